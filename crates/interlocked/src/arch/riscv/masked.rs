//! 8 and 16 bits without Zabha: operations on the aligned 32-bit word around them.
//!
//! The neighbors are written back as they were read, and the word is stored only if nobody wrote to
//! it since, so that to everyone else nothing happened to them. `and`, `or` and `xor` need no loop:
//! an AMO on the word with an operand that leaves the neighbors alone does it.
//!
//! An aligned word never crosses a page, so that the neighbors can be reached if the value can.
//!
//! Source: RISC-V ELF psABI, riscv-atomic.adoc, "Other conventions" (the containing 32-bit word);
//! RISC-V Unprivileged ISA, "Zalrsc".

use core::arch::asm;

use super::amo::{Amo, Single};
use super::register::InRegister;
use super::reserved::{exchange, update};
use crate::arch::{Bits, Compute, Exchange, Operation};
use crate::order::Order;

/// Where a value is: a field of a word.
struct Field {
    word: *mut Bits<u32>,
    /// Where it begins, in bits; counts modulo 32.
    shift: u32,
    /// The bits that are its own.
    mask: u32,
}

/// A width that is less than a word's.
pub(super) trait Narrow: Compute + Into<u32> {
    /// All bits set.
    const ONES: u32;

    /// The lowest bits.
    fn low(word: u32) -> Self;
}

macro_rules! narrow {
    ($($word:ident)+) => {$(
        impl Narrow for $word {
            const ONES: u32 = Self::MAX as u32;

            #[inline(always)]
            #[allow(clippy::cast_possible_truncation)]
            fn low(word: u32) -> Self {
                word as Self
            }
        }
    )+};
}

narrow! { u8 u16 }

impl Field {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)]
    fn of<W: Narrow>(place: *mut Bits<W>) -> Self {
        let shift = (place.addr() as u32).wrapping_mul(8);
        Self {
            word: place.map_addr(|address| address & !3).cast(),
            shift,
            mask: W::ONES.wrapping_shl(shift),
        }
    }

    /// A value as it lies in the word.
    #[inline(always)]
    fn place<W: Narrow>(&self, value: W) -> u32 {
        value.into().wrapping_shl(self.shift)
    }

    /// The value that lies in a word.
    #[inline(always)]
    fn value<W: Narrow>(&self, word: u32) -> W {
        W::low(word.wrapping_shr(self.shift))
    }

    /// `operation` on the word as one AMO, and its operand, if there is one that leaves the
    /// neighbors alone.
    #[inline(always)]
    fn amo<W: Narrow>(&self, operation: Operation, operand: W) -> Option<(Amo, Bits<u32>)> {
        let (amo, operand) = Amo::of(operation, operand)?;
        let operand = match amo {
            Amo::And => self.place(operand) | !self.mask,
            Amo::Or | Amo::Xor => self.place(operand),
            _ => return None,
        };
        Some((amo, Bits::new(operand)))
    }
}

/// A 32-bit number, extended to a register.
#[inline(always)]
fn extend(word: u32) -> isize {
    u32::extend(Bits::new(word))
}

/// Writes and gives what was there.
///
/// # Safety
///
/// As [`Word`](crate::arch::Word)'s operations; so for the others.
#[inline]
pub(super) unsafe fn swap<W: Narrow>(place: *mut Bits<W>, value: W, order: Order) -> Bits<W> {
    let field = Field::of(place);
    let old: u32;
    // SAFETY: The caller's contract; the word is that around the place.
    unsafe {
        update!(order: ".w" ["and {new}, {old}, {neighbors}" "or {new}, {new}, {value}"]
            old = out(reg) old,
            new = out(reg) _,
            place = in(reg) field.word,
            neighbors = in(reg) !field.mask,
            value = in(reg) field.place(value),
        );
    }
    Bits::new(field.value(old))
}

/// Writes `new` if `old` is there, and gives what was there.
#[inline]
pub(super) unsafe fn exchange<W: Narrow>(
    place: *mut Bits<W>,
    old: W,
    new: W,
    success: Order,
    failure: Order,
) -> Exchange<W> {
    let field = Field::of(place);
    let (old, new) = (field.place(old), field.place(new));
    let found: u32;
    // SAFETY: As in `swap`. Where the field is `old`, its difference from `new` makes it that.
    unsafe {
        exchange!(strong, success, failure:
            ".w" [
                "and {failed}, {found}, {mask}"
                "bne {failed}, {old}, 3f"
                "xor {failed}, {found}, {difference}"
            ] "{failed}"
            found = out(reg) found,
            failed = out(reg) _,
            place = in(reg) field.word,
            mask = in(reg) extend(field.mask),
            old = in(reg) extend(old),
            difference = in(reg) old ^ new,
        );
    }
    (Bits::new(field.value(found)), found & field.mask == old)
}

/// As [`exchange`], but tries once.
#[inline]
pub(super) unsafe fn exchange_weak<W: Narrow>(
    place: *mut Bits<W>,
    old: W,
    new: W,
    success: Order,
    failure: Order,
) -> Exchange<W> {
    let field = Field::of(place);
    let (old, new) = (field.place(old), field.place(new));
    let found: u32;
    let failed: usize;
    // SAFETY: As in `exchange`.
    unsafe {
        exchange!(weak, success, failure:
            ".w" [
                "and {stored}, {found}, {mask}"
                "bne {stored}, {old}, 3f"
                "xor {stored}, {found}, {difference}"
            ] "{stored}"
            found = out(reg) found,
            failed = out(reg) failed,
            stored = out(reg) _,
            place = in(reg) field.word,
            mask = in(reg) extend(field.mask),
            old = in(reg) extend(old),
            difference = in(reg) old ^ new,
        );
    }
    (Bits::new(field.value(found)), failed == 0)
}

/// Reads, computes, writes, and gives what was read.
#[inline]
pub(super) unsafe fn fetch<W: Narrow>(
    operation: Operation,
    place: *mut Bits<W>,
    operand: W,
    order: Order,
) -> Bits<W> {
    let field = Field::of(place);
    if let Some((amo, operand)) = field.amo(operation, operand) {
        // SAFETY: The caller's contract; the neighbors keep their bits.
        let old = unsafe { u32::fetch(amo, field.word, operand, order).assume_init() };
        return Bits::new(field.value(old));
    }
    // SAFETY: The caller's contract.
    let old = unsafe { update(operation, &field, operand, order) };
    Bits::new(field.value(old))
}

/// Reads, computes, writes.
#[inline]
pub(super) unsafe fn apply<W: Narrow>(
    operation: Operation,
    place: *mut Bits<W>,
    operand: W,
    order: Order,
) {
    let field = Field::of(place);
    match field.amo(operation, operand) {
        // SAFETY: The caller's contract; the neighbors keep their bits.
        Some((amo, operand)) => unsafe { u32::apply(amo, field.word, operand, order) },
        // SAFETY: The caller's contract.
        None => unsafe {
            update(operation, &field, operand, order);
        },
    }
}

/// The operations that need a loop: gives the word that was there.
#[inline(always)]
unsafe fn update<W: Narrow>(operation: Operation, field: &Field, operand: W, order: Order) -> u32 {
    /// The loop, given what makes `{new}` of `{old}`; `{operand}` and `{mask}` are there to use.
    macro_rules! by {
        ($operand:expr, $body:tt $($more:tt)*) => {{
            let old: u32;
            // SAFETY: The caller's contract. No body changes a bit outside of the mask.
            unsafe {
                update!(order: ".w" $body
                    old = out(reg) old,
                    new = out(reg) _,
                    place = in(reg) field.word,
                    operand = in(reg) extend($operand),
                    mask = in(reg) extend(field.mask),
                    $($more)*
                );
            }
            old
        }};
    }
    /// The greater or smaller one: the difference of the two, or nothing, goes into the old value.
    /// Signed numbers compare as unsigned ones do when their sign is inverted.
    macro_rules! by_comparison {
        (signed $branch:literal) => {{
            let sign = field.mask & !field.mask.wrapping_shr(1);
            by!(field.place(operand) ^ sign, [
                "and {field}, {old}, {mask}"
                "xor {field}, {field}, {sign}"
                "xor {new}, {field}, {operand}"
                $branch
                "li {new}, 0"
                "3: xor {new}, {new}, {old}"
            ] field = out(reg) _, sign = in(reg) extend(sign),)
        }};
        (unsigned $branch:literal) => {
            by!(field.place(operand), [
                "and {field}, {old}, {mask}"
                "xor {new}, {field}, {operand}"
                $branch
                "li {new}, 0"
                "3: xor {new}, {new}, {old}"
            ] field = out(reg) _,)
        };
    }
    match operation {
        Operation::Nand => by!(field.place(operand) | !field.mask, [
            "and {new}, {old}, {operand}"
            "xor {new}, {new}, {mask}"
        ]),
        Operation::Neg => by!(0, [
            "and {new}, {old}, {mask}"
            "sub {new}, {operand}, {new}"
            "xor {new}, {new}, {old}"
            "and {new}, {new}, {mask}"
            "xor {new}, {new}, {old}"
        ]),
        Operation::SignedMax => by_comparison!(signed "bltu {field}, {operand}, 3f"),
        Operation::SignedMin => by_comparison!(signed "bltu {operand}, {field}, 3f"),
        Operation::UnsignedMax => by_comparison!(unsigned "bltu {field}, {operand}, 3f"),
        Operation::UnsignedMin => by_comparison!(unsigned "bltu {operand}, {field}, 3f"),
        addition => {
            let operand = Amo::of(addition, operand).map_or(operand, |(_, operand)| operand);
            by!(field.place(operand), [
                "add {new}, {old}, {operand}"
                "xor {new}, {new}, {old}"
                "and {new}, {new}, {mask}"
                "xor {new}, {new}, {old}"
            ])
        }
    }
}
