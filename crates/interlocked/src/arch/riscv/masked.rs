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
use core::marker::PhantomData;

use super::amo::{Amo, Single};
use super::reserved::{exchange, update};
use crate::arch::{Bits, Compute, Exchange, Operation};
use crate::order::Order;

/// Where a value is: a field of a word. In registers, words are extended.
struct Field<W> {
    word: *mut Bits<u32>,
    /// Where it begins, in bits, modulo 32.
    shift: usize,
    value: PhantomData<W>,
}

/// A width that is less than a word's.
pub(super) trait Narrow: Compute + Into<u32> {
    /// How many bits it has.
    const WIDTH: u32;
    /// Its highest bit.
    const SIGN: Self;

    /// The lowest bits.
    fn low(word: u32) -> Self;
}

macro_rules! narrow {
    ($($word:ident)+) => {$(
        impl Narrow for $word {
            const WIDTH: u32 = Self::BITS;
            const SIGN: Self = !(Self::MAX >> 1);

            #[inline(always)]
            #[allow(clippy::cast_possible_truncation)]
            fn low(word: u32) -> Self {
                word as Self
            }
        }
    )+};
}

narrow! { u8 u16 }

/// Shifts of 32 bits, by the lowest 5 bits of the register: the names of the instructions.
#[cfg(target_pointer_width = "64")]
macro_rules! shift_left {
    () => {
        "sllw"
    };
}
#[cfg(not(target_pointer_width = "64"))]
macro_rules! shift_left {
    () => {
        "sll"
    };
}

#[cfg(target_pointer_width = "64")]
macro_rules! shift_right {
    () => {
        "srlw"
    };
}
#[cfg(not(target_pointer_width = "64"))]
macro_rules! shift_right {
    () => {
        "srl"
    };
}

#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
impl<W: Narrow> Field<W> {
    /// The shift is made in assembly: where the compiler knows bits of it, by the alignment, it does not
    /// see that the instruction takes it modulo 32.
    #[inline(always)]
    fn of(place: *mut Bits<W>) -> Self {
        let word = place.map_addr(|address| address & !3).cast();
        let shift;
        // SAFETY: Arithmetic.
        unsafe {
            asm!(
                "slli {shift}, {place}, 3",
                shift = lateout(reg) shift,
                place = in(reg) place,
                options(nostack, preserves_flags),
            );
        }
        Self { word, shift, value: PhantomData }
    }

    /// The bits that are its own.
    #[inline(always)]
    fn mask(&self) -> usize {
        self.place(W::low(u32::MAX))
    }

    /// A value as it lies in the word. In assembly, because of two shifted values the compiler would
    /// shift the difference, which it has to extend first.
    #[inline(always)]
    fn place(&self, value: W) -> usize {
        let word;
        // SAFETY: Arithmetic.
        unsafe {
            asm!(
                concat!(shift_left!(), " {word}, {value}, {shift}"),
                word = lateout(reg) word,
                value = in(reg) value.into(),
                shift = in(reg) self.shift,
                options(nostack, preserves_flags),
            );
        }
        word
    }

    /// The value that lies in a word; nothing if nobody asks for it.
    #[inline(always)]
    fn value(&self, word: usize) -> Bits<W> {
        Bits::new(W::low(word as u32 >> (self.shift & 31)))
    }

    /// `operation` on the word as one AMO, and its operand, if there is one that leaves the
    /// neighbors alone.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)]
    fn amo(&self, operation: Operation, operand: W) -> Option<(Amo, Bits<u32>)> {
        let (amo, operand) = match operation {
            Operation::And => (Amo::And, self.place(operand) | !self.mask()),
            Operation::AndNot => (Amo::And, !self.place(operand)),
            Operation::Or => (Amo::Or, self.place(operand)),
            Operation::Xor => (Amo::Xor, self.place(operand)),
            Operation::Not => (Amo::Xor, self.mask()),
            _ => return None,
        };
        Some((amo, Bits::new(operand as u32)))
    }
}

/// Writes and gives what was there.
///
/// # Safety
///
/// As [`Word`](crate::arch::Word)'s operations; so for the others.
#[inline]
pub(super) unsafe fn swap<W: Narrow>(place: *mut Bits<W>, value: W, order: Order) -> Bits<W> {
    let field = Field::of(place);
    let old: usize;
    // SAFETY: The caller's contract; the word is that around the place.
    unsafe {
        update!(order: ".w" ["and {new}, {old}, {neighbors}" "or {new}, {new}, {value}"]
            old = out(reg) old,
            new = out(reg) _,
            place = in(reg) field.word,
            neighbors = in(reg) !field.mask(),
            value = in(reg) field.place(value),
        );
    }
    field.value(old)
}

/// The exchanges: the field is brought down to where `old` is, so that nothing has to be brought up to it
/// but the difference between `old` and `new`, which makes one of the other. `{failed}` is the difference
/// between the field and `old`, without the neighbors above them, and where there is none what `sc` says.
macro_rules! exchange_field {
    ($strength:ident, $place:ident, $old:ident, $new:ident, $success:ident, $failure:ident) => {{
        let field = Field::of($place);
        let [old, new]: [u32; 2] = [$old.into(), $new.into()];
        let (value, failed): (u32, usize);
        // SAFETY: The caller's contract; the word is that around the place.
        unsafe {
            exchange!($strength, $success, $failure:
                ".w" [
                    concat!(shift_right!(), " {value}, {found}, {shift}"),
                    "xor {failed}, {value}, {old}",
                    "slli {failed}, {failed}, {others}",
                    "bnez {failed}, 3f",
                    "xor {failed}, {found}, {difference}"
                ] "{failed}"
                found = out(reg) _,
                failed = out(reg) failed,
                value = out(reg) value,
                place = in(reg) field.word,
                shift = in(reg) field.shift,
                old = in(reg) old,
                difference = in(reg) field.place(W::low(old ^ new)),
                others = const usize::BITS - W::WIDTH,
            );
        }
        (Bits::new(W::low(value)), failed == 0)
    }};
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
    exchange_field!(strong, place, old, new, success, failure)
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
    exchange_field!(weak, place, old, new, success, failure)
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
        let old = unsafe { u32::fetch(amo, field.word, operand, order) };
        return field.value(old);
    }
    // SAFETY: The caller's contract.
    let old = unsafe { update(operation, &field, operand, order) };
    field.value(old)
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

/// `by!(order, field, ["what makes {new} of {old}"] operands)`: a loop, gives the word that was there.
/// No body changes a bit outside of the field.
macro_rules! by {
    ($order:ident, $field:ident, [$($body:literal)+] $($operands:tt)*) => {{
        let old: usize;
        // SAFETY: The caller's contract; the word is that around the place.
        unsafe {
            update!($order: ".w" [$($body)+]
                old = out(reg) old,
                new = out(reg) _,
                place = in(reg) $field.word,
                mask = in(reg) $field.mask(),
                $($operands)*
            );
        }
        old
    }};
}

/// The same for a body that also makes other bits: they go back to what they were.
macro_rules! merged {
    ($order:ident, $field:ident, [$($body:literal)+] $($operands:tt)*) => {
        by!($order, $field, [
            $($body)+
            "xor {new}, {new}, {old}"
            "and {new}, {new}, {mask}"
            "xor {new}, {new}, {old}"
        ] $($operands)*)
    };
}

/// The greater or smaller one: the difference between the two, or nothing, goes into the old value.
macro_rules! chosen {
    ($order:ident, $field:ident, [$($sign:literal)?] $replace:literal $($operands:tt)*) => {
        by!($order, $field, [
            "and {field}, {old}, {mask}"
            $($sign)?
            "xor {new}, {field}, {operand}"
            $replace
            "li {new}, 0"
            "3: xor {new}, {new}, {old}"
        ] field = out(reg) _, $($operands)*)
    };
}

/// The operations that need a loop: gives the word that was there.
///
/// # Safety
///
/// As for [`swap`].
#[inline(always)]
unsafe fn update<W: Narrow>(
    operation: Operation,
    field: &Field<W>,
    operand: W,
    order: Order,
) -> usize {
    let placed = |value| field.place(value);
    /// Signed numbers compare as unsigned ones do when their sign is inverted.
    macro_rules! signed {
        ($replace:literal) => {
            chosen!(order, field, ["xor {field}, {field}, {sign}"] $replace
                operand = in(reg) placed(operand.compute(Operation::Xor, W::SIGN)),
                sign = in(reg) placed(W::SIGN),
            )
        };
    }
    macro_rules! unsigned {
        ($replace:literal) => {
            chosen!(order, field, [] $replace operand = in(reg) placed(operand),)
        };
    }
    match operation {
        Operation::SignedMax => signed!("bltu {field}, {operand}, 3f"),
        Operation::SignedMin => signed!("bltu {operand}, {field}, 3f"),
        Operation::UnsignedMax => unsigned!("bltu {field}, {operand}, 3f"),
        Operation::UnsignedMin => unsigned!("bltu {operand}, {field}, 3f"),
        Operation::Nand => {
            // An inverted and is the or of the inverted.
            let inverted = operand.compute(Operation::Not, operand);
            by!(order, field, ["xor {new}, {old}, {mask}" "or {new}, {new}, {operand}"]
                operand = in(reg) placed(inverted),
            )
        }
        Operation::Neg => {
            merged!(order, field, ["and {new}, {old}, {mask}" "neg {new}, {new}"])
        }
        Operation::Sub => {
            merged!(order, field, ["sub {new}, {old}, {operand}"]
                operand = in(reg) placed(operand),
            )
        }
        Operation::Dec => {
            merged!(order, field, ["sub {new}, {old}, {operand}"]
                operand = in(reg) placed(W::bit(0)),
            )
        }
        addition => {
            let operand = if addition == Operation::Inc { W::bit(0) } else { operand };
            merged!(order, field, ["add {new}, {old}, {operand}"]
                operand = in(reg) placed(operand),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use core::cell::UnsafeCell;

    use super::{exchange, exchange_weak, fetch, swap};
    use crate::arch::{Compute, Operation};
    use crate::order::Order;

    #[repr(align(4))]
    struct Word(UnsafeCell<[u8; 4]>);

    // SAFETY: The threads reach it by atomic operations alone.
    unsafe impl Sync for Word {}

    /// Four threads, a byte each of one word: none undoes what another does.
    #[test]
    fn neighbors_change_at_the_same_time() {
        const ROUNDS: u8 = 251;
        let word = &Word(UnsafeCell::new([0; 4]));
        std::thread::scope(|scope| {
            for i in 0..4 {
                scope.spawn(move || {
                    let place = word.0.get().cast::<u8>().wrapping_add(i).cast();
                    for round in 0..ROUNDS {
                        let next = round + 1;
                        // SAFETY: The place is in the word, and all access is atomic.
                        unsafe {
                            let old = match round % 4 {
                                0 => fetch(Operation::Add, place, 1, Order::Relaxed),
                                1 => swap(place, next, Order::AcqRel),
                                2 => exchange(place, round, next, Order::Full, Order::Relaxed).0,
                                _ => loop {
                                    let (success, failure) = (Order::SeqCst, Order::Acquire);
                                    match exchange_weak(place, round, next, success, failure) {
                                        (old, true) => break old,
                                        (_, false) => {}
                                    }
                                },
                            };
                            assert_eq!(old.assume_init(), round);
                        }
                    }
                });
            }
        });
        // SAFETY: The threads are gone.
        assert_eq!(unsafe { *word.0.get() }, [ROUNDS; 4]);
    }

    /// Every operation on every field of a word, with all bits set around it and with none.
    #[test]
    fn neighbors_stay_as_they_are() {
        for operation in Operation::ALL {
            for (slot, around) in (0..4).flat_map(|slot| [(slot, 0), (slot, 0xff)]) {
                for (old, operand) in [(0x80, 0x7f), (0x7f, 0x80), (0, 0xff), (0xff, 1), (5, 5)] {
                    let word = Word(UnsafeCell::new([around; 4]));
                    let mut expected = [around; 4];
                    expected[slot] = old.compute(operation, operand);
                    // SAFETY: The place is in the word, and nobody else knows it.
                    let found = unsafe {
                        let place = word.0.get().cast::<u8>().wrapping_add(slot);
                        place.write(old);
                        fetch(operation, place.cast(), operand, Order::SeqCst).assume_init()
                    };
                    assert_eq!(found, old, "{operation:?}");
                    assert_eq!(word.0.into_inner(), expected, "{operation:?} {old} {operand}");
                }
            }
        }
    }
}
