//! A syntax tree to terms: functions are applied, inclusions and matches taken, once for all
//! event structures.
//!
//! What is not first-order (sets of sets, `with … from`, `forall` over events) elaborates to
//! [`Value::Dynamic`]; a model whose checks need such a value is *general* and is judged by the
//! interpreter, while its other checks still prune.

mod apply;
mod binding;
mod expression;
mod instruction;

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::ast::{File, Lambda, Procedure, TestKind, TestRole};
use crate::builtin::Primitive;
use crate::env;
use crate::location::{Files, Loc};
use crate::symbol::{Symbol, Symbols};
use crate::term::{Sort, TermId, Terms};

/// How many steps an elaboration may take: functions that call functions twice grow fast.
const MAX_STEPS: u32 = 2_000_000;
/// How deep expressions and calls may nest.
const MAX_DEPTH: u32 = 400;

/// What names stand for while elaborating.
pub(crate) type Env = env::Env<Value>;

/// What an expression stands for before there is an event structure.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A set of events or a relation.
    Term(TermId),
    /// `0`, `{}`: the empty set, relation or set of anything.
    Empty,
    /// `~0`: everything.
    Full,
    Tag(Symbol),
    Tags(Vec<Symbol>),
    Tuple(Vec<Value>),
    Closure(Rc<Closure>),
    Primitive(Primitive),
    Procedure(Rc<ProcedureClosure>),
    /// A value that depends on the candidate and is not first-order.
    Dynamic,
    /// Something wrong that was reported.
    Error,
}

impl Value {
    /// What it is, for messages.
    pub(crate) fn describe(&self, terms: &Terms) -> &'static str {
        match self {
            Self::Term(id) => match terms.sort(*id) {
                Sort::Set => "a set",
                Sort::Relation => "a relation",
            },
            Self::Empty | Self::Full => "a set or a relation",
            Self::Tag(_) => "a tag",
            Self::Tags(_) => "a set of tags",
            Self::Tuple(_) => "a tuple",
            Self::Closure(_) | Self::Primitive(_) => "a function",
            Self::Procedure(_) => "a procedure",
            Self::Dynamic => "a set of sets",
            Self::Error => "an error",
        }
    }
}

/// A function and where it was made.
#[derive(Debug)]
pub(crate) struct Closure {
    pub(crate) name: Option<Symbol>,
    pub(crate) lambda: Arc<Lambda>,
    pub(crate) env: Env,
    /// The functions of its `let rec`, itself among them.
    pub(crate) group: Vec<(Symbol, Arc<Lambda>)>,
}

#[derive(Debug)]
pub(crate) struct ProcedureClosure {
    pub(crate) procedure: Arc<Procedure>,
    pub(crate) env: Env,
}

/// A check of the model, as a test on a term.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    pub(crate) role: TestRole,
    pub(crate) negated: bool,
    pub(crate) kind: TestKind,
    pub(crate) term: TermId,
    pub(crate) name: String,
    pub(crate) comment: Option<String>,
}

/// A model as terms.
#[derive(Debug)]
pub(crate) struct Elaborated {
    pub(crate) terms: Terms,
    pub(crate) checks: Vec<Check>,
    /// What `show` names, in order.
    pub(crate) shown: Vec<(String, TermId)>,
    /// What each test is called where no `call … as` says otherwise.
    pub(crate) test_names: FxHashMap<Loc, String>,
    /// Names of flags, in order.
    pub(crate) flags: Vec<Flag>,
    /// The first place at which the model is not first-order.
    pub(crate) general: Option<Loc>,
}

/// A flag that a model can raise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flag {
    pub(crate) name: String,
    /// Whether it says that the program's behavior is undefined.
    pub(crate) undefined: bool,
}

/// Elaborates the standard library and then the model.
pub(crate) fn elaborate(
    files: &mut Files,
    symbols: &mut Symbols,
    library: &File,
    model: &File,
) -> Elaborated {
    let mut elaborator = Elaborator {
        out: Elaborated {
            terms: Terms::default(),
            checks: Vec::new(),
            shown: Vec::new(),
            test_names: FxHashMap::default(),
            flags: Vec::new(),
            general: None,
        },
        files,
        symbols,
        depth: 0,
        steps: 0,
        trial: None,
        uncertain: 0,
        lint: false,
        exhausted: false,
        call_name: None,
        calls: 0,
    };
    let mut env = Env::default();
    elaborator.instructions(&library.body, &mut env);
    elaborator.instructions(&model.body, &mut env);
    if elaborator.out.terms.too_large && !elaborator.exhausted {
        let loc = model.body.last().map_or_else(Loc::default, |instruction| instruction.loc);
        elaborator.files.error(loc, "the definitions up to here are too many or nest too deep");
    }
    elaborator.out
}

struct Elaborator<'a> {
    out: Elaborated,
    files: &'a mut Files,
    symbols: &'a mut Symbols,
    depth: u32,
    steps: u32,
    /// Inside `try`: whether something failed there.
    trial: Option<bool>,
    /// Inside a block that is run for some candidates only, or any number of times.
    uncertain: u32,
    /// Inside a function that is read for its own sake: what is wrong is a warning.
    lint: bool,
    /// Whether the steps ran out.
    exhausted: bool,
    /// `call … as name`: what the checks inside are called.
    call_name: Option<Symbol>,
    /// Functions that are being applied: names given inside are local.
    calls: u32,
}

impl Elaborator<'_> {
    /// Reports an error, or lets the `try` around it fail.
    fn error(&mut self, loc: Loc, message: impl Into<String>) -> ErrorPart<'_> {
        if let Some(failed) = &mut self.trial {
            *failed = true;
            return ErrorPart(None);
        }
        ErrorPart(Some(if self.lint {
            self.files.warning(loc, message)
        } else {
            self.files.error(loc, message)
        }))
    }

    /// Counts a step; whether there are any left.
    fn step(&mut self, loc: Loc) -> bool {
        if self.exhausted {
            return false;
        }
        self.steps += 1;
        if self.depth <= MAX_DEPTH && self.steps <= MAX_STEPS {
            return true;
        }
        self.exhausted = true;
        let message = if self.depth > MAX_DEPTH {
            format!("functions call each other more than {MAX_DEPTH} levels deep")
        } else {
            format!("the model takes more than {MAX_STEPS} steps to read")
        };
        self.trial = None;
        self.files.error(loc, message).label = "here".to_owned();
        false
    }

    /// Marks the model as one that only the interpreter can judge.
    fn generalize(&mut self, loc: Loc) {
        self.out.general.get_or_insert(loc);
    }
}

/// A reported error to which a label or a hint can be added; nothing inside `try`.
struct ErrorPart<'a>(Option<&'a mut interlocked_diag::Diagnostic>);

impl ErrorPart<'_> {
    fn label(self, label: impl Into<String>) -> Self {
        if let Self(Some(diagnostic)) = self {
            diagnostic.label = label.into();
            return Self(Some(diagnostic));
        }
        self
    }

    fn hint(self, hint: impl Into<String>) {
        if let Self(Some(diagnostic)) = self {
            diagnostic.hint = Some(hint.into());
        }
    }
}
