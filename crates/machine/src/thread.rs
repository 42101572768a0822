//! A thread on a core: what it has computed, and the access that it makes next.
//!
//! Arithmetic and jumps concern no other core, so a thread runs through them at once: between two
//! steps it stands before an access, a fence, a choice, or at its end. Registers that are not read
//! again are zero, so that states which differ in them alone are one state.

use interlocked_exec::{
    Architecture, Expr, LimitHit, Link, Liveness, MicroOp, Op, Program, Reg, Tags, Value,
    arithmetic,
};

use crate::in_place::clone_in_place;
use crate::layout::{Layout, Place};
use crate::order::{Barrier, Order};
use crate::pack::{Reader, Writer};

/// Micro-ops that a thread may run through between two steps.
const LOCAL: usize = 10_000;

/// Why a thread cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Halt {
    /// What the path assumed does not hold: the execution does not exist.
    Assumption = 1,
    /// An access outside of every variable.
    Stray,
    /// Arithmetic on addresses that has no defined result.
    Undefined,
    /// An address that is stored in fewer than 64 bits.
    Pointer,
    /// A loop that accesses nothing.
    Steps,
}

impl Halt {
    const ALL: [Self; 5] =
        [Self::Assumption, Self::Stray, Self::Undefined, Self::Pointer, Self::Steps];

    /// The limit that this is, unless the execution does not exist.
    pub(crate) const fn limit(self) -> Option<LimitHit> {
        match self {
            Self::Assumption => None,
            Self::Stray => Some(LimitHit::Stray),
            Self::Undefined | Self::Pointer => Some(LimitHit::Undefined),
            Self::Steps => Some(LimitHit::Steps(LOCAL)),
        }
    }
}

/// What a thread does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing: it has ended, or cannot go on.
    End,
    Load {
        place: Place,
        link: Link,
        order: Order,
        dependent: bool,
    },
    Store {
        place: Place,
        bits: u128,
        link: Link,
        order: Order,
    },
    Fence(Barrier),
    Choose(u8),
}

/// The code of a thread.
#[derive(Debug)]
pub(crate) struct Code {
    ops: Vec<Op>,
    init: Vec<Value>,
    /// The registers that the code writes; a thread keeps the values of these alone.
    written: Vec<Reg>,
    slots: Vec<Option<u8>>,
    /// For each op, and the end, the places in `written` of the registers that matter, a bit each.
    live: Vec<u128>,
    /// What each op does, if that is the same whatever the registers hold.
    fixed: Vec<Option<Next>>,
    /// For each op, and the end, the lines that may be accessed from there on, a bit each.
    reach: Vec<u64>,
    /// For each op, whether it may be done again.
    repeats: Vec<bool>,
    architecture: Architecture,
}

/// How far a thread has come.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Thread {
    at: u16,
    values: Vec<Value>,
    /// The registers whose values come from a load, a bit each.
    loaded: u128,
    /// Where the last load-exclusive was, until it is used or lost.
    pub(crate) monitor: Option<Place>,
    /// Whether an atomic instruction has read and not yet written.
    pub(crate) is_atomic: bool,
    halt: Option<Halt>,
}

clone_in_place!(Thread { at, values, loaded, monitor, is_atomic, halt });

impl Code {
    pub(crate) fn new(program: &Program, thread: usize, layout: &Layout) -> Self {
        let code = &program.threads[thread];
        let mut slots = vec![None; code.registers.len()];
        let mut written = Vec::new();
        for op in &code.ops {
            if let MicroOp::Assign { dst, .. }
            | MicroOp::Load { dst, .. }
            | MicroOp::Choose { dst, .. } = op.op
                && slots[dst.0 as usize].is_none()
            {
                slots[dst.0 as usize] = Some(written.len() as u8);
                written.push(dst);
            }
        }
        let liveness = Liveness::new(program, thread);
        let live = |at| {
            let matters = written.iter().map(|reg| liveness.matters(at, reg.0.into()));
            matters.enumerate().fold(0, |live, (slot, bit)| live | u128::from(bit) << slot)
        };
        let mut code = Self {
            ops: code.ops.clone(),
            init: code.registers.iter().map(|register| register.init).collect(),
            live: (0..=code.ops.len()).map(live).collect(),
            fixed: Vec::new(),
            written,
            reach: reach(code, &slots, layout),
            repeats: repeats(&code.ops),
            slots,
            architecture: program.architecture,
        };
        code.fixed = (0..code.ops.len()).map(|at| code.fixed(at, layout)).collect();
        code
    }

    /// What an op does, if it needs no register that the code writes.
    fn fixed(&self, at: usize, layout: &Layout) -> Option<Next> {
        let values = vec![Value::ZERO; self.written.len()];
        let all_loaded = Thread { at: at as u16, values, loaded: u128::MAX, ..Thread::default() };
        let is_fixed = match &self.ops[at].op {
            MicroOp::Load { address, .. } => !self.depends(&all_loaded, address),
            MicroOp::Store { address, value, .. } => {
                ![address, value].iter().any(|part| self.depends(&all_loaded, part))
            }
            MicroOp::Fence { .. } | MicroOp::Choose { .. } => true,
            _ => false,
        };
        is_fixed.then(|| self.resolve(&all_loaded, layout).ok()).flatten()
    }

    pub(crate) fn start(&self, layout: &Layout) -> Thread {
        let values = self.written.iter().map(|reg| self.init[reg.0 as usize]).collect();
        let mut thread = Thread { values, ..Thread::default() };
        self.settle(&mut thread, layout);
        thread
    }

    /// The instruction that the thread stands before; `None` at its end.
    pub(crate) fn instruction(&self, thread: &Thread) -> Option<u32> {
        self.ops.get(thread.at as usize).map(|op| op.instruction)
    }

    /// The value of a register; of one that is not read again, zero.
    pub(crate) fn register(&self, thread: &Thread, reg: Reg) -> Value {
        match self.slots[reg.0 as usize] {
            Some(slot) => thread.values[slot as usize],
            None => self.init[reg.0 as usize],
        }
    }

    /// The registers that the code writes and that matter where the thread stands.
    pub(crate) fn live<'a>(
        &'a self,
        thread: &'a Thread,
    ) -> impl Iterator<Item = (Reg, Value)> + 'a {
        let live = self.live_slots(thread);
        let slots = self.written.iter().zip(&thread.values).enumerate();
        let live = slots.filter(move |(slot, _)| live >> slot & 1 == 1);
        live.map(|(_, (&reg, &value))| (reg, value))
    }

    fn live_slots(&self, thread: &Thread) -> u128 {
        self.live[(thread.at as usize).min(self.ops.len())]
    }

    fn evaluate(&self, thread: &Thread, expr: &Expr) -> Result<Value, Halt> {
        let value = |expr| self.evaluate(thread, expr);
        match expr {
            Expr::Const(value) => Ok(*value),
            Expr::Reg(reg) => Ok(self.register(thread, *reg)),
            Expr::Unary(op, width, operand) => {
                arithmetic::unary(*op, *width, value(operand)?).ok_or(Halt::Undefined)
            }
            Expr::Binary(op, width, left, right) => {
                arithmetic::binary(*op, *width, value(left)?, value(right)?).ok_or(Halt::Undefined)
            }
            Expr::Select(condition, then, otherwise) => {
                if value(condition)? == Value::ZERO {
                    value(otherwise)
                } else {
                    value(then)
                }
            }
        }
    }

    /// Whether an expression has a register in it whose value comes from a load.
    fn depends(&self, thread: &Thread, expr: &Expr) -> bool {
        match expr {
            Expr::Const(_) => false,
            Expr::Reg(reg) => {
                self.slots[reg.0 as usize].is_some_and(|slot| thread.loaded >> slot & 1 == 1)
            }
            Expr::Unary(_, _, operand) => self.depends(thread, operand),
            Expr::Binary(_, _, left, right) => {
                self.depends(thread, left) || self.depends(thread, right)
            }
            Expr::Select(condition, then, otherwise) => {
                [condition, then, otherwise].iter().any(|part| self.depends(thread, part))
            }
        }
    }

    fn set(&self, thread: &mut Thread, reg: Reg, value: Value, loaded: bool) {
        let slot = self.slots[reg.0 as usize].expect("the code writes this register");
        thread.values[slot as usize] = value;
        thread.loaded = thread.loaded & !(1 << slot) | u128::from(loaded) << slot;
    }

    /// Goes past the op that the thread stands before, to the next access, fence or choice, or to
    /// the end.
    fn go_on(&self, thread: &mut Thread, layout: &Layout) {
        let instruction = self.instruction(thread);
        thread.at += 1;
        self.settle(thread, layout);
        let next = self.ops.get(thread.at as usize).map(|op| &op.op);
        thread.is_atomic &= self.instruction(thread) == instruction
            && matches!(next, Some(MicroOp::Store { link: Link::Atomic, .. }));
    }

    fn settle(&self, thread: &mut Thread, layout: &Layout) {
        if let Err(halt) = self.run(thread).and_then(|()| self.resolve(thread, layout).map(drop)) {
            thread.halt = Some(halt);
        }
        let live = self.live_slots(thread);
        thread.loaded &= live;
        for (slot, value) in thread.values.iter_mut().enumerate() {
            if live >> slot & 1 == 0 {
                *value = Value::ZERO;
            }
        }
    }

    fn run(&self, thread: &mut Thread) -> Result<(), Halt> {
        for _ in 0..LOCAL {
            let Some(op) = self.ops.get(thread.at as usize) else { return Ok(()) };
            thread.at += 1;
            match &op.op {
                MicroOp::Assign { dst, value } => {
                    let loaded = self.depends(thread, value);
                    let value = self.evaluate(thread, value)?;
                    self.set(thread, *dst, value, loaded);
                }
                MicroOp::Branch { condition, target } | MicroOp::Guard { condition, target } => {
                    if self.evaluate(thread, condition)? != Value::ZERO {
                        thread.at = *target as u16;
                    }
                }
                MicroOp::Jump { target } => thread.at = *target as u16,
                MicroOp::ClearMonitor => thread.monitor = None,
                MicroOp::Assume { condition } => {
                    if self.evaluate(thread, condition)? == Value::ZERO {
                        return Err(Halt::Assumption);
                    }
                }
                MicroOp::Load { .. }
                | MicroOp::Store { .. }
                | MicroOp::Fence { .. }
                | MicroOp::Choose { .. } => {
                    thread.at -= 1;
                    return Ok(());
                }
            }
        }
        Err(Halt::Steps)
    }

    fn resolve(&self, thread: &Thread, layout: &Layout) -> Result<Next, Halt> {
        if let Some(&Some(next)) = self.fixed.get(thread.at as usize) {
            return Ok(next);
        }
        let Some(op) = self.ops.get(thread.at as usize) else { return Ok(Next::End) };
        Ok(match &op.op {
            MicroOp::Load { address, width, tags, link, .. } => Next::Load {
                place: layout.place(self.evaluate(thread, address)?, *width)?,
                link: *link,
                order: self.read_order(thread.at.into(), *tags, *link),
                dependent: self.depends(thread, address),
            },
            MicroOp::Store { address, value, width, tags, link } => Next::Store {
                place: layout.place(self.evaluate(thread, address)?, *width)?,
                bits: layout.bits(self.evaluate(thread, value)?, *width)?,
                link: *link,
                order: Order::of(self.architecture, *tags),
            },
            MicroOp::Fence { tags } => Next::Fence(Barrier::of(self.architecture, *tags)),
            MicroOp::Choose { count, .. } => Next::Choose(*count),
            _ => unreachable!("a settled thread stands before none of these"),
        })
    }

    /// The order of a load; that of an atomic instruction is that of its store too.
    fn read_order(&self, at: usize, tags: Tags, link: Link) -> Order {
        let order = Order::of(self.architecture, tags);
        let instruction = self.ops[at].instruction;
        let mut rest = self.ops[at + 1..].iter().take_while(|op| op.instruction == instruction);
        let partner = rest.find_map(|op| match op.op {
            MicroOp::Store { tags, link: Link::Atomic, .. } if link == Link::Atomic => Some(tags),
            _ => None,
        });
        let partner = partner.map_or(order, |tags| Order::of(self.architecture, tags));
        Order { release: order.release || partner.release, ..order }
    }

    /// What the thread does next.
    pub(crate) fn next(&self, thread: &Thread, layout: &Layout) -> Next {
        match thread.halt {
            Some(_) => Next::End,
            None => self.resolve(thread, layout).expect("resolved when the thread came here"),
        }
    }

    /// Whether the thread stands before a store-exclusive.
    pub(crate) fn is_at_exclusive(&self, thread: &Thread) -> bool {
        let op = self.ops.get(thread.at as usize).map(|op| &op.op);
        matches!(op, Some(MicroOp::Store { link: Link::Exclusive, .. }))
    }

    /// The load that the thread stands before gives `bits`.
    pub(crate) fn load(&self, thread: &mut Thread, layout: &Layout, place: Place, bits: u128) {
        let MicroOp::Load { dst, width, link, .. } = self.ops[thread.at as usize].op else {
            unreachable!("the thread stands before a load")
        };
        let value = layout.value(bits, width);
        self.set(thread, dst, value, true);
        match link {
            Link::None => {}
            Link::Atomic => thread.is_atomic = true,
            Link::Exclusive => thread.monitor = Some(place),
        }
        self.go_on(thread, layout);
    }

    /// The store or the fence that the thread stands before is done.
    pub(crate) fn advance(&self, thread: &mut Thread, layout: &Layout) {
        thread.is_atomic = false;
        self.go_on(thread, layout);
    }

    /// The choice that the thread stands before is `choice`.
    pub(crate) fn choose(&self, thread: &mut Thread, layout: &Layout, choice: u8) {
        let MicroOp::Choose { dst, .. } = self.ops[thread.at as usize].op else {
            unreachable!("the thread stands before a choice")
        };
        self.set(thread, dst, Value::Int(choice.into()), false);
        self.go_on(thread, layout);
    }

    /// The cache lines that the thread may still access, a bit each.
    pub(crate) fn reach(&self, thread: &Thread) -> u64 {
        self.reach[(thread.at as usize).min(self.ops.len())]
    }

    /// Whether the thread may come back to where it stands.
    pub(crate) fn repeats(&self, thread: &Thread) -> bool {
        self.repeats.get(thread.at as usize).is_some_and(|&repeats| repeats)
    }

    /// Whether the thread has ended.
    pub(crate) fn has_ended(&self, thread: &Thread) -> bool {
        thread.halt.is_none() && thread.at as usize >= self.ops.len()
    }

    pub(crate) fn pack(&self, thread: &Thread, to: &mut Writer<'_>) {
        to.length(thread.at.into());
        let halt = thread.halt.map_or(0, |halt| halt as u8);
        to.byte(halt << 2 | u8::from(thread.monitor.is_some()) << 1 | u8::from(thread.is_atomic));
        if let Some(place) = thread.monitor {
            to.length(place.byte.into());
            to.byte(place.size);
        }
        to.number(thread.loaded);
        self.live(thread).for_each(|(_, value)| to.value(value));
    }

    pub(crate) fn unpack(&self, from: &mut Reader<'_>, thread: &mut Thread) {
        thread.at = from.length() as u16;
        let flags = from.byte();
        thread.is_atomic = flags & 1 == 1;
        thread.halt = Halt::ALL.into_iter().find(|&halt| halt as u8 == flags >> 2);
        thread.monitor =
            (flags >> 1 & 1 == 1).then(|| Place { byte: from.length() as u16, size: from.byte() });
        thread.loaded = from.number();
        let live = self.live_slots(thread);
        for (slot, value) in thread.values.iter_mut().enumerate() {
            *value = if live >> slot & 1 == 1 { from.value() } else { Value::ZERO };
        }
    }
}

impl Thread {
    /// Why the thread cannot go on, if so.
    pub(crate) const fn halt(&self) -> Option<Halt> {
        self.halt
    }

    /// Gives the path up.
    pub(crate) fn abandon(&mut self) {
        self.halt = Some(Halt::Assumption);
    }
}

/// For each op, and the end, the lines that may be accessed from there on. By backward data flow;
/// an address that is computed may be anywhere.
fn reach(code: &interlocked_exec::Thread, slots: &[Option<u8>], layout: &Layout) -> Vec<u64> {
    let ops = &code.ops;
    let constant = |address: &Expr| match address {
        Expr::Const(address) => Some(*address),
        Expr::Reg(reg) if slots[reg.0 as usize].is_none() => {
            Some(code.registers[reg.0 as usize].init)
        }
        _ => None,
    };
    let lines = |address: &Expr, width| match constant(address) {
        Some(address) => layout.place(address, width).map_or(0, |place| layout.mask(place)),
        None => u64::MAX,
    };
    let mut reach = vec![0; ops.len() + 1];
    loop {
        let before = reach.clone();
        for (at, op) in ops.iter().enumerate().rev() {
            let to = |target: usize| reach[target.min(ops.len())];
            reach[at] = match &op.op {
                MicroOp::Load { address, width, .. } | MicroOp::Store { address, width, .. } => {
                    lines(address, *width) | to(at + 1)
                }
                MicroOp::Branch { target, .. } | MicroOp::Guard { target, .. } => {
                    to(*target) | to(at + 1)
                }
                MicroOp::Jump { target } => to(*target),
                _ => to(at + 1),
            };
        }
        if reach == before {
            return reach;
        }
    }
}

/// For each op, whether it lies between a jump and where that goes back to.
fn repeats(ops: &[Op]) -> Vec<bool> {
    let mut repeats = vec![false; ops.len()];
    for (at, op) in ops.iter().enumerate() {
        if let MicroOp::Branch { target, .. }
        | MicroOp::Guard { target, .. }
        | MicroOp::Jump { target } = op.op
            && target <= at
        {
            repeats[target..=at].fill(true);
        }
    }
    repeats
}
