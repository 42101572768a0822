//! What is special about 128 bits: the two levels, the register that LLVM keeps, read-only memory.

use core::arch::asm;

use super::tokens::{Avx, Cx16};
use crate::arch::{Bits, Compute, Operation, Test, Word};
use crate::level::Level;
use crate::order::Order::{self, AcqRel, Relaxed, SeqCst};

/// The compiler aligns `u128` to 16 bytes on x86-64 (Rust 1.77).
type Place = Bits<u128>;

/// Values whose halves carry, borrow, change their sign, and are told apart.
const VALUES: [u128; 10] = [
    0,
    1,
    u64::MAX as u128,
    1 << 64,
    (1 << 64) + 1,
    i128::MAX as u128,
    1 << 127,
    (1 << 127) + 1,
    u128::MAX,
    0x0123_4567_89ab_cdef_fedc_ba98_7654_3210,
];

fn pairs() -> impl Iterator<Item = (u128, u128)> {
    VALUES.into_iter().flat_map(|old| VALUES.into_iter().map(move |operand| (old, operand)))
}

/// Runs an operation on a place that holds `old`, and gives what it gave and what is there then.
fn on<R>(old: u128, run: impl FnOnce(*mut Place) -> R) -> (R, u128) {
    let mut place = Place::new(old);
    let result = run(&raw mut place);
    // SAFETY: It was initialized, and operations leave it so.
    (result, unsafe { place.assume_init() })
}

/// Every operation of a level against the scalar model.
fn agrees_with_the_model<L: Level>() {
    let read = |bits: Place| {
        // SAFETY: Operations give what was there.
        unsafe { bits.assume_init() }
    };
    for (old, operand) in pairs() {
        let value = Place::new(operand);
        for operation in Operation::ALL {
            let new = old.compute(operation, operand);
            // SAFETY: The place is a local variable, and the level is there.
            let rmw = |place| unsafe { read(u128::rmw::<L>(operation, place, value, AcqRel)) };
            assert_eq!(on(old, rmw), (old, new), "{operation:?} of {operand:#x} on {old:#x}");
            for test in [Test::Zero, Test::Negative] {
                let rmw_test =
                    // SAFETY: As above.
                    |place| unsafe { u128::rmw_test::<L>(operation, place, value, test, AcqRel) };
                assert_eq!(on(old, rmw_test), (new.passes(test), new), "{operation:?} {test:?}");
            }
        }
        // SAFETY: As above, for all four.
        let swap = |place| unsafe { read(u128::swap::<L>(place, value, SeqCst)) };
        assert_eq!(on(old, swap), (old, operand));
        for order in [Relaxed, Order::Release, SeqCst] {
            // SAFETY: As above.
            let store = |place| unsafe { u128::store::<L>(place, value, order) };
            assert_eq!(on(old, store), ((), operand));
        }
        // SAFETY: As above.
        let load = |place| unsafe { read(u128::load::<L>(place, SeqCst)) };
        assert_eq!(on(old, load), (old, old));
        let exchange = |place| {
            let new = Place::new(!old);
            // SAFETY: As above.
            let (found, done) =
                unsafe { u128::compare_exchange::<L>(place, value, new, AcqRel, Relaxed) };
            (read(found), done)
        };
        let same = old == operand;
        assert_eq!(on(old, exchange), ((old, same), if same { !old } else { old }));
    }
}

#[test]
fn both_levels_agree_with_the_model() {
    if Cx16::detect().is_some() {
        agrees_with_the_model::<Cx16>();
    }
    if Avx::detect().is_some() {
        agrees_with_the_model::<Avx>();
    }
}

/// Calls a function with a value in `rbx`, and gives what `rbx` holds after it.
fn rbx_after(function: extern "sysv64" fn(*mut Place), place: *mut Place, rbx: u64) -> u64 {
    let after;
    // SAFETY: The call is one of the ABI that is named, with the stack aligned to 16 bytes, and `rbx`
    // is put back.
    unsafe {
        asm!(
            "push rbx",
            "sub rsp, 8",
            "mov rbx, r12",
            "call r13",
            "mov r12, rbx",
            "add rsp, 8",
            "pop rbx",
            inout("r12") rbx => after,
            in("r13") function,
            in("rdi") place,
            clobber_abi("sysv64"),
        );
    }
    after
}

#[test]
fn rbx_comes_back() {
    extern "sysv64" fn load(place: *mut Place) {
        // SAFETY: The place is a local variable, and the level is there; for all.
        unsafe { u128::load::<Cx16>(place, Relaxed) };
    }
    extern "sysv64" fn swap(place: *mut Place) {
        // SAFETY: As above.
        unsafe { u128::swap::<Cx16>(place, Place::new(5), Relaxed) };
    }
    extern "sysv64" fn fetch_add(place: *mut Place) {
        // SAFETY: As above.
        unsafe { u128::rmw::<Cx16>(Operation::Add, place, Place::new(5), Relaxed) };
    }
    extern "sysv64" fn compare_exchange(place: *mut Place) {
        let (old, new) = (Place::new(5), Place::new(6));
        // SAFETY: As above.
        unsafe { u128::compare_exchange::<Cx16>(place, old, new, Relaxed, Relaxed) };
    }
    if Cx16::detect().is_none() {
        return;
    }
    for function in [load, swap, fetch_add, compare_exchange] {
        let (rbx, _) = on(1, |place| rbx_after(function, place, 0x5eed));
        assert_eq!(rbx, 0x5eed);
    }
}

/// By `lock cmpxchg16b` this would be a segmentation fault.
#[test]
fn a_load_by_avx_reads_read_only_memory() {
    static VALUE: u128 = 0x0123_4567_89ab_cdef_fedc_ba98_7654_3210;
    if Avx::detect().is_some() {
        let place = (&raw const VALUE).cast_mut().cast::<Place>();
        // SAFETY: The load reads a valid, aligned place, and at this level nothing else.
        let found = unsafe { u128::load::<Avx>(place, SeqCst).assume_init() };
        assert_eq!(found, VALUE);
    }
}

/// One thread writes values with equal halves by both levels, the other reads them by both.
#[test]
fn levels_mix_on_one_place() {
    struct Shared(*mut Place);
    // SAFETY: The place is reached by atomic operations alone.
    unsafe impl Sync for Shared {}

    if Avx::detect().is_none() {
        return;
    }
    let twice = |half: u64| u128::from(half) << 64 | u128::from(half);
    let mut place = Place::new(0);
    let shared = &Shared(&raw mut place);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for i in 1..20_000 {
                // SAFETY: The place outlives the threads, and the levels are there; for all.
                unsafe {
                    u128::store::<Avx>(shared.0, Place::new(twice(2 * i)), Relaxed);
                    u128::store::<Cx16>(shared.0, Place::new(twice(2 * i + 1)), Relaxed);
                }
            }
        });
        let mut last = 0;
        for _ in 0..20_000 {
            // SAFETY: As above.
            let (first, second) = unsafe {
                let first = u128::load::<Avx>(shared.0, Relaxed).assume_init();
                (first, u128::load::<Cx16>(shared.0, Relaxed).assume_init())
            };
            let never = Place::new(u128::MAX);
            // SAFETY: As above.
            let (third, _) =
                unsafe { u128::compare_exchange::<Cx16>(shared.0, never, never, Relaxed, Relaxed) };
            // SAFETY: The exchange gives what was there.
            for found in [first, second, unsafe { third.assume_init() }] {
                assert_eq!(found, twice(found as u64), "torn");
                assert!(found >= last, "older than what was read before");
                last = found;
            }
        }
    });
}
