//! Shared memory without atomics: statics, raw pointers, `UnsafeCell`, and assignment to them.

use interlocked_diag::{Diagnostic, Span};
use syn::spanned::Spanned as _;

use super::function::{Elaborated, Elaborator};
use super::items::{Static, StaticKind};
use super::nesting::span;
use super::types::Ty;
use super::value::{Scalar, Value};
use crate::lang::{BinaryOp, ExprKind, StatementKind};

/// Memory that an expression names.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    /// Its address.
    pub(super) address: Scalar,
    /// The type of what is there, an atomic's included.
    pub(super) ty: Ty,
    /// What has to be said before it may be touched without atomics.
    pub(super) kind: StaticKind,
}

impl Elaborator<'_> {
    pub(super) fn static_named(&self, name: &str) -> Option<Static> {
        self.items.statics.iter().find(|global| global.name == name).cloned()
    }

    pub(super) fn global(&self, global: &Static, at: &Span) -> Memory {
        let ty = Ty::Pointer(Box::new(global.ty.clone()));
        let address = self.scalar(ExprKind::Address(global.id), &ty, at);
        Memory { address, ty: global.ty.clone(), kind: global.kind }
    }

    /// The memory that an expression stands for: a static, `*pointer` or `*cell.0.get()`.
    pub(super) fn memory(&mut self, expr: &syn::Expr) -> Elaborated<Memory> {
        let at = span(expr.span());
        match expr {
            syn::Expr::Paren(inner) => self.memory(&inner.expr),
            syn::Expr::Group(inner) => self.memory(&inner.expr),
            syn::Expr::Path(path) => {
                let name = path.path.get_ident().map(ToString::to_string).unwrap_or_default();
                match self.static_named(&name) {
                    Some(global) if self.variable(&name).is_none() => Ok(self.global(&global, &at)),
                    _ if self.variable(&name).is_some() => {
                        self.error(at, format!("`{name}` is a local variable, not shared memory"))
                    }
                    _ => self.unknown_path(&path.path, &at),
                }
            }
            syn::Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                self.pointee(unary, &at)
            }
            _ => self.error(at, "expected a static or `*pointer`"),
        }
    }

    /// What `*pointer` stands for.
    pub(super) fn pointee(&mut self, deref: &syn::ExprUnary, at: &Span) -> Elaborated<Memory> {
        let pointer = self.scalar_value(&deref.expr)?;
        match self.inference.resolve(&pointer.ty) {
            Ty::Pointer(_) if self.unsafe_depth == 0 => {
                self.needs_unsafe(at, "following a raw pointer")
            }
            Ty::Pointer(ty) => Ok(Memory { address: pointer, ty: *ty, kind: StaticKind::Mutable }),
            other => {
                let found = self.inference.describe(&other);
                self.mismatch(&pointer.expr.place.0, "a pointer", &found)
            }
        }
    }

    fn needs_unsafe<T>(&mut self, at: &Span, what: &str) -> Elaborated<T> {
        let diagnostic = Diagnostic::error(at.clone(), format!("{what} is unsafe"));
        self.report(diagnostic.hint("put it into an `unsafe { … }` block"))
    }

    /// A read without atomics.
    pub(super) fn plain_load(&mut self, memory: Memory, at: &Span) -> Elaborated<Value> {
        match memory.kind {
            StaticKind::Atomic => {
                let name = self.inference.describe(&memory.ty);
                let diagnostic = Diagnostic::error(at.clone(), format!("this is an `{name}`"));
                return self.report(diagnostic.hint("read it by `.load(…)`"));
            }
            StaticKind::Cell => {
                let message = "this is an `UnsafeCell`";
                let hint = "read it by `*D.0.get()` in an `unsafe` block";
                return self.report(Diagnostic::error(at.clone(), message).hint(hint));
            }
            StaticKind::Mutable if self.unsafe_depth == 0 => {
                return self.needs_unsafe(at, "reading a mutable static");
            }
            StaticKind::Mutable | StaticKind::Constant => {}
        }
        if let Ty::Atomic(_) = self.inference.resolve(&memory.ty) {
            return self.error(at.clone(), "an atomic is read by `.load(…)`");
        }
        let kind = ExprKind::Load { address: Box::new(memory.address.expr) };
        Ok(Value::Scalar(self.scalar(kind, &memory.ty, at)))
    }

    /// A write without atomics of a value that has been evaluated.
    fn plain_store(&mut self, memory: Memory, value: Scalar, at: &Span) -> Elaborated<Value> {
        match memory.kind {
            StaticKind::Atomic | StaticKind::Constant | StaticKind::Cell => {
                let diagnostic = Diagnostic::error(at.clone(), "this static cannot be assigned to");
                let hint = match memory.kind {
                    StaticKind::Atomic => "write it by `.store(…)`",
                    StaticKind::Cell => "write it by `*D.0.get() = …` in an `unsafe` block",
                    _ => "declare it as `static mut`",
                };
                return self.report(diagnostic.hint(hint));
            }
            StaticKind::Mutable if self.unsafe_depth == 0 => {
                return self.needs_unsafe(at, "writing a mutable static");
            }
            StaticKind::Mutable => {}
        }
        if let Ty::Atomic(_) = self.inference.resolve(&memory.ty) {
            return self.error(at.clone(), "an atomic is written by `.store(…)`");
        }
        let value = self.expect(value, &memory.ty)?;
        self.emit(StatementKind::Store { address: memory.address.expr, value }, at)?;
        Ok(Value::Unit)
    }

    pub(super) fn assignment(&mut self, assign: &syn::ExprAssign, at: &Span) -> Elaborated<Value> {
        if let syn::Expr::Infer(_) = &*assign.left {
            let value = self.value(&assign.right)?;
            return self.discard(value);
        }
        let mut value = self.value(&assign.right)?;
        if matches!(value, Value::Never) {
            return Ok(Value::Never);
        }
        if let Some(name) = self.local_name(&assign.left) {
            self.assign_variable(&name, value, at)?;
            return Ok(Value::Unit);
        }
        // The value is evaluated before the place.
        let before = self.block.len();
        let memory = self.memory(&assign.left)?;
        if self.block.len() > before || !matches!(memory.address.expr.kind, ExprKind::Address(_)) {
            let hoisted = self.block.split_off(before);
            self.keep(&mut value)?;
            self.block.extend(hoisted);
        }
        let value = self.as_scalar(value, &span(assign.right.span()))?;
        self.plain_store(memory, value, at)
    }

    /// The local variable that a place is.
    fn local_name(&self, expr: &syn::Expr) -> Option<String> {
        let syn::Expr::Path(path) = expr else { return None };
        let name = path.path.get_ident()?.to_string();
        self.variable(&name).is_some().then_some(name)
    }

    /// `place op= value`: of numbers, the value is evaluated first.
    pub(super) fn compound(
        &mut self,
        op: BinaryOp,
        binary: &syn::ExprBinary,
        at: &Span,
    ) -> Elaborated<Value> {
        let mut right = self.value(&binary.right)?;
        if matches!(right, Value::Never) {
            return Ok(Value::Never);
        }
        self.keep(&mut right)?;
        let right = self.as_scalar(right, &span(binary.right.span()))?;
        if let Some(name) = self.local_name(&binary.left) {
            let left = self.scalar_value(&binary.left)?;
            let value = self.arithmetic(op, left, right, at)?;
            self.assign_variable(&name, Value::Scalar(value), at)?;
            return Ok(Value::Unit);
        }
        let mut memory = self.memory(&binary.left)?;
        let mut address = Value::Scalar(memory.address);
        self.keep(&mut address)?;
        memory.address = self.as_scalar(address, at)?;
        let left = self.plain_load(memory.clone(), &span(binary.left.span()))?;
        let left = self.as_scalar(left, at)?;
        let value = self.arithmetic(op, left, right, at)?;
        self.plain_store(memory, value, at)
    }
}
