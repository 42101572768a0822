//! The error of an operation on a pointer that is not aligned, which tells what the hardware would have
//! done.
//!
//! What that is, is a table with its sources in `arch/misaligned.rs`.

use core::fmt;

use crate::arch::{Access, ISA, Outcome, Rule, misaligned};
use crate::cpu;

/// A pointer is not aligned to the width of the operation, which did not take place.
///
/// Its text tells what this CPU would have done, why, and where that is written:
///
/// ```text
/// 0x7f30c5e0103c is not aligned to 8 bytes; on x86-64 this access would lock the bus: a locked
/// instruction that crosses a cache line is a split lock … (Intel SDM Vol. 3A 9.1.2.2, …)
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Misaligned {
    address: usize,
    width: usize,
    rule: &'static Rule,
}

impl Misaligned {
    #[cold]
    pub(super) fn new(address: usize, width: usize, access: Access) -> Self {
        Self { address, width, rule: misaligned(ISA, access, address, width, cpu::has) }
    }

    /// The address.
    #[must_use]
    pub const fn address(&self) -> usize {
        self.address
    }

    /// The width of the operation in bytes, to a multiple of which the address has to be aligned.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// What this CPU would have done.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.rule.outcome
    }
}

impl fmt::Display for Misaligned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, width, rule: Rule { outcome, why, source, .. } } = self;
        write!(
            f,
            "{address:#x} is not aligned to {width} bytes; on {ISA} this access would {outcome}: \
             {why} ({source})"
        )
    }
}

impl fmt::Debug for Misaligned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Misaligned")
            .field("address", &format_args!("{:#x}", self.address))
            .field("width", &self.width)
            .field("outcome", &self.outcome())
            .finish()
    }
}

impl core::error::Error for Misaligned {}
