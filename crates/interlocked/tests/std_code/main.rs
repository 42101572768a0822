//! Code written for `core::sync::atomic`, compiled twice: with `core`'s atomics and with ours.
//!
//! `body.rs` is the code. It writes down every result, format and panic as it goes, and the two
//! transcripts must be the same, line by line.

#![allow(clippy::duplicate_mod, reason = "that is the idea")]
#![allow(unstable_name_collisions, reason = "older compilers know what newer ones have")]
#![allow(clippy::incompatible_msrv, reason = "older compilers get what is newer than they are")]

mod body_of_core;
mod body_of_interlocked;

#[test]
fn the_same_code_does_the_same() {
    let core = body_of_core::body::transcript();
    let ours = body_of_interlocked::body::transcript();
    assert!(core.len() > 1000, "the code runs: {} lines", core.len());
    for (core, ours) in core.iter().zip(&ours) {
        assert_eq!(core, ours, "left: core, right: interlocked");
    }
    assert_eq!(core.len(), ours.len());
}

/// What `core` has, but not on stable Rust.
mod unstable {
    use interlocked::sync::atomic::{Atomic, AtomicPtr, AtomicU8, Ordering};

    #[test]
    fn views() {
        let mut bytes = [1, 2, 3];
        for byte in AtomicU8::from_mut_slice(&mut bytes) {
            byte.fetch_add(1, Ordering::Relaxed);
        }
        AtomicU8::from_mut(&mut bytes[0]).store(7, Ordering::Relaxed);
        let mut atomics = bytes.map(Atomic::new);
        AtomicU8::get_mut_slice(&mut atomics)[2] = 9;
        assert_eq!(atomics.map(AtomicU8::into_inner), [7, 3, 9]);
    }

    #[test]
    fn the_null_pointer_is_a_constant() {
        static POINTER: AtomicPtr<u8> = AtomicPtr::null();
        assert!(POINTER.load(Ordering::Relaxed).is_null());
    }

    #[test]
    fn atomics_of_128_bits() {
        use interlocked::sync::atomic::{AtomicI128, AtomicU128};
        static WIDE: AtomicU128 = AtomicU128::new(1 << 100);
        assert_eq!(size_of_val(&WIDE), 16);
        assert_eq!(align_of_val(&WIDE), 16);
        assert_eq!(AtomicI128::new(-1).into_inner(), -1);
    }
}
