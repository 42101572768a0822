//! Memory as the bytes that it holds, whether anything was written to them or not: for states to be
//! compared.

use core::mem::MaybeUninit;
use core::ops::Range;

use super::memory::Memory;

/// What unused bytes of a stack hold, where that matters: no likely value of a variable.
pub(super) const FILLING: u8 = 0xa7;

/// Fills memory with [`FILLING`].
///
/// # Safety
/// The addresses are of memory that can be written to and that nothing uses.
pub(super) unsafe fn fill(addresses: Range<usize>) {
    let first = core::ptr::with_exposed_provenance_mut::<u8>(addresses.start);
    // SAFETY: the caller's promise.
    unsafe { first.write_bytes(FILLING, addresses.len()) };
}

/// A copy of memory. Bytes that were never written hold what was left there.
pub(super) fn copy(memory: &[MaybeUninit<u8>]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(memory.len());
    // SAFETY: as many bytes as there is room for, from elsewhere. They are bytes of a stack that was
    // mapped by the system, so that each has a value.
    unsafe {
        core::ptr::copy_nonoverlapping(memory.as_ptr().cast(), bytes.as_mut_ptr(), memory.len());
        bytes.set_len(memory.len());
    }
    bytes
}

/// A number for all that threads have allocated and what it holds; no thread runs.
pub(super) fn digest(memory: &Memory) -> u64 {
    memory.allocated_now().fold(0, |number, (name, address, size)| {
        // SAFETY: the block is allocated, and nothing writes to it now.
        unsafe { digest_block(mix(number, name), address, size) }
    })
}

fn mix(number: u64, word: u64) -> u64 {
    (number.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// Goes on with a number for what a block holds.
///
/// # Safety
/// The block is allocated, and nothing writes to it now.
unsafe fn digest_block(mut number: u64, address: usize, size: usize) -> u64 {
    let first = core::ptr::with_exposed_provenance::<u8>(address);
    for at in (0..size / 8).map(|word| 8 * word) {
        // SAFETY: within the block, by the caller's promise; volatile, so that bytes that the
        // program never wrote are what is there.
        let word = unsafe { first.add(at).cast::<[u8; 8]>().read_volatile() };
        number = mix(number, u64::from_ne_bytes(word));
    }
    for at in size / 8 * 8..size {
        // SAFETY: likewise.
        number = mix(number, unsafe { first.add(at).read_volatile() }.into());
    }
    number
}
