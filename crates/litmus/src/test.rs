//! A litmus test.

use core::fmt;

use interlocked_diag::{Diagnostic, Source};
use interlocked_exec::{Architecture, Program, Quantifier, Question};
use interlocked_isa::code::Line;
use interlocked_isa::{aarch64, x86};

use crate::condition::{Final, Observed, Prop};
use crate::format::{self, Header, Note};
use crate::init::{DeclaredType, Entry};
use crate::lang::Unit;
use crate::{Place, lower, rust};

/// A litmus test: a small concurrent program and a question about its final state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// The architecture, the name and what else the header says.
    pub header: Header,
    /// The initial state, where it is not part of the code.
    pub init: Vec<Entry>,
    /// The threads.
    pub code: Code,
    /// What else is observed than the question needs.
    pub locations: Vec<Listed>,
    /// Which executions count; all if there is none.
    pub filter: Option<Prop>,
    /// What is asked, if anything is.
    pub question: Option<Final>,
    /// What is observed, in this order, in place of the format's own order: for a test that is to
    /// be compared with the one that it was compiled from.
    pub observing: Option<Vec<Observed>>,
}

/// The threads of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// x86 code, in lines of each thread.
    X86(x86::Dialect, Vec<Vec<Line<x86::Instruction>>>),
    /// AArch64 code, in lines of each thread.
    AArch64(Vec<Vec<Line<aarch64::Instruction>>>),
    /// C or Rust.
    Language(Language),
}

/// A program in C or Rust.
#[derive(Clone, Debug, Eq)]
pub struct Language {
    /// The program.
    pub unit: Unit,
    /// The text that its places point into. It takes no part in comparisons.
    pub text: String,
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.unit == other.unit
    }
}

/// An entry of the list of `locations`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What is observed.
    pub observed: Observed,
    /// As what it prints.
    pub ty: Option<DeclaredType>,
    /// Where it stands.
    pub place: Place,
}

impl Test {
    /// Parses a test: a file whose name ends in `.rs` as Rust, any other as `.litmus`. There is no
    /// test if one of the diagnostics is an error.
    #[must_use]
    pub fn parse(source: &Source) -> (Option<Self>, Vec<Diagnostic>) {
        if source.name.ends_with(".rs") { rust::parse(source) } else { format::parse(&source.text) }
    }

    /// The test's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.header.name
    }

    /// Its language or instruction set.
    #[must_use]
    pub fn architecture(&self) -> Architecture {
        self.header.architecture
    }

    /// The description in the header, if there is one.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.header.notes.iter().find_map(|note| match note {
            Note::Description(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The number of its threads.
    #[must_use]
    pub fn threads(&self) -> usize {
        match &self.code {
            Code::X86(_, threads) => threads.len(),
            Code::AArch64(threads) => threads.len(),
            Code::Language(language) => language.unit.threads.len(),
        }
    }

    /// Its program: threads in micro-ops, locations, what is observed in the order in which herd
    /// prints it (registers by thread, then locations by name).
    ///
    /// # Errors
    /// What has no meaning: a condition that names an unknown register, a value that does not fit
    /// its type, an unknown label …
    pub fn lower(&self) -> Result<Program, Vec<Diagnostic>> {
        lower::lower(self)
    }

    /// What the test asks, in terms of what its program observes. A test without a condition asks
    /// whether `forall (true)`.
    ///
    /// # Panics
    /// If `program` is not what [`Self::lower`] gave for this test.
    #[must_use]
    pub fn question(&self, program: &Program) -> Question {
        match &self.question {
            Some(Final { quantifier, prop }) => Question {
                quantifier: *quantifier,
                condition: lower::condition(self, program, prop)
                    .expect("a test that was lowered has a condition that can be lowered"),
            },
            None => Question {
                quantifier: Quantifier::ForAll,
                condition: interlocked_exec::Condition::True,
            },
        }
    }
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.observed)?;
        match self.ty {
            Some(ty) => write!(f, " {}{}", ty.base.name(), if ty.pointer { "*" } else { "" }),
            None => Ok(()),
        }
    }
}
