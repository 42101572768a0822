//! `atomic64_t`: an `s64`, 85 functions.

use crate::{Acquire, Atomic, Full, Relaxed, Release};

atomics! {
    atomic64_t i64 ATOMIC64_INIT "s64";

    read (atomic64_read atomic64_read_acquire);
    set (atomic64_set atomic64_set_release);

    add (atomic64_add
        return (
            atomic64_add_return atomic64_add_return_acquire
            atomic64_add_return_release atomic64_add_return_relaxed)
        fetch (
            atomic64_fetch_add atomic64_fetch_add_acquire
            atomic64_fetch_add_release atomic64_fetch_add_relaxed));
    sub (atomic64_sub
        return (
            atomic64_sub_return atomic64_sub_return_acquire
            atomic64_sub_return_release atomic64_sub_return_relaxed)
        fetch (
            atomic64_fetch_sub atomic64_fetch_sub_acquire
            atomic64_fetch_sub_release atomic64_fetch_sub_relaxed));
    inc (atomic64_inc
        return (
            atomic64_inc_return atomic64_inc_return_acquire
            atomic64_inc_return_release atomic64_inc_return_relaxed)
        fetch (
            atomic64_fetch_inc atomic64_fetch_inc_acquire
            atomic64_fetch_inc_release atomic64_fetch_inc_relaxed));
    dec (atomic64_dec
        return (
            atomic64_dec_return atomic64_dec_return_acquire
            atomic64_dec_return_release atomic64_dec_return_relaxed)
        fetch (
            atomic64_fetch_dec atomic64_fetch_dec_acquire
            atomic64_fetch_dec_release atomic64_fetch_dec_relaxed));
    and (atomic64_and
        fetch (
            atomic64_fetch_and atomic64_fetch_and_acquire
            atomic64_fetch_and_release atomic64_fetch_and_relaxed));
    andnot (atomic64_andnot
        fetch (
            atomic64_fetch_andnot atomic64_fetch_andnot_acquire
            atomic64_fetch_andnot_release atomic64_fetch_andnot_relaxed));
    or (atomic64_or
        fetch (
            atomic64_fetch_or atomic64_fetch_or_acquire
            atomic64_fetch_or_release atomic64_fetch_or_relaxed));
    xor (atomic64_xor
        fetch (
            atomic64_fetch_xor atomic64_fetch_xor_acquire
            atomic64_fetch_xor_release atomic64_fetch_xor_relaxed));

    xchg (
        atomic64_xchg atomic64_xchg_acquire
        atomic64_xchg_release atomic64_xchg_relaxed);
    cmpxchg (
        atomic64_cmpxchg atomic64_cmpxchg_acquire
        atomic64_cmpxchg_release atomic64_cmpxchg_relaxed);
    try_cmpxchg (
        atomic64_try_cmpxchg atomic64_try_cmpxchg_acquire
        atomic64_try_cmpxchg_release atomic64_try_cmpxchg_relaxed);

    sub_and_test (atomic64_sub_and_test);
    dec_and_test (atomic64_dec_and_test);
    inc_and_test (atomic64_inc_and_test);
    add_negative (
        atomic64_add_negative atomic64_add_negative_acquire
        atomic64_add_negative_release atomic64_add_negative_relaxed);
    fetch_add_unless (atomic64_fetch_add_unless);
    add_unless (atomic64_add_unless);
    inc_not_zero (atomic64_inc_not_zero);
    inc_unless_negative (atomic64_inc_unless_negative);
    dec_unless_positive (atomic64_dec_unless_positive);
    dec_if_positive (atomic64_dec_if_positive);
}
