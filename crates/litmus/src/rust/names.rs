//! The names of `std` that a Rust test may use, and the `use` declarations that bring them in.

use std::collections::BTreeMap;

use interlocked_diag::Diagnostic;
use syn::spanned::Spanned as _;

use super::nesting::span;
use super::types::{IntKind, Ty};
use crate::lang::Order;

/// What a path of `std` or `core` means here.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// `AtomicBool`, `AtomicU32`, …: the type of the value inside.
    Atomic(Ty),
    /// `AtomicPtr`, whose type parameter is still to come.
    AtomicPtr,
    /// `UnsafeCell`.
    UnsafeCell,
    /// An ordering.
    Order(Order),
    /// `fence`.
    Fence,
    /// `compiler_fence`.
    CompilerFence,
    /// `spin_loop`: no event.
    SpinLoop,
    /// `null_mut` and `null`.
    Null,
    /// A module or a type whose parts are named through it.
    Scope,
}

/// The meaning of a path below `std`, such as `sync::atomic::fence`.
fn item(path: &str) -> Option<Item> {
    if let Some(name) = path.strip_prefix("sync::atomic::") {
        if let Some(order) = name.strip_prefix("Ordering::") {
            return order_named(order).map(Item::Order);
        }
        return match name {
            "AtomicBool" => Some(Item::Atomic(Ty::Bool)),
            "AtomicPtr" => Some(Item::AtomicPtr),
            "Ordering" => Some(Item::Scope),
            "fence" => Some(Item::Fence),
            "compiler_fence" => Some(Item::CompilerFence),
            "spin_loop_hint" => Some(Item::SpinLoop),
            _ => {
                let kind = IntKind::by_name(&name.strip_prefix("Atomic")?.to_lowercase())?;
                (name == kind.atomic_name()).then_some(Item::Atomic(Ty::Int(kind)))
            }
        };
    }
    match path {
        "" | "sync" | "sync::atomic" | "cell" | "hint" | "ptr" => Some(Item::Scope),
        "cell::UnsafeCell" => Some(Item::UnsafeCell),
        "hint::spin_loop" => Some(Item::SpinLoop),
        "ptr::null_mut" | "ptr::null" => Some(Item::Null),
        _ => None,
    }
}

fn order_named(name: &str) -> Option<Order> {
    Some(match name {
        "Relaxed" => Order::Relaxed,
        "Acquire" => Order::Acquire,
        "Release" => Order::Release,
        "AcqRel" => Order::AcqRel,
        "SeqCst" => Order::SeqCst,
        _ => return None,
    })
}

/// What `use` declarations brought in: paths below `std`.
#[derive(Debug, Default)]
pub(super) struct Names {
    single: BTreeMap<String, String>,
    globs: Vec<String>,
}

impl Names {
    /// Takes a `use` declaration in.
    pub(super) fn import(&mut self, item: &syn::ItemUse, diagnostics: &mut Vec<Diagnostic>) {
        self.tree(&item.tree, None, diagnostics);
    }

    fn tree(
        &mut self,
        tree: &syn::UseTree,
        prefix: Option<&str>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        match tree {
            syn::UseTree::Path(path) => {
                let name = path.ident.to_string();
                let prefix = match prefix {
                    Some(prefix) => join(prefix, &name),
                    None if name == "std" || name == "core" => String::new(),
                    None => match self.single.get(&name) {
                        Some(known) => known.clone(),
                        None => {
                            diagnostics.push(unknown(&path.ident, &name));
                            return;
                        }
                    },
                };
                self.tree(&path.tree, Some(&prefix), diagnostics);
            }
            syn::UseTree::Name(name) => self.leaf(prefix, &name.ident, &name.ident, diagnostics),
            syn::UseTree::Rename(rename) => {
                self.leaf(prefix, &rename.ident, &rename.rename, diagnostics);
            }
            syn::UseTree::Glob(glob) => match prefix {
                Some(prefix) if item(prefix) == Some(Item::Scope) => {
                    self.globs.push(prefix.to_owned());
                }
                _ => diagnostics.push(
                    Diagnostic::error(span(glob.span()), "a Rust test imports nothing of this")
                        .hint("`use std::sync::atomic::{AtomicU32, Ordering::*};` is enough for most tests"),
                ),
            },
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, prefix, diagnostics);
                }
            }
        }
    }

    fn leaf(
        &mut self,
        prefix: Option<&str>,
        ident: &syn::Ident,
        rename: &syn::Ident,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let name = ident.to_string();
        let path = match prefix {
            Some(prefix) if name == "self" => prefix.to_owned(),
            Some(prefix) => join(prefix, &name),
            None => String::from("?"),
        };
        if item(&path).is_none() {
            diagnostics.push(unknown(ident, &name));
            return;
        }
        let as_name = match rename.to_string() {
            renamed if renamed == "self" => path.rsplit("::").next().unwrap_or_default().to_owned(),
            renamed => renamed,
        };
        self.single.insert(as_name, path);
    }

    /// What a path means, if it is one of `std`.
    pub(super) fn resolve(&self, path: &syn::Path) -> Option<Item> {
        let mut segments = path.segments.iter().map(|segment| segment.ident.to_string());
        let first = segments.next()?;
        let rest: Vec<String> = segments.collect();
        let rest = rest.join("::");
        if path.leading_colon.is_some() || first == "std" || first == "core" {
            let is_std = first == "std" || first == "core";
            return if is_std { item(&rest) } else { None };
        }
        if let Some(known) = self.single.get(&first) {
            return item(&join(known, &rest));
        }
        let full = join(&first, &rest);
        self.globs.iter().find_map(|glob| item(&join(glob, &full)))
    }
}

fn join(prefix: &str, rest: &str) -> String {
    match (prefix, rest) {
        ("", rest) => rest.to_owned(),
        (prefix, "") => prefix.to_owned(),
        (prefix, rest) => format!("{prefix}::{rest}"),
    }
}

fn unknown(ident: &syn::Ident, name: &str) -> Diagnostic {
    Diagnostic::error(span(ident.span()), format!("a Rust test has no use for `{name}`"))
        .hint("from `std` come the atomics, `Ordering`, the fences, `UnsafeCell`, `spin_loop` and `null_mut`")
}
