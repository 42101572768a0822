//! How many instructions: the library against `core` and portable-atomic.

use std::collections::BTreeSet;

use super::book::{Page, pages};
use super::target::{self, Target};

/// A sequence of a peer that is shorter because it has an outcome that Rust forbids. What is wrong is
/// not to be reached.
pub(super) struct Wrong {
    pub(super) peer: &'static str,
    pub(super) targets: &'static [&'static str],
    pub(super) operations: &'static [&'static str],
    pub(super) types: &'static [&'static str],
    pub(super) orders: &'static [&'static str],
    /// By how much it is shorter.
    pub(super) fewer: usize,
    /// The outcome.
    pub(super) outcome: &'static str,
}

/// The sequences of peers that are wrong. What a target has from the one that it builds on is said
/// there.
///
/// `law::pair` holds that this one is.
pub(super) const WRONG: &[Wrong] = &[Wrong {
    peer: "core",
    targets: &["aarch64+lse2"],
    operations: &["load", "fetch_update"],
    types: &["u128"],
    orders: &["seqcst", "seqcst/seqcst"],
    fewer: 1,
    outcome: "two threads each store 1, one to `x` of 64 bits and one to `y` of 128, and then load \
              the other's, all SeqCst: both loads give 0. The load is `ldp; dmb ish`, which may pass \
              the `stlr` of the store to `x` (llvm-project#62652); ours has an `ldar` first, as \
              portable-atomic's, and `fetch_update` begins with a load",
}];

const PEERS: [&str; 3] = ["", "core", "portable-atomic"];

impl Wrong {
    fn covers(&self, target: &Target, page: &Page, orders: &[String], peer: &str) -> bool {
        self.peer == peer
            && self.targets.contains(&target.name)
            && self.operations.contains(&page.operation.name)
            && self.types.contains(&page.ty.as_str())
            && orders.iter().all(|order| self.orders.contains(&order.as_str()))
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
                    let wrong = WRONG
                        .iter()
                        .position(|row| row.covers(target, page, &group.orders, PEERS[peer]));
                    match wrong {
                        Some(index) if ours <= theirs + WRONG[index].fewer => {
                            used.insert((index, name));
                        }
                        _ => more.push(format!(
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
    let rows = WRONG.iter().enumerate();
    let unused: Vec<String> = rows
        .flat_map(|(index, row)| row.operations.iter().map(move |name| (index, row, *name)))
        .filter(|(index, _, name)| !used.contains(&(*index, *name)))
        .map(|(_, row, name)| format!("{:?} {name} of {}", row.targets, row.peer))
        .collect();
    assert!(unused.is_empty(), "wrong sequences that are not shorter:\n{}", unused.join("\n"));
}
