//! What `interlocked`'s types do in a check: the table that its hook takes, under
//! `--cfg interlocked_check`. [`interlocked::hook`] says what each operation is.

use interlocked::hook::{Change, Exchange, Hook, Place, install as install_hook};
use interlocked::order::Order as Their;

use crate::advise::{Operation, Strength, chosen};
use crate::hint;
use crate::native::{self, ask, name};
use crate::program::{Order, Request, Site};
use crate::sync::operation::{self, Cell, Failing};

static HOOK: Hook = Hook {
    is_running: native::is_running,
    load,
    store,
    modify,
    compare_exchange,
    fence,
    access,
    spin_loop: |_| hint::spin_loop(),
};

/// From now on, the operations of threads of a check are the checker's.
pub(crate) fn install() {
    install_hook(&HOOK);
}

impl Cell for Place {
    type Bits = u128;

    fn log(&self) -> u64 {
        Self::log(self).into()
    }

    fn address(&self) -> usize {
        Self::address(self)
    }

    fn bits(&self) -> u128 {
        Self::bits(self)
    }

    fn set(&self, bits: u128) {
        Self::set(self, bits);
    }
}

/// The ordering of an operation that is not a read-modify-write; of a fence, `Full` is `SeqCst`.
const fn order(order: Their) -> Order {
    match order {
        Their::Relaxed => Order::Relaxed,
        Their::Acquire => Order::Acquire,
        Their::Release => Order::Release,
        Their::AcqRel => Order::AcqRel,
        Their::SeqCst | Their::Full => Order::SeqCst,
    }
}

fn load(place: &Place, ordering: Their, site: Site) -> u128 {
    operation::load(place, order(ordering), site)
}

fn store(place: &Place, bits: u128, ordering: Their, site: Site) {
    operation::store(place, bits, order(ordering), site);
}

fn modify(place: &Place, change: &Change<'_>, site: Site) -> u128 {
    let Change { compute, order: ordering, returns, .. } = *change;
    let modify = || operation::modify(place, order(ordering).into(), returns, site, compute);
    if is_full(ordering, site) { fenced(site, modify) } else { modify() }
}

fn compare_exchange(place: &Place, exchange: &Exchange, found: &mut u128, site: Site) -> bool {
    let Exchange { expected, new, success, failure, is_weak } = *exchange;
    let values = (expected, new);
    let orders = (order(success).into(), order(failure));
    let result = match is_weak {
        _ if is_full(success, site) => exchange_full(place, exchange, site),
        true => operation::exchange(place, values, orders, Failing::Weak, site),
        false => operation::exchange(place, values, orders, Failing::Strong, site),
    };
    let (Ok(bits) | Err(bits)) = result;
    *found = bits;
    result.is_ok()
}

/// Whether an operation is fully ordered: not if advice is asked for, and a weaker ordering is tried,
/// which is one without fences. That knows `Full` as `SeqCst`.
fn is_full(ordering: Their, site: Site) -> bool {
    let full = Strength::SeqCst;
    ordering == Their::Full && chosen(site, Operation::Update, full) == full
}

/// A compare-exchange that is fully ordered if it succeeds, and a mere load if it fails: whether there
/// are fences is known only when it has read. So both ways are tried, and what turns out otherwise is
/// given up.
fn exchange_full(place: &Place, exchange: &Exchange, site: Site) -> Result<u128, u128> {
    let Exchange { expected, new, success, failure, is_weak } = *exchange;
    let (success, failure) = (order(success).into(), order(failure));
    if ask(Request::Choice { ways: 2, for_no_reason: false }, Some(site)) == 0 {
        return fenced(site, || {
            let orders = (success, failure);
            operation::exchange(place, (expected, new), orders, Failing::Strong, site)
                .inspect_err(|_| give_up(site))
        });
    }
    let found = operation::failed(place, failure, site);
    if found == expected && !is_weak {
        give_up(site);
    }
    Err(found)
}

/// Gives the execution up: another one is as this would have been.
fn give_up(site: Site) {
    ask(Request::Block, Some(site));
}

fn fence(ordering: Their, site: Site) {
    operation::fence(order(ordering), site);
}

/// Does something between two full fences, which are part of it: no other ordering is tried for them.
fn fenced<R>(site: Site, work: impl FnOnce() -> R) -> R {
    let fence = || ask(Request::Fence { order: Order::SeqCst }, Some(site));
    fence();
    let result = work();
    fence();
    result
}

fn access(address: usize, size: usize, write: bool, site: Site) {
    let Ok(size @ 1..) = u32::try_from(size) else { return };
    ask(Request::Access { address: name(address), size, write }, Some(site));
}
