//! Runs one thread's micro-ops alone, on numbers: what the lowered code computes.
//!
//! It evaluates expressions by itself, so that it shares nothing with the engine.

use std::collections::BTreeMap;

use interlocked_exec::{BinaryOp, Expr, Link, MicroOp, Reg, Tags, Thread, UnaryOp, Value, Width};

use super::lines;
use crate::aarch64::{Register, lower};

/// A thread that has run.
pub(super) struct Machine {
    thread: Thread,
    registers: Vec<u128>,
    memory: BTreeMap<u128, u8>,
    /// The accesses and fences, in order: a letter, the width in bits, the tags.
    pub(super) events: Vec<(char, u32, Tags)>,
    /// What store-exclusives choose as their status.
    status: u8,
    is_monitoring: bool,
}

impl Machine {
    /// The code with registers and 64-bit words of memory to start from.
    #[track_caller]
    pub(super) fn new(text: &str, registers: &[(&str, u64)], memory: &[(u64, u64)]) -> Self {
        let init: Vec<_> = registers
            .iter()
            .map(|&(name, value)| (named(name).reg().unwrap(), Value::Int(value.into())))
            .collect();
        let thread = lower(&lines(text), &init, "0").unwrap();
        let registers = thread.registers.iter().map(|r| r.init.as_int().unwrap()).collect();
        let bytes = memory.iter().flat_map(|&(address, word)| {
            (0..8).map(move |at| (u128::from(address + at), (word >> (8 * at)) as u8))
        });
        let (events, memory) = (Vec::new(), bytes.collect());
        Self { thread, registers, memory, events, status: 0, is_monitoring: false }
    }

    /// The same, with a status for store-exclusives.
    pub(super) fn choosing(mut self, status: u8) -> Self {
        self.status = status;
        self
    }

    pub(super) fn run(mut self) -> Self {
        let ops = self.thread.ops.clone();
        let mut pc = 0;
        for _ in 0..1000 {
            let Some(op) = ops.get(pc) else { return self };
            pc = self.step(&op.op).unwrap_or(pc + 1);
        }
        panic!("the code loops");
    }

    /// The register's value, as much of it as the name says.
    pub(super) fn register(&self, name: &str) -> u64 {
        let register = named(name);
        let bits = register.reg().map_or(0, |reg| self.registers[usize::from(reg.0)]);
        register.width().wrap(bits) as u64
    }

    /// Some bytes of memory.
    pub(super) fn memory(&self, address: u64, width: Width) -> u128 {
        (0..width.bytes()).rev().fold(0, |bits, at| {
            let byte = self.memory.get(&(u128::from(address) + u128::from(at))).copied();
            bits << 8 | u128::from(byte.unwrap_or(0))
        })
    }

    fn step(&mut self, op: &MicroOp) -> Option<usize> {
        match op {
            MicroOp::Assign { dst, value } => self.set(*dst, self.eval(value)),
            MicroOp::Load { dst, address, width, tags, link } => {
                let address = self.eval(address) as u64;
                self.is_monitoring |= *link == Link::Exclusive;
                self.events.push(('R', width.bits(), *tags));
                self.set(*dst, self.memory(address, *width));
            }
            MicroOp::Store { address, value, width, tags, link } => {
                assert!(*link != Link::Exclusive || self.is_monitoring, "an impossible path");
                let (address, value) = (self.eval(address), self.eval(value));
                self.events.push(('W', width.bits(), *tags));
                for at in 0..width.bytes() {
                    self.memory.insert(address + u128::from(at), (value >> (8 * at)) as u8);
                }
            }
            MicroOp::Fence { tags } => self.events.push(('F', 0, *tags)),
            MicroOp::Branch { condition, target } | MicroOp::Guard { condition, target } => {
                return (self.eval(condition) != 0).then_some(*target);
            }
            MicroOp::Jump { target } => return Some(*target),
            MicroOp::Choose { dst, count } => {
                assert!(self.status < *count);
                self.set(*dst, self.status.into());
            }
            MicroOp::ClearMonitor => self.is_monitoring = false,
            MicroOp::Assume { .. } => panic!("no instruction assumes anything"),
        }
        None
    }

    fn set(&mut self, dst: Reg, value: u128) {
        let architectural = dst.0 < Register::COUNT;
        assert!(!architectural || value <= u128::from(u64::MAX), "{dst:?} := {value:#x}");
        self.registers[usize::from(dst.0)] = value;
    }

    fn eval(&self, expr: &Expr) -> u128 {
        match expr {
            Expr::Const(value) => value.as_int().unwrap(),
            Expr::Reg(reg) => self.registers[usize::from(reg.0)],
            Expr::Unary(op, width, a) => unary(*op, *width, self.eval(a)),
            Expr::Binary(op, width, a, b) => binary(*op, *width, self.eval(a), self.eval(b)),
            Expr::Select(condition, then, _) if self.eval(condition) != 0 => self.eval(then),
            Expr::Select(_, _, otherwise) => self.eval(otherwise),
        }
    }
}

fn named(name: &str) -> Register {
    Register::parse(name).unwrap()
}

fn unary(op: UnaryOp, width: Width, a: u128) -> u128 {
    let a = width.wrap(a);
    width.wrap(match op {
        UnaryOp::Not => !a,
        UnaryOp::Neg => 0_u128.wrapping_sub(a),
        UnaryOp::IsZero => u128::from(a == 0),
        UnaryOp::ZeroExtend(from) => from.wrap(a),
        UnaryOp::SignExtend(from) => from.signed(a) as u128,
    })
}

fn binary(op: BinaryOp, width: Width, a: u128, b: u128) -> u128 {
    let (a, b) = (width.wrap(a), width.wrap(b));
    let (signed_a, signed_b) = (width.signed(a), width.signed(b));
    let by = (b % u128::from(width.bits())) as u32;
    width.wrap(match op {
        BinaryOp::Add => a.wrapping_add(b),
        BinaryOp::Sub => a.wrapping_sub(b),
        BinaryOp::Mul => a.wrapping_mul(b),
        BinaryOp::UDiv => a.checked_div(b).unwrap_or(0),
        BinaryOp::SDiv if b == 0 => 0,
        BinaryOp::SDiv => signed_a.wrapping_div(signed_b) as u128,
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::Shl => a << by,
        BinaryOp::Shr => a >> by,
        BinaryOp::Sar => (signed_a >> by) as u128,
        BinaryOp::Ror => a >> by | if by == 0 { 0 } else { a << (width.bits() - by) },
        BinaryOp::Eq => u128::from(a == b),
        BinaryOp::Ne => u128::from(a != b),
        BinaryOp::ULt => u128::from(a < b),
        BinaryOp::ULe => u128::from(a <= b),
        BinaryOp::SLt => u128::from(signed_a < signed_b),
        BinaryOp::SLe => u128::from(signed_a <= signed_b),
        BinaryOp::URem | BinaryOp::SRem => panic!("no instruction takes a remainder"),
    })
}
