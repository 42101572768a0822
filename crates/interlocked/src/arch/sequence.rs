//! The instruction sequences as a table: what each operation is on each instruction set, why that is
//! right, and where it says so.
//!
//! One module for each instruction set, without any assembly, compiled on every host: the table is
//! what the documentation is made of and what the disassembly is held against.
//!
//! Limits: a row is text. That the operation is made of these instructions is for the tests on the
//! disassembly to say.

#[path = "aarch64/sequences.rs"]
mod aarch64;
#[path = "arm/sequences.rs"]
mod arm;
#[path = "riscv/sequences.rs"]
mod riscv;
#[path = "x86/sequences.rs"]
mod x86;
#[path = "x86_64/sequences.rs"]
mod x86_64;

/// The instructions of a family of operations, and the reason for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sequence {
    /// What is done: `load`, `fetch_and`, … as [`Atomic`](crate::Atomic) has it; several names are
    /// separated by spaces.
    pub operation: &'static str,
    /// The widths in bits, separated by spaces; empty for a fence.
    pub widths: &'static str,
    /// The orderings, separated by spaces.
    pub orderings: &'static str,
    /// The level that the CPU has to have; empty if every CPU of the target has it, and with `at` in
    /// front if the default level does not look for it.
    pub level: &'static str,
    /// The instructions, separated by `; `.
    pub instructions: &'static str,
    /// Why this is atomic, and why it has the orderings.
    pub why: &'static str,
    /// The manual and the section that says so.
    pub source: &'static str,
}

/// The tables, by the name of the instruction set.
const TABLES: &[(&str, &[&[Sequence]])] = &[
    ("x86-64", &[x86_64::LOCKED, x86_64::SEQUENCES]),
    ("x86", &[x86::LOCKED, x86::SEQUENCES]),
    ("aarch64", &[aarch64::SEQUENCES]),
    ("armv7", &[arm::SEQUENCES]),
    ("riscv64", &[riscv::SEQUENCES]),
];

/// The instruction sets that have a table.
pub fn instruction_sets() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(name, _)| *name)
}

/// The sequences of an instruction set; none if there is no table of that name.
pub fn sequences(instruction_set: &str) -> impl Iterator<Item = &'static Sequence> + use<> {
    let table = TABLES.iter().find(|(name, _)| *name == instruction_set);
    table.map_or(&[][..], |(_, table)| *table).iter().copied().flatten()
}

/// A table, a row each: operation, widths, orderings, level: the instructions, why, (source).
macro_rules! table {
    ($(#[$doc:meta])+ $name:ident {$(
        $operation:expr, $widths:literal, $orderings:expr, $level:literal:
        $instructions:literal $why:literal ($source:literal);
    )+}) => {
        $(#[$doc])+
        pub(super) const $name: &[$crate::arch::Sequence] = &[$($crate::arch::Sequence {
            operation: $operation,
            widths: $widths,
            orderings: $orderings,
            level: $level,
            instructions: $instructions,
            why: $why,
            source: $source,
        }),+];
    };
}
use table;

#[cfg(test)]
mod tests {
    use super::{instruction_sets, sequences};

    #[test]
    #[cfg_attr(miri, ignore = "a table of constants, in which Miri has nothing to see")]
    fn every_row_says_what_why_and_where() {
        for set in instruction_sets() {
            assert!(sequences(set).count() > 0, "{set}");
            for row in sequences(set) {
                for text in [row.operation, row.orderings, row.instructions, row.why, row.source] {
                    assert!(!text.trim().is_empty(), "{set}: {row:?}");
                }
            }
        }
        assert_eq!(sequences("PDP-11").count(), 0);
    }

    #[test]
    #[cfg_attr(miri, ignore = "a table of constants, in which Miri has nothing to see")]
    fn no_row_is_there_twice() {
        for set in instruction_sets() {
            let key = |i: usize| {
                sequences(set)
                    .nth(i)
                    .map(|row| (row.operation, row.widths, row.orderings, row.level))
            };
            let rows = sequences(set).count();
            for (i, j) in (0..rows).flat_map(|i| (0..i).map(move |j| (i, j))) {
                assert_ne!(key(i), key(j), "{set}");
            }
        }
    }
}
