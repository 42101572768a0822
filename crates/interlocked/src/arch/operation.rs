//! What a read-modify-write computes, as a function on plain numbers.
//!
//! The instruction sequences do the same; this is their specification, the body of the
//! compare-exchange loops where an instruction set has nothing better, and the model that the tests
//! hold every sequence against.

/// What a read-modify-write makes of the old value and its operand.
///
/// Arithmetic wraps. `Not`, `Neg`, `Inc` and `Dec` have no operand; they ignore what they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// `old + operand`
    Add,
    /// `old - operand`
    Sub,
    /// `old + 1`
    Inc,
    /// `old - 1`
    Dec,
    /// `-old`
    Neg,
    /// `old & operand`
    And,
    /// `old & !operand`
    AndNot,
    /// `old | operand`
    Or,
    /// `old ^ operand`
    Xor,
    /// `!(old & operand)`
    Nand,
    /// `!old`
    Not,
    /// The greater one, as signed numbers.
    SignedMax,
    /// The smaller one, as signed numbers.
    SignedMin,
    /// The greater one, as unsigned numbers.
    UnsignedMax,
    /// The smaller one, as unsigned numbers.
    UnsignedMin,
}

impl Operation {
    /// Every operation.
    pub const ALL: [Self; 15] = [
        Self::Add,
        Self::Sub,
        Self::Inc,
        Self::Dec,
        Self::Neg,
        Self::And,
        Self::AndNot,
        Self::Or,
        Self::Xor,
        Self::Nand,
        Self::Not,
        Self::SignedMax,
        Self::SignedMin,
        Self::UnsignedMax,
        Self::UnsignedMin,
    ];
}

/// A question about the new value of a read-modify-write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Is it zero?
    Zero,
    /// Is it negative, as a signed number?
    Negative,
}

/// Numbers that operations compute with.
pub trait Compute: Copy + Eq {
    /// What `operation` makes of this value.
    fn compute(self, operation: Operation, operand: Self) -> Self;

    /// The answer to `test` about this value.
    fn passes(self, test: Test) -> bool;

    /// One bit set, counted from the least; `bit` is taken modulo the width.
    fn bit(bit: u32) -> Self;
}

macro_rules! compute {
    ($($unsigned:ident $signed:ident;)+) => {$(
        #[allow(clippy::cast_possible_wrap, clippy::cast_sign_loss)]
        impl Compute for $unsigned {
            #[inline]
            fn compute(self, operation: Operation, operand: Self) -> Self {
                match operation {
                    Operation::Add => self.wrapping_add(operand),
                    Operation::Sub => self.wrapping_sub(operand),
                    Operation::Inc => self.wrapping_add(1),
                    Operation::Dec => self.wrapping_sub(1),
                    Operation::Neg => self.wrapping_neg(),
                    Operation::And => self & operand,
                    Operation::AndNot => self & !operand,
                    Operation::Or => self | operand,
                    Operation::Xor => self ^ operand,
                    Operation::Nand => !(self & operand),
                    Operation::Not => !self,
                    Operation::SignedMax => (self as $signed).max(operand as $signed) as Self,
                    Operation::SignedMin => (self as $signed).min(operand as $signed) as Self,
                    Operation::UnsignedMax => self.max(operand),
                    Operation::UnsignedMin => self.min(operand),
                }
            }

            #[inline]
            fn passes(self, test: Test) -> bool {
                match test {
                    Test::Zero => self == 0,
                    Test::Negative => (self as $signed) < 0,
                }
            }

            #[inline]
            fn bit(bit: u32) -> Self {
                1 << (bit % Self::BITS)
            }
        }
    )+};
}

compute! {
    u8 i8;
    u16 i16;
    u32 i32;
    u64 i64;
    u128 i128;
    usize isize;
}
