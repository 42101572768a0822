//! From the syntax tree to micro-ops.
//!
//! Accesses carry the tags of C's models: `NA`, or `A` with an ordering; `RMW` on both events of a
//! read-modify-write, each of which has the ordering of the whole (as in herd's C).

mod atomic;
mod expr;

use interlocked_diag::Diagnostic;
use interlocked_exec::{
    Architecture, Expr as E, Link, Location, LocationId, MicroOp, Op, Program, Reg, Register, Tags,
    Thread, UnaryOp as Un, Value, Width,
};

use super::ast::{Expr, Function, InitialValue, Local, Order, Statement, StatementKind, Unit};

/// The program of a unit, with nothing observed yet. `text` is what the unit's places point into.
///
/// # Errors
/// Divisions by anything but a constant other than zero.
pub fn lower(
    unit: &Unit,
    name: &str,
    architecture: Architecture,
    text: &str,
) -> Result<Program, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let threads =
        unit.threads.iter().map(|f| Lowering::function(f, text, &mut diagnostics)).collect();
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    Ok(Program {
        name: name.to_owned(),
        architecture,
        locations: unit.globals.iter().map(location).collect(),
        threads,
        observed: Vec::new(),
        filter: None,
    })
}

fn location(global: &super::Global) -> Location {
    let value = |init: &InitialValue| match *init {
        InitialValue::Int(bits) => Value::Int(global.ty.width().wrap(bits)),
        InitialValue::Address(id, offset) => Value::Address(LocationId(id.0), offset),
    };
    Location {
        name: global.name.clone(),
        width: Some(global.ty.width()),
        signed: global.ty.signed(),
        init: global.init.iter().map(value).collect(),
    }
}

/// Jumps out of a loop that wait for their target.
#[derive(Default)]
struct OpenLoop {
    breaks: Vec<usize>,
    continues: Vec<usize>,
}

struct Lowering<'a> {
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
    result: Option<Reg>,
    registers: Vec<Register>,
    /// Temporaries live within one statement: this is the next one to use.
    next_temporary: usize,
    locals: usize,
    ops: Vec<Op>,
    instructions: Vec<String>,
    /// The statement that ops belong to.
    instruction: u32,
    loops: Vec<OpenLoop>,
    returns: Vec<usize>,
}

impl<'a> Lowering<'a> {
    fn function(
        function: &'a Function,
        text: &'a str,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Thread {
        let register = |local: &Local| Register { name: local.name.clone(), init: Value::ZERO };
        let mut lowering = Self {
            text,
            diagnostics,
            result: function.result.map(|local| Reg(local.0)),
            registers: function.locals.iter().map(register).collect(),
            next_temporary: function.locals.len(),
            locals: function.locals.len(),
            ops: Vec::new(),
            instructions: Vec::new(),
            instruction: 0,
            loops: Vec::new(),
            returns: Vec::new(),
        };
        lowering.block(&function.body);
        for jump in core::mem::take(&mut lowering.returns) {
            lowering.land(jump);
        }
        Thread {
            name: function.name.clone(),
            registers: lowering.registers,
            ops: lowering.ops,
            instructions: lowering.instructions,
        }
    }

    fn emit(&mut self, op: MicroOp) {
        self.ops.push(Op { instruction: self.instruction, op });
    }

    fn temporary(&mut self) -> Reg {
        let index = self.next_temporary;
        self.next_temporary += 1;
        if index == self.registers.len() {
            self.registers.push(Register { name: String::new(), init: Value::ZERO });
        }
        Reg(index as u16)
    }

    /// Keeps the value that `expr` has now in a register of its own.
    fn keep(&mut self, expr: E) -> E {
        if matches!(expr, E::Const(_)) {
            return expr;
        }
        let dst = self.temporary();
        self.emit(MicroOp::Assign { dst, value: expr });
        E::Reg(dst)
    }

    /// Emits a jump whose target [`Self::land`] sets.
    fn jump(&mut self) -> usize {
        self.emit(MicroOp::Jump { target: usize::MAX });
        self.ops.len() - 1
    }

    /// The same for a branch.
    fn branch(&mut self, condition: E) -> usize {
        self.emit(MicroOp::Branch { condition, target: usize::MAX });
        self.ops.len() - 1
    }

    /// Makes the jump at `at` go to what is emitted next.
    fn land(&mut self, at: usize) {
        let here = self.ops.len();
        match &mut self.ops[at].op {
            MicroOp::Jump { target }
            | MicroOp::Branch { target, .. }
            | MicroOp::Guard { target, .. } => *target = here,
            _ => unreachable!("only jumps wait for a target"),
        }
    }

    fn block(&mut self, statements: &[Statement]) {
        for statement in statements {
            self.instruction = self.instructions.len() as u32;
            let text = self.text.get(statement.place.0.clone()).unwrap_or_default();
            self.instructions.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
            self.next_temporary = self.locals;
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Assign { local, value } => {
                let value = self.expr(value);
                self.emit(MicroOp::Assign { dst: Reg(local.0), value });
            }
            StatementKind::Store { address, value } => {
                let (width, tags) = (value.ty.width(), Tags::NA);
                let (address, value) = self.pair(address, value);
                self.emit(MicroOp::Store { address, value, width, tags, link: Link::None });
            }
            // A relaxed fence orders nothing (C11 §7.17.4.1).
            StatementKind::Fence(Order::Relaxed) | StatementKind::CompilerFence(_) => {}
            StatementKind::Fence(order) => self.emit(MicroOp::Fence { tags: order_tag(*order) }),
            StatementKind::If { condition, then, otherwise } => {
                self.two_ways(condition, then, otherwise);
            }
            StatementKind::Loop { body, next } => self.repeat(body, next),
            StatementKind::Break(depth) => {
                let jump = self.jump();
                self.open_loop(*depth).breaks.push(jump);
            }
            StatementKind::Continue(depth) => {
                let jump = self.jump();
                self.open_loop(*depth).continues.push(jump);
            }
            StatementKind::Return(value) => {
                if let Some(value) = value {
                    let value = self.expr(value);
                    if let Some(dst) = self.result {
                        self.emit(MicroOp::Assign { dst, value });
                    }
                }
                let jump = self.jump();
                self.returns.push(jump);
            }
            StatementKind::Expr(expr) => {
                self.expr(expr);
            }
        }
    }

    fn open_loop(&mut self, depth: u32) -> &mut OpenLoop {
        let innermost = self.loops.len() - 1;
        &mut self.loops[innermost - depth as usize]
    }

    fn two_ways(&mut self, condition: &Expr, then: &[Statement], otherwise: &[Statement]) {
        let condition = self.expr(condition);
        let instruction = self.instruction;
        let to_otherwise = self.branch(condition.unary(Un::IsZero, Width::B8));
        self.block(then);
        if otherwise.is_empty() {
            self.land(to_otherwise);
            return;
        }
        self.instruction = instruction;
        let to_end = self.jump();
        self.land(to_otherwise);
        self.block(otherwise);
        self.land(to_end);
    }

    fn repeat(&mut self, body: &[Statement], next: &[Statement]) {
        let instruction = self.instruction;
        let start = self.ops.len();
        self.loops.push(OpenLoop::default());
        self.block(body);
        for jump in core::mem::take(&mut self.open_loop(0).continues) {
            self.land(jump);
        }
        self.block(next);
        self.instruction = instruction;
        self.emit(MicroOp::Jump { target: start });
        for jump in self.loops.pop().unwrap_or_default().breaks {
            self.land(jump);
        }
    }
}

/// The tag of an ordering.
const fn order_tag(order: Order) -> Tags {
    match order {
        Order::Relaxed => Tags::RLX,
        Order::Consume => Tags::CON,
        Order::Acquire => Tags::ACQ,
        Order::Release => Tags::REL,
        Order::AcqRel => Tags::ACQ_REL,
        Order::SeqCst => Tags::SC,
    }
}
