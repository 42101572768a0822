//! Counters, readers and writers, arrays: programs of any number of threads, whose variables they
//! share through an `Arc`.

use std::sync::Arc;

use interlocked_check::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};
use interlocked_check::thread::{self, JoinHandle};

use Ordering::{Acquire, Relaxed, Release};

use crate::count;

/// Starts a thread that refers to what others share.
fn spawn<S, T>(shared: &Arc<S>, body: impl FnOnce(&S) -> T + Send + 'static) -> JoinHandle<T>
where
    S: Send + Sync + ?Sized + 'static,
    T: Send + 'static,
{
    let shared = Arc::clone(shared);
    thread::spawn(move || body(&shared))
}

#[test]
fn counter() {
    for (threads, orders) in [(2, 2), (3, 6), (4, 24), (5, 120), (6, 720), (7, 5040)] {
        count(orders, move || {
            let x = Arc::new(AtomicU32::new(0));
            let all: Vec<_> =
                (0..threads).map(|_| spawn(&x, |x| x.fetch_add(1, Relaxed))).collect();
            for thread in all {
                thread.join().unwrap();
            }
            assert_eq!(x.load(Relaxed), threads);
        });
    }
}

#[test]
fn two_counters() {
    for (threads, expected) in [(2, 4), (3, 36), (4, 576)] {
        count(expected, move || {
            let counters = Arc::new((AtomicU32::new(0), AtomicU32::new(0)));
            for _ in 0..threads {
                spawn(&counters, |(x, y)| {
                    x.fetch_add(1, Relaxed);
                    y.fetch_add(1, Relaxed);
                });
            }
        });
    }
}

#[test]
fn a_counter_that_loses_updates() {
    for (threads, expected) in [(2, 4), (3, 36), (4, 576)] {
        count(expected, move || {
            let x = Arc::new(AtomicU32::new(0));
            for i in 0..threads {
                spawn(&x, move |x| x.store(x.load(Relaxed) + (1 << i), Release));
            }
        });
    }
}

#[test]
fn exchanges_one_after_the_other() {
    let counts = [2, 5, 14, 43, 144, 523, 2048, 8597];
    for (threads, expected) in (2..).zip(counts) {
        count(expected, move || {
            let x = Arc::new(AtomicU32::new(0));
            for i in 1..=threads {
                spawn(&x, move |x| x.compare_exchange(i - 1, i, Relaxed, Relaxed));
            }
        });
    }
}

#[test]
fn one_exchange_wins() {
    for threads in 2..=7 {
        count(threads * (1 << (threads - 1)) + 1, move || {
            let x = Arc::new(AtomicU32::new(0));
            spawn(&x, |x| x.store(2, Release));
            for _ in 0..threads {
                spawn(&x, |x| x.compare_exchange(2, 3, Relaxed, Relaxed));
            }
        });
    }
}

/// A hash table of numbers, 0 for a place that is empty.
struct Table([AtomicUsize; 128]);

impl Table {
    fn insert(&self, number: usize) {
        let mut place = number * 7 % self.0.len();
        while self.0[place].compare_exchange(0, number, Relaxed, Relaxed).is_err() {
            place = (place + 1) % self.0.len();
        }
    }
}

#[test]
fn a_hash_table() {
    // Up to 11 threads do not meet.
    for (threads, expected) in [(4, 1), (11, 1), (12, 8), (13, 64), (14, 512)] {
        count(expected, move || {
            let table = Arc::new(Table([const { AtomicUsize::new(0) }; 128]));
            for thread in 0..threads {
                spawn(&table, move |table| (0..4).for_each(|k| table.insert(k * 11 + thread)));
            }
        });
    }
}

#[test]
fn the_last_zero_of_an_array() {
    for (length, expected) in [(3, 12), (5, 64), (10, 3328)] {
        count(expected, move || {
            let array: Arc<[AtomicU32]> = (0..=length).map(|_| AtomicU32::new(0)).collect();
            spawn(&array, |array| array.iter().rposition(|x| x.load(Acquire) == 0));
            for j in 1..=length {
                spawn(&array, move |array| {
                    array[j].store(array[j - 1].load(Acquire) + 1, Release);
                });
            }
        });
    }
}

#[test]
fn readers() {
    for (readers, expected) in [(2, 4), (3, 8), (8, 256), (13, 8192)] {
        count(expected, move || {
            let x = Arc::new(AtomicU32::new(0));
            let writer = spawn(&x, |x| x.store(42, Release));
            let all: Vec<_> = (0..readers).map(|_| spawn(&x, |x| x.load(Acquire))).collect();
            writer.join().unwrap();
            for reader in all {
                assert!([0, 42].contains(&reader.join().unwrap()));
            }
        });
    }
}

#[test]
fn writers() {
    for (n, expected) in [(1, 6), (2, 24), (3, 120), (4, 720)] {
        count(expected, move || {
            let x = Arc::new(AtomicU32::new(0));
            spawn(&x, |x| x.load(Acquire));
            for i in 0..=n {
                spawn(&x, move |x| x.store(i, Release));
            }
        });
    }
}

#[test]
fn fibonacci_numbers() {
    for (rounds, expected) in [(1, 11), (2, 153), (3, 2258), (4, 34_205)] {
        count(expected, move || {
            let pair = Arc::new((AtomicU64::new(1), AtomicU64::new(1)));
            let sum = |(x, y): &(AtomicU64, AtomicU64)| x.load(Acquire) + y.load(Acquire);
            spawn(&pair, move |pair| (0..rounds).for_each(|_| pair.0.store(sum(pair), Release)));
            spawn(&pair, move |pair| (0..rounds).for_each(|_| pair.1.store(sum(pair), Release)));
            spawn(&pair, |(x, y)| assert!(x.load(Acquire) <= 144 && y.load(Acquire) <= 144));
        });
    }
}

#[test]
fn two_readers_of_many_writers() {
    for (n, expected) in [(1, 4), (2, 16), (3, 144), (4, 2304)] {
        count(expected, move || {
            let shared = Arc::new([const { AtomicU32::new(0) }; 3]);
            spawn(&shared, |[x, y, _]| {
                x.store(1, Release);
                (y.load(Acquire), x.load(Acquire))
            });
            spawn(&shared, |[x, _, z]| {
                x.store(2, Release);
                (z.load(Acquire), x.load(Acquire))
            });
            for i in 0..n - 1 {
                spawn(&shared, move |[_, y, z]| {
                    y.store(i, Release);
                    z.store(i, Release);
                });
            }
        });
    }
}

/// Marks the multiples of what is not marked yet.
fn sieve(numbers: &[AtomicU32]) {
    for (i, number) in numbers.iter().enumerate() {
        if number.load(Acquire) == 0 {
            number.store(1, Release);
            for multiple in numbers.iter().skip(2 * i + 2).step_by(i + 2) {
                multiple.store(2, Release);
            }
        }
    }
}

#[test]
fn two_sieves() {
    for (length, expected) in [(3, 54), (4, 216), (5, 1512)] {
        count(expected, move || {
            let numbers: Arc<[AtomicU32]> = (0..length).map(|_| AtomicU32::new(0)).collect();
            spawn(&numbers, sieve);
            spawn(&numbers, sieve);
        });
    }
}
