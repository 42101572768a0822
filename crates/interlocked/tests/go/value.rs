//! `Value` and the `any` that it holds: results, panics, and the first store on two threads.

use std::panic::AssertUnwindSafe;

use interlocked::go::{Any, Value, nil};

use crate::panic_of;
use crate::race::{ROUNDS, race};

const STORE_NIL: &str = "sync/atomic: store of nil value into Value";
const STORE_TYPE: &str = "sync/atomic: store of inconsistently typed value into Value";
const SWAP_NIL: &str = "sync/atomic: swap of nil value into Value";
const SWAP_TYPE: &str = "sync/atomic: swap of inconsistently typed value into Value";
const CAS_NIL: &str = "sync/atomic: compare and swap of nil value into Value";
const CAS_TYPE: &str = "sync/atomic: compare and swap of inconsistently typed value into Value";
const CAS_TYPES: &str = "sync/atomic: compare and swap of inconsistently typed values";

#[test]
fn any() {
    let (five, other_five, six) = (5, 5, 6);
    assert_eq!(Any::of(&five), Any::of(&other_five));
    assert_ne!(Any::of(&five), Any::of(&six));
    assert_ne!(Any::of(&five), Any::of(&5_u32));
    assert_ne!(Any::of(&five), nil);
    assert_eq!(nil, nil);
    assert_ne!(Any::of(&f64::NAN), Any::of(&f64::NAN));
    assert_eq!(Any::of(&"text"), Any::of(&"text"));
    assert_eq!(Any::of(&()), Any::of(&()));
    assert_eq!(Any::of(&five), Any::uncomparable(&other_five), "one says how to compare");

    assert_eq!(Any::of(&five).downcast_ref(), Some(&5));
    assert_eq!(Any::of(&five).downcast_ref::<u32>(), None);
    assert_eq!(nil.downcast_ref::<i32>(), None);
    assert_eq!(format!("{:?} {nil:?}", Any::of(&five)), "i32 nil");
}

#[test]
#[cfg_attr(not(panic = "unwind"), ignore = "a panic is the end here")]
fn uncomparable_values_do_not_compare() {
    let (a, b) = (|| 1, || 2);
    let a = Any::uncomparable(&a);
    assert_ne!(a, Any::uncomparable(&b), "types that differ are different, and nothing panics");
    assert!(panic_of(|| a == a).starts_with("runtime error: comparing uncomparable type "));

    let value = Value::new();
    assert!(value.CompareAndSwap(nil, a));
    assert!(panic_of(|| value.CompareAndSwap(a, a)).contains("uncomparable"));
}

#[test]
fn results() {
    let (one, another_one, two) = (1, 1, 2);
    let value = Value::default();
    assert!(value.Load().is_nil());
    assert!(!value.CompareAndSwap(&one, &two), "nil is not 1");
    assert!(value.Load().is_nil());
    assert!(value.Swap(&one).is_nil());
    assert_eq!(value.Swap(&two), Any::of(&one));
    value.Store(&one);
    assert!(!value.CompareAndSwap(nil, &two), "1 is not nil");
    assert!(!value.CompareAndSwap(&two, &two));
    assert!(value.CompareAndSwap(&another_one, &two), "values are compared, not addresses");
    assert!(std::ptr::eq(value.Load().downcast_ref().unwrap(), &two));
    assert_eq!(format!("{value:?}"), "Value(i32)");
    assert_eq!(size_of::<Value<'_>>(), 2 * size_of::<usize>());
}

#[test]
#[cfg_attr(not(panic = "unwind"), ignore = "a panic is the end here")]
fn panics() {
    let (one, text) = (1, "one");
    let empty = Value::new();
    assert_eq!(panic_of(|| empty.Store(nil)), STORE_NIL);
    assert_eq!(panic_of(|| empty.Swap(nil)), SWAP_NIL);
    assert_eq!(panic_of(|| empty.CompareAndSwap(nil, nil)), CAS_NIL);
    assert_eq!(panic_of(|| empty.CompareAndSwap(&one, nil)), CAS_NIL);
    assert_eq!(panic_of(|| empty.CompareAndSwap(&one, &text)), CAS_TYPES);
    assert!(empty.Load().is_nil());

    let value = Value::new();
    value.Store(&one);
    assert_eq!(panic_of(|| value.Store(&text)), STORE_TYPE);
    assert_eq!(panic_of(|| value.Swap(&text)), SWAP_TYPE);
    assert_eq!(panic_of(|| value.CompareAndSwap(nil, &text)), CAS_TYPE);
    assert_eq!(panic_of(|| value.CompareAndSwap(&text, &text)), CAS_TYPE);
    assert_eq!(panic_of(|| value.CompareAndSwap(&one, &text)), CAS_TYPES);
    assert_eq!(value.Load(), Any::of(&one));
}

/// Stores, says whether that was allowed, and checks what is loaded then.
fn stores<'a>(value: &Value<'a>, any: Any<'a>) -> bool {
    let stored = std::panic::catch_unwind(AssertUnwindSafe(|| value.Store(any))).is_ok();
    let any = value.Load();
    if let Some(text) = any.downcast_ref::<String>() {
        assert_eq!(text, "seven");
    } else {
        assert_eq!(any.downcast_ref::<u64>(), Some(&7));
    }
    stored
}

/// Two threads store values of different types: one of them is first, and the other panics. What is
/// loaded is always of the type that its pointer has.
#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
#[cfg_attr(not(panic = "unwind"), ignore = "a panic is the end here")]
fn the_first_store_fixes_the_type() {
    let (number, text) = (7_u64, String::from("seven"));
    race(
        Value::new,
        |value| stores(value, Any::of(&number)),
        |value| stores(value, Any::of(&text)),
        |value, number, text| {
            assert_ne!(number, text, "one of them was first");
            assert_eq!(value.Load().downcast_ref::<u64>().is_some(), number);
            assert_eq!(value.Load().downcast_ref::<String>().is_some(), text);
        },
    );
}

/// Two threads increment by compare-and-swap of values: nothing is lost.
#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn compare_and_swap_on_two_threads() {
    let numbers: Vec<usize> = (0..=2 * ROUNDS).collect();
    let value = Value::new();
    value.Store(&numbers[0]);
    let work = || {
        for _ in 0..ROUNDS {
            loop {
                let old = value.Load();
                let next = old.downcast_ref::<usize>().expect("a number was stored") + 1;
                if value.CompareAndSwap(old, &numbers[next]) {
                    break;
                }
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
    assert_eq!(value.Load(), Any::of(&(2 * ROUNDS)));
}
