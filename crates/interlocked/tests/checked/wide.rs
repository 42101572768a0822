//! 128 bits: in a check they are one atomic as every other, whatever the CPU has for them.

use interlocked::fallback::AtomicU128;
use interlocked::{AcqRel, Acquire, AtomicUsize, Relaxed, Release, SeqCst};
use interlocked_check::{FaultKind, Operation, Strength, Verdict, advise, check, thread};

use super::{bug, executions, is_possible, run};

const HIGH: u128 = 1 << 100;

fn wide(value: u128) -> AtomicU128 {
    AtomicU128::with_fallback(value)
}

#[test]
fn both_halves_are_one_value() {
    // 0, the first or the second: never a half of one.
    let count = executions(|| {
        let writers: [fn(&AtomicU128) -> u64; 2] = [
            |v| {
                v.store(HIGH | 1, Relaxed);
                0
            },
            |v| {
                v.store((2 * HIGH) | 2, Relaxed);
                0
            },
        ];
        let reader: fn(&AtomicU128) -> u64 = |v| {
            let seen = v.load(Relaxed);
            assert_eq!(seen >> 100, seen & 3, "{seen:#x} is torn");
            seen as u64
        };
        run(wide(0), [writers[0], writers[1], reader]);
    });
    // Two orders of the writes, and what the reader reads of three.
    assert_eq!(count, 2 * 3);
}

#[test]
fn every_operation_computes_on_all_bits() {
    check(|| {
        let place = wide(HIGH);
        assert_eq!(place.fetch_add(u128::MAX - HIGH, Relaxed), HIGH);
        assert_eq!(place.fetch_add(2, Relaxed), u128::MAX);
        assert_eq!(place.swap(3 * HIGH, AcqRel), 1);
        assert_eq!(place.fetch_and(HIGH, SeqCst), 3 * HIGH);
        assert_eq!(place.fetch_or(7, SeqCst), HIGH);
        place.add(HIGH, Release);
        assert_eq!(place.compare_exchange(0, 1, AcqRel, Acquire), Err((2 * HIGH) | 7));
        assert_eq!(
            place.compare_exchange((2 * HIGH) | 7, u128::MAX, AcqRel, Acquire),
            Ok((2 * HIGH) | 7)
        );
        assert_eq!(place.load(Acquire), u128::MAX);
    })
    .verified();
}

#[test]
fn a_weak_exchange_may_fail_for_no_reason() {
    let end = || wide(HIGH).compare_exchange_weak(HIGH, 0, Relaxed, Relaxed).is_err();
    assert!(is_possible(end));
    assert!(!is_possible(|| wide(HIGH).compare_exchange(HIGH, 0, Relaxed, Relaxed).is_err()));
}

/// A stack of two nodes whose head is a pointer and a count of pops; `counts`, or a pointer alone.
fn pop_beside_a_node_that_comes_back(counts: u64) {
    struct Node {
        next: AtomicUsize,
    }
    let last = Box::into_raw(Box::new(Node { next: AtomicUsize::new(0) })).expose_provenance();
    let first = Box::into_raw(Box::new(Node { next: AtomicUsize::new(last) })).expose_provenance();
    let head = std::sync::Arc::new(wide(first as u128));
    let step = u128::from(counts) << 64;
    let other = std::sync::Arc::clone(&head);
    let slow = thread::spawn(move || {
        let old = other.load(Acquire);
        let pointer = std::ptr::with_exposed_provenance::<Node>(old as usize);
        if pointer.is_null() {
            return false;
        }
        // SAFETY: nothing is freed while threads run.
        let next = unsafe { (*pointer).next.load(Relaxed) } as u128;
        let new = (old >> 64 << 64) + step + next;
        other.compare_exchange(old, new, AcqRel, Relaxed).is_ok()
    });
    // Pops both, and pushes the first one back, alone.
    let pops = [last as u128, 0].map(|next| {
        let old = head.load(Acquire);
        head.compare_exchange(old, (old >> 64 << 64) + step + next, AcqRel, Relaxed).is_ok()
    });
    // SAFETY: as above.
    unsafe { (*std::ptr::with_exposed_provenance::<Node>(first)).next.store(0, Relaxed) };
    let old = head.load(Acquire);
    let new = (old >> 64 << 64) + first as u128;
    let is_back = old as u64 == 0 && head.compare_exchange(old, new, AcqRel, Relaxed).is_ok();
    let popped = slow.join().unwrap();
    for node in [first, last] {
        // SAFETY: the threads have ended, and each node is freed once.
        drop(unsafe { Box::from_raw(std::ptr::with_exposed_provenance_mut::<Node>(node)) });
    }
    let is_last_there = head.load(Relaxed) as usize == last;
    assert!(!(pops == [true; 2] && is_back && popped && is_last_there), "a popped node is back");
}

#[test]
fn a_count_beside_a_pointer_tells_it_from_itself() {
    let kind = bug(|| pop_beside_a_node_that_comes_back(0));
    assert!(matches!(kind, FaultKind::Panic { .. }), "{kind:?}");
    executions(|| pop_beside_a_node_that_comes_back(1));
}

#[test]
fn orderings_of_wide_operations_are_advised_on() {
    let advice = advise(|| {
        run(
            (wide(0), interlocked::AtomicU64::new(0)),
            [
                |v| {
                    v.1.store(1, Relaxed);
                    v.0.store(HIGH, SeqCst);
                    0
                },
                |v| {
                    assert!(v.0.load(SeqCst) == 0 || v.1.load(Relaxed) == 1);
                    0
                },
            ],
        );
    });
    let enough = |operation| {
        let wide = advice
            .orderings
            .iter()
            .find(|it| it.operation == operation && it.written == Strength::SeqCst);
        wide.expect("it is there").enough
    };
    assert_eq!(enough(Operation::Store), Strength::Release);
    assert_eq!(enough(Operation::Load), Strength::Acquire);
}

#[test]
fn a_report_has_the_whole_value() {
    let verdict = check(|| {
        run(
            wide(0),
            [
                |v| {
                    v.store(0xabc << 100, Relaxed);
                    0
                },
                |v| {
                    assert!(v.load(Relaxed) == 0);
                    0
                },
            ],
        );
    });
    let Verdict::Bug(report) = verdict else { panic!("no bug: {verdict:?}") };
    let text = report.to_string();
    assert!(text.contains(&format!("{:#x}", 0xabc_u128 << 100)), "{text}");
}
