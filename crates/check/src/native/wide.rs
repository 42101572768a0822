//! Values as graphs have them: in 64 bits, with names in place of addresses.
//!
//! One of 16 bytes that is less than 2⁶³ is itself; any other is a hash of its two halves, with the
//! highest bit set, and which value that is is kept. A hash is the same in every execution and for
//! every worker, and a graph is never asked for more of a value than whether it is another.

use super::memory::Memory;
use super::sorted::Sorted;
use crate::graph::Location;

/// The bit of hashes.
const HASH: u64 = 1 << 63;

/// Values by their hashes.
#[derive(Debug, Default)]
pub(super) struct Wide(Sorted<u64, u128>);

impl Wide {
    /// What a graph has for a value; `Err` if it has the same for another.
    pub(super) fn short(&mut self, value: u128) -> Result<u64, u128> {
        let (low, high) = (value as u64, (value >> 64) as u64);
        if high == 0 && low < HASH {
            return Ok(low);
        }
        let short = mix(mix(low) ^ high) | HASH;
        match self.0.get(short) {
            Some(&other) if other != value => return Err(other),
            Some(_) => {}
            None => self.0.insert(short, value),
        }
        Ok(short)
    }

    /// The value that a graph has so.
    pub(super) fn whole(&self, short: u64) -> u128 {
        match self.0.get(short) {
            Some(&value) if short >= HASH => value,
            _ => short.into(),
        }
    }
}

impl Memory {
    /// A value as it is kept in graphs.
    pub(super) fn value(&mut self, thread: usize, location: Location, bits: u128) -> u64 {
        match location & 7 {
            0..3 => bits as u64,
            3 => self.named(bits as u64),
            _ => {
                let (low, high) = (self.named(bits as u64), self.named((bits >> 64) as u64));
                let value = u128::from(high) << 64 | u128::from(low);
                self.wide.short(value).unwrap_or_else(|other| {
                    let what = "cannot be told apart here: begin with other values";
                    self.misused(thread, format!("the values {value:#x} and {other:#x} {what}"));
                    0
                })
            }
        }
    }

    /// The bits of a value that is kept in a graph.
    pub(super) fn bits(&self, location: Location, value: u64) -> u128 {
        match location & 7 {
            0..3 => value.into(),
            3 => self.address(value).into(),
            _ => {
                let value = self.wide.whole(value);
                let (low, high) = (self.address(value as u64), self.address((value >> 64) as u64));
                u128::from(high) << 64 | u128::from(low)
            }
        }
    }

    /// A value of 16 bytes that is kept in a graph.
    pub(super) fn whole(&self, value: u64) -> u128 {
        self.wide.whole(value)
    }
}

/// Spreads the bits of a number (the finalizer of `SplitMix64`: Steele, Lea, Flood, *Fast splittable
/// pseudorandom number generators*, OOPSLA 2014, figure 17).
const fn mix(mut number: u64) -> u64 {
    number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_comes_back() {
        let mut wide = Wide::default();
        let mut values: Vec<u128> = vec![0, 1, u128::MAX, HASH.into(), u128::from(HASH) - 1];
        values.extend((0..127).flat_map(|bit| [1 << bit, (1 << bit) | 1, u128::MAX << bit]));
        let short: Vec<u64> = values.iter().map(|&value| wide.short(value).unwrap()).collect();
        for (&value, &short) in values.iter().zip(&short) {
            assert_eq!(wide.whole(short), value);
        }
        assert_eq!(short[..2], [0, 1], "small values are themselves");
        let mut different: Vec<u64> = short;
        different.sort_unstable();
        different.dedup();
        values.sort_unstable();
        values.dedup();
        assert_eq!(different.len(), values.len());
    }

    #[test]
    fn two_values_of_one_hash_are_told_apart() {
        let mut wide = Wide::default();
        let short = wide.short(1 << 100).unwrap();
        wide.0.insert(short, 7 << 100);
        assert_eq!(wide.short(1 << 100), Err(7 << 100));
    }
}
