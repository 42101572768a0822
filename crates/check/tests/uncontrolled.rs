//! What the checker does not control is told, with both places; and accesses of different sizes.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::SystemTime;

use interlocked_check::report::Report;
use interlocked_check::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, Ordering};
use interlocked_check::thread::spawn;
use interlocked_check::{FaultKind, check};

use Ordering::{AcqRel, Acquire, Relaxed, Release};

/// The lines of what a thread did before and of what it does now, if that is what was found.
#[track_caller]
fn lines(report: &Report) -> [u32; 2] {
    let FaultKind::Nondeterminism { site, .. } = report.fault.kind else { panic!("{report}") };
    let before = report.fault.events.last().expect("the event that it made before");
    let before = report.graph.event(*before).site.expect("its place");
    let now = site.expect("its place");
    assert!([before, now].iter().all(|site| site.file().ends_with("uncontrolled.rs")));
    [before.line(), now.line()]
}

/// Two threads, so that there is more than one execution.
fn beside(x: &Arc<[AtomicU32; 32]>) {
    let other = Arc::clone(x);
    spawn(move || other[0].store(1, Relaxed));
    x[0].load(Relaxed);
}

fn variables() -> Arc<[AtomicU32; 32]> {
    Arc::new([const { AtomicU32::new(0) }; 32])
}

#[test]
#[expect(clippy::iter_over_hash_type, reason = "that is what the test is about")]
fn the_order_of_a_hash_set() {
    let first = line!() + 5;
    let report = check(|| {
        let x = variables();
        let set: HashSet<usize> = (1..32).collect();
        for number in set {
            x[number].store(1, Relaxed);
        }
        beside(&x);
    })
    .expect_bug();
    assert_eq!(lines(&report), [first; 2]);
}

#[test]
fn the_time() {
    let first = line!() + 4;
    let report = check(|| {
        let x = variables();
        let time = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        x[1].store(time.subsec_nanos(), Relaxed);
        beside(&x);
    })
    .expect_bug();
    assert_eq!(lines(&report), [first; 2]);
}

#[test]
fn a_static_that_is_not_the_checkers() {
    use std::sync::atomic::AtomicU32 as Real;
    static RUNS: Real = Real::new(0);
    let first = line!() + 5;
    let report = check(|| {
        let x = variables();
        let run = RUNS.fetch_add(1, Relaxed);
        match run % 2 {
            0 => x[1].store(1, Relaxed),
            _ => assert_eq!(x[1].load(Relaxed), 0),
        }
        beside(&x);
    })
    .expect_bug();
    let mut lines = lines(&report);
    lines.sort_unstable();
    assert_eq!(lines, [first, first + 1]);
}

#[test]
fn the_address_of_a_thread_local_is_no_difference() {
    // It is one only if the program does something else for it.
    let verdict = check(|| {
        let x = variables();
        let on_stack = 0;
        let address = std::ptr::from_ref(&on_stack).addr();
        x[(address % 2) * 4].load(Relaxed);
        beside(&x);
    });
    assert!(verdict.is_verified());
}

/// The first byte of a word.
fn byte(word: &AtomicU32) -> &AtomicU8 {
    // SAFETY: the word's memory, aligned, and for as long; that accesses of both sizes are ordered
    // is what the check is about.
    unsafe { AtomicU8::from_ptr(word.as_ptr().cast()) }
}

/// The second half of a word.
fn half(word: &AtomicU32) -> &AtomicU16 {
    // SAFETY: likewise; there are two halves.
    unsafe { AtomicU16::from_ptr(word.as_ptr().cast::<u16>().add(1)) }
}

#[test]
fn sizes_that_nothing_orders() {
    let body = |access: fn(&AtomicU32)| {
        move || {
            let word = Arc::new(AtomicU32::new(0));
            let other = Arc::clone(&word);
            spawn(move || other.store(1, Release));
            access(&word);
        }
    };
    for access in [
        (|word| byte(word).store(1, Release)) as fn(&AtomicU32),
        |word| assert_eq!(byte(word).load(Acquire), 0),
        |word| assert_eq!(byte(word).fetch_add(1, AcqRel), 0),
        |word| half(word).store(1, Release),
    ] {
        assert_eq!(check(body(access)).expect_bug().fault.kind, FaultKind::MixedSizes);
    }
}

#[test]
fn sizes_that_a_join_orders() {
    let verdict = check(|| {
        let word = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&word);
        spawn(move || other.store(0x0102_0304, Relaxed)).join().unwrap();
        let bytes = 0x0102_0304_u32.to_ne_bytes();
        assert_eq!(byte(&word).load(Relaxed), bytes[0]);
        let upper = u16::from_ne_bytes([bytes[2], bytes[3]]);
        assert_eq!(half(&word).swap(0x0506, Relaxed), upper);
        byte(&word).store(7, Relaxed);
        let [last, before] = 0x0506_u16.to_ne_bytes();
        assert_eq!(word.load(Relaxed), u32::from_ne_bytes([7, bytes[1], last, before]));
    });
    assert_eq!(verdict.verified(), 1);
}

#[test]
fn reads_of_different_sizes() {
    let verdict = check(|| {
        let word = Arc::new(AtomicU32::new(5));
        let other = Arc::clone(&word);
        spawn(move || other.load(Relaxed));
        byte(&word).load(Relaxed);
    });
    assert_eq!(verdict.verified(), 1);
}

#[test]
fn sizes_in_a_static_are_refused() {
    static WORD: AtomicU32 = AtomicU32::new(5);
    let report = check(|| {
        spawn(|| WORD.store(1, Relaxed)).join().unwrap();
        byte(&WORD).load(Relaxed);
    })
    .expect_bug();
    assert!(matches!(report.fault.kind, FaultKind::Misuse(_)), "{report}");
}
