//! Read-modify-writes of up to 64 bits by the single instructions of Armv8.1 (FEAT_LSE).
//!
//! Each reads, computes and writes as one atomic access (DDI 0487 B2.2.1, C6.2). The letter `a`
//! makes its read acquire, `l` its write release. With both, what is earlier comes before what is
//! later (B2.3, "Barrier-ordered-before"), so that `SeqCst` and `Full` are the same.
//!
//! The destination is a register even if nobody wants the result: with the zero register the read
//! loses the order that `a` or a later `dmb ishld` gives it (C6.2, SWP: acquire semantics "if the
//! destination register is not one of WZR or XZR"; atomicsabi64 forbids it). `stadd` and its kin are
//! just that. They serve the operations that promise no order of their read, and only those.
//!
//! There is no instruction for `nand` and `neg`. LL/SC has them in five and four, a loop of `cas`
//! in seven.

use core::arch::asm;

use super::super::{Bits, Exchange, Operation, Test, Word};
use super::llsc::Exclusive;
use crate::order::Order;

/// Widths that have the single instructions.
///
/// # Safety
///
/// The operations are those of [`Word`](crate::arch::Word), under its contract; the CPU must have
/// LSE.
#[allow(clippy::missing_safety_doc, reason = "said once, for the trait")]
pub(super) trait Single: Sized {
    /// Writes and gives what was there.
    unsafe fn swap(place: *mut Bits<Self>, value: Bits<Self>, order: Order) -> Bits<Self>;

    /// Writes `new` if `old` is there, and gives what was there.
    unsafe fn compare_exchange(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        order: Order,
    ) -> Exchange<Self>;

    /// Reads, computes, writes, and gives what was read.
    unsafe fn rmw(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> Bits<Self>;

    /// Reads, computes, writes.
    unsafe fn rmw_no_return(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    );

    /// Reads, computes, writes, and answers a question about what was written.
    unsafe fn rmw_test(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        test: Test,
        order: Order,
    ) -> bool;
}

/// Hands a sequence the letters of an order.
macro_rules! by_order {
    ($order:expr, $sequence:ident $operands:tt) => {
        match $order {
            Order::Relaxed => $sequence!("" $operands),
            Order::Acquire => $sequence!("a" $operands),
            Order::Release => $sequence!("l" $operands),
            Order::AcqRel | Order::SeqCst | Order::Full => $sequence!("al" $operands),
        }
    };
}
pub(super) use by_order;

/// Hands a sequence the name that the instructions for an operation share, if there are any.
macro_rules! by_operation {
    ($operation:expr, $sequence:ident, otherwise $otherwise:expr) => {
        match $operation {
            Operation::Add | Operation::Sub | Operation::Inc | Operation::Dec => $sequence!("add"),
            Operation::And | Operation::AndNot => $sequence!("clr"),
            Operation::Or => $sequence!("set"),
            Operation::Xor | Operation::Not => $sequence!("eor"),
            Operation::SignedMax => $sequence!("smax"),
            Operation::SignedMin => $sequence!("smin"),
            Operation::UnsignedMax => $sequence!("umax"),
            Operation::UnsignedMin => $sequence!("umin"),
            Operation::Neg | Operation::Nand => $otherwise,
        }
    };
}

/// `cas`, and the comparison of what it found.
///
/// That `casb` leaves zeros above the byte is lost on the compiler, which would clear them again. So a
/// narrow value comes back as the whole register and is compared as that.
macro_rules! exchange {
    (narrow, $size:literal, $r:literal, $place:ident, $old:ident, $new:ident, $order:ident) => {{
        let found: u32;
        macro_rules! exchange {
            ($letters:literal ()) => {
                asm!(
                    ".arch_extension lse",
                    "mov {found:w}, {old:w}",
                    concat!("cas", $letters, $size, " {found:w}, {new:w}, [{place}]"),
                    place = in(reg) $place,
                    old = in(reg) $old,
                    new = in(reg) $new,
                    found = out(reg) found,
                    options(nostack, preserves_flags),
                )
            };
        }
        // SAFETY: One aligned access to memory that the caller says is valid; values are initialized;
        // `casb` and `cash` clear the rest of the register.
        unsafe {
            by_order!($order, exchange());
            core::hint::assert_unchecked(found <= u32::from(Self::MAX));
            (Bits::new(found as Self), found == u32::from($old.assume_init()))
        }
    }};
    (whole, $size:literal, $r:literal, $place:ident, $old:ident, $new:ident, $order:ident) => {{
        let found: Bits<Self>;
        macro_rules! exchange {
            ($letters:literal ()) => {
                asm!(
                    ".arch_extension lse",
                    concat!("cas", $letters, $size, " {found:", $r, "}, {new:", $r,
                                "}, [{place}]"),
                    place = in(reg) $place,
                    new = in(reg) $new,
                    found = inlateout(reg) $old => found,
                    options(nostack, preserves_flags),
                )
            };
        }
        // SAFETY: One aligned access to memory that the caller says is valid; values are initialized.
        unsafe {
            by_order!($order, exchange());
            (found, found.assume_init() == $old.assume_init())
        }
    }};
}

/// `$word: "suffix" "register" type`, and whether it fills the register.
macro_rules! single {
    ($($word:ident: $size:literal $r:literal $register:ident $fit:ident;)+) => {$(
        impl Single for $word {
            #[inline]
            unsafe fn swap(place: *mut Bits<Self>, value: Bits<Self>, order: Order) -> Bits<Self> {
                let old;
                macro_rules! swap {
                    ($order:literal ()) => {
                        asm!(
                            ".arch_extension lse",
                            concat!("swp", $order, $size, " {value:", $r, "}, {old:", $r,
                                "}, [{place}]"),
                            place = in(reg) place,
                            value = in(reg) value,
                            old = lateout(reg) old,
                            options(nostack, preserves_flags),
                        )
                    };
                }
                // SAFETY: One aligned access to memory that the caller says is valid.
                unsafe { by_order!(order, swap()) }
                old
            }

            #[inline]
            unsafe fn compare_exchange(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                order: Order,
            ) -> Exchange<Self> {
                exchange!($fit, $size, $r, place, old, new, order)
            }

            #[inline]
            unsafe fn rmw(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                let changed = operand_of(operation, operand);
                let old;
                macro_rules! fetch {
                    ($order:literal ($name:literal)) => {
                        asm!(
                            ".arch_extension lse",
                            concat!("ld", $name, $order, $size, " {operand:", $r, "}, {old:", $r,
                                "}, [{place}]"),
                            place = in(reg) place,
                            operand = in(reg) changed,
                            old = lateout(reg) old,
                            options(nostack, preserves_flags),
                        )
                    };
                }
                macro_rules! by_name {
                    ($name:literal) => { by_order!(order, fetch($name)) };
                }
                // SAFETY: One aligned access to memory that the caller says is valid. LL/SC has the
                // same contract.
                unsafe {
                    by_operation!(operation, by_name, otherwise
                        return Exclusive::rmw(operation, place, operand, order).0);
                }
                old
            }

            #[inline]
            unsafe fn rmw_no_return(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) {
                let changed = operand_of(operation, operand);
                macro_rules! store {
                    ($release:literal $name:literal) => {
                        asm!(
                            ".arch_extension lse",
                            concat!("st", $name, $release, $size, " {operand:", $r, "}, [{place}]"),
                            place = in(reg) place,
                            operand = in(reg) changed,
                            options(nostack, preserves_flags),
                        )
                    };
                }
                macro_rules! relaxed { ($name:literal) => { store!("" $name) }; }
                macro_rules! release { ($name:literal) => { store!("l" $name) }; }
                // SAFETY: As in `rmw`.
                unsafe {
                    match order {
                        Order::Relaxed => by_operation!(operation, relaxed, otherwise
                            { Exclusive::rmw(operation, place, operand, order); }),
                        Order::Release => by_operation!(operation, release, otherwise
                            { Exclusive::rmw(operation, place, operand, order); }),
                        _ => { <Self as Single>::rmw(operation, place, operand, order); }
                    }
                }
            }

            #[inline]
            unsafe fn rmw_test(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                test: Test,
                order: Order,
            ) -> bool {
                use Operation::{Add, Dec, Inc, Neg, Sub};
                let (Add | Sub | Inc | Dec, Test::Zero) = (operation, test) else {
                    // SAFETY: The caller's contract is the same.
                    let old = unsafe { <Self as Single>::rmw(operation, place, operand, order) };
                    return Self::passes(Self::compute(operation, old, operand), test);
                };
                let added = operand_of(operation, operand);
                let old: $register;
                macro_rules! add {
                    ($order:literal ()) => {
                        asm!(
                            ".arch_extension lse",
                            concat!("ldadd", $order, $size, " {added:", $r, "}, {old:", $r,
                                "}, [{place}]"),
                            place = in(reg) place,
                            added = in(reg) added,
                            old = lateout(reg) old,
                            options(nostack, preserves_flags),
                        )
                    };
                }
                // SAFETY: As in `rmw`. Values are initialized.
                let opposite = unsafe {
                    by_order!(order, add());
                    Self::compute(Neg, added, added).assume_init()
                };
                old == $register::from(opposite)
            }
        }
    )+};
}

single! {
    u8: "b" "w" u32 narrow;
    u16: "h" "w" u32 narrow;
    u32: "" "w" u32 whole;
    u64: "" "x" u64 whole;
}

/// What the instruction for an operation takes: there is `ldadd` and no subtraction, `ldclr` and no
/// and.
#[inline(always)]
fn operand_of<W: Word>(operation: Operation, operand: Bits<W>) -> Bits<W> {
    let one = W::bit(0);
    match operation {
        Operation::Sub => W::compute(Operation::Neg, operand, one),
        Operation::And => W::compute(Operation::Not, operand, one),
        Operation::Inc => one,
        Operation::Dec | Operation::Not => W::compute(Operation::Neg, one, one),
        _ => operand,
    }
}
