//! A word in a 32-bit register: the rest of the register is zeros, as loads leave it.

use crate::arch::Bits;

/// A word that fits into a register.
pub(super) trait InRegister: Sized {
    /// What the register is called in assembly blocks.
    type Register: Copy;

    /// The word, extended by zeros.
    fn extend(bits: Bits<Self>) -> Self::Register;

    /// The word, extended by its sign.
    fn extend_sign(bits: Bits<Self>) -> Self::Register;

    /// The word in a register whose rest is anything.
    ///
    /// # Safety
    ///
    /// The register is initialized.
    unsafe fn cut(register: Self::Register) -> Bits<Self>;

    /// A register as a number.
    ///
    /// # Safety
    ///
    /// It is initialized.
    unsafe fn number(register: Self::Register) -> u32;

    /// The word in a register that holds its extension by zeros.
    ///
    /// # Safety
    ///
    /// The register is initialized and holds the extension of a word.
    unsafe fn narrow(register: Self::Register) -> Bits<Self>;
}

macro_rules! extended {
    ($($word:ident $signed:ident;)+) => {$(
        #[allow(clippy::cast_possible_wrap, clippy::cast_possible_truncation)]
        #[allow(clippy::cast_sign_loss)]
        impl InRegister for $word {
            type Register = u32;

            #[inline(always)]
            fn extend(bits: Bits<Self>) -> u32 {
                // SAFETY: `Word`'s contract says that values are initialized.
                u32::from(unsafe { bits.assume_init() })
            }

            #[inline(always)]
            fn extend_sign(bits: Bits<Self>) -> u32 {
                // SAFETY: `Word`'s contract says that values are initialized.
                unsafe { bits.assume_init() as $signed as u32 }
            }

            #[inline(always)]
            unsafe fn cut(register: u32) -> Bits<Self> {
                Bits::new(register as Self)
            }

            #[inline(always)]
            unsafe fn number(register: u32) -> u32 {
                register
            }

            #[inline(always)]
            unsafe fn narrow(register: u32) -> Bits<Self> {
                // SAFETY: The caller's contract.
                unsafe { core::hint::assert_unchecked(register <= u32::from(Self::MAX)) };
                Bits::new(register as Self)
            }
        }
    )+};
}

extended! {
    u8 i8;
    u16 i16;
}

/// As wide as the register: the bits may be those of a pointer and keep its provenance.
impl InRegister for u32 {
    type Register = Bits<Self>;

    #[inline(always)]
    fn extend(bits: Bits<Self>) -> Bits<Self> {
        bits
    }

    #[inline(always)]
    fn extend_sign(bits: Bits<Self>) -> Bits<Self> {
        bits
    }

    #[inline(always)]
    unsafe fn cut(register: Bits<Self>) -> Bits<Self> {
        register
    }

    #[inline(always)]
    unsafe fn number(register: Bits<Self>) -> u32 {
        // SAFETY: The caller's contract.
        unsafe { register.assume_init() }
    }

    #[inline(always)]
    unsafe fn narrow(register: Bits<Self>) -> Bits<Self> {
        register
    }
}
