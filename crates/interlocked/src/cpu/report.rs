//! The report: what this CPU has beyond the least of its target, and which sequence of instructions
//! each operation uses on it.

use core::fmt;

use crate::arch::{FEATURES, Features, ISA, LEVELS, STATIC, Sequence, sequences as table};
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

/// The features that a row of the table needs: its level is names of levels or features.
fn needed(level: &str) -> Option<Features> {
    let names = at_level(level).unwrap_or(level).split([' ', '+']).filter(|name| !name.is_empty());
    let bits = names.map(|name| {
        let level = LEVELS.iter().find(|(level, _)| *level == name).map(|(_, set)| *set);
        level.or_else(|| FEATURES.iter().find(|f| f.name == name).map(|f| f.bit))
    });
    bits.reduce(|all, bits| Some(all? | bits?)).unwrap_or(Some(0))
}

/// The level of a row that is used at that level and not found at run time: `at Rcpc`.
fn at_level(level: &str) -> Option<&str> {
    level.strip_prefix("at ")
}

/// The sequence that an operation uses on this CPU, if the [table](instruction_set) has it.
///
/// The operation is named as its method is, and the ordering as its type; `bits` is 0 for a fence.
/// It is the one at the default level: of those that this CPU can run, the one that asks most of it.
///
/// ```
/// use interlocked::cpu;
///
/// if let Some(sequence) = cpu::sequence("fetch_add", 64, "SeqCst") {
///     println!("{}: {}", sequence.instructions, sequence.why);
/// }
/// ```
#[must_use]
pub fn sequence(operation: &str, bits: u32, ordering: &str) -> Option<&'static Sequence> {
    let has = |list: &str, word: &str| list.split(' ').any(|one| one == word);
    let is_width = |one: &str| one.parse().unwrap_or(0) == bits;
    let found = STATIC | detect::all();
    table(ISA)
        .filter(|row| has(row.operation, operation) && has(row.orderings, ordering))
        .filter(|row| row.widths.split(' ').any(is_width))
        .filter_map(|row| Some((needed(row.level)?, row)))
        .filter(|(needed, row)| {
            let present = if at_level(row.level).is_some() { STATIC } else { found };
            present & needed == *needed
        })
        .max_by_key(|(needed, _)| needed.count_ones())
        .map(|(_, row)| row)
}

/// The sequences that are in use on this CPU: what is left of the table without those that it cannot
/// run, and without those for which it has something better.
pub fn sequences() -> impl Iterator<Item = &'static Sequence> {
    let used = |row: &&Sequence| {
        row.operation.split(' ').any(|operation| {
            row.widths.split(' ').any(|bits| {
                let bits = bits.parse().unwrap_or(0);
                let chosen = |ordering| sequence(operation, bits, ordering) == Some(*row);
                row.orderings.split(' ').any(chosen)
            })
        })
    };
    table(ISA).filter(used)
}

/// What there is to say of this CPU, as text: its features, then the sequences in use.
///
/// ```
/// println!("{}", interlocked::cpu::report());
/// ```
#[must_use]
pub const fn report() -> Report {
    Report(())
}

/// The text of [`report`].
#[derive(Clone, Copy, Debug)]
pub struct Report(());

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{ISA}")?;
        for feature in features() {
            writeln!(f, "  {feature}")?;
        }
        for Sequence { operation, widths, orderings, instructions, .. } in sequences() {
            writeln!(f, "\n{operation} · {widths} · {orderings}\n    {instructions}")?;
        }
        Ok(())
    }
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

#[cfg(test)]
mod tests {
    use std::string::ToString as _;

    use super::{ISA, Sequence, features, has, needed, report, sequence, sequences, table};
    use crate::arch::instruction_sets;
    use crate::{Atomic, OrSeqlock};

    #[test]
    fn every_level_of_the_table_is_known() {
        for row in table(ISA) {
            assert!(needed(row.level).is_some(), "{row:?}");
        }
        assert_eq!(needed(""), Some(0));
        assert_eq!(needed("perpetual motion"), None);
    }

    #[test]
    fn each_row_in_use_is_what_its_operations_use() {
        for row in sequences() {
            let first = |list: &'static str| list.split(' ').next().unwrap_or_default();
            assert!(row.widths.is_empty() || first(row.widths).parse::<u32>().is_ok(), "{row:?}");
            assert!(!first(row.operation).is_empty() && !first(row.orderings).is_empty());
        }
        assert_eq!(table(ISA).next().is_some(), sequences().next().is_some());
        if table(ISA).next().is_some() {
            let wide = sequence("compare_exchange", 128, "SeqCst");
            assert_eq!(wide.is_some(), Atomic::<u128, OrSeqlock>::is_lock_free());
        }
    }

    #[test]
    fn the_report_names_every_feature_and_every_sequence_in_use() {
        let text = report().to_string();
        assert!(text.starts_with(ISA));
        for feature in features() {
            assert!(text.contains(&feature.to_string()), "{text}");
        }
        for Sequence { instructions, .. } in sequences() {
            assert!(text.contains(instructions), "{text}");
        }
        assert!(!has("perpetual motion"));
    }

    /// Every operation, with the orderings that it has.
    const OPERATIONS: &[(&str, &str)] = &[
        ("load", "Relaxed Acquire SeqCst"),
        ("store", "Relaxed Release SeqCst"),
        (
            "swap compare_exchange compare_exchange_weak fetch_add fetch_sub fetch_inc fetch_dec \
             fetch_neg fetch_and fetch_andnot fetch_or fetch_xor fetch_nand fetch_not fetch_max \
             fetch_min add sub inc dec neg and andnot or xor not add_and_test sub_and_test \
             inc_and_test dec_and_test add_negative bit_set bit_clear bit_toggle",
            "Relaxed Acquire Release AcqRel SeqCst Full",
        ),
    ];

    /// The widths that an instruction set has at its best.
    fn widths(set: &str) -> &'static [&'static str] {
        match set {
            "x86-64" | "aarch64" | "riscv64" => &["8", "16", "32", "64", "128"],
            "x86" | "armv7" => &["8", "16", "32", "64"],
            _ => &["8", "16", "32"],
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "a table of constants, in which Miri has nothing to see")]
    fn every_operation_is_in_the_table_of_every_instruction_set() {
        let has = |list: &str, word: &str| list.split(' ').any(|one| one == word);
        let check = |set, operation, width, ordering| {
            let row = table(set).find(|row| {
                has(row.operation, operation)
                    && has(row.widths, width)
                    && has(row.orderings, ordering)
            });
            assert!(row.is_some(), "{set}: {operation} {width} {ordering}");
        };
        for set in instruction_sets() {
            for ordering in ["Acquire", "Release", "AcqRel", "SeqCst", "Full"] {
                check(set, "fence", "", ordering);
            }
            for (operations, orderings) in OPERATIONS {
                for operation in operations.split(' ') {
                    for (width, ordering) in widths(set)
                        .iter()
                        .flat_map(|width| orderings.split(' ').map(move |o| (width, o)))
                    {
                        check(set, operation, width, ordering);
                    }
                }
            }
        }
    }

    #[test]
    fn every_operation_on_a_pointer_has_a_sequence_on_this_cpu() {
        if table(ISA).next().is_none() {
            return;
        }
        for (operations, orderings) in OPERATIONS {
            for operation in operations.split(' ') {
                for ordering in orderings.split(' ') {
                    let sequence = sequence(operation, usize::BITS, ordering);
                    assert!(sequence.is_some(), "{operation} {ordering}");
                }
            }
        }
        assert!(sequence("fence", 0, "SeqCst").is_some());
        assert!(sequence("load", usize::BITS, "Release").is_none());
    }
}
