//! What a mnemonic says, before its operands: the right-hand column of the mnemonic table.
//!
//! Each variant of [`Operation`] takes operands of one shape and belongs to one variant of
//! [`super::Instruction`], which carries the same value. Source of the names and their meaning:
//! Arm ARM (DDI 0487) C6.2.

use interlocked_exec::{Tags, Width};

use super::operand::{Condition, Shift};
use super::register::Register;

/// A mnemonic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Operation {
    Hint(Hint),
    Barrier(Barrier),
    InstructionBarrier,
    ClearExclusive,
    Return,
    Branch,
    BranchIf(Condition),
    CompareBranch(Test),
    TestBranch(Test),
    Compute(Compute),
    Compare(Compute),
    Move(Move),
    MoveWide(MoveWide),
    Shift(Shift),
    Multiply(Multiply),
    MultiplyAdd(MultiplyAdd),
    Transform(Transform),
    Bitfield(Bitfield),
    Select(Select),
    SelectSame(SelectSame),
    SetIf(SetIf),
    ConditionalCompare(ConditionalCompare),
    Load(Load),
    Store(Store),
    LoadPair(LoadPair),
    StorePair(StorePair),
    StoreExclusive(Order, Size),
    StoreExclusivePair(Order),
    Modify(Modify),
    ModifyOnly(Modify),
    CompareSwap(Order, Size),
    CompareSwapPair(Order),
    Prefetch,
}

/// An instruction that does nothing that a litmus test could see. `wfe` may wake up for any reason,
/// so it never waits here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// `nop`
    Nop,
    /// `yield`
    Yield,
    /// `sev`
    Sev,
    /// `sevl`
    Sevl,
    /// `wfe`
    Wfe,
}

/// A memory barrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Barrier {
    /// `dmb`
    Dmb,
    /// `dsb`
    Dsb,
}

/// What a barrier orders (all, loads before all, stores before stores) and in which domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BarrierOption(u8);

/// Name, tag of `dmb`, tag of `dsb`.
#[rustfmt::skip]
const BARRIER_OPTIONS: [(&str, Tags, Tags); 12] = [
    ("SY",    Tags::DMB_SY,    Tags::DSB_SY),
    ("LD",    Tags::DMB_LD,    Tags::DSB_LD),
    ("ST",    Tags::DMB_ST,    Tags::DSB_ST),
    ("ISH",   Tags::DMB_ISH,   Tags::DSB_ISH),
    ("ISHLD", Tags::DMB_ISHLD, Tags::DSB_ISHLD),
    ("ISHST", Tags::DMB_ISHST, Tags::DSB_ISHST),
    ("OSH",   Tags::DMB_OSH,   Tags::DSB_OSH),
    ("OSHLD", Tags::DMB_OSHLD, Tags::DSB_OSHLD),
    ("OSHST", Tags::DMB_OSHST, Tags::DSB_OSHST),
    ("NSH",   Tags::DMB_NSH,   Tags::DSB_NSH),
    ("NSHLD", Tags::DMB_NSHLD, Tags::DSB_NSHLD),
    ("NSHST", Tags::DMB_NSHST, Tags::DSB_NSHST),
];

impl BarrierOption {
    /// The option called `name` (`sy`, `ishld` …), in either case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let named = |(text, ..): &(&str, Tags, Tags)| text.eq_ignore_ascii_case(name);
        BARRIER_OPTIONS.iter().position(named).map(|index| Self(index as u8))
    }

    /// Every option.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..BARRIER_OPTIONS.len()).map(|index| Self(index as u8))
    }

    /// Its name in upper case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        BARRIER_OPTIONS[self.0 as usize].0
    }

    /// The tag of the fence event.
    pub(crate) const fn tags(self, barrier: Barrier) -> Tags {
        let (_, dmb, dsb) = BARRIER_OPTIONS[self.0 as usize];
        match barrier {
            Barrier::Dmb => dmb,
            Barrier::Dsb => dsb,
        }
    }
}

/// What a compare-and-branch asks of a register or of one of its bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// `cbz`, `tbz`
    Zero,
    /// `cbnz`, `tbnz`
    NotZero,
}

/// Arithmetic and logic on two operands; those with an `s` set the flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compute {
    /// `add`
    Add,
    /// `adds`, `cmn`
    Adds,
    /// `sub`
    Sub,
    /// `subs`, `cmp`
    Subs,
    /// `and`
    And,
    /// `ands`, `tst`
    Ands,
    /// `bic`: and not
    Bic,
    /// `bics`
    Bics,
    /// `orr`
    Orr,
    /// `orn`: or not
    Orn,
    /// `eor`
    Eor,
    /// `eon`: exclusive or with the complement
    Eon,
}

impl Compute {
    /// Whether it is addition or subtraction: these take extended registers, the stack pointer and
    /// 12-bit immediates, the others rotations and bitmask immediates.
    pub(crate) const fn is_arithmetic(self) -> bool {
        matches!(self, Self::Add | Self::Adds | Self::Sub | Self::Subs)
    }

    pub(crate) const fn sets_flags(self) -> bool {
        matches!(self, Self::Adds | Self::Subs | Self::Ands | Self::Bics)
    }
}

/// A register becomes the flexible operand, or its complement or negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// `mov`, of a register or of an immediate of any value: whether one instruction can encode
    /// it is not asked, as in herd7.
    Mov,
    /// `mvn`
    Mvn,
    /// `neg`
    Neg,
    /// `negs`
    Negs,
}

/// 16 bits moved to a place in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MoveWide {
    /// `movz`: zeros elsewhere
    Movz,
    /// `movn`: the complement of `movz`
    Movn,
    /// `movk`: the other bits are kept
    Movk,
}

/// Multiplication and division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Multiply {
    /// `mul`
    Mul,
    /// `mneg`: negated product
    Mneg,
    /// `udiv`; division by zero gives 0
    Udiv,
    /// `sdiv`; division by zero gives 0
    Sdiv,
    /// `smull`: `X` = `W` × `W`, signed
    Smull,
    /// `umull`: `X` = `W` × `W`, unsigned
    Umull,
}

impl Multiply {
    /// Whether the operands are 32 bits and the result 64.
    pub(crate) const fn is_long(self) -> bool {
        matches!(self, Self::Smull | Self::Umull)
    }
}

/// A product added to or subtracted from a third operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MultiplyAdd {
    /// `madd`
    Madd,
    /// `msub`
    Msub,
}

/// One register computed from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transform {
    /// `sxtb`
    Sxtb,
    /// `sxth`
    Sxth,
    /// `sxtw`, to an `X` register
    Sxtw,
    /// `uxtb`, to a `W` register
    Uxtb,
    /// `uxth`, to a `W` register
    Uxth,
    /// `uxtw`, to an `X` register
    Uxtw,
    /// `rbit`: bits reversed
    Rbit,
    /// `rev`: bytes reversed
    Rev,
    /// `rev16`: bytes of each 16 bits reversed
    Rev16,
    /// `rev32`: bytes of each 32 bits of an `X` register reversed
    Rev32,
}

/// A bit field moved. The two numbers after the registers are the field's lowest bit (where it
/// comes from or goes to) and its width; in `ubfm`, `sbfm` and `bfm` they are the encoding's own
/// `immr` and `imms`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bitfield {
    /// `ubfx`: extract, zeros above
    Ubfx,
    /// `sbfx`: extract, its sign above
    Sbfx,
    /// `ubfiz`: insert low bits into zeros
    Ubfiz,
    /// `sbfiz`: insert low bits into zeros, their sign above
    Sbfiz,
    /// `bfi`: insert low bits, keep the others
    Bfi,
    /// `bfxil`: extract to the low bits, keep the others
    Bfxil,
    /// `ubfm`: `ubfx` or `ubfiz`
    Ubfm,
    /// `sbfm`: `sbfx` or `sbfiz`
    Sbfm,
    /// `bfm`: `bfxil` or `bfi`
    Bfm,
}

/// One of two registers, by a condition; the second one changed in some forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Select {
    /// `csel`
    Csel,
    /// `csinc`: the second plus 1
    Csinc,
    /// `csinv`: the second's complement
    Csinv,
    /// `csneg`: the second negated
    Csneg,
}

/// A register, changed if a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SelectSame {
    /// `cinc`: plus 1
    Cinc,
    /// `cinv`: complement
    Cinv,
    /// `cneg`: negated
    Cneg,
}

/// A register becomes a truth value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetIf {
    /// `cset`: 1 if the condition holds
    Cset,
    /// `csetm`: all ones if the condition holds
    Csetm,
}

/// A comparison made only if a condition holds; else the flags become given ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConditionalCompare {
    /// `ccmp`: as `cmp`
    Ccmp,
    /// `ccmn`: as `cmn`
    Ccmn,
}

/// How much of a register an access moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Size {
    /// `b`: 8 bits, in a `W` register.
    Byte,
    /// `h`: 16 bits, in a `W` register.
    Half,
    /// `w`: 32 bits, sign-extended to an `X` register.
    Word,
    /// All of the register named.
    Register,
}

impl Size {
    /// The width of an access with `register`.
    pub(crate) const fn width(self, register: Register) -> Width {
        match self {
            Self::Byte => Width::B8,
            Self::Half => Width::B16,
            Self::Word => Width::B32,
            Self::Register => register.width(),
        }
    }
}

/// The ordering that a mnemonic names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// None.
    Relaxed,
    /// `a`
    Acquire,
    /// `l`
    Release,
    /// `al`
    AcquireRelease,
}

impl Order {
    /// Whether the read is an acquire.
    #[must_use]
    pub const fn acquires(self) -> bool {
        matches!(self, Self::Acquire | Self::AcquireRelease)
    }

    /// Whether the write is a release.
    #[must_use]
    pub const fn releases(self) -> bool {
        matches!(self, Self::Release | Self::AcquireRelease)
    }
}

/// The kind of a load or store: its ordering and which addresses it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoadKind {
    /// `ldr`: every addressing mode
    Plain,
    /// `ldur`: any offset of −256 to 255
    Unscaled,
    /// `ldar`
    Acquire,
    /// `ldlar`: acquire in a limited ordering region. Tests have no such regions; then it is
    /// `ldar` (Arm ARM B2.3.12).
    LimitedAcquire,
    /// `ldapr`: acquire, processor-consistent
    AcquirePc,
    /// `ldapur`: the same with an offset of −256 to 255
    AcquirePcUnscaled,
    /// `ldxr`
    Exclusive,
    /// `ldaxr`
    AcquireExclusive,
}

/// A load of one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Load {
    /// Its kind.
    pub kind: LoadKind,
    /// How much it loads.
    pub size: Size,
    /// Whether what it loads is extended by its sign.
    pub signed: bool,
}

/// The kind of a store of one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreKind {
    /// `str`: every addressing mode
    Plain,
    /// `stur`: any offset of −256 to 255
    Unscaled,
    /// `stlr`
    Release,
    /// `stllr`: release in a limited ordering region; see [`LoadKind::LimitedAcquire`]
    LimitedRelease,
    /// `stlur`: `stlr` with an offset of −256 to 255
    ReleaseUnscaled,
}

/// A store of one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Store {
    /// Its kind.
    pub kind: StoreKind,
    /// How much it stores.
    pub size: Size,
}

/// A load of two registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoadPair {
    /// `ldp`: two reads
    Ldp,
    /// `ldnp`: the same; the cache hint means nothing here
    Ldnp,
    /// `ldpsw`: two 32-bit reads, each sign-extended
    Ldpsw,
    /// `ldxp`: one exclusive read of double width
    Ldxp,
    /// `ldaxp`: the same, acquire
    Ldaxp,
}

/// A store of two registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StorePair {
    /// `stp`: two writes
    Stp,
    /// `stnp`: the same; the cache hint means nothing here
    Stnp,
}

/// What an atomic read-modify-write computes from memory's old value and the operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModifyKind {
    /// `ldadd`
    Add,
    /// `ldclr`: old value and not operand
    Clear,
    /// `ldeor`
    Xor,
    /// `ldset`: or
    Set,
    /// `ldsmax`
    SignedMax,
    /// `ldsmin`
    SignedMin,
    /// `ldumax`
    UnsignedMax,
    /// `ldumin`
    UnsignedMin,
    /// `swp`: the operand
    Swap,
}

/// An atomic read-modify-write of the Large System Extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Modify {
    /// What it computes.
    pub kind: ModifyKind,
    /// Its ordering.
    pub order: Order,
    /// How much of memory it changes.
    pub size: Size,
}
