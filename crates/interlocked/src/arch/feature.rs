//! What a CPU may have beyond the least of its target: the names of the bits of [`Features`].

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

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

/// Whether all of `features` are among those found: a load and a test.
#[inline(always)]
#[allow(dead_code, reason = "an instruction set may have a test of its own")]
pub(crate) fn holds(found: &AtomicU32, features: Features) -> bool {
    found.load(Relaxed) & features == features
}

/// Names features, a bit each, and says of each whether the build takes it for granted:
/// `LSE "LSE" "swap and fetch_add are one instruction": cfg!(target_feature = "lse");`
///
/// Gives a constant for each, `STATIC` and `FEATURES`.
#[allow(unused_macros, reason = "not every instruction set has features")]
macro_rules! features {
    ($($bit:ident $name:literal $about:literal: $build:expr;)+) => {
        #[allow(clippy::upper_case_acronyms, reason = "the manuals' names")]
        #[allow(non_camel_case_types, reason = "the manuals' names")]
        enum Position {
            $($bit,)+
        }

        $(
            #[doc = concat!($name, ": ", $about, ".")]
            pub(crate) const $bit: $crate::arch::Features = 1 << Position::$bit as u32;
        )+

        /// What the build takes for granted of every CPU.
        pub(crate) const STATIC: $crate::arch::Features = 0 $(| if $build { $bit } else { 0 })+;

        /// The features by name.
        pub(crate) const FEATURES: &[$crate::arch::Feature] =
            &[$($crate::arch::Feature { bit: $bit, name: $name, about: $about }),+];
    };
}
#[allow(unused_imports, reason = "not every instruction set has features")]
pub(crate) use features;
