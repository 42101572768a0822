//! A replay token is whatever a user pastes: none makes a check panic, and what is a token of a bug
//! is one.
#![no_main]

use interlocked_check::sync::Arc;
use interlocked_check::sync::atomic::{AtomicU32, Ordering::Relaxed};
use interlocked_check::{Builder, Verdict, thread};
use libfuzzer_sys::fuzz_target;

/// Two threads, four executions and a bug in one.
fn program() {
    let all = Arc::new([AtomicU32::new(0), AtomicU32::new(0)]);
    let others = Arc::clone(&all);
    let thread = thread::spawn(move || {
        others[0].store(1, Relaxed);
        others[1].load(Relaxed)
    });
    all[1].store(1, Relaxed);
    let seen = all[0].load(Relaxed);
    assert!(seen + thread.join().unwrap() > 0, "both read 0");
}

fuzz_target!(|text: &str| {
    if let Verdict::Bug(report) = Builder::default().replay(text).check(program) {
        let again = Builder::default().replay(report.view.token.as_str()).check(program);
        assert!(matches!(again, Verdict::Bug(_)), "{text}");
    }
});
