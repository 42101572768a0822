//! Go's operations: all of them agree on one order, and `Value` is never seen half written.

use interlocked::go::{Bool, Int64, Pointer, Uint32, Value};

use super::{executions, is_possible, run};

/// IRIW: two readers see two writes in the same order (The Go Memory Model, "Atomic Values").
#[test]
fn readers_agree() {
    type Two = (Int64, Int64);
    let bodies: [fn(&Two) -> u64; 4] = [
        |v| {
            v.0.Store(1);
            0
        },
        |v| {
            v.1.Store(1);
            0
        },
        |v| (v.0.Load() * 10 + v.1.Load()) as u64,
        |v| (v.1.Load() * 10 + v.0.Load()) as u64,
    ];
    let two = || (Int64::new(0), Int64::new(0));
    assert!(!is_possible(move || run(two(), bodies).1[2..] == [10, 10]));
    // Four values of each reader, but for the one that has none.
    assert_eq!(executions(move || drop(run(two(), bodies))), 15);
}

#[test]
fn results() {
    let add: fn(&Uint32) -> u64 = |x| x.Add(1).into();
    let body = move || {
        let (x, mut new) = run(Uint32::new(0), [add; 3]);
        new.sort_unstable();
        assert_eq!((new, x.Load()), ([1, 2, 3], 3));
    };
    assert_eq!(executions(body), 6);
    let swap: fn(&Bool) -> u64 = |x| x.CompareAndSwap(false, true).into();
    let body = move || assert_eq!(run(Bool::new(false), [swap; 2]).1.iter().sum::<u64>(), 1);
    assert_eq!(executions(body), 2);
}

static NUMBERS: [u64; 2] = [10, 20];

#[test]
fn a_pointer_publishes() {
    let body = || {
        let bodies: [fn(&Pointer<u64>) -> u64; 2] = [
            |x| {
                x.Store((&raw const NUMBERS[1]).cast_mut());
                0
            },
            // SAFETY: Null, or what was stored.
            |x| unsafe { x.Load().as_ref() }.copied().unwrap_or(0),
        ];
        let (_, [_, seen]) = run(Pointer::default(), bodies);
        assert!(seen == 0 || seen == 20);
    };
    assert_eq!(executions(body), 2);
}

/// A reader of the first store finds nothing, or a whole value.
#[test]
fn a_value_is_whole() {
    let bodies: [fn(&Value<'static>) -> u64; 2] = [
        |value| {
            value.Store(&NUMBERS[0]);
            0
        },
        |value| value.Load().downcast_ref::<u64>().copied().unwrap_or(0),
    ];
    let body = move || {
        let (_, [_, seen]) = run(Value::new(), bodies);
        assert!(seen == 0 || seen == 10);
    };
    // Before the store, in the midst of it, and after it.
    assert_eq!(executions(body), 3);
}

/// Two first stores: one waits for the other, and neither is lost.
#[test]
fn first_stores_wait_for_each_other() {
    let bodies: [fn(&Value<'static>) -> u64; 2] = [
        |value| {
            value.Store(&NUMBERS[0]);
            0
        },
        |value| {
            let old = value.Swap(&NUMBERS[1]);
            old.downcast_ref::<u64>().copied().unwrap_or(0)
        },
    ];
    let body = move || {
        let (value, [_, old]) = run(Value::new(), bodies);
        let last = value.Load().downcast_ref::<u64>().copied();
        // The swap came first, and the store after it; or the other way round.
        assert!((old, last) == (0, Some(10)) || (old, last) == (10, Some(20)));
    };
    executions(body);
}
