//! Loads and stores of up to 64 bits.
//!
//! An aligned load or store of a general register is single-copy atomic (DDI 0487 B2.2.1). `ldar`
//! acquires and `stlr` releases, and an `ldar` waits for earlier `stlr`, which makes them `SeqCst`;
//! an `ldapr` does not, so it acquires and no more (B2.3, "Load-Acquire, Load-AcquirePC, and
//! Store-Release").

use core::arch::asm;

use super::super::Bits;
use super::MSVC;
use crate::order::Order;

/// Widths that are loaded and stored by one register.
///
/// # Safety
///
/// The operations are those of [`Word`](crate::arch::Word), under its contract; `rcpc` may be true
/// only where the CPU has LRCPC.
#[allow(clippy::missing_safety_doc, reason = "said once, for the trait")]
pub(super) trait Access: Sized {
    /// Reads.
    unsafe fn load(place: *mut Bits<Self>, order: Order, rcpc: bool) -> Bits<Self>;

    /// Writes.
    unsafe fn store(place: *mut Bits<Self>, value: Bits<Self>, order: Order);
}

/// `$word: "suffix" "register";`
macro_rules! access {
    ($($word:ident: $size:literal $r:literal;)+) => {$(
        impl Access for $word {
            #[inline]
            unsafe fn load(place: *mut Bits<Self>, order: Order, rcpc: bool) -> Bits<Self> {
                let value;
                macro_rules! load {
                    ($extension:literal $mnemonic:literal) => {
                        asm!(
                            $extension,
                            concat!($mnemonic, $size, " {value:", $r, "}, [{place}]"),
                            place = in(reg) place,
                            value = lateout(reg) value,
                            options(nostack, preserves_flags),
                        )
                    };
                }
                // SAFETY: One aligned load from memory that the caller says is valid.
                unsafe {
                    match order {
                        Order::Relaxed => load!("" "ldr"),
                        Order::Acquire if rcpc => load!(".arch_extension rcpc" "ldapr"),
                        _ => load!("" "ldar"),
                    }
                }
                value
            }

            #[inline]
            unsafe fn store(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
                macro_rules! store {
                    ($mnemonic:literal $fence:literal) => {
                        asm!(
                            concat!($mnemonic, $size, " {value:", $r, "}, [{place}]"),
                            $fence,
                            place = in(reg) place,
                            value = in(reg) value,
                            options(nostack, preserves_flags),
                        )
                    };
                }
                // SAFETY: One aligned store to memory that the caller says is valid.
                unsafe {
                    match order {
                        Order::Relaxed => store!("str" ""),
                        Order::SeqCst if MSVC => store!("stlr" "dmb ish"),
                        _ => store!("stlr" ""),
                    }
                }
            }
        }
    )+};
}

access! {
    u8: "b" "w";
    u16: "h" "w";
    u32: "" "w";
    u64: "" "x";
}
