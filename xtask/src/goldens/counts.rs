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
        operations: &["compare_exchange_found"],
        types: &["u128"],
        most: 2,
        why: "the registers of the block are not those of the caller",
    },
    Exception {
        targets: &["aarch64+lse", "aarch64+lse2", "aarch64+lse128"],
        operations: &["fetch_update"],
        types: &["u128"],
        most: 4,
        why: "the compiler has what the caller compares twice, in front of the loop and at its end; a \
              SeqCst load with LSE2 has its `ldar`",
    },
    Exception {
        targets: &["armv7"],
        operations: &["fetch_update"],
        types: &["u64"],
        most: 1,
        why: "the block has one end: which of its two branches came there is in a register, and \
              branched on again",
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
