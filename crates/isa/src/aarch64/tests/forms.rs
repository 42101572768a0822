//! The shapes of operands: for each mnemonic, templates that stand for all of its instructions.

use crate::aarch64::operation::{
    Bitfield, LoadKind, LoadPair, Move, MoveWide, Multiply, Operation, Size, StoreKind, StorePair,
    Transform,
};

/// Operands of an operation, with holes for [`fill`].
///
/// The holes: `{w}` and `{x}` any register but the stack pointer, `{a}` `{d}` one of a few data
/// registers (32 and 64 bits), `{e}` `{f}` others of them, `{s}` a register for a status, `{b}` a
/// base, `{c}` a condition, `{l}` a label, `{1..5}` a number, `{0..64/8}` one in steps of 8.
#[rustfmt::skip]
pub(super) fn operands(operation: Operation) -> Vec<&'static str> {
    use Operation as Op;
    match operation {
        Op::Hint(_) => vec![""],
        Op::Barrier(_) => vec![
            "SY", "LD", "ST", "ISH", "ISHLD", "ISHST", "OSH", "OSHLD", "OSHST", "NSH", "NSHLD", "NSHST",
        ],
        Op::InstructionBarrier => vec!["", "SY"],
        Op::ClearExclusive => vec!["", "#{0..15}"],
        Op::Return => vec!["", "{x}"],
        Op::Branch | Op::BranchIf(_) => vec!["{l}"],
        Op::CompareBranch(_) => vec!["{w},{l}", "{x},{l}"],
        Op::TestBranch(_) => vec!["{w},#{0..31},{l}", "{x},#{0..63},{l}"],
        Op::Compute(op) if op.is_arithmetic() => vec![
            "{w},{w},{w}", "{x},{x},{x}", "{w},{w},#{0..4095}", "{x},{x},#{0..16773120/4096}",
            "{x},{x},#{0..4095},LSL #12", "{w},{w},{w},LSL #{0..31}", "{x},{x},{x},ASR #{0..63}",
            "{x},{x},{x},LSR #{0..63}", "{x},{x},{w},SXTW #{0..4}", "{x},{x},{w},UXTB",
            "{w},{w},{w},SXTH #{0..4}", "{w},{w},{w},UXTX", "{x},{x},{x},SXTX #{0..4}",
        ],
        Op::Compute(_) => vec![
            "{w},{w},{w}", "{x},{x},{x}", "{w},{w},{w},ROR #{0..31}", "{x},{x},{x},LSL #{0..63}",
            "{w},{w},#255", "{x},{x},#0xff00ff00ff00ff", "{x},{x},#-2",
        ],
        Op::Compare(op) if op.is_arithmetic() => vec![
            "{w},{w}", "{x},{x}", "{w},#{0..4095}", "{x},#{0..4095}", "SP,#16", "{x},{w},SXTW #2",
        ],
        Op::Compare(_) => vec!["{w},{w}", "{x},#1", "{x},{x},ROR #{0..63}"],
        Op::Move(Move::Mov) => vec![
            "{w},{w}", "{x},{x}", "{w},#{0..65535}", "{x},#0xffffffffffffffff", "{x},#-9223372036854775808",
            "{w},#0xffffffff", "{x},SP", "SP,{x}",
        ],
        Op::Move(Move::Mvn) => vec!["{w},{w}", "{x},{x},ROR #{0..63}"],
        Op::Move(Move::Neg | Move::Negs) => vec!["{w},{w}", "{x},{x},ASR #{0..63}"],
        Op::MoveWide(MoveWide::Movk | MoveWide::Movn | MoveWide::Movz) => vec![
            "{w},#{0..65535}", "{w},#{0..65535},LSL #16", "{x},#{0..65535},LSL #{0..48/16}",
        ],
        Op::Shift(_) => vec!["{w},{w},#{0..31}", "{x},{x},#{0..63}", "{w},{w},{w}", "{x},{x},{x}"],
        Op::Multiply(Multiply::Smull | Multiply::Umull) => vec!["{x},{w},{w}"],
        Op::Multiply(_) => vec!["{w},{w},{w}", "{x},{x},{x}"],
        Op::MultiplyAdd(_) => vec!["{w},{w},{w},{w}", "{x},{x},{x},{x}"],
        Op::Transform(Transform::Sxtb | Transform::Sxth) => vec!["{w},{w}", "{x},{w}"],
        Op::Transform(Transform::Sxtw | Transform::Uxtw) => vec!["{x},{w}"],
        Op::Transform(Transform::Uxtb | Transform::Uxth) => vec!["{w},{w}"],
        Op::Transform(Transform::Rev32) => vec!["{x},{x}"],
        Op::Transform(_) => vec!["{w},{w}", "{x},{x}"],
        Op::Bitfield(Bitfield::Ubfm | Bitfield::Sbfm | Bitfield::Bfm) => vec![
            "{w},{w},#{0..31},#{0..31}", "{x},{x},#{0..63},#{0..63}",
        ],
        Op::Bitfield(_) => vec!["{w},{w},#{0..15},#{1..16}", "{x},{x},#{0..31},#{1..32}"],
        Op::Select(_) => vec!["{w},{w},{w},{c}", "{x},{x},{x},{c}", "{x},{x},{x},AL"],
        Op::SelectSame(_) => vec!["{w},{w},{c}", "{x},{x},{c}"],
        Op::SetIf(_) => vec!["{w},{c}", "{x},{c}"],
        Op::ConditionalCompare(_) => vec!["{w},{w},#{0..15},{c}", "{x},#{0..31},#{0..15},{c}"],
        Op::Load(load) => access(
            registers(load.size, load.signed),
            match load.kind {
                LoadKind::Plain => plain(load.size),
                LoadKind::Unscaled | LoadKind::AcquirePcUnscaled => UNSCALED,
                _ => BASE,
            },
        ),
        Op::Store(store) => access(
            registers(store.size, false),
            match store.kind {
                StoreKind::Plain => plain(store.size),
                StoreKind::Unscaled | StoreKind::ReleaseUnscaled => UNSCALED,
                _ => BASE,
            },
        ),
        Op::LoadPair(LoadPair::Ldp) | Op::StorePair(StorePair::Stp) => vec![
            "{a},{e},[{b}]", "{d},{f},[{b},#{0..504/8}]", "{a},{e},[{b},#{0..252/4}]!", "{d},{f},[{b}],#-512",
        ],
        Op::LoadPair(LoadPair::Ldnp) | Op::StorePair(StorePair::Stnp) => vec![
            "{a},{e},[{b}]", "{d},{f},[{b},#{0..504/8}]",
        ],
        Op::LoadPair(LoadPair::Ldpsw) => vec!["{d},{f},[{b}]", "{d},{f},[{b},#-256]!"],
        Op::LoadPair(LoadPair::Ldxp | LoadPair::Ldaxp) => vec!["{a},{e},[{b}]", "{d},{f},[{b}]"],
        Op::StoreExclusive(_, size) => access(
            match size {
                Size::Byte | Size::Half => &["{s},{a}"],
                _ => &["{s},{a}", "{s},{d}", "WZR,{d}"],
            },
            BASE,
        ),
        Op::StoreExclusivePair(_) => vec!["{s},{a},{e},[{b}]", "{s},{d},{f},[{b}]"],
        Op::Modify(op) => access(two(op.size), BASE),
        Op::CompareSwap(_, size) => access(two(size), BASE),
        Op::ModifyOnly(op) => access(registers(op.size, false), BASE),
        Op::CompareSwapPair(_) => vec!["W0,W1,W2,W3,[{b}]", "X30,XZR,X4,X5,[{b}]", "X6,X7,X6,X7,[{b}]"],
        Op::Prefetch => vec!["PLDL1KEEP,[{b}]", "PSTL3STRM,[{b},#8]", "#{0..31},[{b},{x},LSL #3]"],
    }
}

const BASE: &[&str] = &["[{b}]"];
const UNSCALED: &[&str] = &["[{b}]", "[{b},#{0..255}]", "[{b},#-256]"];

/// The addresses of `ldr` and `str`.
#[rustfmt::skip]
fn plain(size: Size) -> &'static [&'static str] {
    match size {
        Size::Byte => &[
            "[{b}]", "[{b},#{0..4095}]", "[{b},#{0..255}]!", "[{b}],#-256", "[{b},{x}]", "[{b},{w},SXTW]",
        ],
        Size::Half => &["[{b}]", "[{b},#{0..8190/2}]", "[{b},{x},LSL #1]", "[{b},{w},UXTW #1]"],
        Size::Word | Size::Register => &[
            "[{b}]", "[{b},#{0..16380/8}]", "[{b},#-256]", "[{b},#{0..255}]!", "[{b}],#{0..255}",
            "[{b},{x}]", "[{b},{x},LSL #0]", "[{b},{w},SXTW]", "[{b},{w},UXTW]", "[{b},{x},SXTX]",
        ],
    }
}

fn registers(size: Size, signed: bool) -> &'static [&'static str] {
    match size {
        Size::Byte | Size::Half if !signed => &["{a}"],
        Size::Word => &["{d}"],
        Size::Byte | Size::Half | Size::Register => &["{a}", "{d}"],
    }
}

fn two(size: Size) -> &'static [&'static str] {
    match size {
        Size::Byte | Size::Half => &["{a},{e}", "{a},WZR"],
        Size::Word | Size::Register => &["{a},{e}", "{d},{f}", "{d},{d}", "{d},XZR", "XZR,{d}"],
    }
}

/// Every one of `registers` with every one of `addresses`.
fn access(registers: &[&str], addresses: &[&str]) -> Vec<&'static str> {
    let mut forms = Vec::new();
    for registers in registers {
        for address in addresses {
            // Leaked: a test's few dozen strings, asked for a few times.
            forms.push(&*format!("{registers},{address}").leak());
        }
    }
    forms
}

/// Fills the holes of a template; `pick(n)` is a number below `n`.
pub(super) fn fill(template: &str, mut pick: impl FnMut(u32) -> u32) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once('}').expect("a hole ends");
        out.push_str(before);
        out.push_str(&filling(hole, &mut pick));
        rest = after;
    }
    out + rest
}

fn filling(hole: &str, pick: &mut impl FnMut(u32) -> u32) -> String {
    let mut one_of = |letter: char, from: u32, to: u32, last: &str| match pick(to - from + 1) {
        number if from + number == to => last.to_owned(),
        number => format!("{letter}{}", from + number),
    };
    match hole {
        "w" => one_of('W', 0, 31, "WZR"),
        "x" => one_of('X', 0, 31, "XZR"),
        "a" => one_of('W', 0, 7, "WZR"),
        "d" => one_of('X', 0, 7, "XZR"),
        "e" => one_of('W', 7, 13, "W13"),
        "f" => one_of('X', 7, 13, "X13"),
        "s" => one_of('W', 14, 18, "W18"),
        "b" => one_of('X', 19, 31, "SP"),
        "l" => one_of('L', 0, 3, "Exit_1"),
        "c" => ["EQ", "NE", "CS", "CC", "MI", "PL", "VS", "VC", "HI", "LS", "GE", "LT", "GT", "LE"]
            [pick(14) as usize]
            .to_owned(),
        numbers => {
            let (from, to) = numbers.split_once("..").expect("a range");
            let (to, step) = to.split_once('/').unwrap_or((to, "1"));
            let [from, to, step] = [from, to, step].map(|n| n.parse::<u32>().expect("a number"));
            (from + pick((to - from) / step + 1) * step).to_string()
        }
    }
}
