//! Widths up to a register, on both x86: each operation is a load, a store, or one locked
//! instruction, alone or in a loop of `lock cmpxchg`.
//!
//! What makes it right:
//!
//! - An aligned access of up to a register is atomic, and so is a read-modify-write with a LOCK
//!   prefix; `xchg` with memory has it implied (Intel SDM Vol. 3A 9.1.1, 9.1.2; AMD APM Vol. 2 7.3.2,
//!   7.3.3).
//! - Loads are not reordered with loads, nor stores with stores, nor a store with earlier loads, and
//!   nothing is reordered with a locked instruction (Intel SDM Vol. 3A 9.2.2, 9.2.3; AMD APM Vol. 2
//!   7.2, 7.4.2). So a load acquires, a store releases, and every locked instruction is `Full`. The
//!   one order of all `SeqCst` operations asks besides that no later load overtakes a store, and
//!   that is what `xchg` in place of `mov` does.
//! - No block says `nomem` or `readonly`, so the compiler moves no access across one. This is the
//!   other half of acquire and release, and why the order is asked for in one place alone, the store.
//!
//! A register is named by the part of it that is meant: `{value:e}` is 32 bits of the one that the
//! compiler chose. What is above a narrow value is neither read nor trusted.
//!
//! Limits: no flag leaves a block but by way of a register. Whether a compare-exchange took place is
//! in one set by `sete`, so that a branch on it tests once more; where the memory is Rust's own,
//! `owned` has it without, and the instruction is `Full` whatever the ordering.

use core::arch::asm;

use super::super::owned::owned;
use super::super::word::computes;
use super::super::{Bits, Exchange, Operation as Op, Test, Word};
use super::HAS_MOVE;
use crate::level::Level;
use crate::order::Order;

/// The truth that a `setcc` wrote.
#[inline(always)]
#[allow(clippy::transmute_int_to_bool, reason = "a comparison would be one more instruction")]
pub(super) const fn truth(byte: u8) -> bool {
    // SAFETY: SETcc writes 0 or 1 (Intel SDM Vol. 2B SETcc).
    unsafe {
        core::hint::assert_unchecked(byte < 2);
        core::mem::transmute::<u8, bool>(byte)
    }
}

/// The low part of a register: x86 is little-endian. Bits keep their provenance.
#[inline(always)]
pub(super) const fn low<Register: Copy, W: Copy>(register: Bits<Register>) -> Bits<W> {
    const { assert!(size_of::<W>() <= size_of::<Register>()) };
    // SAFETY: `W` is not larger, and any bytes will do for a `MaybeUninit`.
    unsafe { core::mem::transmute_copy(&register) }
}

/// The text of an instruction on memory and the operand.
macro_rules! memory {
    ($($name:literal)+; $part:literal) => {
        concat!($($name,)+ " [{place}], {operand", $part, "}")
    };
}

/// The text of an instruction on memory alone.
macro_rules! alone {
    ($name:literal $size:literal) => {
        concat!($name, " ", $size, " [{place}]")
    };
}

/// The text of an instruction on the new value of a loop, and the operand where it has one.
macro_rules! step {
    ($name:literal [$new:literal $($rest:tt)*]) => {
        concat!($name, " ", $new)
    };
    ($name:literal [$new:literal $($rest:tt)*] $part:literal) => {
        concat!($name, " ", $new, ", {operand", $part, "}")
    };
}

/// One instruction; nothing comes back.
macro_rules! silent {
    ($text:expr, $place:ident $(, $class:ident $operand:expr)?) => {
        // SAFETY: `Word`'s contract: `place` is valid and aligned.
        unsafe {
            asm!($text, place = in(reg) $place, $(operand = in($class) $operand,)? options(nostack))
        }
    };
}

/// One instruction, and the flag that it leaves.
macro_rules! flagged {
    ($set:literal $text:expr, $place:ident $(, $class:ident $operand:expr)?) => {{
        let flag: u8;
        // SAFETY: `Word`'s contract: `place` is valid and aligned.
        unsafe {
            asm!(
                $text,
                concat!($set, " {flag}"),
                place = in(reg) $place,
                $(operand = in($class) $operand,)?
                flag = lateout(reg_byte) flag,
                options(nostack),
            );
        }
        truth(flag)
    }};
}

/// One instruction on numbers, and what it says of the result.
macro_rules! tested {
    ($test:ident, $($instruction:tt)+) => {
        match $test {
            Test::Zero => flagged!("sete" $($instruction)+),
            Test::Negative => flagged!("sets" $($instruction)+),
        }
    };
}

/// One instruction; what was in memory comes back in place of the operand.
macro_rules! swapped {
    ($text:expr, $place:ident, $class:ident $operand:expr) => {{
        let mut value: Bits<Self> = $operand;
        // SAFETY: `Word`'s contract: `place` is valid and aligned.
        unsafe {
            asm!($text, place = in(reg) $place, operand = inout($class) value, options(nostack));
        }
        value
    }};
}

/// A loop of `lock cmpxchg`: the steps turn a copy of the old value into the new one.
///
/// `lock cmpxchg` leaves what it found in the accumulator, so nothing is loaded twice.
macro_rules! looped {
    (
        ($class:ident $part:literal $load:literal $size:literal
            $whole:tt $low:tt $wide:ty, [$new:literal $($output:tt)*])
        $place:ident $(, $operand:ident)?; $($step:expr),+
    ) => {{
        let old;
        // SAFETY: `Word`'s contract: `place` is valid and aligned.
        unsafe {
            asm!(
                concat!($load, " ", $whole, ", ", $size, " [{place}]"),
                "2:",
                concat!("mov ", $new, ", ", $low),
                $($step,)+
                concat!("lock cmpxchg [{place}], ", $new),
                "jne 2b",
                place = in(reg) $place,
                $(operand = in($class) $operand,)?
                $($output)*
                out($whole) old,
                options(nostack),
            );
        }
        low::<$wide, Self>(old)
    }};
}

/// A loop that replaces the old value if comparing it with the operand says so: by a conditional
/// move, or by a jump where there is no such move, as for bytes.
macro_rules! picked {
    (
        $has_move:expr, $row:tt $new:tt $part:literal
        $place:ident, $operand:ident; $move:literal or $stay:literal
    ) => {
        if $has_move {
            looped!($row $place, $operand; step!("cmp" $new $part), step!($move $new $part))
        } else {
            looped!(
                $row $place, $operand;
                step!("cmp" $new $part), concat!($stay, " 3f"), step!("mov" $new $part), "3:"
            )
        }
    };
}

/// `rmw_bit`: one instruction, or for bytes, which the bit tests do not have, a loop around the test
/// of a register.
///
/// The index is taken modulo the width, since one beyond it would reach another word.
macro_rules! rmw_bit {
    ($class:ident $part:literal) => {
        #[inline]
        unsafe fn rmw_bit<L: Level>(
            operation: Op,
            place: *mut Bits<Self>,
            bit: u32,
            _: Order,
        ) -> bool {
            match operation {
                Op::Or => bit_test!($class $part "bts", place, bit),
                Op::AndNot => bit_test!($class $part "btr", place, bit),
                Op::Xor => bit_test!($class $part "btc", place, bit),
                _ => unreachable!("a bit is set, cleared or toggled"),
            }
        }
    };
}

/// A bit test that changes the bit, and what the bit was.
macro_rules! bit_test {
    (reg_byte $part:literal $name:literal, $place:ident, $bit:ident) => {{
        let flag: u32;
        // SAFETY: `Word`'s contract: `place` is valid and aligned.
        unsafe {
            asm!(
                "movzx eax, byte ptr [{place}]",
                "2:",
                "mov {new:e}, eax",
                concat!($name, " {new:e}, {bit:e}"),
                "lock cmpxchg byte ptr [{place}], {new:l}",
                "jne 2b",
                "bt eax, {bit:e}",
                "setc al",
                place = in(reg) $place,
                bit = in(reg) $bit % Self::BITS,
                new = out(reg_abcd) _,
                out("eax") flag,
                options(nostack),
            );
        }
        // SAFETY: What is above the flag is that of a byte that was extended with zeros.
        unsafe { core::hint::assert_unchecked(flag < 2) };
        truth(flag as u8)
    }};
    ($class:ident $part:literal $name:literal, $place:ident, $bit:ident) => {{
        let bit = ($bit % Self::BITS) as Self;
        flagged!("setc" memory!("lock " $name; $part), $place, $class bit)
    }};
}

/// A row: the part of a register and its name, the load that fills a register, the size of memory,
/// the accumulator, where a loop has the new value, and whether there is a conditional move.
macro_rules! word {
    ($($word:ident $atomic:ident: $row:tt, $value:literal, $has_move:expr;)+) => {
        $(word! { @ $word $atomic: $row, $row, $value, $has_move })+
    };
    (
        @ $word:ident $atomic:ident: $row:tt,
        ($class:ident $part:literal $load:literal $size:literal
            $whole:tt $low:tt $wide:ty, $new:tt),
        $value:literal, $has_move:expr
    ) => {
        // SAFETY: Atomic and ordered, for the reasons at the top of this file.
        unsafe impl Word for $word {
            computes!();

            #[inline]
            unsafe fn load<L: Level>(place: *mut Bits<Self>, _: Order) -> Bits<Self> {
                let value;
                // SAFETY: `Word`'s contract: `place` is valid and aligned.
                unsafe {
                    asm!(
                        concat!($load, " ", $value, ", ", $size, " [{place}]"),
                        place = in(reg) place,
                        value = lateout(reg) value,
                        options(nostack, preserves_flags),
                    );
                }
                low::<$wide, Self>(value)
            }

            #[inline]
            unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
                if order >= Order::SeqCst {
                    swapped!(memory!("xchg"; $part), place, $class value);
                } else {
                    // SAFETY: `Word`'s contract: `place` is valid and aligned.
                    unsafe {
                        asm!(
                            memory!("mov"; $part),
                            place = in(reg) place,
                            operand = in($class) value,
                            options(nostack, preserves_flags),
                        );
                    }
                }
            }

            #[inline]
            unsafe fn swap<L: Level>(
                place: *mut Bits<Self>,
                value: Bits<Self>,
                _: Order,
            ) -> Bits<Self> {
                swapped!(memory!("xchg"; $part), place, $class value)
            }

            #[inline]
            unsafe fn compare_exchange<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                _: Order,
                _: Order,
            ) -> Exchange<Self> {
                let found;
                let done: u8;
                // SAFETY: `Word`'s contract: `place` is valid and aligned.
                unsafe {
                    asm!(
                        memory!("lock cmpxchg"; $part),
                        "sete {done}",
                        place = in(reg) place,
                        operand = in($class) new,
                        done = lateout(reg_byte) done,
                        inout($low) old => found,
                        options(nostack),
                    );
                }
                (found, truth(done))
            }

            #[inline]
            unsafe fn rmw<L: Level>(
                operation: Op,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                _: Order,
            ) -> Bits<Self> {
                // SAFETY: `Word`'s contract says that values are initialized.
                let number = unsafe { operand.assume_init() };
                let complement = !number;
                match operation {
                    Op::Add => swapped!(memory!("lock xadd"; $part), place, $class operand),
                    Op::Sub => {
                        let negative = Bits::new(number.wrapping_neg());
                        swapped!(memory!("lock xadd"; $part), place, $class negative)
                    }
                    Op::Inc => swapped!(memory!("lock xadd"; $part), place, $class Bits::new(1)),
                    Op::Dec => {
                        swapped!(memory!("lock xadd"; $part), place, $class Bits::new(Self::MAX))
                    }
                    Op::Neg => looped!($row place; step!("neg" $new)),
                    Op::Not => looped!($row place; step!("not" $new)),
                    Op::And => looped!($row place, operand; step!("and" $new $part)),
                    Op::AndNot => looped!($row place, complement; step!("and" $new $part)),
                    Op::Or => looped!($row place, operand; step!("or" $new $part)),
                    Op::Xor => looped!($row place, operand; step!("xor" $new $part)),
                    Op::Nand => {
                        looped!($row place, operand; step!("and" $new $part), step!("not" $new))
                    }
                    Op::SignedMax => {
                        picked!($has_move, $row $new $part place, operand; "cmovl" or "jnl")
                    }
                    Op::SignedMin => {
                        picked!($has_move, $row $new $part place, operand; "cmovg" or "jng")
                    }
                    Op::UnsignedMax => {
                        picked!($has_move, $row $new $part place, operand; "cmovb" or "jnb")
                    }
                    Op::UnsignedMin => {
                        picked!($has_move, $row $new $part place, operand; "cmova" or "jna")
                    }
                }
            }

            #[inline]
            unsafe fn rmw_no_return<L: Level>(
                operation: Op,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) {
                match operation {
                    Op::Add => silent!(memory!("lock add"; $part), place, $class operand),
                    Op::Sub => silent!(memory!("lock sub"; $part), place, $class operand),
                    Op::Inc => silent!(alone!("lock inc" $size), place),
                    Op::Dec => silent!(alone!("lock dec" $size), place),
                    Op::Neg => silent!(alone!("lock neg" $size), place),
                    Op::Not => silent!(alone!("lock not" $size), place),
                    Op::And => silent!(memory!("lock and"; $part), place, $class operand),
                    Op::AndNot => {
                        // SAFETY: `Word`'s contract says that values are initialized.
                        let complement = !unsafe { operand.assume_init() };
                        silent!(memory!("lock and"; $part), place, $class complement);
                    }
                    Op::Or => silent!(memory!("lock or"; $part), place, $class operand),
                    Op::Xor => silent!(memory!("lock xor"; $part), place, $class operand),
                    Op::Nand
                    | Op::SignedMax
                    | Op::SignedMin
                    | Op::UnsignedMax
                    | Op::UnsignedMin => {
                        // SAFETY: The caller's contract is the same.
                        unsafe { Self::rmw::<L>(operation, place, operand, order) };
                    }
                }
            }

            #[inline]
            unsafe fn rmw_test<L: Level>(
                operation: Op,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                test: Test,
                order: Order,
            ) -> bool {
                match operation {
                    Op::Add => tested!(test, memory!("lock add"; $part), place, $class operand),
                    Op::Sub => tested!(test, memory!("lock sub"; $part), place, $class operand),
                    Op::Inc => tested!(test, alone!("lock inc" $size), place),
                    Op::Dec => tested!(test, alone!("lock dec" $size), place),
                    _ => {
                        // SAFETY: The caller's contract is the same.
                        let old = unsafe { Self::rmw::<L>(operation, place, operand, order) };
                        Self::passes(Self::compute(operation, old, operand), test)
                    }
                }
            }

            rmw_bit!($class $part);
            owned!($atomic);
        }
    };
}

#[rustfmt::skip]
word! {
    u16 AtomicU16: (reg ":x" "movzx" "word ptr" "eax" "ax" u32, ["{new:x}" new = out(reg) _,]), "{value:e}", HAS_MOVE;
    u32 AtomicU32: (reg ":e" "mov" "dword ptr" "eax" "eax" u32, ["{new:e}" new = out(reg) _,]), "{value:e}", HAS_MOVE;
}
