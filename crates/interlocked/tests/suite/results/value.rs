//! The values of a type: as bits, as registers with garbage above them, and those worth trying.

use interlocked::Primitive;

use crate::effort;
use crate::random::Random;

/// A type under test.
pub(crate) trait Value: Primitive {
    /// A register that holds a value in its lower bits.
    type Register: Copy;

    /// The value in a register, with garbage above it.
    fn register(self, garbage: u64) -> Self::Register;

    /// The value that a register holds.
    fn of(register: Self::Register) -> Self;

    /// The value, extended to 128 bits.
    fn bits(self) -> u128;

    /// The value of bits that are more than enough.
    fn of_bits(bits: u128) -> Self;

    /// What is there and an operand, each in turn: all pairs of bytes; of what is wider, all pairs of
    /// boundary values, and random ones. If that is more than `count`, so many of them.
    fn pairs(random: &mut Random, count: usize) -> Vec<(Self, Self)> {
        let width = 8 * size_of::<Self>() as u32;
        let values = if width == 8 { (0..1 << 8).collect() } else { edges(width) };
        let all = values.len() * values.len();
        let pair = |n: usize| (values[n / values.len()], values[n % values.len()]);
        let near = |random: &mut Random| {
            let (there, other) = (random.wide(), random.wide());
            // Equal ones, and those that differ in one bit, are too rare among random ones.
            let near = [there, there ^ 1, there ^ (1 << (other % u128::from(width))), other];
            (there, near[(other >> 126) as usize])
        };
        let pairs: Vec<_> = if count < all {
            let either = |_| match random.next() as usize {
                n if n % 2 == 0 => pair(n / 2 % all),
                _ => near(random),
            };
            (0..count).map(either).collect()
        } else {
            let more = if width == 8 { 0 } else { effort::RANDOM_PAIRS.here() };
            (0..all).map(pair).chain((0..more).map(|_| near(random))).collect()
        };
        let of_bits = |(there, operand)| (Self::of_bits(there), Self::of_bits(operand));
        pairs.into_iter().map(of_bits).collect()
    }
}

/// Around the ends of the signed and unsigned numbers of a width and of its halves.
fn edges(width: u32) -> Vec<u128> {
    let ends = [0, width / 2 - 1, width / 2, width - 1].map(|bit| 1_u128 << bit);
    let ends = [0_u128].into_iter().chain(ends);
    let around = ends.flat_map(|end| [end.wrapping_sub(1), end, end + 1]);
    around.flat_map(|number| [number, !number]).chain([u128::MAX / 3, u128::MAX / 3 * 2]).collect()
}

macro_rules! integers {
    ($($type:ident in $register:ident;)+) => {$(
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_lossless)]
        impl Value for $type {
            type Register = $register;

            fn register(self, garbage: u64) -> $register {
                let above = (garbage as $register).checked_shl($type::BITS).unwrap_or(0);
                above | (self as $register & !<$register>::MAX.checked_shl($type::BITS).unwrap_or(0))
            }

            #[inline(always)]
            fn of(register: $register) -> Self {
                register as Self
            }

            #[inline(always)]
            fn bits(self) -> u128 {
                self as u128
            }

            fn of_bits(bits: u128) -> Self {
                bits as Self
            }
        }
    )+};
}

integers! {
    i8 in u64;
    u8 in u64;
    i16 in u64;
    u16 in u64;
    i32 in u64;
    u32 in u64;
    i64 in u64;
    u64 in u64;
    i128 in u128;
    u128 in u128;
    isize in u64;
    usize in u64;
}

impl Value for bool {
    type Register = u64;

    fn register(self, garbage: u64) -> u64 {
        garbage << 8 | u64::from(self)
    }

    #[inline(always)]
    fn of(register: u64) -> Self {
        register as u8 != 0
    }

    #[inline(always)]
    fn bits(self) -> u128 {
        u128::from(self)
    }

    fn of_bits(bits: u128) -> Self {
        bits & 1 != 0
    }

    fn pairs(_: &mut Random, _: usize) -> Vec<(Self, Self)> {
        vec![(false, false), (false, true), (true, false), (true, true)]
    }
}

macro_rules! floats {
    ($($type:ident $bits:ident;)+) => {$(
        impl Value for $type {
            type Register = u64;

            fn register(self, garbage: u64) -> u64 {
                self.to_bits().register(garbage)
            }

            #[inline(always)]
            fn of(register: u64) -> Self {
                Self::from_bits($bits::of(register))
            }

            #[inline(always)]
            fn bits(self) -> u128 {
                self.to_bits().bits()
            }

            fn of_bits(bits: u128) -> Self {
                Self::from_bits($bits::of_bits(bits))
            }
        }
    )+};
}

floats! {
    f32 u32;
    f64 u64;
}

impl Value for *mut u32 {
    type Register = *mut u32;

    fn register(self, _: u64) -> Self {
        self
    }

    #[inline(always)]
    fn of(register: Self) -> Self {
        register
    }

    #[inline(always)]
    fn bits(self) -> u128 {
        self.addr().bits()
    }

    fn of_bits(bits: u128) -> Self {
        core::ptr::without_provenance_mut(usize::of_bits(bits))
    }
}
