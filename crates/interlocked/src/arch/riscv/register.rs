//! A word in a register that is wider: the rest of the register is the extension of the word.
//!
//! Instructions compare whole registers, and `lr.w` and the AMOs extend the sign. With operands
//! extended in the same way the assembly needs no instruction for it, and with results known to be
//! extended neither does the compiler.
//!
//! Source: RISC-V Unprivileged ISA, "RV64I"; "A", LR/SC and AMO; "Zabha".

use core::arch::asm;

use crate::arch::{Bits, Compute, Operation};

/// A word that fits into a register.
pub(super) trait InRegister: Sized {
    /// What the register is called in assembly blocks.
    type Register: Copy;

    /// All bits set.
    #[inline(always)]
    fn ones() -> Bits<Self>
    where
        Self: Compute,
    {
        let one = Self::bit(0);
        Bits::new(one.compute(Operation::Neg, one))
    }

    /// The word, extended by its sign.
    fn extend(bits: Bits<Self>) -> Self::Register;

    /// A register as a number.
    ///
    /// # Safety
    ///
    /// It is initialized.
    unsafe fn number(register: Self::Register) -> usize;

    /// The word in a register that AMO or LR filled: they extend the sign.
    ///
    /// # Safety
    ///
    /// The register is initialized and extended.
    unsafe fn narrow(register: Self::Register) -> Bits<Self>;

    /// The same for plain loads: `lbu` and `lhu` extend by zeros.
    ///
    /// # Safety
    ///
    /// As for `narrow`.
    unsafe fn loaded(register: Self::Register) -> Bits<Self>;
}

/// A row for each: the word, how AMOs extend it, and how loads do.
macro_rules! extended {
    ($($word:ident $signed:ident $loaded:ident $({$($ones:tt)*})?;)+) => {$(
        #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
        #[allow(clippy::cast_sign_loss, reason = "registers have no sign")]
        impl InRegister for $word {
            type Register = usize;

            $($($ones)*)?

            #[inline(always)]
            fn extend(bits: Bits<Self>) -> usize {
                // SAFETY: `Word`'s contract says that values are initialized.
                unsafe { bits.assume_init() as $signed as usize }
            }

            #[inline(always)]
            unsafe fn number(register: usize) -> usize {
                register
            }

            #[inline(always)]
            unsafe fn narrow(register: usize) -> Bits<Self> {
                // SAFETY: The caller's contract.
                unsafe { core::hint::assert_unchecked(register as $signed as usize == register) };
                Bits::new(register as Self)
            }

            #[inline(always)]
            unsafe fn loaded(register: usize) -> Bits<Self> {
                // SAFETY: The caller's contract.
                unsafe { core::hint::assert_unchecked(register as $loaded as usize == register) };
                Bits::new(register as Self)
            }
        }
    )+};
}

extended! {
    u8 i8 u8;
    u16 i16 u16 {
        /// In assembly because the compiler takes two instructions to make a zero-extended one.
        #[inline(always)]
        fn ones() -> Bits<Self> {
            let ones;
            // SAFETY: Arithmetic.
            unsafe { asm!("li {}, -1", lateout(reg) ones, options(nostack, preserves_flags)) };
            ones
        }
    };
    u32 i32 i32;
}

/// As wide as the register: the bits may be those of a pointer and keep its provenance.
#[cfg(target_pointer_width = "64")]
#[allow(clippy::cast_possible_truncation, reason = "as wide as a usize")]
impl InRegister for u64 {
    type Register = Bits<Self>;

    #[inline(always)]
    fn extend(bits: Bits<Self>) -> Bits<Self> {
        bits
    }

    #[inline(always)]
    unsafe fn number(register: Bits<Self>) -> usize {
        // SAFETY: The caller's contract.
        unsafe { register.assume_init() as usize }
    }

    #[inline(always)]
    unsafe fn narrow(register: Bits<Self>) -> Bits<Self> {
        register
    }

    #[inline(always)]
    unsafe fn loaded(register: Bits<Self>) -> Bits<Self> {
        register
    }
}
