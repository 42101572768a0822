//! The sixteen general-purpose registers and their parts.
//!
//! Source: SDM volume 1, §3.4.1.

use core::fmt;

use interlocked_exec::{Reg, Width};

use super::dialect::{Dialect, Mode};

/// A general-purpose register or a part of one: `rax`, `eax`, `ax`, `al`, `ah`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Register {
    number: u8,
    part: Part,
}

/// A part of a register; the discriminant is a column of [`NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Low8,
    Low16,
    Low32,
    All,
    High8,
}

/// The names of the parts of each register, in the order of their hardware numbers.
#[rustfmt::skip]
const NAMES: [[&str; 5]; 16] = [
    ["al", "ax", "eax", "rax", "ah"],
    ["cl", "cx", "ecx", "rcx", "ch"],
    ["dl", "dx", "edx", "rdx", "dh"],
    ["bl", "bx", "ebx", "rbx", "bh"],
    ["spl", "sp", "esp", "rsp", ""],
    ["bpl", "bp", "ebp", "rbp", ""],
    ["sil", "si", "esi", "rsi", ""],
    ["dil", "di", "edi", "rdi", ""],
    ["r8b", "r8w", "r8d", "r8", ""],
    ["r9b", "r9w", "r9d", "r9", ""],
    ["r10b", "r10w", "r10d", "r10", ""],
    ["r11b", "r11w", "r11d", "r11", ""],
    ["r12b", "r12w", "r12d", "r12", ""],
    ["r13b", "r13w", "r13d", "r13", ""],
    ["r14b", "r14w", "r14d", "r14", ""],
    ["r15b", "r15w", "r15d", "r15", ""],
];

macro_rules! whole_registers {
    ($($name:ident = $number:literal,)*) => {
        $(
            #[doc = concat!("The whole register number ", stringify!($number), ".")]
            pub const $name: Self = Self { number: $number, part: Part::All };
        )*
    };
}

impl Register {
    whole_registers! {
        RAX = 0, RCX = 1, RDX = 2, RBX = 3, RSP = 4, RBP = 5, RSI = 6, RDI = 7,
        R8 = 8, R9 = 9, R10 = 10, R11 = 11, R12 = 12, R13 = 13, R14 = 14, R15 = 15,
    }

    /// How many registers there are; their [`Self::reg`]s are `0..COUNT`.
    pub const COUNT: u16 = 16;

    /// The register of that name, in capitals or not, with a `%` before it or not.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        const PARTS: [Part; 5] = [Part::Low8, Part::Low16, Part::Low32, Part::All, Part::High8];
        let name = name.strip_prefix('%').unwrap_or(name);
        if !(2..=4).contains(&name.len()) {
            return None;
        }
        NAMES.iter().zip(0..).find_map(|(names, number)| {
            let column = names.iter().position(|known| known.eq_ignore_ascii_case(name))?;
            Some(Self { number, part: PARTS[column] })
        })
    }

    /// The whole register of a hardware number from 0 to 15.
    #[must_use]
    pub const fn whole(number: u8) -> Option<Self> {
        if number < 16 { Some(Self { number, part: Part::All }) } else { None }
    }

    /// The low part of the same register, `width` bits of it; the whole for 128.
    #[must_use]
    pub const fn with_width(self, width: Width) -> Self {
        let part = match width {
            Width::B8 => Part::Low8,
            Width::B16 => Part::Low16,
            Width::B32 => Part::Low32,
            Width::B64 | Width::B128 => Part::All,
        };
        Self { number: self.number, part }
    }

    /// How many bits it has.
    #[must_use]
    pub const fn width(self) -> Width {
        match self.part {
            Part::Low8 | Part::High8 => Width::B8,
            Part::Low16 => Width::B16,
            Part::Low32 => Width::B32,
            Part::All => Width::B64,
        }
    }

    /// Whether it is `ah`, `ch`, `dh` or `bh`: bits 8 to 15 of its register.
    #[must_use]
    pub const fn is_high(self) -> bool {
        matches!(self.part, Part::High8)
    }

    /// The hardware number of the register that it is a part of, 0 to 15.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// The register that it is a part of, as every [`interlocked_exec::Thread`] that
    /// [`super::lower`] makes numbers it.
    #[must_use]
    pub const fn reg(self) -> Reg {
        Reg(self.number as u16)
    }

    /// Its name in small letters, without `%`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        NAMES[self.number as usize][self.part as usize]
    }

    /// Its name as outcomes and conditions of a test in `dialect` print it: `rax`, `EAX`.
    #[must_use]
    pub fn display_name(self, dialect: Dialect) -> String {
        if dialect.is_traditional() {
            self.name().to_ascii_uppercase()
        } else {
            self.name().to_owned()
        }
    }

    /// Whether the processor has it in `mode`: `r8`, `sil` and all 64-bit registers are missing
    /// from 32-bit mode.
    #[must_use]
    pub const fn exists_in(self, mode: Mode) -> bool {
        match mode {
            Mode::Bits64 => true,
            Mode::Bits32 => self.number < 8 && !matches!(self.part, Part::All) && !self.needs_rex(),
        }
    }

    /// Whether its encoding needs a REX prefix whatever the instruction (SDM volume 2, §2.2.1.2).
    #[must_use]
    pub(crate) const fn needs_rex(self) -> bool {
        self.number >= 8 || (self.number >= 4 && matches!(self.part, Part::Low8))
    }

    /// Every register and every part of one.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        use Part::{All, High8, Low8, Low16, Low32};
        (0..16).flat_map(|number| {
            [Low8, Low16, Low32, All, High8]
                .into_iter()
                .filter(move |&part| part != High8 || number < 4)
                .map(move |part| Self { number, part })
        })
    }
}

impl fmt::Display for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_parses_to_its_register() {
        for register in Register::all() {
            assert_eq!(Register::parse(register.name()), Some(register));
            assert_eq!(Register::parse(&format!("%{register}").to_uppercase()), Some(register));
        }
        assert_eq!(Register::all().count(), 68);
    }

    #[test]
    fn other_names_are_no_registers() {
        for name in ["", "%", "x", "r16", "eaxx", "rip", "%%eax", "é", "r8l"] {
            assert_eq!(Register::parse(name), None, "{name}");
        }
    }

    #[test]
    fn parts_know_their_register() {
        let ah = Register::parse("ah").unwrap();
        assert_eq!((ah.width(), ah.is_high(), ah.reg()), (Width::B8, true, Reg(0)));
        let r9d = Register::parse("R9D").unwrap();
        assert_eq!((r9d.width(), r9d.is_high(), r9d.reg()), (Width::B32, false, Reg(9)));
        assert_eq!(r9d.with_width(Width::B64), Register::R9);
    }

    #[test]
    fn thirty_two_bit_mode_has_eight_registers() {
        let names: Vec<_> = Register::all()
            .filter(|register| register.exists_in(Mode::Bits32))
            .map(Register::name)
            .collect();
        assert_eq!(
            names.join(" "),
            "al ax eax ah cl cx ecx ch dl dx edx dh bl bx ebx bh sp esp bp ebp si esi di edi"
        );
    }
}
