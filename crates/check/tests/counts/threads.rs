//! Threads of instructions, as a program that the checker runs.

use interlocked_check::{Exchange, Location, Order, Program, Request};

/// What a thread's latest value is after a failure for no reason.
pub(crate) const FAILED: u64 = 99;

/// An instruction of a thread. What it reads goes to the thread's list of values.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    Load(Location, Order),
    Store(Location, u64, Order),
    Add(Location, u64, Order),
    Swap(Location, u64, Order),
    /// Expected, new.
    Cas(Location, u64, u64, Order),
    /// As `Cas`, but it may fail for no reason.
    Weak(Location, u64, u64, Order),
    /// Waits until the value is 0, and writes 1.
    Lock(Location),
    /// An access that is not atomic, to the first byte of a location, and whether it writes.
    Access(Location, bool),
    Fence(Order),
    /// One of so many ways; which is as a value that is read.
    Choose(u8),
    /// Reads until the value is this.
    Await(Location, u64, Order),
    /// Goes on if the latest value read is this.
    Assume(u64),
}
use Op::{Access, Add, Assume, Await, Cas, Choose, Fence, Load, Lock, Store, Swap, Weak};

pub(crate) struct Threads {
    code: Vec<Vec<Op>>,
    at: Vec<usize>,
    /// The value that the first half of a read-modify-write read.
    read: Vec<Option<u64>>,
    pub(crate) latest: Vec<u64>,
    /// Whether a weak compare-exchange has just failed for no reason.
    is_failing: bool,
    /// Whether a thread waits for a lock that it has found taken.
    is_waiting: Vec<bool>,
}

impl Threads {
    pub(crate) fn new(code: Vec<Vec<Op>>) -> Self {
        let n = code.len();
        Self {
            code,
            at: vec![0; n],
            read: vec![None; n],
            latest: vec![0; n],
            is_failing: false,
            is_waiting: vec![false; n],
        }
    }
}

/// The read of a compare-exchange.
fn read(location: Location, op: Op) -> Request {
    let (waits, weak) = (matches!(op, Lock(_)), matches!(op, Weak(..)));
    let (expected, success) = match op {
        Weak(_, expected, _, order) => (expected, order),
        _ => (0, Order::Acquire),
    };
    let failure = Order::Relaxed;
    let exchange = Some(Exchange { expected, success, failure, weak, fails: false });
    Request::Read { location, order: success, exchange, update: false, waits }
}

fn updated(op: Op, old: u64) -> Option<(Location, u64, Order)> {
    match op {
        Add(x, n, order) => Some((x, old + n, order)),
        Swap(x, new, order) => Some((x, new, order)),
        Lock(x) => (old == 0).then_some((x, 1, Order::Relaxed)),
        Cas(x, expected, new, order) | Weak(x, expected, new, order) => {
            (old == expected).then_some((x, new, order))
        }
        _ => None,
    }
}

impl Program for Threads {
    fn threads(&self) -> usize {
        self.code.len()
    }

    fn reset(&mut self) {
        *self = Self::new(core::mem::take(&mut self.code));
    }

    fn request(&mut self, thread: usize) -> Request {
        let Some(&op) = self.code[thread].get(self.at[thread]) else { return Request::End };
        match op {
            Await(..) if self.is_waiting[thread] => Request::Wait { reads: 1 },
            Load(location, order) | Await(location, _, order) => {
                let waits = matches!(op, Await(..));
                Request::Read { location, order, exchange: None, update: false, waits }
            }
            Store(location, value, order) => {
                Request::Write { location, order, value, update: false }
            }
            Add(location, _, order) | Swap(location, _, order) | Cas(location, _, _, order) => {
                match self.read[thread] {
                    None => {
                        let update = !matches!(op, Cas(..));
                        Request::Read { location, order, exchange: None, update, waits: false }
                    }
                    Some(old) => {
                        let (location, value, order) = updated(op, old).expect("it goes through");
                        Request::Write { location, order, value, update: true }
                    }
                }
            }
            Lock(location) | Weak(location, ..) => match self.read[thread] {
                None if self.is_waiting[thread] => Request::Wait { reads: 1 },
                None => read(location, op),
                Some(old) => {
                    let (location, value, order) = updated(op, old).expect("it goes through");
                    Request::Write { location, order, value, update: true }
                }
            },
            Access(location, write) => Request::Access { address: location >> 3, size: 1, write },
            Fence(order) => Request::Fence { order },
            Choose(ways) => Request::Choice { ways, for_no_reason: false },
            Assume(_) => Request::Block,
        }
    }

    fn done(&mut self, thread: usize, value: u64) {
        let op = self.code[thread][self.at[thread]];
        let is_update = matches!(op, Add(..) | Swap(..) | Cas(..) | Weak(..) | Lock(_));
        if matches!(op, Load(..) | Choose(_)) || is_update && self.read[thread].is_none() {
            self.latest[thread] = if self.is_failing { FAILED } else { value };
        }
        if let Await(_, wanted, _) = op
            && value != wanted
        {
            self.is_waiting[thread] = true;
            return;
        }
        let fails = core::mem::take(&mut self.is_failing);
        if is_update && self.read[thread].is_none() && !fails {
            if updated(op, value).is_some() {
                self.read[thread] = Some(value);
                return;
            }
            if matches!(op, Lock(_)) {
                self.is_waiting[thread] = true;
                return;
            }
        }
        self.read[thread] = None;
        self.at[thread] += 1;
        while let Some(&Assume(wanted)) = self.code[thread].get(self.at[thread]) {
            if self.latest[thread] != wanted {
                break;
            }
            self.at[thread] += 1;
        }
    }

    fn failed(&mut self, thread: usize, value: u64) {
        self.is_failing = true;
        self.done(thread, value);
    }

    fn initial(&self, _: Location) -> u64 {
        0
    }
}
