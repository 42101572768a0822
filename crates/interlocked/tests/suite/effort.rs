//! How much is tried, and what this machine can try.

use std::io::Write as _;
use std::sync::atomic::{AtomicU8, Ordering::SeqCst};
use std::sync::{Mutex, PoisonError};

/// How many of something there are: where the CPU runs the program, where an emulator does, and
/// where Miri does, to which an operation is a matter of milliseconds.
pub(crate) struct Count([usize; 3]);

/// As many as there are.
const ALL: usize = usize::MAX;

/// Pairs of values for each operation, with one ordering of its kind.
pub(crate) const PAIRS: Count = Count([ALL, ALL, 2]);
/// Those with each of the other orderings.
pub(crate) const PAIRS_AGAIN: Count = Count([ALL, 1_000, 1]);
/// Those with each ordering that is a value.
pub(crate) const PAIRS_BY_VALUE: Count = Count([1_000, 200, 1]);
/// Random pairs that there are besides those of boundary values.
pub(crate) const RANDOM_PAIRS: Count = Count([3_000, 600, 0]);

/// Steps of a thread in a scenario on one location. They are few, because the beginning is when
/// both threads run for certain, and repeated.
pub(crate) const MIXED_STEPS: Count = Count([4_000, 800, 20]);
pub(crate) const MIXED_REPEATED: Count = Count([8, 8, 1]);
/// Steps of a thread that writes or reads whole values, and how often it all is repeated.
pub(crate) const UNTORN_STEPS: Count = Count([5_000, 1_000, 40]);
pub(crate) const UNTORN_REPEATED: Count = Count([10, 10, 1]);

/// Rounds of two threads in a row, and how often they are repeated in one run.
pub(crate) const ROUNDS: Count = Count([500, 100, 3]);
pub(crate) const MESSAGES_REPEATED: Count = Count([8, 8, 1]);
pub(crate) const MISSES_REPEATED: Count = Count([5, 5, 3]);
/// In how many runs relaxed accesses have to miss each other, and how many runs may be tried.
pub(crate) const MISSES_SHOWN: Count = Count([5, 5, 2]);
pub(crate) const MISSES_TRIED: Count = Count([30, 30, 2]);
/// How often a thread looks for the other one before it goes on alone.
pub(crate) const PATIENCE: Count = Count([1_000, 1_000, 10]);
/// How often a lock is taken by each thread.
pub(crate) const LOCKED: Count = Count([30_000, 6_000, 20]);

impl Count {
    /// How many here.
    pub(crate) fn here(&self) -> usize {
        self.0[if cfg!(miri) { 2 } else { usize::from(emulated()) }]
    }
}

/// Whether a CPU plays another one, whose memory order it need not have: QEMU on an x86-64 machine
/// lets a load pass an older store where `ldar` and `stlr` forbid it.
pub(crate) fn emulated() -> bool {
    std::env::var_os("INTERLOCKED_EMULATED").is_some()
}

/// Says past libtest's capture that a test did not run, and why.
pub(crate) fn skip(reason: &str) {
    let line = format!("skipped: {reason}\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// Whether there are threads here; a notice if not.
pub(crate) fn threads() -> bool {
    let threads = !cfg!(target_family = "wasm");
    if !threads {
        skip("no threads on this target");
    }
    threads
}

/// Runs both at the same time, from when both are on a CPU, and gives what they gave. One pair at a
/// time, since libtest's own threads are already as many as there are CPUs.
pub(crate) fn both<A: Send, B: Send>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    static PAIR: Mutex<()> = Mutex::new(());
    let _pair = PAIR.lock().unwrap_or_else(PoisonError::into_inner);
    let running = AtomicU8::new(0);
    let meet = || {
        running.fetch_add(1, SeqCst);
        while running.load(SeqCst) < 2 {
            std::hint::spin_loop();
        }
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            meet();
            second()
        });
        meet();
        let first = first();
        (first, other.join().expect("the other thread fails no assertion"))
    })
}
