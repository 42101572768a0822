//! Statements.

use interlocked_diag::Diagnostic;
use rustc_hash::FxHashMap;

use super::expr::{Typed, is_pointer};
use super::lexer::Token;
use super::types::{CType, is_type_word};
use super::{MAX_VARIABLES, Parsed, Parser, Reported};
use crate::Place;
use crate::lang::ast::MAX_DEPTH;
use crate::lang::{
    BinaryOp, Expr, ExprKind, Local, LocalId, Order, Statement, StatementKind, Type, UnaryOp,
};

/// What an assignment writes.
enum Destination {
    Local(LocalId, CType),
    /// The address, the type of the value, whether it is atomic.
    Memory(Expr, CType, bool),
}

impl<'a> Parser<'a> {
    /// The local variable of that name in scope.
    pub(super) fn local(&self, name: &str) -> Option<LocalId> {
        self.scopes.iter().rev().find_map(|scope| scope.get(name)).copied()
    }

    /// `{ … }`
    pub(super) fn block(&mut self, depth: usize) -> Parsed<Vec<Statement>> {
        self.expect("{")?;
        self.scopes.push(FxHashMap::default());
        let mut statements = Vec::new();
        while !self.at("}") {
            if matches!(self.cursor.token, Token::End | Token::Word("exists" | "forall")) {
                self.unexpected::<()>("expected `}`")?;
            }
            let before = self.cursor.span.start;
            if self.statement(depth, &mut statements).is_err() {
                self.skip_statement(before);
            }
        }
        self.scopes.pop();
        self.expect("}")?;
        Ok(statements)
    }

    /// Goes behind the next `;` or block, or to a `}`, after an error in a statement that started
    /// at `start`.
    fn skip_statement(&mut self, start: usize) {
        if self.cursor.span.start == start && !self.at("}") && !self.at("{") {
            self.bump();
        }
        let mut open = 0_usize;
        loop {
            match self.cursor.token {
                Token::End => return,
                Token::Symbol("{") => open += 1,
                Token::Symbol("}") if open == 0 => return,
                Token::Symbol("}") if open == 1 => return self.bump(),
                Token::Symbol("}") => open -= 1,
                Token::Symbol(";") if open == 0 => return self.bump(),
                _ => {}
            }
            self.bump();
        }
    }

    /// A statement or a declaration, which may be several statements of the tree.
    fn statement(&mut self, depth: usize, out: &mut Vec<Statement>) -> Parsed<()> {
        if depth > MAX_DEPTH {
            let message = format!("statements nest more than {MAX_DEPTH} deep");
            self.errors.push(Diagnostic::error(self.cursor.span.clone(), message));
            // Nothing around it can be parsed either.
            while self.cursor.token != Token::End {
                self.bump();
            }
            return Err(Reported);
        }
        let start = self.cursor.span.start;
        let Token::Word(word) = self.cursor.token else {
            return match self.cursor.token {
                Token::Symbol(";") => {
                    self.bump();
                    Ok(())
                }
                Token::Symbol("{") => {
                    out.extend(self.block(depth + 1)?);
                    Ok(())
                }
                _ => self.terminated_simple(out),
            };
        };
        match word {
            "if" => self.if_statement(start, depth, out),
            "while" => self.while_statement(start, depth, out),
            "do" => self.do_statement(start, depth, out),
            "for" => self.for_statement(start, depth, out),
            "break" | "continue" => {
                if self.loops == 0 {
                    return self.unexpected("there is no loop around it");
                }
                self.bump();
                let kind = match word {
                    "break" => StatementKind::Break(0),
                    _ => StatementKind::Continue(0),
                };
                out.push(Statement { kind, place: self.place(start) });
                self.expect(";")
            }
            "return" => {
                self.bump();
                out.push(Statement { kind: StatementKind::Return(None), place: self.place(start) });
                self.expect(";")
            }
            "switch" | "goto" | "case" | "default" => self.unexpected("not supported"),
            _ => self.terminated_simple(out),
        }
    }

    /// The body of a loop or of an `if`, in a scope of its own.
    fn nested(&mut self, depth: usize) -> Parsed<Vec<Statement>> {
        let mut statements = Vec::new();
        self.scopes.push(FxHashMap::default());
        let result = self.statement(depth + 1, &mut statements);
        self.scopes.pop();
        result.map(|()| statements)
    }

    fn looped(&mut self, depth: usize) -> Parsed<Vec<Statement>> {
        self.loops += 1;
        let body = self.nested(depth);
        self.loops -= 1;
        body
    }

    /// `(condition)`
    fn condition(&mut self) -> Parsed<Expr> {
        self.expect("(")?;
        let condition = self.full_expression()?;
        self.expect(")")?;
        Ok(condition.truth())
    }

    fn if_statement(&mut self, start: usize, depth: usize, out: &mut Vec<Statement>) -> Parsed<()> {
        self.bump();
        let condition = self.condition()?;
        let place = self.place(start);
        let then = self.nested(depth)?;
        let otherwise = if self.at_word("else") {
            self.bump();
            self.nested(depth)?
        } else {
            Vec::new()
        };
        out.push(Statement { kind: StatementKind::If { condition, then, otherwise }, place });
        Ok(())
    }

    fn while_statement(
        &mut self,
        start: usize,
        depth: usize,
        out: &mut Vec<Statement>,
    ) -> Parsed<()> {
        self.bump();
        let condition = self.condition()?;
        let place = self.place(start);
        let mut body = vec![leave_unless(condition, place.clone())];
        body.extend(self.looped(depth)?);
        out.push(Statement { kind: StatementKind::Loop { body, next: Vec::new() }, place });
        Ok(())
    }

    fn do_statement(&mut self, start: usize, depth: usize, out: &mut Vec<Statement>) -> Parsed<()> {
        self.bump();
        let place = self.place(start);
        let body = self.looped(depth)?;
        let tail = self.cursor.span.start;
        if !self.at_word("while") {
            return self.unexpected("expected `while`");
        }
        self.bump();
        let condition = self.condition()?;
        let next = vec![leave_unless(condition, self.place(tail))];
        out.push(Statement { kind: StatementKind::Loop { body, next }, place });
        self.expect(";")
    }

    fn for_statement(
        &mut self,
        start: usize,
        depth: usize,
        out: &mut Vec<Statement>,
    ) -> Parsed<()> {
        self.bump();
        self.scopes.push(FxHashMap::default());
        let result = self.for_parts(start, depth, out);
        self.scopes.pop();
        result
    }

    fn for_parts(&mut self, start: usize, depth: usize, out: &mut Vec<Statement>) -> Parsed<()> {
        self.expect("(")?;
        if !self.at(";") {
            self.simple(out)?;
        }
        self.expect(";")?;
        let test = self.cursor.span.start;
        let mut body = Vec::new();
        if !self.at(";") {
            let condition = self.full_expression()?.truth();
            let place = self.place(test);
            body.push(leave_unless(condition, place));
        }
        self.expect(";")?;
        let mut next = Vec::new();
        if !self.at(")") {
            self.simple(&mut next)?;
        }
        self.expect(")")?;
        let place = self.place(start);
        body.extend(self.looped(depth)?);
        out.push(Statement { kind: StatementKind::Loop { body, next }, place });
        Ok(())
    }

    fn terminated_simple(&mut self, out: &mut Vec<Statement>) -> Parsed<()> {
        self.simple(out)?;
        self.expect(";")
    }

    /// A declaration, an assignment or a call, without its `;`.
    fn simple(&mut self, out: &mut Vec<Statement>) -> Parsed<()> {
        self.budget = 0;
        match self.cursor.token {
            Token::Word(word) if is_type_word(word) => self.declaration(out),
            Token::Word("atomic_thread_fence" | "atomic_signal_fence") => {
                let statement = self.fence()?;
                out.push(statement);
                Ok(())
            }
            Token::Word("atomic_init") => {
                let statement = self.atomic_init()?;
                out.push(statement);
                Ok(())
            }
            Token::Word(word @ ("lock" | "unlock" | "mtx_lock" | "mtx_unlock")) => {
                let place = Place(self.cursor.span.clone());
                self.refuse(&place, format!("`{word}` is not supported"), "write the lock out")
            }
            Token::Word(_) if self.cursor.peek() == Token::Symbol("(") => {
                let value = self.expression()?;
                let place = value.place();
                out.push(Statement { kind: StatementKind::Expr(value.expr), place });
                Ok(())
            }
            _ => {
                let statement = self.assignment()?;
                out.push(statement);
                Ok(())
            }
        }
    }

    /// `int r0 = …, r1;`
    fn declaration(&mut self, out: &mut Vec<Statement>) -> Parsed<()> {
        let mut start = self.cursor.span.start;
        let Some(ty) = self.type_name()? else { return self.unexpected("expected a type") };
        loop {
            let name_start = self.cursor.span.start;
            let name = self.name()?;
            let place = Place(name_start..self.cursor.previous_end);
            let local = self.declare(name, &ty, place)?;
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

    fn declare(&mut self, name: &'a str, ty: &CType, place: Place) -> Parsed<LocalId> {
        if self.local(name).is_some() || self.parameters.contains_key(name) {
            let hint = "a condition knows a variable by its name alone: give it another";
            return self.refuse(&place, format!("`{name}` is declared twice"), hint);
        }
        let known = self.locals.iter().position(|local| local.name == name);
        let index = match known {
            Some(index) if self.local_types[index] == *ty => index,
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
                self.locals.push(local);
                self.local_types.push(ty.clone());
                self.locals.len() - 1
            }
        };
        let id = LocalId(index as u16);
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name, id);
        }
        Ok(id)
    }

    /// `r0 = …`, `*x = …`, `r0 += …`, `r0++`
    fn assignment(&mut self) -> Parsed<Statement> {
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
    fn step(&mut self, symbol: &str, destination: Destination, start: usize) -> Parsed<Statement> {
        let op = if symbol == "++" { BinaryOp::Add } else { BinaryOp::Sub };
        let one = Typed::new(ExprKind::Int(1), CType::Int(super::INT), self.place(start));
        self.assign(destination, Some(op), one, start)
    }

    /// What stands left of `=`.
    fn destination(&mut self) -> Parsed<Destination> {
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
                    let hint = "a local variable needs a declaration, as in `int r0 = …`";
                    return self.refuse(&place, format!("unknown name `{name}`"), hint);
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
        destination: Destination,
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

    /// `atomic_thread_fence(order)`
    fn fence(&mut self) -> Parsed<Statement> {
        let start = self.cursor.span.start;
        let signal = self.at_word("atomic_signal_fence");
        self.bump();
        self.expect("(")?;
        let order = self.memory_order(&[])?;
        self.expect(")")?;
        let kind: fn(Order) -> StatementKind =
            if signal { StatementKind::CompilerFence } else { StatementKind::Fence };
        Ok(Statement { kind: kind(order), place: self.place(start) })
    }

    /// `atomic_init(x, value)`: not atomic (§7.17.2.2).
    fn atomic_init(&mut self) -> Parsed<Statement> {
        let start = self.cursor.span.start;
        self.bump();
        self.expect("(")?;
        let pointer = self.expression()?;
        self.expect(",")?;
        let value = self.expression()?;
        self.expect(")")?;
        let CType::Pointer(pointee) = &pointer.ty else {
            let hint = "the first argument is the address of the atomic variable";
            return self.refuse(&pointer.place(), "this is no pointer", hint);
        };
        let ty = pointee.ty.clone();
        self.assignable(&value, &ty)?;
        let kind = StatementKind::Store { address: pointer.expr, value: value.convert(&ty).expr };
        Ok(Statement { kind, place: self.place(start) })
    }
}

/// `if (!condition) break;`
fn leave_unless(condition: Expr, place: Place) -> Statement {
    let leave = Statement { kind: StatementKind::Break(0), place: place.clone() };
    let kind = ExprKind::Unary(UnaryOp::Not, Box::new(condition));
    let condition = Expr { kind, ty: Type::Bool, place: place.clone() };
    let kind = StatementKind::If { condition, then: vec![leave], otherwise: Vec::new() };
    Statement { kind, place }
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
