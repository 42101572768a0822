//! What the orderings forbid does not happen, on two threads, over many rounds.
//!
//! Limits: that nothing is seen proves nothing, and x86-64 itself shows store buffering alone.
//! What each sequence allows is judged by the architectures' models; this finds what is plainly
//! wrong, such as a missing barrier where the machine would show it, or a lock that lets two in.

use core::cell::UnsafeCell;
use core::sync::atomic::AtomicU8;

use interlocked::{
    AcqRel, Acquire, Atomic, Full, Relaxed, Release, SeqCst, compiler_fence, fence, hint,
};

use crate::effort;

type Cell = Atomic<u32>;

/// The locations of a round, on lines of their own.
#[derive(Default)]
#[repr(align(128))]
struct Line(Cell);

#[derive(Default)]
struct Round {
    x: Line,
    y: Line,
    here: AtomicU8,
}

impl Round {
    /// Waits for the other thread, but not for long: it may not be running.
    fn meet(&self) {
        self.here.fetch_add(1, core::sync::atomic::Ordering::SeqCst);
        let met = || self.here.load(core::sync::atomic::Ordering::SeqCst) == 2;
        (0..effort::PATIENCE.here()).find(|_| met());
    }
}

/// What a thread does in a round, and what it has read.
type Act = fn(&Cell, &Cell) -> u32;

/// Runs both acts on every round at the same time, and that repeatedly; gives each round's pair of
/// results.
fn run(
    repeated: usize,
    first: impl Fn(&Cell, &Cell) -> u32 + Sync,
    second: impl Fn(&Cell, &Cell) -> u32 + Sync,
) -> Vec<(u32, u32)> {
    let mut results = Vec::new();
    for _ in 0..repeated {
        let rounds: Vec<Round> = (0..effort::ROUNDS.here()).map(|_| Round::default()).collect();
        let go = |act: &dyn Fn(&Cell, &Cell) -> u32| -> Vec<u32> {
            let round = |round: &Round| {
                // With both lines in both caches, a write has to wait and a read has not.
                round.x.0.load(Relaxed);
                round.y.0.load(Relaxed);
                round.meet();
                act(&round.x.0, &round.y.0)
            };
            rounds.iter().map(round).collect()
        };
        let (first, second) = effort::both(|| go(&first), || go(&second));
        results.extend(first.into_iter().zip(second));
    }
    results
}

/// Reads `y` for a while, until it is 1.
fn await_one(read: impl Fn() -> u32) -> u32 {
    (0..200).map(|_| read()).find(|read| *read == 1).unwrap_or(0)
}

/// `y` in bit 0, `x` in bit 1.
fn both_read(y: u32, x: &Cell) -> u32 {
    y | x.load(Relaxed) << 1
}

const WRITES: &[(&str, Act)] = &[
    ("store", |x, y| {
        x.store(1, Relaxed);
        y.store(1, Release);
        0
    }),
    ("store SeqCst", |x, y| {
        x.store(1, Relaxed);
        y.store(1, SeqCst);
        0
    }),
    ("swap", |x, y| {
        x.store(1, Relaxed);
        y.swap(1, Release)
    }),
    ("compare_exchange", |x, y| {
        x.add(1, Relaxed);
        y.compare_exchange(0, 1, Release, Relaxed).unwrap_or(1)
    }),
    ("fetch_or", |x, y| {
        x.inc(Relaxed);
        y.fetch_or(1, AcqRel)
    }),
    ("inc", |x, y| {
        x.store(1, Relaxed);
        y.inc(Release);
        0
    }),
    ("bit_set Full", |x, y| {
        x.or(1, Relaxed);
        u32::from(y.bit_set(0, Full))
    }),
    ("fence(Release)", |x, y| {
        x.store(1, Relaxed);
        fence(Release);
        y.store(1, Relaxed);
        0
    }),
];

const READS: &[(&str, Act)] = &[
    ("load", |x, y| both_read(await_one(|| y.load(Acquire)), x)),
    ("load SeqCst", |x, y| both_read(await_one(|| y.load(SeqCst)), x)),
    ("fetch_add", |x, y| both_read(await_one(|| y.fetch_add(0, Acquire)), x)),
    ("compare_exchange that fails", |x, y| {
        let failed = || y.compare_exchange(7, 8, Relaxed, Acquire).expect_err("nobody writes 7");
        both_read(await_one(failed), x)
    }),
    ("compare_exchange", |x, y| {
        both_read(await_one(|| y.compare_exchange_weak(1, 3, Acquire, Relaxed).unwrap_or(0)), x)
    }),
    ("swap Full", |x, y| {
        // What it puts there is what the other thread would.
        let swapped = || if y.load(Relaxed) == 1 { y.swap(1, Full) } else { 0 };
        both_read(await_one(swapped), x)
    }),
    ("fence(Acquire)", |x, y| {
        let read = await_one(|| y.load(Relaxed));
        fence(Acquire);
        both_read(read, x)
    }),
    ("fetch_and, fence(Acquire)", |x, y| {
        let read = await_one(|| y.fetch_and(1, Relaxed));
        fence(Acquire);
        both_read(read, x)
    }),
];

/// One thread writes `x` and then `y`; the other reads `y`, for a while until it is written, and
/// then `x`.
#[test]
fn a_message_brings_its_data() {
    if !effort::threads() {
        return;
    }
    for (write_name, write) in WRITES {
        for (read_name, read) in READS {
            let results = run(effort::MESSAGES_REPEATED.here(), write, read);
            let received = results.iter().filter(|(_, read)| read & 1 != 0).count();
            let rounds = results.len();
            println!("{write_name} to {read_name}: {received} of {rounds} received in their round");
            let without_data = results.iter().filter(|(_, read)| *read == 1).count();
            assert_eq!(without_data, 0, "messages came without their data");
        }
    }
}

/// Writes `x`, then reads `y`, so that the read may not come before the write.
const STORES_THEN_LOADS: &[(&str, Act)] = &[
    ("swap and load SeqCst", |x, y| {
        x.swap(1, SeqCst);
        y.load(SeqCst)
    }),
    ("fetch_add SeqCst twice", |x, y| {
        x.fetch_add(1, SeqCst);
        y.fetch_add(0, SeqCst)
    }),
    ("swap Full, load", |x, y| {
        x.swap(1, Full);
        y.load(Relaxed)
    }),
    ("compare_exchange Full, load", |x, y| {
        while x.compare_exchange_weak(0, 1, Full, Relaxed).is_err() {}
        y.load(Relaxed)
    }),
    ("or Full, load", |x, y| {
        x.or(1, Full);
        y.load(Relaxed)
    }),
    ("store, fetch_add Full of another location, load", |x, y| {
        let other = Cell::new(0);
        x.store(1, Relaxed);
        other.fetch_add(1, Full);
        y.load(Relaxed)
    }),
    ("store, swap Full of another location, load", |x, y| {
        let other = Cell::new(0);
        x.store(1, Relaxed);
        other.swap(1, Full);
        y.load(Relaxed)
    }),
    ("store, fence(SeqCst), load", |x, y| {
        x.store(1, Relaxed);
        fence(SeqCst);
        y.load(Relaxed)
    }),
    ("store, fence(Full), load", |x, y| {
        x.store(1, Relaxed);
        fence(Full);
        y.load(Relaxed)
    }),
];

/// As the others, where the machine is what it seems to be.
const SEQUENTIALLY_CONSISTENT: (&str, Act) = ("store and load SeqCst", |x, y| {
    x.store(1, SeqCst);
    y.load(SeqCst)
});

/// As the others, without what keeps the order: here it may happen that both miss the other.
const RELAXED: Act = |x, y| {
    x.store(1, Relaxed);
    compiler_fence(SeqCst);
    y.load(Relaxed)
};

/// Both threads write and then read what the other writes: not both may miss it.
///
/// How much has to be tried depends on how busy the machine is. Relaxed accesses in turn with the
/// others say so: it is enough when they have missed each other often.
#[test]
fn not_both_miss_the_other() {
    if !effort::threads() {
        return;
    }
    let missed = |act: Act| {
        let results = run(effort::MISSES_REPEATED.here(), act, |x, y| act(y, x));
        results.contains(&(0, 0))
    };
    let more = if effort::emulated() { None } else { Some(&SEQUENTIALLY_CONSISTENT) };
    for (name, act) in STORES_THEN_LOADS.iter().chain(more) {
        let (mut tried, mut shown) = (0, 0);
        while tried < effort::MISSES_TRIED.here() && shown < effort::MISSES_SHOWN.here() {
            assert!(!missed(*act), "{name}: both missed the other");
            tried += 1;
            shown += usize::from(missed(RELAXED));
        }
        println!("{name}: not in {tried} runs; relaxed, which may, in {shown}");
    }
}

/// Something that two threads may not reach at once.
#[derive(Default)]
struct Guarded {
    lock: Line,
    numbers: UnsafeCell<[u64; 2]>,
}

// SAFETY: Whoever reaches the numbers holds the lock.
unsafe impl Sync for Guarded {}

impl Guarded {
    /// The numbers, for whoever holds the lock.
    fn numbers(&self) -> *mut [u64; 2] {
        self.numbers.get()
    }
}

/// Ways to take a lock, and to give it back.
type Lock = (&'static str, fn(&Cell) -> bool, fn(&Cell));

const LOCKS: &[Lock] = &[
    ("swap, store", |lock| lock.swap(1, Acquire) == 0, |lock| lock.store(0, Release)),
    (
        "compare_exchange, fetch_sub",
        |lock| lock.compare_exchange(0, 1, Acquire, Relaxed).is_ok(),
        |lock| {
            lock.fetch_sub(1, Release);
        },
    ),
    (
        "compare_exchange_weak, dec",
        |lock| lock.compare_exchange_weak(0, 1, Acquire, Relaxed).is_ok(),
        |lock| lock.dec(Release),
    ),
    (
        "bit_set, bit_clear",
        |lock| !lock.bit_set(9, Acquire),
        |lock| {
            lock.bit_clear(9, Release);
        },
    ),
    ("fetch_or, andnot", |lock| lock.fetch_or(4, AcqRel) == 0, |lock| lock.andnot(4, Release)),
    (
        "add_unless Full, dec_and_test",
        |lock| lock.add_unless(1, 1, Full),
        |lock| {
            lock.dec_and_test(Release);
        },
    ),
];

#[test]
fn a_lock_lets_one_in() {
    if !effort::threads() {
        return;
    }
    for (name, take, give) in LOCKS {
        let guarded = Guarded::default();
        let steps = effort::LOCKED.here();
        let work = || {
            for _ in 0..steps {
                while !take(&guarded.lock.0) {
                    hint::spin_loop();
                    std::thread::yield_now();
                }
                // SAFETY: We hold the lock.
                let numbers = unsafe { &mut *guarded.numbers() };
                assert_eq!(numbers[0], numbers[1], "{name}: another one is in");
                numbers[0] += 1;
                numbers[1] = numbers[0];
                give(&guarded.lock.0);
            }
        };
        effort::both(work, work);
        assert_eq!(guarded.numbers.into_inner(), [2 * steps as u64; 2], "{name}");
    }
}
