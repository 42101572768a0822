//! Tokens to a syntax tree.
//!
//! A parse never fails: what is wrong is reported and left out, and reading goes on with the next
//! instruction that begins a line.

mod expression;
mod instruction;

use crate::ast::{Expr, ExprKind, File};
use crate::lexer::{self, Keyword, Spanned, Token};
use crate::location::{Files, Loc};
use crate::symbol::{Symbol, Symbols};

/// How deep expressions and blocks may nest.
const MAX_DEPTH: usize = 100;

/// Parses file number `file`.
pub(crate) fn parse(files: &mut Files, file: u32, symbols: &mut Symbols) -> File {
    let lexer::Tokens { tokens, comments } = lexer::lex(files, file, symbols);
    let not = symbols.intern("not");
    let mut parser = Parser { tokens, comments, at: 0, depth: 0, not, files, recovering: false };
    let name = parser.header();
    let body = parser.instructions(true);
    File { name, body }
}

struct Parser<'a> {
    tokens: Vec<Spanned>,
    comments: Vec<Loc>,
    at: usize,
    depth: usize,
    not: Symbol,
    files: &'a mut Files,
    /// Whether an error was reported that no instruction has begun after.
    recovering: bool,
}

impl Parser<'_> {
    /// `[arch] [name | "text"] [catdep]`: names and texts before the first instruction.
    fn header(&mut self) -> Option<Symbol> {
        let mut words = Vec::new();
        while let Token::Name(name) | Token::Text(name) = self.peek() {
            if words.len() == 3 {
                break;
            }
            words.push(name);
            self.at += 1;
        }
        words.get(1).or(words.first()).copied()
    }

    fn peek(&self) -> Token {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> Token {
        self.tokens.get(self.at + ahead).map_or(Token::End, |spanned| spanned.token)
    }

    fn here(&self) -> Loc {
        self.tokens[self.at.min(self.tokens.len() - 1)].loc
    }

    /// The place of the token that was read last.
    fn last(&self) -> Loc {
        self.tokens[self.at.saturating_sub(1)].loc
    }

    fn advance(&mut self) {
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
    }

    fn eat(&mut self, sign: &'static str) -> bool {
        let found = self.peek() == Token::Sign(sign);
        if found {
            self.advance();
        }
        found
    }

    fn eat_keyword(&mut self, keyword: Keyword) -> bool {
        let found = self.peek() == Token::Keyword(keyword);
        if found {
            self.advance();
        }
        found
    }

    fn expect(&mut self, sign: &'static str) {
        if !self.eat(sign) {
            self.unexpected(&format!("`{sign}`"));
        }
    }

    fn expect_keyword(&mut self, keyword: Keyword) {
        if !self.eat_keyword(keyword) {
            self.unexpected(&format!("`{}`", keyword.text()));
        }
    }

    fn expect_name(&mut self, what: &str) -> Option<Symbol> {
        if let Token::Name(name) = self.peek() {
            self.advance();
            return Some(name);
        }
        self.unexpected(what);
        None
    }

    /// Reports the token at hand, once until the next instruction begins.
    fn unexpected(&mut self, expected: &str) {
        if self.recovering {
            return;
        }
        self.recovering = true;
        if self.peek() == Token::Unknown {
            return;
        }
        let loc = self.here();
        let found = match self.peek() {
            Token::End => "the end of the file".to_owned(),
            _ => format!("`{}`", self.files.text(loc)),
        };
        let keyword = matches!(self.peek(), Token::Keyword(_));
        let diagnostic = self.files.error(loc, format!("expected {expected}, found {found}"));
        diagnostic.label = format!("expected {expected}");
        if keyword && expected.contains("name") {
            diagnostic.hint = Some(format!("{found} is a word of the language."));
        }
    }

    /// Runs `inner` one level deeper, or reports that the text nests too deep.
    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            if !self.recovering {
                let loc = self.here();
                self.files.error(loc, format!("this nests more than {MAX_DEPTH} levels deep"));
            }
            self.recovering = true;
            self.skip_to_instruction();
            return None;
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        Some(result)
    }

    /// Goes on to the next token that begins a line and can only begin an instruction.
    fn skip_to_instruction(&mut self) {
        while self.peek() != Token::End {
            if self.tokens[self.at].first_on_line && self.begins_instruction() {
                return;
            }
            self.advance();
        }
    }

    /// Whether the token at hand can begin an instruction and nothing else.
    fn begins_instruction(&self) -> bool {
        use Keyword as K;
        match self.peek() {
            Token::Keyword(keyword) => matches!(
                keyword,
                K::Let
                    | K::Acyclic
                    | K::Irreflexive
                    | K::Empty
                    | K::Show
                    | K::Unshow
                    | K::UndefinedUnless
                    | K::Requires
                    | K::Flag
                    | K::Assert
                    | K::Include
                    | K::Procedure
                    | K::Call
                    | K::Enum
                    | K::ForAll
                    | K::Instructions
                    | K::Default
                    | K::Debug
            ),
            Token::Sign("~") => {
                matches!(self.peek_at(1), Token::Keyword(K::Acyclic | K::Irreflexive | K::Empty))
            }
            _ => false,
        }
    }

    /// The text of the comment right above `start`: lines of one block, without their signs.
    fn comment_above(&self, start: Loc) -> Option<String> {
        let mut edge = start.start;
        let mut index = self.comments.partition_point(|c| c.end <= edge);
        let mut lines: Vec<String> = Vec::new();
        while let Some(comment) = index.checked_sub(1).map(|i| self.comments[i]) {
            let between = Loc { start: comment.end, end: edge, ..start };
            let gap = self.files.text(between);
            if !gap.trim().is_empty() || gap.matches('\n').count() > 1 || self.trails(comment) {
                break;
            }
            let text = self.files.text(comment);
            let mut block: Vec<String> = text
                .trim_start_matches(['(', '/', '#'])
                .trim_end_matches(')')
                .lines()
                .map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '*').to_owned())
                .filter(|line| !line.is_empty())
                .collect();
            block.append(&mut lines);
            lines = block;
            if text.starts_with("(*") {
                break;
            }
            edge = comment.start;
            index -= 1;
        }
        (!lines.is_empty()).then(|| lines.join(" "))
    }

    /// Whether a comment stands behind other text on its line.
    fn trails(&self, comment: Loc) -> bool {
        let text = &self.files.sources[comment.file as usize].text[..comment.start as usize];
        let before = text.trim_end_matches([' ', '\t']);
        !before.is_empty() && !before.ends_with('\n')
    }

    fn error_expr(&self) -> Expr {
        Expr { kind: ExprKind::Error, loc: self.here() }
    }
}
