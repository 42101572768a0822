//! The initial state of a `.litmus` test, as written.

use core::fmt;

use interlocked_exec::Width;

use crate::Place;

/// One entry of the initial state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub target: Target,
    /// Its declared type, if any.
    pub ty: Option<DeclaredType>,
    /// Its value; zero if there is none.
    pub value: Option<InitialValue>,
    /// Where it stands.
    pub place: Place,
}

/// What an entry gives a value to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A register of a thread.
    Register {
        /// The thread's index.
        thread: usize,
        /// Its name.
        name: String,
    },
    /// A location.
    Location(String),
    /// An array of a length.
    Array(String, u32),
}

/// A value in the initial state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InitialValue {
    /// A number.
    Int(i128),
    /// The address of a location, or of an element of an array.
    Address {
        /// The location.
        name: String,
        /// The element's index.
        element: u32,
    },
    /// The elements of an array.
    List(Vec<Self>),
}

/// A type as C names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredType {
    /// The name of the type or of what it points to.
    pub base: BaseType,
    /// Whether it is a pointer to the named type.
    pub pointer: bool,
}

/// A named type, an index into the table of types.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BaseType(u8);

/// What a name of a type means.
struct TypeRow {
    name: &'static str,
    /// Its size where pointers have 64 bits.
    width: Width,
    signed: bool,
    atomic: bool,
    bool: bool,
}

const fn row(name: &'static str, width: Width, signed: bool) -> TypeRow {
    TypeRow { name, width, signed, atomic: false, bool: false }
}

const fn atomic(name: &'static str, width: Width, signed: bool) -> TypeRow {
    TypeRow { name, width, signed, atomic: true, bool: false }
}

/// Every type that has a name of one word (C11 §7.17.6, §7.20.1; the sizes are those of System V
/// on 64-bit machines).
#[rustfmt::skip]
const TYPES: &[TypeRow] = &[
    row("char", Width::B8, true),
    row("short", Width::B16, true),
    row("int", Width::B32, true),
    row("unsigned", Width::B32, false),
    row("long", Width::B64, true),
    row("int8_t", Width::B8, true),
    row("uint8_t", Width::B8, false),
    row("int16_t", Width::B16, true),
    row("uint16_t", Width::B16, false),
    row("int32_t", Width::B32, true),
    row("uint32_t", Width::B32, false),
    row("int64_t", Width::B64, true),
    row("uint64_t", Width::B64, false),
    row("int128_t", Width::B128, true),
    row("uint128_t", Width::B128, false),
    row("size_t", Width::B64, false),
    row("intptr_t", Width::B64, true),
    row("uintptr_t", Width::B64, false),
    TypeRow { name: "bool", width: Width::B8, signed: false, atomic: false, bool: true },
    TypeRow { name: "_Bool", width: Width::B8, signed: false, atomic: false, bool: true },
    TypeRow { name: "atomic_bool", width: Width::B8, signed: false, atomic: true, bool: true },
    atomic("atomic_char", Width::B8, true),
    atomic("atomic_schar", Width::B8, true),
    atomic("atomic_uchar", Width::B8, false),
    atomic("atomic_short", Width::B16, true),
    atomic("atomic_ushort", Width::B16, false),
    atomic("atomic_int", Width::B32, true),
    atomic("atomic_uint", Width::B32, false),
    atomic("atomic_long", Width::B64, true),
    atomic("atomic_ulong", Width::B64, false),
    atomic("atomic_llong", Width::B64, true),
    atomic("atomic_ullong", Width::B64, false),
    atomic("atomic_int8_t", Width::B8, true),
    atomic("atomic_uint8_t", Width::B8, false),
    atomic("atomic_int16_t", Width::B16, true),
    atomic("atomic_uint16_t", Width::B16, false),
    atomic("atomic_int32_t", Width::B32, true),
    atomic("atomic_uint32_t", Width::B32, false),
    atomic("atomic_int64_t", Width::B64, true),
    atomic("atomic_uint64_t", Width::B64, false),
    atomic("atomic_size_t", Width::B64, false),
    atomic("atomic_intptr_t", Width::B64, true),
    atomic("atomic_uintptr_t", Width::B64, false),
];

impl BaseType {
    /// C's `int`.
    pub const INT: Self = Self(2);

    /// The type of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        TYPES.iter().position(|row| row.name == name).map(|index| Self(index as u8))
    }

    fn row(self) -> &'static TypeRow {
        &TYPES[usize::from(self.0)]
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Its size on a machine with 64-bit pointers.
    #[must_use]
    pub fn width(self) -> Width {
        self.row().width
    }

    /// Whether it has negative values.
    #[must_use]
    pub fn signed(self) -> bool {
        self.row().signed
    }

    /// Whether it is one of C's atomic types.
    #[must_use]
    pub fn atomic(self) -> bool {
        self.row().atomic
    }

    /// Whether it is a truth value.
    #[must_use]
    pub fn bool(self) -> bool {
        self.row().bool
    }
}

impl DeclaredType {
    /// The size of a value on a machine with 64-bit pointers.
    #[must_use]
    pub fn width(self) -> Width {
        if self.pointer { Width::B64 } else { self.base.width() }
    }

    /// Whether values print as signed numbers.
    #[must_use]
    pub fn signed(self) -> bool {
        !self.pointer && self.base.signed()
    }
}

impl fmt::Debug for BaseType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ty) = self.ty {
            write!(f, "{}{} ", ty.base.name(), if ty.pointer { "*" } else { "" })?;
        }
        match &self.target {
            Target::Register { thread, name } => write!(f, "{thread}:{name}")?,
            Target::Location(name) => f.write_str(name)?,
            Target::Array(name, length) => write!(f, "{name}[{length}]")?,
        }
        match &self.value {
            Some(value) => write!(f, "={value};"),
            None => f.write_str(";"),
        }
    }
}

impl fmt::Display for InitialValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => write!(f, "{value}"),
            Self::Address { name, element: 0 } => f.write_str(name),
            Self::Address { name, element } => write!(f, "{name}[{element}]"),
            Self::List(values) => {
                f.write_str("{")?;
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}
