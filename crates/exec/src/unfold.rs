//! Unfolding: from a program to its event structures, one for each choice of a path in every thread.

use core::fmt;

use crate::event::{Cell, Event, EventKind, EventStructure};
use crate::final_state::Final;
use crate::limits::{LimitHit, Limits};
use crate::memory::Memory;
use crate::path::{Constraint, Dependency, End, Path, PathEvent, Taint};
use crate::program::{LocationId, Program};
use crate::relation::Relation;
use crate::tag::Tags;
use crate::term::{Term, TermId, Terms, Variable};
use crate::value::Width;
use crate::walk::paths;

/// Why a program cannot be unfolded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfoldError {
    /// The thread's index.
    pub thread: usize,
    /// The instruction's index in [`crate::Thread::instructions`].
    pub instruction: u32,
    /// What is wrong with its access, in words.
    pub message: String,
}

impl fmt::Display for UnfoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for UnfoldError {}

impl UnfoldError {
    pub(crate) fn at(
        program: &Program,
        thread: usize,
        instruction: u32,
        error: AccessError,
    ) -> Self {
        let name = |id: LocationId| program.locations[id.0 as usize].name.as_str();
        let message = match error {
            AccessError::Mixed(location, one, other) => format!(
                "accesses of different sizes to overlapping bytes of `{}` ({} and {} bits) \
                 are not supported",
                name(location),
                one.bits(),
                other.bits()
            ),
            AccessError::OutOfBounds(location, offset) => {
                format!("byte {offset} of `{}` is accessed, which is outside it", name(location))
            }
            AccessError::Misaligned(location, offset) => {
                format!("the access at byte {offset} of `{}` is misaligned", name(location))
            }
            AccessError::Outside => "an address outside every location".to_owned(),
        };
        Self { thread, instruction, message }
    }
}

/// Why an address is not a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AccessError {
    Mixed(LocationId, Width, Width),
    OutOfBounds(LocationId, i64),
    Misaligned(LocationId, i64),
    Outside,
}

/// A program unfolded: the paths of its threads.
pub(crate) struct Unfolding<'a> {
    pub(crate) program: &'a Program,
    pub(crate) terms: Terms,
    pub(crate) memory: Memory,
    /// The initial value of each cell.
    init_terms: Vec<TermId>,
    /// For each thread its paths.
    pub(crate) paths: Vec<Vec<Path>>,
    /// Limits that cut the unfolding itself short.
    pub(crate) hits: Vec<LimitHit>,
}

impl<'a> Unfolding<'a> {
    pub(crate) fn new(program: &'a Program, limits: &Limits) -> Result<Self, UnfoldError> {
        let mut terms = Terms::default();
        let mut memory = Memory::new(program);
        let mut all = Vec::with_capacity(program.threads.len());
        let mut hits = Vec::new();
        for thread in 0..program.threads.len() {
            let (paths, hit) = paths(program, thread, &mut memory, &mut terms, limits)?;
            all.push(paths);
            hits.extend(hit);
        }
        let init = memory.cells.iter().map(|&cell| terms.value(memory.init(program, cell)));
        let init_terms = init.collect();
        Ok(Self { program, terms, memory, init_terms, paths: all, hits })
    }

    /// The number of choices of a path in every thread.
    pub(crate) fn choices(&self) -> u128 {
        self.paths.iter().map(|paths| paths.len() as u128).product()
    }

    /// The paths of choice `index`, in `0..choices()`.
    pub(crate) fn choice(&self, mut index: u128) -> Vec<&Path> {
        let mut pick = |paths: &'_ Vec<Path>| {
            let at = (index % paths.len() as u128) as usize;
            index /= paths.len() as u128;
            at
        };
        self.paths.iter().map(|paths| &paths[pick(paths)]).collect()
    }
}

/// An event structure with the values that it is about.
pub(crate) struct Skeleton {
    pub(crate) structure: EventStructure,
    /// For each event its value: what a write writes, a read's own variable.
    pub(crate) terms: Vec<TermId>,
    /// The reads that each event's value depends on.
    pub(crate) inputs: Vec<Vec<usize>>,
    pub(crate) constraints: Vec<(Constraint, Vec<usize>)>,
    /// For each observable, where its final value is found.
    pub(crate) finals: Vec<Final>,
    /// The event of each read of each thread.
    events_of_reads: Vec<Vec<usize>>,
    /// Limits that the paths hit: real if the structure has a consistent execution.
    pub(crate) cuts: Vec<LimitHit>,
}

impl Skeleton {
    /// The event structure of a choice of paths.
    pub(crate) fn new(unfolding: &Unfolding<'_>, paths: &[&Path]) -> Self {
        let mut layout = Layout::new(unfolding, paths);
        let n = layout.events.len();
        let structure = EventStructure {
            po: layout.program_order(n),
            addr: layout.dependencies(n, |event| &event.addr, |from| &from.plain),
            data: layout.dependencies(n, |event| &event.data, |from| &from.plain),
            ctrl: layout.dependencies(n, |event| &event.ctrl, |from| &from.plain),
            pick_addr: layout.dependencies(n, |event| &event.addr, |from| &from.pick),
            pick_data: layout.dependencies(n, |event| &event.data, |from| &from.pick),
            pick_ctrl: layout.dependencies(n, |event| &event.ctrl, |from| &from.pick),
            rmw: layout.pairs(n, |_| true),
            amo: layout.pairs(n, |atomic| atomic),
            events: core::mem::take(&mut layout.events),
            cells: core::mem::take(&mut layout.cells),
        };
        let mut skeleton = Self {
            structure,
            terms: layout.terms,
            inputs: Vec::with_capacity(n),
            constraints: Vec::new(),
            finals: Vec::new(),
            events_of_reads: layout.events_of_reads,
            cuts: Vec::new(),
        };
        skeleton.add_values(unfolding, paths);
        skeleton
    }

    fn add_values(&mut self, unfolding: &Unfolding<'_>, paths: &[&Path]) {
        for (event, &term) in self.structure.events.iter().zip(&self.terms) {
            let reads = match event.kind {
                EventKind::Write => self.reads_of(unfolding, term),
                EventKind::Read | EventKind::Fence => Vec::new(),
            };
            self.inputs.push(reads);
        }
        for path in paths {
            for constraint in &path.constraints {
                let reads = self.reads_of(unfolding, constraint.term());
                self.constraints.push((constraint.clone(), reads));
            }
            if let End::Cut(hit) = path.end {
                self.cuts.push(hit);
            }
        }
        let registers = |thread: usize, register: usize| paths[thread].registers[register];
        let finals = unfolding.program.observed.iter().map(|observable| {
            let cells = &self.structure.cells;
            Final::new(unfolding.program, observable, &unfolding.memory, cells, registers)
        });
        self.finals = finals.collect();
    }

    fn reads_of(&self, unfolding: &Unfolding<'_>, term: TermId) -> Vec<usize> {
        let mut variables = Vec::new();
        unfolding.terms.variables(term, &mut variables);
        variables.into_iter().map(|variable| self.event_of(variable)).collect()
    }

    /// The event of a read.
    pub(crate) fn event_of(&self, variable: Variable) -> usize {
        self.events_of_reads[variable.thread as usize][variable.read as usize]
    }
}

/// The events of the paths in one sequence: initial writes, then thread after thread.
struct Layout<'p> {
    events: Vec<Event>,
    cells: Vec<Cell>,
    terms: Vec<TermId>,
    events_of_reads: Vec<Vec<usize>>,
    /// Each thread's path and the number of its first event.
    threads: Vec<(&'p Path, usize)>,
}

impl<'p> Layout<'p> {
    fn new(unfolding: &Unfolding<'_>, paths: &[&'p Path]) -> Self {
        let mut used: Vec<u16> =
            paths.iter().flat_map(|path| &path.events).filter_map(|event| event.cell).collect();
        used.sort_unstable();
        used.dedup();
        let mut layout = Self {
            events: Vec::new(),
            cells: used.iter().map(|&cell| unfolding.memory.cells[cell as usize]).collect(),
            terms: Vec::new(),
            events_of_reads: Vec::new(),
            threads: Vec::new(),
        };
        for (index, &cell) in used.iter().enumerate() {
            layout.events.push(Event {
                kind: EventKind::Write,
                thread: None,
                tags: Tags::NONE,
                cell: Some(index as u16),
                instruction: 0,
                instance: 0,
            });
            layout.terms.push(unfolding.init_terms[cell as usize]);
        }
        for (thread, path) in paths.iter().enumerate() {
            layout.add_thread(unfolding, thread, path, &used);
        }
        layout
    }

    fn add_thread(
        &mut self,
        unfolding: &Unfolding<'_>,
        thread: usize,
        path: &'p Path,
        used: &[u16],
    ) {
        self.threads.push((path, self.events.len()));
        let mut reads = Vec::new();
        for event in &path.events {
            if let (EventKind::Read, Term::Read(..)) =
                (event.kind, unfolding.terms.get(event.value))
            {
                reads.push(self.events.len());
            }
            let cell = event.cell.map(|cell| {
                used.binary_search(&cell).expect("every cell of a path is used") as u16
            });
            self.events.push(Event {
                kind: event.kind,
                thread: Some(thread as u16),
                tags: event.tags,
                cell,
                instruction: event.instruction,
                instance: event.instance,
            });
            self.terms.push(event.value);
        }
        self.events_of_reads.push(reads);
    }

    fn program_order(&self, n: usize) -> Relation {
        let mut po = Relation::new(n);
        for (path, first) in &self.threads {
            for a in 0..path.events.len() {
                for b in a + 1..path.events.len() {
                    po.insert(first + a, first + b);
                }
            }
        }
        po
    }

    fn dependencies(
        &self,
        n: usize,
        part: impl Fn(&PathEvent) -> &Dependency,
        kind: impl Fn(&Dependency) -> &Taint,
    ) -> Relation {
        let mut relation = Relation::new(n);
        for (path, first) in &self.threads {
            for (number, event) in path.events.iter().enumerate() {
                for from in kind(part(event)).iter() {
                    // Within one instruction there is no dependency between its own events.
                    if path.events[from].instance != event.instance {
                        relation.insert(first + from, first + number);
                    }
                }
            }
        }
        relation
    }

    fn pairs(&self, n: usize, wanted: impl Fn(bool) -> bool) -> Relation {
        let mut relation = Relation::new(n);
        for (path, first) in &self.threads {
            for (number, event) in path.events.iter().enumerate() {
                if let Some((read, atomic)) = event.pair
                    && wanted(atomic)
                {
                    relation.insert(first + read, first + number);
                }
            }
        }
        relation
    }
}
