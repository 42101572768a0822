//! The instructions as rows: one row, one mnemonic, its operands and widths.
//!
//! Parsing, checking and printing all read this table; what an instruction does is in `lower`,
//! its bytes are in `encode`.

use interlocked_exec::Width;

use Width::{B8, B16, B32, B64, B128};

/// Which instruction it is. Families carry what tells their members apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mnemonic {
    /// `mov`, `movabs`.
    Mov,
    /// `movnti`: a store that bypasses the caches.
    Movnti,
    /// `movzx` (`movzbl`, …): widens with zeros from a narrower source.
    Movzx(Width),
    /// `movsx`, `movsxd` (`movsbl`, `movslq`, …): widens with the sign of a narrower source.
    Movsx(Width),
    /// `lea`: computes an address.
    Lea,
    /// `xchg`; with a memory operand always locked.
    Xchg,
    /// `xadd`.
    Xadd,
    /// `cmpxchg`.
    Cmpxchg,
    /// `cmpxchg8b`: on `edx:eax` and `ecx:ebx`.
    Cmpxchg8b,
    /// `cmpxchg16b`: on `rdx:rax` and `rcx:rbx`.
    Cmpxchg16b,
    /// Two-operand arithmetic and logic, and `cmp`.
    Alu(Alu),
    /// `test`.
    Test,
    /// `imul` with two operands.
    Imul,
    /// One-operand arithmetic and logic.
    Unary(Unary),
    /// Bit tests.
    Bit(Bit),
    /// Shifts.
    Shift(Shift),
    /// `setcc`.
    Set(Condition),
    /// `cmovcc`.
    Cmov(Condition),
    /// `jcc`.
    Jcc(Condition),
    /// `jmp`.
    Jmp,
    /// `ret`: ends the thread.
    Ret,
    /// `mfence`.
    Mfence,
    /// `sfence`.
    Sfence,
    /// `lfence`.
    Lfence,
    /// `clflush`.
    Clflush,
    /// `clflushopt`.
    Clflushopt,
    /// `pause`.
    Pause,
    /// `nop`, with or without an operand.
    Nop,
    /// `endbr64`.
    Endbr64,
    /// `endbr32`.
    Endbr32,
}

/// Two-operand arithmetic and logic, in the order of the encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the mnemonics")]
pub enum Alu {
    Add,
    Or,
    Adc,
    Sbb,
    And,
    Sub,
    Xor,
    Cmp,
}

/// One-operand arithmetic and logic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the mnemonics")]
pub enum Unary {
    Inc,
    Dec,
    Not,
    Neg,
}

/// Bit tests, in the order of the encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bit {
    /// `bt`: tests.
    Test,
    /// `bts`: tests and sets.
    Set,
    /// `btr`: tests and resets.
    Reset,
    /// `btc`: tests and complements.
    Complement,
}

/// Shifts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the mnemonics")]
pub enum Shift {
    Shl,
    Shr,
    Sar,
}

/// A condition on the flags, in the order of the encoding (SDM volume 2, appendix B.1.4.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// `o`: OF.
    Overflow,
    /// `no`: not OF.
    NoOverflow,
    /// `b`, `c`, `nae`: CF.
    Below,
    /// `ae`, `nc`, `nb`: not CF.
    AboveOrEqual,
    /// `e`, `z`: ZF.
    Equal,
    /// `ne`, `nz`: not ZF.
    NotEqual,
    /// `be`, `na`: CF or ZF.
    BelowOrEqual,
    /// `a`, `nbe`: neither CF nor ZF.
    Above,
    /// `s`: SF.
    Sign,
    /// `ns`: not SF.
    NoSign,
    /// `p`, `pe`: PF.
    Parity,
    /// `np`, `po`: not PF.
    NoParity,
    /// `l`, `nge`: SF ≠ OF.
    Less,
    /// `ge`, `nl`: SF = OF.
    GreaterOrEqual,
    /// `le`, `ng`: ZF, or SF ≠ OF.
    LessOrEqual,
    /// `g`, `nle`: not ZF, and SF = OF.
    Greater,
}

impl Condition {
    /// Every condition with its names, the first being the one that is printed.
    #[rustfmt::skip]
    pub(crate) const ALL: [(Self, &'static [&'static str]); 16] = [
        (Self::Overflow, &["o"]),              (Self::NoOverflow, &["no"]),
        (Self::Below, &["b", "c", "nae"]),     (Self::AboveOrEqual, &["ae", "nb", "nc"]),
        (Self::Equal, &["e", "z"]),            (Self::NotEqual, &["ne", "nz"]),
        (Self::BelowOrEqual, &["be", "na"]),   (Self::Above, &["a", "nbe"]),
        (Self::Sign, &["s"]),                  (Self::NoSign, &["ns"]),
        (Self::Parity, &["p", "pe"]),          (Self::NoParity, &["np", "po"]),
        (Self::Less, &["l", "nge"]),           (Self::GreaterOrEqual, &["ge", "nl"]),
        (Self::LessOrEqual, &["le", "ng"]),    (Self::Greater, &["g", "nle"]),
    ];

    /// The suffix that is printed: `e`, not `z`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1[0]
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, names)| names.contains(&name)).map(|&(condition, _)| condition)
    }
}

/// What may stand at an operand's place: a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kinds(u8);

impl Kinds {
    /// A register.
    pub(crate) const R: Self = Self(1);
    /// Memory.
    pub(crate) const M: Self = Self(2);
    /// An immediate.
    pub(crate) const I: Self = Self(4);
    /// The register `cl`.
    pub(crate) const C: Self = Self(8);
    /// A label.
    pub(crate) const L: Self = Self(16);

    pub(crate) const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set in words: “a register or memory”.
    pub(crate) fn describe(self) -> String {
        let words: Vec<&str> = [
            (Self::R, "a register"),
            (Self::M, "memory"),
            (Self::I, "an immediate"),
            (Self::C, "`cl`"),
            (Self::L, "a label"),
        ]
        .into_iter()
        .filter(|&(kind, _)| self.contains(kind))
        .map(|(_, word)| word)
        .collect();
        words.join(" or ")
    }
}

/// One form of an instruction.
#[derive(Debug)]
pub(crate) struct Row {
    /// The mnemonic without suffix; for a family of conditions what comes before the condition.
    pub(crate) name: &'static str,
    /// The instruction; the first member of a family stands for all.
    pub(crate) mnemonic: Mnemonic,
    /// What may stand at each operand's place, destination first. At most one is memory.
    pub(crate) operands: &'static [Kinds],
    /// The widths that it works on; empty if it has none.
    pub(crate) widths: &'static [Width],
    /// Whether it takes `lock` when its destination is memory.
    pub(crate) lockable: bool,
}

const R: Kinds = Kinds::R;
const M: Kinds = Kinds::M;
const RM: Kinds = R.or(M);
const RI: Kinds = R.or(Kinds::I);
const RMI: Kinds = RM.or(Kinds::I);
const IC: Kinds = Kinds::I.or(Kinds::C);
const L: Kinds = Kinds::L;

const ANY: &[Width] = &[B8, B16, B32, B64];
const WIDE: &[Width] = &[B16, B32, B64];
const NONE: &[Width] = &[];

const LOCK: bool = true;
const NO: bool = false;

const fn row(
    name: &'static str,
    mnemonic: Mnemonic,
    operands: &'static [Kinds],
    widths: &'static [Width],
    lockable: bool,
) -> Row {
    Row { name, mnemonic, operands, widths, lockable }
}

/// Every form; where a mnemonic has more than one name, the first is the one that is printed.
#[rustfmt::skip]
pub(crate) static ROWS: &[Row] = &[
    row("mov",        Mnemonic::Mov,                      &[RM, RMI], ANY,         NO),
    row("mfence",     Mnemonic::Mfence,                   &[],        NONE,        NO),
    row("xchg",       Mnemonic::Xchg,                     &[RM, RM],  ANY,         LOCK),
    row("add",        Mnemonic::Alu(Alu::Add),            &[RM, RMI], ANY,         LOCK),
    row("or",         Mnemonic::Alu(Alu::Or),             &[RM, RMI], ANY,         LOCK),
    row("adc",        Mnemonic::Alu(Alu::Adc),            &[RM, RMI], ANY,         LOCK),
    row("sbb",        Mnemonic::Alu(Alu::Sbb),            &[RM, RMI], ANY,         LOCK),
    row("and",        Mnemonic::Alu(Alu::And),            &[RM, RMI], ANY,         LOCK),
    row("sub",        Mnemonic::Alu(Alu::Sub),            &[RM, RMI], ANY,         LOCK),
    row("xor",        Mnemonic::Alu(Alu::Xor),            &[RM, RMI], ANY,         LOCK),
    row("cmp",        Mnemonic::Alu(Alu::Cmp),            &[RM, RMI], ANY,         NO),
    row("test",       Mnemonic::Test,                     &[RM, RMI], ANY,         NO),
    row("imul",       Mnemonic::Imul,                     &[R, RM],   WIDE,        NO),
    row("inc",        Mnemonic::Unary(Unary::Inc),        &[RM],      ANY,         LOCK),
    row("dec",        Mnemonic::Unary(Unary::Dec),        &[RM],      ANY,         LOCK),
    row("not",        Mnemonic::Unary(Unary::Not),        &[RM],      ANY,         LOCK),
    row("neg",        Mnemonic::Unary(Unary::Neg),        &[RM],      ANY,         LOCK),
    row("xadd",       Mnemonic::Xadd,                     &[RM, R],   ANY,         LOCK),
    row("cmpxchg",    Mnemonic::Cmpxchg,                  &[RM, R],   ANY,         LOCK),
    row("cmpxchg8b",  Mnemonic::Cmpxchg8b,                &[M],       &[B64],      LOCK),
    row("cmpxchg16b", Mnemonic::Cmpxchg16b,               &[M],       &[B128],     LOCK),
    row("bt",         Mnemonic::Bit(Bit::Test),           &[RM, RI],  WIDE,        NO),
    row("bts",        Mnemonic::Bit(Bit::Set),            &[RM, RI],  WIDE,        LOCK),
    row("btr",        Mnemonic::Bit(Bit::Reset),          &[RM, RI],  WIDE,        LOCK),
    row("btc",        Mnemonic::Bit(Bit::Complement),     &[RM, RI],  WIDE,        LOCK),
    row("shl",        Mnemonic::Shift(Shift::Shl),        &[RM, IC],  ANY,         NO),
    row("sal",        Mnemonic::Shift(Shift::Shl),        &[RM, IC],  ANY,         NO),
    row("shr",        Mnemonic::Shift(Shift::Shr),        &[RM, IC],  ANY,         NO),
    row("sar",        Mnemonic::Shift(Shift::Sar),        &[RM, IC],  ANY,         NO),
    row("lea",        Mnemonic::Lea,                      &[R, M],    WIDE,        NO),
    row("movzx",      Mnemonic::Movzx(B8),                &[R, RM],   WIDE,        NO),
    row("movsx",      Mnemonic::Movsx(B8),                &[R, RM],   WIDE,        NO),
    row("movsxd",     Mnemonic::Movsx(B32),               &[R, RM],   &[B64],      NO),
    row("movnti",     Mnemonic::Movnti,                   &[M, R],    &[B32, B64], NO),
    row("set",        Mnemonic::Set(Condition::Overflow), &[RM],      &[B8],       NO),
    row("cmov",       Mnemonic::Cmov(Condition::Overflow),&[R, RM],   WIDE,        NO),
    row("j",          Mnemonic::Jcc(Condition::Overflow), &[L],       NONE,        NO),
    row("jmp",        Mnemonic::Jmp,                      &[L],       NONE,        NO),
    row("ret",        Mnemonic::Ret,                      &[],        NONE,        NO),
    row("retq",       Mnemonic::Ret,                      &[],        NONE,        NO),
    row("sfence",     Mnemonic::Sfence,                   &[],        NONE,        NO),
    row("lfence",     Mnemonic::Lfence,                   &[],        NONE,        NO),
    row("clflush",    Mnemonic::Clflush,                  &[M],       NONE,        NO),
    row("clflushopt", Mnemonic::Clflushopt,               &[M],       NONE,        NO),
    row("pause",      Mnemonic::Pause,                    &[],        NONE,        NO),
    row("nop",        Mnemonic::Nop,                      &[],        NONE,        NO),
    row("nop",        Mnemonic::Nop,                      &[RM],      WIDE,        NO),
    row("endbr64",    Mnemonic::Endbr64,                  &[],        NONE,        NO),
    row("endbr32",    Mnemonic::Endbr32,                  &[],        NONE,        NO),
];

impl Mnemonic {
    /// The member of its family that stands in [`ROWS`].
    const fn representative(self) -> Self {
        match self {
            Self::Movzx(_) => Self::Movzx(B8),
            Self::Movsx(B32) => self,
            Self::Movsx(_) => Self::Movsx(B8),
            Self::Set(_) => Self::Set(Condition::Overflow),
            Self::Cmov(_) => Self::Cmov(Condition::Overflow),
            Self::Jcc(_) => Self::Jcc(Condition::Overflow),
            other => other,
        }
    }

    /// Its form with that many operands, or if there is none, its first form.
    pub(crate) fn row(self, operands: usize) -> &'static Row {
        let representative = self.representative();
        let mut rows = ROWS.iter().filter(|row| row.mnemonic == representative);
        let first = rows.next().expect("every mnemonic has a row");
        if first.operands.len() == operands {
            return first;
        }
        rows.find(|row| row.operands.len() == operands).unwrap_or(first)
    }

    /// The condition, for the families that have one.
    pub(crate) const fn condition(self) -> Option<Condition> {
        match self {
            Self::Set(condition) | Self::Cmov(condition) | Self::Jcc(condition) => Some(condition),
            _ => None,
        }
    }
}

/// What a word at the start of an instruction means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) mnemonic: Mnemonic,
    /// The width that its suffix says.
    pub(crate) width: Option<Width>,
    /// Whether the mnemonic leaves open how wide the source is that it extends.
    pub(crate) extends_from_operand: bool,
}

/// The meaning of a mnemonic in small letters, with or without a suffix for its width.
pub(crate) fn find(word: &str) -> Option<Named> {
    let named = |mnemonic, width| Named { mnemonic, width, extends_from_operand: false };
    match word {
        "movabs" | "movabsq" => return Some(named(Mnemonic::Mov, Some(B64))),
        "movzx" | "movsx" => {
            let mnemonic = if word == "movzx" { Mnemonic::Movzx(B8) } else { Mnemonic::Movsx(B8) };
            return Some(Named { mnemonic, width: None, extends_from_operand: true });
        }
        _ => {}
    }
    if let Some(mnemonic) = find_bare(word) {
        return Some(named(mnemonic, None));
    }
    let suffix = suffix_width(*word.as_bytes().last()?)?;
    let stem = &word[..word.len() - 1];
    if let Some(mnemonic) = find_bare(stem) {
        let sized = ROWS
            .iter()
            .any(|row| row.mnemonic == mnemonic.representative() && row.widths.len() > 1);
        return sized.then(|| named(mnemonic, Some(suffix)));
    }
    // `movzbl`, `movslq`: the source's suffix, then the destination's.
    let from = suffix_width(*stem.as_bytes().last()?)?;
    let mnemonic = match &stem[..stem.len() - 1] {
        "movz" if from < B32 => Mnemonic::Movzx(from),
        "movs" if from < B64 => Mnemonic::Movsx(from),
        _ => return None,
    };
    (from < suffix).then(|| named(mnemonic, Some(suffix)))
}

fn find_bare(word: &str) -> Option<Mnemonic> {
    if let Some(row) = ROWS.iter().find(|row| row.name == word)
        && row.mnemonic.condition().is_none()
    {
        return Some(row.mnemonic);
    }
    if let Some(rest) = word.strip_prefix("cmov") {
        return Condition::parse(rest).map(Mnemonic::Cmov);
    }
    if let Some(rest) = word.strip_prefix("set") {
        return Condition::parse(rest).map(Mnemonic::Set);
    }
    let rest = word.strip_prefix('j')?;
    Condition::parse(rest).map(Mnemonic::Jcc)
}

/// The letter that AT&T syntax puts behind a mnemonic for a width.
pub(crate) const fn suffix(width: Width) -> &'static str {
    match width {
        B8 => "b",
        B16 => "w",
        B32 => "l",
        B64 => "q",
        B128 => "",
    }
}

const fn suffix_width(letter: u8) -> Option<Width> {
    match letter {
        b'b' => Some(B8),
        b'w' => Some(B16),
        b'l' => Some(B32),
        b'q' => Some(B64),
        _ => None,
    }
}

/// Every mnemonic that can be written without a suffix, for suggestions.
pub(crate) fn names() -> impl Iterator<Item = String> {
    ROWS.iter().flat_map(|row| {
        let conditional = row.mnemonic.condition().is_some();
        let endings: Vec<&str> = if conditional {
            Condition::ALL.iter().flat_map(|(_, names)| names.iter().copied()).collect()
        } else {
            vec![""]
        };
        endings.into_iter().map(|ending| format!("{}{ending}", row.name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, mnemonic: Mnemonic, width: Option<Width>) {
        let named = find(word).map(|named| (named.mnemonic, named.width));
        assert_eq!(named, Some((mnemonic, width)), "{word}");
    }

    #[test]
    fn suffixes() {
        check("mov", Mnemonic::Mov, None);
        check("movb", Mnemonic::Mov, Some(B8));
        check("movabs", Mnemonic::Mov, Some(B64));
        check("subb", Mnemonic::Alu(Alu::Sub), Some(B8));
        check("sub", Mnemonic::Alu(Alu::Sub), None);
        check("btl", Mnemonic::Bit(Bit::Test), Some(B32));
        check("btcq", Mnemonic::Bit(Bit::Complement), Some(B64));
        check("salw", Mnemonic::Shift(Shift::Shl), Some(B16));
        check("nopl", Mnemonic::Nop, Some(B32));
    }

    #[test]
    fn families() {
        check("jz", Mnemonic::Jcc(Condition::Equal), None);
        check("jmp", Mnemonic::Jmp, None);
        check("setb", Mnemonic::Set(Condition::Below), None);
        check("cmovl", Mnemonic::Cmov(Condition::Less), None);
        check("cmovll", Mnemonic::Cmov(Condition::Less), Some(B32));
        check("cmovneq", Mnemonic::Cmov(Condition::NotEqual), Some(B64));
        check("movzbl", Mnemonic::Movzx(B8), Some(B32));
        check("movslq", Mnemonic::Movsx(B32), Some(B64));
        check("movswq", Mnemonic::Movsx(B16), Some(B64));
    }

    #[test]
    fn no_mnemonics() {
        for word in ["", "q", "l", "é", "jmpq", "mfencel", "set", "cmov", "j", "movzlq", "movzwb"]
        {
            assert_eq!(find(word), None, "{word}");
        }
    }

    #[test]
    fn every_name_is_found() {
        for name in names() {
            assert!(find(&name).is_some(), "{name}");
        }
    }
}
