//! The allocator of the program: the system's, and what the threads of a check allocate and free is
//! noted, so that memory has the same name in every execution, and is not used again in one.
//!
//! It is the program's global allocator unless the feature `allocator` is off; a program that has
//! another installs [`Allocator`] around that.

use core::alloc::{GlobalAlloc, Layout};
use std::alloc::System;

use super::{observe_alloc, observe_dealloc};

/// An allocator that tells the checker what the threads of a check allocate and free.
#[derive(Debug, Default)]
pub struct Allocator<A = System>(A);

impl<A> Allocator<A> {
    /// Around another.
    pub const fn new(inner: A) -> Self {
        Self(inner)
    }
}

#[cfg(feature = "allocator")]
#[global_allocator]
static GLOBAL: Allocator = Allocator::new(System);

// SAFETY: all memory is the inner allocator's, which keeps the contract of `GlobalAlloc`. A block
// that is freed by a thread of a check is given back to the allocator later, never earlier, with the
// layout that it was freed with. `realloc` is the inner one only outside of a check; in one it is
// the trait's default, which allocates, copies and frees.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Allocator<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        let block = unsafe { self.0.alloc(layout) };
        observe_alloc(block, layout);
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if !observe_dealloc(block, layout) {
            // SAFETY: the caller's promise.
            unsafe { self.0.dealloc(block, layout) };
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !super::is_observing() {
            // SAFETY: the caller's promise.
            return unsafe { self.0.realloc(block, layout, size) };
        }
        // SAFETY: the caller promises that the size, rounded up to the alignment, fits.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: the layout has a size, by the caller's promise.
        let moved = unsafe { self.alloc(new) };
        if !moved.is_null() {
            // SAFETY: both blocks have that many bytes, and the new one overlaps nothing.
            unsafe { core::ptr::copy_nonoverlapping(block, moved, layout.size().min(size)) };
            // SAFETY: the caller's promise.
            unsafe { self.dealloc(block, layout) };
        }
        moved
    }
}

/// Gives a block back that a thread of a check has freed.
pub(super) fn release(block: usize, layout: Layout) {
    // SAFETY: `dealloc` was called with this block and layout, and did not give it back; outside of
    // a check it is the global allocator that does.
    unsafe { std::alloc::dealloc(core::ptr::with_exposed_provenance_mut(block), layout) };
}
