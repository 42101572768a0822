//! Expressions. From loose to tight: `|`, `++`, `;`, `\`, `&`, `*` (product), `~`, postfix.

use std::sync::Arc;

use super::Parser;
use crate::ast::{Condition, Expr, ExprKind, Lambda, Pattern, Postfix, SetPattern};
use crate::lexer::{Keyword, Token};
use crate::location::Loc;
use crate::symbol::Symbol;

impl Parser<'_> {
    /// A whole expression: a tuple, or one that begins with a word.
    pub(super) fn expr(&mut self) -> Expr {
        let start = self.here();
        let first = self.base();
        if self.peek() != Token::Sign(",") {
            return first;
        }
        let mut items = vec![first];
        while self.eat(",") {
            items.push(self.base());
        }
        self.make(start, ExprKind::Tuple(items))
    }

    fn make(&self, start: Loc, kind: ExprKind) -> Expr {
        Expr { kind, loc: start.to(self.last()) }
    }

    /// An expression without a tuple's comma.
    pub(super) fn base(&mut self) -> Expr {
        match self.deeper(Self::union) {
            Some(expr) => expr,
            None => self.error_expr(),
        }
    }

    /// Operands of `next` between `sign`s, put together by `make` if there is more than one.
    fn chain(
        &mut self,
        sign: &'static str,
        next: fn(&mut Self) -> Expr,
        make: fn(Vec<Expr>) -> ExprKind,
    ) -> Expr {
        let start = self.here();
        let first = next(self);
        if self.peek() != Token::Sign(sign) {
            return first;
        }
        let mut items = vec![first];
        while self.eat(sign) {
            items.push(next(self));
        }
        self.make(start, make(items))
    }

    fn union(&mut self) -> Expr {
        self.chain("|", Self::add, ExprKind::Union)
    }

    fn add(&mut self) -> Expr {
        self.chain("++", Self::seq, ExprKind::Add)
    }

    fn seq(&mut self) -> Expr {
        self.chain(";", Self::diff, ExprKind::Seq)
    }

    fn diff(&mut self) -> Expr {
        self.chain("\\", Self::inter, ExprKind::Diff)
    }

    fn inter(&mut self) -> Expr {
        self.chain("&", Self::product, ExprKind::Inter)
    }

    fn product(&mut self) -> Expr {
        let start = self.here();
        let left = self.complement();
        if !self.eat("*") {
            return left;
        }
        let right = self.complement();
        let expr = self.make(start, ExprKind::Cartesian(Box::new(left), Box::new(right)));
        if self.peek() == Token::Sign("*") && !self.recovering {
            let loc = self.here();
            self.files.error(loc, "a product is of two sets").label = "a third factor".to_owned();
            self.recovering = true;
        }
        expr
    }

    fn complement(&mut self) -> Expr {
        let start = self.here();
        if !self.eat("~") {
            return self.postfix();
        }
        let inner = match self.deeper(Self::complement) {
            Some(expr) => expr,
            None => self.error_expr(),
        };
        self.make(start, ExprKind::Complement(Box::new(inner)))
    }

    fn postfix(&mut self) -> Expr {
        let start = self.here();
        let mut expr = self.apply();
        let mut depth = self.depth;
        loop {
            let operator = match self.peek() {
                Token::Sign("+") => Postfix::Plus,
                Token::Sign("?") => Postfix::Opt,
                Token::Sign("*") if !self.operand_follows(1) => Postfix::Star,
                Token::Sign("^") => {
                    self.advance();
                    if self.peek() != Token::Sign("-1") {
                        self.unexpected("`-1`");
                        return expr;
                    }
                    Postfix::Inverse
                }
                _ => return expr,
            };
            self.advance();
            depth += 1;
            if depth > super::MAX_DEPTH {
                self.unexpected("fewer operators after one expression");
                return expr;
            }
            expr = self.make(start, ExprKind::Postfix(operator, Box::new(expr)));
        }
    }

    /// Whether the token `ahead` begins an operand: then a `*` before it is a product.
    fn operand_follows(&self, ahead: usize) -> bool {
        match self.peek_at(ahead) {
            Token::Name(_) | Token::Tag(_) => true,
            Token::Keyword(keyword) => keyword == Keyword::Begin,
            Token::Sign("~") => !matches!(
                self.peek_at(ahead + 1),
                Token::Keyword(Keyword::Acyclic | Keyword::Irreflexive | Keyword::Empty)
            ),
            Token::Sign(sign) => matches!(sign, "0" | "{" | "_" | "(" | "["),
            Token::Text(_) | Token::Unknown | Token::End => false,
        }
    }

    fn apply(&mut self) -> Expr {
        let start = self.here();
        let Token::Name(name) = self.peek() else { return self.atom() };
        self.advance();
        let mut expr = self.make(start, ExprKind::Name(name));
        let mut depth = self.depth;
        while self.argument_follows() {
            depth += 1;
            if depth > super::MAX_DEPTH {
                self.unexpected("fewer arguments");
                return expr;
            }
            let argument = self.argument();
            expr = self.make(start, ExprKind::Apply(Box::new(expr), Box::new(argument)));
        }
        expr
    }

    fn argument_follows(&self) -> bool {
        match self.peek() {
            Token::Name(_) | Token::Tag(_) | Token::Keyword(Keyword::Begin) => true,
            Token::Sign(sign) => matches!(sign, "0" | "{" | "_" | "(" | "["),
            _ => false,
        }
    }

    /// A name or an atom: what a function takes.
    pub(super) fn argument(&mut self) -> Expr {
        let start = self.here();
        if let Token::Name(name) = self.peek() {
            self.advance();
            return self.make(start, ExprKind::Name(name));
        }
        self.atom()
    }

    fn atom(&mut self) -> Expr {
        let start = self.here();
        match self.peek() {
            Token::Sign("0") => {
                self.advance();
                self.make(start, ExprKind::Empty)
            }
            Token::Sign("_") => {
                self.advance();
                self.make(start, ExprKind::Universe)
            }
            Token::Tag(tag) => {
                self.advance();
                self.make(start, ExprKind::Tag(tag))
            }
            Token::Sign("{") => self.set_literal(start),
            Token::Sign("(") => {
                self.advance();
                if self.eat(")") {
                    return self.make(start, ExprKind::Tuple(Vec::new()));
                }
                let inner = self.expr();
                self.expect(")");
                inner
            }
            Token::Keyword(Keyword::Begin) => {
                self.advance();
                let inner = self.expr();
                self.expect_keyword(Keyword::EndWord);
                inner
            }
            Token::Sign("[") => {
                self.advance();
                let inner = self.expr();
                self.expect("]");
                self.make(start, ExprKind::Identity(Box::new(inner)))
            }
            Token::Keyword(
                Keyword::Let | Keyword::Fun | Keyword::Try | Keyword::If | Keyword::Match,
            ) => self.worded(),
            Token::Unknown => {
                self.advance();
                self.make(start, ExprKind::Error)
            }
            _ => {
                self.unexpected("a set or a relation");
                self.error_expr()
            }
        }
    }

    fn set_literal(&mut self, start: Loc) -> Expr {
        self.advance();
        let mut items = Vec::new();
        if self.peek() != Token::Sign("}") {
            items.push(self.base());
            while self.eat(",") {
                items.push(self.base());
            }
        }
        self.expect("}");
        if items.is_empty() {
            return self.make(start, ExprKind::Empty);
        }
        self.make(start, ExprKind::SetOf(items))
    }

    /// An expression that begins with a word; it reaches as far as it can.
    fn worded(&mut self) -> Expr {
        let start = self.here();
        let Token::Keyword(word) = self.peek() else { return self.error_expr() };
        self.advance();
        let kind = match word {
            Keyword::Let => {
                let recursive = self.eat_keyword(Keyword::Rec);
                let bindings = self.bindings(recursive, start);
                self.expect_keyword(Keyword::In);
                ExprKind::Let(Box::new(bindings), Box::new(self.expr()))
            }
            Keyword::Fun => {
                let parameters = self.parameters();
                self.expect("->");
                let body = self.expr();
                ExprKind::Function(Arc::new(Lambda { parameters, body }))
            }
            Keyword::Try => {
                let tried = self.expr();
                self.expect_keyword(Keyword::With);
                ExprKind::Try(Box::new(tried), Box::new(self.expr()))
            }
            Keyword::If => {
                let condition = self.condition();
                self.expect_keyword(Keyword::Then);
                let then = self.expr();
                self.expect_keyword(Keyword::Else);
                let otherwise = self.expr();
                ExprKind::If(Box::new(condition), Box::new(then), Box::new(otherwise))
            }
            _ => self.match_expr(),
        };
        self.make(start, kind)
    }

    /// `(a, b)`, `a`, `_` or `()`: what a function binds.
    pub(super) fn parameters(&mut self) -> Pattern {
        if !self.eat("(") {
            return Pattern::Name(self.pattern_name());
        }
        let mut names = Vec::new();
        if self.peek() != Token::Sign(")") {
            names.push(self.pattern_name());
            while self.eat(",") {
                names.push(self.pattern_name());
            }
        }
        self.expect(")");
        if let [name] = names[..] { Pattern::Name(name) } else { Pattern::Tuple(names) }
    }

    /// A name, or `_` for none.
    pub(super) fn pattern_name(&mut self) -> Option<Symbol> {
        if self.eat("_") { None } else { self.expect_name("a name or `_`") }
    }

    fn match_expr(&mut self) -> ExprKind {
        let scrutinee = Box::new(self.expr());
        self.expect_keyword(Keyword::With);
        self.eat("||");
        let by_tag = matches!(self.peek(), Token::Tag(_))
            || (self.peek() == Token::Sign("_") && self.peek_at(1) == Token::Sign("->"));
        let kind = if by_tag { self.match_tag(scrutinee) } else { self.match_set(scrutinee) };
        self.expect_keyword(Keyword::EndWord);
        kind
    }

    fn match_tag(&mut self, scrutinee: Box<Expr>) -> ExprKind {
        let mut clauses = Vec::new();
        let mut default = None;
        loop {
            match self.peek() {
                Token::Tag(tag) => {
                    self.advance();
                    self.expect("->");
                    clauses.push((tag, self.expr()));
                }
                Token::Sign("_") => {
                    self.advance();
                    self.expect("->");
                    default = Some(Box::new(self.expr()));
                    break;
                }
                _ => {
                    self.unexpected("a 'tag or `_`");
                    break;
                }
            }
            if !self.eat("||") {
                break;
            }
        }
        ExprKind::MatchTag { scrutinee, clauses, default }
    }

    fn match_set(&mut self, scrutinee: Box<Expr>) -> ExprKind {
        let mut empty = None;
        let mut element = None;
        loop {
            if self.peek() == Token::Sign("{") {
                self.advance();
                self.expect("}");
                self.expect("->");
                empty = Some(Box::new(self.expr()));
            } else {
                let pattern = self.set_pattern();
                self.expect("->");
                element = Some((pattern, Box::new(self.expr())));
            }
            if self.recovering || !self.eat("||") {
                break;
            }
        }
        match (empty, element) {
            (Some(empty), Some((pattern, body))) => {
                ExprKind::MatchSet { scrutinee, empty, pattern, body }
            }
            (empty, _) => {
                let missing = if empty.is_none() { "`{} -> …`" } else { "`x ++ xs -> …`" };
                self.unexpected(&format!("the clause {missing} too"));
                ExprKind::Error
            }
        }
    }

    fn set_pattern(&mut self) -> SetPattern {
        let first = self.pattern_name();
        if self.eat("|") {
            let element = self.pattern_name();
            self.expect("++");
            return SetPattern::Around(first, element, self.pattern_name());
        }
        self.expect("++");
        SetPattern::Element(first, self.pattern_name())
    }

    /// What `if` asks: variants with `not`, `&&`, `||`, or a comparison of two expressions.
    pub(super) fn condition(&mut self) -> Condition {
        let left = self.conjunction();
        if !self.eat("||") {
            return left;
        }
        let right = self.nested_condition(Self::condition);
        Condition::Or(Box::new(left), Box::new(right))
    }

    fn nested_condition(&mut self, inner: fn(&mut Self) -> Condition) -> Condition {
        self.deeper(inner).unwrap_or(Condition::Variant)
    }

    fn conjunction(&mut self) -> Condition {
        let left = self.simple_condition();
        if !self.eat("&&") {
            return left;
        }
        let right = self.nested_condition(Self::conjunction);
        Condition::And(Box::new(left), Box::new(right))
    }

    fn simple_condition(&mut self) -> Condition {
        if let Token::Text(_) = self.peek() {
            self.advance();
            return Condition::Variant;
        }
        if self.peek() == Token::Name(self.not) && self.variant_follows(1) {
            self.advance();
            let inner = self.nested_condition(Self::simple_condition);
            return Condition::Not(Box::new(inner));
        }
        if self.peek() == Token::Sign("(") && self.variant_follows(0) {
            self.advance();
            let inner = self.nested_condition(Self::condition);
            self.expect(")");
            return inner;
        }
        let left = self.expr();
        if self.eat("=") {
            Condition::Equal(left, self.expr())
        } else if self.eat_keyword(Keyword::Subset) {
            Condition::Subset(left, self.expr())
        } else if self.eat_keyword(Keyword::In) {
            Condition::In(left, self.expr())
        } else {
            self.unexpected("`=`, `subset` or `in`");
            Condition::Variant
        }
    }

    /// Whether a condition on variants begins `ahead`, behind parentheses and `not`s.
    fn variant_follows(&self, ahead: usize) -> bool {
        let mut at = ahead;
        while self.peek_at(at) == Token::Sign("(") || self.peek_at(at) == Token::Name(self.not) {
            at += 1;
            if at > super::MAX_DEPTH {
                return false;
            }
        }
        matches!(self.peek_at(at), Token::Text(_))
    }
}
