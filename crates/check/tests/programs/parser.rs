//! Statements and expressions of the notation.
//!
//! Loops and `let` are Rust's; operators bind as in C.

use interlocked_check::Order;

use crate::ast::{Access, Binary, Expr, Place, Range, Stmt, Unary, Update};
use crate::token::{Kind, Token, tokens};

pub(crate) type Result<T> = core::result::Result<T, String>;

pub(crate) struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

/// Binary operators, those that bind least first.
const LEVELS: &[&[(&str, Binary)]] = &[
    &[("|", Binary::Or)],
    &[("^", Binary::Xor)],
    &[("&", Binary::And)],
    &[("==", Binary::Eq), ("!=", Binary::Ne)],
    &[("<=", Binary::Le), (">=", Binary::Ge), ("<", Binary::Lt), (">", Binary::Gt)],
    &[("<<", Binary::Shl), (">>", Binary::Shr)],
    &[("+", Binary::Add), ("-", Binary::Sub)],
    &[("*", Binary::Mul), ("/", Binary::Div), ("%", Binary::Rem)],
];

impl Parser {
    pub(crate) fn new(text: &str, line: usize) -> Result<Self> {
        Ok(Self { tokens: tokens(text, line)?, at: 0 })
    }

    fn peek(&self) -> &Kind {
        &self.tokens[self.at].kind
    }

    pub(crate) fn error<T>(&self, wanted: &str) -> Result<T> {
        let token = &self.tokens[self.at];
        Err(format!("line {}: {wanted} is expected, not {:?}", token.line, token.kind))
    }

    pub(crate) fn is_end(&self) -> bool {
        *self.peek() == Kind::End
    }

    /// Takes a sign, if it is next.
    pub(crate) fn takes(&mut self, sign: &str) -> bool {
        let is_next = matches!(self.peek(), Kind::Sign(next) if *next == sign);
        self.at += usize::from(is_next);
        is_next
    }

    pub(crate) fn expect(&mut self, sign: &str) -> Result<()> {
        if self.takes(sign) { Ok(()) } else { self.error(&format!("`{sign}`")) }
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let is_next = matches!(self.peek(), Kind::Name(next) if next == word);
        self.at += usize::from(is_next);
        is_next
    }

    pub(crate) fn name(&mut self) -> Result<String> {
        let Kind::Name(name) = self.peek() else { return self.error("a name") };
        let name = name.clone();
        self.at += 1;
        Ok(name)
    }

    /// `(a, b)`.
    pub(crate) fn names(&mut self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        self.expect("(")?;
        while !self.takes(")") {
            names.push(self.name()?);
            if !self.takes(",") {
                self.expect(")")?;
                break;
            }
        }
        Ok(names)
    }

    /// `i in a..b`.
    pub(crate) fn range(&mut self) -> Result<Range> {
        let variable = self.name()?;
        if !self.takes_word("in") {
            return self.error("`in`");
        }
        let from = self.expr()?;
        self.expect("..")?;
        Ok(Range { variable, from, to: self.expr()? })
    }

    /// All statements to the end.
    pub(crate) fn body(&mut self) -> Result<Vec<Stmt>> {
        let mut body = Vec::new();
        self.statements(&mut body)?;
        if self.is_end() { Ok(body) } else { self.error("a statement") }
    }

    fn statements(&mut self, body: &mut Vec<Stmt>) -> Result<()> {
        loop {
            while self.takes(";") {}
            if self.is_end() || matches!(self.peek(), Kind::Sign("}")) {
                return Ok(());
            }
            let statement = self.statement()?;
            let is_block =
                matches!(statement, Stmt::If(..) | Stmt::While(..) | Stmt::Loop(_) | Stmt::For(..));
            body.push(statement);
            let ends = self.is_end() || matches!(self.peek(), Kind::Sign("}" | ";"));
            if !is_block && !ends {
                return self.error("`;`");
            }
        }
    }

    /// `{ … }`, or one statement.
    fn block(&mut self) -> Result<Vec<Stmt>> {
        if !self.takes("{") {
            return Ok(vec![self.statement()?]);
        }
        let mut body = Vec::new();
        self.statements(&mut body)?;
        self.expect("}")?;
        Ok(body)
    }

    fn statement(&mut self) -> Result<Stmt> {
        let Kind::Name(word) = self.peek().clone() else { return Ok(Stmt::Expr(self.expr()?)) };
        let start = self.at;
        self.at += 1;
        Ok(match word.as_str() {
            "let" => {
                let name = self.name()?;
                let value = if self.takes("=") { Some(self.expr()?) } else { None };
                Stmt::Let(name, value)
            }
            "if" => {
                let condition = self.expr()?;
                let then = self.block()?;
                let or = if self.takes_word("else") { self.block()? } else { Vec::new() };
                Stmt::If(condition, then, or)
            }
            "while" => Stmt::While(self.expr()?, self.block()?),
            "loop" => Stmt::Loop(self.block()?),
            "for" => Stmt::For(self.range()?, self.block()?),
            "break" => Stmt::Break,
            "continue" => Stmt::Continue,
            "return" => {
                let ends = self.is_end() || matches!(self.peek(), Kind::Sign("}" | ";"));
                Stmt::Return(if ends { None } else { Some(self.expr()?) })
            }
            "spawn" => Stmt::Spawn,
            "join" => Stmt::Join,
            "assume" => Stmt::Assume(self.in_parentheses()?),
            "await" => Stmt::Await(self.in_parentheses()?),
            "blk" => Stmt::Blk(self.in_parentheses()?),
            "assert" => Stmt::Assert(self.in_parentheses()?),
            "dealloc" => Stmt::Dealloc(self.in_parentheses()?),
            "lock" | "unlock" => {
                self.expect("(")?;
                let name = self.name()?;
                let place = Place::Cell(name, self.index()?);
                self.expect(")")?;
                if word == "lock" { Stmt::Lock(place) } else { Stmt::Unlock(place) }
            }
            "fence" => {
                self.expect("(")?;
                let order = self.order()?;
                self.expect(")")?;
                Stmt::Fence(order)
            }
            _ => {
                self.at = start;
                Stmt::Expr(self.expr()?)
            }
        })
    }

    fn in_parentheses(&mut self) -> Result<Expr> {
        self.expect("(")?;
        let value = self.expr()?;
        self.expect(")")?;
        Ok(value)
    }

    pub(crate) fn expr(&mut self) -> Result<Expr> {
        if let (Kind::Name(name), Some(next)) = (self.peek(), self.tokens.get(self.at + 1))
            && next.kind == Kind::Sign("=")
        {
            let name = name.clone();
            self.at += 2;
            return Ok(Expr::Assign(name, Box::new(self.expr()?)));
        }
        let mut left = self.conjunction()?;
        while self.takes("||") {
            left = Expr::Or(Box::new([left, self.conjunction()?]));
        }
        Ok(left)
    }

    fn conjunction(&mut self) -> Result<Expr> {
        let mut left = self.binary(0)?;
        while self.takes("&&") {
            left = Expr::And(Box::new([left, self.binary(0)?]));
        }
        Ok(left)
    }

    fn binary(&mut self, level: usize) -> Result<Expr> {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        let mut left = self.binary(level + 1)?;
        while let Some(&(_, op)) = operators.iter().find(|(sign, _)| self.takes(sign)) {
            left = Expr::Binary(op, Box::new([left, self.binary(level + 1)?]));
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expr> {
        let operators = [("!", Unary::Not), ("-", Unary::Minus), ("~", Unary::Complement)];
        match operators.iter().find(|(sign, _)| self.takes(sign)) {
            Some(&(_, op)) => Ok(Expr::Unary(op, Box::new(self.unary()?))),
            None => self.primary(),
        }
    }

    fn primary(&mut self) -> Result<Expr> {
        if let Kind::Number(value) = *self.peek() {
            self.at += 1;
            return Ok(Expr::Number(value));
        }
        if matches!(self.peek(), Kind::Sign("(")) {
            return self.in_parentheses();
        }
        let name = self.name()?;
        if matches!(self.peek(), Kind::Sign("(")) {
            let arguments = self.arguments()?;
            return match (name.as_str(), arguments.len()) {
                ("alloc", 0) => Ok(Expr::Alloc),
                ("at" | "aat", 1) => {
                    let pointer = arguments.into_iter().next().map(Box::new);
                    let Some(pointer) = pointer else { return self.error("a pointer") };
                    self.access(Place::Heap(pointer))
                }
                _ => Ok(Expr::Call(name, arguments)),
            };
        }
        let index = self.index()?;
        if index.is_some() || matches!(self.peek(), Kind::Sign(".")) {
            return self.access(Place::Cell(name, index));
        }
        Ok(Expr::Name(name))
    }

    fn arguments(&mut self) -> Result<Vec<Expr>> {
        let mut arguments = Vec::new();
        self.expect("(")?;
        while !self.takes(")") {
            arguments.push(self.expr()?);
            if !self.takes(",") {
                self.expect(")")?;
                break;
            }
        }
        Ok(arguments)
    }

    fn index(&mut self) -> Result<Option<Box<Expr>>> {
        if !self.takes("[") {
            return Ok(None);
        }
        let index = self.expr()?;
        self.expect("]")?;
        Ok(Some(Box::new(index)))
    }

    fn access(&mut self, place: Place) -> Result<Expr> {
        self.expect(".")?;
        let name = self.name()?;
        self.expect("(")?;
        let access = match name.as_str() {
            "load" => Access::Load(self.order()?),
            "na_load" => Access::Load(Order::Plain),
            "store" => Access::Store(self.value()?, self.order()?),
            "na_store" => Access::Store(Box::new(self.expr()?), Order::Plain),
            "swap" => Access::Update(Update::Swap, self.value()?, self.order()?),
            "faa" => Access::Update(Update::Add, self.value()?, self.order()?),
            "fsub" => Access::Update(Update::Sub, self.value()?, self.order()?),
            "cas" => {
                let (expected, new) = (self.value()?, self.value()?);
                let success = self.order()?;
                self.expect(",")?;
                Access::Exchange { expected, new, success, failure: self.order()? }
            }
            _ => return self.error(&format!("an access and not `{name}`")),
        };
        self.expect(")")?;
        Ok(Expr::Access(place, access))
    }

    /// An argument with the comma after it.
    fn value(&mut self) -> Result<Box<Expr>> {
        let value = self.expr()?;
        self.expect(",")?;
        Ok(Box::new(value))
    }

    fn order(&mut self) -> Result<Order> {
        let name = self.name()?;
        Ok(match name.as_str() {
            "Rlx" => Order::Relaxed,
            "Acq" => Order::Acquire,
            "Rel" => Order::Release,
            "AR" => Order::AcqRel,
            "SC" => Order::SeqCst,
            _ => return self.error(&format!("an ordering and not `{name}`")),
        })
    }
}
