//! Numbers in two registers, on both x86: the steps from the old value to the new one, which a loop of
//! `lock cmpxchg8b` or `lock cmpxchg16b` then tries to write.
//!
//! The low half goes first and leaves its carry in the flags, from which the high half continues
//! (Intel SDM Vol. 2A ADC, Vol. 2B SBB).

use crate::arch::Bits;

/// The text of two instructions, on the low half and on the high half.
macro_rules! halves {
    ($low:literal $high:literal, $a:literal $b:literal) => {
        concat!($low, " ", $a, "\n", $high, " ", $b)
    };
    ($low:literal $high:literal, $a:literal $b:literal, $x:literal $y:literal) => {
        concat!($low, " ", $a, ", ", $x, "\n", $high, " ", $b, ", ", $y)
    };
}

/// The text that replaces the new value by the operand, if a comparison of the two says so.
///
/// The comparison is a subtraction: of its flags carry, sign and overflow are those of the whole
/// number, and zero is not, so that only "less" and "not less" can be asked.
macro_rules! pick {
    ($move:literal, $low:literal $high:literal, $x:literal $y:literal, $old:literal) => {
        concat!(
            halves!("cmp" "sbb", $low $high, $x $y),
            concat!("\nmov ", $high, ", ", $old, "\n"),
            halves!($move $move, $low $high, $x $y)
        )
    };
}

/// Runs the loop of an operation: `$run` is a macro that takes an operand, or `none`, and the steps.
/// The names are those of the halves of the new value, of the operand, and of the old value.
macro_rules! by_halves {
    (
        $run:ident, $operation:expr, $operand:expr;
        $low:literal $high:literal, $x:literal $y:literal, $a:literal $b:literal
    ) => {
        by_halves! {
            @ $run, $operation, $operand;
            $low $high, $x $y, $a $b, halves!("mov" "mov", $low $high, $a $b)
        }
    };
    (
        @ $run:ident, $operation:expr, $operand:expr;
        $low:literal $high:literal, $x:literal $y:literal, $a:literal $b:literal, $copy:expr
    ) => {
        match $operation {
            Op::Add => $run!($operand; $copy, halves!("add" "adc", $low $high, $x $y)),
            Op::Sub => $run!($operand; $copy, halves!("sub" "sbb", $low $high, $x $y)),
            Op::Inc => $run!(none; $copy, halves!("add" "adc", $low $high, "1" "0")),
            Op::Dec => $run!(none; $copy, halves!("sub" "sbb", $low $high, "1" "0")),
            // Zero minus the old value: `neg` gives the low half and leaves its carry.
            Op::Neg => $run!(
                none;
                halves!("mov" "xor", $low $high, $a $high), concat!("neg ", $low),
                concat!("sbb ", $high, ", ", $b)
            ),
            Op::Not => $run!(none; $copy, halves!("not" "not", $low $high)),
            Op::And => $run!($operand; $copy, halves!("and" "and", $low $high, $x $y)),
            Op::AndNot => {
                // SAFETY: `Word`'s contract says that values are initialized.
                let complement = Bits::new(!unsafe { $operand.assume_init() });
                $run!(complement; $copy, halves!("and" "and", $low $high, $x $y))
            }
            Op::Or => $run!($operand; $copy, halves!("or" "or", $low $high, $x $y)),
            Op::Xor => $run!($operand; $copy, halves!("xor" "xor", $low $high, $x $y)),
            Op::Nand => $run!(
                $operand;
                $copy, halves!("and" "and", $low $high, $x $y), halves!("not" "not", $low $high)
            ),
            Op::SignedMax => $run!($operand; $copy, pick!("cmovl", $low $high, $x $y, $b)),
            Op::SignedMin => $run!($operand; $copy, pick!("cmovnl", $low $high, $x $y, $b)),
            Op::UnsignedMax => $run!($operand; $copy, pick!("cmovb", $low $high, $x $y, $b)),
            Op::UnsignedMin => $run!($operand; $copy, pick!("cmovnb", $low $high, $x $y, $b)),
        }
    };
}

/// What was read and what was written.
pub(super) struct Change<W> {
    pub(super) old: Bits<W>,
    pub(super) new: Bits<W>,
}

/// The read-modify-writes of [`Word`](crate::arch::Word) by `changed::<L>`, which gives a [`Change`].
macro_rules! by_changes {
    ($half:ty) => {
        #[inline]
        unsafe fn rmw<L: Level>(
            operation: Op,
            place: *mut Bits<Self>,
            operand: Bits<Self>,
            order: Order,
        ) -> Bits<Self> {
            // SAFETY: The caller's contract is the same.
            unsafe { changed::<L>(operation, place, operand, order).old }
        }

        #[inline]
        unsafe fn rmw_test<L: Level>(
            operation: Op,
            place: *mut Bits<Self>,
            operand: Bits<Self>,
            test: Test,
            order: Order,
        ) -> bool {
            // SAFETY: The caller's contract is the same.
            Self::passes(unsafe { changed::<L>(operation, place, operand, order).new }, test)
        }

        /// The mask is made of one half, and what the bit was is seen from the change: less to
        /// compute than by shifts of both halves.
        #[inline]
        unsafe fn rmw_bit<L: Level>(
            operation: Op,
            place: *mut Bits<Self>,
            bit: u32,
            order: Order,
        ) -> bool {
            let half = Self::from(<$half as crate::arch::Compute>::bit(bit));
            let in_low = bit % Self::BITS < <$half>::BITS;
            let mask = Bits::new(if in_low { half } else { half << <$half>::BITS });
            // SAFETY: The caller's contract is the same.
            let Change { old, new } = unsafe { changed::<L>(operation, place, mask, order) };
            // SAFETY: What was there and what was computed is initialized.
            let (old, new) = unsafe { (old.assume_init(), new.assume_init()) };
            match operation {
                Op::Or => new == old,
                Op::AndNot => new != old,
                _ => new < old,
            }
        }
    };
}
