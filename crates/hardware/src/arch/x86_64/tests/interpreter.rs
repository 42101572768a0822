//! A piece of code, run on its micro-ops.

use interlocked_exec::arithmetic;
use interlocked_exec::{Expr, LocationId, MicroOp, Reg, Thread, Value, Width};
use interlocked_isa::code::Line;
use interlocked_isa::x86::{Dialect, Instruction, Register, lower};

use super::state::State;

/// Runs a thread's micro-ops one after the other.
struct Interpreter<'a> {
    thread: &'a Thread,
    registers: Vec<Value>,
    m: [u8; State::M_BYTES],
}

impl Interpreter<'_> {
    fn value(&self, expr: &Expr) -> Value {
        match expr {
            Expr::Const(value) => *value,
            Expr::Reg(reg) => self.registers[reg.0 as usize],
            Expr::Unary(op, width, a) => arithmetic::unary(*op, *width, self.value(a)).unwrap(),
            Expr::Binary(op, width, a, b) => {
                arithmetic::binary(*op, *width, self.value(a), self.value(b)).unwrap()
            }
            Expr::Select(condition, a, b) => self.value(if self.holds(condition) { a } else { b }),
        }
    }

    fn holds(&self, condition: &Expr) -> bool {
        self.value(condition) != Value::ZERO
    }

    fn bytes(&mut self, address: &Expr, width: Width) -> &mut [u8] {
        let Value::Address(_, offset) = self.value(address) else { panic!("no address") };
        let start = usize::try_from(offset).unwrap();
        &mut self.m[start..start + width.bytes() as usize]
    }

    fn run(&mut self) {
        let thread = self.thread;
        let mut at = 0;
        while let Some(op) = thread.ops.get(at) {
            at += 1;
            match &op.op {
                MicroOp::Assign { dst, value } => {
                    self.registers[dst.0 as usize] = self.value(value);
                }
                MicroOp::Load { dst, address, width, .. } => {
                    let mut little = [0; 16];
                    let bytes = self.bytes(address, *width);
                    little[..bytes.len()].copy_from_slice(bytes);
                    self.registers[dst.0 as usize] = Value::Int(u128::from_le_bytes(little));
                }
                MicroOp::Store { address, value, width, .. } => {
                    let value = self.value(value).as_int().unwrap().to_le_bytes();
                    let bytes = self.bytes(address, *width);
                    bytes.copy_from_slice(&value[..bytes.len()]);
                }
                MicroOp::Branch { condition, target } | MicroOp::Guard { condition, target } => {
                    if self.holds(condition) {
                        at = *target;
                    }
                }
                MicroOp::Jump { target } => at = *target,
                MicroOp::Fence { .. } => {}
                other => panic!("x86 has no {other:?}"),
            }
        }
    }
}

/// What the micro-ops make of a state.
pub(super) fn interpret(lines: &[Line<Instruction>], state: &State, m_address: u64) -> State {
    let symbols = |name: &str| (name == "m").then_some(LocationId(0));
    let init: Vec<(Reg, Value)> = (0..16)
        .filter_map(Register::whole)
        .map(|register| {
            let bits = state.registers[register.number() as usize];
            (register.reg(), Value::Int(u128::from(bits)))
        })
        .collect();
    let thread = lower(lines, &symbols, &init, "0", Dialect::X86_64).unwrap();
    let registers = thread.registers.iter().map(|register| register.init).collect();
    let mut interpreter = Interpreter { thread: &thread, registers, m: state.m };
    interpreter.run();
    let mut after = State { registers: [0; 16], m: interpreter.m };
    for (bits, value) in after.registers.iter_mut().zip(&interpreter.registers) {
        *bits = match *value {
            Value::Int(bits) => u64::try_from(bits).expect("a register has 64 bits"),
            Value::Address(_, offset) => m_address.wrapping_add_signed(offset),
        };
    }
    after
}
