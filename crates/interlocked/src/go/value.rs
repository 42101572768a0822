//! `Value`: a value of any type, always the same one.
//!
//! The type and the data are two words, which no instruction here reads together. They need not be:
//! the first store fixes the type, so that any data seen later are of the type seen before. To keep
//! other threads out between the two writes of the first store, the type is first set to a mark.
//!
//! Soundness rests on one invariant: once `of` is a type, it stays, and every pointer that `data` has
//! from then on is to a value of that type that lives for `'a`. A later store does not touch `of`,
//! although its own description of the type may be another one at another address.

use core::fmt;
use core::marker::PhantomData;
use core::ptr::{self, NonNull};

use super::any::{Any, Type, Words, nil};
use crate::{Atomic, SeqCst, hint};

/// Go's `atomic.Value`: a shared value of any type, at first nil.
///
/// Go's collector keeps a value as long as somebody may load it. Here the values outlive the `Value`:
/// it has references, and `'a` is how long they live. All of them are of the type that was first
/// stored; a map that is read often and replaced as a whole is the example of Go's documentation:
///
/// ```
/// use interlocked::go::Value;
/// use std::collections::BTreeMap;
///
/// type Config = BTreeMap<&'static str, u32>;
///
/// let old = Config::from([("workers", 2)]);
/// let new = Config::from([("workers", 8)]);
///
/// let config = Value::new();
/// assert!(config.Load().is_nil());
/// config.Store(&old);
/// std::thread::scope(|scope| {
///     scope.spawn(|| {
///         let config = config.Load().downcast_ref::<Config>().unwrap();
///         assert!(config["workers"] == 2 || config["workers"] == 8);
///     });
///     assert!(config.CompareAndSwap(&old, &new));
/// });
/// ```
///
/// The references must live long enough:
/// ```compile_fail,E0597
/// let config = interlocked::go::Value::new();
/// {
///     let short = 5;
///     config.Store(&short);
/// }
/// config.Load();
/// ```
///
/// Limits: while one thread is in the first store, others wait for it in a loop. Go keeps that thread
/// from being preempted then; here it may be.
pub struct Value<'a> {
    /// Null, [`FIRST_STORE_IN_PROGRESS`], or the type.
    of: Atomic<*mut Type>,
    data: Atomic<*mut ()>,
    /// References go in and come out.
    references: PhantomData<fn(&'a ()) -> &'a ()>,
}

/// The mark: where no [`Type`] is, because they are aligned.
const FIRST_STORE_IN_PROGRESS: *mut Type = ptr::without_provenance_mut(1);
const _: () = assert!(align_of::<Type>() > 1);

/// What the first word says.
enum State {
    Empty,
    FirstStoreInProgress,
    Of(&'static Type),
}

impl<'a> Value<'a> {
    /// Nil, to be shared.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            of: Atomic::new(ptr::null_mut()),
            data: Atomic::new(ptr::null_mut()),
            references: PhantomData,
        }
    }

    /// Reads the value: that of the latest store, or nil if there was none.
    #[must_use]
    pub fn Load(&self) -> Any<'a> {
        match self.state() {
            // SAFETY: `of` is fixed, and what is in `data` is a value of it.
            State::Of(of) => unsafe { Self::any(of, self.data.load(SeqCst)) },
            State::Empty | State::FirstStoreInProgress => nil,
        }
    }

    /// Writes the value.
    ///
    /// # Panics
    ///
    /// If `val` is nil, or of another type than the one that was first stored.
    #[track_caller]
    pub fn Store(&self, val: impl Into<Any<'a>>) {
        let Some(val) = val.into().words else {
            panic!("sync/atomic: store of nil value into Value");
        };
        if let Some(of) = self.fix(val) {
            assert!(*of == *val.of, "sync/atomic: store of inconsistently typed value into Value");
            self.data.store(val.data.as_ptr(), SeqCst);
        }
    }

    /// Writes the value, and returns the old one.
    ///
    /// # Panics
    ///
    /// If `new` is nil, or of another type than the one that was first stored.
    #[track_caller]
    pub fn Swap(&self, new: impl Into<Any<'a>>) -> Any<'a> {
        let Some(new) = new.into().words else {
            panic!("sync/atomic: swap of nil value into Value");
        };
        let Some(of) = self.fix(new) else { return nil };
        assert!(*of == *new.of, "sync/atomic: swap of inconsistently typed value into Value");
        let old = self.data.swap(new.data.as_ptr(), SeqCst);
        // SAFETY: `of` is fixed, and what was in `data` is a value of it.
        unsafe { Self::any(of, old) }
    }

    /// Writes `new` if the value equals `old`, and returns whether it did.
    ///
    /// Values are compared, not addresses. It may return `false` although the value equals `old`, if
    /// another equal value was stored meanwhile.
    ///
    /// # Panics
    ///
    /// If `new` is nil, or of another type than `old` or than the one that was first stored, or if
    /// the type does not compare.
    #[track_caller]
    pub fn CompareAndSwap(&self, old: impl Into<Any<'a>>, new: impl Into<Any<'a>>) -> bool {
        let old = old.into();
        let Some(new) = new.into().words else {
            panic!("sync/atomic: compare and swap of nil value into Value");
        };
        assert!(
            old.words.is_none_or(|old| *old.of == *new.of),
            "sync/atomic: compare and swap of inconsistently typed values"
        );
        if !old.is_nil() && matches!(self.state(), State::Empty) {
            return false;
        }
        let Some(of) = self.fix(new) else { return true };
        assert!(
            *of == *new.of,
            "sync/atomic: compare and swap of inconsistently typed value into Value"
        );
        let data = self.data.load(SeqCst);
        // SAFETY: `of` is fixed, and `data` is a value of it.
        let current = unsafe { Self::any(of, data) };
        current == old
            && self.data.compare_exchange(data, new.data.as_ptr(), SeqCst, SeqCst).is_ok()
    }

    /// What the first word says.
    fn state(&self) -> State {
        let of = self.of.load(SeqCst);
        if of.is_null() {
            State::Empty
        } else if of == FIRST_STORE_IN_PROGRESS {
            State::FirstStoreInProgress
        } else {
            // SAFETY: Otherwise it is what `fix` stored: a `&'static Type`.
            State::Of(unsafe { &*of })
        }
    }

    /// The type, once it is fixed. If this is the first store it fixes the type as `first`'s, has
    /// then stored `first`, and gives nothing.
    fn fix(&self, first: Words) -> Option<&'static Type> {
        let mark = FIRST_STORE_IN_PROGRESS;
        loop {
            match self.state() {
                State::Of(of) => return Some(of),
                State::FirstStoreInProgress => hint::spin_loop(),
                State::Empty => {
                    if self.of.compare_exchange(ptr::null_mut(), mark, SeqCst, SeqCst).is_ok() {
                        self.data.store(first.data.as_ptr(), SeqCst);
                        self.of.store(ptr::from_ref(first.of).cast_mut(), SeqCst);
                        return None;
                    }
                }
            }
        }
    }

    /// The value that the two words are.
    ///
    /// # Safety
    ///
    /// `of` is the fixed type, and `data` was in the second word since.
    unsafe fn any(of: &'static Type, data: *mut ()) -> Any<'a> {
        // SAFETY: All data come from an `Any<'a>`, in which they are not null, and of the fixed type.
        unsafe { Any::from_words(Words { of, data: NonNull::new_unchecked(data) }) }
    }
}

impl Default for Value<'_> {
    /// Nil.
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Value").field(&self.Load()).finish()
    }
}
