//! The mnemonics: one family a row.
//!
//! The table is the only place where a mnemonic is spelt. [`operation`] reads it from left to right
//! for the parser, [`name`] from right to left for printing. What is not supported has a table of
//! its own, [`unsupported`], so that it is refused by the name of its group.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::operand::{Condition, Shift};
use super::operation::{
    Barrier, Bitfield, Compute, ConditionalCompare, Hint, Load, LoadKind, LoadPair, Modify,
    ModifyKind, Move, MoveWide, Multiply, MultiplyAdd, Operation as Op, Order, Select, SelectSame,
    SetIf, Size, Store, StoreKind, StorePair, Test, Transform,
};

/// Mnemonics without variants.
#[rustfmt::skip]
const SINGLE: &[(&str, Op)] = &[
    ("NOP",   Op::Hint(Hint::Nop)),
    ("YIELD", Op::Hint(Hint::Yield)),
    ("SEV",   Op::Hint(Hint::Sev)),
    ("SEVL",  Op::Hint(Hint::Sevl)),
    ("WFE",   Op::Hint(Hint::Wfe)),
    ("DMB",   Op::Barrier(Barrier::Dmb)),
    ("DSB",   Op::Barrier(Barrier::Dsb)),
    ("ISB",   Op::InstructionBarrier),
    ("CLREX", Op::ClearExclusive),
    ("RET",   Op::Return),
    ("B",     Op::Branch),
    ("CBZ",   Op::CompareBranch(Test::Zero)),
    ("CBNZ",  Op::CompareBranch(Test::NotZero)),
    ("TBZ",   Op::TestBranch(Test::Zero)),
    ("TBNZ",  Op::TestBranch(Test::NotZero)),
    ("ADD",   Op::Compute(Compute::Add)),
    ("ADDS",  Op::Compute(Compute::Adds)),
    ("SUB",   Op::Compute(Compute::Sub)),
    ("SUBS",  Op::Compute(Compute::Subs)),
    ("AND",   Op::Compute(Compute::And)),
    ("ANDS",  Op::Compute(Compute::Ands)),
    ("BIC",   Op::Compute(Compute::Bic)),
    ("BICS",  Op::Compute(Compute::Bics)),
    ("ORR",   Op::Compute(Compute::Orr)),
    ("ORN",   Op::Compute(Compute::Orn)),
    ("EOR",   Op::Compute(Compute::Eor)),
    ("EON",   Op::Compute(Compute::Eon)),
    ("CMP",   Op::Compare(Compute::Subs)),
    ("CMN",   Op::Compare(Compute::Adds)),
    ("TST",   Op::Compare(Compute::Ands)),
    ("MOV",   Op::Move(Move::Mov)),
    ("MVN",   Op::Move(Move::Mvn)),
    ("NEG",   Op::Move(Move::Neg)),
    ("NEGS",  Op::Move(Move::Negs)),
    ("MOVZ",  Op::MoveWide(MoveWide::Movz)),
    ("MOVN",  Op::MoveWide(MoveWide::Movn)),
    ("MOVK",  Op::MoveWide(MoveWide::Movk)),
    ("LSL",   Op::Shift(Shift::Lsl)),
    ("LSR",   Op::Shift(Shift::Lsr)),
    ("ASR",   Op::Shift(Shift::Asr)),
    ("ROR",   Op::Shift(Shift::Ror)),
    ("MUL",   Op::Multiply(Multiply::Mul)),
    ("MNEG",  Op::Multiply(Multiply::Mneg)),
    ("UDIV",  Op::Multiply(Multiply::Udiv)),
    ("SDIV",  Op::Multiply(Multiply::Sdiv)),
    ("SMULL", Op::Multiply(Multiply::Smull)),
    ("UMULL", Op::Multiply(Multiply::Umull)),
    ("MADD",  Op::MultiplyAdd(MultiplyAdd::Madd)),
    ("MSUB",  Op::MultiplyAdd(MultiplyAdd::Msub)),
    ("SXTB",  Op::Transform(Transform::Sxtb)),
    ("SXTH",  Op::Transform(Transform::Sxth)),
    ("SXTW",  Op::Transform(Transform::Sxtw)),
    ("UXTB",  Op::Transform(Transform::Uxtb)),
    ("UXTH",  Op::Transform(Transform::Uxth)),
    ("UXTW",  Op::Transform(Transform::Uxtw)),
    ("RBIT",  Op::Transform(Transform::Rbit)),
    ("REV",   Op::Transform(Transform::Rev)),
    ("REV16", Op::Transform(Transform::Rev16)),
    ("REV32", Op::Transform(Transform::Rev32)),
    ("UBFX",  Op::Bitfield(Bitfield::Ubfx)),
    ("SBFX",  Op::Bitfield(Bitfield::Sbfx)),
    ("UBFIZ", Op::Bitfield(Bitfield::Ubfiz)),
    ("SBFIZ", Op::Bitfield(Bitfield::Sbfiz)),
    ("BFI",   Op::Bitfield(Bitfield::Bfi)),
    ("BFXIL", Op::Bitfield(Bitfield::Bfxil)),
    ("UBFM",  Op::Bitfield(Bitfield::Ubfm)),
    ("SBFM",  Op::Bitfield(Bitfield::Sbfm)),
    ("BFM",   Op::Bitfield(Bitfield::Bfm)),
    ("CSEL",  Op::Select(Select::Csel)),
    ("CSINC", Op::Select(Select::Csinc)),
    ("CSINV", Op::Select(Select::Csinv)),
    ("CSNEG", Op::Select(Select::Csneg)),
    ("CINC",  Op::SelectSame(SelectSame::Cinc)),
    ("CINV",  Op::SelectSame(SelectSame::Cinv)),
    ("CNEG",  Op::SelectSame(SelectSame::Cneg)),
    ("CSET",  Op::SetIf(SetIf::Cset)),
    ("CSETM", Op::SetIf(SetIf::Csetm)),
    ("CCMP",  Op::ConditionalCompare(ConditionalCompare::Ccmp)),
    ("CCMN",  Op::ConditionalCompare(ConditionalCompare::Ccmn)),
    ("LDP",   Op::LoadPair(LoadPair::Ldp)),
    ("LDNP",  Op::LoadPair(LoadPair::Ldnp)),
    ("LDPSW", Op::LoadPair(LoadPair::Ldpsw)),
    ("LDXP",  Op::LoadPair(LoadPair::Ldxp)),
    ("LDAXP", Op::LoadPair(LoadPair::Ldaxp)),
    ("STP",   Op::StorePair(StorePair::Stp)),
    ("STNP",  Op::StorePair(StorePair::Stnp)),
    ("STXP",  Op::StoreExclusivePair(Order::Relaxed)),
    ("STLXP", Op::StoreExclusivePair(Order::Release)),
    ("PRFM",  Op::Prefetch),
];

/// A family of mnemonics: stem, then a letter for the ordering, then one for the size.
struct Family {
    stem: &'static str,
    orders: &'static [Order],
    sizes: &'static [Size],
    operation: fn(Order, Size) -> Op,
}

/// `ldadd`, `ldadda`, `ldaddl`, `ldaddal`.
const ALL: &[Order] = &[Order::Relaxed, Order::Acquire, Order::Release, Order::AcquireRelease];
/// `stadd`, `staddl`.
const RELEASE: &[Order] = &[Order::Relaxed, Order::Release];
/// The stem names the ordering.
const FIXED: &[Order] = &[Order::Relaxed];

/// `ldr`, `ldrb`, `ldrh`.
const ANY: &[Size] = &[Size::Register, Size::Byte, Size::Half];
/// `ldrsb`, `ldrsh`, `ldrsw`.
const SIGNED: &[Size] = &[Size::Byte, Size::Half, Size::Word];
/// `casp`
const WHOLE: &[Size] = &[Size::Register];

const fn load(kind: LoadKind, size: Size) -> Op {
    Op::Load(Load { kind, size, signed: false })
}

const fn load_signed(kind: LoadKind, size: Size) -> Op {
    Op::Load(Load { kind, size, signed: true })
}

const fn store(kind: StoreKind, size: Size) -> Op {
    Op::Store(Store { kind, size })
}

const fn modify(kind: ModifyKind, order: Order, size: Size) -> Op {
    Op::Modify(Modify { kind, order, size })
}

const fn modify_only(kind: ModifyKind, order: Order, size: Size) -> Op {
    Op::ModifyOnly(Modify { kind, order, size })
}

macro_rules! families {
    ($($stem:literal $orders:ident $sizes:ident |$order:pat_param, $size:pat_param| $operation:expr,)*) => {
        &[$(Family {
            stem: $stem,
            orders: $orders,
            sizes: $sizes,
            operation: |$order, $size| $operation,
        },)*]
    };
}

#[rustfmt::skip]
const FAMILIES: &[Family] = families! {
    "LDR"    FIXED   ANY    |_, s| load(LoadKind::Plain, s),
    "LDRS"   FIXED   SIGNED |_, s| load_signed(LoadKind::Plain, s),
    "LDUR"   FIXED   ANY    |_, s| load(LoadKind::Unscaled, s),
    "LDURS"  FIXED   SIGNED |_, s| load_signed(LoadKind::Unscaled, s),
    "LDAR"   FIXED   ANY    |_, s| load(LoadKind::Acquire, s),
    "LDLAR"  FIXED   ANY    |_, s| load(LoadKind::LimitedAcquire, s),
    "LDAPR"  FIXED   ANY    |_, s| load(LoadKind::AcquirePc, s),
    "LDAPUR" FIXED   ANY    |_, s| load(LoadKind::AcquirePcUnscaled, s),
    "LDAPURS" FIXED  SIGNED |_, s| load_signed(LoadKind::AcquirePcUnscaled, s),
    "LDXR"   FIXED   ANY    |_, s| load(LoadKind::Exclusive, s),
    "LDAXR"  FIXED   ANY    |_, s| load(LoadKind::AcquireExclusive, s),
    "STR"    FIXED   ANY    |_, s| store(StoreKind::Plain, s),
    "STUR"   FIXED   ANY    |_, s| store(StoreKind::Unscaled, s),
    "STLR"   FIXED   ANY    |_, s| store(StoreKind::Release, s),
    "STLLR"  FIXED   ANY    |_, s| store(StoreKind::LimitedRelease, s),
    "STLUR"  FIXED   ANY    |_, s| store(StoreKind::ReleaseUnscaled, s),
    "STXR"   FIXED   ANY    |_, s| Op::StoreExclusive(Order::Relaxed, s),
    "STLXR"  FIXED   ANY    |_, s| Op::StoreExclusive(Order::Release, s),
    "LDADD"  ALL     ANY    |o, s| modify(ModifyKind::Add, o, s),
    "LDCLR"  ALL     ANY    |o, s| modify(ModifyKind::Clear, o, s),
    "LDEOR"  ALL     ANY    |o, s| modify(ModifyKind::Xor, o, s),
    "LDSET"  ALL     ANY    |o, s| modify(ModifyKind::Set, o, s),
    "LDSMAX" ALL     ANY    |o, s| modify(ModifyKind::SignedMax, o, s),
    "LDSMIN" ALL     ANY    |o, s| modify(ModifyKind::SignedMin, o, s),
    "LDUMAX" ALL     ANY    |o, s| modify(ModifyKind::UnsignedMax, o, s),
    "LDUMIN" ALL     ANY    |o, s| modify(ModifyKind::UnsignedMin, o, s),
    "SWP"    ALL     ANY    |o, s| modify(ModifyKind::Swap, o, s),
    "STADD"  RELEASE ANY    |o, s| modify_only(ModifyKind::Add, o, s),
    "STCLR"  RELEASE ANY    |o, s| modify_only(ModifyKind::Clear, o, s),
    "STEOR"  RELEASE ANY    |o, s| modify_only(ModifyKind::Xor, o, s),
    "STSET"  RELEASE ANY    |o, s| modify_only(ModifyKind::Set, o, s),
    "STSMAX" RELEASE ANY    |o, s| modify_only(ModifyKind::SignedMax, o, s),
    "STSMIN" RELEASE ANY    |o, s| modify_only(ModifyKind::SignedMin, o, s),
    "STUMAX" RELEASE ANY    |o, s| modify_only(ModifyKind::UnsignedMax, o, s),
    "STUMIN" RELEASE ANY    |o, s| modify_only(ModifyKind::UnsignedMin, o, s),
    "CAS"    ALL     ANY    |o, s| Op::CompareSwap(o, s),
    "CASP"   ALL     WHOLE  |o, _| Op::CompareSwapPair(o),
};

const fn order_letters(order: Order) -> &'static str {
    match order {
        Order::Relaxed => "",
        Order::Acquire => "A",
        Order::Release => "L",
        Order::AcquireRelease => "AL",
    }
}

const fn size_letter(size: Size) -> &'static str {
    match size {
        Size::Byte => "B",
        Size::Half => "H",
        Size::Word => "W",
        Size::Register => "",
    }
}

/// Every mnemonic with what it says; where two say the same, the first one prints.
pub(super) fn mnemonics() -> impl Iterator<Item = (String, Op)> {
    let single = SINGLE.iter().map(|&(name, operation)| (name.to_owned(), operation));
    let branches = Condition::NAMES
        .iter()
        .map(|&(name, condition)| (format!("B.{name}"), Op::BranchIf(condition)));
    let families = FAMILIES.iter().flat_map(|family| {
        family.orders.iter().flat_map(move |&order| {
            family.sizes.iter().map(move |&size| {
                let name = format!("{}{}{}", family.stem, order_letters(order), size_letter(size));
                (name, (family.operation)(order, size))
            })
        })
    });
    single.chain(branches).chain(families)
}

static BY_NAME: LazyLock<FxHashMap<String, Op>> = LazyLock::new(|| mnemonics().collect());

static NAMES: LazyLock<FxHashMap<Op, String>> = LazyLock::new(|| {
    let mut names = FxHashMap::default();
    for (name, operation) in mnemonics() {
        names.entry(operation).or_insert(name);
    }
    names
});

/// No mnemonic is longer.
const MNEMONIC_MAX: usize = 16;

/// What `mnemonic` says, in either case.
pub(crate) fn operation(mnemonic: &str) -> Option<Op> {
    let mut buffer = [0; MNEMONIC_MAX];
    let upper = buffer.get_mut(..mnemonic.len())?;
    upper.copy_from_slice(mnemonic.as_bytes());
    upper.make_ascii_uppercase();
    BY_NAME.get(core::str::from_utf8(upper).ok()?).copied()
}

/// The mnemonic of an operation.
pub(crate) fn name(operation: Op) -> &'static str {
    NAMES.get(&operation).map_or("", String::as_str)
}
