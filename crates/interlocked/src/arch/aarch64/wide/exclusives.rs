//! 128 bits by `ldxp` and `stxp`: every AArch64 CPU.
//!
//! A pair is read as one value only if `stxp` then stores (DDI 0487, "Requirements for single-copy
//! atomicity": Load-Exclusive Pair), so every loop here ends with a store, also that of a load and
//! that of a compare-exchange that fails. Orders and barriers are those of [`llsc`].

use core::arch::asm;

use super::super::{MSVC, llsc};
use super::{Place, pair, whole};
use crate::arch::{Exchange, Operation, Test, Word};
use crate::order::Order;

/// `ldxp; stxp`: the store of what was read makes it one value.
#[inline]
pub(super) unsafe fn load(place: Place, order: Order) -> [u64; 2] {
    let (low, high);
    macro_rules! load {
        ($acquire:literal) => {
            asm!(
                "2:",
                concat!("ld", $acquire, "xp", pair!("low" "high")),
                concat!("stxp {failed:w},", pair!("low" "high")),
                "cbnz {failed:w}, 2b",
                place = in(reg) place,
                low = out(reg) low,
                high = out(reg) high,
                failed = out(reg) _,
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: Aligned accesses to memory that the caller says is valid.
    unsafe {
        match order {
            Order::Relaxed => load!(""),
            _ => load!("a"),
        }
    }
    [low, high]
}

/// `ldxp; stxp` of another value.
#[inline]
pub(super) unsafe fn swap(place: Place, [new_low, new_high]: [u64; 2], order: Order) -> [u64; 2] {
    let (low, high);
    macro_rules! swap {
        ($acquire:literal $release:literal $barrier:literal ()) => {
            asm!(
                "2:",
                concat!("ld", $acquire, "xp", pair!("low" "high")),
                concat!("st", $release, "xp {failed:w},", pair!("new_low" "new_high")),
                "cbnz {failed:w}, 2b",
                $barrier,
                place = in(reg) place,
                new_low = in(reg) new_low,
                new_high = in(reg) new_high,
                low = out(reg) low,
                high = out(reg) high,
                failed = out(reg) _,
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: Aligned accesses to memory that the caller says is valid.
    unsafe { llsc::by_order!(order, Order::Relaxed, swap()) }
    [low, high]
}

/// `ldxp; stxp`: of the new value, or of the one found, which is one value only if that is stored.
#[inline]
pub(super) unsafe fn compare_exchange(
    place: Place,
    [old_low, old_high]: [u64; 2],
    [new_low, new_high]: [u64; 2],
    success: Order,
    failure: Order,
) -> Exchange<u128> {
    let (low, high);
    let done: u32;
    /// A failure needs no barrier.
    macro_rules! if_equal {
        ("") => {
            ""
        };
        ($barrier:literal) => {
            concat!("b.ne 3f\n", $barrier, "\n3:")
        };
    }
    macro_rules! exchange {
        ($acquire:literal $release:literal $barrier:tt ()) => {
            asm!(
                "2:",
                concat!("ld", $acquire, "xp", pair!("low" "high")),
                "cmp {low}, {old_low}",
                "ccmp {high}, {old_high}, #0, eq",
                "csel {next_low}, {new_low}, {low}, eq",
                "csel {next_high}, {new_high}, {high}, eq",
                concat!("st", $release, "xp {failed:w},", pair!("next_low" "next_high")),
                "cbnz {failed:w}, 2b",
                if_equal!($barrier),
                "cset {done:w}, eq",
                place = in(reg) place,
                old_low = in(reg) old_low,
                old_high = in(reg) old_high,
                new_low = in(reg) new_low,
                new_high = in(reg) new_high,
                low = out(reg) low,
                high = out(reg) high,
                next_low = out(reg) _,
                next_high = out(reg) _,
                failed = out(reg) _,
                done = lateout(reg) done,
                options(nostack),
            )
        };
    }
    // SAFETY: Aligned accesses to memory that the caller says is valid.
    unsafe { llsc::by_order!(success.with_failure(failure), failure, exchange()) }
    (whole([low, high]), llsc::truth(done))
}

/// `ldxp`, two instructions or more, `stxp`; gives what was read and what was written.
#[inline]
pub(super) unsafe fn rmw(
    operation: Operation,
    place: Place,
    [operand_low, operand_high]: [u64; 2],
    order: Order,
) -> ([u64; 2], [u64; 2]) {
    let (low, high, new_low, new_high);
    macro_rules! rmw {
        ($acquire:literal $release:literal $barrier:literal ([$($compute:expr),+] $($operand:tt)*)) => {
            asm!(
                "2:",
                concat!("ld", $acquire, "xp", pair!("low" "high")),
                $($compute,)+
                concat!("st", $release, "xp {failed:w},", pair!("new_low" "new_high")),
                "cbnz {failed:w}, 2b",
                $barrier,
                place = in(reg) place,
                low = out(reg) low,
                high = out(reg) high,
                new_low = out(reg) new_low,
                new_high = out(reg) new_high,
                failed = out(reg) _,
                $($operand)*
                options(nostack),
            )
        };
    }
    macro_rules! alone {
        ($($compute:expr),+) => {
            llsc::by_order!(order, Order::Relaxed, rmw([$($compute),+]))
        };
    }
    macro_rules! with {
        ($($compute:expr),+) => {
            llsc::by_order!(order, Order::Relaxed, rmw([$($compute),+]
                operand_low = in(reg) operand_low, operand_high = in(reg) operand_high,))
        };
    }
    /// The same instruction for both halves.
    macro_rules! both {
        ($mnemonic:literal) => {
            with!(
                concat!($mnemonic, " {new_low}, {low}, {operand_low}"),
                concat!($mnemonic, " {new_high}, {high}, {operand_high}")
            )
        };
    }
    /// The old value if it compares so with the operand, and the operand if it does not.
    macro_rules! choose {
        ($condition:literal) => {
            with!(
                "cmp {low}, {operand_low}",
                "sbcs xzr, {high}, {operand_high}",
                concat!("csel {new_low}, {low}, {operand_low}, ", $condition),
                concat!("csel {new_high}, {high}, {operand_high}, ", $condition)
            )
        };
    }
    // SAFETY: Aligned accesses to memory that the caller says is valid.
    unsafe {
        match operation {
            Operation::Add => with!(
                "adds {new_low}, {low}, {operand_low}",
                "adc {new_high}, {high}, {operand_high}"
            ),
            Operation::Sub => with!(
                "subs {new_low}, {low}, {operand_low}",
                "sbc {new_high}, {high}, {operand_high}"
            ),
            Operation::Inc => alone!("adds {new_low}, {low}, #1", "adc {new_high}, {high}, xzr"),
            Operation::Dec => alone!("subs {new_low}, {low}, #1", "sbc {new_high}, {high}, xzr"),
            Operation::Neg => alone!("negs {new_low}, {low}", "ngc {new_high}, {high}"),
            Operation::And => both!("and"),
            Operation::AndNot => both!("bic"),
            Operation::Or => both!("orr"),
            Operation::Xor => both!("eor"),
            Operation::Nand => with!(
                "and {new_low}, {low}, {operand_low}",
                "and {new_high}, {high}, {operand_high}",
                "mvn {new_low}, {new_low}",
                "mvn {new_high}, {new_high}"
            ),
            Operation::Not => alone!("mvn {new_low}, {low}", "mvn {new_high}, {high}"),
            Operation::SignedMax => choose!("ge"),
            Operation::SignedMin => choose!("lt"),
            Operation::UnsignedMax => choose!("hs"),
            Operation::UnsignedMin => choose!("lo"),
        }
    }
    ([low, high], [new_low, new_high])
}

/// As [`rmw`], and answers a question about what was written.
///
/// What made the low half left in the flags whether it is zero, and `ccmp` adds whether the high half
/// is.
#[inline]
pub(super) unsafe fn rmw_test(
    operation: Operation,
    place: Place,
    operand: [u64; 2],
    test: Test,
    order: Order,
) -> bool {
    let [operand_low, operand_high] = operand;
    let zero: u32;
    macro_rules! count {
        ($acquire:literal $release:literal $barrier:literal
            ($low:literal $x:literal, $high:literal $y:literal; $($operand:tt)*)) => {
            asm!(
                "2:",
                concat!("ld", $acquire, "xp", pair!("low" "high")),
                concat!($low, " {low}, {low}, ", $x),
                concat!($high, " {high}, {high}, ", $y),
                concat!("st", $release, "xp {failed:w},", pair!("low" "high")),
                "cbnz {failed:w}, 2b",
                $barrier,
                "ccmp {high}, #0, #0, eq",
                "cset {zero:w}, eq",
                place = in(reg) place,
                low = out(reg) _,
                high = out(reg) _,
                failed = out(reg) _,
                zero = lateout(reg) zero,
                $($operand)*
                options(nostack),
            )
        };
    }
    macro_rules! with {
        ($low:literal $high:literal) => {
            llsc::by_order!(order, Order::Relaxed, count(
                $low "{operand_low}", $high "{operand_high}";
                operand_low = in(reg) operand_low, operand_high = in(reg) operand_high,
            ))
        };
    }
    macro_rules! one {
        ($low:literal $high:literal) => {
            llsc::by_order!(order, Order::Relaxed, count($low "#1", $high "xzr";))
        };
    }
    // SAFETY: Aligned accesses to memory that the caller says is valid.
    unsafe {
        match (operation, test) {
            (Operation::Add, Test::Zero) => with!("adds" "adc"),
            (Operation::Sub, Test::Zero) => with!("subs" "sbc"),
            (Operation::Inc, Test::Zero) => one!("adds" "adc"),
            (Operation::Dec, Test::Zero) => one!("subs" "sbc"),
            _ => return u128::passes(whole(rmw(operation, place, operand, order).1), test),
        }
    }
    llsc::truth(zero)
}
