//! Reports: what people read of a bug.

mod options;
mod programs;

use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use interlocked_check::{Builder, Report, check, thread};

/// The report of a bug.
#[track_caller]
fn report(body: impl Fn() + Send + Sync + 'static) -> Box<Report> {
    check(body).expect_bug()
}

#[test]
fn nothing_orders_two_accesses() {
    let report = report(programs::race(Relaxed));
    insta::assert_snapshot!(report);
    insta::assert_snapshot!("json", report.json());
    insta::assert_snapshot!("svg", report.svg());
}

#[test]
fn one_ordering_is_missing() {
    insta::assert_snapshot!(report(programs::message_passing(Relaxed, Acquire)));
}

#[test]
fn two_orderings_are_missing() {
    insta::assert_snapshot!(report(programs::message_passing(Relaxed, Relaxed)));
}

#[test]
fn one_order_of_all_is_missing() {
    insta::assert_snapshot!(report(programs::store_buffering()));
}

#[test]
fn a_lost_update_is_no_matter_of_orderings() {
    insta::assert_snapshot!(report(programs::lost_update()));
}

#[test]
fn memory_is_used_before_it_is_there() {
    insta::assert_snapshot!(report(programs::unpublished()));
}

#[test]
fn memory_is_used_after_it_is_freed() {
    insta::assert_snapshot!(report(programs::freed()));
}

#[test]
fn threads_wait_for_each_other() {
    insta::assert_snapshot!(report(programs::deadlock()));
}

#[test]
fn what_differs_from_run_to_run_is_shown() {
    insta::assert_snapshot!(report(programs::nondeterminism()));
}

/// A token replays the bug that it came with, and says so if the program is another one.
#[track_caller]
fn replays<P: Fn() + Send + Sync + 'static>(program: impl Fn() -> P) {
    let first = report(program());
    let again = Builder::new().replay(&first.view.token).check(program()).expect_bug();
    assert_eq!(again.fault.kind, first.fault.kind);
    let actions = |report: &Report| -> Vec<String> {
        report.view.steps.iter().map(|step| step.action.clone()).collect()
    };
    assert_eq!(actions(&again), actions(&first));
    assert_eq!(again.view.token, first.view.token);
    let other = Builder::new().replay(&first.view.token).check(|| {
        thread::spawn(|| {}).join().unwrap();
    });
    assert!(other.to_string().contains("the replay token does not fit"), "{other}");
}

#[test]
fn tokens_replay() {
    replays(|| programs::message_passing(Relaxed, Acquire));
    replays(|| programs::message_passing(Relaxed, Relaxed));
    replays(|| programs::race(Relaxed));
    replays(programs::store_buffering);
    replays(programs::lost_update);
    replays(programs::unpublished);
    replays(programs::freed);
    replays(programs::deadlock);
}

#[test]
fn an_execution_that_is_forbidden_now_is_not_replayed() {
    let token = report(programs::message_passing(Relaxed, Acquire)).view.token;
    let now = Builder::new().replay(token).check(programs::message_passing(Release, Acquire));
    let text = now.to_string();
    assert!(text.contains("step 5: the model does not allow any more that it reads"), "{text}");
}

#[test]
fn the_forms_are_written_to_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = Builder::new().reports(folder.path()).check(programs::race(Relaxed));
    let report = check.expect_bug();
    let name = "the_forms_are_written_to_a_folder-data-race";
    assert!(report.to_string().contains(name), "{report}");
    let read = |extension: &str| {
        let path = folder.path().join(name).with_extension(extension);
        std::fs::read_to_string(path).expect("it was written")
    };
    let value: serde_json::Value = serde_json::from_str(&read("json")).expect("it is JSON");
    assert_eq!(value["schema"], 1);
    assert_eq!(value["steps"].as_array().map(Vec::len), Some(report.view.steps.len()));
    assert!(read("txt").starts_with("error: data race"));
    assert!(read("svg").starts_with("<svg"));
    let page = read("html");
    for loading in ["src=", "<link", "@import", "url(http"] {
        assert!(!page.contains(loading), "the page must not load anything");
    }
    let data = page.split("id=\"report\">").nth(1).and_then(|rest| rest.split("</script>").next());
    let data: serde_json::Value = serde_json::from_str(data.expect("data")).expect("it is JSON");
    assert_eq!(data, value);
}

#[test]
fn locks_wait_for_each_other() {
    insta::assert_snapshot!(report(programs::crossed_locks()));
}

#[test]
fn nobody_is_woken() {
    insta::assert_snapshot!(report(programs::lost_wakeup()));
}

#[test]
fn a_wide_table_has_one_column_for_all_threads() {
    insta::assert_snapshot!(report(programs::crowd()));
}
