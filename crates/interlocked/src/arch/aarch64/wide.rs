//! 128 bits: two registers.
//!
//! Which instructions are single-copy atomic differs (DDI 0487 B2.2.1):
//!
//! - `ldxp` alone is not: what it read is known to be one value only when `stxp` has stored. So a load
//!   stores what it read, and a compare-exchange that fails does too.
//! - `casp` (LSE) is. As a load it compares with anything and puts the same back.
//! - `ldp` and `stp` are, with LSE2; they have no order of their own. `ldiapp` acquires and `stilp`
//!   releases (LRCPC3).
//! - `swpp`, `ldclrp` and `ldsetp` are (LSE128).
//!
//! The orders are those of atomicsabi64 ("Synchronization operations on 16 byte objects"). Its `SeqCst`
//! load by `ldp` begins with an `ldar` of the same place, which waits for earlier `stlxp` and `caspal`
//! where `ldp` would not.
//!
//! Limits: without LSE2 a load needs memory that may be written.

use core::arch::asm;

use super::super::{Bits, Exchange, Operation, Test, Word, computes};
use super::llsc;
use super::lse;
use super::{LRCPC3, LSE, LSE2, LSE128, MSVC};
use crate::level::Level;
use crate::order::Order;

/// `"{low}, {high}"` as memory has them: the lower address first.
#[cfg(target_endian = "little")]
macro_rules! pair {
    ($low:literal $high:literal) => {
        concat!(" {", $low, "}, {", $high, "}, [{place}]")
    };
}
/// `"{low}, {high}"` as memory has them: the lower address first.
#[cfg(target_endian = "big")]
macro_rules! pair {
    ($low:literal $high:literal) => {
        concat!(" {", $high, "}, {", $low, "}, [{place}]")
    };
}

/// The halves of a value.
///
/// # Safety
///
/// The value is initialized.
#[inline(always)]
const unsafe fn halves(value: Bits<u128>) -> [u64; 2] {
    // SAFETY: The caller's contract.
    let value = unsafe { value.assume_init() };
    [value as u64, (value >> 64) as u64]
}

/// The value of two halves.
#[inline(always)]
const fn whole([low, high]: [u64; 2]) -> Bits<u128> {
    Bits::new((high as u128) << 64 | low as u128)
}

/// Two halves as memory has them, from the lower half first or back.
#[inline(always)]
const fn in_memory([low, high]: [u64; 2]) -> [u64; 2] {
    if cfg!(target_endian = "big") { [high, low] } else { [low, high] }
}

type Place = *mut Bits<u128>;

// SAFETY: The module's documentation says what makes the sequences atomic and gives them their order;
// each runs where the level has what it needs.
unsafe impl Word for u128 {
    computes!();

    #[inline]
    unsafe fn load<L: Level>(place: Place, order: Order) -> Bits<Self> {
        // SAFETY: The caller's contract is the same.
        whole(unsafe {
            if L::has(LSE2) {
                load_by_ldp(place, order, L::has(LRCPC3))
            } else if L::has(LSE) {
                load_by_casp(place, order)
            } else {
                load_by_exclusives(place, order)
            }
        })
    }

    #[inline]
    unsafe fn store<L: Level>(place: Place, value: Bits<Self>, order: Order) {
        // SAFETY: The caller's contract is the same; values are initialized.
        unsafe {
            let value = halves(value);
            if L::has(LSE2) && (order == Order::Relaxed || !L::has(LSE128) || L::has(LRCPC3)) {
                store_by_stp(place, value, order, L::has(LRCPC3));
            } else if L::has(LSE128) {
                swap_by_swpp(place, value, order);
            } else {
                swap_by_exclusives(place, value, order);
            }
        }
    }

    #[inline]
    unsafe fn swap<L: Level>(place: Place, value: Bits<Self>, order: Order) -> Bits<Self> {
        // SAFETY: The caller's contract is the same; values are initialized.
        whole(unsafe {
            if L::has(LSE128) {
                swap_by_swpp(place, halves(value), order)
            } else {
                swap_by_exclusives(place, halves(value), order)
            }
        })
    }

    #[inline]
    unsafe fn compare_exchange<L: Level>(
        place: Place,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        // SAFETY: The caller's contract is the same; values are initialized.
        unsafe {
            let (old, new) = (halves(old), halves(new));
            if L::has(LSE) {
                let found = exchange_by_casp(place, old, new, success.with_failure(failure));
                (whole(found), found == old)
            } else {
                exchange_by_exclusives(place, old, new, success, failure)
            }
        }
    }

    #[inline]
    unsafe fn rmw<L: Level>(
        operation: Operation,
        place: Place,
        operand: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        // SAFETY: The caller's contract is the same; values are initialized.
        whole(unsafe {
            let operand = halves(operand);
            match operation {
                Operation::And if L::has(LSE128) => {
                    fetch_by_ldclrp(place, operand.map(|half| !half), order)
                }
                Operation::AndNot if L::has(LSE128) => fetch_by_ldclrp(place, operand, order),
                Operation::Or if L::has(LSE128) => fetch_by_ldsetp(place, operand, order),
                _ => rmw_by_exclusives(operation, place, operand, order).0,
            }
        })
    }

    #[inline]
    unsafe fn rmw_test<L: Level>(
        operation: Operation,
        place: Place,
        operand: Bits<Self>,
        test: Test,
        order: Order,
    ) -> bool {
        // SAFETY: The caller's contract is the same; values are initialized.
        let (_, new) = unsafe { rmw_by_exclusives(operation, place, halves(operand), order) };
        Self::passes(whole(new), test)
    }
}

/// `ldxp; stxp`: the store of what was read makes it one value.
#[inline]
unsafe fn load_by_exclusives(place: Place, order: Order) -> [u64; 2] {
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

/// `casp` with the same registers twice: whatever they hold, memory keeps its value.
#[inline]
unsafe fn load_by_casp(place: Place, order: Order) -> [u64; 2] {
    let (first, second);
    macro_rules! load {
        ($acquire:literal) => {
            asm!(
                ".arch_extension lse",
                concat!("casp", $acquire, " x2, x3, x2, x3, [{place}]"),
                place = in(reg) place,
                out("x2") first,
                out("x3") second,
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: One aligned access to memory that the caller says is valid.
    unsafe {
        match order {
            Order::Relaxed => load!(""),
            _ => load!("a"),
        }
    }
    in_memory([first, second])
}

/// `ldp`, and `ldiapp` for a load that acquires.
#[inline]
unsafe fn load_by_ldp(place: Place, order: Order, rcpc3: bool) -> [u64; 2] {
    let (low, high);
    macro_rules! load {
        ($before:literal $mnemonic:literal $after:literal $($first:tt)*) => {
            asm!(
                ".arch_extension rcpc3",
                $before,
                concat!($mnemonic, pair!("low" "high")),
                $after,
                place = in(reg) place,
                low = lateout(reg) low,
                high = lateout(reg) high,
                $($first)*
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: Aligned accesses to memory that the caller says is valid.
    unsafe {
        match order {
            Order::Relaxed => load!("" "ldp" ""),
            Order::Acquire if rcpc3 => load!("" "ldiapp" ""),
            Order::Acquire => load!("" "ldp" "dmb ishld"),
            _ if rcpc3 => load!("ldar {first}, [{place}]" "ldiapp" "" first = out(reg) _,),
            _ => load!("ldar {first}, [{place}]" "ldp" "dmb ishld" first = out(reg) _,),
        }
    }
    [low, high]
}

/// `stp`, and `stilp` for a store that releases.
#[inline]
unsafe fn store_by_stp(place: Place, [low, high]: [u64; 2], order: Order, rcpc3: bool) {
    macro_rules! store {
        ($before:literal $mnemonic:literal $after:literal) => {
            asm!(
                ".arch_extension rcpc3",
                $before,
                concat!($mnemonic, pair!("low" "high")),
                $after,
                place = in(reg) place,
                low = in(reg) low,
                high = in(reg) high,
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: One aligned access to memory that the caller says is valid.
    unsafe {
        match order {
            Order::Relaxed => store!("" "stp" ""),
            Order::SeqCst if rcpc3 && MSVC => store!("" "stilp" "dmb ish"),
            _ if rcpc3 => store!("" "stilp" ""),
            Order::SeqCst => store!("dmb ish" "stp" "dmb ish"),
            _ => store!("dmb ish" "stp" ""),
        }
    }
}

/// `ldxp; stxp` of another value.
#[inline]
unsafe fn swap_by_exclusives(
    place: Place,
    [new_low, new_high]: [u64; 2],
    order: Order,
) -> [u64; 2] {
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

/// An instruction of LSE128, which replaces its operand by what was there.
macro_rules! lse128 {
    ($($name:ident $mnemonic:literal;)+) => {$(
        #[doc = concat!("`", $mnemonic, "`, one instruction.")]
        #[inline]
        unsafe fn $name(place: Place, [mut low, mut high]: [u64; 2], order: Order) -> [u64; 2] {
            macro_rules! fetch {
                ($order:literal ()) => {
                    asm!(
                        ".arch_extension lse128",
                        concat!($mnemonic, $order, pair!("low" "high")),
                        place = in(reg) place,
                        low = inout(reg) low,
                        high = inout(reg) high,
                        options(nostack, preserves_flags),
                    )
                };
            }
            // SAFETY: One aligned access to memory that the caller says is valid.
            unsafe { lse::by_order!(order, fetch()) }
            [low, high]
        }
    )+};
}

lse128! {
    swap_by_swpp "swpp";
    fetch_by_ldclrp "ldclrp";
    fetch_by_ldsetp "ldsetp";
}

/// `casp`, whose operands are pairs of neighboring registers.
#[inline]
unsafe fn exchange_by_casp(place: Place, old: [u64; 2], new: [u64; 2], order: Order) -> [u64; 2] {
    let ([old_first, old_second], [new_first, new_second]) = (in_memory(old), in_memory(new));
    let (first, second);
    macro_rules! exchange {
        ($order:literal ()) => {
            asm!(
                ".arch_extension lse",
                concat!("casp", $order, " x2, x3, x4, x5, [{place}]"),
                place = in(reg) place,
                inout("x2") old_first => first,
                inout("x3") old_second => second,
                in("x4") new_first,
                in("x5") new_second,
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: One aligned access to memory that the caller says is valid.
    unsafe { lse::by_order!(order, exchange()) }
    in_memory([first, second])
}

/// `ldxp; stxp`: of the new value, or of the one found, which is one value only if that is stored.
#[inline]
unsafe fn exchange_by_exclusives(
    place: Place,
    [old_low, old_high]: [u64; 2],
    [new_low, new_high]: [u64; 2],
    success: Order,
    failure: Order,
) -> Exchange<u128> {
    let (low, high);
    let done: u64;
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
                concat!("st", $release, "xp {done:w},", pair!("next_low" "next_high")),
                "cbnz {done:w}, 2b",
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
                done = out(reg) done,
                options(nostack),
            )
        };
    }
    // SAFETY: Aligned accesses to memory that the caller says is valid.
    unsafe { llsc::by_order!(success.with_failure(failure), failure, exchange()) }
    (whole([low, high]), done != 0)
}

/// `ldxp`, two instructions or more, `stxp`; gives what was read and what was written.
#[inline]
unsafe fn rmw_by_exclusives(
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
