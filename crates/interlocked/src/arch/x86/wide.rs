//! 64 bits on 32-bit x86: `lock cmpxchg8b`, alone or in a loop, and for loads and stores the widest
//! registers that the target has.
//!
//! `lock cmpxchg8b` is atomic and `Full` as every locked instruction is (Intel SDM Vol. 2A
//! CMPXCHG8B/CMPXCHG16B); every CPU that Rust has a target for has it. The new value goes in
//! `ecx:ebx`, the old one is in `edx:eax`, and the place and half of the operand take the two
//! registers that are left beside a frame pointer: a loop keeps the other half on the stack.
//!
//! An aligned load or store of 64 bits is atomic, whichever registers it uses, on the Pentium and
//! later (Intel SDM Vol. 3A 9.1.1; AMD APM Vol. 2 7.3.2), and ordered as any other.
//!
//! Limits: what the loops read at first is read in halves, which the exchange then checks.

use core::arch::asm;

use super::double::Change;
use super::locked::truth;
use super::{HAS_MOVE, fence, moved};
use crate::arch::owned::owned;
use crate::arch::word::{computes, rmw_by_exchange};
use crate::arch::{Bits, Exchange, Operation as Op, Test, Word};
use crate::level::Level;
use crate::order::Order;

/// A value as registers hold it.
#[derive(Clone, Copy)]
#[repr(C)]
struct Halves {
    low: Bits<u32>,
    high: Bits<u32>,
}

/// The halves of a value. Bits keep their provenance.
#[inline(always)]
const fn halves(value: Bits<u64>) -> Halves {
    // SAFETY: Same size, little-endian, and any bytes will do for a `MaybeUninit`.
    unsafe { core::mem::transmute(value) }
}

/// The value of two halves.
#[inline(always)]
pub(super) const fn whole(low: Bits<u32>, high: Bits<u32>) -> Bits<u64> {
    // SAFETY: As in `halves`.
    unsafe { core::mem::transmute(Halves { low, high }) }
}

/// Writes, and gives what was there.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
pub(super) unsafe fn swap(place: *mut Bits<u64>, value: Bits<u64>) -> Bits<u64> {
    let new = halves(value);
    let (low, high);
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "mov eax, dword ptr [{place}]",
            "mov edx, dword ptr [{place} + 4]",
            "2:",
            "lock cmpxchg8b qword ptr [{place}]",
            "jne 2b",
            place = in(reg) place,
            in("ebx") new.low,
            in("ecx") new.high,
            out("eax") low,
            out("edx") high,
            options(nostack),
        );
    }
    whole(low, high)
}

/// Writes `new` if `old` is there, and gives what was there.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
unsafe fn compare_exchange(place: *mut Bits<u64>, old: Bits<u64>, new: Bits<u64>) -> Exchange<u64> {
    let (old, new) = (halves(old), halves(new));
    let (low, high);
    let done: u32;
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "lock cmpxchg8b qword ptr [{place}]",
            "sete cl",
            place = in(reg) place,
            in("ebx") new.low,
            inout("ecx") new.high => done,
            inout("eax") old.low => low,
            inout("edx") old.high => high,
            options(nostack),
        );
    }
    (whole(low, high), truth(done as u8))
}

/// Reads, computes and writes.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
unsafe fn change(operation: Op, place: *mut Bits<u64>, operand: Bits<u64>) -> Change<u64> {
    macro_rules! looped {
        (none; $($step:expr),+) => {{
            let (low, high, new_low, new_high);
            // SAFETY: The caller's contract.
            unsafe {
                asm!(
                    "mov eax, dword ptr [{place}]",
                    "mov edx, dword ptr [{place} + 4]",
                    "2:",
                    $($step,)+
                    "lock cmpxchg8b qword ptr [{place}]",
                    "jne 2b",
                    place = in(reg) place,
                    out("ebx") new_low,
                    out("ecx") new_high,
                    out("eax") low,
                    out("edx") high,
                    options(nostack),
                );
            }
            Change { old: whole(low, high), new: whole(new_low, new_high) }
        }};
        ($operand:expr; $($step:expr),+) => {{
            let operand = halves($operand);
            let (low, high, new_low, new_high);
            // SAFETY: The caller's contract; the stack is as it was when the block ends.
            unsafe {
                asm!(
                    "push ecx",
                    "mov eax, dword ptr [{place}]",
                    "mov edx, dword ptr [{place} + 4]",
                    "2:",
                    $($step,)+
                    "lock cmpxchg8b qword ptr [{place}]",
                    "jne 2b",
                    "add esp, 4",
                    place = in(reg) place,
                    low = in(reg) operand.low,
                    inout("ecx") operand.high => new_high,
                    out("ebx") new_low,
                    out("eax") low,
                    out("edx") high,
                );
            }
            Change { old: whole(low, high), new: whole(new_low, new_high) }
        }};
    }
    by_halves!(
        looped, operation, operand;
        "ebx" "ecx", "{low}" "dword ptr [esp]", "eax" "edx"
    )
}

/// Reads, computes and writes: a maximum is a conditional move, which the first CPUs do not have.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[inline]
unsafe fn changed<L: Level>(
    operation: Op,
    place: *mut Bits<u64>,
    operand: Bits<u64>,
    order: Order,
) -> Change<u64> {
    let picks =
        matches!(operation, Op::SignedMax | Op::SignedMin | Op::UnsignedMax | Op::UnsignedMin);
    // SAFETY: The caller's contract is the same.
    unsafe {
        if HAS_MOVE || !picks {
            return change(operation, place, operand);
        }
        let old = rmw_by_exchange::<u64, L>(operation, place, operand, order);
        Change { old, new: u64::compute(operation, old, operand) }
    }
}

// SAFETY: Atomic and ordered, for the reasons at the top of this file.
unsafe impl Word for u64 {
    computes!();

    #[inline]
    unsafe fn load<L: Level>(place: *mut Bits<Self>, _: Order) -> Bits<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { moved::load(place) }
    }

    #[inline]
    unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
        // SAFETY: The caller's contract is the same.
        unsafe { moved::store(place, value) };
        fence(order);
    }

    #[inline]
    unsafe fn swap<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, _: Order) -> Bits<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { swap(place, value) }
    }

    #[inline]
    unsafe fn compare_exchange<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        _: Order,
        _: Order,
    ) -> Exchange<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { compare_exchange(place, old, new) }
    }

    by_changes!(u32);
    owned!(AtomicU64);
}
