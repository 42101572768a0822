//! The syntax tree of an instruction, and its canonical text.
//!
//! A tree says what was written: aliases (`cmp`, `mov`, `cset`) stay what they are, and printing a
//! parsed instruction and parsing it again gives the same tree.

use core::fmt;

use super::operand::{Address, Condition, Shift, Source};
use super::operation::{
    Barrier, BarrierOption, Bitfield, Compute, ConditionalCompare, Hint, Load, LoadPair, Modify,
    Move, MoveWide, Multiply, MultiplyAdd, Operation, Order, Select, SelectSame, SetIf, Size,
    Store, StorePair, Test, Transform,
};
use super::register::Register;
use super::table;
use crate::code::Label;

/// An instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
#[rustfmt::skip]
#[allow(missing_docs, reason = "the fields are the operands, in the order in which they are written")]
pub enum Instruction {
    /// `NOP`
    Hint(Hint),
    /// `DMB ISH`
    Barrier(Barrier, BarrierOption),
    /// `ISB`
    InstructionBarrier,
    /// `CLREX`
    ClearExclusive,
    /// `RET`: ends the thread.
    Return,
    /// `B L0`
    Branch { target: Label },
    /// `B.EQ L0`
    BranchIf { condition: Condition, target: Label },
    /// `CBZ W0,L0`
    CompareBranch { op: Test, register: Register, target: Label },
    /// `TBZ W0,#3,L0`
    TestBranch { op: Test, register: Register, bit: u8, target: Label },
    /// `ADD W0,W1,W2`
    Compute { op: Compute, dst: Register, left: Register, right: Source },
    /// `CMP W0,#1`: a computation of which only the flags are kept.
    Compare { op: Compute, left: Register, right: Source },
    /// `MOV W0,#1`
    Move { op: Move, dst: Register, source: Source },
    /// `MOVZ X0,#1,LSL #16`; `shift` is 0, 16, 32 or 48.
    MoveWide { op: MoveWide, dst: Register, bits: u16, shift: u8 },
    /// `LSL W0,W1,#2`; the distance is an immediate or a plain register.
    Shift { op: Shift, dst: Register, source: Register, by: Source },
    /// `MUL W0,W1,W2`
    Multiply { op: Multiply, dst: Register, left: Register, right: Register },
    /// `MADD W0,W1,W2,W3`
    MultiplyAdd { op: MultiplyAdd, dst: Register, left: Register, right: Register, addend: Register },
    /// `SXTW X0,W1`
    Transform { op: Transform, dst: Register, source: Register },
    /// `UBFX W0,W1,#8,#4`
    Bitfield { op: Bitfield, dst: Register, source: Register, first: u8, second: u8 },
    /// `CSEL W0,W1,W2,EQ`
    Select { op: Select, dst: Register, left: Register, right: Register, condition: Condition },
    /// `CINC W0,W1,EQ`
    SelectSame { op: SelectSame, dst: Register, source: Register, condition: Condition },
    /// `CSET W0,EQ`
    SetIf { op: SetIf, dst: Register, condition: Condition },
    /// `CCMP W0,#1,#4,EQ`; `right` is an immediate or a plain register, `flags` has N in bit 3.
    ConditionalCompare { op: ConditionalCompare, left: Register, right: Source, flags: u8, condition: Condition },
    /// `LDR W0,[X1]`
    Load { op: Load, dst: Register, address: Address },
    /// `STR W0,[X1]`
    Store { op: Store, source: Register, address: Address },
    /// `LDP W0,W1,[X2]`
    LoadPair { op: LoadPair, first: Register, second: Register, address: Address },
    /// `STP W0,W1,[X2]`
    StorePair { op: StorePair, first: Register, second: Register, address: Address },
    /// `STXR W0,W1,[X2]`
    StoreExclusive { order: Order, size: Size, status: Register, source: Register, base: Register },
    /// `STXP W0,W1,W2,[X3]`
    StoreExclusivePair { order: Order, status: Register, first: Register, second: Register, base: Register },
    /// `LDADD W0,W1,[X2]`: `dst` gets the old value.
    Modify { op: Modify, operand: Register, dst: Register, base: Register },
    /// `STADD W0,[X1]`: the old value is discarded.
    ModifyOnly { op: Modify, operand: Register, base: Register },
    /// `CAS W0,W1,[X2]`: `expected` gets the old value.
    CompareSwap { order: Order, size: Size, expected: Register, new: Register, base: Register },
    /// `CASP W0,W1,W2,W3,[X4]`: the first registers of two pairs; the second ones follow them.
    CompareSwapPair { order: Order, expected: Register, new: Register, base: Register },
    /// `PRFM PLDL1KEEP,[X0]`: no event. The operation is its 5-bit encoding.
    Prefetch { operation: u8, address: Address },
}

/// The second register of an even/odd pair.
pub(crate) fn pair_of(first: Register) -> Register {
    let next = first.number() + 1;
    let (numbered, zero) = match first.width() {
        interlocked_exec::Width::B64 => (Register::x(next), Register::XZR),
        _ => (Register::w(next), Register::WZR),
    };
    numbered.unwrap_or(zero)
}

/// The prefetch operations that have a name, with their encodings.
#[rustfmt::skip]
pub(crate) const PREFETCHES: [(&str, u8); 18] = [
    ("PLDL1KEEP",  0), ("PLDL1STRM",  1), ("PLDL2KEEP",  2), ("PLDL2STRM",  3), ("PLDL3KEEP",  4), ("PLDL3STRM",  5),
    ("PLIL1KEEP",  8), ("PLIL1STRM",  9), ("PLIL2KEEP", 10), ("PLIL2STRM", 11), ("PLIL3KEEP", 12), ("PLIL3STRM", 13),
    ("PSTL1KEEP", 16), ("PSTL1STRM", 17), ("PSTL2KEEP", 18), ("PSTL2STRM", 19), ("PSTL3KEEP", 20), ("PSTL3STRM", 21),
];

impl Instruction {
    pub(crate) fn operation(&self) -> Operation {
        match *self {
            Self::Hint(op) => Operation::Hint(op),
            Self::Barrier(op, _) => Operation::Barrier(op),
            Self::InstructionBarrier => Operation::InstructionBarrier,
            Self::ClearExclusive => Operation::ClearExclusive,
            Self::Return => Operation::Return,
            Self::Branch { .. } => Operation::Branch,
            Self::BranchIf { condition, .. } => Operation::BranchIf(condition),
            Self::CompareBranch { op, .. } => Operation::CompareBranch(op),
            Self::TestBranch { op, .. } => Operation::TestBranch(op),
            Self::Compute { op, .. } => Operation::Compute(op),
            Self::Compare { op, .. } => Operation::Compare(op),
            Self::Move { op, .. } => Operation::Move(op),
            Self::MoveWide { op, .. } => Operation::MoveWide(op),
            Self::Shift { op, .. } => Operation::Shift(op),
            Self::Multiply { op, .. } => Operation::Multiply(op),
            Self::MultiplyAdd { op, .. } => Operation::MultiplyAdd(op),
            Self::Transform { op, .. } => Operation::Transform(op),
            Self::Bitfield { op, .. } => Operation::Bitfield(op),
            Self::Select { op, .. } => Operation::Select(op),
            Self::SelectSame { op, .. } => Operation::SelectSame(op),
            Self::SetIf { op, .. } => Operation::SetIf(op),
            Self::ConditionalCompare { op, .. } => Operation::ConditionalCompare(op),
            Self::Load { op, .. } => Operation::Load(op),
            Self::Store { op, .. } => Operation::Store(op),
            Self::LoadPair { op, .. } => Operation::LoadPair(op),
            Self::StorePair { op, .. } => Operation::StorePair(op),
            Self::StoreExclusive { order, size, .. } => Operation::StoreExclusive(order, size),
            Self::StoreExclusivePair { order, .. } => Operation::StoreExclusivePair(order),
            Self::Modify { op, .. } => Operation::Modify(op),
            Self::ModifyOnly { op, .. } => Operation::ModifyOnly(op),
            Self::CompareSwap { order, size, .. } => Operation::CompareSwap(order, size),
            Self::CompareSwapPair { order, .. } => Operation::CompareSwapPair(order),
            Self::Prefetch { .. } => Operation::Prefetch,
        }
    }
}

impl Instruction {
    /// The condition that the instruction asks of the flags.
    pub(crate) fn condition(&self) -> Option<Condition> {
        match *self {
            Self::BranchIf { condition, .. }
            | Self::Select { condition, .. }
            | Self::SelectSame { condition, .. }
            | Self::SetIf { condition, .. }
            | Self::ConditionalCompare { condition, .. } => Some(condition),
            _ => None,
        }
    }
}

impl fmt::Display for Instruction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(table::name(self.operation()))?;
        match self {
            Self::Hint(_) | Self::InstructionBarrier | Self::ClearExclusive | Self::Return => {
                Ok(())
            }
            Self::Barrier(_, option) => write!(f, " {}", option.name()),
            Self::Branch { target } | Self::BranchIf { target, .. } => {
                write!(f, " {}", target.name)
            }
            Self::CompareBranch { register, target, .. } => {
                write!(f, " {register},{}", target.name)
            }
            Self::TestBranch { register, bit, target, .. } => {
                write!(f, " {register},#{bit},{}", target.name)
            }
            Self::Compare { left, right, .. } => write!(f, " {left},{right}"),
            Self::Move { dst, source, .. } => write!(f, " {dst},{source}"),
            Self::MoveWide { dst, bits, shift: 0, .. } => write!(f, " {dst},#{bits}"),
            Self::MoveWide { dst, bits, shift, .. } => write!(f, " {dst},#{bits},LSL #{shift}"),
            Self::Compute { dst, left: a, right: b, .. }
            | Self::Shift { dst, source: a, by: b, .. } => write!(f, " {dst},{a},{b}"),
            Self::Multiply { dst, left, right, .. } => write!(f, " {dst},{left},{right}"),
            Self::MultiplyAdd { dst, left, right, addend, .. } => {
                write!(f, " {dst},{left},{right},{addend}")
            }
            Self::Transform { dst, source, .. } => write!(f, " {dst},{source}"),
            Self::Bitfield { dst, source, first, second, .. } => {
                write!(f, " {dst},{source},#{first},#{second}")
            }
            Self::Select { dst, left, right, condition, .. } => {
                write!(f, " {dst},{left},{right},{condition}")
            }
            Self::SelectSame { dst, source, condition, .. } => {
                write!(f, " {dst},{source},{condition}")
            }
            Self::SetIf { dst, condition, .. } => write!(f, " {dst},{condition}"),
            Self::ConditionalCompare { left, right, flags, condition, .. } => {
                write!(f, " {left},{right},#{flags},{condition}")
            }
            _ => self.fmt_access(f),
        }
    }
}

impl Instruction {
    /// The operands of an instruction that accesses memory.
    fn fmt_access(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load { dst: register, address, .. }
            | Self::Store { source: register, address, .. } => write!(f, " {register},{address}"),
            Self::LoadPair { first, second, address, .. }
            | Self::StorePair { first, second, address, .. } => {
                write!(f, " {first},{second},{address}")
            }
            Self::StoreExclusive { status: a, source: b, base, .. }
            | Self::Modify { operand: a, dst: b, base, .. }
            | Self::CompareSwap { expected: a, new: b, base, .. } => write!(f, " {a},{b},[{base}]"),
            Self::StoreExclusivePair { status, first, second, base, .. } => {
                write!(f, " {status},{first},{second},[{base}]")
            }
            Self::ModifyOnly { operand, base, .. } => write!(f, " {operand},[{base}]"),
            Self::CompareSwapPair { expected, new, base, .. } => {
                let (expected2, new2) = (pair_of(*expected), pair_of(*new));
                write!(f, " {expected},{expected2},{new},{new2},[{base}]")
            }
            Self::Prefetch { operation, address } => {
                match PREFETCHES.iter().find(|(_, encoding)| encoding == operation) {
                    Some((name, _)) => write!(f, " {name},{address}"),
                    None => write!(f, " #{operation},{address}"),
                }
            }
            _ => Ok(()),
        }
    }
}
