//! Micro-ops as text, for the tests of lowering.

use core::fmt::{self, Write as _};

use interlocked_exec::{Expr, Link, MicroOp, Reg, Tags, Thread, UnaryOp, Value};

/// Each instruction of a thread with its micro-ops below it, one a line.
pub(crate) fn show(thread: &Thread) -> String {
    let mut out = String::new();
    let mut last = u32::MAX;
    for (index, op) in thread.ops.iter().enumerate() {
        if op.instruction != last {
            last = op.instruction;
            let _ = writeln!(out, "{}", thread.instructions[last as usize]);
        }
        let _ = writeln!(out, "    {index}: {}", Shown(thread, &op.op));
    }
    out
}

/// A part of a thread, with its registers named.
struct Shown<'a, T>(&'a Thread, &'a T);

/// The names of the tags, each after a space.
fn names(tags: Tags) -> String {
    tags.names().flat_map(|name| [" ", name]).collect()
}

impl fmt::Display for Shown<'_, Reg> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.registers[usize::from(self.1.0)].name)
    }
}

impl fmt::Display for Shown<'_, MicroOp> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(thread, op) = *self;
        let role = |link: &Link| match link {
            Link::None => "",
            Link::Atomic => " atomic",
            Link::Exclusive => " exclusive",
        };
        match op {
            MicroOp::Assign { dst, value } => {
                write!(f, "{} := {}", Shown(thread, dst), Shown(thread, value))
            }
            MicroOp::Load { dst, address, width, tags, link } => {
                let (dst, address) = (Shown(thread, dst), Shown(thread, address));
                let tags = names(*tags);
                write!(f, "{dst} := load{} [{address}]{tags}{}", width.bits(), role(link))
            }
            MicroOp::Store { address, value, width, tags, link } => {
                let (address, value) = (Shown(thread, address), Shown(thread, value));
                let tags = names(*tags);
                write!(f, "store{} [{address}]{tags}{} := {value}", width.bits(), role(link))
            }
            MicroOp::Fence { tags } => write!(f, "fence{}", names(*tags)),
            MicroOp::Branch { condition, target } => {
                write!(f, "branch {} -> {target}", Shown(thread, condition))
            }
            MicroOp::Guard { condition, target } => {
                write!(f, "guard {} -> {target}", Shown(thread, condition))
            }
            MicroOp::Jump { target } => write!(f, "jump {target}"),
            MicroOp::Choose { dst, count } => {
                write!(f, "{} := any of {count}", Shown(thread, dst))
            }
            MicroOp::ClearMonitor => f.write_str("clear monitor"),
            MicroOp::Assume { condition } => write!(f, "assume {}", Shown(thread, condition)),
        }
    }
}

impl fmt::Display for Shown<'_, Expr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(thread, expr) = *self;
        let sub = |expr| Shown(thread, expr);
        match expr {
            Expr::Const(Value::Int(bits)) if *bits > 0xffff => write!(f, "{bits:#x}"),
            Expr::Const(value) => write!(f, "{value}"),
            Expr::Reg(reg) => Shown(thread, reg).fmt(f),
            Expr::Unary(UnaryOp::ZeroExtend(from), _, a) => {
                write!(f, "zx{}({})", from.bits(), sub(&**a))
            }
            Expr::Unary(UnaryOp::SignExtend(from), to, a) => {
                write!(f, "sx{}.{}({})", from.bits(), to.bits(), sub(&**a))
            }
            Expr::Unary(op, width, a) => write!(f, "{op:?}.{}({})", width.bits(), sub(&**a)),
            Expr::Binary(op, width, a, b) => {
                write!(f, "{op:?}.{}({}, {})", width.bits(), sub(&**a), sub(&**b))
            }
            Expr::Select(c, a, b) => {
                write!(f, "({} ? {} : {})", sub(&**c), sub(&**a), sub(&**b))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use interlocked_exec::{BinaryOp, Op, Register, Width};

    use super::*;

    #[test]
    fn operations_show_their_widths() {
        let registers =
            ["a", "b"].map(|name| Register { name: name.to_owned(), init: Value::ZERO });
        let sum = Expr::int(1).binary(BinaryOp::Add, Width::B16, Reg(1).into());
        let assign = MicroOp::Assign { dst: Reg(0), value: sum };
        let thread = Thread {
            name: "0".to_owned(),
            registers: registers.to_vec(),
            ops: vec![Op { instruction: 0, op: assign }],
            instructions: vec!["add".to_owned()],
        };
        assert_eq!(show(&thread), "add\n    0: a := Add.16(1, b)\n");
    }
}
