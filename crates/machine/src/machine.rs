//! What a machine is: states, the steps between them, and what must hold in each.

use core::fmt;

use interlocked_exec::{LimitHit, Outcome, Program};

use crate::log::Log;
use crate::view::View;

/// A machine that runs a program.
///
/// It is a pure step function: what a step does depends on the state alone. All that is left open
/// (which core goes next, which store leaves a buffer, which message arrives) is in the choice of
/// the step.
pub trait Machine {
    /// Everything that changes.
    type State: Clone;
    /// Something that can happen next.
    type Step: Copy + Eq + fmt::Debug;

    /// The program that it runs.
    fn program(&self) -> &Program;

    /// The state at the start.
    fn start(&self) -> Self::State;

    /// Appends the steps that can be taken, in a fixed order.
    ///
    /// With `reduce` these may be some of the steps only: such that every end that can be reached
    /// can be reached by one of these.
    fn steps(&self, state: &Self::State, reduce: bool, to: &mut Vec<Self::Step>);

    /// Takes a step, one of those that [`Machine::steps`] gave, and tells `log` what happened.
    fn take(&self, state: &mut Self::State, step: Self::Step, log: &mut Log);

    /// The core that takes a step; `None` for the interconnect.
    fn actor(&self, state: &Self::State, step: Self::Step) -> Option<usize>;

    /// The cores whose threads have not ended.
    fn running(&self, state: &Self::State) -> Vec<usize>;

    /// How the run stands.
    fn status(&self, state: &Self::State) -> Status;

    /// A rule of the machine that the state breaks.
    fn check(&self, state: &Self::State) -> Option<Violation>;

    /// Appends the state as bytes; equal states have equal bytes.
    fn pack(&self, state: &Self::State, to: &mut Vec<u8>);

    /// The state that [`Machine::pack`] wrote, into `state`.
    fn unpack(&self, from: &[u8], state: &mut Self::State);

    /// The state for people.
    fn view(&self, state: &Self::State) -> View;
}

/// How a run stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Something is left to do.
    Running,
    /// All threads have ended and all stores are in memory.
    Ended(Outcome),
    /// A thread took a path that does not exist; `Some` if that is for a reason that makes the
    /// exploration incomplete.
    Abandoned(Option<LimitHit>),
}

/// A rule that a state breaks. None is possible unless the machine is faulty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// What breaks it.
    pub what: String,
}

/// What must hold in every state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A line that one cache may write is in no other.
    SingleWriter,
    /// A valid copy, and memory if no cache answers for it, has the last write in coherence order.
    DataValue,
    /// Each request has exactly the answers under way that it waits for.
    Messages,
    /// A run that has not ended has a next step.
    NoDeadlock,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::SingleWriter => "single writer or many readers",
            Self::DataValue => "a read returns the last write in coherence order",
            Self::Messages => "no message is lost or duplicated",
            Self::NoDeadlock => "no deadlock",
        })
    }
}

/// Why a machine does not run a program.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// More threads than cores: the count and the most.
    Cores(usize, usize),
    /// An instruction that no machine has: its thread, its text.
    Instruction(usize, String),
    /// Variables of more than 4096 bytes, or in more than 64 cache lines.
    TooMuchMemory,
    /// An address as the initial value of a variable of fewer than 64 bits.
    Pointer,
    /// A line size that is no power of two, or less than 16.
    LineSize(u32),
    /// A protocol without a row that it needs: protocol, state and event.
    Protocol(String),
    /// A cache or a buffer of size zero, or of another size that cannot be.
    Size(&'static str),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cores(have, most) => {
                write!(f, "the test has {have} threads, and a machine has at most {most} cores")
            }
            Self::Instruction(thread, text) => {
                write!(f, "P{thread}: `{text}` is an instruction that the machines do not have")
            }
            Self::TooMuchMemory => {
                f.write_str("the variables take more than 4096 bytes or 64 cache lines")
            }
            Self::Pointer => f.write_str("a variable of fewer than 64 bits starts with an address"),
            Self::LineSize(size) => {
                write!(f, "a cache line has a power of two of bytes, at least 16, not {size}")
            }
            Self::Protocol(what) => f.write_str(what),
            Self::Size(what) => f.write_str(what),
        }
    }
}

impl core::error::Error for Refused {}
