//! A program as it is written.

use interlocked_check::Order;

/// A program.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) cells: Vec<Cells>,
    pub(crate) threads: Vec<Thread>,
    pub(crate) functions: Vec<Function>,
    /// What the first thread does, if it is not only to start the others.
    pub(crate) main: Option<Vec<Stmt>>,
    pub(crate) counts: Vec<Counts>,
    /// The bug that it has.
    pub(crate) bug: Option<String>,
    /// Whether it is a bug if all threads wait for ever.
    pub(crate) must_go_on: bool,
}

/// A cell of memory, or an array of them.
#[derive(Debug)]
pub(crate) struct Cells {
    pub(crate) name: String,
    /// Whether they are not for atomic accesses.
    pub(crate) is_plain: bool,
    /// How many; one that is not an array has none.
    pub(crate) length: Option<Expr>,
    pub(crate) initial: Option<Expr>,
}

/// A thread, or one for each number of a range.
#[derive(Debug)]
pub(crate) struct Thread {
    pub(crate) range: Option<Range>,
    pub(crate) body: Vec<Stmt>,
}

/// A variable and the numbers that it takes, the last left out.
#[derive(Clone, Debug)]
pub(crate) struct Range {
    pub(crate) variable: String,
    pub(crate) from: Expr,
    pub(crate) to: Expr,
}

#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) arguments: Vec<String>,
    pub(crate) body: Vec<Stmt>,
}

/// What is expected when loops are taken in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counts {
    /// `None`: of a tool's own way to look at a program, which is nobody's target.
    pub(crate) form: Option<Form>,
    pub(crate) rows: Vec<Row>,
}

/// How loops are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Form {
    /// Whether `await` gives the execution up if its condition does not hold at once.
    pub(crate) assume: bool,
    /// Whether `blk` gives the execution up.
    pub(crate) blk: bool,
    /// The most rounds of a loop.
    pub(crate) unroll: Option<u32>,
    /// Whether threads that do the same are taken as that.
    pub(crate) symmetric: bool,
}

impl Form {
    /// Whether a thread that waits may be cut off: how often it goes round before depends on what a
    /// compiler makes of its loop.
    pub(crate) const fn is_cut_off(&self) -> bool {
        self.unroll.is_some() && !self.assume
    }
}

/// The number of complete executions for some values of the parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) parameters: Vec<(String, i64)>,
    pub(crate) complete: u64,
}

#[derive(Clone, Debug)]
pub(crate) enum Stmt {
    Let(String, Option<Expr>),
    Expr(Expr),
    If(Expr, Vec<Stmt>, Vec<Stmt>),
    While(Expr, Vec<Stmt>),
    Loop(Vec<Stmt>),
    For(Range, Vec<Stmt>),
    Break,
    Continue,
    Return(Option<Expr>),
    Assume(Expr),
    Await(Expr),
    Blk(Expr),
    Assert(Expr),
    Fence(Order),
    Lock(Place),
    Unlock(Place),
    Dealloc(Expr),
    Spawn,
    Join,
}

#[derive(Clone, Debug)]
pub(crate) enum Expr {
    Number(i64),
    Name(String),
    /// `!` and `-` and `~`.
    Unary(Unary, Box<Self>),
    Binary(Binary, Box<[Self; 2]>),
    And(Box<[Self; 2]>),
    Or(Box<[Self; 2]>),
    Assign(String, Box<Self>),
    Call(String, Vec<Self>),
    Alloc,
    Access(Place, Access),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unary {
    /// 1 for 0, and 0 for all else.
    Not,
    Minus,
    Complement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binary {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Shl,
    Shr,
    And,
    Or,
    Xor,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Where an access is made.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    Cell(String, Option<Box<Expr>>),
    /// Memory that was allocated.
    Heap(Box<Expr>),
}

#[derive(Clone, Debug)]
pub(crate) enum Access {
    Load(Order),
    Store(Box<Expr>, Order),
    Update(Update, Box<Expr>, Order),
    Exchange { expected: Box<Expr>, new: Box<Expr>, success: Order, failure: Order },
}

/// What a read-modify-write writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Update {
    Swap,
    Add,
    Sub,
}
