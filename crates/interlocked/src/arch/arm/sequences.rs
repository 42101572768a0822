//! The sequences of ARMv7, profiles A and R.
//!
//! Sources: Arm Architecture Reference Manual ARMv7-A and ARMv7-R (DDI 0406).

use super::table;

/// The read-modify-writes, which differ in what stands between load and store.
const UPDATES: &str = "swap fetch_add fetch_sub fetch_inc fetch_dec fetch_neg fetch_and fetch_andnot \
    fetch_or fetch_xor fetch_nand fetch_not fetch_max fetch_min add_and_test sub_and_test \
    inc_and_test dec_and_test add_negative bit_set bit_clear bit_toggle add sub inc dec neg and andnot \
    or xor not";

/// Every ordering of a read-modify-write.
const EVERY: &str = "Relaxed Acquire Release AcqRel SeqCst Full";

table! {
    /// Every CPU that has ARMv7-A or -R.
    SEQUENCES {
        "load", "8 16 32", "Relaxed", "": "ldr{b,h,} r, [m]"
            "An aligned load of a byte, halfword or word is atomic."
            ("Arm ARM DDI 0406 A3.5.3");
        "load", "8 16 32", "Acquire SeqCst", "": "ldr{b,h,} r, [m]; dmb ish"
            "The barrier keeps every later access behind the load. Stores that are SeqCst have a \
             barrier behind them, so that the load needs none in front."
            ("Arm ARM DDI 0406 A3.5.3, A3.8.3");
        "load", "64", "Relaxed", "": "ldrexd r0, r1, [m]"
            "The load of a pair is atomic without a store. A claim on the place that no store \
             follows harms nobody."
            ("Arm ARM DDI 0406 A3.5.3, A3.4.1");
        "load", "64", "Acquire SeqCst", "": "ldrexd r0, r1, [m]; dmb ish"
            "The same, and the barrier keeps every later access behind it."
            ("Arm ARM DDI 0406 A3.5.3, A3.8.3");
        "store", "8 16 32", "Relaxed", "": "str{b,h,} r, [m]"
            "An aligned store of a byte, halfword or word is atomic."
            ("Arm ARM DDI 0406 A3.5.3");
        "store", "8 16 32", "Release", "": "dmb ish; str{b,h,} r, [m]"
            "The barrier keeps every earlier access before the store. A barrier for stores alone \
             would let earlier loads pass."
            ("Arm ARM DDI 0406 A3.5.3, A3.8.3");
        "store", "8 16 32", "SeqCst", "": "dmb ish; str{b,h,} r, [m]; dmb ish"
            "The barrier behind it keeps later loads behind the store."
            ("Arm ARM DDI 0406 A3.5.3, A3.8.3");
        "store", "64", "Relaxed Release SeqCst", "":
            "L: ldrexd r0, r1, [m]; strexd r0, r2, r3, [m]; cmp r0, #0; bne L"
            "No other store of a pair is atomic on every CPU. `dmb ish` before it to release, and \
             behind it as well with SeqCst."
            ("Arm ARM DDI 0406 A3.5.3, A3.4.1");

        UPDATES, "8 16 32 64", "Relaxed", "":
            "L: ldrex{b,h,,d} r, [m]; …; strex{b,h,,d} t, new, [m]; cmp t, #0; bne L"
            "The store takes place only if nobody wrote since the load."
            ("Arm ARM DDI 0406 A3.4.1, A3.4.5");
        UPDATES, "8 16 32 64", "Acquire", "":
            "L: ldrex{b,h,,d} r, [m]; …; strex{b,h,,d} t, new, [m]; cmp t, #0; bne L; dmb ish"
            "The barrier keeps every later access behind the load."
            ("Arm ARM DDI 0406 A3.4.1, A3.8.3");
        UPDATES, "8 16 32 64", "Release", "":
            "dmb ish; L: ldrex{b,h,,d} r, [m]; …; strex{b,h,,d} t, new, [m]; cmp t, #0; bne L"
            "The barrier keeps every earlier access before the store."
            ("Arm ARM DDI 0406 A3.4.1, A3.8.3");
        UPDATES, "8 16 32 64", "AcqRel SeqCst Full", "":
            "dmb ish; L: ldrex{b,h,,d} r, [m]; …; strex{b,h,,d} t, new, [m]; cmp t, #0; bne L; dmb \
             ish"
            "A full barrier on either side: that is Full, and more than SeqCst asks for."
            ("Arm ARM DDI 0406 A3.4.1, A3.8.3; Linux, Documentation/atomic_t.txt, ORDERING");
        "compare_exchange", "8 16 32 64", EVERY, "":
            "L: ldrex{b,h,,d} r, [m]; subs t, r, old; bne F; [dmb ish;] strex{b,h,,d} t, new, [m]; cmp \
             t, #0; bne L; [dmb ish;] F: [dmb ish]"
            "The barrier before the store is there to release, and none runs when the exchange fails. \
             The load may be early, but no write comes between it and the store, so that it shows \
             nowhere. The last barrier is there if failure acquires, the one before it if success \
             alone does. There is no `clrex`: every store-exclusive has a load of its own. \
             What is left in `t` is zero only after a success. Of 64 bits the difference is `subs; \
             subseq`."
            ("Arm ARM DDI 0406 A3.4.1, A3.4.5, A3.8.3; Cortex-A15 errata notice, 830321");
        "compare_exchange_weak", "8 16 32 64", EVERY, "":
            "ldrex{b,h,,d} r, [m]; subs t, r, old; bne F; [dmb ish;] strex{b,h,,d} t, new, \
             [m]; [dmb ish;] F: [dmb ish]"
            "One attempt: the store may fail for no reason. Ordered like the strong one."
            ("Arm ARM DDI 0406 A3.4.1, A3.8.3; Cortex-A15 errata notice, 830321");

        "fence", "", "Acquire Release AcqRel SeqCst Full", "": "dmb ish"
            "Everything before it, for every observer, before everything behind it. A weaker one \
             (`ishst`) orders stores alone, which no ordering of Rust is content with."
            ("Arm ARM DDI 0406 A3.8.3, A8.8.43");
    }
}
