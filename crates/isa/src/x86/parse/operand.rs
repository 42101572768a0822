//! One operand: a register, an immediate, a place in memory or a label.

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::Width;

use super::{Cursor, register_names};
use crate::excerpt::excerpt;
use crate::suggest::suggest;
use crate::x86::dialect::{Dialect, Mode, Syntax};
use crate::x86::instruction::{Memory, Operand};
use crate::x86::register::Register;

/// An operand with its place, and the size that the text gives it (`dword ptr`).
pub(super) struct Parsed {
    pub(super) operand: Operand,
    pub(super) span: Span,
    pub(super) size: Option<Width>,
}

/// Parses an operand up to the next `,` or the end. After an error the cursor stands there too.
pub(super) fn parse_operand(
    cursor: &mut Cursor<'_>,
    dialect: Dialect,
    is_jump: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Parsed> {
    cursor.skip_space();
    let start = cursor.at;
    let mut parser = OperandParser { cursor: *cursor, dialect, size: None };
    let result = if is_jump { parser.label() } else { parser.operand() };
    *cursor = parser.cursor;
    match result {
        Ok(operand) => Some(Parsed { operand, span: cursor.span_from(start), size: parser.size }),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            let rest = cursor.rest();
            cursor.at += rest.find(',').unwrap_or(rest.len());
            None
        }
    }
}

type Result<T> = core::result::Result<T, Box<Diagnostic>>;

fn error<T>(span: Span, message: impl Into<String>) -> Result<T> {
    Err(Box::new(Diagnostic::error(span, message)))
}

/// A part of an address.
enum Term<'a> {
    Number(i64),
    Symbol(&'a str),
    Register(Register, Option<u8>),
    /// The instruction pointer: `x(%rip)` is `x`.
    InstructionPointer,
}

struct OperandParser<'a> {
    cursor: Cursor<'a>,
    dialect: Dialect,
    size: Option<Width>,
}

impl<'a> OperandParser<'a> {
    fn label(&mut self) -> Result<Operand> {
        let name = self.cursor.name();
        if name.is_empty() {
            return error(self.cursor.span_here(), "expected a label");
        }
        Ok(Operand::Label(name.to_owned()))
    }

    fn operand(&mut self) -> Result<Operand> {
        self.size_keyword();
        self.cursor.skip_space();
        let start = self.cursor.at;
        match self.cursor.peek() {
            Some(b'$') => {
                self.cursor.at += 1;
                self.immediate(start)
            }
            Some(b'[') => self.bracketed(start),
            Some(b'(') => self.att_address(start),
            Some(b'%') => Ok(Operand::Register(self.percent_register()?)),
            Some(b'0'..=b'9' | b'-' | b'+') => match self.dialect.syntax {
                Syntax::Att => self.att_address(start),
                Syntax::Intel => self.immediate(start),
            },
            Some(byte) if byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.') => {
                self.bare_name(start)
            }
            _ => error(self.cursor.span_here(), "expected an operand"),
        }
    }

    /// `dword ptr`; without `ptr` too.
    fn size_keyword(&mut self) {
        let before = self.cursor;
        let word = self.cursor.name();
        let size = [
            ("byte", Width::B8),
            ("word", Width::B16),
            ("dword", Width::B32),
            ("qword", Width::B64),
            ("xmmword", Width::B128),
        ]
        .into_iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word));
        let after = self.cursor;
        let has_ptr = self.cursor.name().eq_ignore_ascii_case("ptr");
        if !has_ptr {
            self.cursor = after;
        }
        self.cursor.skip_space();
        match size {
            // A location may be called `byte`.
            Some((_, width)) if has_ptr || self.cursor.peek() == Some(b'[') => {
                self.size = Some(width);
            }
            _ => self.cursor = before,
        }
    }

    fn bare_name(&mut self, start: usize) -> Result<Operand> {
        let before = self.cursor;
        let name = self.cursor.name();
        let span = self.cursor.span_from(start);
        let register = Register::parse(name);
        match (self.dialect.syntax, register) {
            (Syntax::Intel, Some(register)) => Ok(Operand::Register(register)),
            (Syntax::Att, Some(register)) if register.exists_in(self.dialect.mode) => {
                Err(Box::new(
                    Diagnostic::error(span, format!("the register `{name}` needs a `%`")).hint(
                        format!(
                            "`%{name}`; `Syntax=Intel` in the test's head selects Intel's syntax"
                        ),
                    ),
                ))
            }
            _ => {
                self.cursor = before;
                self.att_address(start)
            }
        }
    }

    fn immediate(&mut self, start: usize) -> Result<Operand> {
        self.cursor.skip_space();
        if self.cursor.peek().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_') {
            let name = self.cursor.name();
            return Err(Box::new(
                Diagnostic::error(
                    self.cursor.span_from(start),
                    format!("the address of `{}` cannot be an immediate", excerpt(name)),
                )
                .hint("`lea` puts it into a register"),
            ));
        }
        let value = self.number(start)?;
        Ok(Operand::Immediate(value))
    }

    /// A number with an optional sign, in decimal or after `0x` in hexadecimal, that fits 64 bits
    /// signed or unsigned.
    fn number(&mut self, start: usize) -> Result<i64> {
        let negative = self.cursor.eat(b'-');
        if !negative {
            self.cursor.eat(b'+');
        }
        self.cursor.skip_space();
        let rest = self.cursor.rest();
        let (digits, radix) = match rest.strip_prefix("0x").or_else(|| rest.strip_prefix("0X")) {
            Some(digits) => (digits, 16),
            None => (rest, 10),
        };
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let length = digits.bytes().position(|byte| !is_part(byte)).unwrap_or(digits.len());
        if length == 0 {
            return error(self.cursor.span_here(), "expected a number");
        }
        self.cursor.at += (rest.len() - digits.len()) + length;
        let span = self.cursor.span_from(start);
        let digits = &digits[..length];
        if !digits.bytes().all(|byte| char::from(byte).is_digit(radix)) {
            return error(span, "this is not a number");
        }
        let magnitude = u64::from_str_radix(digits, radix).ok();
        let value = match magnitude {
            Some(magnitude) if negative => 0_i64.checked_sub_unsigned(magnitude),
            Some(magnitude) => Some(magnitude.cast_signed()),
            None => None,
        };
        value.map_or_else(|| error(span, "the number does not fit 64 bits"), Ok)
    }

    fn percent_register(&mut self) -> Result<Register> {
        let start = self.cursor.at;
        self.cursor.at += 1;
        let name = self.cursor.name();
        match Register::parse(name) {
            Some(register) => Ok(register),
            None => self.unknown_register(name, start),
        }
    }

    fn unknown_register<T>(&self, name: &str, start: usize) -> Result<T> {
        let mut diagnostic = Diagnostic::error(
            self.cursor.span_from(start),
            format!("unknown register `%{}`", excerpt(name)),
        );
        if let Some(similar) = suggest(&name.to_ascii_lowercase(), register_names(self.dialect)) {
            diagnostic = diagnostic.hint(format!("did you mean `%{similar}`?"));
        }
        Err(Box::new(diagnostic))
    }

    /// `x`, `(x)`, `8(%rax)`, `x+8(%rax,%rcx,4)`, `x(%rip)`.
    fn att_address(&mut self, start: usize) -> Result<Operand> {
        let mut memory = MemoryBuilder::default();
        self.cursor.skip_space();
        if self.cursor.peek() != Some(b'(') {
            self.sum(&mut memory)?;
        }
        if self.cursor.eat(b'(') {
            self.cursor.skip_space();
            if matches!(self.cursor.peek(), Some(b'%' | b',')) {
                self.att_registers(&mut memory)?;
            } else {
                self.sum(&mut memory)?;
            }
            if !self.cursor.eat(b')') {
                return error(self.cursor.span_here(), "expected `)`");
            }
        } else if memory.memory.symbol.is_none() && !memory.has_instruction_pointer {
            return Err(Box::new(
                Diagnostic::error(
                    self.cursor.span_from(start),
                    "a number is an absolute address here",
                )
                .hint("an immediate is written with `$`"),
            ));
        }
        memory.finish(self.cursor.span_from(start))
    }

    /// What stands in the parentheses of AT&T syntax: base, index, scale.
    fn att_registers(&mut self, memory: &mut MemoryBuilder) -> Result<()> {
        if self.cursor.peek() == Some(b'%') {
            let start = self.cursor.at;
            let term = self.register_term()?;
            memory.add(term, false, self.cursor.span_from(start))?;
        }
        if !self.cursor.eat(b',') {
            return Ok(());
        }
        self.cursor.skip_space();
        if self.cursor.peek() != Some(b'%') {
            return error(self.cursor.span_here(), "expected an index register");
        }
        let start = self.cursor.at;
        let index = self.percent_register()?;
        let mut scale = 1;
        if self.cursor.eat(b',') {
            self.cursor.skip_space();
            scale = self.scale()?;
        }
        memory.add(Term::Register(index, Some(scale)), false, self.cursor.span_from(start))
    }

    fn scale(&mut self) -> Result<u8> {
        let start = self.cursor.at;
        let value = self.number(start)?;
        match u8::try_from(value) {
            Ok(scale @ (1 | 2 | 4 | 8)) => Ok(scale),
            _ => error(
                self.cursor.span_from(start),
                format!("an index is multiplied by 1, 2, 4 or 8, not by {value}"),
            ),
        }
    }

    fn bracketed(&mut self, start: usize) -> Result<Operand> {
        self.cursor.at += 1;
        let mut memory = MemoryBuilder::default();
        self.sum(&mut memory)?;
        if !self.cursor.eat(b']') {
            return error(self.cursor.span_here(), "expected `]`");
        }
        memory.finish(self.cursor.span_from(start))
    }

    /// Terms with `+` and `-` between them.
    fn sum(&mut self, memory: &mut MemoryBuilder) -> Result<()> {
        let mut negative = self.cursor.eat(b'-');
        if !negative {
            self.cursor.eat(b'+');
        }
        loop {
            self.cursor.skip_space();
            let start = self.cursor.at;
            let term = self.term()?;
            memory.add(term, negative, self.cursor.span_from(start))?;
            if self.cursor.eat(b'+') {
                negative = false;
            } else if self.cursor.eat(b'-') {
                negative = true;
            } else {
                return Ok(());
            }
        }
    }

    fn term(&mut self) -> Result<Term<'a>> {
        match self.cursor.peek() {
            Some(b'0'..=b'9') => {
                let start = self.cursor.at;
                let number = self.number(start)?;
                if !self.cursor.eat(b'*') {
                    return Ok(Term::Number(number));
                }
                let span = self.cursor.span_from(start);
                self.cursor.skip_space();
                let Term::Register(register, None) = self.register_term()? else {
                    return error(span, "expected a register after `*`");
                };
                match u8::try_from(number) {
                    Ok(scale @ (1 | 2 | 4 | 8)) => Ok(Term::Register(register, Some(scale))),
                    _ => error(
                        span,
                        format!("an index is multiplied by 1, 2, 4 or 8, not by {number}"),
                    ),
                }
            }
            Some(b'%') => self.scaled_register(),
            Some(byte) if byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.') => {
                self.scaled_register()
            }
            _ => error(self.cursor.span_here(), "expected a location, a register or a number"),
        }
    }

    fn scaled_register(&mut self) -> Result<Term<'a>> {
        let term = self.register_term()?;
        if let Term::Register(register, None) = term
            && self.cursor.eat(b'*')
        {
            self.cursor.skip_space();
            return Ok(Term::Register(register, Some(self.scale()?)));
        }
        Ok(term)
    }

    /// A register or a symbol; in AT&T syntax only `%` makes a register.
    fn register_term(&mut self) -> Result<Term<'a>> {
        let start = self.cursor.at;
        let has_percent = self.cursor.peek() == Some(b'%');
        self.cursor.at += usize::from(has_percent);
        let name = self.cursor.name();
        let may_be_register = has_percent || self.dialect.syntax == Syntax::Intel;
        if may_be_register && self.dialect.mode == Mode::Bits64 && name.eq_ignore_ascii_case("rip")
        {
            return Ok(Term::InstructionPointer);
        }
        match Register::parse(name) {
            Some(register) if may_be_register => Ok(Term::Register(register, None)),
            _ if has_percent => self.unknown_register(name, start),
            _ if name.is_empty() => error(self.cursor.span_here(), "expected a register"),
            _ => Ok(Term::Symbol(name)),
        }
    }
}

/// A sum of terms becoming an address.
#[derive(Default)]
struct MemoryBuilder {
    memory: Memory,
    displacement: i64,
    has_instruction_pointer: bool,
}

impl MemoryBuilder {
    fn add(&mut self, term: Term<'_>, negative: bool, span: Span) -> Result<()> {
        match term {
            Term::Number(number) => {
                let number = if negative { number.checked_neg() } else { Some(number) };
                let sum = number.and_then(|number| self.displacement.checked_add(number));
                let Some(sum) = sum else {
                    return error(span, "the displacement does not fit 32 bits");
                };
                self.displacement = sum;
            }
            _ if negative => return error(span, "only a number can be subtracted"),
            Term::Symbol(symbol) => {
                if self.memory.symbol.is_some() {
                    return error(span, "an address names at most one location");
                }
                self.memory.symbol = Some(symbol.to_owned());
            }
            Term::InstructionPointer => self.has_instruction_pointer = true,
            Term::Register(register, None) if self.memory.base.is_none() => {
                self.memory.base = Some(register);
            }
            Term::Register(register, scale) => {
                if self.memory.index.is_some() {
                    return error(span, "an address has at most two registers");
                }
                self.memory.index = Some((register, scale.unwrap_or(1)));
            }
        }
        Ok(())
    }

    fn finish(mut self, span: Span) -> Result<Operand> {
        let Ok(displacement) = i32::try_from(self.displacement) else {
            return error(span, "the displacement does not fit 32 bits");
        };
        self.memory.displacement = displacement;
        if self.has_instruction_pointer {
            if self.memory.symbol.is_none() {
                return error(span, "`%rip` needs a location beside it, as in `x(%rip)`");
            }
            if self.memory.registers().next().is_some() {
                return error(span, "`%rip` cannot be added to another register");
            }
        }
        Ok(Operand::Memory(self.memory))
    }
}
