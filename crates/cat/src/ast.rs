//! The syntax tree of a cat file.
//!
//! The language is that of herd's `lib/modelParser.mly` (see Alglave, Cousot, Maranget, “Syntax and
//! semantics of the weak consistency model specification language cat”, 2016).

use std::sync::Arc;

use crate::location::Loc;
use crate::symbol::{Symbol, Symbols};

/// A cat file.
#[derive(Debug, Default)]
pub(crate) struct File {
    /// The model's name from the header, if it has one.
    pub(crate) name: Option<Symbol>,
    /// What it does, in order.
    pub(crate) body: Vec<Instruction>,
}

/// An instruction and its place.
#[derive(Debug)]
pub(crate) struct Instruction {
    pub(crate) kind: InstructionKind,
    pub(crate) loc: Loc,
}

#[derive(Debug)]
pub(crate) enum InstructionKind {
    /// `let … and …`, `let rec … and … when …`.
    Let(Bindings),
    /// A check, with its comment.
    Test(Test),
    /// `show e as n`; a name shown as itself has `e` a variable.
    Show(Vec<(Expr, Symbol)>),
    /// `unshow a, b`.
    Unshow(Vec<Symbol>),
    /// `include "f"`; the body is there once the file is read.
    Include { name: Symbol, body: Option<Arc<File>> },
    /// `procedure p(args) = … end`.
    Procedure(Arc<Procedure>),
    /// `call p(args) as n`.
    Call { procedure: Symbol, argument: Expr, name: Option<Symbol> },
    /// `forall x in S do … end`.
    ForAll { variable: Symbol, set: Expr, body: Vec<Instruction> },
    /// `with x from S`.
    WithFrom { variable: Symbol, set: Expr },
    /// `if "variant" … else … end`.
    If { condition: Condition, then: Vec<Instruction>, otherwise: Vec<Instruction> },
    /// `match e with 'tag -> … || _ -> … end`.
    Match { scrutinee: Expr, clauses: Vec<(Symbol, Vec<Instruction>)>, default: Vec<Instruction> },
    /// `enum T = 'a || 'b`.
    Enum { name: Symbol, tags: Vec<Symbol> },
    /// Bell's declarations (`instructions`, `default`) and `debug`: no effect on a candidate.
    Ignored,
}

/// A group of definitions.
#[derive(Debug)]
pub(crate) struct Bindings {
    pub(crate) recursive: bool,
    pub(crate) bindings: Vec<Binding>,
    /// `when`: a check on the fixpoint.
    pub(crate) when: Option<Test>,
}

/// `p = e`, with the comment right above it.
#[derive(Debug)]
pub(crate) struct Binding {
    pub(crate) pattern: Pattern,
    pub(crate) value: Expr,
    pub(crate) comment: Option<String>,
    pub(crate) loc: Loc,
}

/// What a definition or a parameter list binds; `_` binds nothing.
#[derive(Clone, Debug)]
pub(crate) enum Pattern {
    Name(Option<Symbol>),
    Tuple(Vec<Option<Symbol>>),
}

#[derive(Debug)]
pub(crate) struct Procedure {
    pub(crate) name: Symbol,
    pub(crate) parameters: Pattern,
    pub(crate) body: Vec<Instruction>,
    pub(crate) recursive: bool,
}

/// What a test asks of its relation or set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TestKind {
    Acyclic,
    Irreflexive,
    Empty,
}

/// What a test's answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TestRole {
    /// The candidate is forbidden if it fails.
    Require,
    /// `undefined_unless`: the flag is raised if it fails.
    UndefinedUnless,
    /// `flag`: the flag is raised if it holds.
    Flag,
    /// `assert`: the flag is raised if it fails.
    Assert,
}

#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) role: TestRole,
    pub(crate) negated: bool,
    pub(crate) kind: TestKind,
    pub(crate) expr: Expr,
    pub(crate) name: Option<Symbol>,
    pub(crate) comment: Option<String>,
    pub(crate) loc: Loc,
}

/// An expression and its place.
#[derive(Debug)]
pub(crate) struct Expr {
    pub(crate) kind: ExprKind,
    pub(crate) loc: Loc,
}

/// A function's parameters and body.
#[derive(Debug)]
pub(crate) struct Lambda {
    pub(crate) parameters: Pattern,
    pub(crate) body: Expr,
}

#[derive(Debug)]
pub(crate) enum ExprKind {
    /// `0`, `{}`.
    Empty,
    /// `_`.
    Universe,
    Name(Symbol),
    Tag(Symbol),
    /// `{a, b}`.
    SetOf(Vec<Expr>),
    Tuple(Vec<Expr>),
    /// `[S]`.
    Identity(Box<Expr>),
    /// `a | b | c`.
    Union(Vec<Expr>),
    /// `a & b & c`.
    Inter(Vec<Expr>),
    /// `a \ b \ c`, from the left.
    Diff(Vec<Expr>),
    /// `a ; b ; c`.
    Seq(Vec<Expr>),
    /// `a ++ b ++ S`: elements before a set.
    Add(Vec<Expr>),
    /// `S * T`.
    Cartesian(Box<Expr>, Box<Expr>),
    Postfix(Postfix, Box<Expr>),
    /// `~e`.
    Complement(Box<Expr>),
    Apply(Box<Expr>, Box<Expr>),
    Function(Arc<Lambda>),
    Let(Box<Bindings>, Box<Expr>),
    Try(Box<Expr>, Box<Expr>),
    If(Box<Condition>, Box<Expr>, Box<Expr>),
    /// `match e with 'tag -> … || _ -> … end`.
    MatchTag {
        scrutinee: Box<Expr>,
        clauses: Vec<(Symbol, Expr)>,
        default: Option<Box<Expr>>,
    },
    /// `match e with {} -> … || x ++ xs -> … end`.
    MatchSet {
        scrutinee: Box<Expr>,
        empty: Box<Expr>,
        pattern: SetPattern,
        body: Box<Expr>,
    },
    /// Something that did not parse and was reported.
    Error,
}

impl Expr {
    /// `generate_orders(S, r)` or `generate_cos r`: the set, if it is not all writes, and the
    /// relation that every order holds.
    pub(crate) fn as_orders(&self, symbols: &Symbols) -> Option<(Option<&Self>, &Self)> {
        let ExprKind::Apply(function, argument) = &self.kind else { return None };
        let ExprKind::Name(name) = function.kind else { return None };
        match (symbols.name(name), &argument.kind) {
            ("generate_cos", _) => Some((None, argument)),
            ("generate_orders", ExprKind::Tuple(items)) => match &items[..] {
                [set, order] => Some((Some(set), order)),
                _ => None,
            },
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Postfix {
    Star,
    Plus,
    Opt,
    Inverse,
}

/// How a non-empty set is taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SetPattern {
    /// `x ++ xs`: an element and the rest.
    Element(Option<Symbol>, Option<Symbol>),
    /// `pre | x ++ post`: the elements before, one, and those after.
    Around(Option<Symbol>, Option<Symbol>, Option<Symbol>),
}

#[derive(Debug)]
pub(crate) enum Condition {
    /// `"variant"`: none is ever on.
    Variant,
    Not(Box<Condition>),
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
    /// `a = b`.
    Equal(Expr, Expr),
    /// `a subset b`.
    Subset(Expr, Expr),
    /// `a in b`.
    In(Expr, Expr),
}
