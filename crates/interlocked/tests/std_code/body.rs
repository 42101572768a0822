//! The code: everything that `core::sync::atomic` has on stable Rust, as programs use it.

#![allow(deprecated, reason = "deprecated names are part of it")]
#![allow(clippy::declare_interior_mutable_const, clippy::borrow_interior_mutable_const)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]

use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::{ptr, thread};

#[allow(unused_imports, reason = "newer compilers need nothing")]
use super::newer::*;

use super::atomic::{
    self, AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicPtr, AtomicU8,
    AtomicU16, AtomicU32, AtomicU64, AtomicUsize, Ordering, compiler_fence, fence,
};
use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

static COUNT: AtomicUsize = AtomicUsize::new(5);
static FLAGS: [AtomicBool; 3] = [const { AtomicBool::new(false) }; 3];
static POINTER: AtomicPtr<u32> = AtomicPtr::new(ptr::null_mut());
const ZERO: AtomicU32 = AtomicU32::new(0);
static ZEROS: [AtomicU32; 4] = [ZERO; 4];
const INNER: i64 = AtomicI64::new(-7).into_inner();

const ORDERS: [Ordering; 5] = [Relaxed, Acquire, Release, AcqRel, SeqCst];
const LOADS: [Ordering; 3] = [Relaxed, Acquire, SeqCst];
const STORES: [Ordering; 3] = [Relaxed, Release, SeqCst];

/// What was seen, line by line.
type Log = Vec<String>;

macro_rules! log {
    ($log:ident: $($value:expr),+ $(,)?) => {
        $($log.push(format!("{}: {:?}", stringify!($value), $value));)+
    };
}

/// Everything, in order.
pub(crate) fn transcript() -> Log {
    let mut log = Log::new();
    integers(&mut log);
    bools(&mut log);
    pointers(&mut log);
    statics(&mut log);
    traits(&mut log);
    threads(&mut log);
    #[cfg(panic = "unwind")]
    panics(&mut log);
    log
}

macro_rules! integers {
    ($($atomic:ident $type:ident;)+) => {
        fn integers(log: &mut Log) {
            $({
                log.push(stringify!($atomic).to_owned());
                let values = [0, 1, 2, 0x55, <$type>::MAX, <$type>::MIN, <$type>::MAX / 3];
                log!(log: size_of::<$atomic>(), align_of::<$atomic>());
                log!(log: $atomic::default(), $atomic::from(7));
                let few = if cfg!(miri) { 1 } else { values.len() };
                for (i, &a) in values.iter().enumerate().take(few) {
                    let b = values[(i + 3) % values.len()];
                    let mut x = $atomic::new(a);
                    log!(log: x, *x.get_mut());
                    log.push(format!("{x:?} {x:#?} {x:#06x?} {x:#X?} {x:+?} {x:>40?}"));
                    *x.get_mut() = b;
                    for order in LOADS {
                        log!(log: x.load(order));
                    }
                    for order in STORES {
                        log!(log: x.store(a, order), x.load(SeqCst));
                    }
                    for order in ORDERS {
                        log!(log: x.swap(b, order), x.compare_and_swap(b, a, order));
                        log!(log: x.fetch_add(b, order), x.fetch_sub(a, order));
                        log!(log: x.fetch_and(b, order), x.fetch_nand(a, order));
                        log!(log: x.fetch_or(a, order), x.fetch_xor(b, order));
                        log!(log: x.fetch_max(b, order), x.fetch_min(a, order));
                        for failure in LOADS {
                            log!(log: x.compare_exchange(a, b, order, failure));
                            log!(log: x.compare_exchange(a, a, order, failure));
                            let mut tries = 0..1000;
                            while tries.next().is_some()
                                && x.compare_exchange_weak(b, a, order, failure) == Err(b)
                            {}
                            log!(log: x.compare_exchange_weak(!a, b, order, failure));
                            log!(log: x.fetch_update(order, failure, |old| old.checked_add(1)));
                            log!(log: x.try_update(order, failure, |old| old.checked_mul(2)));
                            log!(log: x.update(order, failure, |old| old.wrapping_mul(3)));
                        }
                    }
                    let place: *mut $type = x.as_ptr();
                    // SAFETY: `x` lives, and nobody else reaches it.
                    let same = unsafe { $atomic::from_ptr(place) };
                    log!(log: same.fetch_add(1, Relaxed), x.into_inner());
                }
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
    AtomicIsize isize;
    AtomicUsize usize;
}

fn bools(log: &mut Log) {
    log!(log: size_of::<AtomicBool>(), AtomicBool::default(), AtomicBool::from(true));
    for (a, b) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut x = AtomicBool::new(a);
        *x.get_mut() ^= b;
        log.push(format!("{x:?} {x:#?} {x:>9?}"));
        for order in ORDERS {
            log!(log: x.swap(a, order), x.fetch_and(b, order), x.swap(a, order));
            log!(log: x.fetch_nand(b, order), x.swap(a, order), x.fetch_or(b, order));
            log!(log: x.swap(a, order), x.fetch_xor(b, order), x.fetch_not(order));
            log!(log: x.compare_and_swap(a, b, order));
            for failure in LOADS {
                log!(log: x.compare_exchange(a, b, order, failure));
                log!(log: x.compare_exchange_weak(!x.load(failure), a, order, failure));
                log!(log: x.fetch_update(order, failure, |old| old.then_some(b)));
                log!(log: x.try_update(order, failure, |old| (!old).then_some(b)));
                log!(log: x.update(order, failure, |old| !old));
            }
        }
        for order in STORES {
            x.store(a, order);
        }
        // SAFETY: `x` lives, and nobody else reaches it.
        unsafe { *x.as_ptr() ^= true };
        // SAFETY: As above.
        log!(log: unsafe { AtomicBool::from_ptr(x.as_ptr()) }.load(Acquire), x.into_inner());
    }
}

fn pointers(log: &mut Log) {
    let mut array = [1_u16, 2, 3, 4];
    let start = array.as_mut_ptr();
    let mut other = 9;
    log!(log: size_of::<AtomicPtr<u8>>(), AtomicPtr::<u8>::default());
    let coerced = AtomicPtr::new(&mut other);
    log!(log: coerced.load(Relaxed) == ptr::from_mut(&mut other));
    let from: AtomicPtr<u16> = start.into();
    log!(log: from.into_inner() == start);

    let mut x = AtomicPtr::new(start);
    log.push(
        format!("{x:p} {x:?} {:?}", *x.get_mut() == start).replace(&format!("{start:p}"), "start"),
    );
    // Pointers are written down as offsets, because the two arrays lie in two places.
    let offset = |p: *mut u16| p.addr().wrapping_sub(start.addr()) as isize;
    for order in ORDERS {
        log!(log: offset(x.fetch_ptr_add(3, order)), offset(x.fetch_ptr_sub(2, order)));
        log!(log: offset(x.fetch_byte_add(1, order)), offset(x.fetch_byte_sub(3, order)));
        let bits = |p: *mut u16| p.addr() & 1;
        x.store(start, Release);
        log!(log: bits(x.fetch_or(1, order)), bits(x.fetch_xor(1, order)), bits(x.fetch_or(1, order)));
        log!(log: bits(x.fetch_and(!1, order)), offset(x.load(Acquire)));
        // SAFETY: The pointer has the provenance of the array and points to its start again.
        log!(log: unsafe { *x.load(Acquire) });
        let second = start.wrapping_add(1);
        log!(log: offset(x.swap(second, order)), offset(x.compare_and_swap(start, second, order)));
        for failure in LOADS {
            let ends = |result: Result<_, _>| result.map(offset).map_err(offset);
            log!(log: ends(x.compare_exchange(second, start, order, failure)));
            log!(log: ends(x.compare_exchange(second, start, order, failure)));
            log!(log: ends(x.compare_exchange_weak(second, start, order, failure)));
            log!(log: ends(x.fetch_update(order, failure, |p| (p == start).then_some(second))));
            log!(log: ends(x.try_update(order, failure, |p| (p == start).then_some(second))));
            log!(log: offset(x.update(order, failure, |p| p.wrapping_sub(1))));
            x.store(second, SeqCst);
        }
        x.store(start, Relaxed);
    }
    // SAFETY: `x` lives, and nobody else reaches it.
    log!(log: unsafe { AtomicPtr::from_ptr(x.as_ptr()) }.load(Relaxed) == start);
}

fn statics(log: &mut Log) {
    log!(log: COUNT.fetch_add(1, SeqCst), COUNT, INNER);
    log!(log: atomic::ATOMIC_ISIZE_INIT, atomic::ATOMIC_USIZE_INIT, atomic::ATOMIC_BOOL_INIT);
    FLAGS[1].store(true, Release);
    log!(log: FLAGS, FLAGS.iter().position(|flag| flag.load(Acquire)));
    ZEROS[2].store(3, Relaxed);
    log!(log: ZEROS, ZERO);
    let mut local = 17;
    POINTER.store(&mut local, Release);
    // SAFETY: `local` lives.
    log!(log: unsafe { *POINTER.load(Acquire) });
    POINTER.store(ptr::null_mut(), SeqCst);
    for order in [Acquire, Release, AcqRel, SeqCst] {
        log!(log: fence(order), compiler_fence(order));
    }
    log!(log: atomic::spin_loop_hint());
}

/// Functions as values, derives, user's traits.
fn traits(log: &mut Log) {
    #[derive(Debug, Default)]
    #[allow(dead_code, reason = "`Debug` reads them")]
    struct Statistics {
        hits: AtomicU64,
        last: AtomicPtr<u8>,
        open: AtomicBool,
        history: [AtomicI16; 2],
    }

    trait Reset: Debug {
        fn reset(&self);
    }
    impl Reset for AtomicU32 {
        fn reset(&self) {
            self.store(0, Relaxed);
        }
    }
    impl Reset for AtomicI32 {
        fn reset(&self) {
            self.store(-1, Relaxed);
        }
    }

    fn shared<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static>(_: &T) {}

    let statistics = Statistics::default();
    statistics.hits.fetch_add(1, Relaxed);
    log!(log: statistics);
    log.push(format!("{statistics:#?}"));
    shared(&statistics);
    let both: [Box<dyn Reset>; 2] = [Box::new(AtomicU32::new(5)), Box::new(AtomicI32::new(5))];
    both.iter().for_each(|one| one.reset());
    log!(log: both);

    let load: fn(&AtomicU32, Ordering) -> u32 = AtomicU32::load;
    let atomics: Vec<_> = [1, 2, 3].into_iter().map(AtomicU32::new).collect();
    log!(log: load(&atomics[1], SeqCst), atomics.iter().map(|x| x.load(Relaxed)).sum::<u32>());
    log!(log: atomics.into_iter().map(AtomicU32::into_inner).collect::<Vec<_>>());
    let order = if COUNT.load(Relaxed) > 0 { Ordering::Release } else { Ordering::SeqCst };
    log!(log: AtomicU8::new(3).swap(4, order), order, ORDERS.map(|o| o == order));
    thread_local!(static LOCAL: AtomicI64 = const { AtomicI64::new(-1) });
    log!(log: LOCAL.with(|local| local.fetch_max(3, Relaxed)), LOCAL.with(AtomicI64::as_ptr).is_null());
}

fn threads(log: &mut Log) {
    let shared = Arc::new((AtomicU32::new(0), AtomicBool::new(false)));
    let other = Arc::clone(&shared);
    let writer = thread::Builder::new().spawn(move || {
        other.0.store(42, Relaxed);
        other.1.store(true, Release);
    });
    // Some targets have no threads.
    if let Ok(writer) = writer {
        while !shared.1.load(Acquire) {
            std::hint::spin_loop();
        }
        log!(log: shared.0.load(Relaxed));
        writer.join().expect("it does not panic");
    }
}

/// The texts of the panics.
#[cfg(panic = "unwind")]
fn panics(log: &mut Log) {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    /// What it gives, or the text of its panic.
    fn outcome(attempt: impl FnOnce() -> String) -> String {
        catch_unwind(AssertUnwindSafe(attempt)).unwrap_or_else(|payload| {
            let text = payload.downcast::<&str>().map(|text| (*text).to_owned());
            text.unwrap_or_else(|payload| *payload.downcast().expect("panics have a text"))
        })
    }

    macro_rules! attempt {
        ($($value:expr;)+) => {
            $(log.push(outcome(|| format!("{}: {:?}", stringify!($value), $value)));)+
        };
    }

    let x = AtomicU32::new(1);
    let flag = AtomicBool::new(true);
    let pointer = AtomicPtr::new(ptr::null_mut::<u8>());
    let null = ptr::null_mut();
    // Not here: exchanges of `bool`, whose orderings `core` does not look at on RISC-V.
    for order in ORDERS {
        attempt! {
            x.load(order);
            x.store(1, order);
            x.swap(1, order);
            x.compare_exchange(1, 1, SeqCst, order);
            x.compare_exchange_weak(0, 1, Relaxed, order);
            x.fetch_update(SeqCst, order, Some);
            x.fetch_update(SeqCst, order, |_| None);
            x.update(SeqCst, order, |old| old);
            flag.load(order);
            flag.store(true, order);
            flag.fetch_update(Relaxed, order, Some);
            pointer.load(order);
            pointer.store(null, order);
            pointer.compare_exchange(null, null, SeqCst, order);
            pointer.fetch_update(SeqCst, order, Some);
            fence(order);
        }
        // Older compilers say "compiler fence".
        let text = outcome(|| format!("{:?}", compiler_fence(order)));
        log.push(text.replace("compiler fence", "fence"));
    }
}
