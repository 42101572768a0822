//! The families of `atomic_t` functions, each written once for the three types.
//!
//! Macros by example cannot build names. So a type's file spells its functions out, a family a row;
//! `family!` has a row for each family with what it does; and `function!` puts the two together,
//! with the ordering that the place of the name stands for.
//!
//! Sources: Linux, Documentation/atomic_t.txt, "API", "SEMANTICS", "ORDERING";
//! scripts/atomic/atomics.tbl for the names and the order of arguments.

/// `atomics! { type int init "C type"; family names; … }`: a type and its functions.
macro_rules! atomics {
    ($t:ident $int:ident $init:ident $c:literal; $($family:ident $names:tt;)+) => {
        #[doc = concat!("Linux's `", stringify!($t), "`: a shared `", $c, "`.")]
        #[derive(Debug, Default)]
        #[repr(transparent)]
        pub struct $t {
            /// The value, for Rust's operations.
            pub counter: Atomic<$int>,
        }

        #[doc = concat!("A [`", stringify!($t), "`] that holds `i`.")]
        #[must_use]
        #[inline]
        pub const fn $init(i: $int) -> $t {
            $t { counter: Atomic::new(i) }
        }

        $(family! { $t $int $init $family $names })+
    };
}

/// One row: what the functions of a family do, their arguments and bodies, by their ordering.
macro_rules! family {
    ($t:ident $int:ident $init:ident read ($plain:ident $acquire:ident)) => {
        functions! { [$t $init] ($plain Relaxed $acquire Acquire) {
            "Reads `v`.", ["assert_eq!(", "(&v), 5);", leaves 5]
            (v: &$t) -> $int, |order| v.counter.load(order)
        } }
    };
    ($t:ident $int:ident $init:ident set ($plain:ident $release:ident)) => {
        functions! { [$t $init] ($plain Relaxed $release Release) {
            "Writes `i` to `v`.", ["", "(&v, 3);", leaves 3]
            (v: &$t, i: $int), |order| v.counter.store(i, order)
        } }
    };
    ($t:ident $int:ident $init:ident add $names:tt) => {
        computing! { [$t $init] $names "Adds `i` to `v`" ["(3, &v)" leaves 8]
            (i: $int, v: &$t) -> $int,
            |order| v.counter.add(i, order);
            |order| v.counter.fetch_add(i, order);
            |order| v.counter.fetch_add(i, order).wrapping_add(i);
        }
    };
    ($t:ident $int:ident $init:ident sub $names:tt) => {
        computing! { [$t $init] $names "Subtracts `i` from `v`" ["(3, &v)" leaves 2]
            (i: $int, v: &$t) -> $int,
            |order| v.counter.sub(i, order);
            |order| v.counter.fetch_sub(i, order);
            |order| v.counter.fetch_sub(i, order).wrapping_sub(i);
        }
    };
    ($t:ident $int:ident $init:ident inc $names:tt) => {
        computing! { [$t $init] $names "Adds one to `v`" ["(&v)" leaves 6]
            (v: &$t) -> $int,
            |order| v.counter.inc(order);
            |order| v.counter.fetch_inc(order);
            |order| v.counter.fetch_inc(order).wrapping_add(1);
        }
    };
    ($t:ident $int:ident $init:ident dec $names:tt) => {
        computing! { [$t $init] $names "Subtracts one from `v`" ["(&v)" leaves 4]
            (v: &$t) -> $int,
            |order| v.counter.dec(order);
            |order| v.counter.fetch_dec(order);
            |order| v.counter.fetch_dec(order).wrapping_sub(1);
        }
    };
    ($t:ident $int:ident $init:ident and $names:tt) => {
        computing! { [$t $init] $names "Sets `v` to `v & i`" ["(6, &v)" leaves 4]
            (i: $int, v: &$t) -> $int,
            |order| v.counter.and(i, order);
            |order| v.counter.fetch_and(i, order);
        }
    };
    ($t:ident $int:ident $init:ident andnot $names:tt) => {
        computing! { [$t $init] $names "Sets `v` to `v & !i`" ["(6, &v)" leaves 1]
            (i: $int, v: &$t) -> $int,
            |order| v.counter.andnot(i, order);
            |order| v.counter.fetch_andnot(i, order);
        }
    };
    ($t:ident $int:ident $init:ident or $names:tt) => {
        computing! { [$t $init] $names "Sets `v` to `v | i`" ["(6, &v)" leaves 7]
            (i: $int, v: &$t) -> $int,
            |order| v.counter.or(i, order);
            |order| v.counter.fetch_or(i, order);
        }
    };
    ($t:ident $int:ident $init:ident xor $names:tt) => {
        computing! { [$t $init] $names "Sets `v` to `v ^ i`" ["(6, &v)" leaves 3]
            (i: $int, v: &$t) -> $int,
            |order| v.counter.xor(i, order);
            |order| v.counter.fetch_xor(i, order);
        }
    };
    ($t:ident $int:ident $init:ident xchg $names:tt) => {
        four! { [$t $init] $names {
            "Writes `new` to `v`, and returns the old value.",
            ["assert_eq!(", "(&v, 3), 5);", leaves 3]
            (v: &$t, new: $int) -> $int, |order| v.counter.swap(new, order)
        } }
    };
    ($t:ident $int:ident $init:ident cmpxchg $names:tt) => {
        four! { [$t $init] $names {
            "Writes `new` to `v` if `v` is `old`, and returns what `v` was. Unordered if it fails.",
            ["assert_eq!(", "(&v, 5, 3), 5);", leaves 3]
            (v: &$t, old: $int, new: $int) -> $int,
            |order| match v.counter.compare_exchange(old, new, order, Relaxed) {
                Ok(found) | Err(found) => found,
            }
        } }
    };
    ($t:ident $int:ident $init:ident try_cmpxchg $names:tt) => {
        four! { [$t $init] $names {
            "Writes `new` to `v` if `v` is `*old`, and returns whether it did. \
If not, it writes what `v` was to `*old`, and is unordered.",
            ["let mut old = 4;\nassert!(!", "(&v, &mut old, 3));\nassert_eq!(old, 5);", leaves 5]
            (v: &$t, old: &mut $int, new: $int) -> bool,
            |order| match v.counter.compare_exchange(*old, new, order, Relaxed) {
                Ok(_) => true,
                Err(found) => {
                    *old = found;
                    false
                }
            }
        } }
    };
    ($t:ident $int:ident $init:ident sub_and_test ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Subtracts `i` from `v`, and returns whether the new value is zero.",
            ["assert!(", "(5, &v));", leaves 0]
            (i: $int, v: &$t) -> bool, |order| v.counter.sub_and_test(i, order)
        } }
    };
    ($t:ident $int:ident $init:ident dec_and_test ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Subtracts one from `v`, and returns whether the new value is zero.",
            ["assert!(!", "(&v));", leaves 4]
            (v: &$t) -> bool, |order| v.counter.dec_and_test(order)
        } }
    };
    ($t:ident $int:ident $init:ident inc_and_test ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Adds one to `v`, and returns whether the new value is zero.",
            ["assert!(!", "(&v));", leaves 6]
            (v: &$t) -> bool, |order| v.counter.inc_and_test(order)
        } }
    };
    ($t:ident $int:ident $init:ident add_negative $names:tt) => {
        four! { [$t $init] $names {
            "Adds `i` to `v`, and returns whether the new value is negative.",
            ["assert!(", "(-6, &v));", leaves "-1"]
            (i: $int, v: &$t) -> bool, |order| v.counter.add_negative(i, order)
        } }
    };
    ($t:ident $int:ident $init:ident fetch_add_unless ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Adds `a` to `v` unless `v` is `u`, and returns the old value. Unordered if not.",
            ["assert_eq!(", "(&v, 3, 0), 5);", leaves 8]
            (v: &$t, a: $int, u: $int) -> $int,
            |order| match v.counter.fetch_add_unless(a, u, order) {
                Ok(found) | Err(found) => found,
            }
        } }
    };
    ($t:ident $int:ident $init:ident add_unless ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Adds `a` to `v` unless `v` is `u`, and returns whether it did. \
Unordered if not.",
            ["assert!(!", "(&v, 3, 5));", leaves 5]
            (v: &$t, a: $int, u: $int) -> bool, |order| v.counter.add_unless(a, u, order)
        } }
    };
    ($t:ident $int:ident $init:ident inc_not_zero ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Adds one to `v` unless it is zero, and returns whether it did. \
Unordered if not.",
            ["assert!(", "(&v));", leaves 6]
            (v: &$t) -> bool, |order| v.counter.inc_not_zero(order)
        } }
    };
    ($t:ident $int:ident $init:ident inc_unless_negative ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Adds one to `v` unless it is negative, and returns whether it did. \
Unordered if not.",
            ["assert!(", "(&v));", leaves 6]
            (v: &$t) -> bool, |order| v.counter.inc_unless_negative(order)
        } }
    };
    ($t:ident $int:ident $init:ident dec_unless_positive ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Subtracts one from `v` unless it is positive, and returns whether it did. \
Unordered if not.",
            ["assert!(!", "(&v));", leaves 5]
            (v: &$t) -> bool, |order| v.counter.dec_unless_positive(order)
        } }
    };
    ($t:ident $int:ident $init:ident dec_if_positive ($name:ident)) => {
        functions! { [$t $init] ($name Full) {
            "Subtracts one from `v` if it is positive, and returns the old value minus one even if \
not. Unordered if not. The least number stays (it is not positive); the result wraps.",
            ["assert_eq!(", "(&v), 4);", leaves 4]
            (v: &$t) -> $int,
            |order| match v.counter.dec_if_positive(order) {
                Ok(found) | Err(found) => found.wrapping_sub(1),
            }
        } }
    };
}

/// The functions of a family that computes: without a result, with the new value where the family
/// has that (arithmetic), and with the old value.
macro_rules! computing {
    (
        $of:tt ($void:ident return $return:tt fetch $fetch:tt)
        $does:literal [$call:literal leaves $left:literal] $arguments:tt -> $int:ident,
        |$a:ident| $nothing:expr; |$b:ident| $old:expr; |$c:ident| $new:expr;
    ) => {
        four! { $of $return {
            concat!($does, ", and returns the new value."),
            ["assert_eq!(", concat!($call, ", ", $left, ");"), leaves $left]
            $arguments -> $int, |$c| $new
        } }
        computing! {
            $of ($void fetch $fetch) $does [$call leaves $left] $arguments -> $int,
            |$a| $nothing; |$b| $old;
        }
    };
    (
        $of:tt ($void:ident fetch $fetch:tt)
        $does:literal [$call:literal leaves $left:literal] $arguments:tt -> $int:ident,
        |$a:ident| $nothing:expr; |$b:ident| $old:expr;
    ) => {
        functions! { $of ($void Relaxed) {
            concat!($does, "."),
            ["", concat!($call, ";"), leaves $left] $arguments, |$a| $nothing
        } }
        four! { $of $fetch {
            concat!($does, ", and returns the old value."),
            ["assert_eq!(", concat!($call, ", 5);"), leaves $left]
            $arguments -> $int, |$b| $old
        } }
    };
}

/// The four orderings of a function with a result, in the order in which rows name them.
macro_rules! four {
    ($of:tt ($full:ident $acquire:ident $release:ident $relaxed:ident) $row:tt) => {
        functions! {
            $of ($full Full $acquire Acquire $release Release $relaxed Relaxed) $row
        }
    };
}

/// A function of each name, with its ordering.
macro_rules! functions {
    ($of:tt ($($name:ident $ordering:ident)+) $row:tt) => {
        $(function! { $of $name $ordering $row })+
    };
}

/// One function, with an example that starts with 5 in `v`.
macro_rules! function {
    (
        [$t:ident $init:ident] $name:ident $ordering:ident
        {
            $what:expr, [$before:literal, $after:expr, leaves $left:literal]
            ($($argument:ident: $type:ty),+) $(-> $result:ty)?,
            |$order:ident| $body:expr
        }
    ) => {
        #[doc = $what]
        ///
        #[doc = meaning!($ordering)]
        ///
        /// ```
        /// # use interlocked::linux::*;
        #[doc = concat!("let v = ", stringify!($init), "(5);")]
        #[doc = concat!($before, stringify!($name), $after)]
        #[doc = concat!("assert_eq!(v.counter.into_inner(), ", $left, ");")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $name($($argument: $type),+) $(-> $result)? {
            let $order = $ordering;
            $body
        }
    };
}

/// What an ordering means, as a sentence of a function's documentation.
macro_rules! meaning {
    (Relaxed) => {
        "Unordered."
    };
    (Acquire) => {
        "Its read is an acquire."
    };
    (Release) => {
        "Its write is a release."
    };
    (Full) => {
        "Fully ordered: as if [`smp_mb`](crate::linux::smp_mb) stood before it and after it."
    };
}
