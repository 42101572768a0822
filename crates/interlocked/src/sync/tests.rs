//! The locks: exclusion, order, guards, and what unwinding leaves.

use std::format;
use std::sync::Barrier;
use std::thread::{self, Builder};

use super::{Lock, Protocol, SeqLock, Sequence, Spin, SpinLock, Ticket, TicketLock};
use crate::AtomicU32;

const ROUNDS: u64 = if cfg!(miri) { 100 } else { 20_000 };

/// Runs `work` on two threads at once; on targets without threads, twice.
fn twice(work: impl Fn(u64) + Sync) {
    let barrier = Barrier::new(2);
    let (work, barrier) = (&work, &barrier);
    thread::scope(|scope| {
        let other = Builder::new().spawn_scoped(scope, move || {
            barrier.wait();
            work(1);
        });
        match other {
            Ok(_) => drop(barrier.wait()),
            Err(_) => work(1),
        }
        work(0);
    });
}

/// Lets the other thread run where it must not find anything, even if there is one core.
fn yield_at_times(round: u64) {
    if round % 64 == 0 {
        thread::yield_now();
    }
}

/// What every protocol promises.
fn excludes<P: Protocol + Send + Sync>() {
    // Two plain fields, which only the lock keeps equal and free of lost updates.
    let pair = Lock::<P, _>::new([0_u64; 2]);
    twice(|_| {
        for round in 0..ROUNDS {
            let mut pair = match round % 4 {
                0 => loop {
                    if let Some(guard) = pair.try_lock() {
                        break guard;
                    }
                    thread::yield_now();
                },
                _ => pair.lock(),
            };
            assert_eq!(pair[0], pair[1]);
            pair[0] += 1;
            yield_at_times(round);
            pair[1] += 1;
        }
    });
    assert_eq!(pair.into_inner(), [2 * ROUNDS; 2]);
}

/// What has nothing to do with other threads.
fn guards<P: Protocol>() {
    let mut lock = Lock::<P, u32>::from(5);
    *lock.get_mut() += 1;
    assert_eq!(format!("{lock:?}"), "Lock { value: 6 }");
    let guard = lock.lock();
    assert!(lock.try_lock().is_none());
    assert_eq!(format!("{lock:?}"), "Lock { value: <locked> }");
    assert_eq!(format!("{guard:?} {guard}"), "6 6");
    drop(guard);
    *lock.try_lock().expect("it was given back") += 1;
    assert_eq!(lock.into_inner(), 7);
    assert_eq!(*Lock::<P, u32>::default().lock(), 0);
    let unsized_value: &Lock<P, [u32]> = &Lock::<P, _>::new([1, 2]);
    assert_eq!(unsized_value.lock().len(), 2);
}

#[test]
fn a_spin_lock_excludes() {
    excludes::<Spin>();
    guards::<Spin>();
}

#[test]
fn a_ticket_lock_excludes() {
    excludes::<Ticket>();
    guards::<Ticket>();
}

#[test]
fn tickets_wrap_around() {
    let lock = Ticket { next: AtomicU32::new(u32::MAX), serving: AtomicU32::new(u32::MAX) };
    for _ in 0..3 {
        lock.acquire();
        assert!(!lock.try_acquire());
        // SAFETY: It was taken just now.
        unsafe { lock.release() };
        assert!(lock.try_acquire());
        // SAFETY: As above.
        unsafe { lock.release() };
    }
}

#[test]
fn a_guard_goes_to_another_thread() {
    fn sent(_: impl Send) {}
    sent(SpinLock::new(1).lock());
    sent(TicketLock::new(1).lock());
}

/// Not a multiple of a word, and a pointer that has to keep its provenance.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Odd<'a> {
    pointer: *const u64,
    count: u64,
    check: [u8; 3],
    life: core::marker::PhantomData<&'a u64>,
}

// SAFETY: Packed, so that there is no padding.
unsafe impl super::Plain for Odd<'_> {}
// SAFETY: The pointer is to a shared integer.
unsafe impl Send for Odd<'_> {}

#[test]
fn readers_of_a_sequence_lock_see_whole_values() {
    let numbers = [10, 20];
    let odd = |i: u64| Odd {
        pointer: &raw const numbers[usize::from(i % 2 == 1)],
        count: i,
        check: [i.to_le_bytes()[0]; 3],
        life: core::marker::PhantomData,
    };
    let lock = SeqLock::new(odd(0));
    twice(|thread| {
        for _ in 0..ROUNDS {
            if thread == 0 {
                lock.update(|old| odd(old.count + 1));
            }
            let seen = lock.read();
            let count = seen.count;
            assert_eq!({ seen.check }, [count.to_le_bytes()[0]; 3]);
            // SAFETY: It points into `numbers`.
            assert_eq!(unsafe { *seen.pointer }, 10 + 10 * (count % 2));
        }
    });
    assert_eq!({ lock.into_inner().count }, ROUNDS);
}

#[test]
fn writers_of_a_sequence_lock_exclude_each_other() {
    let lock = SeqLock::new([0_u64; 3]);
    twice(|_| {
        for round in 0..ROUNDS {
            let [a, b, c] = lock.update(|[a, b, c]| {
                yield_at_times(round);
                [a + 1, b + 1, c + 1]
            });
            assert!(a == b && b == c);
        }
    });
    assert_eq!(lock.read(), [2 * ROUNDS; 3]);
}

#[test]
fn a_copy_that_was_written_meanwhile_is_thrown_away() {
    let sequence = Sequence::new();
    assert_eq!(sequence.try_read(|| 5), Some(5));
    assert_eq!(sequence.try_read(|| drop(sequence.write())), None);
    let mut copies = 0;
    let last = sequence.read(|| {
        copies += 1;
        if copies < 3 {
            drop(sequence.write());
        }
        copies
    });
    assert_eq!(last, 3);
}

#[test]
fn a_sequence_lock_on_one_thread() {
    let mut lock = SeqLock::from([1_u8, 2, 3]);
    lock.get_mut()[0] = 4;
    assert_eq!(format!("{lock:?}"), "SeqLock { value: [4, 2, 3] }");
    let old = lock.update(|old| {
        assert!(lock.try_read().is_none(), "it is being written");
        [7, 8, old[2] + 6]
    });
    assert_eq!(old, [4, 2, 3]);
    assert_eq!(lock.try_read(), Some([7, 8, 9]));
    assert_eq!(SeqLock::<u16>::default().into_inner(), 0);
}

#[test]
#[cfg(panic = "unwind")]
fn unwinding_leaves_no_lock_and_no_poison() {
    fn unwind(work: impl FnOnce()) {
        let panicked = std::panic::catch_unwind(core::panic::AssertUnwindSafe(work));
        assert!(panicked.is_err());
    }

    let (spin, ticket, seq) = (SpinLock::new(1), TicketLock::new(2), SeqLock::new(3));
    unwind(|| {
        let _held = (spin.lock(), ticket.lock());
        panic!("while both are held");
    });
    unwind(|| {
        seq.update(|_| panic!("while it is being written"));
    });
    assert_eq!(spin.try_lock().as_deref(), Some(&1));
    assert_eq!(ticket.try_lock().as_deref(), Some(&2));
    assert_eq!(seq.try_read(), Some(3));
}
