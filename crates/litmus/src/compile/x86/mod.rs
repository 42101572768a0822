//! Instruction selection for x86-64, in AT&T syntax.
//!
//! A register holds a value zero-extended from its type; arithmetic is done at the width of the
//! type and leaves the bits above alone. `rax` is kept free where `cmpxchg` needs it, and `rcx` for
//! distances of shifts. Nothing is optimized.

mod atomic;

use interlocked_diag::Diagnostic;
use interlocked_exec::Width;

use super::flow::{Compiled, Lines, Selector, body};
use super::registers::{Registers, Slot, Uses};
use super::table;
use crate::lang::{BinaryOp, Expr, ExprKind, Function, GlobalId, LocalId, Order, Type, UnaryOp};

/// The names of a register at 64, 32, 16 and 8 bits.
type Names = [&'static str; 4];

const ACCUMULATOR: Names = ["rax", "eax", "ax", "al"];
const COUNTER: Names = ["rcx", "ecx", "cx", "cl"];

/// The registers for values, the accumulator first.
const POOL: [Names; 14] = [
    ACCUMULATOR,
    ["rbx", "ebx", "bx", "bl"],
    ["rdx", "edx", "dx", "dl"],
    ["rsi", "esi", "si", "sil"],
    ["rdi", "edi", "di", "dil"],
    ["r8", "r8d", "r8w", "r8b"],
    ["r9", "r9d", "r9w", "r9b"],
    ["r10", "r10d", "r10w", "r10b"],
    ["r11", "r11d", "r11w", "r11b"],
    ["r12", "r12d", "r12w", "r12b"],
    ["r13", "r13d", "r13w", "r13b"],
    ["r14", "r14d", "r14w", "r14b"],
    ["r15", "r15d", "r15w", "r15b"],
    ["rbp", "ebp", "bp", "bpl"],
];

/// The code of a thread; `names` are those of the shared variables.
pub(super) fn compile(
    function: &Function,
    thread: usize,
    observed: &[LocalId],
    names: &[&str],
) -> Result<Compiled, Vec<Diagnostic>> {
    let pool = if Uses::of(function).exchanges { &POOL[1..] } else { &POOL[..] };
    let mut this = X86 {
        registers: Registers::new(function, observed, pool.len(), false),
        pool,
        names,
        lines: Lines::new(thread),
        diagnostics: Vec::new(),
    };
    body(&mut this, function);
    this.diagnostics.extend(this.registers.check(function));
    if !this.diagnostics.is_empty() {
        return Err(this.diagnostics);
    }
    let observed = observed
        .iter()
        .map(|&local| {
            let width = function.locals[usize::from(local.0)].ty.width().max(Width::B32);
            at_width(pool[this.registers.local(local)], width).to_owned()
        })
        .collect();
    Ok(Compiled { lines: this.lines.finish(), observed, addresses: Vec::new() })
}

struct X86<'a> {
    registers: Registers,
    pool: &'static [Names],
    names: &'a [&'a str],
    lines: Lines,
    diagnostics: Vec<Diagnostic>,
}

/// A value: in a register or known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operand {
    Register(Slot),
    Int(u64),
}

const fn at_width(names: Names, width: Width) -> &'static str {
    match width {
        Width::B8 => names[3],
        Width::B16 => names[2],
        Width::B32 => names[1],
        _ => names[0],
    }
}

/// The letter that a mnemonic ends with.
const fn letter(width: Width) -> char {
    match width {
        Width::B8 => 'b',
        Width::B16 => 'w',
        Width::B32 => 'l',
        _ => 'q',
    }
}

/// The letters of a condition code.
const fn condition(op: BinaryOp, signed: bool) -> Option<&'static str> {
    Some(match (op, signed) {
        (BinaryOp::Eq, _) => "e",
        (BinaryOp::Ne, _) => "ne",
        (BinaryOp::Lt, true) => "l",
        (BinaryOp::Le, true) => "le",
        (BinaryOp::Gt, true) => "g",
        (BinaryOp::Ge, true) => "ge",
        (BinaryOp::Lt, false) => "b",
        (BinaryOp::Le, false) => "be",
        (BinaryOp::Gt, false) => "a",
        (BinaryOp::Ge, false) => "ae",
        _ => return None,
    })
}

/// The comparison that holds where `op` does not.
const fn inverse(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        _ => BinaryOp::Lt,
    }
}

impl X86<'_> {
    fn emit(&mut self, text: String) {
        self.lines.push(text);
    }

    fn refuse(&mut self, expr: &Expr, message: &str) -> Operand {
        self.diagnostics.push(Diagnostic::error(expr.place.0.clone(), message));
        Operand::Int(0)
    }

    /// `%eax`
    fn name(&self, slot: Slot, width: Width) -> String {
        let names = self.pool.get(slot).copied().unwrap_or(COUNTER);
        format!("%{}", at_width(names, width))
    }

    /// A register or a number as an operand of an instruction. A number that is too large for an
    /// instruction goes through a register.
    fn source(&mut self, operand: Operand, width: Width) -> String {
        match operand {
            Operand::Int(bits) if width < Width::B64 => format!("${bits}"),
            Operand::Int(bits) if i32::try_from(bits as i64).is_ok() => format!("${}", bits as i64),
            other => {
                let slot = self.register(other, width, None);
                self.name(slot, width)
            }
        }
    }

    /// The operand in a register.
    fn register(&mut self, operand: Operand, width: Width, into: Option<Slot>) -> Slot {
        let bits = match operand {
            Operand::Register(slot) => return slot,
            Operand::Int(bits) => bits,
        };
        let slot = self.destination(into);
        if u32::try_from(bits).is_ok() || width <= Width::B32 {
            self.emit(format!("movl ${bits},{}", self.name(slot, Width::B32)));
        } else {
            self.emit(format!("movabsq ${},{}", bits as i64, self.name(slot, Width::B64)));
        }
        slot
    }

    fn destination(&mut self, into: Option<Slot>) -> Slot {
        into.unwrap_or_else(|| self.registers.temporary())
    }

    fn copy(&mut self, to: Slot, from: Slot, width: Width) {
        if to != from {
            let width = width.max(Width::B32);
            let (from, to) = (self.name(from, width), self.name(to, width));
            self.emit(format!("mov{} {from},{to}", letter(width)));
        }
    }

    fn in_register(&mut self, expr: &Expr, into: Option<Slot>) -> Slot {
        let operand = self.value(expr, into);
        self.register(operand, expr.ty.width(), into)
    }

    /// The operand in a register of its own, to be computed on.
    fn owned(&mut self, operand: Operand, width: Width, into: Option<Slot>) -> Slot {
        match operand {
            Operand::Int(_) => self.register(operand, width, into),
            Operand::Register(from) => {
                let to = self.destination(into);
                self.copy(to, from, width);
                to
            }
        }
    }

    /// The values of two operands, the left evaluated first.
    fn pair(&mut self, left: &Expr, right: &Expr) -> (Operand, Operand) {
        let mut first = self.value(left, None);
        if let (Operand::Register(_), false) = (first, right.is_quiet()) {
            first = Operand::Register(self.owned(first, left.ty.width(), None));
        }
        (first, self.value(right, None))
    }

    /// Memory as an operand: `(x)` or `(%rax)`.
    fn memory(&mut self, address: &Expr) -> String {
        if let ExprKind::Address(GlobalId(id)) = address.kind {
            return format!("({})", self.names[usize::from(id)]);
        }
        let slot = self.in_register(address, None);
        format!("({})", self.name(slot, Width::B64))
    }

    /// A plain load, which is what every atomic load is.
    fn load(&mut self, memory: &str, to: &str, width: Width) {
        let mnemonic = match width {
            Width::B8 => "movzbl",
            Width::B16 => "movzwl",
            Width::B32 => "movl",
            _ => "movq",
        };
        self.emit(format!("{mnemonic} {memory},{to}"));
    }

    fn value(&mut self, expr: &Expr, into: Option<Slot>) -> Operand {
        let width = expr.ty.width();
        let slot = match &expr.kind {
            ExprKind::Int(bits) => return Operand::Int(width.wrap(*bits) as u64),
            ExprKind::Local(local) => self.registers.local(*local),
            ExprKind::Address(_) => {
                let memory = self.memory(expr);
                let to = self.destination(into);
                self.emit(format!("leaq {memory},{}", self.name(to, Width::B64)));
                to
            }
            ExprKind::Offset { base, index, scale } => return self.offset(base, index, *scale),
            ExprKind::Unary(op, operand) => {
                let operand = self.value(operand, None);
                let to = self.owned(operand, width, into);
                let name = self.name(to, width);
                match op {
                    UnaryOp::Neg => self.emit(format!("neg{} {name}", letter(width))),
                    UnaryOp::Not if expr.ty == Type::Bool => {
                        self.emit(format!("xorl $1,{}", self.name(to, Width::B32)));
                    }
                    UnaryOp::Not => self.emit(format!("not{} {name}", letter(width))),
                }
                to
            }
            ExprKind::Binary(op, left, right) => {
                if let Some(code) = condition(*op, left.ty.signed()) {
                    self.compare(left, right);
                    let to = self.destination(into);
                    self.flag(code, to);
                    to
                } else {
                    return self.arithmetic(*op, expr, (left, right), into);
                }
            }
            ExprKind::And(left, right) => self.lazy(left, right, true, into),
            ExprKind::Or(left, right) => self.lazy(left, right, false, into),
            ExprKind::Conditional(condition, then, otherwise) => {
                self.choice(condition, then, otherwise)
            }
            ExprKind::Cast(operand) => return self.cast(operand, expr.ty, into),
            ExprKind::Load { address } => {
                let memory = self.memory(address);
                let to = self.destination(into);
                let name = self.name(to, width.max(Width::B32));
                self.load(&memory, &name, width);
                to
            }
            ExprKind::Atomic { address, op } => return self.atomic(expr, address, op, into, true),
        };
        Operand::Register(slot)
    }

    /// 1 if the condition code holds, else 0.
    fn flag(&mut self, code: &str, to: Slot) {
        let (byte, word) = (self.name(to, Width::B8), self.name(to, Width::B32));
        self.emit(format!("set{code} {byte}"));
        self.emit(format!("movzbl {byte},{word}"));
    }

    /// Sets the flags.
    fn compare(&mut self, left: &Expr, right: &Expr) {
        let width = left.ty.width();
        let (left, right) = self.pair(left, right);
        let left = self.register(left, width, None);
        let right = self.source(right, width);
        self.emit(format!("cmp{} {right},{}", letter(width), self.name(left, width)));
    }

    fn arithmetic(
        &mut self,
        op: BinaryOp,
        expr: &Expr,
        (left, right): (&Expr, &Expr),
        into: Option<Slot>,
    ) -> Operand {
        let (ty, width) = (left.ty, left.ty.width());
        let (first, second) = self.pair(left, right);
        let into = into.filter(|slot| second != Operand::Register(*slot));
        let power = match second {
            Operand::Int(bits) if bits.is_power_of_two() => Some(u64::from(bits.trailing_zeros())),
            _ => None,
        };
        let (mnemonic, second) = match (op, power) {
            (BinaryOp::Add, _) => ("add", second),
            (BinaryOp::Sub, _) => ("sub", second),
            (BinaryOp::And, _) => ("and", second),
            (BinaryOp::Or, _) => ("or", second),
            (BinaryOp::Xor, _) => ("xor", second),
            (BinaryOp::Shl, _) => return self.shift("shl", first, second, width, into),
            (BinaryOp::Shr, _) => {
                let mnemonic = if ty.signed() { "sar" } else { "shr" };
                return self.shift(mnemonic, first, second, width, into);
            }
            (BinaryOp::Mul, Some(power)) => {
                return self.shift("shl", first, Operand::Int(power), width, into);
            }
            (BinaryOp::Mul, None) => return self.multiply(first, second, width, into),
            (BinaryOp::Div, Some(power)) if !ty.signed() => {
                return self.shift("shr", first, Operand::Int(power), width, into);
            }
            (BinaryOp::Rem, Some(power)) if !ty.signed() => ("and", Operand::Int((1 << power) - 1)),
            _ => {
                let message = "on x86-64, division is compiled only for unsigned numbers and \
                               powers of two";
                return self.refuse(expr, message);
            }
        };
        let to = self.owned(first, width, into);
        let second = self.source(second, width);
        self.emit(format!("{mnemonic}{} {second},{}", letter(width), self.name(to, width)));
        Operand::Register(to)
    }

    /// `imul`, which has no form for bytes: narrow numbers are multiplied as wide ones.
    fn multiply(
        &mut self,
        first: Operand,
        second: Operand,
        width: Width,
        into: Option<Slot>,
    ) -> Operand {
        let wide = width.max(Width::B32);
        let to = self.owned(first, wide, into);
        let second = self.register(second, wide, None);
        let (second, product) = (self.name(second, wide), self.name(to, wide));
        self.emit(format!("imul{} {second},{product}", letter(wide)));
        if width < wide {
            let narrow = self.name(to, width);
            self.load(&narrow, &product, width);
        }
        Operand::Register(to)
    }

    /// Shifts by a distance modulo the width.
    fn shift(
        &mut self,
        mnemonic: &str,
        value: Operand,
        distance: Operand,
        width: Width,
        into: Option<Slot>,
    ) -> Operand {
        let mask = u64::from(width.bits() - 1);
        let distance = match distance {
            Operand::Int(bits) => format!("${}", bits & mask),
            Operand::Register(slot) => {
                let [_, counter, _, count] = COUNTER;
                self.emit(format!("movl {},%{counter}", self.name(slot, Width::B32)));
                self.emit(format!("andl ${mask},%{counter}"));
                format!("%{count}")
            }
        };
        let to = self.owned(value, width, into);
        self.emit(format!("{mnemonic}{} {distance},{}", letter(width), self.name(to, width)));
        Operand::Register(to)
    }

    fn offset(&mut self, base: &Expr, index: &Expr, scale: u32) -> Operand {
        let (base, at) = self.pair(base, index);
        let to = self.owned(base, Width::B64, None);
        let at = match at {
            Operand::Int(bits) => {
                let width = index.ty.width();
                let index = if index.ty.signed() { width.signed(bits.into()) } else { bits.into() };
                Operand::Int(index.wrapping_mul(scale.into()) as u64)
            }
            Operand::Register(slot) if scale.is_power_of_two() => {
                let wide = self.extended(slot, index.ty, Type::Pointer, None);
                let power = Operand::Int(scale.trailing_zeros().into());
                self.shift("shl", Operand::Register(wide), power, Width::B64, None)
            }
            Operand::Register(_) => {
                return self.refuse(index, "elements of this size are not compiled to x86-64");
            }
        };
        let at = self.source(at, Width::B64);
        self.emit(format!("addq {at},{}", self.name(to, Width::B64)));
        Operand::Register(to)
    }

    /// A value of type `from` in a wider type.
    fn extended(&mut self, slot: Slot, from: Type, to_ty: Type, into: Option<Slot>) -> Slot {
        let (source, width) = (from.width(), to_ty.width());
        if !from.signed() || source >= width {
            return slot;
        }
        let to = self.destination(into);
        let wide = width.max(Width::B32);
        let (from_name, to_name) = (self.name(slot, source), self.name(to, wide));
        self.emit(format!("movs{}{} {from_name},{to_name}", letter(source), letter(wide)));
        if width == Width::B16 {
            let narrow = self.name(to, Width::B16);
            self.emit(format!("movzwl {narrow},{to_name}"));
        }
        to
    }

    fn cast(&mut self, operand: &Expr, to_ty: Type, into: Option<Slot>) -> Operand {
        let (from, width) = (operand.ty, to_ty.width());
        let slot = match self.value(operand, None) {
            Operand::Register(slot) => slot,
            Operand::Int(bits) => return Operand::Int(table::converted(bits, from, to_ty)),
        };
        if to_ty == from {
            return Operand::Register(slot);
        }
        if to_ty == Type::Bool {
            let name = self.name(slot, from.width());
            self.emit(format!("cmp{} $0,{name}", letter(from.width())));
            let to = self.destination(into);
            self.flag("ne", to);
            return Operand::Register(to);
        }
        if width < from.width() {
            let to = self.destination(into);
            let (narrow, name) = (self.name(slot, width), self.name(to, Width::B32));
            self.load(&narrow, &name, width);
            return Operand::Register(to);
        }
        Operand::Register(self.extended(slot, from, to_ty, into))
    }

    /// `left && right` or `left || right`.
    fn lazy(&mut self, left: &Expr, right: &Expr, and: bool, into: Option<Slot>) -> Slot {
        if right.is_quiet() {
            let (left, right) = self.pair(left, right);
            let to = self.owned(left, Width::B32, into.filter(|s| right != Operand::Register(*s)));
            let right = self.source(right, Width::B32);
            let mnemonic = if and { "andl" } else { "orl" };
            self.emit(format!("{mnemonic} {right},{}", self.name(to, Width::B32)));
            return to;
        }
        let first = self.value(left, None);
        let to = self.owned(first, Width::B32, None);
        let end = self.lines.new_label();
        self.emit(format!("cmpl $0,{}", self.name(to, Width::B32)));
        self.emit(format!("{} {end}", if and { "je" } else { "jne" }));
        let second = self.in_register(right, Some(to));
        self.copy(to, second, Width::B32);
        self.lines.place(end);
        to
    }

    fn choice(&mut self, condition: &Expr, then: &Expr, otherwise: &Expr) -> Slot {
        let width = then.ty.width();
        let to = self.registers.temporary();
        let (to_otherwise, end) = (self.lines.new_label(), self.lines.new_label());
        self.branch_if(condition, &to_otherwise, false);
        let value = self.in_register(then, Some(to));
        self.copy(to, value, width);
        self.jump(&end);
        self.lines.place(to_otherwise);
        let value = self.in_register(otherwise, Some(to));
        self.copy(to, value, width);
        self.lines.place(end);
        to
    }

    /// Goes to `label` if the condition is `when`.
    fn branch_if(&mut self, expr: &Expr, label: &str, when: bool) {
        match &expr.kind {
            ExprKind::Unary(UnaryOp::Not, inner) => self.branch_if(inner, label, !when),
            ExprKind::Binary(op, left, right) if condition(*op, false).is_some() => {
                self.compare(left, right);
                let op = if when { *op } else { inverse(*op) };
                let code = condition(op, left.ty.signed()).unwrap_or("mp");
                self.emit(format!("j{code} {label}"));
            }
            ExprKind::And(left, right) if !when => {
                self.branch_if(left, label, false);
                self.branch_if(right, label, false);
            }
            ExprKind::Or(left, right) if when => {
                self.branch_if(left, label, true);
                self.branch_if(right, label, true);
            }
            _ => {
                let register = self.in_register(expr, None);
                self.emit(format!("cmpl $0,{}", self.name(register, Width::B32)));
                self.emit(format!("{} {label}", if when { "jne" } else { "je" }));
            }
        }
    }
}

impl Selector for X86<'_> {
    fn lines(&mut self) -> &mut Lines {
        &mut self.lines
    }

    fn assign(&mut self, local: LocalId, value: &Expr) {
        let to = self.registers.local(local);
        let from = self.in_register(value, Some(to));
        self.copy(to, from, value.ty.width());
    }

    fn store(&mut self, address: &Expr, value: &Expr) {
        self.atomic_store(address, value, Order::Relaxed);
    }

    fn fence(&mut self, order: Order) {
        if let Some(text) = table::x86_fence(order) {
            self.emit(text.to_owned());
        }
    }

    fn effect(&mut self, expr: &Expr) {
        if let ExprKind::Atomic { address, op } = &expr.kind {
            self.atomic(expr, address, op, None, false);
        } else {
            self.value(expr, None);
        }
    }

    fn branch(&mut self, condition: &Expr, label: &str, when: bool) {
        self.branch_if(condition, label, when);
    }

    fn jump(&mut self, label: &str) {
        self.lines.jump("jmp", label);
    }

    fn end_of_statement(&mut self) {
        self.registers.end_of_statement();
    }
}
