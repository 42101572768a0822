//! Memory as the bytes that it holds, whether anything was written to them or not: for states to be
//! compared.

use core::mem::MaybeUninit;
use core::ops::Range;

use super::memory::Memory;
use super::shared::with_shared;

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

/// What a byte of memory holds that was allocated and never written to: no likely value, all the less
/// several of them.
const fn unwritten(offset: usize) -> u8 {
    (offset as u8).wrapping_mul(0x3b) ^ 0xc5
}

/// Fills memory so that it can be seen whether anything was written to it.
///
/// # Safety
/// There are as many bytes, which can be written to and which nothing uses, and which are there until
/// they are freed.
pub(crate) unsafe fn mark_unwritten(first: *mut u8, size: usize) {
    for offset in 0..size {
        // SAFETY: the caller's promise.
        unsafe { first.add(offset).write(unwritten(offset)) };
    }
    with_shared(|shared| shared.memory.mark(first.expose_provenance(), size));
}

/// Whether nothing was written to any of some bytes, at an offset in memory that was
/// [marked](mark_unwritten) and is still allocated; no thread runs.
pub(super) fn are_bytes_unwritten(address: usize, offset: usize, size: usize) -> bool {
    let first = core::ptr::with_exposed_provenance::<u8>(address + offset);
    // SAFETY: memory that was marked is at least as long, by the promise of `mark_unwritten`; what
    // an execution frees is kept until it is over.
    (0..size).all(|at| unsafe { first.add(at).read_volatile() } == unwritten(offset + at))
}

/// Whether the bits of a value are those of bytes that nothing was written to.
pub(super) fn are_unwritten(bits: u128, offset: usize, size: usize) -> bool {
    let bytes = bits.to_ne_bytes();
    let bytes = if cfg!(target_endian = "big") { &bytes[16 - size..] } else { &bytes[..size] };
    bytes.iter().enumerate().all(|(at, &byte)| byte == unwritten(offset + at))
}
