//! A program loaded into a machine: its code, its variables, and what is observed at the end.

use interlocked_exec::{MicroOp, Observable, Outcome, Program, Tags, Width};

use crate::layout::{Layout, Place, Placement};
use crate::log::Log;
use crate::machine::{Refused, Status};
use crate::thread::{Code, Next, Thread};
use crate::view::{Cell, CoreView};

/// The most cores that a machine has.
pub(crate) const CORES: usize = 8;

#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) program: Program,
    pub(crate) layout: Layout,
    codes: Vec<Code>,
}

impl Loaded {
    pub(crate) fn new(program: &Program, placement: &Placement) -> Result<Self, Refused> {
        if program.threads.len() > CORES {
            return Err(Refused::Cores(program.threads.len(), CORES));
        }
        for (number, thread) in program.threads.iter().enumerate() {
            let foreign = thread.ops.iter().find(|op| is_foreign(&op.op));
            if let Some(op) = foreign {
                let text = thread.instructions.get(op.instruction as usize);
                return Err(Refused::Instruction(number, text.cloned().unwrap_or_default()));
            }
        }
        let layout = Layout::new(program, placement)?;
        let threads = 0..program.threads.len();
        let codes = threads.map(|thread| Code::new(program, thread, &layout)).collect();
        Ok(Self { program: program.clone(), layout, codes })
    }

    pub(crate) fn code(&self, core: usize) -> &Code {
        &self.codes[core]
    }

    pub(crate) fn start(&self) -> Vec<Thread> {
        self.codes.iter().map(|code| code.start(&self.layout)).collect()
    }

    pub(crate) fn next(&self, core: usize, thread: &Thread) -> Next {
        self.codes[core].next(thread, &self.layout)
    }

    /// How a run with these threads stands, where `memory` gives the final memory if nothing but
    /// the threads can still change it.
    pub(crate) fn status<'a>(
        &self,
        threads: impl Iterator<Item = &'a Thread> + Clone,
        memory: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Status {
        if let Some(halt) = threads.clone().find_map(Thread::halt) {
            return Status::Abandoned(halt.limit());
        }
        if !threads.clone().zip(&self.codes).all(|(thread, code)| code.has_ended(thread)) {
            return Status::Running;
        }
        let Some(memory) = memory() else { return Status::Running };
        let threads: Vec<&Thread> = threads.collect();
        Status::Ended(self.outcome(&threads, &memory))
    }

    /// The cores whose threads have not ended.
    pub(crate) fn running<'a>(&self, threads: impl Iterator<Item = &'a Thread>) -> Vec<usize> {
        let running = threads.zip(&self.codes).map(|(thread, code)| !code.has_ended(thread));
        running.enumerate().filter_map(|(core, runs)| runs.then_some(core)).collect()
    }

    fn outcome(&self, threads: &[&Thread], memory: &[u8]) -> Outcome {
        let value = |observable: &Observable| match *observable {
            Observable::Register { thread, reg, width, .. } => {
                self.codes[thread].register(threads[thread], reg).wrap(width)
            }
            Observable::Memory { location, element } => {
                self.layout.element(location, element, memory)
            }
        };
        self.program.observed.iter().map(value).collect()
    }

    /// The part of a core's view that is the same for all machines.
    pub(crate) fn view(&self, core: usize, thread: &Thread) -> CoreView {
        let code = &self.codes[core];
        let registers = code.live(thread).map(|(reg, value)| Cell {
            name: self.program.threads[core].registers[reg.0 as usize].name.clone(),
            value: self.program.display_value(value),
        });
        CoreView {
            instruction: code.instruction(thread),
            registers: registers.collect(),
            monitor: thread.monitor.map(|place| self.layout.place_name(place)),
            ..CoreView::default()
        }
    }

    /// A place and what is in it.
    pub(crate) fn cell(&self, place: Place, bits: u128) -> Cell {
        let width = if place.size == 8 { Width::B64 } else { Width::B128 };
        let value = self.program.display_value(self.layout.value(bits, width));
        Cell { name: self.layout.place_name(place), value }
    }

    /// `x = 1`.
    pub(crate) fn shown(&self, place: Place, bits: u128) -> String {
        let Cell { name, value } = self.cell(place, bits);
        format!("{name} = {value}")
    }

    /// Memory, element by element.
    pub(crate) fn cells(&self, memory: &[u8]) -> Vec<Cell> {
        let lines = 0..self.layout.lines() as u8;
        lines.flat_map(|line| self.line_cells(line, memory)).collect()
    }

    /// The elements in a line.
    pub(crate) fn line_cells(&self, line: u8, memory: &[u8]) -> Vec<Cell> {
        let cells = self.layout.cells(line, memory);
        cells.map(|(name, value)| Cell { name, value: self.program.display_value(value) }).collect()
    }

    /// A store-exclusive or a weak compare-exchange goes ahead, or fails if `choice` is not 0.
    /// A store-exclusive whose monitor is lost cannot succeed: the path that chose so is no
    /// execution.
    pub(crate) fn give_up(&self, core: usize, thread: &mut Thread) {
        if self.codes[core].is_at_exclusive(thread)
            && let Next::Store { place, .. } = self.next(core, thread)
            && thread.monitor != Some(place)
        {
            thread.abandon();
        }
    }

    pub(crate) fn choose(&self, core: usize, thread: &mut Thread, choice: u8, log: &mut Log) {
        self.codes[core].choose(thread, &self.layout, choice);
        let verb = if choice == 0 { "goes ahead" } else { "fails" };
        log.core(core, || format!("its conditional store {verb}"));
    }
}

/// Whether an op is beyond ordinary cached memory.
fn is_foreign(op: &MicroOp) -> bool {
    let (MicroOp::Load { tags, .. } | MicroOp::Store { tags, .. } | MicroOp::Fence { tags }) = op
    else {
        return false;
    };
    [Tags::NT, Tags::CL_FLUSH, Tags::CL_FLUSH_OPT].iter().any(|&tag| tags.contains(tag))
}
