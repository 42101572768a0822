//! The two modes of the processor and the two ways to write its instructions.

/// The processor's mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// 32-bit: eight registers of 32 bits (`X86` in a test's header).
    Bits32,
    /// 64-bit: sixteen registers of 64 bits (`X86_64` in a test's header).
    Bits64,
}

/// The order and the look of operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// Source first: `movq $1,(x)`.
    Att,
    /// Destination first: `mov qword ptr [x],1`.
    Intel,
}

impl Syntax {
    /// The syntax of that name: `AT&T` (or `ATT`) or `Intel`, in capitals or not.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "at&t" | "att" => Some(Self::Att),
            "intel" => Some(Self::Intel),
            _ => None,
        }
    }
}

/// How a test writes x86 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// The processor's mode.
    pub mode: Mode,
    /// The order and the look of operands.
    pub syntax: Syntax,
}

impl Dialect {
    /// What `X86` in a test's header means: 32-bit, destination first (`MOV [x],$1`).
    pub const X86: Self = Self { mode: Mode::Bits32, syntax: Syntax::Intel };

    /// What `X86_64` in a test's header means: 64-bit, source first (`movq $1,(x)`).
    pub const X86_64: Self = Self { mode: Mode::Bits64, syntax: Syntax::Att };

    /// Whether text is in the capitals that 32-bit tests use by tradition: `MOV [x],$1`, where a
    /// memory operand without a size is 32 bits wide.
    #[must_use]
    pub(crate) const fn is_traditional(self) -> bool {
        matches!(self, Self::X86)
    }
}
