//! Operations that are one instruction: the AMOs, and `amocas` of Zacas.
//!
//! An AMO is a read and a write at one point of the global memory order. `.aq` keeps later accesses
//! behind it and `.rl` earlier ones before it; with both it is as if a full fence stood on either
//! side, so that `AcqRel`, `SeqCst` and `Full` are the same.
//!
//! An `amocas` that fails is a read: its `.rl` means nothing. Where the failure is to be `SeqCst` a
//! fence goes in front.
//!
//! Sources: RISC-V Unprivileged ISA, "Zaamo", "Zabha", "Zacas", "RVWMO" rules 5 to 7; RISC-V ELF
//! psABI, riscv-atomic.adoc, "RVWMO AMO Mapping" and note 5.
//!
//! `amocas` is written as a number because the assembler of Rust 1.85 has no name for it.

use core::arch::asm;

use super::fence;
use super::register::InRegister;
use crate::arch::{Bits, Compute, Exchange, Operation};
use crate::order::Order;

/// The AMOs.
#[derive(Clone, Copy)]
pub(super) enum Amo {
    Swap,
    Add,
    And,
    Or,
    Xor,
    Max,
    Min,
    Maxu,
    Minu,
}

impl Amo {
    /// The AMO that does an operation, and its operand; none does `Neg` and `Nand`.
    #[inline(always)]
    pub(super) fn of<W: Compute>(operation: Operation, operand: W) -> Option<(Self, W)> {
        let negated = |number: W| number.compute(Operation::Neg, number);
        let one = W::bit(0);
        Some(match operation {
            Operation::Add => (Self::Add, operand),
            Operation::Sub => (Self::Add, negated(operand)),
            Operation::Inc => (Self::Add, one),
            Operation::Dec => (Self::Add, negated(one)),
            Operation::And => (Self::And, operand),
            Operation::AndNot => (Self::And, operand.compute(Operation::Not, operand)),
            Operation::Or => (Self::Or, operand),
            Operation::Xor => (Self::Xor, operand),
            Operation::Not => (Self::Xor, negated(one)),
            Operation::SignedMax => (Self::Max, operand),
            Operation::SignedMin => (Self::Min, operand),
            Operation::UnsignedMax => (Self::Maxu, operand),
            Operation::UnsignedMin => (Self::Minu, operand),
            Operation::Neg | Operation::Nand => return None,
        })
    }
}

/// A width that has AMOs.
///
/// In all of them the place is as [`Word`](crate::arch::Word) says, and the CPU has the extension.
pub(super) trait Single: InRegister {
    /// Does it and gives the old value.
    unsafe fn fetch(
        amo: Amo,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> Bits<Self>;

    /// Does it.
    unsafe fn apply(amo: Amo, place: *mut Bits<Self>, operand: Bits<Self>, order: Order);

    /// Compares and exchanges.
    unsafe fn amocas(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self>;
}

/// `one!(amo, order: "before" "the rest of the line", operands)`: one AMO, chosen at run time (mostly:
/// by the optimizer).
macro_rules! one {
    ($amo:ident, $order:ident: $($rest:tt)*) => {
        match $amo {
            Amo::Swap => one!(@ "swap", $order: $($rest)*),
            Amo::Add => one!(@ "add", $order: $($rest)*),
            Amo::And => one!(@ "and", $order: $($rest)*),
            Amo::Or => one!(@ "or", $order: $($rest)*),
            Amo::Xor => one!(@ "xor", $order: $($rest)*),
            Amo::Max => one!(@ "max", $order: $($rest)*),
            Amo::Min => one!(@ "min", $order: $($rest)*),
            Amo::Maxu => one!(@ "maxu", $order: $($rest)*),
            Amo::Minu => one!(@ "minu", $order: $($rest)*),
        }
    };
    (@ $name:literal, $order:ident: $($rest:tt)*) => {
        match $order {
            Order::Relaxed => one!(= $name, "": $($rest)*),
            Order::Acquire => one!(= $name, ".aq": $($rest)*),
            Order::Release => one!(= $name, ".rl": $($rest)*),
            Order::AcqRel | Order::SeqCst | Order::Full => one!(= $name, ".aqrl": $($rest)*),
        }
    };
    (= $name:literal, $suffix:literal: $width:literal $extension:literal $operands:literal, $($asm:tt)*) => {
        asm!(
            ".option push",
            $extension,
            concat!("amo", $name, $width, $suffix, $operands),
            ".option pop",
            $($asm)*
            options(nostack, preserves_flags),
        )
    };
}

/// `amocas!(order, "width", operands)`: `amocas` is the AMO with the number 5. Its operands are
/// `found`, `place` and `new`, registers or their names.
macro_rules! amocas {
    ($order:expr, $width:literal, $found:literal, $new:literal, $($asm:tt)*) => {
        match $order {
            Order::Relaxed => amocas!(@ "0", $width, $found, $new, $($asm)*),
            Order::Release => amocas!(@ "1", $width, $found, $new, $($asm)*),
            Order::Acquire => amocas!(@ "2", $width, $found, $new, $($asm)*),
            Order::AcqRel | Order::SeqCst | Order::Full => {
                amocas!(@ "3", $width, $found, $new, $($asm)*)
            }
        }
    };
    (@ $aqrl:literal, $width:literal, $found:literal, $new:literal, $($asm:tt)*) => {
        asm!(
            concat!(".insn r 0x2f, ", $width, ", 5 << 2 | ", $aqrl, ", ", $found, ", {place}, ", $new),
            $($asm)*
            options(nostack, preserves_flags),
        )
    };
}
#[cfg(target_pointer_width = "64")]
pub(super) use amocas;

/// A row for each width: the suffix, what the assembler has to be told, and the number of the width.
macro_rules! single {
    ($($word:ident $width:literal $extension:literal $number:literal;)+) => {$(
        impl Single for $word {
            #[inline]
            unsafe fn fetch(
                amo: Amo,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                let old: <Self as InRegister>::Register;
                // SAFETY: The caller's contract. An AMO extends the sign of what it read.
                unsafe {
                    one!(amo, order: $width $extension " {old}, {operand}, ({place})",
                        old = lateout(reg) old,
                        operand = in(reg) operand,
                        place = in(reg) place,
                    );
                    Self::narrow(old)
                }
            }

            #[inline]
            unsafe fn apply(
                amo: Amo,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) {
                // SAFETY: The caller's contract.
                unsafe {
                    one!(amo, order: $width $extension " zero, {operand}, ({place})",
                        operand = in(reg) operand,
                        place = in(reg) place,
                    );
                }
            }

            #[inline]
            unsafe fn amocas(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                if failure == Order::SeqCst {
                    fence(Order::SeqCst);
                }
                let found: <Self as InRegister>::Register;
                // SAFETY: The caller's contract; values are initialized. What is found is extended
                // as AMOs do.
                unsafe {
                    amocas!(success.with_failure(failure), $number, "{found}", "{new}",
                        found = inlateout(reg) Self::extend(old) => found,
                        place = in(reg) place,
                        new = in(reg) new,
                    );
                    (Self::narrow(found), Self::same(found, Self::extend(old)))
                }
            }
        }
    )+};
}

single! {
    u8 ".b" ".option arch, +zabha" "0";
    u16 ".h" ".option arch, +zabha" "1";
    u32 ".w" "" "2";
}

#[cfg(target_pointer_width = "64")]
single! {
    u64 ".d" "" "3";
}
