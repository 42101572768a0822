//! A lowered program as one that the checker runs, one micro-op after the other.

use interlocked_check::{Graph, Order, Program, Request, Source};
use interlocked_exec::{
    Expr, Link, LocationId, MicroOp, Observable, Outcome, Program as Code, Reg, Tags, Value,
    arithmetic,
};

/// A lowered program, run one micro-op after the other.
pub(crate) struct Threads {
    code: Code,
    states: Vec<State>,
}

#[derive(Clone)]
struct State {
    at: usize,
    registers: Vec<Value>,
    /// Whether the first half of a read-modify-write is done.
    is_update: bool,
    is_blocked: bool,
}

const ADDRESS: u64 = 1 << 63;

fn pack(value: Value) -> u64 {
    match value {
        Value::Int(bits) => u64::try_from(bits).expect("a small number"),
        Value::Address(LocationId(id), offset) => ADDRESS | u64::from(id) << 32 | offset as u64,
    }
}

fn unpack(bits: u64) -> Value {
    if bits & ADDRESS == 0 {
        return Value::Int(bits.into());
    }
    Value::Address(LocationId((bits >> 32 & 0xffff) as u16), i64::from(bits as u32))
}

fn order(tags: Tags) -> Order {
    let orders = [
        (Tags::SC, Order::SeqCst),
        (Tags::ACQ_REL, Order::AcqRel),
        (Tags::ACQ, Order::Acquire),
        (Tags::CON, Order::Acquire),
        (Tags::REL, Order::Release),
        // What a race gives is not the question here.
        (Tags::NA, Order::Relaxed),
    ];
    orders.iter().find(|(tag, _)| tags.contains(*tag)).map_or(Order::Relaxed, |&(_, order)| order)
}

impl Threads {
    pub(crate) fn new(code: Code) -> Self {
        let states = code.threads.iter().map(|thread| State {
            at: 0,
            registers: thread.registers.iter().map(|register| register.init).collect(),
            is_update: false,
            is_blocked: false,
        });
        let states = states.collect();
        let mut threads = Self { code, states };
        (0..threads.states.len()).for_each(|thread| threads.settle(thread));
        threads
    }

    fn evaluate(&self, thread: usize, expr: &Expr) -> Value {
        let value = |expr| self.evaluate(thread, expr);
        match expr {
            Expr::Const(value) => *value,
            Expr::Reg(Reg(reg)) => self.states[thread].registers[*reg as usize],
            Expr::Unary(op, width, a) => arithmetic::unary(*op, *width, value(a)).expect("defined"),
            Expr::Binary(op, width, a, b) => {
                arithmetic::binary(*op, *width, value(a), value(b)).expect("defined")
            }
            Expr::Select(c, a, b) => {
                if value(c) == Value::ZERO {
                    value(b)
                } else {
                    value(a)
                }
            }
        }
    }

    /// Whether a thread stands before a read whose write comes next, whatever it reads.
    fn is_updating(&self, thread: usize) -> bool {
        let at = self.states[thread].at;
        let ops = &self.code.threads[thread].ops;
        let next = ops[at + 1..].iter().find(|op| !matches!(op.op, MicroOp::Assign { .. }));
        next.is_some_and(|next| {
            matches!(next.op, MicroOp::Store { link: Link::Atomic, .. })
                && next.instruction == ops[at].instruction
                && matches!(ops[at].op, MicroOp::Load { link: Link::Atomic, .. })
        })
    }

    /// Runs to the next event.
    fn settle(&mut self, thread: usize) {
        loop {
            let at = self.states[thread].at;
            let Some(op) = self.code.threads[thread].ops.get(at).cloned() else { return };
            let next = match &op.op {
                MicroOp::Assign { dst, value } => {
                    let value = self.evaluate(thread, value);
                    self.states[thread].registers[dst.0 as usize] = value;
                    at + 1
                }
                MicroOp::Branch { condition, target } | MicroOp::Guard { condition, target } => {
                    let taken = self.evaluate(thread, condition) != Value::ZERO;
                    if taken { *target } else { at + 1 }
                }
                MicroOp::Jump { target } => *target,
                MicroOp::ClearMonitor => at + 1,
                MicroOp::Assume { condition } => {
                    if self.evaluate(thread, condition) == Value::ZERO {
                        self.states[thread].is_blocked = true;
                        return;
                    }
                    at + 1
                }
                _ => return,
            };
            self.states[thread].at = next;
        }
    }
}

impl Program for Threads {
    fn threads(&self) -> usize {
        self.states.len()
    }

    fn reset(&mut self) {
        *self = Self::new(self.code.clone());
    }

    fn request(&mut self, thread: usize) -> Request {
        let state = &self.states[thread];
        if state.is_blocked {
            return Request::Block;
        }
        let Some(op) = self.code.threads[thread].ops.get(state.at) else { return Request::End };
        match &op.op {
            MicroOp::Load { address, tags, .. } => {
                let location = pack(self.evaluate(thread, address));
                let update = self.is_updating(thread);
                Request::Read {
                    location,
                    order: order(*tags),
                    exchange: None,
                    update,
                    waits: false,
                }
            }
            MicroOp::Store { address, value, width, tags, link } => Request::Write {
                location: pack(self.evaluate(thread, address)),
                order: order(*tags),
                value: pack(self.evaluate(thread, value).wrap(*width)),
                update: *link == Link::Atomic && state.is_update,
            },
            MicroOp::Fence { tags } => Request::Fence { order: order(*tags) },
            MicroOp::Choose { count, .. } => Request::Choice { ways: *count, for_no_reason: false },
            _ => unreachable!("a settled thread stands before an event"),
        }
    }

    fn done(&mut self, thread: usize, value: u64) {
        let at = self.states[thread].at;
        let op = self.code.threads[thread].ops[at].clone();
        match op.op {
            MicroOp::Load { dst, link, .. } => {
                self.states[thread].registers[dst.0 as usize] = unpack(value);
                self.states[thread].is_update = link == Link::Atomic;
            }
            MicroOp::Choose { dst, .. } => {
                self.states[thread].registers[dst.0 as usize] = unpack(value);
            }
            _ => self.states[thread].is_update = false,
        }
        self.states[thread].at += 1;
        self.settle(thread);
        let next = self.code.threads[thread].ops.get(self.states[thread].at);
        self.states[thread].is_update &= next.is_some_and(|next| {
            let is_second = matches!(next.op, MicroOp::Store { link: Link::Atomic, .. });
            is_second && next.instruction == op.instruction
        });
    }

    fn initial(&self, location: u64) -> u64 {
        let Value::Address(LocationId(id), offset) = unpack(location) else { return 0 };
        let variable = &self.code.locations[id as usize];
        let width = variable.width.map_or(4, |width| width.bytes());
        pack(variable.init[offset as usize / width as usize])
    }
}

impl Threads {
    pub(crate) fn outcome(&self, graph: &Graph) -> Outcome {
        let observe = |observable: &Observable| match observable {
            Observable::Register { thread, reg, width, .. } => {
                self.states[*thread].registers[reg.0 as usize].wrap(*width)
            }
            Observable::Memory { location, element } => {
                let width = self.code.locations[location.0 as usize].width;
                let offset = element * width.map_or(4, |width| width.bytes());
                let location = pack(Value::Address(*location, offset.into()));
                let last = graph.writes(location).last().map(|&write| Source::Write(write));
                match last {
                    Some(Source::Write(write)) => match graph.event(write).label {
                        interlocked_check::Label::Write { value, .. } => unpack(value),
                        _ => unreachable!("it is a write"),
                    },
                    _ => unpack(self.initial(location)),
                }
            }
        };
        self.code.observed.iter().map(observe).collect()
    }
}
