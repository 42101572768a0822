//! A cell of the arena, as the harness fills it before a run and reads it after.
//!
//! Atomic accesses, because other threads have the same memory mapped; relaxed ones, because a
//! rendezvous always lies between them and the test's own.

use core::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering::Relaxed};

use interlocked_exec::{LocationId, Program, Value, Width};

use crate::layout::Layout;

/// Reads a cell; 128 bits in two halves.
///
/// # Safety
/// `at` is valid for reads and writes of `width`, aligned to it, and accessed by atomic
/// instructions alone while this runs.
pub(crate) unsafe fn load(at: *mut u8, width: Width) -> u128 {
    match width {
        // SAFETY: `from_ptr` wants a pointer that is valid, aligned and free of other than atomic
        // accesses; the caller says all three.
        Width::B8 => u128::from(unsafe { AtomicU8::from_ptr(at) }.load(Relaxed)),
        // SAFETY: as for 8 bits.
        Width::B16 => u128::from(unsafe { AtomicU16::from_ptr(at.cast()) }.load(Relaxed)),
        // SAFETY: as for 8 bits.
        Width::B32 => u128::from(unsafe { AtomicU32::from_ptr(at.cast()) }.load(Relaxed)),
        // SAFETY: as for 8 bits.
        Width::B64 => u128::from(unsafe { AtomicU64::from_ptr(at.cast()) }.load(Relaxed)),
        Width::B128 => {
            // SAFETY: each half is valid, and aligned to 8 bytes because the whole is to 16.
            let (low, high) = unsafe { (load(at, Width::B64), load(at.add(8), Width::B64)) };
            low | high << 64
        }
    }
}

/// Writes a cell; 128 bits in two halves.
///
/// # Safety
/// As for [`load`].
unsafe fn store(at: *mut u8, width: Width, bits: u128) {
    match width {
        // SAFETY: as in `load`.
        Width::B8 => unsafe { AtomicU8::from_ptr(at) }.store(bits as u8, Relaxed),
        // SAFETY: as in `load`.
        Width::B16 => unsafe { AtomicU16::from_ptr(at.cast()) }.store(bits as u16, Relaxed),
        // SAFETY: as in `load`.
        Width::B32 => unsafe { AtomicU32::from_ptr(at.cast()) }.store(bits as u32, Relaxed),
        // SAFETY: as in `load`.
        Width::B64 => unsafe { AtomicU64::from_ptr(at.cast()) }.store(bits as u64, Relaxed),
        Width::B128 => {
            // SAFETY: as in `load`.
            unsafe { store(at, Width::B64, bits) };
            // SAFETY: as in `load`.
            unsafe { store(at.add(8), Width::B64, bits >> 64) };
        }
    }
}

/// An element to fill before each run.
struct Element {
    /// Bytes from the run's base.
    displacement: usize,
    width: Width,
    /// The number, or what to add to the run's base.
    bits: u128,
    relative: bool,
}

/// The initial values of each location.
pub(crate) struct Fill(Vec<Vec<Element>>);

impl Fill {
    /// What `program` starts from.
    pub(crate) fn new(program: &Program, layout: &Layout) -> Self {
        let locations = program.locations.iter().zip(0..).map(|(location, id)| {
            let id = LocationId(id);
            let elements = location.init.iter().enumerate().map(|(index, &value)| {
                let (bits, relative) = match value {
                    Value::Int(bits) => (bits, false),
                    Value::Address(to, offset) => (layout.displacement(to, offset) as u128, true),
                };
                Element {
                    displacement: layout.element(id, index),
                    width: layout.widths[usize::from(id.0)],
                    bits,
                    relative,
                }
            });
            elements.collect()
        });
        Self(locations.collect())
    }

    /// The number of locations.
    pub(crate) fn locations(&self) -> usize {
        self.0.len()
    }

    /// Fills a location's cells of the run at `base`.
    ///
    /// # Safety
    /// `base` is the base of a run in a live arena of the layout that `self` was made for, and no
    /// other thread accesses these cells meanwhile but by atomic instructions.
    pub(crate) unsafe fn location(&self, location: usize, base: *mut u8) {
        for element in &self.0[location] {
            let offset = if element.relative { base as u128 } else { 0 };
            // SAFETY: by the layout the displacement of an element leads from a run's base to an
            // aligned cell of its width inside the arena; the rest is the caller's word.
            unsafe {
                store(
                    base.add(element.displacement),
                    element.width,
                    offset.wrapping_add(element.bits),
                );
            }
        }
    }
}
