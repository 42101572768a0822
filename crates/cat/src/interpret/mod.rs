//! The model as it is written, on one candidate: a walk over the syntax tree.
//!
//! It supports all of the language, and it is the twin of the plan: on first-order models both give
//! the same verdicts. Speed is no aim.

mod expression;
mod instruction;
mod primitive;
mod value;

use core::cell::{Cell, RefCell};

use interlocked_exec::{EventStructure, Relation, Witness};
use rustc_hash::FxHashMap;

use crate::ast::{File, TestKind};
use crate::location::Loc;
use crate::symbol::Symbols;
use crate::term::{BaseRelation, BaseSet};
use value::Value;

/// How much work one candidate may be.
const MAX_STEPS: u64 = 4_000_000;
/// How deep expressions and calls that are not the last thing a function does may nest.
const MAX_DEPTH: u32 = 400;

/// Why a candidate cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) loc: Loc,
    pub(crate) message: String,
}

/// A check that failed and what it was asked of.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) name: String,
    pub(crate) comment: Option<String>,
    pub(crate) kind: TestKind,
    pub(crate) negated: bool,
    pub(crate) relation: Relation,
}

/// What became of a candidate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// How many choices of `with` are consistent.
    pub(crate) executions: u64,
    /// A bit for each flag that a consistent one raises.
    pub(crate) flags: u64,
    /// The failed checks of the choice with the fewest, if none is consistent.
    pub(crate) failures: Vec<Failure>,
    /// What `show` names, in a consistent choice or in the last one.
    pub(crate) shown: Vec<(String, Relation)>,
}

/// A model's text, read.
#[derive(Debug)]
pub(crate) struct Script {
    pub(crate) library: File,
    pub(crate) model: File,
    pub(crate) symbols: Symbols,
    /// The names of the model's flags.
    pub(crate) flags: FxHashMap<String, usize>,
    /// What each test is called, by its place.
    pub(crate) test_names: FxHashMap<Loc, String>,
}

/// Judges a candidate. With `all`, checks that fail do not end it and are reported.
pub(crate) fn run(
    script: &Script,
    structure: &EventStructure,
    witness: &Witness,
    all: bool,
) -> Result<Report, Fault> {
    let interpreter = Interpreter {
        script,
        structure,
        witness,
        all,
        steps: Cell::new(0),
        depth: Cell::new(0),
        bases: RefCell::new(FxHashMap::default()),
        sets: RefCell::new(FxHashMap::default()),
    };
    interpreter.candidate()
}

struct Interpreter<'a> {
    script: &'a Script,
    structure: &'a EventStructure,
    witness: &'a Witness,
    all: bool,
    steps: Cell<u64>,
    depth: Cell<u32>,
    /// Predefined relations and sets, once they were asked for.
    bases: RefCell<FxHashMap<BaseRelation, Value>>,
    sets: RefCell<FxHashMap<BaseSet, Value>>,
}

impl Interpreter<'_> {
    /// Counts work.
    fn step(&self, loc: Loc, amount: u64) -> Result<(), Fault> {
        self.steps.set(self.steps.get() + amount);
        if self.steps.get() > MAX_STEPS {
            return fault(loc, format!("more than {MAX_STEPS} steps for one candidate"));
        }
        Ok(())
    }
}

fn fault<T>(loc: Loc, message: impl Into<String>) -> Result<T, Fault> {
    Err(Fault { loc, message: message.into() })
}
