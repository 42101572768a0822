//! Random numbers: xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift
//! generators, scrambled", 2016), with a seed that a failed test shows.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// A stream of random numbers.
pub(crate) struct Random(u64);

impl Random {
    /// A stream of its own; `INTERLOCKED_SEED` repeats one.
    pub(crate) fn new() -> Self {
        let asked = std::env::var("INTERLOCKED_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = asked.unwrap_or_else(|| RandomState::new().build_hasher().finish()) | 1;
        println!("INTERLOCKED_SEED={seed}");
        Self(seed)
    }

    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// The next number of 128 bits; often with few bits set, or few bits clear.
    pub(crate) fn wide(&mut self) -> u128 {
        let mut any = || (u128::from(self.next()) << 64) | u128::from(self.next());
        let (number, mask, shape) = (any(), any() & any() & any(), any() % 4);
        match shape {
            0 => number & mask,
            1 => number | !mask,
            _ => number,
        }
    }

    /// Some of a list; all of it if that many are asked for.
    pub(crate) fn some_of<T: Copy>(&mut self, list: &[T], count: usize) -> Vec<T> {
        if count >= list.len() {
            return list.to_vec();
        }
        (0..count).map(|_| list[self.next() as usize % list.len()]).collect()
    }
}
