//! Instruction selection for AArch64.
//!
//! A register holds a value zero-extended from its type. Nothing is optimized: an operation of the
//! test is one row of [`super::table`], and dependencies are those of the text.

mod atomic;

use interlocked_diag::Diagnostic;
use interlocked_exec::Width;

use super::flow::{Compiled, Lines, Selector, body};
use super::registers::{Registers, Slot};
use super::table;
use crate::lang::{BinaryOp, Expr, ExprKind, Function, LocalId, Order, Type, UnaryOp};

/// X0 to X30.
const REGISTERS: usize = 31;

/// What the processor has beyond Armv8.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Features {
    /// FEAT_LSE: single-instruction read-modify-writes.
    pub(super) lse: bool,
    /// FEAT_LRCPC: `LDAPR`.
    pub(super) rcpc: bool,
}

/// The code of a thread.
pub(super) fn compile(
    function: &Function,
    thread: usize,
    observed: &[LocalId],
    features: Features,
) -> Result<Compiled, Vec<Diagnostic>> {
    let mut this = A64 {
        registers: Registers::new(function, observed, REGISTERS, true),
        lines: Lines::new(thread),
        diagnostics: Vec::new(),
        features,
    };
    body(&mut this, function);
    this.diagnostics.extend(this.registers.check(function));
    if !this.diagnostics.is_empty() {
        return Err(this.diagnostics);
    }
    let observed = observed
        .iter()
        .map(|&local| {
            let width = function.locals[usize::from(local.0)].ty.width();
            name(this.registers.local(local), width)
        })
        .collect();
    let addresses = this
        .registers
        .addresses()
        .iter()
        .map(|&(global, slot)| (name(slot, Width::B64), global))
        .collect();
    Ok(Compiled { lines: this.lines.finish(), observed, addresses })
}

struct A64 {
    registers: Registers,
    lines: Lines,
    diagnostics: Vec<Diagnostic>,
    features: Features,
}

/// A value: in a register or known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operand {
    Register(Slot),
    Int(u64),
}

/// The register's name at a width: `W` up to 32 bits.
fn name(slot: Slot, width: Width) -> String {
    format!("{}{slot}", if width == Width::B64 { 'X' } else { 'W' })
}

/// The letter that the mnemonic of an access ends with.
const fn size_letter(width: Width) -> &'static str {
    match width {
        Width::B8 => "B",
        Width::B16 => "H",
        _ => "",
    }
}

/// The condition code of a comparison.
const fn condition(op: BinaryOp, signed: bool) -> Option<&'static str> {
    Some(match (op, signed) {
        (BinaryOp::Eq, _) => "EQ",
        (BinaryOp::Ne, _) => "NE",
        (BinaryOp::Lt, true) => "LT",
        (BinaryOp::Le, true) => "LE",
        (BinaryOp::Gt, true) => "GT",
        (BinaryOp::Ge, true) => "GE",
        (BinaryOp::Lt, false) => "LO",
        (BinaryOp::Le, false) => "LS",
        (BinaryOp::Gt, false) => "HI",
        (BinaryOp::Ge, false) => "HS",
        _ => return None,
    })
}

fn inverse(condition: &str) -> &'static str {
    const PAIRS: [(&str, &str); 5] =
        [("EQ", "NE"), ("LT", "GE"), ("LE", "GT"), ("LO", "HS"), ("LS", "HI")];
    let found = PAIRS.iter().find_map(|&(a, b)| match condition {
        c if c == a => Some(b),
        c if c == b => Some(a),
        _ => None,
    });
    found.unwrap_or("AL")
}

impl A64 {
    fn emit(&mut self, text: String) {
        self.lines.push(text);
    }

    /// The operand in a register.
    fn register(&mut self, operand: Operand, width: Width, into: Option<Slot>) -> Slot {
        let bits = match operand {
            Operand::Register(slot) => return slot,
            Operand::Int(bits) => bits,
        };
        let slot = into.unwrap_or_else(|| self.registers.temporary());
        let register = name(slot, width);
        if bits <= 0xFFFF {
            self.emit(format!("MOV {register},#{bits}"));
            return slot;
        }
        self.emit(format!("MOVZ {register},#{}", bits & 0xFFFF));
        for shift in [16, 32, 48] {
            let part = bits >> shift & 0xFFFF;
            if part != 0 {
                self.emit(format!("MOVK {register},#{part},LSL #{shift}"));
            }
        }
        slot
    }

    fn copy(&mut self, to: Slot, from: Slot, width: Width) {
        if to != from {
            self.emit(format!("MOV {},{}", name(to, width), name(from, width)));
        }
    }

    /// The value of an expression in a register.
    fn in_register(&mut self, expr: &Expr, into: Option<Slot>) -> Slot {
        let operand = self.value(expr, into);
        self.register(operand, expr.ty.width(), into)
    }

    /// The values of two operands, the left evaluated first.
    fn pair(&mut self, left: &Expr, right: &Expr) -> (Operand, Operand) {
        let mut first = self.value(left, None);
        if let (Operand::Register(slot), false) = (first, right.is_quiet()) {
            let kept = self.registers.temporary();
            self.copy(kept, slot, left.ty.width());
            first = Operand::Register(kept);
        }
        (first, self.value(right, None))
    }

    fn destination(&mut self, into: Option<Slot>) -> Slot {
        into.unwrap_or_else(|| self.registers.temporary())
    }

    /// The value of an expression; computed into `into` if it has to be computed.
    fn value(&mut self, expr: &Expr, into: Option<Slot>) -> Operand {
        let width = expr.ty.width();
        match &expr.kind {
            ExprKind::Int(bits) => return Operand::Int(width.wrap(*bits) as u64),
            ExprKind::Local(local) => return Operand::Register(self.registers.local(*local)),
            ExprKind::Address(global) => {
                let slot = self.registers.address(*global);
                return Operand::Register(
                    slot.expect("every address that occurs is in a register"),
                );
            }
            ExprKind::Offset { base, index, scale } => {
                return self.offset(base, index, *scale, into);
            }
            ExprKind::Unary(op, operand) => {
                let from = self.in_register(operand, None);
                let to = self.destination(into);
                let (to_name, from_name) = (name(to, width), name(from, width));
                match op {
                    UnaryOp::Neg => self.emit(format!("NEG {to_name},{from_name}")),
                    UnaryOp::Not if expr.ty == Type::Bool => {
                        self.emit(format!("EOR {to_name},{from_name},#1"));
                    }
                    UnaryOp::Not => self.emit(format!("MVN {to_name},{from_name}")),
                }
                self.normalize(to, width);
                return Operand::Register(to);
            }
            ExprKind::Binary(op, left, right) => {
                if let Some(code) = condition(*op, left.ty.signed()) {
                    self.compare(left, right);
                    let to = self.destination(into);
                    self.emit(format!("CSET {},{code}", name(to, Width::B32)));
                    return Operand::Register(to);
                }
                return self.arithmetic(*op, left, right, into);
            }
            ExprKind::And(left, right) => self.lazy(left, right, true, into),
            ExprKind::Or(left, right) => self.lazy(left, right, false, into),
            ExprKind::Conditional(condition, then, otherwise) => {
                self.choice(condition, then, otherwise)
            }
            ExprKind::Cast(operand) => return self.cast(operand, expr.ty, into),
            ExprKind::Load { address } => {
                let address = self.in_register(address, None);
                let to = self.destination(into);
                self.access("LDR", to, address, width);
                to
            }
            ExprKind::Atomic { address, op } => return self.atomic(expr, address, op, into),
        }
        .into()
    }

    /// `mnemonic register,[address]`
    fn access(&mut self, mnemonic: &str, register: Slot, address: Slot, width: Width) {
        let (register, address) = (name(register, width), name(address, Width::B64));
        self.emit(format!("{mnemonic}{} {register},[{address}]", size_letter(width)));
    }

    /// Clears what an operation left above the value's width.
    fn normalize(&mut self, slot: Slot, width: Width) {
        let mnemonic = match width {
            Width::B8 => "UXTB",
            Width::B16 => "UXTH",
            _ => return,
        };
        let register = name(slot, Width::B32);
        self.emit(format!("{mnemonic} {register},{register}"));
    }

    /// The value of a narrow signed type, sign-extended to 32 bits in a register of its own.
    fn sign_extended(&mut self, operand: Operand, ty: Type) -> Operand {
        let width = ty.width();
        if !ty.signed() || width >= Width::B32 {
            return operand;
        }
        match operand {
            Operand::Int(bits) => Operand::Int(u64::from(width.signed(bits.into()) as u32)),
            Operand::Register(slot) => {
                let to = self.registers.temporary();
                let mnemonic = if width == Width::B8 { "SXTB" } else { "SXTH" };
                self.emit(format!(
                    "{mnemonic} {},{}",
                    name(to, Width::B32),
                    name(slot, Width::B32)
                ));
                Operand::Register(to)
            }
        }
    }

    /// Sets the flags.
    fn compare(&mut self, left: &Expr, right: &Expr) {
        let (ty, width) = (left.ty, left.ty.width());
        let (left, right) = self.pair(left, right);
        let (left, right) = (self.sign_extended(left, ty), self.sign_extended(right, ty));
        let left = self.register(left, width, None);
        let right = match right {
            Operand::Int(bits @ 0..4096) => format!("#{bits}"),
            other => name(self.register(other, width, None), width),
        };
        self.emit(format!("CMP {},{right}", name(left, width)));
    }

    fn arithmetic(
        &mut self,
        op: BinaryOp,
        left: &Expr,
        right: &Expr,
        into: Option<Slot>,
    ) -> Operand {
        let (ty, width) = (left.ty, left.ty.width());
        let is_shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr);
        let (left, mut second) = self.pair(left, right);
        if is_shift {
            second = self.distance(second, width);
        }
        if let BinaryOp::Rem = op {
            return self.remainder(left, second, ty, into);
        }
        let extends = matches!(op, BinaryOp::Div | BinaryOp::Shr);
        let left = if extends { self.sign_extended(left, ty) } else { left };
        let second = if op == BinaryOp::Div { self.sign_extended(second, ty) } else { second };
        let first = self.register(left, width, None);
        let mnemonic = match op {
            BinaryOp::Add => "ADD",
            BinaryOp::Sub => "SUB",
            BinaryOp::Mul => "MUL",
            BinaryOp::Div if ty.signed() => "SDIV",
            BinaryOp::Div => "UDIV",
            BinaryOp::And => "AND",
            BinaryOp::Or => "ORR",
            BinaryOp::Xor => "EOR",
            BinaryOp::Shl => "LSL",
            BinaryOp::Shr if ty.signed() => "ASR",
            _ => "LSR",
        };
        let takes_number = matches!(op, BinaryOp::Add | BinaryOp::Sub) || is_shift;
        let second = match second {
            Operand::Int(bits @ 0..4096) if takes_number => format!("#{bits}"),
            Operand::Int(1) if matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor) => {
                "#1".to_owned()
            }
            other => name(self.register(other, width, None), width),
        };
        let to = self.destination(into);
        self.emit(format!("{mnemonic} {},{},{second}", name(to, width), name(first, width)));
        self.normalize(to, width);
        Operand::Register(to)
    }

    /// A shift's distance, modulo the width of what is shifted.
    fn distance(&mut self, distance: Operand, width: Width) -> Operand {
        let mask = u64::from(width.bits() - 1);
        match distance {
            Operand::Int(bits) => Operand::Int(bits & mask),
            // The instruction takes it modulo 32 or 64 itself.
            Operand::Register(slot) if width < Width::B32 => {
                let to = self.registers.temporary();
                let mask = self.register(Operand::Int(mask), Width::B32, None);
                self.emit(format!(
                    "AND {},{},{}",
                    name(to, Width::B32),
                    name(slot, Width::B32),
                    name(mask, Width::B32)
                ));
                Operand::Register(to)
            }
            register => register,
        }
    }

    fn remainder(
        &mut self,
        left: Operand,
        right: Operand,
        ty: Type,
        into: Option<Slot>,
    ) -> Operand {
        let width = ty.width();
        let (left, right) = (self.sign_extended(left, ty), self.sign_extended(right, ty));
        let left = self.register(left, width, None);
        let right = self.register(right, width, None);
        let quotient = self.registers.temporary();
        let to = self.destination(into);
        let mnemonic = if ty.signed() { "SDIV" } else { "UDIV" };
        let [to_name, left, right, quotient] =
            [to, left, right, quotient].map(|slot| name(slot, width));
        self.emit(format!("{mnemonic} {quotient},{left},{right}"));
        self.emit(format!("MSUB {to_name},{quotient},{right},{left}"));
        self.normalize(to, width);
        Operand::Register(to)
    }

    fn offset(&mut self, base: &Expr, index: &Expr, scale: u32, into: Option<Slot>) -> Operand {
        let (base, at) = self.pair(base, index);
        let base = self.register(base, Width::B64, None);
        let at = match at {
            Operand::Int(bits) => {
                let signed = if index.ty.signed() {
                    index.ty.width().signed(bits.into())
                } else {
                    i128::from(bits)
                };
                Operand::Int(signed.wrapping_mul(scale.into()) as u64)
            }
            Operand::Register(slot) => {
                let wide = self.extend(slot, index.ty, Width::B64, None);
                let scale = self.register(Operand::Int(scale.into()), Width::B64, None);
                let to = self.registers.temporary();
                let [to_name, wide, scale] = [to, wide, scale].map(|s| name(s, Width::B64));
                self.emit(format!("MUL {to_name},{wide},{scale}"));
                Operand::Register(to)
            }
        };
        let at = self.register(at, Width::B64, None);
        let to = self.destination(into);
        let [to_name, base, at] = [to, base, at].map(|slot| name(slot, Width::B64));
        self.emit(format!("ADD {to_name},{base},{at}"));
        Operand::Register(to)
    }

    /// A value of type `from`, at least as wide.
    fn extend(&mut self, slot: Slot, from: Type, width: Width, into: Option<Slot>) -> Slot {
        if !from.signed() || from.width() >= width {
            return slot;
        }
        let mnemonic = match from.width() {
            Width::B8 => "SXTB",
            Width::B16 => "SXTH",
            _ => "SXTW",
        };
        let to = self.destination(into);
        self.emit(format!("{mnemonic} {},{}", name(to, width), name(slot, Width::B32)));
        self.normalize(to, width);
        to
    }

    fn cast(&mut self, operand: &Expr, to_ty: Type, into: Option<Slot>) -> Operand {
        let (from, width) = (operand.ty, to_ty.width());
        let source = self.value(operand, None);
        let slot = match source {
            Operand::Int(bits) => return Operand::Int(table::converted(bits, from, to_ty)),
            Operand::Register(slot) => slot,
        };
        if to_ty == from {
            return source;
        }
        if to_ty == Type::Bool {
            self.emit(format!("CMP {},#0", name(slot, from.width())));
            let to = self.destination(into);
            self.emit(format!("CSET {},NE", name(to, Width::B32)));
            return Operand::Register(to);
        }
        if width < from.width() {
            let to = self.destination(into);
            if width == Width::B32 {
                self.emit(format!("MOV {},{}", name(to, width), name(slot, width)));
            } else {
                let mnemonic = if width == Width::B8 { "UXTB" } else { "UXTH" };
                let [to_name, slot] = [to, slot].map(|slot| name(slot, Width::B32));
                self.emit(format!("{mnemonic} {to_name},{slot}"));
            }
            return Operand::Register(to);
        }
        Operand::Register(self.extend(slot, from, width, into))
    }

    /// `left && right` or `left || right`.
    fn lazy(&mut self, left: &Expr, right: &Expr, and: bool, into: Option<Slot>) -> Slot {
        if right.is_quiet() {
            let (left, right) = (self.in_register(left, None), self.in_register(right, None));
            let to = self.destination(into);
            let [to_name, left, right] = [to, left, right].map(|slot| name(slot, Width::B32));
            self.emit(format!("{} {to_name},{left},{right}", if and { "AND" } else { "ORR" }));
            return to;
        }
        let to = self.registers.temporary();
        let first = self.in_register(left, Some(to));
        self.copy(to, first, Width::B32);
        let end = self.lines.new_label();
        let mnemonic = if and { "CBZ" } else { "CBNZ" };
        self.emit(format!("{mnemonic} {},{end}", name(to, Width::B32)));
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
            ExprKind::Binary(op, left, right)
                if matches!(op, BinaryOp::Eq | BinaryOp::Ne)
                    && matches!(right.kind, ExprKind::Int(0)) =>
            {
                let register = self.in_register(left, None);
                let zero = (*op == BinaryOp::Eq) == when;
                let register = name(register, left.ty.width());
                self.emit(format!("{} {register},{label}", if zero { "CBZ" } else { "CBNZ" }));
            }
            ExprKind::Binary(op, left, right) if condition(*op, false).is_some() => {
                self.compare(left, right);
                let code = condition(*op, left.ty.signed()).unwrap_or("AL");
                let code = if when { code } else { inverse(code) };
                self.emit(format!("B.{code} {label}"));
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
                let mnemonic = if when { "CBNZ" } else { "CBZ" };
                self.emit(format!("{mnemonic} {},{label}", name(register, Width::B32)));
            }
        }
    }
}

impl From<Slot> for Operand {
    fn from(slot: Slot) -> Self {
        Self::Register(slot)
    }
}

impl Selector for A64 {
    fn lines(&mut self) -> &mut Lines {
        &mut self.lines
    }

    fn assign(&mut self, local: LocalId, value: &Expr) {
        let to = self.registers.local(local);
        let from = self.in_register(value, Some(to));
        self.copy(to, from, value.ty.width());
    }

    fn store(&mut self, address: &Expr, value: &Expr) {
        let width = value.ty.width();
        let (address, value) = self.pair(address, value);
        let address = self.register(address, Width::B64, None);
        let value = self.register(value, width, None);
        self.access("STR", value, address, width);
    }

    fn fence(&mut self, order: Order) {
        if let Some(text) = table::a64_fence(order) {
            self.emit(text.to_owned());
        }
    }

    fn effect(&mut self, expr: &Expr) {
        self.value(expr, None);
    }

    fn branch(&mut self, condition: &Expr, label: &str, when: bool) {
        self.branch_if(condition, label, when);
    }

    fn jump(&mut self, label: &str) {
        self.lines.jump("B", label);
    }

    fn end_of_statement(&mut self) {
        self.registers.end_of_statement();
    }
}
