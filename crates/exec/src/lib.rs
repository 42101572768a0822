//! What an execution is, and all candidate executions of a program.
//!
//! ```text
//! Program ──unfold──► EventStructure × Witness{rf, co} = candidate ──Model──► consistent or not
//!                                                          └─ final state ─► Outcome; many ─► Outcomes
//! ```
//!
//! The crate knows no text, no instruction set and no memory model: a front end lowers to
//! [`Program`], a [`Model`] judges, and what comes out is [`Outcomes`].

#![forbid(unsafe_code)]

pub mod arithmetic;
mod coherence;
pub mod condition;
pub mod enumerate;
pub mod event;
pub mod expr;
mod final_state;
pub mod limits;
mod liveness;
mod memory;
pub mod model;
pub mod naive;
pub mod outcome;
mod path;
pub mod program;
pub mod relation;
mod search;
pub mod tag;
mod term;
mod unfold;
pub mod value;
mod walk;
pub mod why;

pub use condition::{Comparison, Condition, Operand, Quantifier, Question};
pub use enumerate::{Candidate, enumerate, outcomes};
pub use event::{Cell, Event, EventKind, EventStructure};
pub use expr::{BinaryOp, Expr, UnaryOp};
pub use limits::{LimitHit, Limits};
pub use liveness::Liveness;
pub use model::{Assumptions, FailedCheck, Judge, Judgement, Model, Step, Witness};
pub use outcome::{Observation, Outcome, Outcomes};
pub use program::{
    Architecture, Link, Location, LocationId, MicroOp, Observable, Op, Program, Reg, Register,
    Thread,
};
pub use relation::{EventSet, Relation};
pub use tag::Tags;
pub use unfold::UnfoldError;
pub use value::{Value, Width};
pub use why::{Execution, Why, why};
