//! The report: what this CPU has beyond the least of its target.

use core::fmt;

use crate::arch::{FEATURES, ISA, STATIC};
use crate::detect;

/// How it is known that a feature is there, or that it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The build says so (`-C target-feature`, `-C target-cpu`): nothing is tested at run time.
    Static,
    /// This CPU was asked and has it: the default level tests a flag.
    Detected,
    /// Neither.
    Absent,
}

/// A feature that chooses between instruction sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Feature {
    /// Its name, as the manual or Rust's `target_feature` has it.
    pub name: &'static str,
    /// What it gives to atomic operations.
    pub about: &'static str,
    /// Whether it is there.
    pub presence: Presence,
}

/// The instruction set whose sequences the operations use: `"portable"` stands for those that the
/// compiler chooses for `core::sync::atomic`.
#[must_use]
pub const fn instruction_set() -> &'static str {
    ISA
}

/// Every feature that chooses between sequences of this instruction set, there or not.
///
/// ```
/// use interlocked::cpu::{self, Presence};
///
/// for feature in cpu::features().filter(|f| f.presence == Presence::Detected) {
///     println!("{}: {}, and a flag is tested for it", feature.name, feature.about);
/// }
/// assert!(!cpu::has("perpetual motion"));
/// ```
pub fn features() -> impl Iterator<Item = Feature> + Clone {
    let found = detect::all();
    FEATURES.iter().map(move |feature| Feature {
        name: feature.name,
        about: feature.about,
        presence: match feature.bit {
            bit if STATIC & bit == bit => Presence::Static,
            bit if found & bit == bit => Presence::Detected,
            _ => Presence::Absent,
        },
    })
}

/// Whether this CPU is known to have the feature of that name.
#[must_use]
pub fn has(feature: &str) -> bool {
    features().any(|f| f.name == feature && f.presence != Presence::Absent)
}

impl fmt::Display for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Static => "static",
            Self::Detected => "detected",
            Self::Absent => "absent",
        })
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:12} {:9} {}", self.name, self.presence, self.about)
    }
}
