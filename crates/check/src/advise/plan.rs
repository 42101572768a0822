//! Which ordering an operation has in a check: the one that it is written with, or another that is
//! tried in its place.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::strength::{Operation, Strength};
use crate::program::Site;

/// An operation in the source text.
pub(crate) type Place = (Site, Operation);

/// Orderings of operations.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// What is tried.
    pub(super) tried: BTreeMap<Place, Strength>,
    /// What the operations that ran are written with.
    pub(super) written: BTreeMap<Place, Strength>,
}

thread_local! {
    static IS_ON: Cell<bool> = const { Cell::new(false) };
    static PLAN: RefCell<Plan> = RefCell::default();
}

/// Runs `work` with orderings tried; what the operations are written with.
pub(crate) fn with<R>(
    tried: BTreeMap<Place, Strength>,
    work: impl FnOnce() -> R,
) -> (R, BTreeMap<Place, Strength>) {
    PLAN.set(Plan { tried, written: BTreeMap::new() });
    IS_ON.set(true);
    let result = work();
    IS_ON.set(false);
    (result, PLAN.take().written)
}

/// The ordering of an operation that is written with another.
pub(crate) fn chosen(site: Site, operation: Operation, written: Strength) -> Strength {
    if !IS_ON.get() {
        return written;
    }
    crate::native::aside(|| {
        PLAN.with_borrow_mut(|plan| {
            let place = (site, operation);
            plan.written.insert(place, written);
            plan.tried.get(&place).copied().unwrap_or(written)
        })
    })
}
