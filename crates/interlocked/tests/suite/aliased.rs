//! The same value, or the place's own address, in every role that an operation has: whatever
//! registers the compiler shares between them, the results are the same.

use interlocked::level::{Level, Serves};
use interlocked::{AcqRel, Acquire, Atomic, Detect, Full, OrSeqlock, Relaxed, Release, SeqCst};

macro_rules! integers {
    ($($name:ident $level:ident;)+) => {$(
        mod $name {
            use super::*;

            /// The lower bits of the atomic's address.
            #[allow(clippy::cast_possible_truncation, clippy::cast_lossless)]
            #[inline(always)]
            fn address<L: Level>(x: &Atomic<$name, L>) -> $name {
                x.as_ptr().addr() as $name
            }

            #[inline(never)]
            fn in_every_role<L: Serves<$name>>(x: &Atomic<$name, L>) {
                x.store(address(x), Release);
                assert_eq!(x.compare_exchange(address(x), address(x), AcqRel, Acquire), Ok(address(x)));
                assert_eq!(x.compare_exchange(!address(x), !address(x), Full, SeqCst), Err(address(x)));
                assert_eq!(x.swap(address(x), SeqCst), address(x));
                assert_eq!(x.fetch_max(address(x), Relaxed), address(x));
                assert_eq!(x.fetch_nand(address(x), Acquire), address(x));
                assert_eq!(x.fetch_xor(address(x), Full), !address(x));
                assert_eq!(x.swap(address(x), Relaxed), $name::MAX);
                assert_eq!(x.fetch_add(address(x), AcqRel), address(x));
                assert_eq!(x.fetch_sub(address(x), AcqRel), address(x).wrapping_mul(2));
                assert!(x.sub_and_test(address(x), Release));
                assert_eq!(x.load(Acquire), 0);
            }

            /// What is there is the operand, and the expected value, and the new one.
            #[inline(never)]
            fn one_value<L: Serves<$name>>(x: &Atomic<$name, L>, value: $name) {
                x.store(value, SeqCst);
                assert_eq!(x.compare_exchange(value, value, Release, Acquire), Ok(value));
                assert_eq!(x.swap(value, Acquire), value);
                assert_eq!(x.fetch_and(value, AcqRel), value);
                assert_eq!(x.fetch_or(value, AcqRel), value);
                assert_eq!(x.fetch_min(value, SeqCst), value);
                assert_eq!(x.fetch_add_unless(value, value, Full), Err(value));
                x.xor(value, Full);
                assert_eq!(x.compare_exchange(value, value, Relaxed, SeqCst), if value == 0 { Ok(0) } else { Err(0) });
            }

            #[test]
            fn aliased() {
                let x = Atomic::new(0);
                in_every_role(x.at($level));
                for value in [0, 1, $name::MAX, $name::MAX / 2, $name::MAX / 3] {
                    one_value(x.at($level), value);
                }
            }
        }
    )+};
}

integers! {
    u8 Detect;
    u16 Detect;
    u32 Detect;
    u64 Detect;
    usize Detect;
    u128 OrSeqlock;
}

/// A cell that points to itself.
type Itself = Atomic<*mut ()>;

#[inline(never)]
fn pointer_to_itself(x: &Itself) {
    let own = || core::ptr::from_ref(x).cast_mut().cast::<()>();
    x.store(own(), Release);
    assert_eq!(x.compare_exchange(own(), own(), AcqRel, Acquire), Ok(own()));
    assert_eq!(x.swap(own(), SeqCst), own());
    assert_eq!(
        x.compare_exchange(x.as_ptr().cast(), core::ptr::null_mut(), Full, Relaxed),
        Ok(own())
    );
    assert_eq!(x.fetch_byte_add(own().addr(), Relaxed), core::ptr::null_mut());
    assert_eq!(x.fetch_and(own().addr(), Acquire).addr(), own().addr());
    assert_eq!(x.load(Acquire).addr(), own().addr());
}

#[test]
fn pointer() {
    pointer_to_itself(&Itself::null());
}
