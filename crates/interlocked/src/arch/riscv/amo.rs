//! Operations that are one instruction: the AMOs, of words and, with Zabha, of bytes and halfwords.
//!
//! An AMO is a read and a write at one point of the global memory order. `.aq` keeps later accesses
//! behind it and `.rl` earlier ones before it; with both it is as if a full fence stood on either
//! side, so that `AcqRel`, `SeqCst` and `Full` are the same.
//!
//! Sources: RISC-V Unprivileged ISA, "Zaamo", "Zabha", "RVWMO" rules 5 to 7; RISC-V ELF psABI,
//! riscv-atomic.adoc, "RVWMO AMO Mapping".

use core::arch::asm;

use super::register::InRegister;
use crate::arch::{Bits, Compute, Operation};
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
    pub(super) fn of<W: Compute + InRegister>(
        operation: Operation,
        operand: W,
    ) -> Option<(Self, Bits<W>)> {
        let just = Bits::new;
        let made = |operation| Bits::new(operand.compute(operation, operand));
        Some(match operation {
            Operation::Add => (Self::Add, just(operand)),
            Operation::Sub => (Self::Add, made(Operation::Neg)),
            Operation::Inc => (Self::Add, just(W::bit(0))),
            Operation::Dec => (Self::Add, W::ones()),
            Operation::And => (Self::And, just(operand)),
            Operation::AndNot => (Self::And, made(Operation::Not)),
            Operation::Or => (Self::Or, just(operand)),
            Operation::Xor => (Self::Xor, just(operand)),
            Operation::Not => (Self::Xor, W::ones()),
            Operation::SignedMax => (Self::Max, just(operand)),
            Operation::SignedMin => (Self::Min, just(operand)),
            Operation::UnsignedMax => (Self::Maxu, just(operand)),
            Operation::UnsignedMin => (Self::Minu, just(operand)),
            Operation::Neg | Operation::Nand => return None,
        })
    }
}

/// A width that has AMOs.
///
/// In all of them the place is as [`Word`](crate::arch::Word) says, values are initialized, and the
/// CPU has the extension.
pub(super) trait Single: InRegister {
    /// Does it and gives the old value, extended by its sign.
    unsafe fn fetch(
        amo: Amo,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> Self::Register;

    /// Does it.
    unsafe fn apply(amo: Amo, place: *mut Bits<Self>, operand: Bits<Self>, order: Order);
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

/// A row for each width: the suffix, and what the assembler has to be told.
macro_rules! single {
    ($($word:ident $width:literal $extension:literal;)+) => {$(
        impl Single for $word {
            #[inline]
            unsafe fn fetch(
                amo: Amo,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Self::Register {
                let old: Self::Register;
                // SAFETY: The caller's contract.
                unsafe {
                    one!(amo, order: $width $extension " {old}, {operand}, ({place})",
                        old = lateout(reg) old,
                        operand = in(reg) operand,
                        place = in(reg) place,
                    );
                }
                old
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
        }
    )+};
}

single! {
    u8 ".b" ".option arch, +zabha";
    u16 ".h" ".option arch, +zabha";
    u32 ".w" "";
}

#[cfg(target_pointer_width = "64")]
single! {
    u64 ".d" "";
}
