//! How much is tried, and what this machine can try.

use std::io::Write as _;
use std::sync::atomic::{AtomicU8, Ordering::SeqCst};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The share of each count that is tried, in percent: the environment's `INTERLOCKED_TEST_SCALE`,
/// less where programs are emulated or interpreted.
fn scale() -> usize {
    static SCALE: OnceLock<usize> = OnceLock::new();
    *SCALE.get_or_init(|| {
        let asked = std::env::var("INTERLOCKED_TEST_SCALE").ok().and_then(|n| n.parse().ok());
        let usual = if cfg!(miri) {
            1
        } else if emulated() {
            20
        } else {
            100
        };
        asked.unwrap_or(usual)
    })
}

/// `full`, or what the scale leaves of it; at least one.
pub(crate) fn count(full: usize) -> usize {
    (full * scale() / 100).max(1)
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
