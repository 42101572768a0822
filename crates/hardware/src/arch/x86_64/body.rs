//! The code of a test's threads, and how it is called.

use interlocked_exec::Program;
use interlocked_isa::code::Line;
use interlocked_isa::x86::Instruction;

use super::pages::Code;
use super::writer::{Writer, goes_back};
use crate::error::{Error, Refusal};
use crate::layout::Layout;

/// `fn(base, start, results, plug) -> abandoned`
type Body = unsafe extern "sysv64" fn(*mut u8, u64, *mut u64, *mut u64) -> u64;

/// Variants of a thread's function, at most.
const MAX_VARIANTS: usize = 16;

/// The code of every thread of a test, for cells of one layout.
pub(crate) struct Bodies {
    code: Code,
    threads: Vec<Functions>,
}

/// A thread's function in its variants: none gives way, or one for each place to do so.
struct Functions {
    offsets: Vec<usize>,
    loops: bool,
}

impl Bodies {
    /// Assembles the threads of `program`; each leaves the `results` registers of its list. There
    /// are variants that give way if the threads are `crowded`.
    pub(crate) fn new(
        program: &Program,
        code: &[Vec<Line<Instruction>>],
        layout: &Layout,
        results: &[Vec<u16>],
        crowded: bool,
    ) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        let mut threads = Vec::new();
        let mut refusals: Vec<Refusal> = Vec::new();
        for (thread, (lines, results)) in code.iter().zip(results).enumerate() {
            let count = lines.iter().filter(|line| line.instruction.is_some()).count();
            let pauses = if crowded { 1..count.min(MAX_VARIANTS) } else { 0..0 };
            let mut offsets = Vec::new();
            for pause in core::iter::once(None).chain(pauses.map(Some)) {
                match Writer::write(program, layout, thread, lines, results, pause) {
                    Ok(function) => {
                        // Functions start on cache lines of their own.
                        bytes.resize(bytes.len().next_multiple_of(64), 0xcc);
                        offsets.push(bytes.len());
                        bytes.extend(function);
                    }
                    Err(refusal) if !refusals.contains(&refusal) => refusals.push(refusal),
                    Err(_) => {}
                }
            }
            threads.push(Functions { offsets, loops: goes_back(lines) });
        }
        if refusals.is_empty() {
            Ok(Self { code: Code::new(&bytes)?, threads })
        } else {
            Err(Error::Refused(refusals))
        }
    }

    /// Whether a thread can run into its budget of backward jumps.
    pub(crate) fn loops(&self, thread: usize) -> bool {
        self.threads[thread].loops
    }

    /// How many variants there are of a thread's function, at least 1; the first does not give way.
    pub(crate) fn variants(&self, thread: usize) -> usize {
        self.threads[thread].offsets.len()
    }

    /// Runs a variant of a thread's function once, not before tick `start`. Returns whether it came
    /// to its end.
    ///
    /// # Safety
    /// - `base` is the base of a run in a live arena of the layout that the code was made for; its
    ///   cells are filled, and accessed by nothing else but this run's other threads.
    /// - `results` is valid for writes of as many words as the thread has recorded registers.
    /// - `plug` is valid for writes, by several threads at once.
    pub(crate) unsafe fn run(
        &self,
        thread: usize,
        variant: usize,
        base: *mut u8,
        start: u64,
        results: *mut u64,
        plug: *mut u64,
    ) -> bool {
        let at = self.code.at(self.threads[thread].offsets[variant]);
        // SAFETY: at the offset begins a function of this type, written by `Writer`: it saves what
        // psABI §3.2.1 wants saved, and leaves the stack and the direction flag as they were. A
        // function pointer has the size of a data pointer on x86-64.
        let body: Body = unsafe { core::mem::transmute(at) };
        // SAFETY: the test's instructions access memory only in the run's cells (`confine`), and
        // none touches `rsp`, faults or leaves the function (`Writer` refuses those that could);
        // backward jumps are counted, so it ends. It writes the result words and the plug, which
        // are the caller's word.
        unsafe { body(base, start, results, plug) == 0 }
    }
}
