//! Accesses to memory.
//!
//! Register combinations of which the architecture does not define the effect (CONSTRAINED
//! UNPREDICTABLE, Arm ARM K1.2) are refused.

use interlocked_diag::Span;
use interlocked_exec::Width;

use super::Parser;
use super::cursor::{Parsed, error, expected};
use super::limits::Reach;
use crate::aarch64::instruction::{Instruction, PREFETCHES, pair_of};
use crate::aarch64::operand::Address;
use crate::aarch64::operation::{
    Load, LoadKind, LoadPair, Modify, Order, Size, Store, StoreExclusive, StoreKind, StorePair,
};
use crate::aarch64::register::Register;

/// How many bytes an access of `size` with `register` moves.
const fn bytes(size: Size, register: Register) -> u8 {
    match size {
        Size::Byte => 1,
        Size::Half => 2,
        Size::Word => 4,
        Size::Register => register.width().bytes() as u8,
    }
}

/// An access may not load or store the register that its address writes back.
fn no_clash(address: Address, span: Span, registers: &[Register]) -> Parsed<()> {
    let base = address.base();
    if address.writes_back() && registers.iter().any(|register| register.overlaps(base)) {
        let message = format!("the access and the writeback both use `{base}`");
        return expected(span, message, "the result would be unpredictable");
    }
    Ok(())
}

impl Parser<'_> {
    pub(super) fn load(&mut self, op: Load) -> Parsed<Instruction> {
        let dst = self.sized(op.size, op.signed)?;
        let reach = match op.kind {
            LoadKind::Plain => Reach::Full(bytes(op.size, dst)),
            LoadKind::Unscaled | LoadKind::AcquirePcUnscaled => Reach::Unscaled,
            LoadKind::Acquire
            | LoadKind::LimitedAcquire
            | LoadKind::AcquirePc
            | LoadKind::Exclusive
            | LoadKind::AcquireExclusive => Reach::Base,
        };
        let (address, span) = self.next_address(reach)?;
        no_clash(address, span, &[dst])?;
        Ok(Instruction::Load { op, dst, address })
    }

    pub(super) fn store(&mut self, op: Store) -> Parsed<Instruction> {
        let source = self.sized(op.size, false)?;
        let reach = match op.kind {
            StoreKind::Plain => Reach::Full(bytes(op.size, source)),
            StoreKind::Unscaled | StoreKind::ReleaseUnscaled => Reach::Unscaled,
            StoreKind::Release | StoreKind::LimitedRelease => Reach::Base,
        };
        let (address, span) = self.next_address(reach)?;
        no_clash(address, span, &[source])?;
        Ok(Instruction::Store { op, source, address })
    }

    pub(super) fn load_pair(&mut self, op: LoadPair) -> Parsed<Instruction> {
        let first = if op == LoadPair::Ldpsw { self.wide()? } else { self.general()? };
        self.comma()?;
        let start = self.cursor.span_here().start;
        let second = self.of_width(first.width())?;
        if first.overlaps(second) {
            let span = start..self.cursor.end_of_last();
            return expected(
                span,
                format!("`{second}` is loaded twice"),
                "expected another register",
            );
        }
        let each = if op == LoadPair::Ldpsw { 4 } else { bytes(Size::Register, first) };
        let reach = match op {
            LoadPair::Ldp | LoadPair::Ldpsw => Reach::Pair(each),
            LoadPair::Ldnp => Reach::PairOffset(each),
            LoadPair::Ldxp | LoadPair::Ldaxp => Reach::Base,
        };
        let (address, span) = self.next_address(reach)?;
        no_clash(address, span, &[first, second])?;
        Ok(Instruction::LoadPair { op, first, second, address })
    }

    pub(super) fn store_pair(&mut self, op: StorePair) -> Parsed<Instruction> {
        let first = self.general()?;
        let second = self.next_like(first)?;
        let each = bytes(Size::Register, first);
        let reach = match op {
            StorePair::Stp => Reach::Pair(each),
            StorePair::Stnp => Reach::PairOffset(each),
        };
        let (address, span) = self.next_address(reach)?;
        no_clash(address, span, &[first, second])?;
        Ok(Instruction::StorePair { op, first, second, address })
    }

    pub(super) fn store_exclusive(&mut self, op: StoreExclusive) -> Parsed<Instruction> {
        let start = self.cursor.span_here().start;
        let status = self.narrow()?;
        let span = start..self.cursor.end_of_last();
        self.comma()?;
        let source = self.sized(op.size, false)?;
        let base = self.next_base()?;
        self.status_apart(status, span, &[source, base])?;
        Ok(Instruction::StoreExclusive { op, status, source, base })
    }

    pub(super) fn store_exclusive_pair(&mut self, order: Order) -> Parsed<Instruction> {
        let start = self.cursor.span_here().start;
        let status = self.narrow()?;
        let span = start..self.cursor.end_of_last();
        self.comma()?;
        let first = self.general()?;
        let second = self.next_like(first)?;
        let base = self.next_base()?;
        self.status_apart(status, span, &[first, second, base])?;
        Ok(Instruction::StoreExclusivePair { order, status, first, second, base })
    }

    /// The status of a store-exclusive needs a register of its own.
    fn status_apart(&self, status: Register, span: Span, others: &[Register]) -> Parsed<()> {
        if others.iter().any(|other| other.overlaps(status)) {
            let message = format!("the status and the store both use `{status}`");
            return expected(span, message, "expected a register of its own");
        }
        Ok(())
    }

    pub(super) fn modify(&mut self, op: Modify) -> Parsed<Instruction> {
        let operand = self.sized(op.size, false)?;
        let dst = self.next_like(operand)?;
        Ok(Instruction::Modify { op, operand, dst, base: self.next_base()? })
    }

    pub(super) fn modify_only(&mut self, op: Modify) -> Parsed<Instruction> {
        let operand = self.sized(op.size, false)?;
        Ok(Instruction::ModifyOnly { op, operand, base: self.next_base()? })
    }

    pub(super) fn compare_swap(&mut self, order: Order, size: Size) -> Parsed<Instruction> {
        let expected = self.sized(size, false)?;
        let new = self.next_like(expected)?;
        Ok(Instruction::CompareSwap { order, size, expected, new, base: self.next_base()? })
    }

    pub(super) fn compare_swap_pair(&mut self, order: Order) -> Parsed<Instruction> {
        let expected = self.pair(None)?;
        self.comma()?;
        let new = self.pair(Some(expected.width()))?;
        Ok(Instruction::CompareSwapPair { order, expected, new, base: self.next_base()? })
    }

    /// An even register and the one that follows it; gives the first.
    fn pair(&mut self, width: Option<Width>) -> Parsed<Register> {
        let start = self.cursor.span_here().start;
        let first = match width {
            Some(width) => self.of_width(width)?,
            None => self.general()?,
        };
        let second = self.next_like(first)?;
        let span = start..self.cursor.end_of_last();
        if first.is_zero() || first.number() % 2 == 1 {
            return expected(span, "not a pair of registers", "expected the first one to be even");
        }
        if second != pair_of(first) {
            let label = format!("expected `{first},{}`", pair_of(first));
            return expected(span, "not a pair of registers", label);
        }
        Ok(first)
    }

    /// `PRFM PLDL1KEEP,[X0]` or `PRFM #0,[X0]`.
    pub(super) fn prefetch(&mut self) -> Parsed<Instruction> {
        let operation = match self.cursor.number() {
            Some(number) => {
                let (value, span) = number?;
                self.in_range(value, span, 0..=31)? as u8
            }
            None => {
                let here = self.cursor.span_here();
                let (name, span) = self.cursor.name().unwrap_or(("", here));
                match PREFETCHES.iter().find(|(text, _)| text.eq_ignore_ascii_case(name)) {
                    Some(&(_, operation)) => operation,
                    None => return error(span, "expected a prefetch operation, as `PLDL1KEEP`"),
                }
            }
        };
        let (address, span) = self.next_address(Reach::Full(8))?;
        if address.writes_back() {
            return expected(span, "`PRFM` does not write back", "expected `[Xn,#offset]`");
        }
        Ok(Instruction::Prefetch { operation, address })
    }
}
