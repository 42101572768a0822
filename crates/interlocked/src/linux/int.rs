//! `atomic_t`: an `int`, 85 functions.

use crate::{Acquire, Atomic, Full, Relaxed, Release};

atomics! {
    atomic_t i32 ATOMIC_INIT "int";

    read (atomic_read atomic_read_acquire);
    set (atomic_set atomic_set_release);

    add (atomic_add
        return (
            atomic_add_return atomic_add_return_acquire
            atomic_add_return_release atomic_add_return_relaxed)
        fetch (
            atomic_fetch_add atomic_fetch_add_acquire
            atomic_fetch_add_release atomic_fetch_add_relaxed));
    sub (atomic_sub
        return (
            atomic_sub_return atomic_sub_return_acquire
            atomic_sub_return_release atomic_sub_return_relaxed)
        fetch (
            atomic_fetch_sub atomic_fetch_sub_acquire
            atomic_fetch_sub_release atomic_fetch_sub_relaxed));
    inc (atomic_inc
        return (
            atomic_inc_return atomic_inc_return_acquire
            atomic_inc_return_release atomic_inc_return_relaxed)
        fetch (
            atomic_fetch_inc atomic_fetch_inc_acquire
            atomic_fetch_inc_release atomic_fetch_inc_relaxed));
    dec (atomic_dec
        return (
            atomic_dec_return atomic_dec_return_acquire
            atomic_dec_return_release atomic_dec_return_relaxed)
        fetch (
            atomic_fetch_dec atomic_fetch_dec_acquire
            atomic_fetch_dec_release atomic_fetch_dec_relaxed));
    and (atomic_and
        fetch (
            atomic_fetch_and atomic_fetch_and_acquire
            atomic_fetch_and_release atomic_fetch_and_relaxed));
    andnot (atomic_andnot
        fetch (
            atomic_fetch_andnot atomic_fetch_andnot_acquire
            atomic_fetch_andnot_release atomic_fetch_andnot_relaxed));
    or (atomic_or
        fetch (
            atomic_fetch_or atomic_fetch_or_acquire
            atomic_fetch_or_release atomic_fetch_or_relaxed));
    xor (atomic_xor
        fetch (
            atomic_fetch_xor atomic_fetch_xor_acquire
            atomic_fetch_xor_release atomic_fetch_xor_relaxed));

    xchg (
        atomic_xchg atomic_xchg_acquire
        atomic_xchg_release atomic_xchg_relaxed);
    cmpxchg (
        atomic_cmpxchg atomic_cmpxchg_acquire
        atomic_cmpxchg_release atomic_cmpxchg_relaxed);
    try_cmpxchg (
        atomic_try_cmpxchg atomic_try_cmpxchg_acquire
        atomic_try_cmpxchg_release atomic_try_cmpxchg_relaxed);

    sub_and_test (atomic_sub_and_test);
    dec_and_test (atomic_dec_and_test);
    inc_and_test (atomic_inc_and_test);
    add_negative (
        atomic_add_negative atomic_add_negative_acquire
        atomic_add_negative_release atomic_add_negative_relaxed);
    fetch_add_unless (atomic_fetch_add_unless);
    add_unless (atomic_add_unless);
    inc_not_zero (atomic_inc_not_zero);
    inc_unless_negative (atomic_inc_unless_negative);
    dec_unless_positive (atomic_dec_unless_positive);
    dec_if_positive (atomic_dec_if_positive);
}
