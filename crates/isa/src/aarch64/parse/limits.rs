//! What the encodings can hold: immediates and offsets.
//!
//! Source: Arm ARM (DDI 0487) C3.3 and C3.4, and the pseudocode `DecodeBitMasks`.

use interlocked_exec::Width;

use crate::aarch64::operand::Address;

/// Whether an addition or subtraction takes `value`: 12 bits, or 12 bits shifted left by 12, of
/// either sign.
pub(super) fn is_add_immediate(value: i128) -> bool {
    let magnitude = value.unsigned_abs();
    magnitude < 1 << 12 || magnitude < 1 << 24 && magnitude.is_multiple_of(1 << 12)
}

/// Whether a logical operation at `width` takes `value`: a rotated run of ones, repeated.
pub(super) fn is_bitmask(value: i128, width: Width) -> bool {
    if !register_range(width).contains(&value) {
        return false;
    }
    let bits = width.wrap(value as u128) as u64;
    let bits = if width == Width::B32 { bits | bits << 32 } else { bits };
    [2, 4, 8, 16, 32, 64].into_iter().any(|period: u32| {
        let whole = u64::MAX >> (64 - period);
        let element = bits & whole;
        let repeats = bits.rotate_left(period) == bits;
        let mixed = element != 0 && element != whole;
        repeats && mixed && (is_run(element) || is_run(element ^ whole))
    })
}

/// Whether the ones of `bits` stand side by side; false for none.
const fn is_run(bits: u64) -> bool {
    bits != 0 && (bits >> bits.trailing_zeros()).wrapping_add(1).count_ones() <= 1
}

/// The numbers that a register of `width` can hold, signed or unsigned.
pub(super) const fn register_range(width: Width) -> core::ops::RangeInclusive<i128> {
    -(1 << (width.bits() - 1))..=(1 << width.bits()) - 1
}

/// The addresses that an access takes.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    /// `[Xn]` alone.
    Base,
    /// `[Xn,#imm]` with −256 to 255.
    Unscaled,
    /// Everything, for an access of this width.
    Full(Width),
    /// `[Xn,#imm]`, with writeback too, for two accesses of this width.
    Pair(Width),
    /// The same without writeback.
    PairOffset(Width),
}

impl Reach {
    /// What was expected instead of `address`, unless it is within reach.
    pub(super) fn refuses(self, address: Address) -> Option<String> {
        match (self, address) {
            (_, Address::Offset(_, 0)) => None,
            (Self::Base, _) => Some("expected `[Xn]` and nothing else".to_owned()),
            (Self::Full(_), Address::Offset(_, offset)) if UNSCALED.has(offset) => None,
            (Self::Full(width), Address::Offset(_, offset)) => {
                Offsets::of(width, 0..=4095).refuses(offset)
            }
            (Self::Unscaled, Address::Offset(_, offset))
            | (Self::Full(_), Address::PreIndex(_, offset) | Address::PostIndex(_, offset)) => {
                UNSCALED.refuses(offset)
            }
            (Self::Full(width), Address::Index(_, _, _, amount)) => {
                let scale = width.bytes().trailing_zeros();
                let fits = amount == 0 || u32::from(amount) == scale;
                (!fits).then(|| format!("expected a shift by {scale} or none"))
            }
            (Self::Pair(width), Address::PreIndex(_, offset) | Address::PostIndex(_, offset))
            | (Self::Pair(width) | Self::PairOffset(width), Address::Offset(_, offset)) => {
                Offsets::of(width, -64..=63).refuses(offset)
            }
            (Self::Unscaled | Self::Pair(_) | Self::PairOffset(_), _) => {
                Some("expected `[Xn]` or `[Xn,#offset]`".to_owned())
            }
        }
    }
}

/// The offsets that an encoding can hold, in bytes.
struct Offsets {
    from: i64,
    to: i64,
    step: i64,
}

const UNSCALED: Offsets = Offsets { from: -256, to: 255, step: 1 };

impl Offsets {
    /// As many accesses of `width` forward or backward as `counts` says.
    fn of(width: Width, counts: core::ops::RangeInclusive<i64>) -> Self {
        let step = width.bytes().into();
        Self { from: counts.start() * step, to: counts.end() * step, step }
    }

    const fn has(&self, offset: i64) -> bool {
        self.from <= offset && offset <= self.to && offset % self.step == 0
    }

    fn refuses(&self, offset: i64) -> Option<String> {
        let Self { from, to, step } = self;
        (!self.has(offset)).then(|| match step {
            1 => format!("expected an offset from {from} to {to}"),
            _ => format!("expected an offset from {from} to {to} in steps of {step}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every bitmask of 64 bits, by its definition: element size, length of the run, rotation.
    fn bitmasks() -> Vec<u64> {
        let mut all = Vec::new();
        for period in [2_u32, 4, 8, 16, 32, 64] {
            for ones in 1..period {
                for rotation in 0..period {
                    let run = (1_u128 << ones) - 1;
                    let mask = (1_u128 << period) - 1;
                    let element = (run >> rotation | run << (period - rotation)) & mask;
                    all.push(
                        (0..64 / period)
                            .fold(0, |bits, at| bits | (element as u64) << (at * period)),
                    );
                }
            }
        }
        all
    }

    #[test]
    fn bitmasks_are_recognized() {
        let mut all = bitmasks();
        assert!(all.iter().all(|&bits| is_bitmask(bits.into(), Width::B64)));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 5334, "the number that the architecture has");
        for bits in [0, u64::MAX, 5, 0x1234, 0x0001_0001_0001_0002, 0b1011] {
            assert!(!is_bitmask(bits.into(), Width::B64), "{bits:#x}");
        }
        // Single-bit changes of bitmasks are bitmasks only if they are in the list.
        for &bits in all.iter().step_by(7) {
            for bit in 0..64 {
                let changed = bits ^ 1 << bit;
                let listed = all.binary_search(&changed).is_ok();
                assert_eq!(is_bitmask(changed.into(), Width::B64), listed, "{changed:#x}");
            }
        }
    }

    #[test]
    fn bitmasks_of_32_bits() {
        assert!(is_bitmask(0xff, Width::B32));
        assert!(is_bitmask(-2, Width::B32));
        assert!(is_bitmask(0x8000_0001, Width::B32));
        assert!(!is_bitmask(0xffff_ffff, Width::B32));
        assert!(!is_bitmask(0x1_0000_0000, Width::B32), "needs 33 bits");
        assert!(is_bitmask(0x1_0000_0000, Width::B64));
    }

    #[test]
    fn immediates_of_additions() {
        for value in [0, 1, -1, 4095, -4095, 4096, 0xfff_000] {
            assert!(is_add_immediate(value), "{value}");
        }
        for value in [4097, -4097, 0x100_0000, i128::MIN, i128::MAX] {
            assert!(!is_add_immediate(value), "{value}");
        }
    }
}
