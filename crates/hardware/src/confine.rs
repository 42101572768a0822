//! The proof, before anything runs, that every access of a test lies in its own cells.
//!
//! An abstract interpretation of each thread's micro-ops: a register holds one of a few known
//! values, or something unknown. Of memory it knows which addresses a location may hold, not which
//! of its elements, and whether it may hold anything else. Threads are taken together by going
//! over all of them until nothing new gets into memory. Whatever is reached through an unknown
//! address, past the end of a location, or across an alignment boundary is refused.
//!
//! It errs on the safe side: an index that is loaded from memory and masked is refused even where
//! every value that it can have would do.

use std::collections::BTreeSet;

use interlocked_exec::arithmetic;
use interlocked_exec::{
    BinaryOp, Expr, Location, LocationId, MicroOp, Program, Thread, UnaryOp, Value, Width,
};

use crate::error::Refusal;

/// Known values of a register, at most; with more it is unknown.
const MAX_VALUES: usize = 64;

/// Micro-ops of a thread, at most.
const MAX_OPS: usize = 20_000;

/// What a register or a location may hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Possible {
    values: BTreeSet<Value>,
    /// Anything else as well.
    unknown: bool,
}

impl Possible {
    fn unknown() -> Self {
        Self { values: BTreeSet::new(), unknown: true }
    }

    /// A truth value.
    fn truth() -> Self {
        [Value::ZERO, Value::Int(1)].into_iter().collect()
    }

    /// Adds what `other` may be; returns whether that was news.
    fn join(&mut self, other: &Self) -> bool {
        if self.unknown {
            return false;
        }
        let before = self.values.len();
        self.values.extend(&other.values);
        if other.unknown || self.values.len() > MAX_VALUES {
            *self = Self::unknown();
            return true;
        }
        self.values.len() > before
    }

    fn is_zero(&self) -> bool {
        !self.unknown && self.values.iter().all(|&value| value == Value::ZERO)
    }
}

impl FromIterator<Value> for Possible {
    fn from_iter<I: IntoIterator<Item = Value>>(values: I) -> Self {
        Self { values: values.into_iter().collect(), unknown: false }
    }
}

/// What a location may hold, as far as addresses go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Memory {
    /// Addresses, and "unknown" for integers.
    content: Possible,
    /// Whether parts of an address can be overwritten.
    torn: bool,
}

/// Proves that `program` accesses nothing but its locations, with addresses of width `pointer`.
/// Returns the width of an element of each location.
pub(crate) fn confine(program: &Program, pointer: Width) -> Result<Vec<Width>, Vec<Refusal>> {
    let mut analysis = Analysis::new(program, pointer);
    loop {
        analysis.changed = false;
        analysis.refusals.clear();
        for thread in 0..program.threads.len() {
            analysis.thread(thread);
        }
        if !analysis.changed {
            break;
        }
    }
    let widths = analysis.widths();
    analysis.bounds(&widths);
    if analysis.refusals.is_empty() { Ok(widths) } else { Err(analysis.refusals) }
}

/// An access to a known place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Access {
    thread: usize,
    instruction: u32,
    location: LocationId,
    offset: i64,
    width: Width,
}

struct Analysis<'a> {
    program: &'a Program,
    pointer: Width,
    memory: Vec<Memory>,
    accesses: BTreeSet<Access>,
    refusals: Vec<Refusal>,
    /// Whether memory may hold more than before.
    changed: bool,
}

impl<'a> Analysis<'a> {
    fn new(program: &'a Program, pointer: Width) -> Self {
        let memory = program.locations.iter().map(|location| {
            let integers = location.init.iter().any(|value| value.as_int().is_some());
            let content = if integers {
                Possible::unknown()
            } else {
                location.init.iter().copied().collect()
            };
            Memory { content, torn: false }
        });
        Self {
            program,
            pointer,
            memory: memory.collect(),
            accesses: BTreeSet::new(),
            refusals: Vec::new(),
            changed: false,
        }
    }

    /// Refuses an instruction, for the first reason that there is.
    fn refuse(&mut self, thread: usize, instruction: u32, reason: String) {
        let texts = &self.program.threads[thread].instructions;
        let text = texts.get(instruction as usize).cloned().unwrap_or_default();
        if !self.refusals.iter().any(|known| known.thread == thread && known.text == text) {
            self.refusals.push(Refusal { thread, text, reason });
        }
    }

    /// Goes over a thread until nothing new gets into its registers.
    fn thread(&mut self, index: usize) {
        let thread = &self.program.threads[index];
        if thread.ops.len() > MAX_OPS {
            let count = thread.ops.len();
            let reason = format!("{count} micro-ops; the experiment takes up to {MAX_OPS}");
            let refusal = Refusal { thread: index, text: String::new(), reason };
            return self.refusals.push(refusal);
        }
        let mut states: Vec<Option<Vec<Possible>>> = vec![None; thread.ops.len()];
        let start = thread.registers.iter().map(|register| [register.init].into_iter().collect());
        let mut work = Vec::new();
        reach(&mut states, &mut work, 0, &start.collect::<Vec<_>>());
        while let Some(at) = work.pop() {
            let mut state = states[at].clone().expect("only reached ops are work");
            let next = self.step(index, thread, at, &mut state);
            for target in next.into_iter().flatten() {
                reach(&mut states, &mut work, target, &state);
            }
        }
    }

    /// Performs an op on `state`; returns where control may go.
    fn step(
        &mut self,
        index: usize,
        thread: &Thread,
        at: usize,
        state: &mut [Possible],
    ) -> [Option<usize>; 2] {
        let op = &thread.ops[at];
        let next = Some(at + 1);
        match &op.op {
            MicroOp::Assign { dst, value } => {
                state[usize::from(dst.0)] = self.evaluate(value, state);
            }
            MicroOp::Load { dst, address, width, .. } => {
                let address = self.evaluate(address, state);
                let places = self.places(index, op.instruction, &address, *width);
                let mut loaded = Possible::default();
                for (location, offset) in places {
                    loaded.join(&self.load(location, offset, *width));
                }
                state[usize::from(dst.0)] = loaded;
            }
            MicroOp::Store { address, value, width, .. } => {
                let address = self.evaluate(address, state);
                let value = self.evaluate(value, state);
                for (location, offset) in self.places(index, op.instruction, &address, *width) {
                    self.store(location, offset, *width, &value);
                }
            }
            MicroOp::Branch { target, .. } | MicroOp::Guard { target, .. } => {
                return [next, Some(*target)];
            }
            MicroOp::Jump { target } => return [Some(*target), None],
            MicroOp::Choose { dst, .. } => state[usize::from(dst.0)] = Possible::unknown(),
            MicroOp::Fence { .. } | MicroOp::ClearMonitor | MicroOp::Assume { .. } => {}
        }
        [next, None]
    }

    /// The places that an access may go to; refuses the access if it may go elsewhere.
    fn places(
        &mut self,
        thread: usize,
        instruction: u32,
        address: &Possible,
        width: Width,
    ) -> Vec<(LocationId, i64)> {
        if address.unknown {
            let reason = "the experiment cannot prove that its address is that of a location";
            self.refuse(thread, instruction, reason.into());
        }
        let mut places = Vec::new();
        for &value in &address.values {
            match value {
                Value::Address(location, offset) => {
                    let access = Access { thread, instruction, location, offset, width };
                    self.accesses.insert(access);
                    places.push((location, offset));
                }
                Value::Int(bits) => {
                    let reason = format!("its address may be {bits:#x}, which is no location");
                    self.refuse(thread, instruction, reason);
                }
            }
        }
        places
    }

    fn holds_pointer(&self, offset: i64, width: Width) -> bool {
        width == self.pointer && offset % i64::from(width.bytes()) == 0
    }

    fn load(&self, location: LocationId, offset: i64, width: Width) -> Possible {
        let memory = &self.memory[usize::from(location.0)];
        if memory.torn || !self.holds_pointer(offset, width) {
            return Possible::unknown();
        }
        memory.content.clone()
    }

    fn store(&mut self, location: LocationId, offset: i64, width: Width, value: &Possible) {
        let whole = self.holds_pointer(offset, width);
        let integers = value.unknown || value.values.iter().any(|value| value.as_int().is_some());
        let memory = &mut self.memory[usize::from(location.0)];
        if !whole && !memory.torn {
            memory.torn = true;
            self.changed = true;
        }
        let stored = if integers { &Possible::unknown() } else { value };
        self.changed |= memory.content.join(stored);
    }

    fn evaluate(&self, expr: &Expr, state: &[Possible]) -> Possible {
        match expr {
            Expr::Const(value) => [*value].into_iter().collect(),
            Expr::Reg(reg) => state[usize::from(reg.0)].clone(),
            Expr::Unary(op, width, inner) => self.unary(*op, *width, &self.evaluate(inner, state)),
            Expr::Binary(op, width, left, right) => match op {
                // The difference of a thing and itself, however little is known of it.
                BinaryOp::Xor | BinaryOp::Sub if left == right => {
                    [Value::ZERO].into_iter().collect()
                }
                _ => {
                    let (left, right) = (self.evaluate(left, state), self.evaluate(right, state));
                    self.binary(*op, *width, &left, &right)
                }
            },
            Expr::Select(_, then, otherwise) => {
                let mut either = self.evaluate(then, state);
                either.join(&self.evaluate(otherwise, state));
                either
            }
        }
    }

    fn unary(&self, op: UnaryOp, width: Width, inner: &Possible) -> Possible {
        if op == UnaryOp::IsZero {
            return Possible::truth();
        }
        let kept = match op {
            UnaryOp::ZeroExtend(from) | UnaryOp::SignExtend(from) => from.min(width),
            _ => width,
        };
        self.each(
            inner.unknown,
            inner.values.iter().map(|&value| {
                self.whole(value, kept)?;
                arithmetic::unary(op, width, value)
            }),
        )
    }

    fn binary(&self, op: BinaryOp, width: Width, left: &Possible, right: &Possible) -> Possible {
        use BinaryOp::{And, Eq, Mul, Ne, SLe, SLt, ULe, ULt};
        match op {
            Eq | Ne | ULt | ULe | SLt | SLe => return Possible::truth(),
            And | Mul if left.is_zero() || right.is_zero() => {
                return [Value::ZERO].into_iter().collect();
            }
            _ => {}
        }
        let pairs = left.values.iter().flat_map(|&l| right.values.iter().map(move |&r| (l, r)));
        self.each(
            left.unknown || right.unknown,
            pairs.map(|(left, right)| {
                self.whole(left, width)?;
                self.whole(right, width)?;
                arithmetic::binary(op, width, left, right)
            }),
        )
    }

    /// `value`, unless it is an address that `width` cuts: the law keeps that whole, and a CPU
    /// does not.
    fn whole(&self, value: Value, width: Width) -> Option<Value> {
        (value.as_int().is_some() || width >= self.pointer).then_some(value)
    }

    /// All values; unknown if one of them is undefined.
    fn each(&self, unknown: bool, values: impl Iterator<Item = Option<Value>>) -> Possible {
        if unknown {
            return Possible::unknown();
        }
        let mut all = Possible::default();
        for value in values {
            let Some(value) = value else { return Possible::unknown() };
            all.join(&[value].into_iter().collect());
            if all.unknown {
                break;
            }
        }
        all
    }

    /// The width of an element of each location: the declared one, or its widest access.
    fn widths(&self) -> Vec<Width> {
        let mut widths: Vec<Option<Width>> =
            self.program.locations.iter().map(|location| location.width).collect();
        for access in &self.accesses {
            let index = usize::from(access.location.0);
            if self.program.locations[index].width.is_none() {
                widths[index] = widths[index].max(Some(access.width));
            }
        }
        let held = self.program.locations.iter().map(|location| {
            let addresses = location.init.iter().any(|value| value.as_int().is_none());
            if addresses { self.pointer } else { Width::B32 }
        });
        widths.into_iter().zip(held).map(|(width, held)| width.unwrap_or(held)).collect()
    }

    /// Refuses what reaches beyond a location, lies across an alignment boundary, or does not fit.
    fn bounds(&mut self, widths: &[Width]) {
        for access in core::mem::take(&mut self.accesses) {
            let Access { thread, instruction, location, offset, width } = access;
            let index = usize::from(location.0);
            let Location { name, init, .. } = &self.program.locations[index];
            let size = i128::from(widths[index].bytes()) * init.len() as i128;
            let (from, bytes) = (i128::from(offset), i128::from(width.bytes()));
            if from < 0 || from + bytes > size {
                let reason = format!(
                    "it accesses bytes {from} to {} of `{name}`, which has {size}",
                    from + bytes - 1
                );
                self.refuse(thread, instruction, reason);
            } else if from % bytes != 0 {
                let reason = format!(
                    "its {bytes} bytes at offset {from} of `{name}` are not aligned, so the access \
                     need not be single-copy atomic"
                );
                self.refuse(thread, instruction, reason);
            }
        }
        for (location, &width) in self.program.locations.iter().zip(widths) {
            let addresses = location.init.iter().any(|value| value.as_int().is_none());
            if addresses && width != self.pointer {
                let (name, bits) = (&location.name, width.bits());
                let reason = format!("`{name}` has {bits} bits, too few for the address in it");
                self.refusals.push(Refusal { thread: 0, text: String::new(), reason });
            }
        }
    }
}

/// Control comes to op `at` with `state`: if that is news, there is work.
fn reach(
    states: &mut [Option<Vec<Possible>>],
    work: &mut Vec<usize>,
    at: usize,
    state: &[Possible],
) {
    let Some(known) = states.get_mut(at) else { return };
    let news = match known {
        None => {
            *known = Some(state.to_vec());
            true
        }
        Some(known) => {
            let mut news = false;
            for (known, new) in known.iter_mut().zip(state) {
                news |= known.join(new);
            }
            news
        }
    };
    if news {
        work.push(at);
    }
}
