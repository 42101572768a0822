//! One `fn`, one thread: scopes, locals and statements.
//!
//! The syntax tree has no blocks inside expressions, so what an expression does beyond computing
//! is hoisted in front of the statement that it is part of. The order of evaluation stays Rust's,
//! from left to right: an operand that was evaluated before a hoisted statement is kept in a hidden
//! local (see [`Elaborator::sequence`]).

use interlocked_diag::{Diagnostic, Span};
use syn::spanned::Spanned as _;

use super::items::Items;
use super::nesting::span;
use super::types::{Inference, Ty};
use super::value::{Scalar, Value};
use crate::lang::{Expr, ExprKind, Function, Local, LocalId, Statement, StatementKind, Type};

/// The statements of one thread, loops written out.
const MAX_STATEMENTS: usize = 4096;

/// An error has been reported; what depends on the value keeps quiet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported;

pub(super) type Elaborated<T> = Result<T, Reported>;

/// A name in scope.
#[derive(Clone, Debug)]
struct Binding {
    name: String,
    /// `None` if its initializer was refused.
    value: Option<Value>,
    assignable: bool,
}

/// A loop in the text, and the loops of the syntax tree that its `break` and `continue` mean.
#[derive(Clone, Debug)]
pub(super) struct LoopFrame {
    pub(super) label: Option<String>,
    pub(super) break_depth: u32,
    /// The depth, and whether going on means leaving that loop: a `for` is written out.
    pub(super) continue_depth: u32,
    pub(super) continue_leaves: bool,
}

/// What a function returns.
#[derive(Clone, Debug)]
pub(super) enum ResultShape {
    Unit,
    Scalar(LocalId, Ty),
    Tuple(Vec<(LocalId, Ty)>),
}

/// Walks one function.
pub(super) struct Elaborator<'a> {
    pub(super) items: &'a Items,
    pub(super) inference: &'a mut Inference,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) block: Vec<Statement>,
    pub(super) loops: Vec<LoopFrame>,
    pub(super) loop_depth: u32,
    pub(super) unsafe_depth: u32,
    /// The closures that are being walked: what type each gives in an `Option`, if it does.
    pub(super) closures: Vec<Option<Ty>>,
    locals: Vec<(Local, Ty)>,
    scopes: Vec<Vec<Binding>>,
    result: ResultShape,
    statements: usize,
}

/// A function without its parameters: `shape` lists the types of what it returns.
pub(super) fn elaborate(
    item: &syn::ItemFn,
    shape: &[Ty],
    items: &Items,
) -> Result<(Function, ResultShape), Vec<Diagnostic>> {
    let mut inference = Inference::default();
    walk(item, shape, items, &mut inference)?;
    inference.settle();
    walk(item, shape, items, &mut inference)
}

fn walk(
    item: &syn::ItemFn,
    shape: &[Ty],
    items: &Items,
    inference: &mut Inference,
) -> Result<(Function, ResultShape), Vec<Diagnostic>> {
    let mut this = Elaborator {
        items,
        inference,
        diagnostics: Vec::new(),
        block: Vec::new(),
        loops: Vec::new(),
        loop_depth: 0,
        unsafe_depth: u32::from(item.sig.unsafety.is_some()),
        closures: Vec::new(),
        locals: Vec::new(),
        scopes: Vec::new(),
        result: ResultShape::Unit,
        statements: 0,
    };
    let at = span(item.sig.output.span());
    let is_tuple = matches!(&item.sig.output,
        syn::ReturnType::Type(_, ty) if matches!(**ty, syn::Type::Tuple(_)));
    // No variable has such a name.
    let name = |index| if is_tuple { format!(".{index}") } else { String::new() };
    let mut results: Vec<_> = shape
        .iter()
        .enumerate()
        .map(|(index, ty)| (this.local(&name(index), ty.clone(), &at), ty.clone()))
        .collect();
    this.result = match results.pop() {
        None => ResultShape::Unit,
        Some((local, ty)) if !is_tuple => ResultShape::Scalar(local, ty),
        Some(last) => {
            results.push(last);
            ResultShape::Tuple(results)
        }
    };
    if let Ok(value) = this.block_value(&item.block) {
        let at = match item.block.stmts.last() {
            Some(last) => span(last.span()),
            None => span(item.block.span()),
        };
        let _ = this.give_result(value, at);
    }
    this.finish(item)
}

impl<'a> Elaborator<'a> {
    fn finish(mut self, item: &syn::ItemFn) -> Result<(Function, ResultShape), Vec<Diagnostic>> {
        if !self.diagnostics.is_empty() {
            return Err(self.diagnostics);
        }
        let locals = core::mem::take(&mut self.locals);
        let locals = locals
            .into_iter()
            .map(|(local, ty)| Local { ty: self.inference.lower(&ty), ..local })
            .collect();
        let function = Function {
            name: item.sig.ident.to_string(),
            parameters: Vec::new(),
            locals,
            result: match &self.result {
                ResultShape::Scalar(local, _) => Some(*local),
                _ => None,
            },
            body: self.block,
            place: span(item.span()).into(),
        };
        Ok((function, self.result))
    }

    /// Reports an error.
    pub(super) fn error<T>(&mut self, at: Span, message: impl Into<String>) -> Elaborated<T> {
        self.report(Diagnostic::error(at, message))
    }

    /// Reports an error with a hint.
    pub(super) fn report<T>(&mut self, diagnostic: Diagnostic) -> Elaborated<T> {
        self.diagnostics.push(diagnostic);
        Err(Reported)
    }

    /// Adds a statement to the block being built.
    pub(super) fn emit(&mut self, kind: StatementKind, at: &Span) -> Elaborated<()> {
        self.statements += 1;
        if self.statements > MAX_STATEMENTS {
            if self.statements == MAX_STATEMENTS + 1 {
                let message = format!("this thread has more than {MAX_STATEMENTS} statements");
                let hint = "a `for` loop counts once for each round";
                return self.report(Diagnostic::error(at.clone(), message).hint(hint));
            }
            return Err(Reported);
        }
        self.block.push(Statement { kind, place: at.clone().into() });
        Ok(())
    }

    /// Builds a nested block; gives what `body` gave and the statements.
    pub(super) fn nested<T>(
        &mut self,
        body: impl FnOnce(&mut Self) -> Elaborated<T>,
    ) -> (Elaborated<T>, Vec<Statement>) {
        let outer = core::mem::take(&mut self.block);
        self.scopes.push(Vec::new());
        let value = body(self);
        self.scopes.pop();
        (value, core::mem::replace(&mut self.block, outer))
    }

    fn local(&mut self, name: &str, ty: Ty, at: &Span) -> LocalId {
        let id = LocalId(self.locals.len().min(usize::from(u16::MAX)) as u16);
        let local = Local { name: name.to_owned(), ty: Type::Bool, place: at.clone().into() };
        self.locals.push((local, ty));
        id
    }

    /// A local that conditions cannot name.
    pub(super) fn hidden(&mut self, ty: Ty, at: &Span) -> LocalId {
        self.local("", ty, at)
    }

    /// Reads a local.
    pub(super) fn read(&self, local: LocalId, ty: &Ty, at: &Span) -> Scalar {
        self.scalar(ExprKind::Local(local), ty, at)
    }

    /// An expression of a type.
    pub(super) fn scalar(&self, kind: ExprKind, ty: &Ty, at: &Span) -> Scalar {
        let expr = Expr { kind, ty: self.inference.lower(ty), place: at.clone().into() };
        Scalar { expr, ty: ty.clone() }
    }

    /// Puts a name in scope.
    pub(super) fn bind(&mut self, name: &str, value: Option<Value>, assignable: bool) {
        let binding = Binding { name: name.to_owned(), value, assignable };
        self.scopes.last_mut().expect("a function body is a scope").push(binding);
    }

    fn binding(&self, name: &str) -> Option<&Binding> {
        self.scopes.iter().rev().flat_map(|scope| scope.iter().rev()).find(|b| b.name == name)
    }

    /// The variable of that name: `Some(None)` if its initializer was refused.
    pub(super) fn variable(&self, name: &str) -> Option<Option<Value>> {
        self.binding(name).map(|binding| binding.value.clone())
    }

    /// Declares a variable that holds `value`.
    pub(super) fn declare(
        &mut self,
        ident: &syn::Ident,
        value: Value,
        mutable: bool,
        at: &Span,
    ) -> Elaborated<()> {
        let name = ident.to_string();
        if name == "None" {
            return self.error(span(ident.span()), "the pattern `None` is not supported");
        }
        let value = match value {
            Value::Scalar(scalar) => {
                let local = self.local(&name, scalar.ty.clone(), &span(ident.span()));
                let read = self.read(local, &scalar.ty, &span(ident.span()));
                self.emit(StatementKind::Assign { local, value: scalar.expr }, at)?;
                Value::Scalar(read)
            }
            Value::Attempt { .. } | Value::Optional(_) | Value::Tuple(_) if mutable => {
                let slot = self.slot(&value, at);
                self.assign(&slot, value, at)?;
                slot
            }
            mut other => {
                self.keep(&mut other)?;
                other
            }
        };
        self.bind(&name, Some(value), mutable);
        Ok(())
    }

    /// Assigns to a variable by name.
    pub(super) fn assign_variable(
        &mut self,
        name: &str,
        value: Value,
        at: &Span,
    ) -> Elaborated<()> {
        let Some(binding) = self.binding(name) else {
            return self.error(at.clone(), format!("there is no variable `{name}`"));
        };
        let Some(slot) = binding.value.clone() else { return Err(Reported) };
        if !binding.assignable {
            let message = format!("`{name}` is not mutable");
            let hint = format!("declare it as `let mut {name}`");
            return self.report(Diagnostic::error(at.clone(), message).hint(hint));
        }
        self.assign(&slot, value, at)
    }

    /// Ends the thread with a value.
    pub(super) fn give_result(&mut self, value: Value, at: Span) -> Elaborated<()> {
        match (self.result.clone(), value) {
            (_, Value::Never) | (ResultShape::Unit, Value::Unit) => Ok(()),
            (ResultShape::Scalar(_, ty), Value::Scalar(scalar)) => {
                let value = self.expect(scalar, &ty)?;
                self.emit(StatementKind::Return(Some(value)), &at)
            }
            (ResultShape::Tuple(results), Value::Tuple(values))
                if results.len() == values.len() =>
            {
                for ((local, ty), value) in results.into_iter().zip(values) {
                    let slot = Value::Scalar(self.read(local, &ty, &at));
                    self.assign(&slot, value, &at)?;
                }
                Ok(())
            }
            (shape, value) => {
                let expected = match shape {
                    ResultShape::Unit => "()".to_owned(),
                    ResultShape::Scalar(_, ty) => self.inference.describe(&ty),
                    ResultShape::Tuple(parts) => {
                        let parts: Vec<_> =
                            parts.iter().map(|(_, ty)| self.inference.describe(ty)).collect();
                        format!("({})", parts.join(", "))
                    }
                };
                let found = self.describe(&value);
                self.mismatch(&at, &expected, &found)
            }
        }
    }

    /// The value of a block, in a scope of its own but in the block being built.
    pub(super) fn block_value(&mut self, block: &syn::Block) -> Elaborated<Value> {
        self.scopes.push(Vec::new());
        let value = self.statements(&block.stmts);
        self.scopes.pop();
        value
    }

    fn statements(&mut self, statements: &[syn::Stmt]) -> Elaborated<Value> {
        let mut result = Ok(Value::Unit);
        let mut failed = false;
        for (index, statement) in statements.iter().enumerate() {
            let is_last = index + 1 == statements.len();
            let value = self.statement(statement, is_last);
            failed |= value.is_err();
            // What follows a `return` is checked, but cannot run.
            match (&result, value) {
                (Ok(Value::Never), Ok(_)) => {}
                (_, value) => result = value,
            }
        }
        if failed { Err(Reported) } else { result }
    }

    fn statement(&mut self, statement: &syn::Stmt, is_last: bool) -> Elaborated<Value> {
        match statement {
            syn::Stmt::Local(local) => self.let_statement(local),
            syn::Stmt::Expr(expr, semicolon) => {
                let value = self.value(expr)?;
                if semicolon.is_none() && is_last {
                    return Ok(value);
                }
                if semicolon.is_none() && !matches!(value, Value::Unit | Value::Never) {
                    let found = self.describe(&value);
                    return self.mismatch(&span(expr.span()), "()", &found);
                }
                self.discard(value)
            }
            syn::Stmt::Item(item) => {
                self.error(span(item.span()), "items inside a function are not supported")
            }
            syn::Stmt::Macro(item) => {
                self.error(span(item.span()), "macros are not supported in a Rust test")
            }
        }
    }

    /// Evaluates for the effect alone.
    pub(super) fn discard(&mut self, value: Value) -> Elaborated<Value> {
        match value {
            Value::Scalar(scalar) => {
                if !scalar.expr.is_quiet() {
                    let at = scalar.expr.place.0.clone();
                    self.emit(StatementKind::Expr(scalar.expr), &at)?;
                }
                Ok(Value::Unit)
            }
            Value::Tuple(parts) => {
                for part in parts {
                    self.discard(part)?;
                }
                Ok(Value::Unit)
            }
            Value::Optional(option) => self.discard(Value::Tuple(option.map(Value::Scalar).into())),
            Value::Never => Ok(Value::Never),
            Value::Unit | Value::Attempt { .. } => Ok(Value::Unit),
        }
    }

    fn let_statement(&mut self, local: &syn::Local) -> Elaborated<Value> {
        let at = span(local.span());
        let (pattern, declared) = match &local.pat {
            syn::Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            pattern => (pattern, None),
        };
        let declared = match declared {
            Some(ty) => match self.ty(ty) {
                Ok(ty) => Some(ty),
                Err(reported) => {
                    self.poison(pattern);
                    return Err(reported);
                }
            },
            None => None,
        };
        let Some(init) = &local.init else {
            let syn::Pat::Ident(ident) = pattern else {
                return self.error(at, "a declaration without a value names one variable");
            };
            let ty = match declared {
                Some(ty) => ty,
                None => self.inference.literal(),
            };
            let place = span(ident.ident.span());
            let local = self.local(&ident.ident.to_string(), ty.clone(), &place);
            let value = Value::Scalar(self.read(local, &ty, &place));
            self.bind(&ident.ident.to_string(), Some(value), true);
            return Ok(Value::Unit);
        };
        let value = match (self.value(&init.expr), declared) {
            (Ok(Value::Scalar(scalar)), Some(ty)) => {
                self.expect(scalar, &ty).map(|expr| Value::Scalar(Scalar { expr, ty }))
            }
            (Ok(Value::Never), _) => Ok(Value::Never),
            (Ok(value), Some(ty)) => {
                let (expected, found) = (self.inference.describe(&ty), self.describe(&value));
                self.mismatch(&span(init.expr.span()), &expected, &found)
            }
            (value, _) => value,
        };
        let value = match value {
            Ok(Value::Never) | Err(Reported) => {
                self.poison(pattern);
                return value;
            }
            Ok(value) => value,
        };
        match &init.diverge {
            None => self.bind_irrefutable(pattern, value, &at)?,
            Some((_, otherwise)) => self.let_else(pattern, value, otherwise, &at)?,
        }
        Ok(Value::Unit)
    }

    /// Operands, evaluated from left to right.
    pub(super) fn sequence(&mut self, exprs: &[&syn::Expr]) -> Elaborated<Vec<Value>> {
        let mut values: Vec<Value> = Vec::with_capacity(exprs.len());
        for expr in exprs {
            let before = self.block.len();
            let value = self.value(expr)?;
            if self.block.len() > before {
                let hoisted = self.block.split_off(before);
                for earlier in &mut values {
                    self.keep(earlier)?;
                }
                self.block.extend(hoisted);
            }
            values.push(value);
        }
        Ok(values)
    }

    /// Evaluates now what later statements could change.
    pub(super) fn keep(&mut self, value: &mut Value) -> Elaborated<()> {
        match value {
            Value::Scalar(scalar) => self.keep_scalar(scalar),
            Value::Optional(option) => {
                option.iter_mut().try_for_each(|part| self.keep_scalar(part))
            }
            Value::Tuple(parts) => parts.iter_mut().try_for_each(|part| self.keep(part)),
            Value::Unit | Value::Never | Value::Attempt { .. } => Ok(()),
        }
    }

    /// [`Self::keep`], for a scalar.
    pub(super) fn keep_scalar(&mut self, scalar: &mut Scalar) -> Elaborated<()> {
        let is_settled = match scalar.expr.kind {
            ExprKind::Int(_) | ExprKind::Address(_) => true,
            ExprKind::Local(local) => self.locals[usize::from(local.0)].0.name.is_empty(),
            _ => false,
        };
        if is_settled {
            return Ok(());
        }
        let at = scalar.expr.place.0.clone();
        let local = self.hidden(scalar.ty.clone(), &at);
        let kept = self.read(local, &scalar.ty, &at);
        let old = core::mem::replace(scalar, kept);
        self.emit(StatementKind::Assign { local, value: old.expr }, &at)
    }
}
