//! Expressions: precedence climbing, with the conversions that C inserts (§6.3, §6.5).

use super::lexer::Token;
use super::types::{CType, common, is_type_word};
use super::{INT, Parsed, Parser, Reported};
use crate::Place;
use crate::lang::{BinaryOp, Expr, ExprKind, IntType, Type, UnaryOp};
use interlocked_diag::Diagnostic;
use interlocked_exec::Width;

/// How many operators one expression may have, which bounds how deep it nests.
const MAX_OPERATORS: usize = 150;

/// An expression with its type in C.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) expr: Expr,
    pub(super) ty: CType,
}

impl Typed {
    pub(super) fn new(kind: ExprKind, ty: CType, place: Place) -> Self {
        Self { expr: Expr { kind, ty: ty.value_type(), place }, ty }
    }

    pub(super) fn place(&self) -> Place {
        self.expr.place.clone()
    }

    /// Converted to `ty` without a word, as by assignment.
    pub(super) fn convert(self, ty: &CType) -> Self {
        if self.ty == *ty {
            return self;
        }
        let place = self.place();
        if self.expr.ty == ty.value_type() {
            return Self { expr: self.expr, ty: ty.clone() };
        }
        Self::new(ExprKind::Cast(Box::new(self.expr)), ty.clone(), place)
    }

    pub(super) fn promote(self) -> Self {
        let ty = self.ty.promoted();
        self.convert(&ty)
    }

    /// As a truth value.
    pub(super) fn truth(self) -> Expr {
        let place = self.place();
        match self.expr.kind {
            // What a comparison gave before it became an `int`.
            ExprKind::Cast(inner) if inner.ty == Type::Bool => *inner,
            _ => Expr { kind: ExprKind::Cast(Box::new(self.expr)), ty: Type::Bool, place },
        }
    }

    /// A truth value as the `int` that C has.
    fn from_truth(expr: Expr) -> Self {
        let place = expr.place.clone();
        Self::new(ExprKind::Cast(Box::new(expr)), CType::Int(INT), place)
    }
}

/// A binary operator: how tightly it binds, and what it does.
#[derive(Clone, Copy)]
enum Operator {
    Arithmetic(BinaryOp),
    Shift(BinaryOp),
    Compare(BinaryOp),
    And,
    Or,
}

fn operator(symbol: &str) -> Option<(u8, Operator)> {
    use Operator::{And, Arithmetic, Compare, Or, Shift};
    Some(match symbol {
        "||" => (1, Or),
        "&&" => (2, And),
        "|" => (3, Arithmetic(BinaryOp::Or)),
        "^" => (4, Arithmetic(BinaryOp::Xor)),
        "&" => (5, Arithmetic(BinaryOp::And)),
        "==" => (6, Compare(BinaryOp::Eq)),
        "!=" => (6, Compare(BinaryOp::Ne)),
        "<" => (7, Compare(BinaryOp::Lt)),
        "<=" => (7, Compare(BinaryOp::Le)),
        ">" => (7, Compare(BinaryOp::Gt)),
        ">=" => (7, Compare(BinaryOp::Ge)),
        "<<" => (8, Shift(BinaryOp::Shl)),
        ">>" => (8, Shift(BinaryOp::Shr)),
        "+" => (9, Arithmetic(BinaryOp::Add)),
        "-" => (9, Arithmetic(BinaryOp::Sub)),
        "*" => (10, Arithmetic(BinaryOp::Mul)),
        "/" => (10, Arithmetic(BinaryOp::Div)),
        "%" => (10, Arithmetic(BinaryOp::Rem)),
        _ => return None,
    })
}

impl Parser<'_> {
    /// A whole expression.
    pub(super) fn full_expression(&mut self) -> Parsed<Typed> {
        self.budget = 0;
        self.expression()
    }

    /// An expression with `?:` and everything that binds tighter.
    pub(super) fn expression(&mut self) -> Parsed<Typed> {
        self.spend()?;
        let condition = self.binary(1)?;
        if !self.eat("?") {
            return Ok(condition);
        }
        let then = self.expression()?;
        self.expect(":")?;
        let otherwise = self.expression()?;
        let ty = match (then.ty.promoted(), otherwise.ty.promoted()) {
            (CType::Int(a), CType::Int(b)) => CType::Int(common(a, b)),
            (a, b) if a == b => a,
            _ => {
                let hint = "both values of `?:` must be integers, or pointers of one type";
                return self.refuse(&condition.place(), "the types do not match", hint);
            }
        };
        let place = Place(condition.expr.place.0.start..otherwise.expr.place.0.end);
        let (then, otherwise) = (then.convert(&ty).expr, otherwise.convert(&ty).expr);
        let condition = Box::new(condition.truth());
        let kind = ExprKind::Conditional(condition, Box::new(then), Box::new(otherwise));
        Ok(Typed::new(kind, ty, place))
    }

    /// Counts an operator.
    pub(super) fn spend(&mut self) -> Parsed<()> {
        self.budget += 1;
        if self.budget <= MAX_OPERATORS {
            return Ok(());
        }
        let message = format!("this expression has more than {MAX_OPERATORS} operators");
        self.errors.push(Diagnostic::error(self.cursor.span.clone(), message));
        Err(Reported)
    }

    fn binary(&mut self, least: u8) -> Parsed<Typed> {
        let mut left = self.unary()?;
        loop {
            let Token::Symbol(symbol) = self.cursor.token else { return Ok(left) };
            let Some((binding, operator)) = operator(symbol) else { return Ok(left) };
            if binding < least {
                return Ok(left);
            }
            self.spend()?;
            self.bump();
            let right = self.binary(binding + 1)?;
            left = self.combine(operator, left, right)?;
        }
    }

    fn combine(&mut self, operator: Operator, left: Typed, right: Typed) -> Parsed<Typed> {
        let place = Place(left.expr.place.0.start..right.expr.place.0.end);
        match operator {
            Operator::And | Operator::Or => {
                let (left, right) = (Box::new(left.truth()), Box::new(right.truth()));
                let kind = match operator {
                    Operator::And => ExprKind::And(left, right),
                    _ => ExprKind::Or(left, right),
                };
                Ok(Typed::from_truth(Expr { kind, ty: Type::Bool, place }))
            }
            Operator::Arithmetic(op @ (BinaryOp::Add | BinaryOp::Sub))
                if is_pointer(&left) || is_pointer(&right) =>
            {
                self.pointer_arithmetic(op, left, right, place)
            }
            Operator::Compare(op @ (BinaryOp::Eq | BinaryOp::Ne))
                if is_pointer(&left) || is_pointer(&right) =>
            {
                let pointer = if is_pointer(&left) { left.ty.clone() } else { right.ty.clone() };
                let (left, right) = (left.convert(&pointer), right.convert(&pointer));
                let kind = ExprKind::Binary(op, Box::new(left.expr), Box::new(right.expr));
                Ok(Typed::from_truth(Expr { kind, ty: Type::Bool, place }))
            }
            Operator::Arithmetic(op) => {
                let (left, right, ty) = self.arithmetic(left, right)?;
                let kind = ExprKind::Binary(op, Box::new(left), Box::new(right));
                Ok(Typed::new(kind, CType::Int(ty), place))
            }
            Operator::Compare(op) => {
                let (left, right, _) = self.arithmetic(left, right)?;
                let kind = ExprKind::Binary(op, Box::new(left), Box::new(right));
                Ok(Typed::from_truth(Expr { kind, ty: Type::Bool, place }))
            }
            Operator::Shift(op) => {
                self.integer(&left)?;
                self.integer(&right)?;
                let (left, right) = (left.promote(), right.promote());
                let ty = left.ty.clone();
                let kind = ExprKind::Binary(op, Box::new(left.expr), Box::new(right.expr));
                Ok(Typed::new(kind, ty, place))
            }
        }
    }

    /// `left op right` for an arithmetic operator or a shift.
    pub(super) fn apply(&mut self, op: BinaryOp, left: Typed, right: Typed) -> Parsed<Typed> {
        let operator = match op {
            BinaryOp::Shl | BinaryOp::Shr => Operator::Shift(op),
            _ => Operator::Arithmetic(op),
        };
        self.combine(operator, left, right)
    }

    /// Two integers converted to a common type.
    fn arithmetic(&mut self, left: Typed, right: Typed) -> Parsed<(Expr, Expr, IntType)> {
        let (a, b) = (self.integer(&left)?, self.integer(&right)?);
        let common = common(a, b);
        let ty = CType::Int(common);
        Ok((left.convert(&ty).expr, right.convert(&ty).expr, common))
    }

    /// The promoted type of an integer.
    pub(super) fn integer(&mut self, typed: &Typed) -> Parsed<IntType> {
        match typed.ty.promoted() {
            CType::Int(int) => Ok(int),
            CType::Bool | CType::Pointer(_) => {
                let hint = "`*` loads what a pointer points to";
                self.refuse(&typed.place(), "a pointer where an integer is needed", hint)
            }
        }
    }

    fn pointer_arithmetic(
        &mut self,
        op: BinaryOp,
        left: Typed,
        right: Typed,
        place: Place,
    ) -> Parsed<Typed> {
        let (pointer, index) = match (is_pointer(&left), is_pointer(&right), op) {
            (true, false, _) => (left, right),
            (false, true, BinaryOp::Add) => (right, left),
            _ => {
                let hint = "an integer can be added to a pointer or subtracted from it";
                return self.refuse(&place, "pointers cannot be combined like this", hint);
            }
        };
        self.integer(&index)?;
        let mut index = index.promote();
        if op == BinaryOp::Sub {
            let place = index.place();
            let long = IntType { width: Width::B64, signed: true };
            let wide = index.convert(&CType::Int(long)).expr;
            let kind = ExprKind::Unary(UnaryOp::Neg, Box::new(wide));
            index = Typed::new(kind, CType::Int(long), place);
        }
        Ok(offset(pointer, index, place))
    }

    fn unary(&mut self) -> Parsed<Typed> {
        let start = self.cursor.span.start;
        match self.cursor.token {
            Token::Symbol(symbol @ ("!" | "~" | "-" | "+")) => {
                self.spend()?;
                self.bump();
                let operand = self.unary()?;
                let place = self.place(start);
                if symbol == "!" {
                    let kind = ExprKind::Unary(UnaryOp::Not, Box::new(operand.truth()));
                    return Ok(Typed::from_truth(Expr { kind, ty: Type::Bool, place }));
                }
                self.integer(&operand)?;
                let operand = operand.promote();
                let ty = operand.ty.clone();
                let op = match symbol {
                    "~" => UnaryOp::Not,
                    "-" => UnaryOp::Neg,
                    _ => return Ok(operand),
                };
                Ok(Typed::new(ExprKind::Unary(op, Box::new(operand.expr)), ty, place))
            }
            Token::Symbol("*") => {
                self.spend()?;
                self.bump();
                let pointer = self.unary()?;
                let place = self.place(start);
                self.load(pointer, place)
            }
            Token::Symbol("&") => {
                self.bump();
                let place = self.place(start);
                let hint = "the address of a local variable is only for compare-exchange; \
                            a parameter is the address of a shared variable already";
                self.refuse(&place, "`&` is not supported here", hint)
            }
            Token::Symbol("(") if self.at_cast() => {
                self.spend()?;
                self.bump();
                let Some(ty) = self.type_name()? else { return self.unexpected("expected a type") };
                self.expect(")")?;
                let operand = self.unary()?;
                let place = self.place(start);
                let mut cast = operand.convert(&ty);
                cast.expr.place = place;
                Ok(cast)
            }
            _ => self.postfix(),
        }
    }

    /// Whether a cast starts at the `(`.
    fn at_cast(&self) -> bool {
        matches!(self.cursor.peek(), Token::Word(word) if is_type_word(word))
    }

    fn postfix(&mut self) -> Parsed<Typed> {
        let start = self.cursor.span.start;
        let mut value = self.primary()?;
        while self.at("[") {
            let address = self.subscript(value, start)?;
            let place = self.place(start);
            value = self.load(address, place)?;
        }
        if let Token::Symbol("++" | "--" | "=" | "->" | ".") = self.cursor.token {
            return self.unexpected("not supported inside an expression");
        }
        Ok(value)
    }

    /// `[index]` after a pointer: the element's address.
    pub(super) fn subscript(&mut self, pointer: Typed, start: usize) -> Parsed<Typed> {
        self.spend()?;
        self.bump();
        let index = self.expression()?;
        self.expect("]")?;
        let place = self.place(start);
        self.integer(&index)?;
        if !is_pointer(&pointer) {
            let hint = "only a pointer has elements";
            return self.refuse(&place, "an index after something that is no pointer", hint);
        }
        Ok(offset(pointer, index.promote(), place))
    }

    /// What a pointer points to, by a non-atomic load.
    pub(super) fn load(&mut self, pointer: Typed, place: Place) -> Parsed<Typed> {
        let CType::Pointer(pointee) = &pointer.ty else {
            let hint = "only a pointer can be dereferenced";
            return self.refuse(&place, "`*` of something that is no pointer", hint);
        };
        let (ty, atomic) = (pointee.ty.clone(), pointee.atomic);
        self.warn_plain_access(atomic, &place);
        Ok(Typed::new(ExprKind::Load { address: Box::new(pointer.expr) }, ty, place))
    }

    /// A plain access to an atomic object: herd has it non-atomic, C does not.
    pub(super) fn warn_plain_access(&mut self, atomic: bool, place: &Place) {
        if atomic {
            let message = "a plain access to an atomic variable is non-atomic here, as in herd";
            let hint = "C has it seq_cst: write `atomic_load` or `atomic_store` if that is meant";
            self.errors.push(Diagnostic::warning(place.0.clone(), message).hint(hint));
        }
    }

    fn primary(&mut self) -> Parsed<Typed> {
        let start = self.cursor.span.start;
        match self.cursor.token {
            Token::Int { value, unsigned, long, based } => {
                self.bump();
                let ty = constant_type(value, unsigned, long, based);
                Ok(Typed::new(ExprKind::Int(value), CType::Int(ty), self.place(start)))
            }
            Token::Symbol("(") => {
                self.spend()?;
                self.bump();
                let inner = self.expression()?;
                self.expect(")")?;
                Ok(inner)
            }
            Token::Word(word) if self.cursor.peek() == Token::Symbol("(") => self.call(word),
            Token::Word(word @ ("true" | "false")) => {
                self.bump();
                let kind = ExprKind::Int(u128::from(word == "true"));
                Ok(Typed::new(kind, CType::Int(INT), self.place(start)))
            }
            Token::Word(_) => {
                let name = self.name()?;
                let place = self.place(start);
                self.variable(name, place)
            }
            _ => self.unexpected("expected an expression"),
        }
    }

    fn variable(&mut self, name: &str, place: Place) -> Parsed<Typed> {
        if let Some(local) = self.local(name) {
            let ty = self.local_types[usize::from(local.0)].clone();
            return Ok(Typed::new(ExprKind::Local(local), ty, place));
        }
        if let Some((global, ty)) = self.parameters.get(name) {
            return Ok(Typed::new(ExprKind::Address(*global), ty.clone(), place));
        }
        let hint = "a local variable needs a declaration, a shared one must be a parameter";
        self.refuse(&place, format!("unknown name `{name}`"), hint)
    }
}

pub(super) fn is_pointer(typed: &Typed) -> bool {
    matches!(typed.ty, CType::Pointer(_))
}

/// `pointer + index`.
fn offset(pointer: Typed, index: Typed, place: Place) -> Typed {
    let CType::Pointer(pointee) = &pointer.ty else {
        unreachable!("the caller has checked that it is a pointer")
    };
    let scale = pointee.ty.value_type().width().bytes();
    let ty = pointer.ty.clone();
    let (base, index) = (Box::new(pointer.expr), Box::new(index.expr));
    Typed::new(ExprKind::Offset { base, index, scale }, ty, place)
}

/// The type of an integer constant (§6.4.4.1).
fn constant_type(value: u128, unsigned: bool, long: bool, based: bool) -> IntType {
    let fits = |bits: u32| value >> bits == 0;
    let (width, signed) = match (unsigned, long) {
        (false, false) if fits(31) => (Width::B32, true),
        (_, false) if (unsigned || based) && fits(32) => (Width::B32, false),
        (false, _) if fits(63) => (Width::B64, true),
        _ => (Width::B64, false),
    };
    IntType { width, signed }
}
