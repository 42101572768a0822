//! How strong an operation's ordering is, and what is weaker or stronger.

use std::fmt;
use std::sync::atomic::Ordering;

use crate::program::Order;

/// What an ordering is given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Operation {
    /// A load.
    Load,
    /// A store.
    Store,
    /// A read-modify-write, or a compare-exchange that succeeds.
    Update,
    /// A compare-exchange that fails.
    Failure,
    /// A fence.
    Fence,
}

/// An ordering, or none at all: a fence that is not needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Strength {
    /// The fence is not there.
    Absent,
    /// `Relaxed`.
    Relaxed,
    /// `Acquire`.
    Acquire,
    /// `Release`.
    Release,
    /// `AcqRel`.
    AcqRel,
    /// `SeqCst`.
    SeqCst,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Load => "load",
            Self::Store => "store",
            Self::Update => "read-modify-write",
            Self::Failure => "failed exchange",
            Self::Fence => "fence",
        })
    }
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Absent => "none",
            Self::Relaxed => "Relaxed",
            Self::Acquire => "Acquire",
            Self::Release => "Release",
            Self::AcqRel => "AcqRel",
            Self::SeqCst => "SeqCst",
        })
    }
}

impl Operation {
    /// The orderings that it may have, the weakest first.
    #[must_use]
    pub const fn strengths(self) -> &'static [Strength] {
        use Strength::{Absent, AcqRel, Acquire, Relaxed, Release, SeqCst};
        match self {
            Self::Load | Self::Failure => &[Relaxed, Acquire, SeqCst],
            Self::Store => &[Relaxed, Release, SeqCst],
            Self::Update => &[Relaxed, Acquire, Release, AcqRel, SeqCst],
            Self::Fence => &[Absent, Acquire, Release, AcqRel, SeqCst],
        }
    }

    /// The orderings that are weaker than one, the weakest first.
    pub fn weaker(self, than: Strength) -> impl Iterator<Item = Strength> {
        self.strengths().iter().copied().filter(move |&other| other.is_weaker(than))
    }

    /// The orderings that are stronger than one, the weakest first.
    pub fn stronger(self, than: Strength) -> impl Iterator<Item = Strength> {
        self.strengths().iter().copied().filter(move |&other| than.is_weaker(other))
    }
}

impl Strength {
    /// Whether it orders less than another. `Acquire` and `Release` are not comparable.
    #[must_use]
    pub fn is_weaker(self, than: Self) -> bool {
        self < than && !(self == Self::Acquire && than == Self::Release)
    }

    /// The orderings of a read-modify-write's halves, of a load and of a store.
    pub(crate) const fn halves(self) -> (Order, Order) {
        match self {
            Self::Absent | Self::Relaxed => (Order::Relaxed, Order::Relaxed),
            Self::Acquire => (Order::Acquire, Order::Relaxed),
            Self::Release => (Order::Relaxed, Order::Release),
            Self::AcqRel => (Order::Acquire, Order::Release),
            Self::SeqCst => (Order::SeqCst, Order::SeqCst),
        }
    }

    /// The ordering of a fence; one that is absent orders nothing.
    pub(crate) const fn of_fence(self) -> Order {
        match self {
            Self::Absent | Self::Relaxed => Order::Relaxed,
            Self::Acquire => Order::Acquire,
            Self::Release => Order::Release,
            Self::AcqRel => Order::AcqRel,
            Self::SeqCst => Order::SeqCst,
        }
    }
}

impl From<Ordering> for Strength {
    fn from(ordering: Ordering) -> Self {
        match ordering {
            Ordering::Acquire => Self::Acquire,
            Ordering::Release => Self::Release,
            Ordering::AcqRel => Self::AcqRel,
            Ordering::SeqCst => Self::SeqCst,
            _ => Self::Relaxed,
        }
    }
}

impl From<Order> for Strength {
    fn from(order: Order) -> Self {
        match order {
            Order::Plain | Order::NoReturn | Order::Relaxed => Self::Relaxed,
            Order::Acquire => Self::Acquire,
            Order::Release => Self::Release,
            Order::AcqRel => Self::AcqRel,
            Order::SeqCst => Self::SeqCst,
        }
    }
}
