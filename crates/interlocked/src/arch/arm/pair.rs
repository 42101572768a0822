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
use crate::arch::{Bits, Exchange, Operation, Test, Word, computes};
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

/// Compares and exchanges.
macro_rules! exchange_pair {
    ($strength:ident, $place:ident, $old:ident, $new:ident, $success:ident, $failure:ident) => {{
        let ([old_low, old_high], [new_low, new_high]) = (halves($old), halves($new));
        let (low, high): (Bits<u32>, Bits<u32>);
        let failed: u32;
        // SAFETY: `Word`'s contract. A strong one ends when another value is found or the store
        // took place.
        unsafe {
            exchange!($strength, $success, $failure:
                "d" "r0, r1" ["subs {failed}, r0, {low}" "it eq" "subseq {failed}, r1, {high}" "bne 3f"] "r4, r5"
                out("r0") low,
                out("r1") high,
                low = in(reg) old_low,
                high = in(reg) old_high,
                in("r4") new_low,
                in("r5") new_high,
                failed = out(reg) failed,
                place = in(reg) $place,
            );
            (whole(low, high), failed == 0)
        }
    }};
}

/// `by!(registers, place, "instruction" "what follows", "instruction" "what follows", "more"; operand)`:
/// the loop of an operation. The two instructions make `r4` of the lower half and `r5` of the upper
/// one; the operand is in `{low}` and `{high}`.
macro_rules! by {
    ([$low:literal $high:literal $($old:tt)*], $place:ident,
        $first:literal $x:literal, $second:literal $y:literal
        $(, $more:literal)* $(; $operand:ident)?) => {
        update!("d", concat!($low, ", ", $high), [
            concat!($first, " r4, ", $low, $x),
            concat!($second, " r5, ", $high, $y)
            $(, $more)*
        ], "r4, r5",
            $($old)*
            failed = out(reg) _,
            place = in(reg) $place,
            $(low = in(reg) $operand[0], high = in(reg) $operand[1],)?
        )
    };
}

/// The greater or smaller one: the old one, unless the flags of `old - operand` say otherwise.
macro_rules! chosen {
    ($old:tt, $place:ident, $operand:ident, $($replace:literal),+) => {
        by!($old, $place, "mov" "", "mov" "", "cmp r4, {low}", "sbcs {failed}, r5, {high}",
            $($replace),+; $operand)
    };
}

/// The loop of each operation, with the registers for the old value and how they are used.
macro_rules! update_pair {
    ($operation:ident, $place:ident, $operand:ident, $old:tt) => {
        match $operation {
            Operation::Add => by!($old, $place, "adds" ", {low}", "adc" ", {high}"; $operand),
            Operation::Sub => by!($old, $place, "subs" ", {low}", "sbc" ", {high}"; $operand),
            Operation::Inc => by!($old, $place, "adds" ", #1", "adc" ", #0"),
            Operation::Dec => by!($old, $place, "subs" ", #1", "sbc" ", #0"),
            Operation::Neg => by!($old, $place, "mvn" "", "mvn" "",
                "adds r4, r4, #1", "adc r5, r5, #0"),
            Operation::And => by!($old, $place, "and" ", {low}", "and" ", {high}"; $operand),
            Operation::AndNot => by!($old, $place, "bic" ", {low}", "bic" ", {high}"; $operand),
            Operation::Or => by!($old, $place, "orr" ", {low}", "orr" ", {high}"; $operand),
            Operation::Xor => by!($old, $place, "eor" ", {low}", "eor" ", {high}"; $operand),
            Operation::Nand => by!($old, $place, "and" ", {low}", "and" ", {high}",
                "mvn r4, r4", "mvn r5, r5"; $operand),
            Operation::Not => by!($old, $place, "mvn" "", "mvn" ""),
            Operation::SignedMax => chosen!($old, $place, $operand,
                "itt lt", "movlt r4, {low}", "movlt r5, {high}"),
            Operation::SignedMin => chosen!($old, $place, $operand,
                "itt ge", "movge r4, {low}", "movge r5, {high}"),
            Operation::UnsignedMax => chosen!($old, $place, $operand,
                "itt lo", "movlo r4, {low}", "movlo r5, {high}"),
            Operation::UnsignedMin => chosen!($old, $place, $operand,
                "itt hs", "movhs r4, {low}", "movhs r5, {high}"),
        }
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
            update!("d", "r0, r1", [], "r2, r3",
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
        exchange_pair!(strong, place, old, new, success, failure)
    }

    #[inline]
    unsafe fn compare_exchange_weak<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        exchange_pair!(weak, place, old, new, success, failure)
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
            update_pair!(operation, place, operand, [
                "r0" "r1" out("r0") low, out("r1") high, out("r4") _, out("r5") _,
            ]);
        }
        fence_if(order.acquires());
        whole(low, high)
    }

    /// In place, which leaves registers for others.
    #[inline]
    unsafe fn rmw_no_return<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) {
        fence_if(order.releases());
        let operand = halves(operand);
        // SAFETY: `Word`'s contract.
        unsafe {
            update_pair!(operation, place, operand, ["r4" "r5" out("r4") _, out("r5") _,]);
        }
        fence_if(order.acquires());
    }

    /// In place as well: what it leaves in the registers is the new value.
    #[inline]
    unsafe fn rmw_test<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        test: Test,
        order: Order,
    ) -> bool {
        fence_if(order.releases());
        let operand = halves(operand);
        let (low, high): (Bits<u32>, Bits<u32>);
        // SAFETY: `Word`'s contract.
        unsafe {
            update_pair!(operation, place, operand, ["r4" "r5" out("r4") low, out("r5") high,]);
        }
        fence_if(order.acquires());
        Self::passes(whole(low, high), test)
    }

    /// A mask is in no register yet, and leaves the first two to the place.
    #[inline]
    unsafe fn rmw_bit<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        bit: u32,
        order: Order,
    ) -> bool {
        fence_if(order.releases());
        let mask = Self::bit(bit);
        let halves = halves(mask);
        let (low, high): (Bits<u32>, Bits<u32>);
        // SAFETY: `Word`'s contract.
        unsafe {
            update_pair!(operation, place, halves, [
                "r2" "r3" out("r2") low, out("r3") high, out("r4") _, out("r5") _,
            ]);
        }
        fence_if(order.acquires());
        !Self::passes(Self::compute(Operation::And, whole(low, high), mask), Test::Zero)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bits, Operation, Order, Test, Word};
    use crate::arch::Compute;
    use crate::level::Baseline;

    /// Where a carry, a borrow or a comparison goes from the lower half to the upper one: with a
    /// result, in place, and in place with a question.
    #[test]
    fn the_halves_are_one_number() {
        let numbers = [0_u64, 1, 0xffff_ffff, 1 << 32, (1 << 32) + 1, 1 << 63, !0, !0 << 32];
        let pairs = numbers.iter().flat_map(|&old| numbers.iter().map(move |&x| (old, x)));
        for (old, x) in pairs {
            for operation in Operation::ALL {
                let new = old.compute(operation, x);
                let (mut a, mut b, mut c) = (Bits::new(old), Bits::new(old), Bits::new(old));
                let operand = Bits::new(x);
                let order = Order::AcqRel;
                // SAFETY: The places are ours and aligned; values are initialized.
                unsafe {
                    let found = u64::rmw::<Baseline>(operation, &raw mut a, operand, order);
                    assert_eq!(found.assume_init(), old, "{operation:?} {old:#x} {x:#x}");
                    u64::rmw_no_return::<Baseline>(operation, &raw mut b, operand, order);
                    for test in [Test::Zero, Test::Negative] {
                        c.write(old);
                        let place = &raw mut c;
                        let passes =
                            u64::rmw_test::<Baseline>(operation, place, operand, test, order);
                        assert_eq!(passes, new.passes(test), "{operation:?} {old:#x} {x:#x}");
                    }
                    for place in [a, b, c] {
                        assert_eq!(place.assume_init(), new, "{operation:?} {old:#x} {x:#x}");
                    }
                }
            }
        }
    }
}
