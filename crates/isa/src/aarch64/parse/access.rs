//! Accesses to memory.
//!
//! Register combinations of which the architecture does not define the effect (CONSTRAINED
//! UNPREDICTABLE, Arm ARM K1.2) are refused.

use interlocked_diag::Span;
use interlocked_exec::Width;

use super::Parser;
use super::cursor::{Parsed, error, expected};
use super::limits::Reach;
use super::operand::find;
use crate::aarch64::instruction::{Instruction, PREFETCHES, pair_of};
use crate::aarch64::operand::Address;
use crate::aarch64::operation::{
    Load, LoadKind, LoadPair, Modify, Order, Size, Store, StoreKind, StorePair,
};
use crate::aarch64::register::Register;

impl Parser<'_> {
    pub(super) fn load(&mut self, op: Load) -> Parsed<Instruction> {
        let dst = self.sized(op.size, op.signed)?;
        let reach = match op.kind {
            LoadKind::Plain => Reach::Full(op.size.width(dst)),
            LoadKind::Unscaled | LoadKind::AcquirePcUnscaled => Reach::Unscaled,
            LoadKind::Acquire
            | LoadKind::LimitedAcquire
            | LoadKind::AcquirePc
            | LoadKind::Exclusive
            | LoadKind::AcquireExclusive => Reach::Base,
        };
        let address = self.next_address_apart(reach, &[dst])?;
        Ok(Instruction::Load { op, dst, address })
    }

    pub(super) fn store(&mut self, op: Store) -> Parsed<Instruction> {
        let source = self.sized(op.size, false)?;
        let reach = match op.kind {
            StoreKind::Plain => Reach::Full(op.size.width(source)),
            StoreKind::Unscaled | StoreKind::ReleaseUnscaled => Reach::Unscaled,
            StoreKind::Release | StoreKind::LimitedRelease => Reach::Base,
        };
        let address = self.next_address_apart(reach, &[source])?;
        Ok(Instruction::Store { op, source, address })
    }

    pub(super) fn load_pair(&mut self, op: LoadPair) -> Parsed<Instruction> {
        let first = if op == LoadPair::Ldpsw { self.wide()? } else { self.general()? };
        self.comma()?;
        let (second, span) = self.spanned(|parser| parser.of_width(first.width()))?;
        if first.overlaps(second) {
            let message = format!("`{second}` is loaded twice");
            return expected(span, message, "expected another register");
        }
        let each = if op == LoadPair::Ldpsw { Width::B32 } else { first.width() };
        let reach = match op {
            LoadPair::Ldp | LoadPair::Ldpsw => Reach::Pair(each),
            LoadPair::Ldnp => Reach::PairOffset(each),
            LoadPair::Ldxp | LoadPair::Ldaxp => Reach::Base,
        };
        let address = self.next_address_apart(reach, &[first, second])?;
        Ok(Instruction::LoadPair { op, first, second, address })
    }

    pub(super) fn store_pair(&mut self, op: StorePair) -> Parsed<Instruction> {
        let first = self.general()?;
        let second = self.next_like(first)?;
        let reach = match op {
            StorePair::Stp => Reach::Pair(first.width()),
            StorePair::Stnp => Reach::PairOffset(first.width()),
        };
        let address = self.next_address_apart(reach, &[first, second])?;
        Ok(Instruction::StorePair { op, first, second, address })
    }

    pub(super) fn store_exclusive(&mut self, order: Order, size: Size) -> Parsed<Instruction> {
        let (status, span) = self.spanned(Self::narrow)?;
        self.comma()?;
        let source = self.sized(size, false)?;
        let base = self.next_base()?;
        self.status_apart(status, span, &[source, base])?;
        Ok(Instruction::StoreExclusive { order, size, status, source, base })
    }

    pub(super) fn store_exclusive_pair(&mut self, order: Order) -> Parsed<Instruction> {
        let (status, span) = self.spanned(Self::narrow)?;
        self.comma()?;
        let first = self.general()?;
        let second = self.next_like(first)?;
        let base = self.next_base()?;
        self.status_apart(status, span, &[first, second, base])?;
        Ok(Instruction::StoreExclusivePair { order, status, first, second, base })
    }

    /// A comma, then an address that does not change any of the registers `moved` by the access.
    fn next_address_apart(&mut self, reach: Reach, moved: &[Register]) -> Parsed<Address> {
        let (address, span) = self.next_address(reach)?;
        let base = address.base();
        if address.writes_back() && moved.iter().any(|register| register.overlaps(base)) {
            let message = format!("the access and the writeback both use `{base}`");
            return expected(span, message, "the result would be unpredictable");
        }
        Ok(address)
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
        let ((first, second), span) = self.spanned(|parser| {
            let first = match width {
                Some(width) => parser.of_width(width)?,
                None => parser.general()?,
            };
            Ok((first, parser.next_like(first)?))
        })?;
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
        let operation = if self.cursor.is_at_number() {
            self.immediate(0..=31)? as u8
        } else {
            let (name, span) = self.cursor.name();
            match find(&PREFETCHES, name) {
                Some(operation) => operation,
                None => return error(span, "expected a prefetch operation, as `PLDL1KEEP`"),
            }
        };
        let (address, span) = self.next_address(Reach::Full(Width::B64))?;
        if address.writes_back() {
            return expected(span, "`PRFM` does not write back", "expected `[Xn,#offset]`");
        }
        Ok(Instruction::Prefetch { operation, address })
    }
}
