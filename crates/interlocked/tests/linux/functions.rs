//! Every function of the three types, against plain integers.
//!
//! The names come from three places that are written apart: the kernel's table of families (below,
//! expanded as its generator does), the text of the module, and the calls of this file. All three
//! must be the same.

use std::collections::BTreeSet;

use interlocked::linux::*;

/// Linux, scripts/atomic/atomics.tbl: families, and what functions they have. `v`: without a result.
/// `b` `i`: with one. `R`: `_return`. `f`: `fetch_`. `l`: a read and its acquire. `s`: a write and
/// its release. Upper case: with `_acquire`, `_release` and `_relaxed` besides.
const FAMILIES: [(&str, &str); 22] = [
    ("read", "l"),
    ("set", "s"),
    ("add", "vRF"),
    ("sub", "vRF"),
    ("inc", "vRF"),
    ("dec", "vRF"),
    ("and", "vF"),
    ("andnot", "vF"),
    ("or", "vF"),
    ("xor", "vF"),
    ("xchg", "I"),
    ("cmpxchg", "I"),
    ("try_cmpxchg", "B"),
    ("sub_and_test", "b"),
    ("dec_and_test", "b"),
    ("inc_and_test", "b"),
    ("add_negative", "B"),
    ("add_unless", "fb"),
    ("inc_not_zero", "b"),
    ("inc_unless_negative", "b"),
    ("dec_unless_positive", "b"),
    ("dec_if_positive", "i"),
];

/// The functions that the table stands for.
fn expected(prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (family, kinds) in FAMILIES {
        for kind in kinds.chars() {
            let name = match kind {
                'R' => format!("{prefix}_{family}_return"),
                'F' | 'f' => format!("{prefix}_fetch_{family}"),
                _ => format!("{prefix}_{family}"),
            };
            let orders: &[&str] = match kind {
                'l' => &["_acquire"],
                's' => &["_release"],
                'A'..='Z' => &["_acquire", "_release", "_relaxed"],
                _ => &[],
            };
            names.extend(orders.iter().map(|order| format!("{name}{order}")));
            names.insert(name);
        }
    }
    names
}

/// The functions that a file of the module names.
fn named(prefix: &str, text: &str) -> Vec<String> {
    let word = |c: char| !c.is_alphanumeric() && c != '_';
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let words = code.flat_map(|line| line.split(word));
    let ours = words.filter(|word| word.starts_with(&format!("{prefix}_")));
    ours.filter(|word| *word != format!("{prefix}_t")).map(String::from).collect()
}

/// A row names the four orderings of a function in one order, by which they are given.
fn assert_suffixes_are_in_order(named: &[String]) {
    for (index, name) in named.iter().enumerate() {
        if let Some(relaxed) = name.strip_suffix("_relaxed") {
            let four =
                ["", "_acquire", "_release", "_relaxed"].map(|order| format!("{relaxed}{order}"));
            assert_eq!(named[index - 3..=index], four);
        }
    }
}

/// What a call gives and leaves, by family: `(call, result, new value)` for a function `f`, an
/// atomic `v` that is `old`, and operands `i` and `j`.
macro_rules! model {
    (read $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old, $old)
    };
    (set $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v, $i), (), $i)
    };
    (add $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), (), $old.wrapping_add($i))
    };
    (add_return $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old.wrapping_add($i), $old.wrapping_add($i))
    };
    (fetch_add $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old, $old.wrapping_add($i))
    };
    (sub $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), (), $old.wrapping_sub($i))
    };
    (sub_return $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old.wrapping_sub($i), $old.wrapping_sub($i))
    };
    (fetch_sub $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old, $old.wrapping_sub($i))
    };
    (inc $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), (), $old.wrapping_add(1))
    };
    (inc_return $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old.wrapping_add(1), $old.wrapping_add(1))
    };
    (fetch_inc $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old, $old.wrapping_add(1))
    };
    (dec $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), (), $old.wrapping_sub(1))
    };
    (dec_return $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old.wrapping_sub(1), $old.wrapping_sub(1))
    };
    (fetch_dec $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old, $old.wrapping_sub(1))
    };
    (and $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), (), $old & $i)
    };
    (fetch_and $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old, $old & $i)
    };
    (andnot $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), (), $old & !$i)
    };
    (fetch_andnot $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old, $old & !$i)
    };
    (or $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), (), $old | $i)
    };
    (fetch_or $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old, $old | $i)
    };
    (xor $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), (), $old ^ $i)
    };
    (fetch_xor $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old, $old ^ $i)
    };
    (xchg $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v, $i), $old, $i)
    };
    (cmpxchg $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v, $i, $j), $old, if $old == $i { $j } else { $old })
    };
    (try_cmpxchg $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        (
            {
                let mut found = $i;
                ($f(&$v, &mut found, $j), found)
            },
            ($old == $i, $old),
            if $old == $i { $j } else { $old },
        )
    };
    (sub_and_test $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old == $i, $old.wrapping_sub($i))
    };
    (dec_and_test $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old == 1, $old.wrapping_sub(1))
    };
    (inc_and_test $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old == -1, $old.wrapping_add(1))
    };
    (add_negative $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f($i, &$v), $old.wrapping_add($i) < 0, $old.wrapping_add($i))
    };
    (fetch_add_unless $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v, $i, $j), $old, if $old == $j { $old } else { $old.wrapping_add($i) })
    };
    (add_unless $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v, $i, $j), $old != $j, if $old == $j { $old } else { $old.wrapping_add($i) })
    };
    (inc_not_zero $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old != 0, if $old == 0 { 0 } else { $old.wrapping_add(1) })
    };
    (inc_unless_negative $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old >= 0, if $old < 0 { $old } else { $old.wrapping_add(1) })
    };
    (dec_unless_positive $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old <= 0, if $old > 0 { $old } else { $old.wrapping_sub(1) })
    };
    (dec_if_positive $f:ident $v:ident $old:ident $i:ident $j:ident) => {
        ($f(&$v), $old.wrapping_sub(1), if $old > 0 { $old - 1 } else { $old })
    };
}

/// A test of one type: its functions by family, each called with every value and operands.
macro_rules! agree {
    ($test:ident $t:ident $int:ident $init:ident $prefix:literal $file:literal;
        $($family:ident: $($name:ident)+;)+) => {
        #[test]
        fn $test() {
            const VALUES: [$int; 10] =
                [$int::MIN, $int::MIN + 1, -2, -1, 0, 1, 2, 0x5a, $int::MAX - 1, $int::MAX];

            let mut named = named($prefix, include_str!(concat!("../../src/linux/", $file)));
            assert_suffixes_are_in_order(&named);
            // Miri takes a thousand times as long.
            let values = VALUES.into_iter().step_by(if cfg!(miri) { 3 } else { 1 });
            let mut called = vec![];
            $($(
                called.push(String::from(stringify!($name)));
                for old in values.clone() {
                    for i in values.clone() {
                        for j in values.clone() {
                            let v: $t = $init(old);
                            let (found, result, new) = model!($family $name v old i j);
                            let left = v.counter.into_inner();
                            let name = stringify!($name);
                            assert_eq!(found, result, "{name}: {old} with {i}, {j}");
                            assert_eq!(left, new, "{name}: {old} with {i}, {j}");
                            // Families that have no use for it.
                            let _ = (i, j);
                        }
                    }
                }
            )+)+

            assert_eq!((called.len(), named.len()), (85, 85));
            called.sort_unstable();
            named.sort_unstable();
            let expected = Vec::from_iter(expected($prefix));
            assert_eq!(named, expected);
            assert_eq!(called, expected);

            assert_eq!(size_of::<$t>(), size_of::<$int>());
            assert_eq!(align_of::<$t>(), size_of::<$int>());
        }
    };
}

agree! {
    int atomic_t i32 ATOMIC_INIT "atomic" "int.rs";
    read: atomic_read atomic_read_acquire;
    set: atomic_set atomic_set_release;
    add: atomic_add;
    add_return: atomic_add_return atomic_add_return_acquire
        atomic_add_return_release atomic_add_return_relaxed;
    fetch_add: atomic_fetch_add atomic_fetch_add_acquire
        atomic_fetch_add_release atomic_fetch_add_relaxed;
    sub: atomic_sub;
    sub_return: atomic_sub_return atomic_sub_return_acquire
        atomic_sub_return_release atomic_sub_return_relaxed;
    fetch_sub: atomic_fetch_sub atomic_fetch_sub_acquire
        atomic_fetch_sub_release atomic_fetch_sub_relaxed;
    inc: atomic_inc;
    inc_return: atomic_inc_return atomic_inc_return_acquire
        atomic_inc_return_release atomic_inc_return_relaxed;
    fetch_inc: atomic_fetch_inc atomic_fetch_inc_acquire
        atomic_fetch_inc_release atomic_fetch_inc_relaxed;
    dec: atomic_dec;
    dec_return: atomic_dec_return atomic_dec_return_acquire
        atomic_dec_return_release atomic_dec_return_relaxed;
    fetch_dec: atomic_fetch_dec atomic_fetch_dec_acquire
        atomic_fetch_dec_release atomic_fetch_dec_relaxed;
    and: atomic_and;
    fetch_and: atomic_fetch_and atomic_fetch_and_acquire
        atomic_fetch_and_release atomic_fetch_and_relaxed;
    andnot: atomic_andnot;
    fetch_andnot: atomic_fetch_andnot atomic_fetch_andnot_acquire
        atomic_fetch_andnot_release atomic_fetch_andnot_relaxed;
    or: atomic_or;
    fetch_or: atomic_fetch_or atomic_fetch_or_acquire
        atomic_fetch_or_release atomic_fetch_or_relaxed;
    xor: atomic_xor;
    fetch_xor: atomic_fetch_xor atomic_fetch_xor_acquire
        atomic_fetch_xor_release atomic_fetch_xor_relaxed;
    xchg: atomic_xchg atomic_xchg_acquire atomic_xchg_release atomic_xchg_relaxed;
    cmpxchg: atomic_cmpxchg atomic_cmpxchg_acquire atomic_cmpxchg_release atomic_cmpxchg_relaxed;
    try_cmpxchg: atomic_try_cmpxchg atomic_try_cmpxchg_acquire
        atomic_try_cmpxchg_release atomic_try_cmpxchg_relaxed;
    add_negative: atomic_add_negative atomic_add_negative_acquire
        atomic_add_negative_release atomic_add_negative_relaxed;
    sub_and_test: atomic_sub_and_test;
    dec_and_test: atomic_dec_and_test;
    inc_and_test: atomic_inc_and_test;
    fetch_add_unless: atomic_fetch_add_unless;
    add_unless: atomic_add_unless;
    inc_not_zero: atomic_inc_not_zero;
    inc_unless_negative: atomic_inc_unless_negative;
    dec_unless_positive: atomic_dec_unless_positive;
    dec_if_positive: atomic_dec_if_positive;
}

#[cfg(target_has_atomic = "64")]
agree! {
    s64 atomic64_t i64 ATOMIC64_INIT "atomic64" "s64.rs";
    read: atomic64_read atomic64_read_acquire;
    set: atomic64_set atomic64_set_release;
    add: atomic64_add;
    add_return: atomic64_add_return atomic64_add_return_acquire
        atomic64_add_return_release atomic64_add_return_relaxed;
    fetch_add: atomic64_fetch_add atomic64_fetch_add_acquire
        atomic64_fetch_add_release atomic64_fetch_add_relaxed;
    sub: atomic64_sub;
    sub_return: atomic64_sub_return atomic64_sub_return_acquire
        atomic64_sub_return_release atomic64_sub_return_relaxed;
    fetch_sub: atomic64_fetch_sub atomic64_fetch_sub_acquire
        atomic64_fetch_sub_release atomic64_fetch_sub_relaxed;
    inc: atomic64_inc;
    inc_return: atomic64_inc_return atomic64_inc_return_acquire
        atomic64_inc_return_release atomic64_inc_return_relaxed;
    fetch_inc: atomic64_fetch_inc atomic64_fetch_inc_acquire
        atomic64_fetch_inc_release atomic64_fetch_inc_relaxed;
    dec: atomic64_dec;
    dec_return: atomic64_dec_return atomic64_dec_return_acquire
        atomic64_dec_return_release atomic64_dec_return_relaxed;
    fetch_dec: atomic64_fetch_dec atomic64_fetch_dec_acquire
        atomic64_fetch_dec_release atomic64_fetch_dec_relaxed;
    and: atomic64_and;
    fetch_and: atomic64_fetch_and atomic64_fetch_and_acquire
        atomic64_fetch_and_release atomic64_fetch_and_relaxed;
    andnot: atomic64_andnot;
    fetch_andnot: atomic64_fetch_andnot atomic64_fetch_andnot_acquire
        atomic64_fetch_andnot_release atomic64_fetch_andnot_relaxed;
    or: atomic64_or;
    fetch_or: atomic64_fetch_or atomic64_fetch_or_acquire
        atomic64_fetch_or_release atomic64_fetch_or_relaxed;
    xor: atomic64_xor;
    fetch_xor: atomic64_fetch_xor atomic64_fetch_xor_acquire
        atomic64_fetch_xor_release atomic64_fetch_xor_relaxed;
    xchg: atomic64_xchg atomic64_xchg_acquire atomic64_xchg_release atomic64_xchg_relaxed;
    cmpxchg: atomic64_cmpxchg atomic64_cmpxchg_acquire
        atomic64_cmpxchg_release atomic64_cmpxchg_relaxed;
    try_cmpxchg: atomic64_try_cmpxchg atomic64_try_cmpxchg_acquire
        atomic64_try_cmpxchg_release atomic64_try_cmpxchg_relaxed;
    add_negative: atomic64_add_negative atomic64_add_negative_acquire
        atomic64_add_negative_release atomic64_add_negative_relaxed;
    sub_and_test: atomic64_sub_and_test;
    dec_and_test: atomic64_dec_and_test;
    inc_and_test: atomic64_inc_and_test;
    fetch_add_unless: atomic64_fetch_add_unless;
    add_unless: atomic64_add_unless;
    inc_not_zero: atomic64_inc_not_zero;
    inc_unless_negative: atomic64_inc_unless_negative;
    dec_unless_positive: atomic64_dec_unless_positive;
    dec_if_positive: atomic64_dec_if_positive;
}

agree! {
    long atomic_long_t isize ATOMIC_LONG_INIT "atomic_long" "long.rs";
    read: atomic_long_read atomic_long_read_acquire;
    set: atomic_long_set atomic_long_set_release;
    add: atomic_long_add;
    add_return: atomic_long_add_return atomic_long_add_return_acquire
        atomic_long_add_return_release atomic_long_add_return_relaxed;
    fetch_add: atomic_long_fetch_add atomic_long_fetch_add_acquire
        atomic_long_fetch_add_release atomic_long_fetch_add_relaxed;
    sub: atomic_long_sub;
    sub_return: atomic_long_sub_return atomic_long_sub_return_acquire
        atomic_long_sub_return_release atomic_long_sub_return_relaxed;
    fetch_sub: atomic_long_fetch_sub atomic_long_fetch_sub_acquire
        atomic_long_fetch_sub_release atomic_long_fetch_sub_relaxed;
    inc: atomic_long_inc;
    inc_return: atomic_long_inc_return atomic_long_inc_return_acquire
        atomic_long_inc_return_release atomic_long_inc_return_relaxed;
    fetch_inc: atomic_long_fetch_inc atomic_long_fetch_inc_acquire
        atomic_long_fetch_inc_release atomic_long_fetch_inc_relaxed;
    dec: atomic_long_dec;
    dec_return: atomic_long_dec_return atomic_long_dec_return_acquire
        atomic_long_dec_return_release atomic_long_dec_return_relaxed;
    fetch_dec: atomic_long_fetch_dec atomic_long_fetch_dec_acquire
        atomic_long_fetch_dec_release atomic_long_fetch_dec_relaxed;
    and: atomic_long_and;
    fetch_and: atomic_long_fetch_and atomic_long_fetch_and_acquire
        atomic_long_fetch_and_release atomic_long_fetch_and_relaxed;
    andnot: atomic_long_andnot;
    fetch_andnot: atomic_long_fetch_andnot atomic_long_fetch_andnot_acquire
        atomic_long_fetch_andnot_release atomic_long_fetch_andnot_relaxed;
    or: atomic_long_or;
    fetch_or: atomic_long_fetch_or atomic_long_fetch_or_acquire
        atomic_long_fetch_or_release atomic_long_fetch_or_relaxed;
    xor: atomic_long_xor;
    fetch_xor: atomic_long_fetch_xor atomic_long_fetch_xor_acquire
        atomic_long_fetch_xor_release atomic_long_fetch_xor_relaxed;
    xchg: atomic_long_xchg atomic_long_xchg_acquire
        atomic_long_xchg_release atomic_long_xchg_relaxed;
    cmpxchg: atomic_long_cmpxchg atomic_long_cmpxchg_acquire
        atomic_long_cmpxchg_release atomic_long_cmpxchg_relaxed;
    try_cmpxchg: atomic_long_try_cmpxchg atomic_long_try_cmpxchg_acquire
        atomic_long_try_cmpxchg_release atomic_long_try_cmpxchg_relaxed;
    add_negative: atomic_long_add_negative atomic_long_add_negative_acquire
        atomic_long_add_negative_release atomic_long_add_negative_relaxed;
    sub_and_test: atomic_long_sub_and_test;
    dec_and_test: atomic_long_dec_and_test;
    inc_and_test: atomic_long_inc_and_test;
    fetch_add_unless: atomic_long_fetch_add_unless;
    add_unless: atomic_long_add_unless;
    inc_not_zero: atomic_long_inc_not_zero;
    inc_unless_negative: atomic_long_inc_unless_negative;
    dec_unless_positive: atomic_long_dec_unless_positive;
    dec_if_positive: atomic_long_dec_if_positive;
}
