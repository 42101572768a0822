//! The counts of an [`Arc`](super::Arc) in a check: where the standard library keeps them, and with
//! the orderings that it uses (`library/alloc/src/sync.rs` of Rust 1.95).
//!
//! The checker's counts are in the graph; the standard library's own go with them, so that it drops
//! the value when the last thread in modification order gives it up. One deviation: where the
//! standard library has an acquire fence, there is an acquire load of the count, which acquires
//! what was released to this count and no more.

use crate::program::{Order, Site};
use crate::sync::word::{LOCKED, Modelled as _, Shadow};

/// Two counts beside a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    strong: Shadow,
    weak: Shadow,
}

impl Counts {
    /// Those of the value at an address, and what the standard library's are now.
    pub(super) fn of(value: *const (), strong: usize, weak: usize) -> Self {
        // There are two counts before the value (`ArcInner`, which has a fixed layout).
        let before = |words: usize| value.addr() - words * size_of::<usize>();
        Self {
            strong: Shadow { address: before(2), initial: strong as u32 },
            weak: Shadow { address: before(1), initial: weak as u32 + 1 },
        }
    }

    /// A strong reference is cloned.
    pub(super) fn clone_strong(&self, site: Site) {
        self.strong.modify((Order::Relaxed, Order::Relaxed), site, |count| count + 1);
    }

    /// A strong reference is given up. Whether it was the last.
    pub(super) fn drop_strong(&self, site: Site) -> bool {
        let old = self.strong.modify((Order::Relaxed, Order::Release), site, |count| count - 1);
        if old != 1 {
            return false;
        }
        self.strong.load(Order::Acquire, site);
        true
    }

    /// A strong reference is given up, where nothing else is done to the count that is an event;
    /// `is_last` if it is the last that the standard library knows of.
    pub(super) fn end(&self, site: Site, is_last: impl FnOnce() -> bool) -> bool {
        self.strong.modify((Order::Relaxed, Order::Release), site, |ends| ends + 1);
        let is_last = is_last();
        if is_last {
            self.strong.load(Order::Acquire, site);
        }
        is_last
    }

    /// The weak reference that all strong ones have together is given up.
    pub(super) fn drop_common(&self, site: Site) {
        // If there never was another, nobody can tell.
        if self.weak.is_known() {
            self.drop_weak(site);
        }
    }

    /// The count of strong references is one, and becomes none; or nothing is done.
    pub(super) fn take(&self, reading: Order, site: Site) -> bool {
        self.strong.exchange((1, 0), reading, false, site)
    }

    /// After [`take`](Self::take): acquires what others released when they gave theirs up.
    pub(super) fn acquire(&self, site: Site) {
        self.strong.load(Order::Acquire, site);
    }

    /// After [`take`](Self::take): there is a strong reference again.
    pub(super) fn put_back(&self, site: Site) {
        self.strong.store(1, Order::Release, site);
    }

    /// Whether there is one strong reference and no other weak one.
    pub(super) fn is_unique(&self, site: Site) -> bool {
        if !self.weak.exchange((1, LOCKED), Order::Acquire, false, site) {
            return false;
        }
        let is_unique = self.strong.load(Order::Acquire, site) == 1;
        self.weak.store(1, Order::Release, site);
        is_unique
    }

    /// A weak reference is made from a strong one.
    pub(super) fn downgrade(&self, site: Site) {
        self.weak.modify_when(site, |count| (count != LOCKED).then(|| count + 1));
    }

    /// A weak reference is cloned.
    pub(super) fn clone_weak(&self, site: Site) {
        self.weak.modify((Order::Relaxed, Order::Relaxed), site, |count| count + 1);
    }

    /// A weak reference is given up.
    pub(super) fn drop_weak(&self, site: Site) {
        let old = self.weak.modify((Order::Relaxed, Order::Release), site, |count| count - 1);
        if old == 1 {
            self.weak.load(Order::Acquire, site);
        }
    }

    /// A strong reference is made from a weak one, if there is another.
    pub(super) fn upgrade(&self, site: Site) -> bool {
        let next = |count| (count != 0).then(|| count + 1);
        self.strong.modify_if((Order::Acquire, Order::Relaxed), site, next).is_ok()
    }

    pub(super) fn strong(&self, site: Site) -> usize {
        self.strong.load(Order::Relaxed, site) as usize
    }

    /// The number of weak references that strong ones do not have together.
    pub(super) fn weak(&self, order: Order, site: Site) -> usize {
        match self.weak.load(order, site) {
            LOCKED => 0,
            count => count as usize - 1,
        }
    }

    /// The value of a cyclic structure is there now, to which weak references were made before.
    pub(super) fn begin(&self, site: Site) {
        if self.weak.is_known() || self.strong.is_known() {
            self.strong.store(1, Order::Release, site);
        }
    }
}
