//! Classic lock-free structures: each is verified as it is written, each of its orderings is needed,
//! and with every one made weaker the bug is found. `docs/orderings.md` has the table.

mod arc;
mod chase_lev;
mod hazard;
mod mpmc;
mod queue;
mod seqlock;
mod treiber;

use std::fmt::Write;
use std::path::Path;

use interlocked_check::{Strength, advise, check};

/// A structure: its name, and a program that uses it.
type Structure = (&'static str, fn());

const STRUCTURES: &[Structure] = &[
    ("Treiber stack", treiber::body),
    ("Michael–Scott queue", queue::body),
    ("Chase–Lev deque", chase_lev::body),
    ("Bounded queue", mpmc::body),
    ("Sequence lock", seqlock::body),
    ("Counted reference", arc::body),
    ("Hazard pointer", hazard::body),
];

/// What the document says before the tables.
const HEAD: &str = "\
# Which orderings the classic structures need

`interlocked_check::advise` makes every ordering of a program weaker, as far as no execution has a bug.
These are the structures in `crates/check/tests/structures`, each in the program at the end of its file.
A row says what is written in the source text, what is enough, and which bug the program has with every ordering that is weaker than that.
So each ordering in the column *enough* is needed: with the next weaker one the checker finds an execution with a bug.

Where *enough* is weaker than *written*, this program does not need what is written: another that uses more of the structure may.
The papers write them for any number of threads and operations, and for buffers that grow.

This file is written by a test: `cargo xtask bless`.
";

#[test]
fn they_are_correct() {
    for (name, body) in STRUCTURES {
        assert!(check(*body).verified() > 0, "{name}");
    }
}

#[test]
fn each_ordering_is_needed() {
    let mut text = HEAD.to_owned();
    let mut caught = 0;
    for (name, body) in STRUCTURES {
        let advice = advise(*body);
        assert!(advice.is_correct, "{name}");
        for advised in &advice.orderings {
            let weaker = advised.operation.weaker(advised.enough);
            let found: Vec<Strength> = advised.bugs.iter().map(|(weaker, _)| *weaker).collect();
            assert!(weaker.eq(found), "{name}: a limit was hit: {advised:?}");
            caught += advised.bugs.len();
        }
        write!(text, "\n## {name}\n\n```\n{advice}```\n").expect("a string takes all");
    }
    assert!(caught > 30, "{caught} weaker orderings were found to be bugs");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/orderings.md");
    if std::env::var_os("INTERLOCKED_BLESS").is_some() {
        std::fs::write(path, text).expect("the document can be written");
        return;
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == text, "run `cargo xtask bless` and read what changed:\n{text}");
}
