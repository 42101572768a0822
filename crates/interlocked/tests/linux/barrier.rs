//! What barriers forbid, seen by running. What they allow is not asserted, and where a machine may
//! be emulated (all but x86-64) neither is store buffering: an emulator may have it by itself.
//!
//! x86 keeps most orders without being asked. Miri has weak behaviors of C++, so that an order that
//! is missing can show there.

use interlocked::AtomicU32;
use interlocked::linux::*;

use crate::race::race;

/// Two words, in two cache lines.
#[derive(Default)]
struct Words {
    x: Line,
    y: Line,
}

#[derive(Default)]
#[repr(align(128))]
struct Line(AtomicU32, atomic_t);

/// One writes x then y, the other reads y then x: not the new y and the old x.
fn message_passing(write: impl Fn(&Words) + Sync, read: impl Fn(&Words) -> (u32, u32) + Sync) {
    race(Words::default, write, read, |_, (), (y, x)| assert_ne!((y, x), (1, 0)));
}

#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn message_passing_by_barriers() {
    message_passing(
        |words| {
            WRITE_ONCE(&words.x.0, 1);
            smp_wmb();
            WRITE_ONCE(&words.y.0, 1);
        },
        |words| {
            let y = READ_ONCE(&words.y.0);
            smp_rmb();
            (y, READ_ONCE(&words.x.0))
        },
    );
}

#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn message_passing_by_release_and_acquire() {
    message_passing(
        |words| {
            WRITE_ONCE(&words.x.0, 1);
            smp_store_release(&words.y.0, 1);
        },
        |words| (smp_load_acquire(&words.y.0), READ_ONCE(&words.x.0)),
    );
}

#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn message_passing_by_waiting() {
    message_passing(
        |words| {
            WRITE_ONCE(&words.x.0, 1);
            smp_store_release(&words.y.0, 1);
        },
        |words| (smp_cond_load_acquire(&words.y.0, |y| y == 1), READ_ONCE(&words.x.0)),
    );
}

#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn message_passing_by_atomics() {
    message_passing(
        |words| {
            WRITE_ONCE(&words.x.0, 1);
            smp_mb__before_atomic();
            atomic_inc(&words.y.1);
        },
        |words| {
            let y = atomic_cond_read_relaxed(&words.y.1, |y| y == 1);
            smp_acquire__after_ctrl_dep();
            (y as u32, READ_ONCE(&words.x.0))
        },
    );
}

/// Each writes one and reads the other, with `between` in between: not both read 0.
#[cfg(any(target_arch = "x86_64", miri))]
fn store_buffering(write: fn(&AtomicU32), between: fn(&atomic_t)) {
    race(
        Words::default,
        |words| {
            write(&words.x.0);
            between(&words.x.1);
            READ_ONCE(&words.y.0)
        },
        |words| {
            write(&words.y.0);
            between(&words.y.1);
            READ_ONCE(&words.x.0)
        },
        |_, y, x| assert_ne!((y, x), (0, 0)),
    );
}

#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
#[cfg(any(target_arch = "x86_64", miri))]
fn no_store_buffering() {
    let write = |word: &AtomicU32| WRITE_ONCE(word, 1);
    store_buffering(write, |_| smp_mb());
    store_buffering(|word| smp_store_mb(word, 1), |_| ());
    store_buffering(write, |v| {
        atomic_inc_return(v);
    });
    store_buffering(write, |v| {
        atomic_xchg(v, 1);
    });
    store_buffering(write, |v| {
        atomic_cmpxchg(v, 0, 1);
    });
    store_buffering(write, |v| {
        atomic_inc(v);
        smp_mb__after_atomic();
    });
}
