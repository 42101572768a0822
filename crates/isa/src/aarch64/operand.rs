//! What stands after a mnemonic: second operands, addresses, conditions.
//!
//! Source: Arm ARM (DDI 0487) C1.2.4 (conditions), C1.3.3 (addressing modes), C2.1.3 (shifted and
//! extended registers).

use core::fmt;

use super::register::Register;

/// A condition on the flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// Equal: Z.
    Eq,
    /// Not equal: ¬Z.
    Ne,
    /// Carry set, unsigned higher or same: C.
    Cs,
    /// Carry clear, unsigned lower: ¬C.
    Cc,
    /// Minus: N.
    Mi,
    /// Plus or zero: ¬N.
    Pl,
    /// Overflow: V.
    Vs,
    /// No overflow: ¬V.
    Vc,
    /// Unsigned higher: C ∧ ¬Z.
    Hi,
    /// Unsigned lower or same: ¬C ∨ Z.
    Ls,
    /// Signed greater or equal: N = V.
    Ge,
    /// Signed less: N ≠ V.
    Lt,
    /// Signed greater: ¬Z ∧ N = V.
    Gt,
    /// Signed less or equal: Z ∨ N ≠ V.
    Le,
    /// Always.
    Al,
    /// Always, too.
    Nv,
}

impl Condition {
    /// Every name of a condition; the first of two synonyms is the one that prints.
    pub(crate) const NAMES: [(&'static str, Self); 18] = [
        ("EQ", Self::Eq),
        ("NE", Self::Ne),
        ("CS", Self::Cs),
        ("HS", Self::Cs),
        ("CC", Self::Cc),
        ("LO", Self::Cc),
        ("MI", Self::Mi),
        ("PL", Self::Pl),
        ("VS", Self::Vs),
        ("VC", Self::Vc),
        ("HI", Self::Hi),
        ("LS", Self::Ls),
        ("GE", Self::Ge),
        ("LT", Self::Lt),
        ("GT", Self::Gt),
        ("LE", Self::Le),
        ("AL", Self::Al),
        ("NV", Self::Nv),
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, condition)| *condition == self).map_or("", |(name, _)| name)
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        let named = |(text, _): &&(&str, Self)| text.eq_ignore_ascii_case(name);
        Self::NAMES.iter().find(named).map(|&(_, condition)| condition)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How a shifted register is shifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shift {
    /// Left.
    Lsl,
    /// Logically right.
    Lsr,
    /// Arithmetically right.
    Asr,
    /// Rotated right.
    Ror,
}

impl Shift {
    pub(crate) const NAMES: [(&'static str, Self); 4] =
        [("LSL", Self::Lsl), ("LSR", Self::Lsr), ("ASR", Self::Asr), ("ROR", Self::Ror)];
}

/// How an extended register is widened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extend {
    /// Low 8 bits, with zeros.
    Uxtb,
    /// Low 16 bits, with zeros.
    Uxth,
    /// Low 32 bits, with zeros.
    Uxtw,
    /// All 64 bits.
    Uxtx,
    /// Low 8 bits, with their sign.
    Sxtb,
    /// Low 16 bits, with their sign.
    Sxth,
    /// Low 32 bits, with their sign.
    Sxtw,
    /// All 64 bits.
    Sxtx,
}

impl Extend {
    pub(crate) const NAMES: [(&'static str, Self); 8] = [
        ("UXTB", Self::Uxtb),
        ("UXTH", Self::Uxth),
        ("UXTW", Self::Uxtw),
        ("UXTX", Self::Uxtx),
        ("SXTB", Self::Sxtb),
        ("SXTH", Self::Sxth),
        ("SXTW", Self::Sxtw),
        ("SXTX", Self::Sxtx),
    ];

    /// Whether it applies to an `X` register; the others apply to a `W` register.
    pub(crate) const fn of_wide(self) -> bool {
        matches!(self, Self::Uxtx | Self::Sxtx)
    }
}

macro_rules! display_by_name {
    ($($type:ident)*) => { $(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let name = Self::NAMES.iter().find(|(_, value)| value == self);
                f.write_str(name.map_or("", |(name, _)| name))
            }
        }
    )* };
}

display_by_name! { Shift Extend }

/// The flexible operand of data processing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// `#1`, as written: it may be negative.
    Immediate(i128),
    /// `X1` or `X1,LSL #3`.
    Register(Register, Shift, u8),
    /// `W1,SXTW #2`.
    Extended(Register, Extend, u8),
}

impl From<Register> for Source {
    fn from(register: Register) -> Self {
        Self::Register(register, Shift::Lsl, 0)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Immediate(value) => write!(f, "#{value}"),
            Self::Register(register, Shift::Lsl, 0) => write!(f, "{register}"),
            Self::Register(register, shift, amount) => write!(f, "{register},{shift} #{amount}"),
            Self::Extended(register, extend, 0) => write!(f, "{register},{extend}"),
            Self::Extended(register, extend, amount) => write!(f, "{register},{extend} #{amount}"),
        }
    }
}

/// The address of an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    /// `[X1]` or `[X1,#8]`: base plus offset.
    Offset(Register, i64),
    /// `[X1,#8]!`: the same, and the base becomes the address.
    PreIndex(Register, i64),
    /// `[X1],#8`: the base, which then grows by the offset.
    PostIndex(Register, i64),
    /// `[X1,W2,SXTW #2]` or `[X1,X2,LSL #3]`: base plus an index register, widened and shifted
    /// left. `LSL` is [`Extend::Uxtx`].
    Index(Register, Register, Extend, u8),
}

impl Address {
    /// The base register.
    #[must_use]
    pub const fn base(self) -> Register {
        match self {
            Self::Offset(base, _)
            | Self::PreIndex(base, _)
            | Self::PostIndex(base, _)
            | Self::Index(base, ..) => base,
        }
    }

    /// Whether the access changes the base register.
    #[must_use]
    pub const fn writes_back(self) -> bool {
        matches!(self, Self::PreIndex(..) | Self::PostIndex(..))
    }
}

impl From<Register> for Address {
    fn from(base: Register) -> Self {
        Self::Offset(base, 0)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offset(base, 0) => write!(f, "[{base}]"),
            Self::Offset(base, offset) => write!(f, "[{base},#{offset}]"),
            Self::PreIndex(base, offset) => write!(f, "[{base},#{offset}]!"),
            Self::PostIndex(base, offset) => write!(f, "[{base}],#{offset}"),
            Self::Index(base, index, Extend::Uxtx, 0) => write!(f, "[{base},{index}]"),
            Self::Index(base, index, Extend::Uxtx, amount) => {
                write!(f, "[{base},{index},LSL #{amount}]")
            }
            Self::Index(base, index, extend, 0) => write!(f, "[{base},{index},{extend}]"),
            Self::Index(base, index, extend, amount) => {
                write!(f, "[{base},{index},{extend} #{amount}]")
            }
        }
    }
}
