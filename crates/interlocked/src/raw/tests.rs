//! What each operation gives and leaves, and that a misaligned pointer is refused.

use std::string::ToString as _;
use std::vec::Vec;

use super::{Misaligned, Outcome};
use crate::arch::ISA;
use crate::{AcqRel, Acquire, Atomic, Relaxed, SeqCst};

/// Lines of a cache, at whose ends accesses are placed.
#[repr(align(64))]
struct Lines([u8; 128]);

#[test]
fn every_operation_does_what_its_name_says() {
    let mut memory = Lines([0; 128]);
    let place: *mut u16 = memory.0.as_mut_ptr().wrapping_add(62).cast();
    // SAFETY: The memory is ours, and nobody else reaches it.
    let results = unsafe {
        // What each gives, and what it leaves, from 6.
        macro_rules! from_six {
            ($($name:ident($($operand:expr)?);)+) => {
                [$({
                    super::store(place, 6, SeqCst).unwrap();
                    let result = super::$name(place, $($operand,)? AcqRel);
                    let result = std::format!("{:?}", result.unwrap());
                    (stringify!($name), result, super::load(place, Acquire).unwrap())
                }),+]
            };
        }
        from_six! {
            swap(9);
            fetch_add(3); fetch_sub(7); fetch_inc(); fetch_dec(); fetch_neg();
            fetch_and(3); fetch_andnot(3); fetch_or(1); fetch_xor(3); fetch_nand(3);
            fetch_not(); fetch_max(9); fetch_min(3);
            add(3); sub(7); inc(); dec(); neg(); and(3); andnot(3); or(1); xor(3); not();
            add_and_test(0xfffa); sub_and_test(6); inc_and_test(); dec_and_test();
            add_negative(0x8000);
            bit_set(0); bit_clear(17); bit_toggle(1);
        }
    };
    let expected = [
        ("swap", "6", 9),
        ("fetch_add", "6", 9),
        ("fetch_sub", "6", 0xffff),
        ("fetch_inc", "6", 7),
        ("fetch_dec", "6", 5),
        ("fetch_neg", "6", 0xfffa),
        ("fetch_and", "6", 2),
        ("fetch_andnot", "6", 4),
        ("fetch_or", "6", 7),
        ("fetch_xor", "6", 5),
        ("fetch_nand", "6", 0xfffd),
        ("fetch_not", "6", 0xfff9),
        ("fetch_max", "6", 9),
        ("fetch_min", "6", 3),
        ("add", "()", 9),
        ("sub", "()", 0xffff),
        ("inc", "()", 7),
        ("dec", "()", 5),
        ("neg", "()", 0xfffa),
        ("and", "()", 2),
        ("andnot", "()", 4),
        ("or", "()", 7),
        ("xor", "()", 5),
        ("not", "()", 0xfff9),
        ("add_and_test", "true", 0),
        ("sub_and_test", "true", 0),
        ("inc_and_test", "false", 7),
        ("dec_and_test", "false", 5),
        ("add_negative", "true", 0x8006),
        ("bit_set", "false", 7),
        ("bit_clear", "true", 4),
        ("bit_toggle", "true", 4),
    ];
    let expected: Vec<_> = expected.map(|(name, result, left)| (name, result.into(), left)).into();
    assert_eq!(Vec::from(results), expected);
}

#[test]
fn exchanges() {
    let mut value = 1.5_f32;
    let place = &raw mut value;
    // SAFETY: The memory is ours, and nobody else reaches it.
    unsafe {
        assert_eq!(super::compare_exchange(place, 1.5, 2.5, AcqRel, Acquire), Ok(Ok(1.5)));
        assert_eq!(super::compare_exchange(place, 1.5, 3.5, AcqRel, Relaxed), Ok(Err(2.5)));
        while super::compare_exchange_weak(place, 2.5, 4.5, AcqRel, Relaxed).unwrap().is_err() {}
        assert_eq!(super::try_update(place, AcqRel, Acquire, |x| Some(x * 2.0)), Ok(Ok(4.5)));
        assert_eq!(super::try_update(place, AcqRel, Acquire, |_| None), Ok(Err(9.0)));
    }
}

/// Every outcome of a compare-exchange at every width, beside that of [`Atomic`], whose instructions
/// may be others.
#[test]
fn exchanges_are_those_of_an_atomic() {
    macro_rules! exchanges {
        ($($type:ident)+) => {$(
            let values = [0, 1, $type::MAX / 2, $type::MAX / 2 + 1, $type::MAX];
            for (old, current, new) in
                values.iter().flat_map(|a| values.iter().flat_map(move |b| values.map(|c| (*a, *b, c))))
            {
                let atomic = Atomic::new(old);
                let expected = atomic.compare_exchange(current, new, SeqCst, Acquire);
                // What is around the value stays.
                let mut place = [!old, old, !old];
                // SAFETY: The memory is ours, and nobody else reaches it.
                let found = unsafe {
                    super::compare_exchange(&raw mut place[1], current, new, SeqCst, Acquire)
                };
                assert_eq!(found, Ok(expected), "{old} {current} {new}");
                assert_eq!(place, [!old, atomic.into_inner(), !old], "{old} {current} {new}");
            }
        )+};
    }
    exchanges! { u8 u16 u32 usize }
}

#[test]
fn a_misaligned_pointer_is_refused_and_nothing_happens() {
    let mut memory = Lines([1; 128]);
    let bytes: *mut u8 = (&raw mut memory).cast();
    for offset in 0..64 {
        let place: *mut u64 = bytes.wrapping_add(offset).cast();
        // SAFETY: The memory is ours, and nobody else reaches it.
        let results: [Result<u64, Misaligned>; 6] = unsafe {
            [
                super::load(place, Relaxed),
                super::store(place, 2, Relaxed).map(|()| 0),
                super::swap(place, 2, Relaxed),
                super::fetch_add(place, 2, Relaxed),
                super::bit_set(place, 2, Relaxed).map(u64::from),
                super::compare_exchange(place, u64::MAX / 255, 2, Relaxed, Relaxed)
                    .map(|found| found.unwrap_or(0)),
            ]
        };
        for result in results {
            assert_eq!(result.is_ok(), offset % 8 == 0, "{offset} {result:?}");
            if let Err(error) = result {
                assert_eq!((error.address(), error.width()), (place.addr(), 8));
            }
        }
        // SAFETY: As above.
        unsafe { bytes.write_bytes(1, size_of::<Lines>()) };
    }
}

#[test]
fn an_error_tells_what_the_hardware_would_have_done() {
    let mut memory = Lines([0; 128]);
    let place: *mut u64 = memory.0.as_mut_ptr().wrapping_add(60).cast();
    // SAFETY: The memory is ours, and nobody else reaches it.
    let (load, add) = unsafe { (super::load(place, Relaxed), super::fetch_add(place, 1, Relaxed)) };
    let (load, add) = (load.unwrap_err(), add.unwrap_err());
    match ISA {
        "x86-64" | "x86" => {
            assert_eq!((load.outcome(), add.outcome()), (Outcome::Tears, Outcome::LocksBus));
            assert!(add.to_string().contains("would lock the bus: a locked instruction that"));
        }
        "aarch64" | "riscv64" => {
            assert_eq!((load.outcome(), add.outcome()), (Outcome::Tears, Outcome::Faults));
        }
        "armv7" => {
            assert_eq!((load.outcome(), add.outcome()), (Outcome::Faults, Outcome::Faults));
        }
        _ => assert_eq!(add.outcome(), Outcome::Undefined),
    }
    let text = add.to_string();
    let start = std::format!("{:#x} is not aligned to 8 bytes; on {}", place.addr(), ISA);
    assert!(text.starts_with(&start) && text.ends_with(')'), "{text}");
}
