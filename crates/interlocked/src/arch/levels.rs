//! The levels of an instruction set, each a row.
//!
//! A level is a set of features that an algorithm is compiled for. Its token is given out by
//! detection alone, so that who holds one knows that the CPU has the features.

/// Defines levels, the best first: `/// What it is. Lse: LSE;`
///
/// Gives the module `tokens`, which `level` shows to the world, `LEVELS` and `dispatch`.
macro_rules! levels {
    ($($(#[$doc:meta])+ $name:ident: $set:expr;)*) => {
        /// The levels of this instruction set, the best first.
        pub mod tokens {
            $(
                #[allow(unused_imports, reason = "a set may be written in any way")]
                use super::*;

                $(#[$doc])+
                #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
                pub struct $name(());

                impl $name {
                    /// The level, if this CPU is found to have it.
                    #[must_use]
                    #[inline]
                    pub fn detect() -> Option<Self> {
                        use $crate::level::{Detect, Level};
                        Detect::has($set).then_some(Self(()))
                    }
                }

                impl $crate::sealed::Sealed for $name {}

                impl $crate::level::Level for $name {
                    #[inline(always)]
                    fn has(features: $crate::arch::Features) -> bool {
                        (super::STATIC | $set) & features == features
                    }
                }
            )*
        }

        /// The levels by name.
        pub(crate) const LEVELS: &[(&str, $crate::arch::Features)] =
            &[$((stringify!($name), $set)),*];

        /// Runs an algorithm at the best level that this CPU has.
        #[inline]
        pub(crate) fn dispatch<A: $crate::cpu::Algorithm>(algorithm: A) -> A::Output {
            $(
                if let Some(level) = tokens::$name::detect() {
                    return algorithm.run(level);
                }
            )*
            algorithm.run($crate::level::Baseline)
        }
    };
}
pub(crate) use levels;
