//! The operations of the three libraries: the same table for what they write alike, and a row each
//! for what only some have.

use core::cell::UnsafeCell;

/// How often a case is called under callgrind.
pub(crate) const CALLS: u64 = 100;

/// Room for any atomic, on cache lines of its own.
#[derive(Default)]
#[repr(align(128))]
pub(crate) struct Place(UnsafeCell<[u64; 16]>);

// SAFETY: The place is reached by atomic operations alone.
unsafe impl Sync for Place {}

impl Place {
    fn pointer<T>(&self) -> *mut T {
        self.0.get().cast()
    }
}

/// An operation of a library.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    module: &'static str,
    /// Calls the operation as a function of its own, [`CALLS`] times.
    pub(crate) watched: fn(),
    /// Does the operation in a loop.
    pub(crate) many: fn(&Place, u64),
}

impl Case {
    /// The path of the function that callgrind counts.
    pub(crate) fn path(&self) -> String {
        format!("{}::once", self.module)
    }
}

/// `module "what it is" Atomic(value) -> result: |atomic, value| operation;` for each case.
macro_rules! cases {
    ($($module:ident $name:literal $atomic:ident($value:ty) -> $result:ty: |$x:ident, $v:ident| $body:expr;)+) => {
        $(
            #[allow(unused_variables, reason = "not every operation takes a value, or an atomic")]
            pub(super) mod $module {
                use core::hint::black_box;

                use super::super::{CALLS, Case, Place};
                use super::*;

                pub(crate) const CASE: Case =
                    Case { name: $name, module: module_path!(), watched, many };

                #[inline(never)]
                fn once($x: &$atomic, $v: $value) -> $result {
                    // SAFETY: A comment, which keeps functions of equal code apart.
                    unsafe {
                        core::arch::asm!(
                            concat!("/* ", module_path!(), " */"),
                            options(nomem, nostack, preserves_flags)
                        );
                    }
                    $body
                }

                fn atomic(place: &Place) -> &$atomic {
                    // SAFETY: The place is large and aligned enough, and lives as long.
                    unsafe { $atomic::from_ptr(place.pointer()) }
                }

                fn watched() {
                    let place = Place::default();
                    let x = atomic(&place);
                    for _ in 0..CALLS {
                        let _ = black_box(once(black_box(x), black_box(3)));
                    }
                }

                fn many(place: &Place, operations: u64) {
                    let ($x, $v) = (atomic(place), black_box(3));
                    for _ in 0..operations {
                        let _ = black_box($body);
                    }
                }
            }
        )+
        pub(super) const ALL: &[super::Case] = &[$($module::CASE),+];
    };
}

/// What all three write alike, followed by what one writes in its own way.
macro_rules! cases_of_all {
    ($($own:tt)*) => {
        cases! {
            load_relaxed "load, relaxed" AtomicU64(u64) -> u64: |x, v| x.load(Relaxed);
            load_acquire "load, acquire" AtomicU64(u64) -> u64: |x, v| x.load(Acquire);
            load_seqcst "load, SeqCst" AtomicU64(u64) -> u64: |x, v| x.load(SeqCst);
            store_relaxed "store, relaxed" AtomicU64(u64) -> (): |x, v| x.store(v, Relaxed);
            store_release "store, release" AtomicU64(u64) -> (): |x, v| x.store(v, Release);
            store_seqcst "store, SeqCst" AtomicU64(u64) -> (): |x, v| x.store(v, SeqCst);
            fence_seqcst "fence, SeqCst" AtomicU64(u64) -> (): |x, v| fence(SeqCst);
            swap "swap" AtomicU64(u64) -> u64: |x, v| x.swap(v, AcqRel);
            compare_exchange "compare_exchange, succeeds and fails in turns" AtomicU64(u64) -> bool:
                |x, v| x.compare_exchange(0, v, AcqRel, Acquire).is_ok();
            compare_exchange_value "compare_exchange, its value" AtomicU64(u64) -> u64:
                |x, v| x.compare_exchange(v, v, SeqCst, SeqCst).unwrap_or_else(|found| found);
            fetch_add "fetch_add" AtomicU64(u64) -> u64: |x, v| x.fetch_add(v, AcqRel);
            fetch_sub "fetch_sub" AtomicU64(u64) -> u64: |x, v| x.fetch_sub(v, AcqRel);
            fetch_and "fetch_and" AtomicU64(u64) -> u64: |x, v| x.fetch_and(v, AcqRel);
            fetch_or "fetch_or" AtomicU64(u64) -> u64: |x, v| x.fetch_or(v, AcqRel);
            fetch_xor "fetch_xor" AtomicU64(u64) -> u64: |x, v| x.fetch_xor(v, AcqRel);
            fetch_nand "fetch_nand" AtomicU64(u64) -> u64: |x, v| x.fetch_nand(v, AcqRel);
            fetch_max "fetch_max" AtomicU64(u64) -> u64: |x, v| x.fetch_max(v, AcqRel);
            fetch_min "fetch_min" AtomicU64(u64) -> u64: |x, v| x.fetch_min(v, AcqRel);
            fetch_add_u8 "fetch_add, 8 bits" AtomicU8(u8) -> u8: |x, v| x.fetch_add(v, AcqRel);
            fetch_or_u8 "fetch_or, 8 bits" AtomicU8(u8) -> u8: |x, v| x.fetch_or(v, AcqRel);
            fetch_max_u16 "fetch_max, 16 bits" AtomicU16(u16) -> u16: |x, v| x.fetch_max(v, AcqRel);
            $($own)*
        }
    };
}

/// `core`'s operations; the closest where it has none of the kind.
mod core_atomics {
    use core::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
    use core::sync::atomic::{AtomicU8, AtomicU16, AtomicU64, fence};

    cases_of_all! {
        add "add, no result" AtomicU64(u64) -> (): |x, v| { x.fetch_add(v, AcqRel); };
        or "or, no result" AtomicU64(u64) -> (): |x, v| { x.fetch_or(v, AcqRel); };
        inc "inc, no result" AtomicU64(u64) -> (): |x, v| { x.fetch_add(1, AcqRel); };
        neg "neg, no result" AtomicU64(u64) -> ():
            |x, v| { let _ = x.fetch_update(AcqRel, Relaxed, |x| Some(x.wrapping_neg())); };
        not "not, no result" AtomicU64(u64) -> (): |x, v| { x.fetch_xor(u64::MAX, AcqRel); };
        bit_set "bit_set" AtomicU64(u32) -> bool:
            |x, v| x.fetch_or(1 << (v % 64), AcqRel) & 1 << (v % 64) != 0;
        bit_toggle "bit_toggle" AtomicU64(u32) -> bool:
            |x, v| x.fetch_xor(1 << (v % 64), AcqRel) & 1 << (v % 64) != 0;
        dec_and_test "dec_and_test" AtomicU64(u64) -> bool: |x, v| x.fetch_sub(1, AcqRel) == 1;
        add_negative "add_negative" AtomicU64(u64) -> bool:
            |x, v| (x.fetch_add(v, AcqRel).wrapping_add(v) as i64) < 0;
    }
}

mod portable_atomics {
    use portable_atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
    use portable_atomic::{AtomicF64, AtomicU8, AtomicU16, AtomicU64, AtomicU128, fence};

    cases_of_all! {
        add "add, no result" AtomicU64(u64) -> (): |x, v| x.add(v, AcqRel);
        or "or, no result" AtomicU64(u64) -> (): |x, v| x.or(v, AcqRel);
        inc "inc, no result" AtomicU64(u64) -> (): |x, v| x.add(1, AcqRel);
        neg "neg, no result" AtomicU64(u64) -> (): |x, v| x.neg(AcqRel);
        not "not, no result" AtomicU64(u64) -> (): |x, v| x.not(AcqRel);
        bit_set "bit_set" AtomicU64(u32) -> bool: |x, v| x.bit_set(v, AcqRel);
        bit_toggle "bit_toggle" AtomicU64(u32) -> bool: |x, v| x.bit_toggle(v, AcqRel);
        dec_and_test "dec_and_test" AtomicU64(u64) -> bool: |x, v| x.fetch_sub(1, AcqRel) == 1;
        add_negative "add_negative" AtomicU64(u64) -> bool:
            |x, v| (x.fetch_add(v, AcqRel).wrapping_add(v) as i64) < 0;
        fetch_neg "fetch_neg" AtomicU64(u64) -> u64: |x, v| x.fetch_neg(AcqRel);
        fetch_add_f64 "fetch_add, f64" AtomicF64(u64) -> f64: |x, v| x.fetch_add(1.0, AcqRel);
        load_wide "load, 128 bits" AtomicU128(u128) -> u128: |x, v| x.load(SeqCst);
        store_wide "store, 128 bits" AtomicU128(u128) -> (): |x, v| x.store(v, Release);
        swap_wide "swap, 128 bits" AtomicU128(u128) -> u128: |x, v| x.swap(v, AcqRel);
        compare_exchange_wide "compare_exchange, 128 bits" AtomicU128(u128) -> bool:
            |x, v| x.compare_exchange(v, v, AcqRel, Acquire).is_ok();
        fetch_add_wide "fetch_add, 128 bits" AtomicU128(u128) -> u128: |x, v| x.fetch_add(v, AcqRel);
    }
}

mod interlocked_atomics {
    use interlocked::{AcqRel, Acquire, OrSeqlock, Relaxed, Release, SeqCst, fence};
    use interlocked::{AtomicF64, AtomicU8, AtomicU16, AtomicU64, AtomicU128};

    cases_of_all! {
        add "add, no result" AtomicU64(u64) -> (): |x, v| x.add(v, AcqRel);
        or "or, no result" AtomicU64(u64) -> (): |x, v| x.or(v, AcqRel);
        inc "inc, no result" AtomicU64(u64) -> (): |x, v| x.inc(AcqRel);
        neg "neg, no result" AtomicU64(u64) -> (): |x, v| x.neg(AcqRel);
        not "not, no result" AtomicU64(u64) -> (): |x, v| x.not(AcqRel);
        bit_set "bit_set" AtomicU64(u32) -> bool: |x, v| x.bit_set(v, AcqRel);
        bit_toggle "bit_toggle" AtomicU64(u32) -> bool: |x, v| x.bit_toggle(v, AcqRel);
        dec_and_test "dec_and_test" AtomicU64(u64) -> bool: |x, v| x.dec_and_test(AcqRel);
        add_negative "add_negative" AtomicU64(u64) -> bool: |x, v| x.add_negative(v, AcqRel);
        fetch_neg "fetch_neg" AtomicU64(u64) -> u64: |x, v| x.fetch_neg(AcqRel);
        fetch_add_f64 "fetch_add, f64" AtomicF64(u64) -> f64: |x, v| x.fetch_add(1.0, AcqRel);
        load_wide "load, 128 bits" AtomicU128(u128) -> u128: |x, v| x.at(OrSeqlock).load(SeqCst);
        store_wide "store, 128 bits" AtomicU128(u128) -> (): |x, v| x.at(OrSeqlock).store(v, Release);
        swap_wide "swap, 128 bits" AtomicU128(u128) -> u128: |x, v| x.at(OrSeqlock).swap(v, AcqRel);
        compare_exchange_wide "compare_exchange, 128 bits" AtomicU128(u128) -> bool:
            |x, v| x.at(OrSeqlock).compare_exchange(v, v, AcqRel, Acquire).is_ok();
        fetch_add_wide "fetch_add, 128 bits" AtomicU128(u128) -> u128:
            |x, v| x.at(OrSeqlock).fetch_add(v, AcqRel);
    }
}

pub(crate) const CORE: &[Case] = core_atomics::ALL;
pub(crate) const PORTABLE_ATOMIC: &[Case] = portable_atomics::ALL;
pub(crate) const INTERLOCKED: &[Case] = interlocked_atomics::ALL;
