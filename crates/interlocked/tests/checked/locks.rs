//! The locks of `interlocked::sync` are right, and none of their orderings is stronger than it has to
//! be: each that is weakened is a bug that is found.

use std::sync::Arc;

use interlocked::hint::spin_loop;
use interlocked::sync::{Lock, Protocol, SeqLock, Spin, SpinLock, Ticket, TicketLock};
use interlocked::{Acquire, AtomicU32, AtomicU64, Relaxed, Release, fence};
use interlocked_check::{Advice, FaultKind, Strength, Verdict, advise, check, thread};

use super::{bug, executions, is_possible, run};

/// A program that waits in loops has these executions. The checker may go round a loop once more where
/// the thread's stack is not quite as it was, which adds some and leaves none out: in debug builds
/// many, since there every function between the program and the checker has a place on the stack.
#[track_caller]
fn at_least(expected: u64, body: impl Fn() + Send + Sync + 'static) {
    let found = executions(body);
    assert!(found >= expected, "{found}");
}

/// Threads that each count under a lock once, in plain memory.
fn counting<P: Protocol + Send + Sync + 'static>(
    threads: u64,
) -> impl Fn() + Send + Sync + 'static {
    move || {
        let lock = Arc::new(Lock::<P, u64>::new(0));
        let all: Vec<_> = (0..threads)
            .map(|_| {
                let lock = Arc::clone(&lock);
                thread::spawn(move || *lock.lock() += 1)
            })
            .collect();
        all.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(*lock.try_lock().expect("all gave it back"), threads);
    }
}

/// In any order. Who comes while another has the lock writes what is there already, so that a round
/// that ends with that is no execution of its own.
#[test]
fn a_spin_lock_excludes() {
    at_least(2, counting::<Spin>(2));
    at_least(6, counting::<Spin>(3));
}

/// In any order, and nothing else differs.
#[test]
fn a_ticket_lock_excludes() {
    at_least(2, counting::<Ticket>(2));
    at_least(6, counting::<Ticket>(3));
}

/// A thread that has the lock and asks for it again.
#[test]
fn to_wait_for_oneself_is_a_deadlock() {
    let kind = bug(|| {
        let lock = SpinLock::new(0);
        let _guard = lock.lock();
        drop(lock.lock());
    });
    assert!(matches!(kind, FaultKind::Deadlock { .. }), "{kind:?}");
    let kind = bug(|| {
        let lock = TicketLock::new(0);
        let _guard = lock.lock();
        drop(lock.lock());
    });
    assert!(matches!(kind, FaultKind::Deadlock { .. }), "{kind:?}");
}

#[test]
fn two_locks_in_two_orders_are_a_deadlock() {
    let kind = bug(|| {
        let locks = Arc::new((SpinLock::new(0), TicketLock::new(0)));
        let other = Arc::clone(&locks);
        thread::spawn(move || {
            let _first = other.1.lock();
            let _second = other.0.lock();
        });
        let _first = locks.0.lock();
        let _second = locks.1.lock();
    });
    assert!(matches!(kind, FaultKind::Deadlock { .. }), "{kind:?}");
}

/// A lock is tried once: it is free, or it is not.
fn trying<P: Protocol + Send + Sync + 'static>() -> impl Fn() + Send + Sync + 'static {
    || {
        let lock = Arc::new(Lock::<P, u64>::new(0));
        let other = Arc::clone(&lock);
        let thread = thread::spawn(move || other.try_lock().map(|mut value| *value += 1).is_some());
        let here = lock.try_lock().map(|mut value| *value += 1).is_some();
        let there = thread.join().unwrap();
        assert!(here || there);
        assert_eq!(*lock.lock(), u64::from(here) + u64::from(there));
    }
}

/// Either is first, and the other comes before or after it has given the lock back.
#[test]
fn a_lock_that_is_tried_excludes() {
    assert_eq!(executions(trying::<Spin>()), 4);
    assert_eq!(executions(trying::<Ticket>()), 4);
}

/// The orderings of a lock, of those that are in its own file.
fn of_lock<'a>(advice: &'a Advice, file: &'a str) -> Vec<(Strength, Strength)> {
    let in_lock = advice.orderings.iter().filter(|advised| advised.site.file().ends_with(file));
    in_lock.map(|advised| (advised.written, advised.enough)).collect()
}

/// Each ordering that is written is enough, and with any weaker one there is a bug.
fn needed(advice: &Advice, file: &str, written: &[Strength]) {
    assert!(advice.is_correct, "{advice}");
    let expected: Vec<_> = written.iter().map(|&strength| (strength, strength)).collect();
    assert_eq!(of_lock(advice, file), expected, "{advice}");
}

#[test]
fn a_spin_lock_needs_its_orderings() {
    let advice = advise(counting::<Spin>(2));
    use Strength::{Acquire, Relaxed, Release};
    needed(&advice, "sync/spin.rs", &[Relaxed, Acquire, Release]);
}

#[test]
fn a_ticket_lock_needs_its_orderings() {
    let body = || {
        counting::<Ticket>(2)();
        trying::<Ticket>()();
    };
    let advice = advise(body);
    use Strength::{Acquire, Relaxed, Release};
    let acquire = [Relaxed, Acquire];
    let try_acquire = [Acquire, Relaxed, Relaxed];
    let release = [Relaxed, Release];
    needed(&advice, "sync/ticket.rs", &[&acquire[..], &try_acquire, &release].concat());
}

/// "An acquire on the draw in place of the load does not help" (documentation of `Ticket`).
#[test]
fn a_ticket_lock_with_the_acquire_at_the_draw_is_found() {
    struct AtTheDraw {
        next: AtomicU32,
        serving: AtomicU32,
    }

    // SAFETY: It does not exclude, which the test shows, without memory being touched that is not
    // there.
    unsafe impl Protocol for AtTheDraw {
        const FREE: Self = Self { next: AtomicU32::new(0), serving: AtomicU32::new(0) };

        fn acquire(&self) {
            let mine = self.next.fetch_add(1, Acquire);
            while self.serving.load(Relaxed) != mine {
                spin_loop();
            }
        }

        fn try_acquire(&self) -> bool {
            self.acquire();
            true
        }

        unsafe fn release(&self) {
            let serving = self.serving.load(Relaxed);
            self.serving.store(serving.wrapping_add(1), Release);
        }
    }

    let verdict = check(counting::<AtTheDraw>(2));
    let Verdict::Bug(found) = &verdict else { panic!("no bug: {verdict}") };
    assert_eq!(found.fault.kind, FaultKind::Race);
    let text = verdict.to_string();
    assert!(text.contains("this load is Relaxed; Acquire is needed"), "{text}");
    assert!(text.contains("cargo interlocked test"), "{text}");
}

/// A reader that reads once finds the counter at 0 (and then any of the pieces and counters that
/// follow: 0 with the old value; 1 or 2 with either), at 1, or at 2 with the new value.
#[test]
fn a_sequence_lock_is_read_whole_or_not() {
    let body = || {
        let (lock, [_, seen]) = run(
            SeqLock::new(0_u64),
            [
                |lock: &SeqLock<u64>| {
                    lock.write(1);
                    0
                },
                |lock| lock.try_read().map_or(2, |seen| seen),
            ],
        );
        assert!(seen <= 2);
        assert_eq!(lock.read(), 1);
    };
    at_least(7, body);
}

/// A writer of two words, and readers.
fn pairs<const READERS: usize>(writers: u64) -> impl Fn() + Send + Sync + 'static {
    move || {
        let lock = Arc::new(SeqLock::new([0_u64; 2]));
        let mut all = Vec::new();
        for _ in 0..writers {
            let lock = Arc::clone(&lock);
            all.push(thread::spawn(move || {
                lock.update(|[a, b]| [a + 1, b + 1]);
            }));
        }
        for _ in 0..READERS {
            let lock = Arc::clone(&lock);
            all.push(thread::spawn(move || {
                let [a, b] = lock.read();
                assert_eq!(a, b, "torn");
            }));
        }
        all.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(lock.read(), [writers; 2]);
    }
}

#[test]
fn a_sequence_lock_is_never_torn() {
    executions(pairs::<1>(1));
    executions(pairs::<0>(2));
    executions(pairs::<2>(1));
}

#[test]
fn a_sequence_lock_needs_its_orderings() {
    let advice = advise(|| {
        pairs::<1>(1)();
        pairs::<0>(2)();
    });
    use Strength::{Acquire, Relaxed, Release};
    let read = [Acquire, Acquire, Relaxed];
    // A load, an exchange that succeeds or fails, a fence; the store that ends it.
    let write = [Relaxed, Acquire, Relaxed, Release, Release];
    needed(&advice, "sync/seq.rs", &[&read[..], &write].concat());
    needed(&advice, "sync/pieces.rs", &[Relaxed, Relaxed]);
}

/// "The second load as an acquire is no substitute for the fence" (documentation of `SeqLock`).
#[test]
fn a_sequence_lock_without_its_fences_is_found() {
    type Shared = (AtomicU64, AtomicU64);
    let write: fn(&Shared) -> u64 = |v| {
        v.0.store(1, Relaxed);
        fence(Release);
        v.1.store(1, Relaxed);
        v.0.store(2, Release);
        0
    };
    let write_release: fn(&Shared) -> u64 = |v| {
        v.0.store(1, Release);
        v.1.store(1, Relaxed);
        v.0.store(2, Release);
        0
    };
    // What was read if nobody wrote meanwhile.
    let read: fn(&Shared) -> u64 = |v| {
        let before = v.0.load(Acquire);
        let value = v.1.load(Relaxed);
        fence(Acquire);
        let is_whole = v.0.load(Relaxed) == before && before == 0;
        if is_whole { value } else { 0 }
    };
    let read_acquire: fn(&Shared) -> u64 = |v| {
        let before = v.0.load(Acquire);
        let value = v.1.load(Relaxed);
        let is_whole = v.0.load(Acquire) == before && before == 0;
        if is_whole { value } else { 0 }
    };
    let wrong = |write, read| {
        is_possible(move || run((AtomicU64::new(0), AtomicU64::new(0)), [write, read]).1[1] == 1)
    };
    assert!(!wrong(write, read));
    assert!(wrong(write, read_acquire));
    assert!(wrong(write_release, read));
}
