//! The test of the flag that chooses between sequences, in one instruction and a jump.
//!
//! The compiler has an atomic load by itself, then a test of what it loaded; the CPU tests in memory.
//! The load is that of an aligned doubleword, atomic and ordered as any load (Intel SDM Vol. 3A 9.1.1,
//! 9.2.2), so that the block does no more than a relaxed load in Rust.
//!
//! Limits: a block may jump to Rust code since Rust 1.87; before, the compiler's two instructions do.

use core::arch::asm;
use core::sync::atomic::AtomicU32;

use super::{AVX, CX16};
use crate::arch::{Features, feature};

/// Whether all of `features` are among those found.
#[inline(always)]
pub(crate) fn holds(found: &AtomicU32, features: Features) -> bool {
    macro_rules! test {
        ($feature:ident) => {{
            // SAFETY: The reference is to an aligned doubleword, which is read.
            unsafe {
                asm!(
                    "test dword ptr [{found}], {feature}",
                    "jz {missing}",
                    found = in(reg) found.as_ptr(),
                    feature = const $feature,
                    missing = label { return false },
                    options(nostack),
                );
            }
            true
        }};
    }
    match features {
        CX16 => test!(CX16),
        AVX => test!(AVX),
        _ => feature::holds(found, features),
    }
}
