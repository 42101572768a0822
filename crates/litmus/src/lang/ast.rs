//! The syntax tree that C and Rust parse into.
//!
//! It is small on purpose: front ends resolve names, insert every conversion as a
//! [`ExprKind::Cast`] and desugar. In particular there is one loop ([`StatementKind::Loop`]), and
//! `match` is a chain of `if`.
//!
//! Values are integers of a type, and wrap at it: signed overflow is not undefined and does not
//! panic. The operands of an expression are evaluated from left to right, which C leaves open.

use interlocked_exec::Width;

use crate::Place;

/// How deep statements and expressions may nest: front ends refuse more, so that no walk over the
/// tree can overflow the stack.
pub const MAX_DEPTH: usize = 100;

/// An index into [`Unit::globals`]; the location in the lowered program has the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlobalId(pub u16);

/// An index into [`Function::locals`]; the register in the lowered thread has the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalId(pub u16);

/// A program: shared variables and threads.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Unit {
    /// The shared variables.
    pub globals: Vec<Global>,
    /// One function a thread.
    pub threads: Vec<Function>,
}

impl Unit {
    /// The shared variable of that name.
    #[must_use]
    pub fn global(&self, name: &str) -> Option<GlobalId> {
        let index = self.globals.iter().position(|global| global.name == name)?;
        Some(GlobalId(index as u16))
    }
}

/// An integer type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IntType {
    /// Its size, at most 64 bits.
    pub width: Width,
    /// Whether it has negative values.
    pub signed: bool,
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// An integer.
    Int(IntType),
    /// A truth value, 0 or 1, a byte in memory.
    Bool,
    /// The address of a shared variable, 64 bits in memory.
    Pointer,
}

impl Type {
    /// C's `int` and Rust's `i32`.
    pub const I32: Self = Self::Int(IntType { width: Width::B32, signed: true });

    /// The size of a value in memory and in a register.
    #[must_use]
    pub const fn width(self) -> Width {
        match self {
            Self::Int(int) => int.width,
            Self::Bool => Width::B8,
            Self::Pointer => Width::B64,
        }
    }

    /// Whether values print and compare as signed numbers.
    #[must_use]
    pub const fn signed(self) -> bool {
        matches!(self, Self::Int(IntType { signed: true, .. }))
    }
}

/// The start value of a shared variable or of an element of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitialValue {
    /// An integer, cut to the variable's type.
    Int(u128),
    /// The address of a shared variable, plus bytes.
    Address(GlobalId, i64),
}

/// A shared variable or array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Global {
    /// Its name.
    pub name: String,
    /// The type of its value or of an element.
    pub ty: Type,
    /// Whether it was declared atomic. Accesses say for themselves whether they are.
    pub atomic: bool,
    /// Whether it is an array; then `init` has one value for each element.
    pub array: bool,
    /// The start values; one if it is no array.
    pub init: Vec<InitialValue>,
    /// The declaration.
    pub place: Place,
}

/// A local variable. Its value at the start is zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// The name by which conditions know it; empty for a hidden temporary. Where several share a
    /// name, it means the last.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// The declaration.
    pub place: Place,
}

/// A thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name as outcomes print it: `0` for C's `P0`, the function's name in Rust.
    pub name: String,
    /// The names of the parameters, each the address of the shared variable of that name.
    pub parameters: Vec<GlobalId>,
    /// The local variables, hidden ones included.
    pub locals: Vec<Local>,
    /// The local that `return` writes, if the function returns a value.
    pub result: Option<LocalId>,
    /// What it does.
    pub body: Vec<Statement>,
    /// The whole function.
    pub place: Place,
}

impl Function {
    /// The local variable of that name; the last if there are several.
    #[must_use]
    pub fn local(&self, name: &str) -> Option<LocalId> {
        let index = self.locals.iter().rposition(|l| !name.is_empty() && l.name == name)?;
        Some(LocalId(index as u16))
    }
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it does.
    pub kind: StatementKind,
    /// Where it stands; of a compound one, only the head (`if (r0)`), which is what people see.
    pub place: Place,
}

/// What a statement does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// A local variable gets a value of its type, at its declaration or later.
    Assign {
        /// The variable.
        local: LocalId,
        /// Its value.
        value: Expr,
    },
    /// A non-atomic store of a value of its type.
    Store {
        /// The address.
        address: Expr,
        /// The value.
        value: Expr,
    },
    /// A fence between threads.
    Fence(Order),
    /// A fence for the compiler alone: no event.
    CompilerFence(Order),
    /// Two ways.
    If {
        /// A [`Type::Bool`].
        condition: Expr,
        /// What runs if it is true.
        then: Vec<Statement>,
        /// What runs if it is false.
        otherwise: Vec<Statement>,
    },
    /// `body; next;` for ever. `continue` jumps to `next`, `break` behind the loop.
    ///
    /// `while (c) b` is `Loop { body: [if (!c) break; b], next: [] }`, `do b while (c)` is
    /// `Loop { body: [b], next: [if (!c) break] }`, and `for` has its step in `next`.
    Loop {
        /// What is repeated.
        body: Vec<Statement>,
        /// What runs between one round and the next, without `break` or `continue` to this loop
        /// other than as shown above.
        next: Vec<Statement>,
    },
    /// Leaves a loop: the innermost is 0.
    Break(u32),
    /// Starts the next round of a loop: the innermost is 0.
    Continue(u32),
    /// Ends the thread; the value goes to [`Function::result`].
    Return(Option<Expr>),
    /// Evaluates an expression for its effect.
    Expr(Expr),
}

/// A memory ordering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// `memory_order_relaxed`, `Relaxed`.
    Relaxed,
    /// `memory_order_consume`.
    Consume,
    /// `memory_order_acquire`, `Acquire`.
    Acquire,
    /// `memory_order_release`, `Release`.
    Release,
    /// `memory_order_acq_rel`, `AcqRel`.
    AcqRel,
    /// `memory_order_seq_cst`, `SeqCst`.
    SeqCst,
}

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// What it computes.
    pub kind: ExprKind,
    /// The type of its value.
    pub ty: Type,
    /// Where it stands.
    pub place: Place,
}

impl Expr {
    /// Whether evaluating it makes no event and assigns nothing.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        match &self.kind {
            ExprKind::Int(_) | ExprKind::Local(_) | ExprKind::Address(_) => true,
            ExprKind::Offset { base, index, .. } => base.is_quiet() && index.is_quiet(),
            ExprKind::Unary(_, operand) | ExprKind::Cast(operand) => operand.is_quiet(),
            ExprKind::Binary(_, left, right)
            | ExprKind::And(left, right)
            | ExprKind::Or(left, right) => left.is_quiet() && right.is_quiet(),
            ExprKind::Conditional(condition, then, otherwise) => {
                condition.is_quiet() && then.is_quiet() && otherwise.is_quiet()
            }
            ExprKind::Load { .. } | ExprKind::Atomic { .. } => false,
        }
    }
}

/// What an expression computes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExprKind {
    /// A constant, cut to the type.
    Int(u128),
    /// A local variable.
    Local(LocalId),
    /// The address of a shared variable (of its first element).
    Address(GlobalId),
    /// `base + index * scale` bytes: an array's element.
    Offset {
        /// A pointer.
        base: Box<Expr>,
        /// An integer; signed if its type is.
        index: Box<Expr>,
        /// The size of an element in bytes.
        scale: u32,
    },
    /// One operand, of the expression's type.
    Unary(UnaryOp, Box<Expr>),
    /// Two operands of one type; a shift's distance may have another.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `left && right`: the right is evaluated only if the left is true. All are [`Type::Bool`].
    And(Box<Expr>, Box<Expr>),
    /// `left || right`: the right is evaluated only if the left is false.
    Or(Box<Expr>, Box<Expr>),
    /// `if condition { then } else { otherwise }`; one of the two is evaluated.
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    /// The operand converted to the expression's type.
    Cast(Box<Expr>),
    /// A non-atomic load of a value of the expression's type.
    Load {
        /// The address.
        address: Box<Expr>,
    },
    /// An atomic operation.
    Atomic {
        /// The address.
        address: Box<Expr>,
        /// What it does.
        op: Box<AtomicOp>,
    },
}

/// An operation on one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// Negation.
    Neg,
    /// Bitwise complement of an integer, negation of a truth value.
    Not,
}

/// An operation on two operands; signed if their type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`; the divisor is a constant other than zero.
    Div,
    /// `%`; the divisor is a constant other than zero.
    Rem,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `<<`; the distance is taken modulo the width.
    Shl,
    /// `>>`, arithmetic on a signed type; the distance is taken modulo the width.
    Shr,
    /// `==`, a [`Type::Bool`].
    Eq,
    /// `!=`, a [`Type::Bool`].
    Ne,
    /// `<`, a [`Type::Bool`].
    Lt,
    /// `<=`, a [`Type::Bool`].
    Le,
    /// `>`, a [`Type::Bool`].
    Gt,
    /// `>=`, a [`Type::Bool`].
    Ge,
}

/// What a read-modify-write makes of the old value and its operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RmwOp {
    /// The operand.
    Exchange,
    /// The sum.
    Add,
    /// The difference.
    Sub,
    /// Bitwise and.
    And,
    /// Bitwise or.
    Or,
    /// Bitwise exclusive or.
    Xor,
    /// The complement of bitwise and.
    Nand,
    /// The greater, by the type's signedness.
    Max,
    /// The lesser, by the type's signedness.
    Min,
}

/// An atomic operation at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtomicOp {
    /// Gives the value.
    Load {
        /// Its ordering.
        order: Order,
    },
    /// Gives nothing of use; the expression's type is that of the value stored.
    Store {
        /// The value.
        value: Expr,
        /// Its ordering.
        order: Order,
    },
    /// Gives the old value.
    Rmw {
        /// What becomes of it.
        op: RmwOp,
        /// The operand, of the expression's type.
        operand: Expr,
        /// Its ordering.
        order: Order,
    },
    /// Gives whether it succeeded, a [`Type::Bool`].
    CompareExchange(CompareExchange),
}

/// A compare-exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareExchange {
    /// The value compared with, evaluated first.
    pub expected: Expr,
    /// The value stored on success, of the type of `expected`.
    pub desired: Expr,
    /// Whether it may fail although the values are equal.
    pub weak: bool,
    /// The ordering of the read and the write on success.
    pub success: Order,
    /// The ordering of the read on failure.
    pub failure: Order,
    /// A local that gets the value read, on success and on failure.
    pub old: Option<LocalId>,
    /// What gets the value read on failure only: C's `*expected`.
    pub write_back: Option<WriteBack>,
}

/// Where a failed compare-exchange of C puts the value that it read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteBack {
    /// A local variable.
    Local(LocalId),
    /// A non-atomic store to shared memory.
    Memory(Expr),
}
