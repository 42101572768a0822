//! C's types, as far as tests need them.

use interlocked_exec::Width;

use super::lexer::Token;
use super::{INT, Parsed, Parser};
use crate::init::{BaseType, DeclaredType};
use crate::lang::{IntType, Type};

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CType {
    /// An integer.
    Int(IntType),
    /// `_Bool`.
    Bool,
    /// A pointer.
    Pointer(Box<Pointee>),
}

/// What a pointer points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pointee {
    pub(super) ty: CType,
    pub(super) atomic: bool,
}

impl CType {
    /// The type of values.
    pub(super) fn value_type(&self) -> Type {
        match self {
            Self::Int(int) => Type::Int(*int),
            Self::Bool => Type::Bool,
            Self::Pointer(_) => Type::Pointer,
        }
    }

    /// A type of the initial state.
    pub(super) fn declared(ty: DeclaredType) -> Self {
        let base = Self::base(ty.base);
        if ty.pointer {
            Self::Pointer(Box::new(Pointee { ty: base, atomic: ty.base.atomic() }))
        } else {
            base
        }
    }

    fn base(base: BaseType) -> Self {
        if base.bool() {
            Self::Bool
        } else {
            Self::Int(IntType { width: base.width(), signed: base.signed() })
        }
    }

    /// The type after integer promotion (§6.3.1.1); of a pointer, itself.
    pub(super) fn promoted(&self) -> Self {
        match self {
            Self::Int(int) if int.width < Width::B32 => Self::Int(INT),
            Self::Bool => Self::Int(INT),
            other => other.clone(),
        }
    }
}

/// The usual arithmetic conversions (§6.3.1.8) of two promoted integer types.
pub(super) fn common(a: IntType, b: IntType) -> IntType {
    let (narrow, wide) = if a.width < b.width { (a, b) } else { (b, a) };
    let signed = if narrow.width == wide.width {
        narrow.signed && wide.signed
    } else {
        // The wider type holds every value of the narrower, whose sign does not matter.
        wide.signed
    };
    IntType { width: wide.width, signed }
}

/// Whether a word cannot name a variable.
pub(super) fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "if" | "else"
            | "while"
            | "do"
            | "for"
            | "break"
            | "continue"
            | "return"
            | "switch"
            | "case"
            | "default"
            | "goto"
            | "sizeof"
            | "struct"
            | "union"
            | "enum"
            | "void"
            | "signed"
            | "float"
            | "double"
            | "static"
            | "register"
            | "extern"
            | "auto"
            | "typedef"
    ) || is_type_word(word)
}

/// Whether a type may start with the word.
pub(super) fn is_type_word(word: &str) -> bool {
    matches!(word, "volatile" | "const" | "_Atomic" | "unsigned" | "signed")
        || BaseType::by_name(word).is_some()
}

impl Parser<'_> {
    /// A type with its stars, if one starts here.
    pub(super) fn type_name(&mut self) -> Parsed<Option<CType>> {
        let Token::Word(word) = self.cursor.token else { return Ok(None) };
        if !is_type_word(word) {
            return Ok(None);
        }
        let (mut ty, mut atomic) = self.base_type()?;
        while self.eat("*") {
            ty = CType::Pointer(Box::new(Pointee { ty, atomic }));
            atomic = false;
            while let Token::Word("volatile" | "const" | "restrict") = self.cursor.token {
                self.bump();
            }
        }
        Ok(Some(ty))
    }

    /// A type without stars, and whether it is atomic.
    fn base_type(&mut self) -> Parsed<(CType, bool)> {
        let start = self.cursor.span.start;
        let mut words = Words::default();
        loop {
            match self.cursor.token {
                Token::Word(word) if words.take(word) => self.bump(),
                Token::Symbol("(") if words.atomic && words.is_bare() => {
                    self.bump();
                    let (ty, _) = self.base_type()?;
                    self.expect(")")?;
                    return Ok((ty, true));
                }
                _ => break,
            }
        }
        match words.base() {
            Some(base) if base.width() <= Width::B64 => {
                Ok((CType::base(base), words.atomic || base.atomic()))
            }
            _ => {
                let hint = "known are `int`, `uint8_t` to `uint64_t`, `atomic_int` and their like";
                let place = self.place(start);
                self.refuse(&place, "this type is not supported", hint)
            }
        }
    }
}

/// The words of a type so far.
#[derive(Default)]
struct Words {
    atomic: bool,
    unsigned: bool,
    signed: bool,
    int: bool,
    short: bool,
    long: bool,
    other: Option<BaseType>,
}

impl Words {
    /// Whether nothing says which type it is.
    fn is_bare(&self) -> bool {
        self.other.is_none()
            && !(self.unsigned || self.signed || self.int || self.short || self.long)
    }

    /// Takes a word if it belongs to a type that starts like this.
    fn take(&mut self, word: &str) -> bool {
        match word {
            "volatile" | "const" => {}
            "_Atomic" => self.atomic = true,
            _ if self.other.is_some_and(|base| base.name() != "char") => return false,
            "unsigned" => self.unsigned = true,
            "signed" => self.signed = true,
            "int" => self.int = true,
            "short" => self.short = true,
            "long" => self.long = true,
            _ => match BaseType::by_name(word) {
                Some(base) if self.is_bare() || base.name() == "char" => self.other = Some(base),
                _ => return false,
            },
        }
        true
    }

    fn base(&self) -> Option<BaseType> {
        let name = match (self.other, self.short, self.long, self.unsigned) {
            (Some(base), _, _, true) if base.name() == "char" => "uint8_t",
            (Some(base), ..) => return Some(base),
            (None, true, _, true) => "uint16_t",
            (None, true, _, false) => "short",
            (None, _, true, true) => "uint64_t",
            (None, _, true, false) => "long",
            (None, _, _, true) => "unsigned",
            (None, ..) if self.int || self.signed => "int",
            (None, ..) => return None,
        };
        BaseType::by_name(name)
    }
}
