//! Code that is written on `interlocked`, under the checker, as it stands: built with
//! `--cfg interlocked_check`, as `cargo interlocked test` does.

#![cfg(interlocked_check)]

mod atomics;
mod go;
mod linux;
mod locks;
mod wide;

use std::sync::Arc;

use interlocked_check::{FaultKind, Verdict, check, thread};

/// Runs each body in a thread of its own on what they share; then what is left.
fn run<S: Send + Sync + 'static, const N: usize>(
    shared: S,
    bodies: [fn(&S) -> u64; N],
) -> (Arc<S>, [u64; N]) {
    let shared = Arc::new(shared);
    let threads = bodies.map(|body| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || body(&shared))
    });
    let results = threads.map(|thread| thread.join().unwrap());
    (shared, results)
}

/// The number of executions, in none of which there is a bug.
#[track_caller]
fn executions(body: impl Fn() + Send + Sync + 'static) -> u64 {
    check(body).verified()
}

/// Whether an execution ends so.
#[track_caller]
fn is_possible(end: impl Fn() -> bool + Send + Sync + 'static) -> bool {
    match check(move || assert!(!end(), "it ends so")) {
        Verdict::Verified { .. } => false,
        Verdict::Bug(found)
            if matches!(&found.fault.kind, FaultKind::Panic { message, .. }
            if message.starts_with("it ends so")) =>
        {
            true
        }
        other => panic!("another bug: {other:?}"),
    }
}

/// What is wrong with a program.
#[track_caller]
fn bug(body: impl Fn() + Send + Sync + 'static) -> FaultKind {
    match check(body) {
        Verdict::Bug(found) => found.fault.kind,
        other => panic!("no bug: {other:?}"),
    }
}
