//! Waiting for another thread, by turns: who does not wait, or waits for something else, shows in the
//! count, and who is not woken does not come back.
//!
//! Limits: an emulator may take `WFE` for a hint and go on; then this shows that waiting ends when it
//! should, and not that a write wakes.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

use interlocked::level::{Detect, Serves};
use interlocked::linux::*;
use interlocked::{Atomic, Primitive};

const TURNS: u32 = if cfg!(miri) { 20 } else { 50 };

/// Two threads take turns, each of which ends with a write of what the other one waits for. The count
/// is not incremented as one operation, so only turns make it right.
fn by_turns<T: Primitive + PartialEq + Send + Sync>(mine: T, yours: T)
where
    Detect: Serves<T>,
    Atomic<T>: Sync,
{
    let turn = Atomic::new(mine);
    let count = AtomicU32::new(0);
    let play = |mine: T, yours: T| {
        for _ in 0..TURNS {
            let whose = smp_cond_load_acquire(&turn, |whose| {
                if whose != mine {
                    // There may be more threads than CPUs.
                    thread::yield_now();
                }
                whose == mine
            });
            assert!(whose == mine);
            count.store(count.load(Relaxed) + 1, Relaxed);
            smp_store_release(&turn, yours);
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| play(yours, mine));
        play(mine, yours);
    });
    assert_eq!(count.into_inner(), 2 * TURNS);
}

/// The values of a test differ in one end of the word alone.
macro_rules! waits {
    ($($name:ident $mine:expr, $yours:expr;)+) => {$(
        #[test]
        #[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
        fn $name() {
            by_turns($mine, $yours);
        }
    )+};
}

waits! {
    bool false, true;
    u8_low 1_u8, 2;
    i8_high i8::MIN, 0;
    u16_low 1_u16, 2;
    i16_high i16::MIN, 0;
    u32_low 1_u32, 2;
    i32_high i32::MIN, 0;
    u64_low 1_u64, 2;
    i64_high i64::MIN, 0;
    f64 f64::INFINITY, f64::NEG_INFINITY;
}
