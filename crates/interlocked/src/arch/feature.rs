//! What a CPU may have beyond the least of its target: the names of the bits of [`Features`].

use super::Features;

/// A feature of a CPU that chooses between sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Feature {
    /// Its bit.
    pub bit: Features,
    /// Its name, as the manual or Rust's `target_feature` has it: `LSE2`, `CMPXCHG16B`.
    pub name: &'static str,
    /// What it gives to atomic operations.
    pub about: &'static str,
}
