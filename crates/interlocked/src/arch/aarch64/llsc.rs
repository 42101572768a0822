//! Read-modify-writes of up to 64 bits by load-exclusive and store-exclusive (LL/SC): every AArch64
//! CPU.
//!
//! `stxr` stores only if nobody wrote since `ldxr`, which makes the pair atomic (DDI 0487,
//! "Synchronization and semaphores"); the loop ends when it did. The whole loop is one block of
//! assembly, and between the two there is nothing but arithmetic, so that no spill takes the
//! exclusive monitor away.
//!
//! `ldaxr` acquires and `stlxr` releases. `Full` is Linux's sequence, `ldxr; stlxr; dmb ish`: what
//! is earlier comes before the store, what is later after the barrier, and nobody writes between the
//! load and the store (arch/arm64/include/asm/atomic_ll_sc.h). `ldaxr; stlxr` would not do: accesses
//! of both sides can meet between the two.
//!
//! A compare-exchange that finds another value leaves the monitor set, without `clrex`: nothing
//! depends on it, since every store-exclusive here comes after a load-exclusive of its own.
//!
//! Whether a sum of 32 or 64 bits is zero is in the flags, which neither the store nor the branch nor
//! a barrier touches. They do not leave a block, so the answer does: a result that is returned costs
//! one instruction instead of two, and one that is branched on costs that instruction more.

use core::arch::asm;

use super::super::{Bits, Exchange, Operation, Test, Word};
use super::MSVC;
use crate::order::Order;

/// Widths that have exclusive loads and stores of one register.
///
/// # Safety
///
/// The operations are those of [`Word`](crate::arch::Word), under its contract.
#[allow(clippy::missing_safety_doc, reason = "said once, for the trait")]
pub(super) trait Exclusive: Sized {
    /// Writes and gives what was there.
    unsafe fn swap(place: *mut Bits<Self>, value: Bits<Self>, order: Order) -> Bits<Self>;

    /// Writes `new` if `old` is there, and gives what was there. `ONCE` is one attempt.
    unsafe fn compare_exchange<const ONCE: bool>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self>;

    /// Reads, computes, writes, and gives what was read and what was written.
    unsafe fn rmw(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> (Bits<Self>, Bits<Self>);

    /// Reads, computes, writes, and answers a question about what was written.
    unsafe fn rmw_test(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        test: Test,
        order: Order,
    ) -> bool;
}

/// Hands a sequence the letters of its load and its store and the barrier after it. `$failure` is
/// the order of an outcome that does not store.
macro_rules! by_order {
    ($order:expr, $failure:expr, $sequence:ident $operands:tt) => {
        match ($order, $failure) {
            (Order::Relaxed, _) => $sequence!("" "" "" $operands),
            (Order::Acquire, _) => $sequence!("a" "" "" $operands),
            (Order::Release, _) => $sequence!("" "l" "" $operands),
            (Order::Full, Order::Relaxed) => $sequence!("" "l" "dmb ish" $operands),
            (Order::Full, _) => $sequence!("a" "l" "dmb ish" $operands),
            (Order::SeqCst, _) if MSVC => $sequence!("a" "l" "dmb ish" $operands),
            (Order::AcqRel | Order::SeqCst, _) => $sequence!("a" "l" "" $operands),
        }
    };
}
pub(super) use by_order;

/// A loop that computes `new` of `old` between its load and its store.
macro_rules! update {
    ($acquire:literal $release:literal $barrier:literal
        ($size:literal $r:literal $place:ident => $old:ident $new:ident:
            $compute:expr; $($operand:tt)*)) => {
        asm!(
            "2:",
            concat!("ld", $acquire, "xr", $size, " {old:", $r, "}, [{place}]"),
            $compute,
            concat!("st", $release, "xr", $size, " {failed:w}, {new:", $r, "}, [{place}]"),
            "cbnz {failed:w}, 2b",
            $barrier,
            place = in(reg) $place,
            old = out(reg) $old,
            new = out(reg) $new,
            failed = out(reg) _,
            $($operand)*
        )
    };
}

/// A loop that adds or subtracts, and tells from the flags whether nothing is left.
macro_rules! count {
    ($acquire:literal $release:literal $barrier:literal
        ($r:literal $place:ident => $zero:ident: $compute:literal $last:expr;
            $($operand:tt)*)) => {
        asm!(
            "2:",
            concat!("ld", $acquire, "xr {value:", $r, "}, [{place}]"),
            concat!($compute, " {value:", $r, "}, {value:", $r, "}, ", $last),
            concat!("st", $release, "xr {failed:w}, {value:", $r, "}, [{place}]"),
            "cbnz {failed:w}, 2b",
            $barrier,
            "cset {zero:w}, eq",
            place = in(reg) $place,
            value = out(reg) _,
            failed = out(reg) _,
            zero = lateout(reg) $zero,
            $($operand)*
            options(nostack),
        )
    };
}

/// What `cset` wrote.
#[inline(always)]
pub(super) const fn truth(register: u32) -> bool {
    // SAFETY: `cset` writes 0 or 1 (DDI 0487 C6.2, CSET).
    unsafe { core::hint::assert_unchecked(register < 2) }
    register != 0
}

/// The body of `rmw_test`. The flags are those of a whole register.
macro_rules! test {
    (narrow, $r:literal, $operation:ident, $place:ident, $operand:ident, $test:ident, $order:ident) => {{
        // SAFETY: The caller's contract is the same.
        let (_, new) = unsafe { <Self as Exclusive>::rmw($operation, $place, $operand, $order) };
        Self::passes(new, $test)
    }};
    (whole, $r:literal, $operation:ident, $place:ident, $operand:ident, $test:ident, $order:ident) => {{
        let zero: u32;
        macro_rules! with {
                    ($compute:literal) => {
                        by_order!($order, Order::Relaxed, count($r $place => zero:
                            $compute concat!("{operand:", $r, "}"); operand = in(reg) $operand,))
                    };
                }
        macro_rules! one {
                    ($compute:literal) => {
                        by_order!($order, Order::Relaxed, count($r $place => zero: $compute "#1";))
                    };
                }
        // SAFETY: Aligned accesses to memory that the caller says is valid.
        unsafe {
            match ($operation, $test) {
                (Operation::Add, Test::Zero) => with!("adds"),
                (Operation::Sub, Test::Zero) => with!("subs"),
                (Operation::Inc, Test::Zero) => one!("adds"),
                (Operation::Dec, Test::Zero) => one!("subs"),
                _ => {
                    let (_, new) = <Self as Exclusive>::rmw($operation, $place, $operand, $order);
                    return Self::passes(new, $test);
                }
            }
        }
        truth(zero)
    }};
}

/// `$word: "suffix" "register"`, whether it fills the register, and three things that depend on the width: comparing `old` with
/// `operand` as unsigned and as signed numbers, and taking `wanted` from `found`.
///
/// Above a narrow value a register has anything, unless the value was loaded; so the second one is
/// extended by the instruction that uses it.
macro_rules! exclusive {
    ($($word:ident: $size:literal $r:literal $fit:ident,
        $unsigned:literal, $signed:literal, $difference:literal;)+) => {$(
        impl Exclusive for $word {
            #[inline]
            unsafe fn swap(place: *mut Bits<Self>, value: Bits<Self>, order: Order) -> Bits<Self> {
                let old;
                macro_rules! swap {
                    ($acquire:literal $release:literal $barrier:literal ()) => {
                        asm!(
                            "2:",
                            concat!("ld", $acquire, "xr", $size, " {old:", $r, "}, [{place}]"),
                            concat!("st", $release, "xr", $size, " {failed:w}, {value:", $r,
                                "}, [{place}]"),
                            "cbnz {failed:w}, 2b",
                            $barrier,
                            place = in(reg) place,
                            value = in(reg) value,
                            old = out(reg) old,
                            failed = out(reg) _,
                            options(nostack, preserves_flags),
                        )
                    };
                }
                // SAFETY: Aligned accesses to memory that the caller says is valid.
                unsafe { by_order!(order, Order::Relaxed, swap()) }
                old
            }

            #[inline]
            unsafe fn compare_exchange<const ONCE: bool>(
                place: *mut Bits<Self>,
                wanted: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                let found;
                let rest: u64;
                macro_rules! exchange {
                    ($acquire:literal $release:literal $barrier:literal ($again:literal)) => {
                        asm!(
                            "2:",
                            concat!("ld", $acquire, "xr", $size, " {found:", $r, "}, [{place}]"),
                            $difference,
                            "cbnz {rest}, 3f",
                            concat!("st", $release, "xr", $size, " {rest:w}, {new:", $r,
                                "}, [{place}]"),
                            $again,
                            $barrier,
                            "3:",
                            place = in(reg) place,
                            wanted = in(reg) wanted,
                            new = in(reg) new,
                            found = out(reg) found,
                            rest = out(reg) rest,
                            options(nostack, preserves_flags),
                        )
                    };
                }
                let order = success.with_failure(failure);
                // SAFETY: Aligned accesses to memory that the caller says is valid.
                unsafe {
                    if ONCE {
                        by_order!(order, failure, exchange(""))
                    } else {
                        by_order!(order, failure, exchange("cbnz {rest:w}, 2b"))
                    }
                }
                (found, rest == 0)
            }

            #[inline]
            unsafe fn rmw(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> (Bits<Self>, Bits<Self>) {
                let (old, new);
                /// `new = $mnemonic old, $last`
                macro_rules! alone {
                    ($mnemonic:literal $last:literal) => {
                        by_order!(order, Order::Relaxed, update($size $r place => old new:
                            concat!($mnemonic, " {new:", $r, "}, {old:", $r, "}", $last);
                            options(nostack, preserves_flags)
                        ))
                    };
                }
                /// `new = $mnemonic old, operand`, and what follows
                macro_rules! with {
                    ($mnemonic:literal $then:expr) => {
                        by_order!(order, Order::Relaxed, update($size $r place => old new:
                            concat!($mnemonic, " {new:", $r, "}, {old:", $r, "}, {operand:", $r,
                                "}\n", $then);
                            operand = in(reg) operand, options(nostack, preserves_flags)
                        ))
                    };
                }
                /// `new = old` if `$compare` says `$condition`, and the operand if it does not
                macro_rules! choose {
                    ($compare:literal $condition:literal) => {
                        by_order!(order, Order::Relaxed, update($size $r place => old new:
                            concat!($compare, "\ncsel {new:", $r, "}, {old:", $r, "}, {operand:", $r,
                                "}, ", $condition);
                            operand = in(reg) operand, options(nostack)
                        ))
                    };
                }
                // SAFETY: Aligned accesses to memory that the caller says is valid.
                unsafe {
                    match operation {
                        Operation::Add => with!("add" ""),
                        Operation::Sub => with!("sub" ""),
                        Operation::Inc => alone!("add" ", #1"),
                        Operation::Dec => alone!("sub" ", #1"),
                        Operation::Neg => alone!("neg" ""),
                        Operation::And => with!("and" ""),
                        Operation::AndNot => with!("bic" ""),
                        Operation::Or => with!("orr" ""),
                        Operation::Xor => with!("eor" ""),
                        Operation::Nand => {
                            with!("and" concat!("mvn {new:", $r, "}, {new:", $r, "}"))
                        },
                        Operation::Not => alone!("mvn" ""),
                        Operation::SignedMax => choose!($signed "gt"),
                        Operation::SignedMin => choose!($signed "lt"),
                        Operation::UnsignedMax => choose!($unsigned "hi"),
                        Operation::UnsignedMin => choose!($unsigned "lo"),
                    }
                }
                (old, new)
            }

            #[inline]
            unsafe fn rmw_test(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                test: Test,
                order: Order,
            ) -> bool {
                test!($fit, $r, operation, place, operand, test, order)
            }
        }
    )+};
}

exclusive! {
    u8: "b" "w" narrow,
        "cmp {old:w}, {operand:w}, uxtb",
        "sxtb {new:w}, {old:w}\ncmp {new:w}, {operand:w}, sxtb",
        "sub {rest:w}, {found:w}, {wanted:w}, uxtb";
    u16: "h" "w" narrow,
        "cmp {old:w}, {operand:w}, uxth",
        "sxth {new:w}, {old:w}\ncmp {new:w}, {operand:w}, sxth",
        "sub {rest:w}, {found:w}, {wanted:w}, uxth";
    u32: "" "w" whole,
        "cmp {old:w}, {operand:w}",
        "cmp {old:w}, {operand:w}",
        "sub {rest:w}, {found:w}, {wanted:w}";
    u64: "" "x" whole,
        "cmp {old}, {operand}",
        "cmp {old}, {operand}",
        "sub {rest}, {found}, {wanted}";
}
