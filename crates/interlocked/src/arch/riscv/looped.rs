//! Read-modify-writes of 128 bits: loops of `amocas.q`, each one block.
//!
//! The first value is read in two halves, which may not belong together: `amocas.q` compares them with
//! what is there, and what it finds is one value, from which the next turn starts. The loop ends when
//! it found what was computed with.
//!
//! There are no flags: the carry of a sum is that it is less than what was added, and the borrow of a
//! difference that the one number is less than the other.
//!
//! Sources: RISC-V Unprivileged ISA, "RV32I", "Integer Computational Instructions" (carries), and
//! "Zacas".

use core::arch::asm;

use super::cas::amocas;
use super::wide::{halves, whole};
use crate::arch::{Bits, Operation};
use crate::order::Order;

/// What was read and what was written.
pub(super) type Change = (Bits<u128>, Bits<u128>);

/// A loop: what was read is in `a0` and `a1`, where a function gives its result, and `$new` makes of it
/// what is written, in `a4` and `a5`. It may use `low` as it likes.
macro_rules! change {
    ([$($new:literal)+] $order:ident $place:ident $($operands:tt)*) => {{
        let (low, high, new_low, new_high);
        // SAFETY: The caller's contract. Aligned loads of 64 bits are atomic.
        unsafe {
            amocas!($order, "4", "a0", "a4",
                ["ld a0, 0({place})" "ld a1, 8({place})" "2:" $($new)+ "mv {low}, a0" "mv {high}, a1"],
                ["bne a0, {low}, 2b" "bne a1, {high}, 2b"],
                place = in(reg) $place,
                low = out(reg) _,
                high = out(reg) _,
                out("a0") low,
                out("a1") high,
                out("a4") new_low,
                out("a5") new_high,
                $($operands)*
            );
        }
        (whole([low, high]), whole([new_low, new_high]))
    }};
}

/// Writes, and gives what was there.
///
/// # Safety
///
/// As [`Word`](crate::arch::Word)'s operations, and the CPU has Zacas.
#[inline]
pub(super) unsafe fn swap(place: *mut Bits<u128>, value: Bits<u128>, order: Order) -> Bits<u128> {
    let [x, y] = halves(value);
    change!(["mv a4, {x}" "mv a5, {y}"] order place x = in(reg) x, y = in(reg) y,).0
}

/// Reads, computes, writes.
///
/// # Safety
///
/// As for [`swap`].
#[inline]
pub(super) unsafe fn rmw(
    operation: Operation,
    place: *mut Bits<u128>,
    operand: Bits<u128>,
    order: Order,
) -> Change {
    let [x, y] = halves(operand);
    macro_rules! alone {
        ($($new:literal)+) => { change!([$($new)+] order place) };
    }
    macro_rules! with {
        ($($new:literal)+) => { change!([$($new)+] order place x = in(reg) x, y = in(reg) y,) };
    }
    /// The old value if the branches `$high`, or for equal high halves `$low`, are taken, and the
    /// operand if they are not.
    macro_rules! choose {
        ($high:literal $low:literal) => {
            with!("mv a4, a0" "mv a5, a1" $high "bne a1, {y}, 3f" $low "3:" "mv a4, {x}" "mv a5, {y}" "4:")
        };
    }
    match operation {
        Operation::Add => {
            with!("add a4, a0, {x}" "add a5, a1, {y}" "sltu {low}, a4, {x}" "add a5, a5, {low}")
        }
        Operation::Sub => {
            with!("sltu {low}, a0, {x}" "sub a4, a0, {x}" "sub a5, a1, {y}" "sub a5, a5, {low}")
        }
        Operation::Inc => alone!("addi a4, a0, 1" "seqz {low}, a4" "add a5, a1, {low}"),
        Operation::Dec => alone!("seqz {low}, a0" "addi a4, a0, -1" "sub a5, a1, {low}"),
        Operation::Neg => alone!("neg a4, a0" "snez {low}, a0" "add a5, a1, {low}" "neg a5, a5"),
        Operation::And => with!("and a4, a0, {x}" "and a5, a1, {y}"),
        Operation::AndNot => with!("not a4, {x}" "not a5, {y}" "and a4, a4, a0" "and a5, a5, a1"),
        Operation::Or => with!("or a4, a0, {x}" "or a5, a1, {y}"),
        Operation::Xor => with!("xor a4, a0, {x}" "xor a5, a1, {y}"),
        Operation::Nand => with!("and a4, a0, {x}" "and a5, a1, {y}" "not a4, a4" "not a5, a5"),
        Operation::Not => alone!("not a4, a0" "not a5, a1"),
        Operation::SignedMax => choose!("blt {y}, a1, 4f" "bgeu a0, {x}, 4f"),
        Operation::SignedMin => choose!("blt a1, {y}, 4f" "bgeu {x}, a0, 4f"),
        Operation::UnsignedMax => choose!("bltu {y}, a1, 4f" "bgeu a0, {x}, 4f"),
        Operation::UnsignedMin => choose!("bltu a1, {y}, 4f" "bgeu {x}, a0, 4f"),
    }
}
