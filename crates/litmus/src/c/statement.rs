//! Statements.

use interlocked_diag::Diagnostic;
use rustc_hash::FxHashMap;

use super::lexer::Token;
use super::types::{CType, is_type_word};
use super::{Parsed, Parser, Reported};
use crate::Place;
use crate::lang::ast::MAX_DEPTH;
use crate::lang::{Expr, ExprKind, LocalId, Order, Statement, StatementKind, Type, UnaryOp};

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
