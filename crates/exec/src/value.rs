//! Values: integers of up to 128 bits, and addresses of locations.
//!
//! An address is symbolic: it equals no integer, and only pointer arithmetic is defined on it.
//! A width wraps integers and leaves addresses alone.

use core::fmt;

use crate::program::LocationId;

/// The size of an access or of an arithmetic operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Width {
    /// 8 bits.
    B8,
    /// 16 bits.
    B16,
    /// 32 bits.
    B32,
    /// 64 bits.
    B64,
    /// 128 bits.
    B128,
}

impl Width {
    /// The number of bits: 8, 16, 32, 64 or 128.
    #[must_use]
    pub const fn bits(self) -> u32 {
        8 << self as u32
    }

    /// The number of bytes: 1, 2, 4, 8 or 16.
    #[must_use]
    pub const fn bytes(self) -> u32 {
        1 << self as u32
    }

    /// The bits that a value of this width can have set.
    #[must_use]
    pub const fn mask(self) -> u128 {
        u128::MAX >> (128 - self.bits())
    }

    /// `bits` cut to this width.
    #[must_use]
    pub const fn wrap(self, bits: u128) -> u128 {
        bits & self.mask()
    }

    /// `bits` of this width, read as a two's complement number.
    #[must_use]
    pub const fn signed(self, bits: u128) -> i128 {
        let shift = 128 - self.bits();
        ((bits << shift) as i128) >> shift
    }
}

/// What a register or a cell of memory holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// An integer; bits beyond the width of its cell are zero.
    Int(u128),
    /// The address of a location plus an offset in bytes.
    Address(LocationId, i64),
}

impl Value {
    /// Zero.
    pub const ZERO: Self = Self::Int(0);

    /// The integer, if it is one.
    #[must_use]
    pub const fn as_int(self) -> Option<u128> {
        match self {
            Self::Int(bits) => Some(bits),
            Self::Address(..) => None,
        }
    }

    /// This value stored in `width` bits: an integer wraps, an address stays.
    #[must_use]
    pub const fn wrap(self, width: Width) -> Self {
        match self {
            Self::Int(bits) => Self::Int(width.wrap(bits)),
            Self::Address(..) => self,
        }
    }
}

impl fmt::Display for Value {
    /// An integer in decimal; an address as `&n` or `&n+offset` with the location's number,
    /// for use where no program is at hand (see [`crate::Program::display_value`]).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(bits) => write!(f, "{bits}"),
            Self::Address(location, 0) => write!(f, "&{}", location.0),
            Self::Address(location, offset) => write!(f, "&{}{offset:+}", location.0),
        }
    }
}
