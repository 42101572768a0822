//! How many instructions: the library against `core` and portable-atomic.

use std::collections::BTreeSet;

use super::book::{Page, pages};
use super::target::{self, Target};

/// A reason for more instructions than `core` or portable-atomic has.
pub(super) struct Exception {
    pub(super) targets: &'static [&'static str],
    pub(super) operations: &'static [&'static str],
    pub(super) types: &'static [&'static str],
    /// The most by which they are more.
    pub(super) most: usize,
    pub(super) why: &'static str,
}

/// Where the library has more instructions than a peer, and why. What a target has from the one
/// that it builds on is said there.
pub(super) const EXCEPTIONS: &[Exception] = &[
    Exception {
        targets: &["aarch64+lse2"],
        operations: &["load"],
        types: &["u128"],
        most: 1,
        why: "a SeqCst load has an `ldar` first, without which it may pass an earlier SeqCst \
              read-modify-write (llvm-project#62652)",
    },
    Exception {
        targets: &["aarch64+lse"],
        operations: &["compare_exchange_found", "compare_exchange_until"],
        types: &["u8", "u16", "u128"],
        most: 2,
        why: "the registers of the block are not those of the caller, and what is above a narrow \
              value is cleared before it is compared",
    },
    Exception {
        targets: &["aarch64+lse", "aarch64+lse2", "aarch64+lse128"],
        operations: &["fetch_update"],
        types: &["u128"],
        most: 4,
        why: "the pairs of registers of the block are not those of the caller",
    },
    Exception {
        targets: &["armv7", "riscv64"],
        operations: &["fetch_update"],
        types: &["u32", "u64"],
        most: 2,
        why: "the block has one end: which of its two branches came there is in a register, and \
              branched on again",
    },
    Exception {
        targets: &["riscv64"],
        operations: &["compare_exchange_until"],
        types: &["u8", "u16", "u32", "u64"],
        most: 1,
        why: "the block has one end: which of its two branches came there is in a register, and \
              branched on again",
    },
    Exception {
        targets: &["riscv64+zacas"],
        operations: &["compare_exchange", "compare_exchange_weak", "compare_exchange_is_ok"],
        types: &["u16"],
        most: 1,
        why: "to compare halfwords the compiler clears what is above one of them, by two shifts",
    },
    Exception {
        targets: &["riscv64+zacas"],
        operations: &["fetch_update"],
        types: &["u32"],
        most: 2,
        why: "that what a block gives is extended by its sign is lost on the way through a loop",
    },
];

const PEERS: [&str; 3] = ["", "core", "portable-atomic"];

impl Exception {
    fn covers(&self, target: &Target, page: &Page, more: usize) -> bool {
        self.targets.contains(&target.name)
            && self.operations.contains(&page.operation.name)
            && self.types.contains(&page.ty.as_str())
            && more <= self.most
    }
}

#[test]
fn never_more_instructions_than_core_and_portable_atomic() {
    let mut more = Vec::new();
    let mut used = BTreeSet::new();
    for target in target::ALL {
        for page in pages(target).iter().filter(|page| page.own) {
            let name = page.operation.name;
            for group in &page.groups {
                let ours = group.counts[0].expect("our code is always counted");
                for peer in [1, 2] {
                    let Some(theirs) = group.counts[peer].filter(|&theirs| ours > theirs) else {
                        continue;
                    };
                    let covers =
                        |exception: &Exception| exception.covers(target, page, ours - theirs);
                    match EXCEPTIONS.iter().position(covers) {
                        Some(index) => drop(used.insert((index, name))),
                        None => more.push(format!(
                            "{} {name} {} {}: {ours}, {} {theirs}",
                            target.name,
                            page.ty,
                            group.orders.join(" "),
                            PEERS[peer],
                        )),
                    }
                }
            }
        }
    }
    assert!(more.is_empty(), "more instructions than a peer:\n{}", more.join("\n"));
    let rows = EXCEPTIONS.iter().enumerate();
    let unused: Vec<String> = rows
        .flat_map(|(index, row)| row.operations.iter().map(move |name| (index, row, *name)))
        .filter(|(index, _, name)| !used.contains(&(*index, *name)))
        .map(|(_, row, name)| format!("{:?} {name}: {}", row.targets, row.why))
        .collect();
    assert!(unused.is_empty(), "exceptions that nothing needs:\n{}", unused.join("\n"));
}
