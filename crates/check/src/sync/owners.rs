//! Who is the last of many owners, without an order of all of them.
//!
//! When an owner becomes two, both get a fork of their own; the second that arrives at a fork goes
//! on to the one before it, and who finds none is the last. So the order in which owners go is
//! explored for the two sides of each fork alone: where one owner outlives all others, that is one
//! execution, and not one for each order of the others.
//!
//! Limits: the last owner acquires what was released on the way that it goes, which is less than
//! what one count would tell it.

use std::sync::{Arc, Mutex};

use super::signal::number;
use super::word::{Modelled as _, Shadow};
use crate::native;
use crate::program::{Order, Site};

/// Where two owners meet.
#[derive(Debug)]
struct Fork {
    arrived: Shadow,
    before: Option<Arc<Self>>,
}

/// An owner.
#[derive(Debug)]
pub(super) struct Owner {
    /// Orders those who make others of it.
    turn: Shadow,
    fork: Mutex<Option<Arc<Fork>>>,
}

fn word() -> Shadow {
    Shadow::apart(1, native::current(), 0, number(1))
}

impl Owner {
    /// The only one.
    pub(super) fn only() -> Self {
        Self { turn: word(), fork: Mutex::new(None) }
    }

    /// One of what nobody asks for any more, since an execution is torn down.
    pub(super) fn none() -> Self {
        Self { turn: Shadow { address: 0, initial: 0 }, fork: Mutex::new(None) }
    }

    /// Another one.
    pub(super) fn split(&self, site: Site) -> Self {
        let arrived = word();
        let turn = word();
        self.turn.modify((Order::Relaxed, Order::Relaxed), site, |count| count + 1);
        native::aside(|| {
            let mut own = self.fork.lock().expect("nothing panics with it");
            let fork = Arc::new(Fork { arrived, before: own.take() });
            *own = Some(Arc::clone(&fork));
            Self { turn, fork: Mutex::new(Some(fork)) }
        })
    }

    /// It is one no more. Whether it was the last.
    pub(super) fn leave(&self, site: Site) -> bool {
        let mut next = native::aside(|| self.fork.lock().expect("nothing panics with it").take());
        while let Some(fork) = next {
            let orders = (Order::Acquire, Order::Release);
            let is_first = fork.arrived.modify(orders, site, |count| count + 1) == 0;
            next = native::aside(|| fork.before.clone());
            native::aside(|| drop(fork));
            if is_first {
                native::aside(|| drop(next));
                return false;
            }
        }
        true
    }
}
