//! Memory, as in [`std::alloc`], that must be given back.
//!
//! What is allocated here and not freed when an execution ends is a leak; memory that the standard
//! library allocates, for a `Box` that is leaked on purpose for example, is not. To read such memory
//! before anything was written to it is an error too, as far as cells and atomics read it.

pub use std::alloc::{GlobalAlloc, Layout, LayoutError, System, handle_alloc_error};

use std::panic::Location as Caller;

use crate::native;
use crate::program::Site;

/// Allocates memory, as [`std::alloc::alloc`].
///
/// # Safety
/// The layout has a size.
#[track_caller]
pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    // SAFETY: the caller's promise.
    let block = unsafe { std::alloc::alloc(layout) };
    track(block, Caller::caller());
    if native::is_running() && !block.is_null() {
        // SAFETY: it was allocated just now, with that size.
        unsafe { native::mark_unwritten(block, layout.size()) };
    }
    block
}

/// Allocates memory that is 0, as [`std::alloc::alloc_zeroed`].
///
/// # Safety
/// The layout has a size.
#[track_caller]
pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    // SAFETY: the caller's promise.
    let block = unsafe { std::alloc::alloc_zeroed(layout) };
    track(block, Caller::caller());
    block
}

/// Allocates memory of another size and moves there what was in the old, as [`std::alloc::realloc`].
///
/// # Safety
/// The memory was allocated with the layout and not freed, and the new layout has a size.
#[track_caller]
pub unsafe fn realloc(block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    let moved = unsafe { std::alloc::realloc(block, layout, size) };
    if !moved.is_null() {
        native::given_up(block.addr());
        track(moved, Caller::caller());
    }
    moved
}

/// Frees memory, as [`std::alloc::dealloc`].
///
/// # Safety
/// It was allocated with the layout and not freed.
pub unsafe fn dealloc(block: *mut u8, layout: Layout) {
    native::given_up(block.addr());
    // SAFETY: the caller's promise.
    unsafe { std::alloc::dealloc(block, layout) };
}

fn track(block: *mut u8, site: Site) {
    if native::is_running() && !block.is_null() {
        native::made(block.addr(), "memory", site);
    }
}

/// A value that must be dropped before an execution ends.
#[derive(Debug)]
pub struct Track<T> {
    value: T,
    tracked: Tracked,
}

/// What knows of a value that must be dropped.
#[derive(Debug)]
struct Tracked(Option<usize>);

impl Drop for Tracked {
    fn drop(&mut self) {
        if let Some(number) = self.0 {
            native::given_up(number);
        }
    }
}

impl<T> Track<T> {
    /// A value that must be dropped.
    #[track_caller]
    pub fn new(value: T) -> Self {
        let number = native::is_running().then(native::unused_address);
        if let Some(number) = number {
            native::made(number, "tracked value", Caller::caller());
        }
        Self { value, tracked: Tracked(number) }
    }

    /// The value.
    pub const fn get_ref(&self) -> &T {
        &self.value
    }

    /// The value.
    pub const fn get_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// The value, which need not be dropped any more.
    pub fn into_inner(self) -> T {
        drop(self.tracked);
        self.value
    }
}
