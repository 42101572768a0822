//! The items of a file: imports, statics, constants, `UnsafeCell` wrappers, threads.

use interlocked_diag::Diagnostic;
use syn::spanned::Spanned as _;

use super::function::{ResultShape, elaborate};
use super::names::{Item, Names};
use super::nesting::span;
use super::types::{IntKind, Ty};
use crate::lang::{Function, Global, GlobalId, InitialValue, Type, Unit};

/// A shared variable as a function sees it.
#[derive(Clone, Debug)]
pub(super) struct Static {
    pub(super) name: String,
    pub(super) id: GlobalId,
    pub(super) ty: Ty,
    pub(super) kind: StaticKind,
}

/// How a shared variable is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StaticKind {
    /// `static X: AtomicU32`.
    Atomic,
    /// `static mut D: u32`.
    Mutable,
    /// `static D: u32`.
    Constant,
    /// `static D: Shared`, where `struct Shared(UnsafeCell<u32>)`.
    Cell,
}

/// A `const` item.
#[derive(Clone, Debug)]
pub(super) struct Const {
    pub(super) name: String,
    pub(super) ty: Ty,
    pub(super) bits: u128,
}

/// What the functions of a file share.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) names: Names,
    pub(super) statics: Vec<Static>,
    pub(super) consts: Vec<Const>,
    pub(super) functions: Vec<String>,
}

/// A file's meaning.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) unit: Unit,
    /// What each thread returns.
    pub(super) results: Vec<ResultShape>,
}

/// A tuple struct around an `UnsafeCell`.
struct Wrapper {
    name: String,
    inside: Ty,
    shared: bool,
}

#[derive(Default)]
struct Collector {
    items: Items,
    wrappers: Vec<Wrapper>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads the items of a file; `None` if something was refused.
pub(super) fn read(file: &syn::File) -> (Option<Parsed>, Vec<Diagnostic>) {
    let mut this = Collector::default();
    file.attrs.iter().for_each(|attribute| this.attribute(attribute));
    for item in &file.items {
        this.declaration(item);
    }
    for item in &file.items {
        if let syn::Item::Static(item) = item {
            this.declare_static(item);
        }
    }
    let mut unit = Unit::default();
    for item in &file.items {
        if let syn::Item::Static(item) = item {
            this.define_static(item, &mut unit);
        }
    }
    let mut results = Vec::new();
    for item in &file.items {
        if let syn::Item::Fn(item) = item
            && !is_empty_main(item)
            && let Some((function, shape)) = this.thread(item)
        {
            unit.threads.push(function);
            results.push(shape);
        }
    }
    if this.diagnostics.is_empty() && unit.threads.is_empty() {
        let hint = "each `fn` of the file is one thread";
        this.diagnostics.push(Diagnostic::error(0..0, "this test has no thread").hint(hint));
    }
    let parsed = this.diagnostics.is_empty().then_some(Parsed { unit, results });
    (parsed, this.diagnostics)
}

impl Collector {
    fn error(&mut self, at: proc_macro2::Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(span(at), message));
    }

    fn attribute(&mut self, attribute: &syn::Attribute) {
        let harmless = ["doc", "allow", "expect", "warn", "deny", "inline", "rustfmt"];
        let path = attribute.path();
        let is_harmless = path
            .segments
            .first()
            .is_some_and(|segment| harmless.iter().any(|name| segment.ident == name));
        if !is_harmless {
            self.error(attribute.span(), "this attribute is not supported in a Rust test");
        }
    }

    /// What other items need to be known first.
    fn declaration(&mut self, item: &syn::Item) {
        match item {
            syn::Item::Use(item) => {
                item.attrs.iter().for_each(|attribute| self.attribute(attribute));
                self.items.names.import(item, &mut self.diagnostics);
            }
            syn::Item::Const(item) => self.constant(item),
            syn::Item::Struct(item) => self.wrapper(item),
            syn::Item::Impl(item) => self.shared(item),
            syn::Item::Static(item) => {
                item.attrs.iter().for_each(|attribute| self.attribute(attribute));
            }
            syn::Item::Fn(item) => {
                item.attrs.iter().for_each(|attribute| self.attribute(attribute));
                self.items.functions.push(item.sig.ident.to_string());
            }
            other => {
                let diagnostic = Diagnostic::error(
                    span(other.span()),
                    "this item is not supported in a Rust test",
                );
                self.diagnostics.push(diagnostic.hint(
                    "a test has `use`, `static`, `const`, one `fn` a thread, and structs around an `UnsafeCell`",
                ));
            }
        }
    }

    fn constant(&mut self, item: &syn::ItemConst) {
        let Some(ty) = self.ty(&item.ty) else { return };
        let name = item.ident.to_string();
        if let Some(InitialValue::Int(bits)) = self.number(&item.expr, &ty) {
            self.items.consts.push(Const { name, ty, bits });
        }
    }

    /// `struct Shared(UnsafeCell<u32>);`
    fn wrapper(&mut self, item: &syn::ItemStruct) {
        if let syn::Fields::Unnamed(fields) = &item.fields
            && let (Some(field), 1) = (fields.unnamed.first(), fields.unnamed.len())
            && item.generics.params.is_empty()
            && let syn::Type::Path(path) = &field.ty
            && self.items.names.resolve(&path.path) == Some(Item::UnsafeCell)
            && let Some(inside) = argument(&path.path)
        {
            let Some(inside) = self.ty(inside) else { return };
            self.wrappers.push(Wrapper { name: item.ident.to_string(), inside, shared: false });
            return;
        }
        let diagnostic = Diagnostic::error(span(item.span()), "this struct is not supported");
        let hint = "a struct of a test is `struct Shared(UnsafeCell<u32>);`";
        self.diagnostics.push(diagnostic.hint(hint));
    }

    /// `unsafe impl Sync for Shared {}`
    fn shared(&mut self, item: &syn::ItemImpl) {
        let is_sync = item.unsafety.is_some()
            && item.items.is_empty()
            && item.trait_.as_ref().is_some_and(|(not, path, _)| {
                not.is_none() && path.segments.last().is_some_and(|s| s.ident == "Sync")
            });
        let name = match &*item.self_ty {
            syn::Type::Path(path) => path.path.get_ident().map(ToString::to_string),
            _ => None,
        };
        let wrapper = self.wrappers.iter_mut().find(|w| Some(&w.name) == name.as_ref());
        match wrapper {
            Some(wrapper) if is_sync => wrapper.shared = true,
            _ => {
                let message = "the one `impl` of a test is `unsafe impl Sync for Shared {}`, behind the struct";
                self.error(item.span(), message);
            }
        }
    }

    fn ty(&mut self, ty: &syn::Type) -> Option<Ty> {
        match self.items.ty(ty) {
            Ok(ty) => Some(ty),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    fn declare_static(&mut self, item: &syn::ItemStatic) {
        let name = item.ident.to_string();
        if self.items.statics.iter().any(|known| known.name == name) {
            self.error(item.ident.span(), format!("there are two statics `{name}`"));
            return;
        }
        let mutable = matches!(item.mutability, syn::StaticMutability::Mut(_));
        let wrapper = match &*item.ty {
            syn::Type::Path(path) => self.wrappers.iter().find(|w| path.path.is_ident(&w.name)),
            _ => None,
        };
        let (ty, kind) = match wrapper {
            Some(wrapper) if wrapper.shared => (wrapper.inside.clone(), StaticKind::Cell),
            Some(wrapper) => {
                let hint = format!("add `unsafe impl Sync for {} {{}}`", wrapper.name);
                let message = "this type cannot be shared between threads";
                let at = span(item.ty.span());
                self.diagnostics.push(Diagnostic::error(at, message).hint(hint));
                return;
            }
            None => {
                let Some(ty) = self.ty(&item.ty) else { return };
                let kind = match (&ty, mutable) {
                    (Ty::Atomic(_), false) => StaticKind::Atomic,
                    (Ty::Atomic(_), true) => {
                        self.error(item.span(), "an atomic static needs no `mut`");
                        return;
                    }
                    (Ty::Pointer(_), false) => {
                        self.error(item.ty.span(), "a pointer cannot be shared between threads");
                        return;
                    }
                    (_, true) => StaticKind::Mutable,
                    (_, false) => StaticKind::Constant,
                };
                (ty, kind)
            }
        };
        let id = GlobalId(self.items.statics.len().min(usize::from(u16::MAX)) as u16);
        self.items.statics.push(Static { name, id, ty, kind });
    }

    fn define_static(&mut self, item: &syn::ItemStatic, unit: &mut Unit) {
        let name = item.ident.to_string();
        let Some(global) = self.items.statics.iter().find(|known| known.name == name).cloned()
        else {
            return;
        };
        let (value, ty) = match (&global.kind, &global.ty) {
            (StaticKind::Atomic, Ty::Atomic(inside)) => {
                (self.call_argument(&item.expr), (**inside).clone())
            }
            (StaticKind::Cell, inside) => (
                self.call_argument(&item.expr).and_then(|cell| self.call_argument(cell)),
                inside.clone(),
            ),
            (_, ty) => (Some(&*item.expr), ty.clone()),
        };
        let Some(value) = value.and_then(|value| self.number(value, &ty)) else { return };
        unit.globals.push(Global {
            name,
            ty: lower(&ty),
            atomic: global.kind == StaticKind::Atomic,
            array: false,
            init: vec![value],
            place: span(item.span()).into(),
        });
    }

    /// The argument of `AtomicU32::new(…)` or `Shared(…)`.
    fn call_argument<'e>(&mut self, expr: &'e syn::Expr) -> Option<&'e syn::Expr> {
        if let syn::Expr::Call(call) = expr
            && let syn::Expr::Path(path) = &*call.func
            && let (Some(argument), 1) = (call.args.first(), call.args.len())
        {
            let last = path.path.segments.last().map(|segment| segment.ident.to_string());
            let is_wrapper = self.wrappers.iter().any(|w| path.path.is_ident(&w.name));
            if is_wrapper || last.as_deref() == Some("new") {
                return Some(argument);
            }
        }
        let diagnostic = Diagnostic::error(span(expr.span()), "this start value is not supported");
        self.diagnostics.push(diagnostic.hint("write it as `AtomicU32::new(0)`"));
        None
    }

    /// A constant of a type.
    fn number(&mut self, expr: &syn::Expr, ty: &Ty) -> Option<InitialValue> {
        match (expr, ty) {
            (syn::Expr::Paren(inner), _) => return self.number(&inner.expr, ty),
            (syn::Expr::Cast(inner), Ty::Pointer(_)) => return self.number(&inner.expr, ty),
            (syn::Expr::Lit(literal), Ty::Bool) => {
                if let syn::Lit::Bool(value) = &literal.lit {
                    return Some(InitialValue::Int(value.value.into()));
                }
            }
            (syn::Expr::Lit(literal), Ty::Int(kind)) => {
                return self.integer(&literal.lit, false, *kind, expr);
            }
            (syn::Expr::Unary(unary), Ty::Int(kind)) => {
                if let (syn::UnOp::Neg(_), syn::Expr::Lit(literal)) = (&unary.op, &*unary.expr) {
                    return self.integer(&literal.lit, true, *kind, expr);
                }
            }
            (syn::Expr::Path(path), _) => {
                let constant = self.items.consts.iter().find(|c| path.path.is_ident(&c.name));
                if let Some(constant) = constant.filter(|constant| constant.ty == *ty) {
                    return Some(InitialValue::Int(constant.bits));
                }
            }
            (syn::Expr::Call(call), Ty::Pointer(_)) => {
                if let syn::Expr::Path(path) = &*call.func
                    && self.items.names.resolve(&path.path) == Some(Item::Null)
                {
                    return Some(InitialValue::Int(0));
                }
            }
            (syn::Expr::RawAddr(raw), Ty::Pointer(pointee)) => {
                if let syn::Expr::Path(path) = &*raw.expr
                    && let Some(global) =
                        self.items.statics.iter().find(|known| path.path.is_ident(&known.name))
                    && global.ty == **pointee
                {
                    return Some(InitialValue::Address(global.id, 0));
                }
            }
            _ => {}
        }
        let diagnostic = Diagnostic::error(span(expr.span()), "this constant is not supported");
        self.diagnostics.push(diagnostic.label(match ty {
            Ty::Bool => "expected `true` or `false`",
            Ty::Int(_) => "expected a number",
            _ => "expected `null_mut()` or `&raw mut D`",
        }));
        None
    }

    fn integer(
        &mut self,
        literal: &syn::Lit,
        negative: bool,
        kind: IntKind,
        expr: &syn::Expr,
    ) -> Option<InitialValue> {
        let at = expr.span();
        let syn::Lit::Int(literal) = literal else {
            self.error(at, "expected a number");
            return None;
        };
        if !literal.suffix().is_empty() && literal.suffix() != kind.name() {
            let message =
                format!("this number is a `{}`, not a `{}`", literal.suffix(), kind.name());
            self.error(at, message);
            return None;
        }
        match literal.base10_parse::<u128>() {
            Ok(magnitude) if kind.holds(negative, magnitude) => {
                let bits = if negative { magnitude.wrapping_neg() } else { magnitude };
                Some(InitialValue::Int(kind.int_type().width.wrap(bits)))
            }
            _ => {
                self.error(at, format!("this number does not fit in `{}`", kind.name()));
                None
            }
        }
    }

    fn thread(&mut self, item: &syn::ItemFn) -> Option<(Function, ResultShape)> {
        let sig = &item.sig;
        if let Some(parameter) = sig.inputs.first() {
            let diagnostic =
                Diagnostic::error(span(parameter.span()), "a thread takes no parameters");
            self.diagnostics.push(diagnostic.hint("share statics instead"));
            return None;
        }
        if sig.asyncness.is_some() || !sig.generics.params.is_empty() || sig.constness.is_some() {
            self.error(sig.span(), "a thread is a plain `fn`, not async, const or generic");
            return None;
        }
        let shape = match &sig.output {
            syn::ReturnType::Default => Vec::new(),
            syn::ReturnType::Type(_, ty) => match &**ty {
                syn::Type::Tuple(tuple) => {
                    tuple.elems.iter().map(|ty| self.ty(ty)).collect::<Option<_>>()?
                }
                ty => vec![self.ty(ty)?],
            },
        };
        match elaborate(item, &shape, &self.items) {
            Ok(thread) => Some(thread),
            Err(diagnostics) => {
                self.diagnostics.extend(diagnostics);
                None
            }
        }
    }
}

impl Items {
    /// A type of a value, or of an atomic behind a pointer or in a static.
    pub(super) fn ty(&self, ty: &syn::Type) -> Result<Ty, Diagnostic> {
        match ty {
            syn::Type::Paren(inner) => return self.ty(&inner.elem),
            syn::Type::Ptr(pointer) => return Ok(Ty::Pointer(Box::new(self.ty(&pointer.elem)?))),
            syn::Type::Path(path) => {
                if let Some(ident) = path.path.get_ident() {
                    let name = ident.to_string();
                    if name == "bool" {
                        return Ok(Ty::Bool);
                    }
                    if let Some(kind) = IntKind::by_name(&name) {
                        return Ok(Ty::Int(kind));
                    }
                }
                match self.names.resolve(&path.path) {
                    Some(Item::Atomic(inside)) => return Ok(Ty::Atomic(Box::new(inside))),
                    Some(Item::AtomicPtr) => {
                        if let Some(pointee) = argument(&path.path) {
                            let pointer = Ty::Pointer(Box::new(self.ty(pointee)?));
                            return Ok(Ty::Atomic(Box::new(pointer)));
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        let diagnostic = Diagnostic::error(span(ty.span()), "this type is not supported here");
        Err(diagnostic.hint(
            "supported are `bool`, the integers up to 64 bits, `*mut T`, and the atomics that `use` brings in",
        ))
    }
}

impl super::function::Elaborator<'_> {
    /// A type in a function.
    pub(super) fn ty(&mut self, ty: &syn::Type) -> super::function::Elaborated<Ty> {
        match self.items.ty(ty) {
            Ok(ty) => Ok(ty),
            Err(diagnostic) => self.report(diagnostic),
        }
    }
}

/// The one type argument of the last segment.
fn argument(path: &syn::Path) -> Option<&syn::Type> {
    let syn::PathArguments::AngleBracketed(arguments) = &path.segments.last()?.arguments else {
        return None;
    };
    match (arguments.args.first(), arguments.args.len()) {
        (Some(syn::GenericArgument::Type(ty)), 1) => Some(ty),
        _ => None,
    }
}

fn lower(ty: &Ty) -> Type {
    super::types::Inference::default().lower(ty)
}

/// `fn main() {}` makes a test a program of its own; it is no thread.
fn is_empty_main(item: &syn::ItemFn) -> bool {
    item.sig.ident == "main" && item.block.stmts.is_empty()
}
