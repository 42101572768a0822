//! 128 bits: `lock cmpxchg16b`, alone or in a loop, and for loads and stores AVX where it is.
//!
//! `lock cmpxchg16b` is atomic and `Full` as every locked instruction is; it needs an aligned place
//! (Intel SDM Vol. 2A CMPXCHG8B/CMPXCHG16B). If the exchange fails, the value found comes from that
//! one instruction, so it is never half old and half new.
//!
//! The new value goes in `rcx:rbx`, and LLVM keeps `rbx` for itself: each block puts it back.
//!
//! Limits: without AVX a load writes (the value that it found), so that it faults on memory that is
//! read-only; what the loops read at first is read in halves, which the exchange then checks.

use core::arch::asm;

use super::double::Change;
use super::locked::truth;
use super::{AVX, CX16, vector};
use crate::arch::word::computes;
use crate::arch::{Bits, Exchange, Operation as Op, Test, Word};
use crate::fallback::{self, or_fallback};
use crate::level::Level;
use crate::order::Order;

/// A value as registers hold it.
#[derive(Clone, Copy)]
#[repr(C)]
pub(super) struct Halves {
    pub(super) low: Bits<u64>,
    pub(super) high: Bits<u64>,
}

/// The halves of a value. Bits keep their provenance.
#[inline(always)]
pub(super) const fn halves(value: Bits<u128>) -> Halves {
    // SAFETY: Same size, little-endian, and any bytes will do for a `MaybeUninit`.
    unsafe { core::mem::transmute(value) }
}

/// The value of two halves: a number made of numbers, so that what comes back from a function stays as it
/// is and the call can be the last thing that is done.
#[inline(always)]
pub(super) const fn whole(low: u64, high: u64) -> Bits<u128> {
    Bits::new((high as u128) << 64 | low as u128)
}

/// Reads, by writing what is there: the value is compared with whatever `rcx:rbx` holds, and in case
/// that it is the same, it is written again.
///
/// # Safety
///
/// `place` is valid and aligned, and the CPU has the feature `CX16`.
#[inline]
unsafe fn load(place: *mut Bits<u128>) -> Bits<u128> {
    let (low, high);
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "mov rax, rbx",
            "mov rdx, rcx",
            "lock cmpxchg16b xmmword ptr [{place}]",
            place = in(reg) place,
            out("rax") low,
            out("rdx") high,
            options(nostack),
        );
    }
    whole(low, high)
}

/// Writes, and gives what was there.
///
/// # Safety
///
/// `place` is valid and aligned, and the CPU has the feature `CX16`.
#[inline]
unsafe fn swap(place: *mut Bits<u128>, value: Bits<u128>) -> Bits<u128> {
    let new = halves(value);
    let (low, high);
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "xchg {new}, rbx",
            "mov rax, qword ptr [rdi]",
            "mov rdx, qword ptr [rdi + 8]",
            "2:",
            "lock cmpxchg16b xmmword ptr [rdi]",
            "jne 2b",
            "mov rbx, {new}",
            new = inout(reg) new.low => _,
            in("rcx") new.high,
            in("rdi") place,
            out("rax") low,
            out("rdx") high,
            options(nostack),
        );
    }
    whole(low, high)
}

/// As [`Word::swap`], where the CPU is not known to have the instruction, or not to have it. Its arguments
/// are in registers, which leaves the path that is taken without a stack frame.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[cold]
#[inline(never)]
unsafe fn swap_aside<L: Level>(
    place: *mut Bits<u128>,
    value: Bits<u128>,
    order: Order,
) -> Bits<u128> {
    // SAFETY: The caller's contract is the same, and the level has what is used.
    unsafe {
        if L::has(CX16) {
            swap(place, value)
        } else {
            fallback::change(place, order, |_| Some(value))
        }
    }
}

/// Writes `new` if `old` is there, and gives what was there.
///
/// # Safety
///
/// `place` is valid and aligned, and the CPU has the feature `CX16`.
#[inline]
unsafe fn compare_exchange(
    place: *mut Bits<u128>,
    old: Bits<u128>,
    new: Bits<u128>,
) -> Exchange<u128> {
    let (old, new) = (halves(old), halves(new));
    let (low, high);
    let done: u64;
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "xchg {new}, rbx",
            "lock cmpxchg16b xmmword ptr [rdi]",
            "sete cl",
            "mov rbx, {new}",
            new = inout(reg) new.low => _,
            inout("rcx") new.high => done,
            in("rdi") place,
            inout("rax") old.low => low,
            inout("rdx") old.high => high,
            options(nostack),
        );
    }
    (whole(low, high), truth(done as u8))
}

/// Reads, computes and writes.
///
/// # Safety
///
/// `place` is valid and aligned, and the CPU has the feature `CX16`.
#[inline]
unsafe fn change(operation: Op, place: *mut Bits<u128>, operand: Bits<u128>) -> Change<u128> {
    macro_rules! looped {
        (none; $($step:expr),+) => {
            looped!(@ $($step),+;)
        };
        ($operand:expr; $($step:expr),+) => {{
            let operand = halves($operand);
            looped!(@ $($step),+; in("rsi") operand.low, in("r8") operand.high,)
        }};
        (@ $($step:expr),+; $($operands:tt)*) => {{
            let (low, high, new_low, new_high);
            // SAFETY: The caller's contract.
            unsafe {
                asm!(
                    "mov {rbx}, rbx",
                    "mov rax, qword ptr [rdi]",
                    "mov rdx, qword ptr [rdi + 8]",
                    "2:",
                    $($step,)+
                    "lock cmpxchg16b xmmword ptr [rdi]",
                    "jne 2b",
                    "xchg {rbx}, rbx",
                    rbx = out(reg) new_low,
                    in("rdi") place,
                    $($operands)*
                    out("rcx") new_high,
                    out("rax") low,
                    out("rdx") high,
                    options(nostack),
                );
            }
            Change { old: whole(low, high), new: whole(new_low, new_high) }
        }};
    }
    by_halves!(looped, operation, operand; "rbx" "rcx", "rsi" "r8", "rax" "rdx")
}

/// Reads, computes and writes, with what the level has.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[inline]
unsafe fn changed<L: Level>(
    operation: Op,
    place: *mut Bits<u128>,
    operand: Bits<u128>,
    order: Order,
) -> Change<u128> {
    // SAFETY: The caller's contract is the same, and the level has what is used.
    unsafe {
        or_fallback!(L, CX16, change(operation, place, operand), {
            let old = fallback::rmw(operation, place, operand, order);
            Change { old, new: u128::compute(operation, old, operand) }
        })
    }
}

// SAFETY: Atomic and ordered, for the reasons at the top of this file and of `vector`. Which CPU has
// what does not change while a program runs, so no place is reached in two ways.
unsafe impl Word for u128 {
    computes!();

    #[inline]
    fn is_lock_free<L: Level>() -> bool {
        L::has(CX16)
    }

    #[inline]
    unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
        // SAFETY: The caller's contract is the same, and the level has what is used.
        unsafe {
            // It is never found without `CX16`.
            if L::knows(AVX) {
                return vector::load(place);
            }
            or_fallback!(L, CX16, load(place), fallback::load(place, order))
        }
    }

    #[inline]
    unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
        // SAFETY: As in `load`.
        unsafe {
            if L::knows(AVX) {
                return vector::store(place, value, order);
            }
            <Self as Word>::swap::<L>(place, value, order);
        }
    }

    #[inline]
    unsafe fn swap<L: Level>(
        place: *mut Bits<Self>,
        value: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        // SAFETY: As in `load`.
        unsafe {
            if L::knows(CX16) { swap(place, value) } else { swap_aside::<L>(place, value, order) }
        }
    }

    #[inline]
    unsafe fn compare_exchange<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        // SAFETY: As in `load`.
        unsafe {
            or_fallback!(
                L,
                CX16,
                compare_exchange(place, old, new),
                fallback::compare_exchange(place, old, new, success, failure)
            )
        }
    }

    by_changes!(u64);
}
