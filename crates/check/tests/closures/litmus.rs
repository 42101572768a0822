//! Litmus tests: a few accesses in each thread, to statics, which are new in every execution.

use interlocked_check::sync::atomic::{AtomicU32, Ordering, fence};
use interlocked_check::thread::spawn;

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

use crate::count;

/// Atomics that are 0 at the start.
macro_rules! variables {
    ($($name:ident)*) => { $(static $name: AtomicU32 = AtomicU32::new(0);)* };
}

#[test]
fn store_buffering() {
    variables!(X Y);
    count(4, || {
        spawn(|| {
            X.store(1, Release);
            Y.load(Acquire)
        });
        spawn(|| {
            Y.store(1, Release);
            X.load(Acquire)
        });
    });
}

#[test]
fn store_buffering_with_fences() {
    variables!(X Y);
    count(3, || {
        spawn(|| {
            X.store(1, Relaxed);
            fence(SeqCst);
            Y.load(Relaxed)
        });
        spawn(|| {
            Y.store(1, Relaxed);
            fence(SeqCst);
            X.load(Relaxed)
        });
    });
}

#[test]
fn store_buffering_with_sequentially_consistent_accesses() {
    variables!(X Y);
    count(3, || {
        spawn(|| {
            X.store(1, SeqCst);
            Y.load(SeqCst)
        });
        spawn(|| {
            Y.store(1, SeqCst);
            X.load(SeqCst)
        });
    });
}

#[test]
fn store_buffering_with_sequentially_consistent_reads_alone() {
    variables!(X Y);
    count(4, || {
        spawn(|| {
            X.store(1, Release);
            (X.load(SeqCst), Y.load(SeqCst))
        });
        spawn(|| {
            Y.store(1, Release);
            (Y.load(SeqCst), X.load(SeqCst))
        });
    });
}

#[test]
fn two_messages_through_one_fence() {
    variables!(A B C D);
    count(9, || {
        spawn(|| {
            A.store(1, Relaxed);
            C.store(1, Relaxed);
            fence(AcqRel);
            B.store(1, Relaxed);
            D.store(1, Relaxed);
        });
        spawn(|| {
            let flag = B.load(Relaxed);
            fence(AcqRel);
            (flag, A.load(Relaxed))
        });
        spawn(|| {
            let flag = D.load(Relaxed);
            fence(AcqRel);
            (flag, C.load(Relaxed))
        });
    });
}

#[test]
fn load_buffering() {
    variables!(X Y);
    count(3, || {
        spawn(|| {
            let read = Y.load(Acquire);
            X.store(1, Release);
            read
        });
        spawn(|| {
            let read = X.load(Acquire);
            Y.store(1, Release);
            read
        });
    });
}

#[test]
fn load_buffering_through_counters() {
    variables!(X Y W Z);
    count(15, || {
        spawn(|| (X.load(Acquire), Z.fetch_add(1, AcqRel)));
        spawn(|| {
            Z.fetch_add(1, AcqRel);
            Y.store(1, Release);
        });
        spawn(|| (Y.load(Acquire), W.fetch_add(1, AcqRel)));
        spawn(|| {
            W.fetch_add(1, AcqRel);
            X.store(1, Release);
        });
    });
}

#[test]
fn two_writes_in_each_of_two_threads() {
    variables!(X Y);
    count(4, || {
        spawn(|| {
            X.store(1, Release);
            Y.store(2, Release);
        });
        spawn(|| {
            Y.store(1, Release);
            X.store(2, Release);
        });
    });
}

#[test]
fn two_writes_in_each_of_two_threads_with_fences() {
    variables!(X Y);
    count(3, || {
        spawn(|| {
            X.store(1, Relaxed);
            fence(SeqCst);
            Y.store(2, Relaxed);
        });
        spawn(|| {
            Y.store(1, Relaxed);
            fence(SeqCst);
            X.store(2, Relaxed);
        });
    });
}

#[test]
fn reads_of_one_location_do_not_go_back() {
    variables!(X);
    count(6, || {
        spawn(|| {
            X.store(1, Release);
            X.store(2, Release);
        });
        spawn(|| (X.load(Acquire), X.load(Acquire)));
    });
}

#[test]
fn two_readers_of_one_location() {
    variables!(X);
    count(72, || {
        spawn(|| X.store(1, Release));
        spawn(|| X.store(2, Release));
        spawn(|| (X.load(Acquire), X.load(Acquire)));
        spawn(|| (X.load(Acquire), X.load(Acquire)));
    });
}

#[test]
fn a_thread_sees_its_own_write_or_a_later_one() {
    variables!(X);
    count(3, || {
        spawn(|| {
            X.store(1, Release);
            X.load(Acquire)
        });
        spawn(|| X.store(2, Release));
    });
}

#[test]
fn independent_reads_of_independent_writes() {
    variables!(X Y);
    count(16, || {
        spawn(|| X.store(1, SeqCst));
        spawn(|| (X.load(Acquire), Y.load(SeqCst)));
        spawn(|| (Y.load(Acquire), X.load(SeqCst)));
        spawn(|| Y.store(1, SeqCst));
    });
}

#[test]
fn independent_reads_of_a_write_and_its_copy() {
    variables!(X Y);
    count(28, || {
        spawn(|| X.store(1, Relaxed));
        spawn(|| Y.store(X.load(Relaxed), Release));
        spawn(|| {
            let read = X.load(Relaxed);
            fence(AcqRel);
            (read, Y.load(Relaxed))
        });
        spawn(|| {
            let read = Y.load(Relaxed);
            fence(AcqRel);
            (read, X.load(Relaxed))
        });
    });
}

#[test]
fn a_dependency_orders_nothing() {
    variables!(X Y);
    count(8, || {
        spawn(|| X.store(1, Relaxed));
        spawn(|| Y.store(X.load(Relaxed), Relaxed));
        spawn(|| {
            let read = Y.load(Relaxed);
            fence(AcqRel);
            (read, X.load(Relaxed))
        });
    });
}

#[test]
fn a_write_to_a_read_and_a_fence_in_each_of_two_threads() {
    variables!(X Y Z);
    count(7, || {
        spawn(|| {
            X.store(1, Relaxed);
            Z.store(1, Release);
        });
        spawn(|| {
            let read = Z.load(Acquire);
            fence(SeqCst);
            (read, Y.load(Relaxed))
        });
        spawn(|| {
            Y.store(1, Relaxed);
            fence(SeqCst);
            X.load(Relaxed)
        });
    });
}

#[test]
fn a_read_and_a_write_each_with_a_fence() {
    variables!(X Y);
    count(7, || {
        spawn(|| X.store(1, Relaxed));
        spawn(|| {
            let read = X.load(Relaxed);
            fence(SeqCst);
            (read, Y.load(Relaxed))
        });
        spawn(|| {
            Y.store(1, Relaxed);
            fence(SeqCst);
            X.load(Relaxed)
        });
    });
}

#[test]
fn mixed_orderings_of_one_location() {
    // Lahav, Vafeiadis, Kang, Hur, Dreyer, *Repairing sequential consistency in C/C++11*, PLDI 2017,
    // section 2: all of 24 = 3! places of Y's writes × 2 × 2 reads are allowed.
    variables!(X Y);
    count(24, || {
        spawn(|| {
            X.store(1, SeqCst);
            Y.store(1, Release);
        });
        spawn(|| (Y.fetch_add(1, SeqCst), Y.load(Relaxed)));
        spawn(|| {
            Y.store(3, SeqCst);
            X.load(SeqCst)
        });
    });
}

#[test]
fn a_message_by_way_of_another_thread() {
    variables!(A B C);
    count(7, || {
        spawn(|| {
            A.store(1, Relaxed);
            B.store(1, Release);
        });
        spawn(|| {
            let read = B.load(Acquire);
            C.store(1, Release);
            read
        });
        spawn(|| (C.load(Acquire), A.load(Relaxed)));
    });
}

#[test]
fn a_message_and_two_fences() {
    variables!(X Y Z);
    count(7, || {
        spawn(|| {
            X.store(1, Relaxed);
            fence(SeqCst);
            Y.load(Relaxed)
        });
        spawn(|| {
            Y.store(1, Relaxed);
            Z.store(1, Release);
        });
        spawn(|| {
            let read = Z.load(Acquire);
            fence(SeqCst);
            (read, X.load(Relaxed))
        });
    });
}

#[test]
fn an_update_goes_on_with_a_release_sequence_and_a_store_does_not() {
    variables!(X Y);
    count(20, || {
        spawn(|| {
            X.store(1, Relaxed);
            Y.store(1, Release);
            Y.store(2, Relaxed);
        });
        spawn(|| Y.swap(3, Relaxed));
        spawn(|| {
            let read = Y.load(Relaxed);
            fence(AcqRel);
            (read, X.load(Relaxed))
        });
    });
}

#[test]
fn six_updates() {
    // 6! orders, of which program order leaves a quarter.
    variables!(L);
    count(180, || {
        spawn(|| (L.fetch_add(1, Relaxed), L.fetch_add(1, Relaxed)));
        spawn(|| (L.fetch_add(1, Acquire), L.fetch_add(1, Relaxed)));
        spawn(|| L.fetch_add(1, Release));
        spawn(|| L.fetch_add(1, Relaxed));
    });
}
