//! Walking through a thread: all its paths.
//!
//! A thread is executed on symbolic values. Where a branch, an address or a choice is not decided
//! by constants, the path forks and each side records what must hold of the values read
//! ([`Constraint`]); which of them can be is found out when reads are given their writes.
//!
//! A loop is followed for [`Limits::unroll`] undecided rounds. The path that would go on is kept as
//! a *truncated* one: only if it turns out to be possible has the limit been hit. Rounds that
//! constants decide are free, within [`Limits::steps`] and [`Limits::events`], at which a path is
//! given up; rounds that only wait are left out.

use std::sync::Arc;

use crate::event::EventKind;
use crate::expr::Expr;
use crate::limits::{LimitHit, Limits};
use crate::liveness::Liveness;
use crate::memory::Memory;
use crate::path::{Constraint, Dependency, End, Path, PathEvent};
use crate::program::{Link, MicroOp, Op, Program, Reg};
use crate::tag::Tags;
use crate::term::{TermId, Terms, Variable};
use crate::unfold::UnfoldError;
use crate::value::{Value, Width};

#[derive(Clone)]
struct Register {
    term: TermId,
    from: Dependency,
}

#[derive(Clone)]
struct State {
    pc: usize,
    steps: usize,
    instance: u32,
    registers: Vec<Register>,
    events: Vec<PathEvent>,
    constraints: Vec<Constraint>,
    reads: u32,
    ctrl: Dependency,
    /// The latest exclusive load, not yet used or cleared.
    monitor: Option<usize>,
    /// The latest load of an atomic instruction.
    atomic: Option<usize>,
    /// Free choices made so far.
    choices: u32,
    /// The loops entered.
    rounds: Vec<Round>,
}

/// The latest time that a path came to the start of a loop.
#[derive(Clone)]
struct Round {
    /// The start: what backward jumps go to.
    head: usize,
    /// Undecided rounds so far.
    undecided: u32,
    /// The constraints, choices, events, monitor and registers then.
    constraints: usize,
    choices: u32,
    events: usize,
    monitor: Option<usize>,
    registers: Vec<TermId>,
}

/// All paths of thread `thread`.
pub(crate) fn paths(
    program: &Program,
    thread: usize,
    memory: &mut Memory,
    terms: &mut Terms,
    limits: &Limits,
) -> Result<(Vec<Path>, Option<LimitHit>), UnfoldError> {
    let registers = program.threads[thread]
        .registers
        .iter()
        .map(|register| Register { term: terms.value(register.init), from: Dependency::default() });
    let start = State {
        pc: 0,
        steps: 0,
        instance: 0,
        registers: registers.collect(),
        events: Vec::new(),
        constraints: Vec::new(),
        reads: 0,
        ctrl: Dependency::default(),
        monitor: None,
        atomic: None,
        choices: 0,
        rounds: Vec::new(),
    };
    let mut walk = Walk {
        heads: heads(&program.threads[thread].ops),
        program,
        thread,
        memory,
        terms,
        limits,
        liveness: None,
        pending: vec![start],
        finished: Vec::new(),
    };
    let mut paths = Vec::new();
    let mut endless = None;
    while let Some(state) = walk.pending.pop() {
        if paths.len() >= limits.paths {
            return Ok((paths, Some(LimitHit::Paths(limits.paths))));
        }
        if let Some(hit) = limits.stop() {
            return Ok((paths, Some(hit)));
        }
        let ended = walk.run(state)?;
        for (state, end) in walk.finished.drain(..).chain(ended) {
            // So long a path is not searched for whether it is possible: that takes too long.
            if let End::Cut(hit @ (LimitHit::Events(_) | LimitHit::Steps(_))) = end {
                endless = Some(hit);
                continue;
            }
            paths.push(Path {
                events: state.events,
                constraints: state.constraints,
                registers: state.registers.into_iter().map(|register| register.term).collect(),
                end,
            });
        }
    }
    Ok((paths, endless))
}

/// For each op, whether a backward jump goes to it.
fn heads(ops: &[Op]) -> Vec<bool> {
    let mut heads = vec![false; ops.len()];
    for (at, op) in ops.iter().enumerate() {
        match op.op {
            MicroOp::Branch { target, .. }
            | MicroOp::Guard { target, .. }
            | MicroOp::Jump { target }
                if target <= at =>
            {
                heads[target] = true;
            }
            _ => {}
        }
    }
    heads
}

/// Remembers the state at the start of a loop.
fn enter(state: &mut State) {
    let head = state.pc;
    let known = state.rounds.iter().position(|round| round.head == head);
    let round = Round {
        head,
        undecided: known.map_or(0, |at| state.rounds[at].undecided),
        constraints: state.constraints.len(),
        choices: state.choices,
        events: state.events.len(),
        monitor: state.monitor,
        registers: state.registers.iter().map(|register| register.term).collect(),
    };
    match known {
        Some(at) => state.rounds[at] = round,
        None => state.rounds.push(round),
    }
}

struct Walk<'a> {
    program: &'a Program,
    thread: usize,
    memory: &'a mut Memory,
    terms: &'a mut Terms,
    limits: &'a Limits,
    /// For each op, whether a backward jump goes to it.
    heads: Vec<bool>,
    /// Computed at the first loop.
    liveness: Option<Liveness>,
    /// States that wait; the last one is continued first.
    pending: Vec<State>,
    /// States that have ended, beside the one that is run.
    finished: Vec<(State, End)>,
}

/// What a step leaves to do with the state.
enum Next {
    Go,
    /// The path is impossible, or all its continuations are pending.
    Drop,
    Cut(LimitHit),
}

impl Walk<'_> {
    /// Runs `state` to the end of a path; `None` if it has none of its own.
    fn run(&mut self, mut state: State) -> Result<Option<(State, End)>, UnfoldError> {
        let ops = &self.program.threads[self.thread].ops;
        while state.pc < ops.len() {
            if state.steps >= self.limits.steps {
                return Ok(Some((state, End::Cut(LimitHit::Steps(self.limits.steps)))));
            }
            if state.events.len() >= self.limits.events {
                return Ok(Some((state, End::Cut(LimitHit::Events(self.limits.events)))));
            }
            state.steps += 1;
            if self.heads[state.pc] {
                enter(&mut state);
            }
            let from = state.pc;
            if from == 0 || ops[from].instruction != ops[from - 1].instruction {
                state.instance = state.steps as u32;
            }
            state.pc += 1;
            match self.step(&mut state, from, ops[from].instruction, &ops[from].op)? {
                Next::Go => {}
                Next::Drop => return Ok(None),
                Next::Cut(hit) => return Ok(Some((state, End::Cut(hit)))),
            }
        }
        Ok(Some((state, End::Done)))
    }

    fn step(
        &mut self,
        state: &mut State,
        pc: usize,
        instruction: u32,
        op: &MicroOp,
    ) -> Result<Next, UnfoldError> {
        match op {
            MicroOp::Assign { dst, value } => {
                let (term, from) = self.evaluate(state, value);
                state.registers[dst.0 as usize] = Register { term, from };
            }
            MicroOp::Load { dst, address, width, tags, link } => {
                return self.load(state, instruction, *dst, address, (*width, *tags, *link));
            }
            MicroOp::Store { address, value, width, tags, link } => {
                return self.store(state, instruction, address, value, (*width, *tags, *link));
            }
            MicroOp::Fence { tags } => {
                let value = self.terms.int(0);
                let event = event(state, EventKind::Fence, *tags, instruction, value);
                state.events.push(event);
            }
            MicroOp::Branch { condition, target } => {
                let (term, from) = self.evaluate(state, condition);
                state.ctrl.union(&from);
                return Ok(self.branch(state, pc, term, *target));
            }
            MicroOp::Guard { condition, target } => {
                let (term, _) = self.evaluate(state, condition);
                return Ok(self.branch(state, pc, term, *target));
            }
            MicroOp::Jump { target } => return Ok(self.jump(state, pc, *target)),
            MicroOp::Choose { dst, count } => {
                state.choices += u32::from(*count > 1);
                for choice in (1..*count).rev() {
                    let mut other = state.clone();
                    self.choose(&mut other, *dst, choice);
                    self.pending.push(other);
                }
                self.choose(state, *dst, 0);
            }
            MicroOp::ClearMonitor => state.monitor = None,
            MicroOp::Assume { condition } => {
                let (term, _) = self.evaluate(state, condition);
                return Ok(self.assume(state, term, true));
            }
        }
        Ok(Next::Go)
    }

    fn choose(&mut self, state: &mut State, dst: Reg, choice: u8) {
        let term = self.terms.int(u128::from(choice));
        state.registers[dst.0 as usize] = Register { term, from: Dependency::default() };
    }

    /// Requires that `term` is not zero (`wanted`), or that it is.
    fn assume(&self, state: &mut State, term: TermId, wanted: bool) -> Next {
        match self.terms.truth(term) {
            Some(holds) if holds == wanted => Next::Go,
            Some(_) => Next::Drop,
            None if self.terms.undefined(term) => Next::Cut(LimitHit::Undefined),
            None => {
                state.constraints.push(Constraint::Truth(term, wanted));
                Next::Go
            }
        }
    }

    fn branch(&mut self, state: &mut State, pc: usize, term: TermId, target: usize) -> Next {
        if target == state.pc {
            return Next::Go;
        }
        match self.terms.truth(term) {
            Some(true) => self.jump(state, pc, target),
            Some(false) => Next::Go,
            None if self.terms.undefined(term) => Next::Cut(LimitHit::Undefined),
            None => {
                let mut fallthrough = state.clone();
                fallthrough.constraints.push(Constraint::Truth(term, false));
                self.pending.push(fallthrough);
                state.constraints.push(Constraint::Truth(term, true));
                self.jump(state, pc, target)
            }
        }
    }

    /// Goes to `target`; a backward jump counts as a round if the path has forked in it.
    fn jump(&mut self, state: &mut State, pc: usize, target: usize) -> Next {
        state.pc = target;
        if target > pc {
            return Next::Go;
        }
        let Some(at) = state.rounds.iter().position(|round| round.head == target) else {
            // The loop is jumped into: there is no round to look back on.
            return Next::Go;
        };
        let last = &state.rounds[at];
        let forked = last.constraints != state.constraints.len() || last.choices != state.choices;
        if forked {
            if self.redundant(state, last, target) {
                return Next::Drop;
            }
            if last.undecided == self.limits.unroll {
                return Next::Cut(LimitHit::Unroll(self.limits.unroll));
            }
        }
        state.rounds[at].undecided += u32::from(forked);
        Next::Go
    }

    /// Whether the round since `last` can be left out (see [`Liveness`]).
    fn redundant(&mut self, state: &State, last: &Round, target: usize) -> bool {
        let (program, thread) = (self.program, self.thread);
        let liveness = self.liveness.get_or_insert_with(|| Liveness::new(program, thread));
        let unchanged = |(register, (now, then)): (usize, (&Register, &TermId))| {
            now.term == *then || !liveness.matters(target, register)
        };
        state.monitor == last.monitor
            && state.events[last.events..].iter().all(|event| event.kind != EventKind::Write)
            && state.registers.iter().zip(&last.registers).enumerate().all(unchanged)
    }

    fn load(
        &mut self,
        state: &mut State,
        instruction: u32,
        dst: Reg,
        address: &Expr,
        (width, tags, link): (Width, Tags, Link),
    ) -> Result<Next, UnfoldError> {
        let (addr_term, addr) = self.evaluate(state, address);
        let cell = match self.locate(state, instruction, addr_term, width)? {
            Ok(cell) => cell,
            Err(next) => return Ok(next),
        };
        let variable = Variable { thread: self.thread as u16, read: state.reads };
        state.reads += 1;
        let value = self.terms.read(variable, width);
        let number = state.events.len();
        let mut read = event(state, EventKind::Read, tags, instruction, value);
        read.cell = Some(cell);
        read.addr = addr;
        state.events.push(read);
        match link {
            Link::None => {}
            Link::Atomic => state.atomic = Some(number),
            Link::Exclusive => state.monitor = Some(number),
        }
        let mut from = Dependency::default();
        from.plain.insert(number);
        state.registers[dst.0 as usize] = Register { term: value, from };
        Ok(Next::Go)
    }

    fn store(
        &mut self,
        state: &mut State,
        instruction: u32,
        address: &Expr,
        value: &Expr,
        (width, tags, link): (Width, Tags, Link),
    ) -> Result<Next, UnfoldError> {
        let (addr_term, addr) = self.evaluate(state, address);
        let (value, data) = self.evaluate(state, value);
        if self.terms.undefined(value) {
            return Ok(Next::Cut(LimitHit::Undefined));
        }
        let cell = match self.locate(state, instruction, addr_term, width)? {
            Ok(cell) => cell,
            Err(next) => return Ok(next),
        };
        let pair = match link {
            Link::None => None,
            Link::Atomic => state.atomic.take().map(|read| (read, true)),
            Link::Exclusive => match state.monitor.take() {
                Some(read) if state.events[read].cell == Some(cell) => Some((read, false)),
                _ => return Ok(Next::Drop),
            },
        };
        let value = self.terms.unary(crate::expr::UnaryOp::ZeroExtend(width), width, value);
        let mut write = event(state, EventKind::Write, tags, instruction, value);
        write.cell = Some(cell);
        write.addr = addr;
        write.data = data;
        write.pair = pair;
        state.events.push(write);
        Ok(Next::Go)
    }

    /// The cell at an address; a symbolic address forks over all of memory.
    fn locate(
        &mut self,
        state: &mut State,
        instruction: u32,
        address: TermId,
        width: Width,
    ) -> Result<Result<u16, Next>, UnfoldError> {
        let place = |value| UnfoldError::at(self.program, self.thread, instruction, value);
        match self.terms.constant(address) {
            Some(Value::Int(_)) => return Ok(Err(Next::Cut(LimitHit::Stray))),
            Some(at @ Value::Address(..)) => {
                return self.memory.cell(self.program, at, width).map(Ok).map_err(place);
            }
            None if self.terms.undefined(address) => {
                return Ok(Err(Next::Cut(LimitHit::Undefined)));
            }
            None => {}
        }
        if let Some(known) = state.constraints.iter().find_map(|constraint| match constraint {
            Constraint::Address(term, at) if *term == address => Some(*at),
            _ => None,
        }) {
            return self.memory.cell(self.program, known, width).map(Ok).map_err(place);
        }
        // The step is taken again in each fork, where the constraint decides the address.
        let mut again = state.clone();
        again.pc -= 1;
        let places = Arc::new(self.memory.places(self.program, width));
        for &at in &places.exact {
            let mut fork = again.clone();
            fork.constraints.push(Constraint::Address(address, at));
            self.pending.push(fork);
        }
        for &location in &places.other_size {
            let mut fork = again.clone();
            fork.constraints.push(Constraint::Mixed(address, location, Arc::clone(&places)));
            self.finished.push((fork, End::Cut(LimitHit::MixedSize)));
        }
        state.constraints.push(Constraint::Stray(address, places));
        Ok(Err(Next::Cut(LimitHit::Stray)))
    }

    fn evaluate(&mut self, state: &State, expr: &Expr) -> (TermId, Dependency) {
        match expr {
            Expr::Const(value) => (self.terms.value(*value), Dependency::default()),
            Expr::Reg(reg) => {
                let register = &state.registers[reg.0 as usize];
                (register.term, register.from.clone())
            }
            Expr::Unary(op, width, operand) => {
                let (term, from) = self.evaluate(state, operand);
                (self.terms.unary(*op, *width, term), from)
            }
            Expr::Binary(op, width, left, right) => {
                let (a, mut from) = self.evaluate(state, left);
                let (b, more) = self.evaluate(state, right);
                from.union(&more);
                (self.terms.binary(*op, *width, a, b), from)
            }
            Expr::Select(condition, then, otherwise) => {
                let (c, picked) = self.evaluate(state, condition);
                let (a, mut from) = self.evaluate(state, then);
                let (b, more) = self.evaluate(state, otherwise);
                // A select whose outcome is known copies one side; the other is no dependency.
                match self.terms.truth(c) {
                    Some(true) => {}
                    Some(false) => from = more,
                    None => from.union(&more),
                }
                from.pick.union(&picked.plain);
                from.pick.union(&picked.pick);
                (self.terms.select(c, a, b), from)
            }
        }
    }
}

fn event(state: &State, kind: EventKind, tags: Tags, instruction: u32, value: TermId) -> PathEvent {
    PathEvent {
        kind,
        tags,
        cell: None,
        value,
        instruction,
        instance: state.instance,
        addr: Dependency::default(),
        data: Dependency::default(),
        ctrl: state.ctrl.clone(),
        pair: None,
    }
}
