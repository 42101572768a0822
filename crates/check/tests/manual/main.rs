//! The manual shows a program and the report of its bug, and how many executions another one has:
//! those that are here. `cargo xtask bless` writes them anew.

mod pool;
mod queue;

use std::fs;
use std::path::Path;

use interlocked_check::Builder;

/// The report as a test prints it: without what the environment says.
fn report() -> String {
    let mut report = Builder::default().check(queue::values_come_in_order).expect_bug();
    report.view.test = Some("values_come_in_order".to_owned());
    report.to_string()
}

/// Puts `content` into the block after `marker`.
fn with_block(document: &str, marker: &str, content: &str) -> String {
    let start = document.find(marker).expect("the manual has the marker") + marker.len();
    let open = document[start..].find("```").expect("a block") + start;
    let begin = document[open..].find('\n').expect("a line") + open + 1;
    let end = document[begin..].find("```").expect("the block ends") + begin;
    format!("{}{content}{}", &document[..begin], &document[end..])
}

/// Puts `content` in the place of the table after `marker`.
fn with_table(document: &str, marker: &str, content: &str) -> String {
    let start = document.find(marker).expect("the manual has the marker") + marker.len() + 1;
    let end = document[start..].find("\n\n").expect("the table ends") + start + 1;
    format!("{}{content}{}", &document[..start], &document[end..])
}

/// How many executions of a pool of threads are looked at, with what makes them fewer.
fn executions() -> String {
    let usual = Builder::default;
    let (apart, alike): (fn(), fn()) =
        (pool::every_job_is_done, pool::every_job_is_done_by_threads_that_do_the_same);
    let rows = [
        ("all", usual(), apart),
        ("`thread::spawn_symmetric`", usual(), alike),
        ("`Builder::spurious(false)`", usual().spurious(false), apart),
        ("both", usual().spurious(false), alike),
        ("`Builder::preemptions(2)`", usual().preemptions(2), apart),
        ("`Builder::preemptions(1)`", usual().preemptions(1), apart),
        ("`Builder::preemptions(0)`", usual().preemptions(0), apart),
    ];
    let row = |(name, builder, body): (&str, Builder, fn())| {
        format!("| {name} | {} |\n", builder.check(body).no_bug())
    };
    format!("| | executions |\n|---|---|\n{}", rows.map(row).concat())
}

#[test]
fn the_manual_shows_what_is_here() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/check.md");
    let document = fs::read_to_string(&path).expect("there is a manual");
    let now = with_block(&document, "<!-- the program -->", include_str!("queue.rs"));
    let now = with_block(&now, "<!-- the report -->", &report());
    let now = with_table(&now, "<!-- the executions -->", &executions());
    if std::env::var_os("INTERLOCKED_BLESS").is_some() {
        fs::write(&path, &now).expect("the manual can be written");
    } else {
        assert_eq!(now, document, "run `cargo xtask bless`");
    }
}

#[test]
fn what_the_report_proposes_is_enough() {
    let report = Builder::default().check(queue::values_come_in_order).expect_bug();
    let [repair] = report.view.repairs.as_slice() else { panic!("one: {report}") };
    assert_eq!(repair.changes[0].needed, "Release");
    assert!(repair.then.contains("none of its"), "{}", repair.then);
}
