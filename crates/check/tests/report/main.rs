//! Reports: what people read of a bug.

mod programs;

use std::sync::atomic::Ordering::{Acquire, Relaxed};

use interlocked_check::{Report, check};

/// The report of a bug.
#[track_caller]
fn report(body: impl Fn() + Send + Sync + 'static) -> Box<Report> {
    check(body).expect_bug()
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
