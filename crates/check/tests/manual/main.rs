//! The manual shows a program and the report of its bug: those that are here. `cargo xtask bless`
//! writes them anew.

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

#[test]
fn the_manual_shows_the_report() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/check.md");
    let document = fs::read_to_string(&path).expect("there is a manual");
    let now = with_block(&document, "<!-- the program -->", include_str!("queue.rs"));
    let now = with_block(&now, "<!-- the report -->", &report());
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
