//! A word in a register that is wider: the rest of the register is the extension of the word.
//!
//! Instructions compare whole registers, and `lr.w` and the AMOs extend the sign. With operands
//! extended in the same way the assembly needs no instruction for it, and with results known to be
//! extended neither does the compiler.
//!
//! Source: RISC-V Unprivileged ISA, "RV64I"; "A", LR/SC and AMO; "Zabha".

use crate::arch::Bits;

/// A word that fits into a register.
pub(super) trait InRegister: Sized {
    /// What the register is called in assembly blocks.
    type Register: Copy;

    /// The word, extended.
    fn extend(bits: Bits<Self>) -> Self::Register;

    /// Whether two registers are the same.
    ///
    /// # Safety
    ///
    /// They are initialized.
    unsafe fn same(one: Self::Register, other: Self::Register) -> bool;

    /// The word in a register that holds its extension, as AMOs and LR make it.
    ///
    /// # Safety
    ///
    /// The register is initialized and holds the extension of a word.
    unsafe fn narrow(register: Self::Register) -> Bits<Self>;

    /// The same for plain loads: `lbu` and `lhu` extend by zeros.
    ///
    /// # Safety
    ///
    /// As for `narrow`.
    unsafe fn loaded(register: Self::Register) -> Bits<Self>;
}

macro_rules! extended {
    ($($word:ident $signed:ident $loaded:ident;)+) => {$(
        impl InRegister for $word {
            type Register = isize;

            #[inline(always)]
            #[allow(clippy::cast_possible_wrap)]
            fn extend(bits: Bits<Self>) -> isize {
                // SAFETY: `Word`'s contract says that values are initialized.
                unsafe { bits.assume_init() as $signed as isize }
            }

            #[inline(always)]
            unsafe fn same(one: isize, other: isize) -> bool {
                one == other
            }

            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            unsafe fn narrow(register: isize) -> Bits<Self> {
                // SAFETY: The caller's contract.
                unsafe { core::hint::assert_unchecked(register as $signed as isize == register) };
                Bits::new(register as Self)
            }

            #[inline(always)]
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            #[allow(clippy::cast_lossless, reason = "a register may have 32 bits")]
            unsafe fn loaded(register: isize) -> Bits<Self> {
                // SAFETY: The caller's contract.
                unsafe { core::hint::assert_unchecked(register as $loaded as isize == register) };
                Bits::new(register as Self)
            }
        }
    )+};
}

extended! {
    u8 i8 u8;
    u16 i16 u16;
    u32 i32 i32;
}

/// As wide as the register: the bits may be those of a pointer and keep its provenance.
#[cfg(target_pointer_width = "64")]
impl InRegister for u64 {
    type Register = Bits<Self>;

    #[inline(always)]
    fn extend(bits: Bits<Self>) -> Bits<Self> {
        bits
    }

    #[inline(always)]
    unsafe fn same(one: Bits<Self>, other: Bits<Self>) -> bool {
        // SAFETY: The caller's contract.
        unsafe { one.assume_init() == other.assume_init() }
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
