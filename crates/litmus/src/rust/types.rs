//! The types of Rust tests, and inference of the types of integer literals.

use interlocked_exec::Width;

use crate::lang::{IntType, Type};

/// An integer type of Rust. `usize` and `isize` have 64 bits, as on every architecture that tests
/// are compiled to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IntKind {
    U8,
    U16,
    U32,
    U64,
    Usize,
    I8,
    I16,
    I32,
    I64,
    Isize,
}

impl IntKind {
    const ALL: [(Self, &'static str, &'static str); 10] = [
        (Self::U8, "u8", "AtomicU8"),
        (Self::U16, "u16", "AtomicU16"),
        (Self::U32, "u32", "AtomicU32"),
        (Self::U64, "u64", "AtomicU64"),
        (Self::Usize, "usize", "AtomicUsize"),
        (Self::I8, "i8", "AtomicI8"),
        (Self::I16, "i16", "AtomicI16"),
        (Self::I32, "i32", "AtomicI32"),
        (Self::I64, "i64", "AtomicI64"),
        (Self::Isize, "isize", "AtomicIsize"),
    ];

    pub(super) fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, text, _)| *text == name).map(|&(kind, ..)| kind)
    }

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |&(_, name, _)| name)
    }

    pub(super) fn atomic_name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |&(.., name)| name)
    }

    pub(super) const fn int_type(self) -> IntType {
        let (width, signed) = match self {
            Self::U8 => (Width::B8, false),
            Self::U16 => (Width::B16, false),
            Self::U32 => (Width::B32, false),
            Self::U64 | Self::Usize => (Width::B64, false),
            Self::I8 => (Width::B8, true),
            Self::I16 => (Width::B16, true),
            Self::I32 => (Width::B32, true),
            Self::I64 | Self::Isize => (Width::B64, true),
        };
        IntType { width, signed }
    }

    /// Whether the number fits.
    pub(super) const fn holds(self, negative: bool, magnitude: u128) -> bool {
        let IntType { width, signed } = self.int_type();
        let max = if signed { width.mask() >> 1 } else { width.mask() };
        if negative { magnitude == 0 || (signed && magnitude <= max + 1) } else { magnitude <= max }
    }
}

/// A type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ty {
    Bool,
    Int(IntKind),
    /// The type of a literal, by its number in [`Inference`].
    Literal(usize),
    /// `*mut T` or `*const T`.
    Pointer(Box<Self>),
    /// An atomic, seen only behind a static or a pointer.
    Atomic(Box<Self>),
}

/// What is known of the types of literals.
///
/// A function is walked twice: the first walk finds out, the second starts with the answers, so
/// that every expression is built with its final type.
#[derive(Debug, Default)]
pub(super) struct Inference {
    /// A literal's type, or the literal that it is the same as, or nothing.
    known: Vec<Option<Ty>>,
    /// The next literal of this walk.
    next: usize,
}

impl Inference {
    /// The type of the next literal on the walk.
    pub(super) fn literal(&mut self) -> Ty {
        let index = self.next;
        self.next += 1;
        if index == self.known.len() {
            self.known.push(None);
        }
        self.resolve(&Ty::Literal(index))
    }

    /// Starts the second walk: literals that nothing speaks of are `i32`.
    pub(super) fn settle(&mut self) {
        for index in 0..self.known.len() {
            let settled = match self.resolve(&Ty::Literal(index)) {
                Ty::Literal(_) => Ty::Int(IntKind::I32),
                known => known,
            };
            self.known[index] = Some(settled);
        }
        self.next = 0;
    }

    /// The type with all that is known so far.
    pub(super) fn resolve(&self, ty: &Ty) -> Ty {
        let mut ty = ty.clone();
        while let Ty::Literal(index) = ty {
            match &self.known[index] {
                Some(known) => ty = known.clone(),
                None => break,
            }
        }
        ty
    }

    /// Makes two types the same, if they can be.
    pub(super) fn unify(&mut self, a: &Ty, b: &Ty) -> bool {
        match (self.resolve(a), self.resolve(b)) {
            (Ty::Literal(a), Ty::Literal(b)) => {
                if a != b {
                    self.known[a.max(b)] = Some(Ty::Literal(a.min(b)));
                }
                true
            }
            (Ty::Literal(index), ty @ Ty::Int(_)) | (ty @ Ty::Int(_), Ty::Literal(index)) => {
                self.known[index] = Some(ty);
                true
            }
            (Ty::Pointer(a), Ty::Pointer(b)) | (Ty::Atomic(a), Ty::Atomic(b)) => self.unify(&a, &b),
            (a, b) => a == b,
        }
    }

    /// The type as messages name it.
    pub(super) fn describe(&self, ty: &Ty) -> String {
        match self.resolve(ty) {
            Ty::Bool => "bool".to_owned(),
            Ty::Int(kind) => kind.name().to_owned(),
            Ty::Literal(_) => "an integer".to_owned(),
            Ty::Pointer(pointee) => format!("*mut {}", self.describe(&pointee)),
            Ty::Atomic(value) => match *value {
                Ty::Int(kind) => kind.atomic_name().to_owned(),
                Ty::Bool => "AtomicBool".to_owned(),
                other => format!("AtomicPtr<{}>", self.describe(&other)),
            },
        }
    }

    /// The type in the syntax tree; what is not known yet counts as `i32`.
    pub(super) fn lower(&self, ty: &Ty) -> Type {
        match self.resolve(ty) {
            Ty::Bool => Type::Bool,
            Ty::Int(kind) => Type::Int(kind.int_type()),
            Ty::Literal(_) => Type::I32,
            Ty::Pointer(_) => Type::Pointer,
            Ty::Atomic(value) => self.lower(&value),
        }
    }
}
