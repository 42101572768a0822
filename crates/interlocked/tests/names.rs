//! Every operation that `core` (Rust 1.95), Linux and portable-atomic (1.15) have, by name: on the
//! types that have it there, and on 128 bits as well.
//!
//! That it compiles is the test; `suite` and `std_code` have the results.

#![allow(deprecated, reason = "deprecated names are part of it")]

use interlocked::fallback;
use interlocked::{AcqRel, Acquire, Full, Relaxed, Release, SeqCst};

/// Calls methods, and gives their names.
macro_rules! call {
    ($x:ident: $($name:ident($($argument:expr),*))+) => {
        [$({
            let _ = $x.$name($($argument),*);
            stringify!($name)
        }),+]
    };
}

/// What every type has.
macro_rules! every_type {
    ($atomic:ident $type:ty: $value:expr) => {{
        let v: $type = $value;
        let mut x = fallback::$atomic::with_fallback(v);
        let names = call! { x:
            // core
            load(Acquire) store(v, Release) swap(v, AcqRel)
            compare_exchange(v, v, SeqCst, Relaxed) compare_exchange_weak(v, v, Full, SeqCst)
            compare_and_swap(v, v, SeqCst)
            fetch_update(SeqCst, Relaxed, |_| None) try_update(SeqCst, Relaxed, |_| None)
            update(SeqCst, Relaxed, |old| old) as_ptr() get_mut()
        };
        let _ = fallback::$atomic::get_mut_slice(core::slice::from_mut(&mut x));
        // core: of an atomic that has no fallback, whose operations may be missing.
        let x = interlocked::$atomic::new(v);
        // SAFETY: The pointer is to an atomic that lives.
        let x = unsafe { interlocked::$atomic::from_ptr(x.as_ptr()) };
        // portable-atomic
        let _: (bool, [&str; 11]) = (fallback::$atomic::is_lock_free(), names);
        let _: *mut $type = x.as_ptr();
    }};
}

macro_rules! integers {
    ($($atomic:ident $type:ident;)+) => {
        #[test]
        fn integers() {
            $({
                every_type!($atomic $type: 1);
                let x = fallback::$atomic::default();
                let core = call! { x:
                    fetch_add(1, SeqCst) fetch_sub(1, SeqCst) fetch_and(1, SeqCst)
                    fetch_nand(1, SeqCst) fetch_or(1, SeqCst) fetch_xor(1, SeqCst)
                    fetch_max(1, SeqCst) fetch_min(1, SeqCst)
                };
                let portable_atomic = call! { x:
                    add(1, SeqCst) sub(1, SeqCst) and(1, SeqCst) or(1, SeqCst) xor(1, SeqCst)
                    not(SeqCst) neg(SeqCst) fetch_not(SeqCst) fetch_neg(SeqCst)
                    bit_set(0, SeqCst) bit_clear(0, SeqCst) bit_toggle(0, SeqCst)
                };
                let linux = call! { x:
                    load(Relaxed) load(Acquire) store(1, Relaxed) store(1, Release)
                    inc(Relaxed) dec(Relaxed) andnot(1, Relaxed)
                    add_fetch(1, Full) sub_fetch(1, Full) inc_fetch(Full) dec_fetch(Full)
                    fetch_inc(Full) fetch_dec(Full) fetch_andnot(1, Full)
                    swap(1, Full) compare_exchange(1, 2, Full, Relaxed)
                    add_and_test(1, Full) sub_and_test(1, Full) dec_and_test(Full)
                    inc_and_test(Full) add_negative(1, Full)
                    fetch_add_unless(1, 2, Full) add_unless(1, 2, Full) inc_not_zero(Full)
                    inc_unless_negative(Full) dec_unless_positive(Full) dec_if_positive(Full)
                };
                assert_eq!((core.len(), portable_atomic.len(), linux.len()), (8, 12, 27));
            })+
        }
    };
}

integers! {
    AtomicI8 i8;
    AtomicU8 u8;
    AtomicI16 i16;
    AtomicU16 u16;
    AtomicI32 i32;
    AtomicU32 u32;
    AtomicI64 i64;
    AtomicU64 u64;
    AtomicI128 i128;
    AtomicU128 u128;
    AtomicIsize isize;
    AtomicUsize usize;
}

macro_rules! floats {
    ($($atomic:ident $type:ident;)+) => {
        #[test]
        fn floats() {
            $({
                every_type!($atomic $type: 1.0);
                let x = fallback::$atomic::default();
                let portable_atomic = call! { x:
                    fetch_add(1.0, SeqCst) fetch_sub(1.0, SeqCst) fetch_max(1.0, SeqCst)
                    fetch_min(1.0, SeqCst) fetch_neg(SeqCst) fetch_abs(SeqCst) neg(SeqCst) as_bits()
                };
                assert_eq!(portable_atomic.len(), 8);
            })+
        }
    };
}

floats! { AtomicF32 f32; AtomicF64 f64; }

#[test]
fn bools() {
    every_type!(AtomicBool bool: true);
    let x = fallback::AtomicBool::default();
    let core = call! { x:
        fetch_and(true, SeqCst) fetch_nand(true, SeqCst) fetch_or(true, SeqCst)
        fetch_xor(true, SeqCst) fetch_not(SeqCst)
    };
    let portable_atomic =
        call! { x: and(true, SeqCst) or(true, SeqCst) xor(true, SeqCst) not(SeqCst) };
    assert_eq!((core.len(), portable_atomic.len()), (5, 4));
}

#[test]
fn pointers() {
    let x = interlocked::AtomicPtr::<u16>::null();
    let null = core::ptr::null_mut();
    let core = call! { x:
        load(Acquire) store(null, Release) swap(null, AcqRel)
        compare_exchange(null, null, SeqCst, Relaxed)
        compare_exchange_weak(null, null, Full, SeqCst)
        fetch_ptr_add(1, SeqCst) fetch_ptr_sub(1, SeqCst) fetch_byte_add(1, SeqCst)
        fetch_byte_sub(1, SeqCst) fetch_and(1, SeqCst) fetch_or(1, SeqCst) fetch_xor(1, SeqCst)
    };
    let portable_atomic =
        call! { x: bit_set(0, SeqCst) bit_clear(0, SeqCst) bit_toggle(0, SeqCst) };
    assert_eq!((core.len(), portable_atomic.len()), (12, 3));
    let _ = fallback::AtomicPtr::<u16>::is_lock_free();
    const { assert!(interlocked::AtomicPtr::<u16>::is_always_lock_free()) };
}

#[test]
fn functions() {
    interlocked::fence(SeqCst);
    interlocked::compiler_fence(SeqCst);
    interlocked::hint::spin_loop();
    interlocked::sync::atomic::spin_loop_hint();
}

/// The macros agree with what the types say.
#[test]
fn conditional_code() {
    use interlocked::arch::Word;
    use interlocked::level::Baseline;

    macro_rules! agrees {
        ($($word:ident $has:ident $no:ident;)+) => {$(
            {
                interlocked::$has! { const HAS: bool = true; }
                interlocked::$no! { const HAS: bool = false; }
                assert_eq!(HAS, <$word>::is_lock_free::<Baseline>(), stringify!($has));
            }
        )+};
    }
    agrees! {
        u8 cfg_has_atomic_8 cfg_no_atomic_8;
        u16 cfg_has_atomic_16 cfg_no_atomic_16;
        u32 cfg_has_atomic_32 cfg_no_atomic_32;
        u64 cfg_has_atomic_64 cfg_no_atomic_64;
        u128 cfg_has_atomic_128 cfg_no_atomic_128;
    }
    interlocked::cfg_has_atomic_ptr! {
        const { assert!(interlocked::AtomicUsize::is_always_lock_free()) };
    }
}
