//! Single operands: registers and their widths, immediates, conditions, labels, addresses.

use core::ops::RangeInclusive;

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::Width;

use super::Parser;
use super::cursor::{Parsed, error, expected};
use super::limits::Reach;
use crate::aarch64::operand::{Address, Condition, Extend};
use crate::aarch64::operation::Size;
use crate::aarch64::register::Register;
use crate::aarch64::{table, unsupported};
use crate::code::Label;
use crate::excerpt::excerpt;

/// The value called `name` in a table of names, in either case.
pub(super) fn find<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(text, _)| text.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
}

impl Parser<'_> {
    /// A comma between operands.
    pub(super) fn comma(&mut self) -> Parsed<()> {
        if self.cursor.eat(b',') {
            return Ok(());
        }
        let mnemonic = table::name(self.operation);
        if self.cursor.is_done() {
            error(self.cursor.span_here(), format!("too few operands for `{mnemonic}`"))
        } else {
            expected(self.cursor.span_of_rest(), "unexpected text", "expected `,`")
        }
    }

    /// What `read` reads, with its place.
    pub(super) fn spanned<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Parsed<T>,
    ) -> Parsed<(T, Span)> {
        let start = self.cursor.span_here().start;
        let value = read(self)?;
        Ok((value, start..self.cursor.end_of_last()))
    }

    /// The end of the cell.
    pub(super) fn end(&mut self) -> Parsed<()> {
        if self.cursor.is_done() {
            return Ok(());
        }
        let rest = self.cursor.span_of_rest();
        if self.cursor.eat(b',') {
            let mnemonic = table::name(self.operation);
            error(rest, format!("too many operands for `{mnemonic}`"))
        } else {
            expected(rest, "unexpected text after the instruction", "expected the end of the cell")
        }
    }

    /// Any register of the table of registers.
    pub(super) fn any_register(&mut self) -> Parsed<(Register, Span)> {
        let (name, span) = self.cursor.name();
        if name.is_empty() {
            return expected(span, "expected a register", "expected `X0` or `W0`, say");
        }
        if let Some(register) = Register::parse(name) {
            return Ok((register, span));
        }
        if unsupported::is_vector_register(name) {
            return expected(
                span,
                format!("the register `{}` is not supported", excerpt(name)),
                "belongs to vectors and floating point (Neon, SVE, SME)",
            );
        }
        Err(Box::new(
            Diagnostic::error(span, format!("unknown register `{}`", excerpt(name)))
                .label("expected X0 to X30, W0 to W30, XZR, WZR or SP"),
        ))
    }

    pub(super) fn no_stack_pointer(&self, register: Register, span: &Span) -> Parsed<()> {
        if register.is_stack_pointer() {
            return error(span.clone(), format!("`{register}` cannot stand here"));
        }
        Ok(())
    }

    /// A register that is not the stack pointer.
    fn general_at(&mut self) -> Parsed<(Register, Span)> {
        let (register, span) = self.any_register()?;
        self.no_stack_pointer(register, &span)?;
        Ok((register, span))
    }

    pub(super) fn general(&mut self) -> Parsed<Register> {
        Ok(self.general_at()?.0)
    }

    pub(super) fn register_or_stack_pointer(&mut self) -> Parsed<Register> {
        Ok(self.any_register()?.0)
    }

    /// A register of `width`.
    pub(super) fn of_width(&mut self, width: Width) -> Parsed<Register> {
        let (register, span) = self.general_at()?;
        self.has_width(register, span, width)
    }

    pub(super) fn wide(&mut self) -> Parsed<Register> {
        self.of_width(Width::B64)
    }

    pub(super) fn narrow(&mut self) -> Parsed<Register> {
        self.of_width(Width::B32)
    }

    /// A comma, then a register as wide as `other`.
    pub(super) fn next_like(&mut self, other: Register) -> Parsed<Register> {
        self.comma()?;
        self.of_width(other.width())
    }

    pub(super) fn has_width(
        &self,
        register: Register,
        span: Span,
        width: Width,
    ) -> Parsed<Register> {
        if register.width() == width {
            return Ok(register);
        }
        let (bits, name) = match width {
            Width::B64 => (64, "an `X`"),
            _ => (32, "a `W`"),
        };
        let message =
            format!("`{register}` has the wrong width for `{}`", table::name(self.operation));
        expected(span, message, format!("expected {bits} bits: {name} register"))
    }

    /// A register that `size` can be moved to or from.
    pub(super) fn sized(&mut self, size: Size, signed: bool) -> Parsed<Register> {
        match size {
            Size::Byte | Size::Half if !signed => self.narrow(),
            Size::Word => self.wide(),
            Size::Byte | Size::Half | Size::Register => self.general(),
        }
    }

    /// A number in `range`.
    pub(super) fn immediate(&mut self, range: RangeInclusive<i128>) -> Parsed<i128> {
        let (value, span) = self.cursor.number()?;
        self.in_range(value, span, range)
    }

    pub(super) fn in_range(
        &self,
        value: i128,
        span: Span,
        range: RangeInclusive<i128>,
    ) -> Parsed<i128> {
        if range.contains(&value) {
            return Ok(value);
        }
        let label = format!("expected {} to {}", range.start(), range.end());
        expected(span, format!("{value} is out of range"), label)
    }

    /// A comma, then the number of a bit of `register`.
    pub(super) fn next_bit(&mut self, register: Register) -> Parsed<u8> {
        self.comma()?;
        self.bit(register)
    }

    /// The number of a bit of `register`.
    pub(super) fn bit(&mut self, register: Register) -> Parsed<u8> {
        Ok(self.immediate(0..=i128::from(register.width().bits()) - 1)? as u8)
    }

    /// A comma, then a condition.
    pub(super) fn next_condition(&mut self) -> Parsed<(Condition, Span)> {
        self.comma()?;
        let (name, span) = self.cursor.name();
        match Condition::parse(name) {
            Some(condition) => Ok((condition, span)),
            None => expected(span, "expected a condition", "expected `EQ` or `NE`, say"),
        }
    }

    pub(super) fn target(&mut self) -> Parsed<Label> {
        match self.cursor.name() {
            ("", span) => error(span, "expected a label"),
            (name, span) => Ok(Label { name: name.to_owned(), span }),
        }
    }

    /// A comma, then `[Xn]`.
    pub(super) fn next_base(&mut self) -> Parsed<Register> {
        Ok(self.next_address(Reach::Base)?.0.base())
    }

    /// A comma, then an address within `reach`.
    pub(super) fn next_address(&mut self, reach: Reach) -> Parsed<(Address, Span)> {
        self.comma()?;
        let (address, span) = self.spanned(Self::address)?;
        match reach.refuses(address) {
            None => Ok((address, span)),
            Some(label) => {
                let mnemonic = table::name(self.operation);
                expected(span, format!("`{mnemonic}` does not take this address"), label)
            }
        }
    }

    fn address(&mut self) -> Parsed<Address> {
        if !self.cursor.eat(b'[') {
            let here = self.cursor.span_here();
            return Err(Box::new(
                Diagnostic::error(here, "expected an address")
                    .label("expected `[X1]`, say")
                    .hint("a location is accessed through a register that starts as its address: `0:X1=x`"),
            ));
        }
        let base = self.base()?;
        if self.cursor.eat(b']') {
            let mut ahead = self.cursor.clone();
            if !ahead.eat(b',') {
                return Ok(Address::Offset(base, 0));
            }
            self.cursor = ahead;
            return Ok(Address::PostIndex(base, self.offset()?));
        }
        if !self.cursor.eat(b',') {
            return error(self.cursor.span_here(), "expected `,` or `]`");
        }
        let address = if self.cursor.is_at_number() {
            Address::Offset(base, self.offset()?)
        } else {
            self.index(base)?
        };
        if !self.cursor.eat(b']') {
            return error(self.cursor.span_here(), "expected `]`");
        }
        match address {
            Address::Offset(base, offset) if self.cursor.eat(b'!') => {
                Ok(Address::PreIndex(base, offset))
            }
            address => Ok(address),
        }
    }

    fn base(&mut self) -> Parsed<Register> {
        let (base, span) = self.any_register()?;
        if base.is_zero() || base.width() != Width::B64 {
            return expected(
                span,
                format!("`{base}` cannot hold an address"),
                "expected an `X` register or SP",
            );
        }
        Ok(base)
    }

    fn offset(&mut self) -> Parsed<i64> {
        Ok(self.immediate(i64::MIN.into()..=i64::MAX.into())? as i64)
    }

    /// `X2`, `X2,LSL #3`, `W2,SXTW`, `W2,UXTW #2`.
    fn index(&mut self, base: Register) -> Parsed<Address> {
        let (index, span) = self.general_at()?;
        if !self.cursor.eat(b',') {
            if index.width() == Width::B32 {
                return Err(Box::new(
                    Diagnostic::error(span, format!("`{index}` must be extended to 64 bits"))
                        .hint(format!("`{index},SXTW` or `{index},UXTW`")),
                ));
            }
            return Ok(Address::Index(base, index, Extend::Uxtx, 0));
        }
        const EXTENDS: [(&str, Extend, Width); 4] = [
            ("LSL", Extend::Uxtx, Width::B64),
            ("SXTX", Extend::Sxtx, Width::B64),
            ("SXTW", Extend::Sxtw, Width::B32),
            ("UXTW", Extend::Uxtw, Width::B32),
        ];
        let (name, name_span) = self.cursor.name();
        let named = EXTENDS.into_iter().find(|(text, ..)| text.eq_ignore_ascii_case(name));
        let Some((text, extend, width)) = named else {
            return expected(
                name_span,
                "unknown extension of an index register",
                "expected `LSL`, `SXTW`, `UXTW` or `SXTX`",
            );
        };
        let index = self.has_width(index, span, width)?;
        let amount = match self.cursor.peek() {
            Some(b']') if text != "LSL" => 0,
            _ => self.immediate(0..=4)? as u8,
        };
        Ok(Address::Index(base, index, extend, amount))
    }
}
