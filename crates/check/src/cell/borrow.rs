//! An access to the contents of a cell, for as long as it lasts.
//!
//! It is an event at its start, and one at its end if the thread has done anything else in between,
//! so that a race with any part of it is found. Two accesses that last at once, one of which may
//! write, are a misuse, whoever makes them: the references that they stand for would overlap. What is
//! a part of the other is a cell in a cell, which may be written through a shared reference.

use core::ops::Range;
use core::sync::atomic::AtomicU8;

use crate::graph::is_part;
use crate::native;
use crate::program::{Request, Site};

/// An access that lasts.
pub(super) struct Borrow {
    /// `None` outside of a check and for what has no size.
    lasting: Option<Lasting>,
    site: Site,
}

/// What of an access the others have to know.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Lasting {
    address: usize,
    size: usize,
    write: bool,
    /// How many events the thread had made when the access had begun.
    step: u32,
}

/// Does something with the accesses that last in this execution.
fn lasting<R>(work: impl FnOnce(&mut Vec<Lasting>) -> R) -> R {
    static KEY: AtomicU8 = AtomicU8::new(0);
    native::aside(|| native::place(KEY.as_ptr().addr(), Vec::new, work))
}

impl Lasting {
    fn request(self) -> Request {
        let (address, size) = (native::name(self.address), self.size as u32);
        Request::Access { address, size, write: self.write }
    }

    /// A cell within another is a matter of its own.
    fn conflicts(self, other: Self) -> bool {
        let (own, others) = (self.bytes(), other.bytes());
        let overlaps = own.start < others.end && others.start < own.end;
        (self.write || other.write)
            && overlaps
            && !is_part(&own, &others)
            && !is_part(&others, &own)
    }

    fn bytes(self) -> Range<usize> {
        self.address..self.address + self.size
    }
}

impl Borrow {
    /// Begins to access a value.
    ///
    /// # Safety
    /// There is a value at the place.
    pub(super) unsafe fn new<T: ?Sized>(place: *mut T, write: bool, site: Site) -> Self {
        // SAFETY: the caller's promise.
        let size = unsafe { size_of_val(&*place.cast_const()) };
        if !native::is_running() || size == 0 {
            return Self { lasting: None, site };
        }
        let mut own = Lasting { address: place.addr(), size, write, step: 0 };
        native::ask(own.request(), Some(site));
        own.step = native::step();
        let other = lasting(|all| {
            let other = all.iter().copied().find(|other| own.conflicts(*other));
            all.push(own);
            other
        });
        if let Some(other) = other {
            let how = |write| if write { "written" } else { "read" };
            let (own, other) = (how(write), how(other.write));
            native::misused(format!("a cell is {own} while it is being {other}"));
        }
        Self { lasting: Some(own), site }
    }
}

impl Drop for Borrow {
    fn drop(&mut self) {
        let Some(own) = self.lasting.filter(|_| native::is_running()) else { return };
        lasting(|all| {
            if let Some(at) = all.iter().rposition(|other| *other == own) {
                all.swap_remove(at);
            }
        });
        if native::step() != own.step {
            native::ask(own.request(), Some(self.site));
        }
    }
}

/// Accesses the value of a cell, without anything else in between.
pub(super) fn touch<T: ?Sized>(cell: &std::cell::Cell<T>, write: bool, site: Site) {
    // SAFETY: a reference to the cell is one to its value.
    drop(unsafe { Borrow::new(cell.as_ptr(), write, site) });
}
