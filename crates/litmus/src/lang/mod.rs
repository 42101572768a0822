//! Programs in a language with a memory model of its own: what C and Rust have in common.
//!
//! A front end parses its text into a [`Unit`]; [`lower()`] gives it its meaning in micro-ops, and
//! the compiler gives it instructions.

pub mod ast;
mod lower;

pub use ast::{
    AtomicOp, BinaryOp, CompareExchange, Expr, ExprKind, Function, Global, GlobalId, InitialValue,
    IntType, Local, LocalId, MAX_DEPTH, Order, RmwOp, Statement, StatementKind, Type, UnaryOp,
    Unit, WriteBack,
};
pub use lower::lower;
