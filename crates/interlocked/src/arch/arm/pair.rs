//! 64 bits: `ldrexd` and `strexd`, on registers in pairs.
//!
//! A pair is an even register and the next one, because ARM state takes no other. A load needs no
//! store to be atomic.
//!
//! Sources: Arm ARM DDI 0406, A3.5.3 (a doubleword accessed by `ldrexd` or by a successful
//! `strexd` is single-copy atomic), A8.8.77 LDREXD, A8.8.214 STREXD.

use core::arch::asm;
use core::mem::transmute;

use super::exclusive::{exchange, update};
use super::fence_if;
use crate::arch::{Bits, Exchange, Operation, Word, computes};
use crate::level::Level;
use crate::order::Order;

/// The lower half and the upper one: the registers of a pair, and the order in memory.
type Halves = [Bits<u32>; 2];

/// A word in halves.
#[inline(always)]
const fn halves(bits: Bits<u64>) -> Halves {
    // SAFETY: Both have the same size, and neither has a value that is not valid. Big-endian targets
    // have another module.
    unsafe { transmute(bits) }
}

/// A word made of its halves.
#[inline(always)]
const fn whole(low: Bits<u32>, high: Bits<u32>) -> Bits<u64> {
    // SAFETY: As in `halves`.
    unsafe { transmute([low, high]) }
}

/// `by!(place, low, high, "what makes r4:r5 of r0:r1"; operand)`: the loop of an operation, with or
/// without `{low}` and `{high}`.
macro_rules! by {
    ($place:ident, $old_low:ident, $old_high:ident, $($body:literal),+ $(; $operand:ident)?) => {
        update!("d" "r0, r1" [$($body)+] "r4, r5"
            out("r0") $old_low,
            out("r1") $old_high,
            out("r4") _,
            out("r5") _,
            failed = out(reg) _,
            place = in(reg) $place,
            $(low = in(reg) $operand[0], high = in(reg) $operand[1],)?
        )
    };
}

/// The greater or smaller one of `r0:r1` and the operand: the old one, unless the flags of
/// `old - operand` say otherwise.
macro_rules! choose {
    ($place:ident, $old_low:ident, $old_high:ident, $operand:ident, $($replace:literal),+) => {
        by!($place, $old_low, $old_high,
            "cmp r0, {low}",
            "sbcs r5, r1, {high}",
            "mov r4, r0",
            "mov r5, r1",
            $($replace),+; $operand)
    };
}

// SAFETY: Each operation is one `ldrexd` or a successful pair of exclusive accesses, between the
// barriers of its ordering.
unsafe impl Word for u64 {
    computes!();

    #[inline]
    unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
        let (low, high): (Bits<u32>, Bits<u32>);
        // SAFETY: `Word`'s contract.
        unsafe {
            asm!(
                "ldrexd r0, r1, [{place}]",
                place = in(reg) place,
                lateout("r0") low,
                lateout("r1") high,
                options(nostack, preserves_flags),
            );
        }
        fence_if(order.acquires());
        whole(low, high)
    }

    #[inline]
    unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
        fence_if(order.releases());
        let [low, high] = halves(value);
        // SAFETY: `Word`'s contract. The status goes where nobody needs what was loaded.
        unsafe {
            asm!(
                "2: ldrexd r0, r1, [{place}]",
                "strexd r0, r2, r3, [{place}]",
                "cmp r0, #0",
                "bne 2b",
                place = in(reg) place,
                in("r2") low,
                in("r3") high,
                out("r0") _,
                out("r1") _,
                options(nostack),
            );
        }
        fence_if(order == Order::SeqCst);
    }

    #[inline]
    unsafe fn swap<L: Level>(
        place: *mut Bits<Self>,
        value: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        fence_if(order.releases());
        let [low, high] = halves(value);
        let (old_low, old_high): (Bits<u32>, Bits<u32>);
        // SAFETY: `Word`'s contract.
        unsafe {
            update!("d" "r0, r1" [] "r2, r3"
                out("r0") old_low,
                out("r1") old_high,
                in("r2") low,
                in("r3") high,
                failed = out(reg) _,
                place = in(reg) place,
            );
        }
        fence_if(order.acquires());
        whole(old_low, old_high)
    }

    #[inline]
    unsafe fn compare_exchange<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        let ([old_low, old_high], [new_low, new_high]) = (halves(old), halves(new));
        let (low, high): (Bits<u32>, Bits<u32>);
        // SAFETY: `Word`'s contract; values are initialized. The loop ends when another value is
        // found or the store took place.
        unsafe {
            exchange!(strong, success, failure:
                "d" "r0, r1" ["cmp r0, {low}" "it eq" "cmpeq r1, {high}" "bne 3f"] "r4, r5"
                out("r0") low,
                out("r1") high,
                low = in(reg) old_low,
                high = in(reg) old_high,
                in("r4") new_low,
                in("r5") new_high,
                failed = out(reg) _,
                place = in(reg) place,
            );
            let found = whole(low, high);
            (found, found.assume_init() == old.assume_init())
        }
    }

    #[inline]
    unsafe fn compare_exchange_weak<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        let ([old_low, old_high], [new_low, new_high]) = (halves(old), halves(new));
        let (low, high): (Bits<u32>, Bits<u32>);
        let failed: u32;
        // SAFETY: `Word`'s contract.
        unsafe {
            exchange!(weak, success, failure:
                "d" "r0, r1" ["cmp r0, {low}" "it eq" "cmpeq r1, {high}" "bne 3f"] "r4, r5"
                out("r0") low,
                out("r1") high,
                low = in(reg) old_low,
                high = in(reg) old_high,
                in("r4") new_low,
                in("r5") new_high,
                failed = out(reg) failed,
                place = in(reg) place,
            );
        }
        (whole(low, high), failed == 0)
    }

    #[inline]
    unsafe fn rmw<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        fence_if(order.releases());
        let operand = halves(operand);
        let (low, high): (Bits<u32>, Bits<u32>);
        // SAFETY: `Word`'s contract.
        unsafe {
            match operation {
                Operation::Add => by!(place, low, high,
                    "adds r4, r0, {low}", "adc r5, r1, {high}"; operand),
                Operation::Sub => by!(place, low, high,
                    "subs r4, r0, {low}", "sbc r5, r1, {high}"; operand),
                Operation::Inc => by!(place, low, high, "adds r4, r0, #1", "adc r5, r1, #0"),
                Operation::Dec => by!(place, low, high, "subs r4, r0, #1", "sbc r5, r1, #0"),
                Operation::Neg => {
                    by!(place, low, high, "mov r5, #0", "rsbs r4, r0, #0", "sbc r5, r5, r1")
                }
                Operation::And => by!(place, low, high,
                    "and r4, r0, {low}", "and r5, r1, {high}"; operand),
                Operation::AndNot => by!(place, low, high,
                    "bic r4, r0, {low}", "bic r5, r1, {high}"; operand),
                Operation::Or => by!(place, low, high,
                    "orr r4, r0, {low}", "orr r5, r1, {high}"; operand),
                Operation::Xor => by!(place, low, high,
                    "eor r4, r0, {low}", "eor r5, r1, {high}"; operand),
                Operation::Nand => by!(place, low, high,
                    "and r4, r0, {low}", "and r5, r1, {high}", "mvn r4, r4", "mvn r5, r5";
                    operand),
                Operation::Not => by!(place, low, high, "mvn r4, r0", "mvn r5, r1"),
                Operation::SignedMax => choose!(
                    place,
                    low,
                    high,
                    operand,
                    "itt lt",
                    "movlt r4, {low}",
                    "movlt r5, {high}"
                ),
                Operation::SignedMin => choose!(
                    place,
                    low,
                    high,
                    operand,
                    "itt ge",
                    "movge r4, {low}",
                    "movge r5, {high}"
                ),
                Operation::UnsignedMax => choose!(
                    place,
                    low,
                    high,
                    operand,
                    "itt lo",
                    "movlo r4, {low}",
                    "movlo r5, {high}"
                ),
                Operation::UnsignedMin => choose!(
                    place,
                    low,
                    high,
                    operand,
                    "itt hs",
                    "movhs r4, {low}",
                    "movhs r5, {high}"
                ),
            }
        }
        fence_if(order.acquires());
        whole(low, high)
    }
}
