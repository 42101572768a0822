//! Declarations and assignments.

use interlocked_diag::Diagnostic;

use super::expr::{Typed, is_pointer};
use super::lexer::Token;
use super::types::CType;
use super::{MAX_VARIABLES, Parsed, Parser};
use crate::Place;
use crate::lang::{BinaryOp, Expr, ExprKind, Local, LocalId, Statement, StatementKind};

/// What an assignment writes.
enum Destination<'a> {
    Local(LocalId, CType),
    /// A name without a declaration, and its place.
    Undeclared(&'a str, Place),
    /// The address, the type of the value, whether it is atomic.
    Memory(Expr, CType, bool),
}

impl<'a> Parser<'a> {
    /// `int r0 = …, r1;`
    pub(super) fn declaration(&mut self, out: &mut Vec<Statement>) -> Parsed<()> {
        let mut start = self.cursor.span.start;
        let Some(ty) = self.type_name()? else { return self.unexpected("expected a type") };
        loop {
            let name_start = self.cursor.span.start;
            let name = self.name()?;
            let place = Place(name_start..self.cursor.previous_end);
            let local = self.declare(name, &ty, self.scopes.len() - 1, place)?;
            let value = if self.eat("=") {
                let value = self.expression()?;
                self.assignable(&value, &ty)?;
                Some(value.convert(&ty).expr)
            } else {
                None
            };
            if let Some(value) = value {
                let place = self.place(start);
                out.push(Statement { kind: StatementKind::Assign { local, value }, place });
            }
            if !self.eat(",") {
                return Ok(());
            }
            if self.at("*") {
                return self.unexpected("declare each pointer by itself");
            }
            start = self.cursor.span.start;
            self.budget = 0;
        }
    }

    /// Declares a local variable in the scope with that index.
    fn declare(
        &mut self,
        name: &'a str,
        ty: &CType,
        scope: usize,
        place: Place,
    ) -> Parsed<LocalId> {
        if self.local(name).is_some() || self.parameters.contains_key(name) {
            let hint = "a condition knows a variable by its name alone: give it another";
            return self.refuse(&place, format!("`{name}` is declared twice"), hint);
        }
        let id = match self.locals_by_name.get(name) {
            Some(&id) if self.local_types[usize::from(id.0)] == *ty => id,
            Some(_) => {
                let hint = "a condition knows a variable by its name alone: give it another";
                return self.refuse(&place, format!("`{name}` has two types"), hint);
            }
            None if self.locals.len() == MAX_VARIABLES => {
                let message = format!("a thread has at most {MAX_VARIABLES} variables");
                return self.refuse(&place, message, "use fewer");
            }
            None => {
                let local = Local { name: name.to_owned(), ty: ty.value_type(), place };
                let id = LocalId(self.locals.len() as u16);
                self.locals_by_name.insert(name, id);
                self.locals.push(local);
                self.local_types.push(ty.clone());
                id
            }
        };
        self.scopes[scope].insert(name, id);
        Ok(id)
    }

    /// `r0 = …`, `*x = …`, `r0 += …`, `r0++`
    pub(super) fn assignment(&mut self) -> Parsed<Statement> {
        let start = self.cursor.span.start;
        if let Token::Symbol(symbol @ ("++" | "--")) = self.cursor.token {
            self.bump();
            let destination = self.destination()?;
            return self.step(symbol, destination, start);
        }
        let destination = self.destination()?;
        let Token::Symbol(symbol) = self.cursor.token else {
            return self.unexpected("expected `=`");
        };
        if matches!(symbol, "++" | "--") {
            self.bump();
            return self.step(symbol, destination, start);
        }
        let op = match symbol {
            "=" => None,
            _ => match compound(symbol) {
                Some(op) => Some(op),
                None => return self.unexpected("expected `=`"),
            },
        };
        self.bump();
        let value = self.expression()?;
        self.assign(destination, op, value, start)
    }

    /// `++` or `--`.
    fn step(
        &mut self,
        symbol: &str,
        destination: Destination<'a>,
        start: usize,
    ) -> Parsed<Statement> {
        let op = if symbol == "++" { BinaryOp::Add } else { BinaryOp::Sub };
        let one = Typed::new(ExprKind::Int(1), CType::Int(super::INT), self.place(start));
        self.assign(destination, Some(op), one, start)
    }

    /// What stands left of `=`.
    fn destination(&mut self) -> Parsed<Destination<'a>> {
        let start = self.cursor.span.start;
        let pointer = match self.cursor.token {
            Token::Symbol("*") => {
                self.bump();
                self.pointer_operand()?
            }
            Token::Symbol("(") => {
                // `(*x)++`
                self.spend()?;
                self.bump();
                let inner = self.destination()?;
                self.expect(")")?;
                return Ok(inner);
            }
            Token::Word(_) => {
                let name = self.name()?;
                let place = self.place(start);
                if self.at("[") {
                    let pointer = self.named(name, place)?;
                    self.subscript(pointer, start)?
                } else if let Some(local) = self.local(name) {
                    let ty = self.local_types[usize::from(local.0)].clone();
                    return Ok(Destination::Local(local, ty));
                } else if self.parameters.contains_key(name) {
                    let hint = format!("write `*{name}` for the variable that it points to");
                    return self.refuse(&place, format!("`{name}` cannot be assigned"), &hint);
                } else {
                    return Ok(Destination::Undeclared(name, place));
                }
            }
            _ => return self.unexpected("expected a statement"),
        };
        let place = self.place(start);
        let CType::Pointer(pointee) = &pointer.ty else {
            let hint = "only a pointer can be dereferenced";
            return self.refuse(&place, "`*` of something that is no pointer", hint);
        };
        let (ty, atomic) = (pointee.ty.clone(), pointee.atomic);
        Ok(Destination::Memory(pointer.expr, ty, atomic))
    }

    /// The operand of `*` left of `=`: a name, another `*`, or an expression in parentheses.
    fn pointer_operand(&mut self) -> Parsed<Typed> {
        self.spend()?;
        if self.at("*") {
            let start = self.cursor.span.start;
            self.bump();
            let pointer = self.pointer_operand()?;
            let place = self.place(start);
            return self.load(pointer, place);
        }
        if self.eat("(") {
            let inner = self.expression()?;
            self.expect(")")?;
            return Ok(inner);
        }
        let start = self.cursor.span.start;
        let name = self.name()?;
        let place = self.place(start);
        self.named(name, place)
    }

    fn named(&mut self, name: &str, place: Place) -> Parsed<Typed> {
        if let Some(local) = self.local(name) {
            let ty = self.local_types[usize::from(local.0)].clone();
            return Ok(Typed::new(ExprKind::Local(local), ty, place));
        }
        match self.parameters.get(name) {
            Some((global, ty)) => Ok(Typed::new(ExprKind::Address(*global), ty.clone(), place)),
            None => {
                let hint = "a shared variable must be a parameter of the function";
                self.refuse(&place, format!("unknown name `{name}`"), hint)
            }
        }
    }

    fn assign(
        &mut self,
        destination: Destination<'a>,
        op: Option<BinaryOp>,
        value: Typed,
        start: usize,
    ) -> Parsed<Statement> {
        let place = self.place(start);
        let kind = match destination {
            Destination::Local(local, ty) => {
                let old = Typed::new(ExprKind::Local(local), ty.clone(), place.clone());
                let value = self.compound_value(op, old, value)?;
                self.assignable(&value, &ty)?;
                StatementKind::Assign { local, value: value.convert(&ty).expr }
            }
            Destination::Undeclared(name, name_place) => {
                let hint = "a local variable needs a declaration, as in `int r0 = …`";
                if op.is_some() {
                    return self.refuse(&name_place, format!("unknown name `{name}`"), hint);
                }
                // herd's own tests do without declarations.
                let message = format!("`{name}` has no declaration");
                let warning = Diagnostic::warning(name_place.0.clone(), message).hint(hint);
                self.errors.push(warning);
                let value = value.promote();
                let local = self.declare(name, &value.ty, 0, name_place)?;
                StatementKind::Assign { local, value: value.expr }
            }
            Destination::Memory(_, _, true) if op.is_some() => {
                let hint = "write `atomic_fetch_add` or its like";
                return self.refuse(&place, "an atomic variable cannot be changed like this", hint);
            }
            Destination::Memory(address, ty, atomic) => {
                self.warn_plain_access(atomic, &place);
                let load = ExprKind::Load { address: Box::new(address.clone()) };
                let old = Typed::new(load, ty.clone(), place.clone());
                let value = self.compound_value(op, old, value)?;
                self.assignable(&value, &ty)?;
                StatementKind::Store { address, value: value.convert(&ty).expr }
            }
        };
        Ok(Statement { kind, place })
    }

    /// `old op value`, or `value` where there is no operator.
    fn compound_value(&mut self, op: Option<BinaryOp>, old: Typed, value: Typed) -> Parsed<Typed> {
        match op {
            None => Ok(value),
            Some(_) if is_pointer(&old) => {
                let hint = "write `p = p + 1`";
                self.refuse(&old.place(), "a pointer cannot be changed like this", hint)
            }
            Some(op) => self.apply(op, old, value),
        }
    }
}

/// The operator in a compound assignment.
fn compound(symbol: &str) -> Option<BinaryOp> {
    Some(match symbol {
        "+=" => BinaryOp::Add,
        "-=" => BinaryOp::Sub,
        "*=" => BinaryOp::Mul,
        "/=" => BinaryOp::Div,
        "%=" => BinaryOp::Rem,
        "&=" => BinaryOp::And,
        "|=" => BinaryOp::Or,
        "^=" => BinaryOp::Xor,
        "<<=" => BinaryOp::Shl,
        ">>=" => BinaryOp::Shr,
        _ => return None,
    })
}
