//! Memory that can be changed through a shared reference, as in [`std::cell`] and, for
//! [`UnsafeCell`], as loom has it.

#[allow(unsafe_code)]
mod borrow;
mod plain;
#[allow(unsafe_code)]
mod unsafe_cell;

pub use self::plain::Cell;
pub use self::unsafe_cell::{ConstPtr, MutPtr, UnsafeCell};
pub use std::cell::{BorrowError, BorrowMutError, LazyCell, OnceCell, Ref, RefCell, RefMut};
