//! From the syntax tree to micro-ops.
//!
//! Accesses carry the tags of C's models: `NA` or `A` with an ordering, `RMW` on both events of a
//! read-modify-write, each of which has the ordering of the whole (as in herd's C). A
//! compare-exchange is two paths: on success a read-modify-write with the success ordering, on
//! failure a load with the failure ordering and no `RMW` (C11 §7.17.7.4, C++20 [atomics.types.operations]).

use interlocked_diag::Diagnostic;
use interlocked_exec::{
    Architecture, BinaryOp as Bin, Expr as E, Link, Location, LocationId, MicroOp, Op, Program,
    Reg, Register, Tags, Thread, UnaryOp as Un, Value, Width,
};

use super::ast::{
    AtomicOp, BinaryOp, CompareExchange, Expr, ExprKind, Function, InitialValue, Local, Order,
    RmwOp, Statement, StatementKind, Type, UnaryOp, Unit, WriteBack,
};

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

    /// Two expressions, the left evaluated first.
    fn pair(&mut self, left: &Expr, right: &Expr) -> (E, E) {
        let mut first = self.expr(left);
        // Only a compare-exchange inside `right` could change a local that `left` reads.
        if !is_pure(right) {
            first = self.keep(first);
        }
        (first, self.expr(right))
    }

    fn expr(&mut self, expr: &Expr) -> E {
        if self.next_temporary >= usize::from(u16::MAX) {
            let message = "this expression is too large";
            self.diagnostics.push(Diagnostic::error(expr.place.0.clone(), message));
            self.next_temporary = self.locals;
        }
        let width = expr.ty.width();
        match &expr.kind {
            ExprKind::Int(bits) => E::int(width.wrap(*bits)),
            ExprKind::Local(local) => E::Reg(Reg(local.0)),
            ExprKind::Address(global) => E::Const(Value::Address(LocationId(global.0), 0)),
            ExprKind::Offset { base, index, scale } => {
                let (base, offset) = self.pair(base, index);
                let offset = convert(offset, index.ty, Width::B64).binary(
                    Bin::Mul,
                    Width::B64,
                    E::int(u128::from(*scale)),
                );
                base.binary(Bin::Add, Width::B64, offset)
            }
            ExprKind::Unary(UnaryOp::Neg, operand) => self.expr(operand).unary(Un::Neg, width),
            ExprKind::Unary(UnaryOp::Not, operand) => {
                let op = if expr.ty == Type::Bool { Un::IsZero } else { Un::Not };
                self.expr(operand).unary(op, width)
            }
            ExprKind::Binary(op, left, right) => self.binary(*op, left, right),
            ExprKind::And(left, right) => self.short_circuit(left, right, true),
            ExprKind::Or(left, right) => self.short_circuit(left, right, false),
            ExprKind::Conditional(condition, then, otherwise) => {
                self.choice(condition, then, otherwise)
            }
            ExprKind::Cast(operand) => {
                let value = self.expr(operand);
                cast(value, operand.ty, expr.ty)
            }
            ExprKind::Load { address } => {
                let address = self.expr(address);
                self.load(address, width, Tags::NA, Link::None)
            }
            ExprKind::Atomic { address, op } => self.atomic(expr, address, op),
        }
    }

    fn load(&mut self, address: E, width: Width, tags: Tags, link: Link) -> E {
        let dst = self.temporary();
        self.emit(MicroOp::Load { dst, address, width, tags, link });
        E::Reg(dst)
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr) -> E {
        if matches!(op, BinaryOp::Div | BinaryOp::Rem)
            && !matches!(right.kind, ExprKind::Int(bits) if right.ty.width().wrap(bits) != 0)
        {
            let message = "division by something other than a constant, or by zero";
            let hint = "what a division by zero does is not modeled: write the divisor as a number";
            let place = right.place.0.clone();
            self.diagnostics.push(Diagnostic::error(place, message).hint(hint));
        }
        let (signed, width) = (left.ty.signed(), left.ty.width());
        let (left, right) = self.pair(left, right);
        let (op, swapped) = operation(op, signed);
        if swapped { right.binary(op, width, left) } else { left.binary(op, width, right) }
    }

    /// `left && right` or `left || right`.
    fn short_circuit(&mut self, left: &Expr, right: &Expr, and: bool) -> E {
        let left = self.expr(left);
        let width = Type::Bool.width();
        if is_pure(right) {
            let right = self.expr(right);
            return left.binary(if and { Bin::And } else { Bin::Or }, width, right);
        }
        let dst = self.temporary();
        self.emit(MicroOp::Assign { dst, value: left });
        let decided = E::Reg(dst);
        let decided = if and { decided.unary(Un::IsZero, width) } else { decided };
        let to_end = self.branch(decided);
        let value = self.expr(right);
        self.emit(MicroOp::Assign { dst, value });
        self.land(to_end);
        E::Reg(dst)
    }

    fn choice(&mut self, condition: &Expr, then: &Expr, otherwise: &Expr) -> E {
        let condition = self.expr(condition);
        let dst = self.temporary();
        let to_otherwise = self.branch(condition.unary(Un::IsZero, Width::B8));
        let value = self.expr(then);
        self.emit(MicroOp::Assign { dst, value });
        let to_end = self.jump();
        self.land(to_otherwise);
        let value = self.expr(otherwise);
        self.emit(MicroOp::Assign { dst, value });
        self.land(to_end);
        E::Reg(dst)
    }

    fn atomic(&mut self, expr: &Expr, address: &Expr, op: &AtomicOp) -> E {
        let width = expr.ty.width();
        match op {
            AtomicOp::Load { order } => {
                let address = self.expr(address);
                self.load(address, width, Tags::A | order_tag(*order), Link::None)
            }
            AtomicOp::Store { value, order } => {
                let (address, stored) = self.pair(address, value);
                let (width, tags) = (value.ty.width(), Tags::A | order_tag(*order));
                let value = stored.clone();
                self.emit(MicroOp::Store { address, value, width, tags, link: Link::None });
                stored
            }
            AtomicOp::Rmw { op, operand, order } => {
                let (address, operand) = self.pair(address, operand);
                let tags = Tags::A | Tags::RMW | order_tag(*order);
                let old = self.load(address.clone(), width, tags, Link::Atomic);
                let value = combine(*op, old.clone(), operand, expr.ty);
                self.emit(MicroOp::Store { address, value, width, tags, link: Link::Atomic });
                old
            }
            AtomicOp::CompareExchange(exchange) => self.compare_exchange(address, exchange),
        }
    }

    fn compare_exchange(&mut self, address: &Expr, exchange: &CompareExchange) -> E {
        let CompareExchange { expected, desired, weak, success, failure, old, write_back } =
            exchange;
        let width = expected.ty.width();
        let address = self.expr(address);
        let address = self.keep(address);
        let expected = self.expr(expected);
        let expected = self.keep(expected);
        let desired = self.expr(desired);
        let back_to = match write_back {
            Some(WriteBack::Memory(place)) => Some(self.expr(place)),
            _ => None,
        };
        let (fails, succeeded) = (self.temporary(), self.temporary());
        self.emit(MicroOp::Choose { dst: fails, count: 2 });
        self.emit(MicroOp::Guard { condition: E::Reg(fails), target: usize::MAX });
        let to_failure = self.ops.len() - 1;

        let tags = Tags::A | Tags::RMW | order_tag(*success);
        let read = self.load(address.clone(), width, tags, Link::Atomic);
        let equal = read.clone().binary(Bin::Eq, width, expected.clone());
        self.emit(MicroOp::Assume { condition: equal.clone() });
        let link = Link::Atomic;
        self.emit(MicroOp::Store { address: address.clone(), value: desired, width, tags, link });
        self.emit(MicroOp::Assign { dst: succeeded, value: equal });
        self.assign_old(*old, read);
        let to_end = self.jump();

        self.land(to_failure);
        let tags = Tags::A | order_tag(*failure);
        let read = self.load(address, width, tags, Link::None);
        let differs = read.clone().binary(Bin::Ne, width, expected);
        if *weak {
            // A spurious failure: the values may be equal. The result still depends on the read.
            let value = differs.binary(Bin::And, Width::B8, E::int(0));
            self.emit(MicroOp::Assign { dst: succeeded, value });
        } else {
            self.emit(MicroOp::Assume { condition: differs.clone() });
            self.emit(MicroOp::Assign {
                dst: succeeded,
                value: differs.unary(Un::IsZero, Width::B8),
            });
        }
        match (write_back, back_to) {
            (Some(WriteBack::Local(local)), _) => {
                self.emit(MicroOp::Assign { dst: Reg(local.0), value: read.clone() });
            }
            (_, Some(address)) => {
                let (value, tags) = (read.clone(), Tags::NA);
                self.emit(MicroOp::Store { address, value, width, tags, link: Link::None });
            }
            _ => {}
        }
        self.assign_old(*old, read);
        self.land(to_end);
        E::Reg(succeeded)
    }

    fn assign_old(&mut self, old: Option<super::LocalId>, value: E) {
        if let Some(old) = old {
            self.emit(MicroOp::Assign { dst: Reg(old.0), value });
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

/// The operation on words, and whether its operands change places.
const fn operation(op: BinaryOp, signed: bool) -> (Bin, bool) {
    let less = if signed { Bin::SLt } else { Bin::ULt };
    let at_most = if signed { Bin::SLe } else { Bin::ULe };
    match op {
        BinaryOp::Add => (Bin::Add, false),
        BinaryOp::Sub => (Bin::Sub, false),
        BinaryOp::Mul => (Bin::Mul, false),
        BinaryOp::Div => (if signed { Bin::SDiv } else { Bin::UDiv }, false),
        BinaryOp::Rem => (if signed { Bin::SRem } else { Bin::URem }, false),
        BinaryOp::And => (Bin::And, false),
        BinaryOp::Or => (Bin::Or, false),
        BinaryOp::Xor => (Bin::Xor, false),
        BinaryOp::Shl => (Bin::Shl, false),
        BinaryOp::Shr => (if signed { Bin::Sar } else { Bin::Shr }, false),
        BinaryOp::Eq => (Bin::Eq, false),
        BinaryOp::Ne => (Bin::Ne, false),
        BinaryOp::Lt => (less, false),
        BinaryOp::Le => (at_most, false),
        BinaryOp::Gt => (less, true),
        BinaryOp::Ge => (at_most, true),
    }
}

/// What a read-modify-write stores.
fn combine(op: RmwOp, old: E, operand: E, ty: Type) -> E {
    let width = ty.width();
    let less = if ty.signed() { Bin::SLt } else { Bin::ULt };
    match op {
        RmwOp::Exchange => operand,
        RmwOp::Add => old.binary(Bin::Add, width, operand),
        RmwOp::Sub => old.binary(Bin::Sub, width, operand),
        RmwOp::And => old.binary(Bin::And, width, operand),
        RmwOp::Or => old.binary(Bin::Or, width, operand),
        RmwOp::Xor => old.binary(Bin::Xor, width, operand),
        RmwOp::Nand => {
            let both = old.binary(Bin::And, width, operand);
            both.unary(if ty == Type::Bool { Un::IsZero } else { Un::Not }, width)
        }
        RmwOp::Max => old.clone().binary(less, width, operand.clone()).select(operand, old),
        RmwOp::Min => operand.clone().binary(less, width, old.clone()).select(operand, old),
    }
}

/// A value of type `from`, extended to `width` or cut to it.
fn convert(value: E, from: Type, width: Width) -> E {
    let source = from.width();
    if source == width {
        value
    } else if source > width {
        value.unary(Un::ZeroExtend(width), source)
    } else if from.signed() {
        value.unary(Un::SignExtend(source), width)
    } else {
        // Registers hold values zero-extended.
        value
    }
}

fn cast(value: E, from: Type, to: Type) -> E {
    if to == from {
        value
    } else if to == Type::Bool {
        value.binary(Bin::Ne, from.width(), E::int(0))
    } else {
        convert(value, from, to.width())
    }
}

/// Whether evaluating the expression does nothing but compute: no access, nothing assigned.
fn is_pure(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Int(_) | ExprKind::Local(_) | ExprKind::Address(_) => true,
        ExprKind::Offset { base, index, .. } => is_pure(base) && is_pure(index),
        ExprKind::Unary(_, operand) | ExprKind::Cast(operand) => is_pure(operand),
        ExprKind::Binary(_, left, right)
        | ExprKind::And(left, right)
        | ExprKind::Or(left, right) => is_pure(left) && is_pure(right),
        // Branches, which need a place of their own.
        ExprKind::Conditional(..) | ExprKind::Load { .. } | ExprKind::Atomic { .. } => false,
    }
}
