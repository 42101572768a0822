//! 128 bits by what later versions added: `casp` (LSE), `ldp` and `stp` (LSE2), `ldiapp` and `stilp`
//! (LRCPC3), `swpp`, `ldclrp` and `ldsetp` (LSE128).
//!
//! The orders are those of atomicsabi64, "Synchronization operations for 16-byte objects".

use core::arch::asm;

use super::super::{MSVC, lse};
use super::{Place, in_memory, pair};
use crate::order::Order;

/// `casp` with the same registers twice: whatever they hold, memory keeps its value.
#[inline]
pub(super) unsafe fn load_by_casp(place: Place, order: Order) -> [u64; 2] {
    let (first, second);
    macro_rules! load {
        ($acquire:literal) => {
            asm!(
                ".arch_extension lse",
                concat!("casp", $acquire, " x6, x7, x6, x7, [{place}]"),
                place = in(reg) place,
                out("x6") first,
                out("x7") second,
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: One aligned access to memory that the caller says is valid.
    unsafe {
        match order {
            Order::Relaxed => load!(""),
            _ => load!("a"),
        }
    }
    in_memory([first, second])
}

/// `casp`, whose operands are pairs of neighboring registers. `weak` says that a loop is around it.
///
/// A block cannot leave the pair to the compiler, and where the old value is matters: what comes in
/// as an argument (AAPCS64 6.8.2) and is not needed after the exchange is best left where it is, and
/// in a loop, which needs it again to compare and to go on, it is best copied to where no argument is.
#[inline]
pub(super) unsafe fn exchange_by_casp(
    place: Place,
    old: [u64; 2],
    new: [u64; 2],
    order: Order,
    weak: bool,
) -> [u64; 2] {
    let ([old_first, old_second], [new_first, new_second]) = (in_memory(old), in_memory(new));
    let (first, second);
    macro_rules! exchange {
        ($order:literal ($old_first:tt $old_second:tt)) => {
            asm!(
                ".arch_extension lse",
                concat!("casp", $order, " ", $old_first, ", ", $old_second, ", x4, x5, [{place}]"),
                place = in(reg) place,
                inout($old_first) old_first => first,
                inout($old_second) old_second => second,
                in("x4") new_first,
                in("x5") new_second,
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: One aligned access to memory that the caller says is valid.
    unsafe {
        if weak {
            lse::by_order!(order, exchange("x8" "x9"));
        } else {
            lse::by_order!(order, exchange("x2" "x3"));
        }
    }
    in_memory([first, second])
}

/// `ldp`, and `ldiapp` for a load that acquires.
///
/// Where it is SeqCst an `ldar` stands in front, which waits for the `stlr` of an earlier store to
/// another location. A barrier behind the load is not enough; with one register for two:
///
/// ```litmus
/// AArch64 SB+stlr-ldr-dmb.sy+stlr-ldar
/// { 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; }
///  P0           | P1           ;
///  MOV W0,#1    | MOV W0,#1    ;
///  STLR W0,[X1] | STLR W0,[X1] ;
///  LDR W2,[X3]  | LDAR W2,[X3] ;
///  DMB ISH      |              ;
/// exists (0:X2=0 /\ 1:X2=0)
/// ```
/// ```litmus
/// AArch64 SB+stlr-ldar-ldr-dmb.ld+stlr-ldar
/// { 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; }
///  P0           | P1           ;
///  MOV W0,#1    | MOV W0,#1    ;
///  STLR W0,[X1] | STLR W0,[X1] ;
///  LDAR W4,[X3] | LDAR W2,[X3] ;
///  LDR W2,[X3]  |              ;
///  DMB ISHLD    |              ;
/// ~exists (0:X2=0 /\ 1:X2=0)
/// ```
#[inline]
pub(super) unsafe fn load_by_ldp(place: Place, order: Order, rcpc3: bool) -> [u64; 2] {
    let (low, high);
    macro_rules! load {
        ($before:literal $mnemonic:literal $after:literal $($first:tt)*) => {
            asm!(
                ".arch_extension rcpc3",
                $before,
                concat!($mnemonic, pair!("low" "high")),
                $after,
                place = in(reg) place,
                low = lateout(reg) low,
                high = lateout(reg) high,
                $($first)*
                options(nostack, preserves_flags),
            )
        };
    }
    // SAFETY: Aligned accesses to memory that the caller says is valid.
    unsafe {
        match order {
            Order::Relaxed => load!("" "ldp" ""),
            Order::Acquire if rcpc3 => load!("" "ldiapp" ""),
            Order::Acquire => load!("" "ldp" "dmb ishld"),
            _ if rcpc3 => load!("ldar {first}, [{place}]" "ldiapp" "" first = out(reg) _,),
            _ => load!("ldar {first}, [{place}]" "ldp" "dmb ishld" first = out(reg) _,),
        }
    }
    [low, high]
}

/// A store of a pair of registers, with what stands around it.
macro_rules! store {
    ($extension:literal $before:literal $mnemonic:literal $after:literal,
        $place:ident $low:ident $high:ident) => {
        asm!(
            $extension,
            $before,
            concat!($mnemonic, pair!("low" "high")),
            $after,
            place = in(reg) $place,
            low = in(reg) $low,
            high = in(reg) $high,
            options(nostack, preserves_flags),
        )
    };
}

/// `stp`, between barriers.
#[inline]
pub(super) unsafe fn store_by_stp(place: Place, [low, high]: [u64; 2], order: Order) {
    // SAFETY: One aligned access to memory that the caller says is valid.
    unsafe {
        match order {
            Order::Relaxed => store!("" "" "stp" "", place low high),
            Order::SeqCst => store!("" "dmb ish" "stp" "dmb ish", place low high),
            _ => store!("" "dmb ish" "stp" "", place low high),
        }
    }
}

/// `stilp`, which releases.
#[inline]
pub(super) unsafe fn store_by_stilp(place: Place, [low, high]: [u64; 2], order: Order) {
    // SAFETY: One aligned access to memory that the caller says is valid.
    unsafe {
        match order {
            Order::SeqCst if MSVC => {
                store!(".arch_extension rcpc3" "" "stilp" "dmb ish", place low high)
            }
            _ => store!(".arch_extension rcpc3" "" "stilp" "", place low high),
        }
    }
}

/// An instruction of LSE128, which replaces its operand by what was there.
macro_rules! lse128 {
    ($($name:ident $mnemonic:literal;)+) => {$(
        #[doc = concat!("`", $mnemonic, "`, one instruction.")]
        #[inline]
        pub(super) unsafe fn $name(place: Place, [mut low, mut high]: [u64; 2], order: Order) -> [u64; 2] {
            macro_rules! fetch {
                ($order:literal ()) => {
                    asm!(
                        ".arch_extension lse128",
                        concat!($mnemonic, $order, pair!("low" "high")),
                        place = in(reg) place,
                        low = inout(reg) low,
                        high = inout(reg) high,
                        options(nostack, preserves_flags),
                    )
                };
            }
            // SAFETY: One aligned access to memory that the caller says is valid.
            unsafe { lse::by_order!(order, fetch()) }
            [low, high]
        }
    )+};
}

lse128! {
    swap_by_swpp "swpp";
    fetch_by_ldclrp "ldclrp";
    fetch_by_ldsetp "ldsetp";
}
