//! Instructions: definitions, checks, inclusions and what steers them.

use std::sync::Arc;

use super::Parser;
use crate::ast::{
    Binding, Bindings, Expr, ExprKind, Instruction, InstructionKind, Lambda, Pattern, Procedure,
    Test, TestKind, TestRole,
};
use crate::lexer::{Keyword, Token};
use crate::location::Loc;
use crate::symbol::Symbol;

impl Parser<'_> {
    /// Instructions up to `end`, `else`, `||` or, on the top level, the end of the file.
    pub(super) fn instructions(&mut self, top: bool) -> Vec<Instruction> {
        let mut body = Vec::new();
        loop {
            match self.peek() {
                Token::End => break,
                Token::Keyword(Keyword::EndWord | Keyword::Else) | Token::Sign("||") if !top => {
                    break;
                }
                _ => {}
            }
            self.recovering = false;
            let before = self.at;
            let start = self.here();
            if let Some(kind) = self.deeper(Self::instruction).flatten() {
                body.push(Instruction { kind, loc: start.to(self.last()) });
            }
            if self.recovering {
                if self.at == before {
                    self.advance();
                }
                self.skip_to_instruction();
            }
        }
        body
    }

    fn instruction(&mut self) -> Option<InstructionKind> {
        let start = self.here();
        let keyword = match self.peek() {
            Token::Sign("~") => return self.test(TestRole::Require, start),
            Token::Keyword(keyword) => keyword,
            _ => {
                self.unexpected("an instruction");
                return None;
            }
        };
        let role = match keyword {
            Keyword::Acyclic | Keyword::Irreflexive | Keyword::Empty => {
                return self.test(TestRole::Require, start);
            }
            Keyword::UndefinedUnless | Keyword::Requires => Some(TestRole::UndefinedUnless),
            Keyword::Flag => Some(TestRole::Flag),
            Keyword::Assert => Some(TestRole::Assert),
            _ => None,
        };
        if let Some(role) = role {
            self.advance();
            return self.test(role, start);
        }
        match keyword {
            Keyword::Let => {
                self.advance();
                let recursive = self.eat_keyword(Keyword::Rec);
                let bindings = self.bindings(recursive, start);
                self.eat_keyword(Keyword::In);
                Some(InstructionKind::Let(bindings))
            }
            Keyword::Show => self.show(),
            Keyword::Unshow => {
                self.advance();
                self.name_list().map(InstructionKind::Unshow)
            }
            Keyword::Include => self.include(),
            Keyword::Procedure => self.procedure(),
            Keyword::Call => self.call(),
            Keyword::ForAll => self.for_all(),
            Keyword::With => {
                self.advance();
                let variable = self.expect_name("a name")?;
                self.expect_keyword(Keyword::From);
                Some(InstructionKind::WithFrom { variable, set: self.expr() })
            }
            Keyword::If => Some(self.if_block()),
            Keyword::Match => Some(self.match_block()),
            Keyword::Enum => self.enumeration(),
            Keyword::Instructions | Keyword::Default => self.bell_declaration(),
            Keyword::Debug => {
                self.advance();
                self.expr();
                Some(InstructionKind::Ignored)
            }
            _ => {
                self.unexpected("an instruction");
                None
            }
        }
    }

    /// `p = e and q = e`, `f(x) = e`, and `when` if they are recursive.
    pub(super) fn bindings(&mut self, recursive: bool, start: Loc) -> Bindings {
        let mut bindings = Vec::new();
        let mut first = start;
        loop {
            let comment = self.comment_above(first).or_else(|| self.comment_above(self.here()));
            bindings.extend(self.binding(comment));
            first = self.here();
            if !self.eat_keyword(Keyword::And) {
                break;
            }
        }
        let mut when = None;
        if recursive && self.peek() == Token::Keyword(Keyword::When) {
            let at = self.here();
            self.advance();
            if let Some(InstructionKind::Test(test)) = self.test(TestRole::Require, at) {
                when = Some(test);
            }
        }
        Bindings { recursive, bindings, when }
    }

    fn binding(&mut self, comment: Option<String>) -> Option<Binding> {
        let loc = self.here();
        if self.peek() == Token::Sign("(") {
            let pattern = self.parameters();
            self.expect("=");
            return Some(Binding { pattern, value: self.expr(), comment, loc });
        }
        let first = self.pattern_name();
        if self.recovering {
            return None;
        }
        match self.peek() {
            Token::Sign(",") => {
                let mut names = vec![first];
                while self.eat(",") {
                    names.push(self.pattern_name());
                }
                self.expect("=");
                let pattern = Pattern::Tuple(names);
                Some(Binding { pattern, value: self.expr(), comment, loc })
            }
            Token::Sign("(" | "_") | Token::Name(_) => {
                let parameters = self.parameters();
                self.expect("=");
                let body = self.expr();
                let at = body.loc;
                let kind = ExprKind::Function(Arc::new(Lambda { parameters, body }));
                let pattern = Pattern::Name(first);
                Some(Binding { pattern, value: Expr { kind, loc: at }, comment, loc })
            }
            _ => {
                self.expect("=");
                if self.recovering {
                    return None;
                }
                let pattern = Pattern::Name(first);
                Some(Binding { pattern, value: self.expr(), comment, loc })
            }
        }
    }

    fn test(&mut self, role: TestRole, start: Loc) -> Option<InstructionKind> {
        let comment = self.comment_above(start);
        let negated = self.eat("~");
        let kind = match self.peek() {
            Token::Keyword(Keyword::Acyclic) => TestKind::Acyclic,
            Token::Keyword(Keyword::Irreflexive) => TestKind::Irreflexive,
            Token::Keyword(Keyword::Empty) => TestKind::Empty,
            _ => {
                self.unexpected("`acyclic`, `irreflexive` or `empty`");
                return None;
            }
        };
        self.advance();
        let expr = self.expr();
        let name = self.as_name();
        let loc = start.to(self.last());
        Some(InstructionKind::Test(Test { role, negated, kind, expr, name, comment, loc }))
    }

    fn as_name(&mut self) -> Option<Symbol> {
        if self.eat_keyword(Keyword::As) { self.expect_name("a name") } else { None }
    }

    fn name_list(&mut self) -> Option<Vec<Symbol>> {
        let mut names = vec![self.expect_name("a name")?];
        while self.eat(",") {
            names.push(self.expect_name("a name")?);
        }
        Some(names)
    }

    fn show(&mut self) -> Option<InstructionKind> {
        self.advance();
        let mut shown = Vec::new();
        loop {
            let expr = self.base();
            let name = match (self.peek(), &expr.kind) {
                (Token::Keyword(Keyword::As), _) => self.as_name()?,
                (_, ExprKind::Name(name)) => *name,
                _ => {
                    self.unexpected("`as` and a name");
                    return None;
                }
            };
            shown.push((expr, name));
            if !self.eat(",") {
                return Some(InstructionKind::Show(shown));
            }
        }
    }

    fn include(&mut self) -> Option<InstructionKind> {
        self.advance();
        if let Token::Text(name) = self.peek() {
            self.advance();
            return Some(InstructionKind::Include { name, body: None });
        }
        self.unexpected("a file's name in quotes");
        None
    }

    fn procedure(&mut self) -> Option<InstructionKind> {
        self.advance();
        let recursive = self.eat_keyword(Keyword::Rec);
        let name = self.expect_name("a name")?;
        let parameters = self.parameters();
        self.expect("=");
        let body = self.instructions(false);
        self.expect_keyword(Keyword::EndWord);
        let procedure = Procedure { name, parameters, body, recursive };
        Some(InstructionKind::Procedure(Arc::new(procedure)))
    }

    fn call(&mut self) -> Option<InstructionKind> {
        self.advance();
        let procedure = self.expect_name("a procedure's name")?;
        let argument = self.argument();
        let name = self.as_name();
        Some(InstructionKind::Call { procedure, argument, name })
    }

    fn for_all(&mut self) -> Option<InstructionKind> {
        self.advance();
        let variable = self.expect_name("a name")?;
        self.expect_keyword(Keyword::In);
        let set = self.expr();
        self.expect_keyword(Keyword::Do);
        let body = self.instructions(false);
        self.expect_keyword(Keyword::EndWord);
        Some(InstructionKind::ForAll { variable, set, body })
    }

    fn if_block(&mut self) -> InstructionKind {
        self.advance();
        let condition = self.condition();
        self.eat_keyword(Keyword::Then);
        let then = self.instructions(false);
        let otherwise =
            if self.eat_keyword(Keyword::Else) { self.instructions(false) } else { Vec::new() };
        self.expect_keyword(Keyword::EndWord);
        InstructionKind::If { condition, then, otherwise }
    }

    fn match_block(&mut self) -> InstructionKind {
        self.advance();
        let scrutinee = self.expr();
        self.expect_keyword(Keyword::With);
        self.eat("||");
        let mut clauses = Vec::new();
        let mut default = Vec::new();
        loop {
            let tag = match self.peek() {
                Token::Tag(tag) => Some(tag),
                Token::Sign("_") => None,
                _ => {
                    self.unexpected("a 'tag or `_`");
                    break;
                }
            };
            self.advance();
            self.expect("->");
            let body = self.instructions(false);
            match tag {
                Some(tag) => clauses.push((tag, body)),
                None => default = body,
            }
            if !self.eat("||") {
                break;
            }
        }
        self.expect_keyword(Keyword::EndWord);
        InstructionKind::Match { scrutinee, clauses, default }
    }

    fn enumeration(&mut self) -> Option<InstructionKind> {
        self.advance();
        let name = self.expect_name("a name")?;
        self.expect("=");
        self.eat("||");
        let mut tags = Vec::new();
        loop {
            let Token::Tag(tag) = self.peek() else {
                self.unexpected("a 'tag");
                return None;
            };
            self.advance();
            tags.push(tag);
            if !self.eat("||") {
                return Some(InstructionKind::Enum { name, tags });
            }
        }
    }

    /// `instructions R[{'a, 'b}]`: which annotations a test may use; it constrains no candidate.
    fn bell_declaration(&mut self) -> Option<InstructionKind> {
        self.advance();
        self.expect_name("a name")?;
        self.expect("[");
        self.expr();
        self.expect("]");
        Some(InstructionKind::Ignored)
    }
}
