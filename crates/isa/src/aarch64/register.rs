//! The general-purpose registers, the stack pointer and the zero register.
//!
//! `W` names the low half of an `X` register. Number 31 in an encoding is the stack pointer in some
//! positions and the zero register in others; here they are two registers, and the parser knows
//! which position takes which. Source: Arm ARM (DDI 0487) B1.2.1 and C1.2.5.

use core::fmt;

use interlocked_exec::{Reg, Width};

/// A general-purpose register as an instruction names it: `X0`, `W0`, `SP`, `XZR`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Register {
    number: u8,
    wide: bool,
}

const STACK_POINTER: u8 = 31;
const ZERO: u8 = 32;

impl Register {
    /// How many architectural registers a thread has: X0 to X30, then SP. They are the first of
    /// [`interlocked_exec::Thread::registers`], in this order.
    pub(crate) const COUNT: u16 = 32;

    /// `X<number>`; `None` from 31 on.
    #[must_use]
    pub const fn x(number: u8) -> Option<Self> {
        if number < STACK_POINTER { Some(Self { number, wide: true }) } else { None }
    }

    /// `W<number>`; `None` from 31 on.
    #[must_use]
    pub const fn w(number: u8) -> Option<Self> {
        if number < STACK_POINTER { Some(Self { number, wide: false }) } else { None }
    }

    /// `XZR`.
    pub const XZR: Self = Self { number: ZERO, wide: true };
    /// `WZR`.
    pub const WZR: Self = Self { number: ZERO, wide: false };
    /// `SP`.
    pub const SP: Self = Self { number: STACK_POINTER, wide: true };
    /// `WSP`.
    pub const WSP: Self = Self { number: STACK_POINTER, wide: false };

    /// The register called `name`, in either case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (first, rest) = name.as_bytes().split_first()?;
        let wide = match first.to_ascii_uppercase() {
            b'X' => true,
            b'W' => false,
            _ => return name.eq_ignore_ascii_case("SP").then_some(Self::SP),
        };
        let number = match rest {
            [digit @ b'0'..=b'9'] => digit - b'0',
            [tens @ b'1'..=b'3', ones @ b'0'..=b'9'] => (tens - b'0') * 10 + (ones - b'0'),
            _ if rest.eq_ignore_ascii_case(b"ZR") => return Some(Self { number: ZERO, wide }),
            _ if rest.eq_ignore_ascii_case(b"SP") && !wide => return Some(Self::WSP),
            _ => return None,
        };
        (number < STACK_POINTER).then_some(Self { number, wide })
    }

    /// Its index among the registers of a thread; the zero register is none of them.
    #[must_use]
    pub const fn reg(self) -> Option<Reg> {
        if self.is_zero() { None } else { Some(Reg(self.number as u16)) }
    }

    /// How much of the register the name means: 64 bits for `X`, 32 for `W`.
    #[must_use]
    pub const fn width(self) -> Width {
        if self.wide { Width::B64 } else { Width::B32 }
    }

    /// Whether this is `XZR` or `WZR`: reads as 0, writes are ignored.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.number == ZERO
    }

    /// Whether this is `SP` or `WSP`.
    #[must_use]
    pub const fn is_stack_pointer(self) -> bool {
        self.number == STACK_POINTER
    }

    /// Whether both names mean (parts of) one register that keeps what is written to it.
    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.number == other.number && !self.is_zero()
    }

    /// The architectural number of X0 to X30; 31 for the stack pointer and the zero register.
    pub(crate) const fn number(self) -> u8 {
        if self.is_zero() { 31 } else { self.number }
    }

    /// The same register seen at 64 bits.
    #[must_use]
    pub const fn wide(self) -> Self {
        Self { number: self.number, wide: true }
    }
}

/// The name in upper case, as outcomes print it.
impl fmt::Display for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = if self.wide { 'X' } else { 'W' };
        match self.number {
            STACK_POINTER => f.write_str(if self.wide { "SP" } else { "WSP" }),
            ZERO => write!(f, "{letter}ZR"),
            number => write!(f, "{letter}{number}"),
        }
    }
}

impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_register_parses_back_from_its_name() {
        let numbered = (0..31).flat_map(|n| [Register::x(n), Register::w(n)]).flatten();
        let special = [Register::XZR, Register::WZR, Register::SP, Register::WSP];
        let mut count = 0;
        for register in numbered.chain(special) {
            let name = register.to_string();
            assert_eq!(Register::parse(&name), Some(register), "{name}");
            assert_eq!(Register::parse(&name.to_lowercase()), Some(register), "{name}");
            count += 1;
        }
        assert_eq!(count, 66);
    }

    #[test]
    fn what_is_no_register() {
        for name in
            ["", "X", "X31", "W31", "X01", "X-1", "X100", "XSP", "R0", "WZ", "ZR", "é", "X٣"]
        {
            assert_eq!(Register::parse(name), None, "{name}");
        }
        assert_eq!(Register::x(31), None);
        assert_eq!(Register::w(31), None);
    }

    #[test]
    fn indices_and_widths() {
        let of = |name| Register::parse(name).unwrap();
        assert_eq!(of("X7").reg(), Some(Reg(7)));
        assert_eq!(of("W7").reg(), Some(Reg(7)));
        assert_eq!(of("SP").reg(), Some(Reg(31)));
        assert_eq!(of("XZR").reg(), None);
        assert_eq!(of("W7").width(), Width::B32);
        assert_eq!(of("X7").width(), Width::B64);
        assert!(of("X7").overlaps(of("W7")));
        assert!(!of("XZR").overlaps(of("XZR")));
        assert_eq!(of("W7").wide(), of("X7"));
    }
}
