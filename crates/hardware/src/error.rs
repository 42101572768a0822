//! Why an experiment cannot be run.

use core::fmt;
use std::io;

use interlocked_exec::Architecture;

/// Why an experiment cannot be run. Nothing was executed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// This build of the program is for a system on which the experiment is not available.
    Unsupported {
        /// The instruction set that it was built for, as Rust names it.
        arch: &'static str,
        /// The operating system that it was built for, as Rust names it.
        os: &'static str,
    },
    /// The test's instructions are not this CPU's.
    Architecture(Architecture),
    /// The test would leave its own cells, run forever, or cannot be assembled.
    Refused(Vec<Refusal>),
    /// An option's value makes no sense here; the text says which and why.
    Option(String),
    /// The test is larger than the experiment takes; the text says in what.
    TooLarge(String),
    /// The operating system refused something.
    System {
        /// What was asked of it.
        what: &'static str,
        /// Its answer.
        source: io::Error,
    },
}

/// Something in a test that the experiment does not run, because it could crash or hang the
/// process or because it has no encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The index of the thread.
    pub thread: usize,
    /// The instruction to blame as text; empty where it is not one alone.
    pub text: String,
    /// What is wrong with it, a clause that follows a colon.
    pub reason: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.text.is_empty() {
            write!(f, "P{}: {}", self.thread, self.reason)
        } else {
            write!(f, "P{}: `{}`: {}", self.thread, self.text, self.reason)
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported { arch, os } => write!(
                f,
                "the experiment runs on x86-64 Linux only, and this is {arch} {os}: it assembles \
                 the test's threads for the CPU that it runs on",
            ),
            Self::Architecture(architecture) => write!(
                f,
                "this CPU does not execute {architecture}: the experiment takes X86_64 and X86 \
                 tests, and others once they are compiled to x86-64",
            ),
            Self::Refused(refusals) => {
                f.write_str("the experiment does not run this test")?;
                refusals.iter().try_for_each(|refusal| write!(f, "\n  {refusal}"))
            }
            Self::Option(text) | Self::TooLarge(text) => f.write_str(text),
            Self::System { what, source } => write!(f, "{what}: {source}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::System { source, .. } => Some(source),
            _ => None,
        }
    }
}
