//! AArch64, the 64-bit instruction set of the Arm architecture.
//!
//! Source: Arm Architecture Reference Manual for A-profile architecture (Arm ARM, DDI 0487).
//!
//! Not here, and refused by name: memory tagging, pointer authentication, virtual memory, cache
//! maintenance, calls, exceptions, vectors and floating point.

mod instruction;
mod lower;
mod operand;
mod operation;
mod parse;
mod register;
mod table;
#[cfg(test)]
mod tests;
mod unsupported;

pub use instruction::Instruction;
pub use lower::lower;
pub use operand::{Address, Condition, Extend, Shift, Source};
pub use operation::{
    Barrier, BarrierOption, Bitfield, Compute, ConditionalCompare, Hint, Load, LoadKind, LoadPair,
    Modify, ModifyKind, Move, MoveWide, Multiply, MultiplyAdd, Order, Select, SelectSame, SetIf,
    Size, Store, StoreKind, StorePair, Test, Transform,
};
pub use parse::parse_line;
pub use register::Register;
