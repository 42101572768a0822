//! `atomic_long_t`: a `long`, as wide as a pointer, 85 functions.

use crate::{Acquire, Atomic, Full, Relaxed, Release};

atomics! {
    atomic_long_t isize ATOMIC_LONG_INIT "long";

    read (atomic_long_read atomic_long_read_acquire);
    set (atomic_long_set atomic_long_set_release);

    add (atomic_long_add
        return (
            atomic_long_add_return atomic_long_add_return_acquire
            atomic_long_add_return_release atomic_long_add_return_relaxed)
        fetch (
            atomic_long_fetch_add atomic_long_fetch_add_acquire
            atomic_long_fetch_add_release atomic_long_fetch_add_relaxed));
    sub (atomic_long_sub
        return (
            atomic_long_sub_return atomic_long_sub_return_acquire
            atomic_long_sub_return_release atomic_long_sub_return_relaxed)
        fetch (
            atomic_long_fetch_sub atomic_long_fetch_sub_acquire
            atomic_long_fetch_sub_release atomic_long_fetch_sub_relaxed));
    inc (atomic_long_inc
        return (
            atomic_long_inc_return atomic_long_inc_return_acquire
            atomic_long_inc_return_release atomic_long_inc_return_relaxed)
        fetch (
            atomic_long_fetch_inc atomic_long_fetch_inc_acquire
            atomic_long_fetch_inc_release atomic_long_fetch_inc_relaxed));
    dec (atomic_long_dec
        return (
            atomic_long_dec_return atomic_long_dec_return_acquire
            atomic_long_dec_return_release atomic_long_dec_return_relaxed)
        fetch (
            atomic_long_fetch_dec atomic_long_fetch_dec_acquire
            atomic_long_fetch_dec_release atomic_long_fetch_dec_relaxed));
    and (atomic_long_and
        fetch (
            atomic_long_fetch_and atomic_long_fetch_and_acquire
            atomic_long_fetch_and_release atomic_long_fetch_and_relaxed));
    andnot (atomic_long_andnot
        fetch (
            atomic_long_fetch_andnot atomic_long_fetch_andnot_acquire
            atomic_long_fetch_andnot_release atomic_long_fetch_andnot_relaxed));
    or (atomic_long_or
        fetch (
            atomic_long_fetch_or atomic_long_fetch_or_acquire
            atomic_long_fetch_or_release atomic_long_fetch_or_relaxed));
    xor (atomic_long_xor
        fetch (
            atomic_long_fetch_xor atomic_long_fetch_xor_acquire
            atomic_long_fetch_xor_release atomic_long_fetch_xor_relaxed));

    xchg (
        atomic_long_xchg atomic_long_xchg_acquire
        atomic_long_xchg_release atomic_long_xchg_relaxed);
    cmpxchg (
        atomic_long_cmpxchg atomic_long_cmpxchg_acquire
        atomic_long_cmpxchg_release atomic_long_cmpxchg_relaxed);
    try_cmpxchg (
        atomic_long_try_cmpxchg atomic_long_try_cmpxchg_acquire
        atomic_long_try_cmpxchg_release atomic_long_try_cmpxchg_relaxed);

    sub_and_test (atomic_long_sub_and_test);
    dec_and_test (atomic_long_dec_and_test);
    inc_and_test (atomic_long_inc_and_test);
    add_negative (
        atomic_long_add_negative atomic_long_add_negative_acquire
        atomic_long_add_negative_release atomic_long_add_negative_relaxed);
    fetch_add_unless (atomic_long_fetch_add_unless);
    add_unless (atomic_long_add_unless);
    inc_not_zero (atomic_long_inc_not_zero);
    inc_unless_negative (atomic_long_inc_unless_negative);
    dec_unless_positive (atomic_long_dec_unless_positive);
    dec_if_positive (atomic_long_dec_if_positive);
}
