//! The sequences of AArch64.
//!
//! Sources: Arm Architecture Reference Manual for A-profile (DDI 0487); Arm, C/C++ Atomics ABI
//! Standard for the Arm 64-bit Architecture (atomicsabi64); Linux, Documentation/atomic_t.txt and
//! arch/arm64/include/asm/atomic_ll_sc.h, for `Full`.
//!
//! Limits: for Microsoft's compilers, whose `SeqCst` load is `ldr; dmb ish`, `dmb ish` follows the
//! `SeqCst` stores and LL/SC loops of this table (LLVM D141748).

use super::table;

/// The orderings of a read-modify-write, and those of them whose read has none.
const EVERY: &str = "Relaxed Acquire Release AcqRel SeqCst Full";
const ALL_BUT_FULL: &str = "Relaxed Acquire Release AcqRel SeqCst";

/// What LSE has instructions for: with a result, and without one.
const FETCHES: &str = "fetch_add fetch_sub fetch_inc fetch_dec fetch_and fetch_andnot fetch_or \
    fetch_xor fetch_not fetch_max fetch_min add_and_test sub_and_test inc_and_test dec_and_test \
    add_negative bit_set bit_clear bit_toggle";
const APPLIED: &str = "add sub inc dec and andnot or xor not";

/// What LSE has no instruction for.
const ABSENT: &str = "fetch_neg fetch_nand neg";

/// All of these.
const COMPUTED: &str = "fetch_add fetch_sub fetch_inc fetch_dec fetch_neg fetch_and fetch_andnot \
    fetch_or fetch_xor fetch_nand fetch_not fetch_max fetch_min add_and_test sub_and_test \
    inc_and_test dec_and_test add_negative bit_set bit_clear bit_toggle add sub inc dec neg and \
    andnot or xor not";

table! {
    /// Every CPU, and what LSE, LRCPC, LSE2, LSE128 and LRCPC3 add.
    SEQUENCES {
        "load", "8 16 32 64", "Relaxed", "": "ldr{b,h} r, [m]"
            "An aligned load of a register is atomic."
            ("DDI 0487 B2.2.1; C6.2 LDR, LDRB, LDRH");
        "load", "8 16 32 64", "Acquire SeqCst", "": "ldar{b,h} r, [m]"
            "Later accesses stay behind it. It waits for earlier `stlr`, so that loads and stores \
             that are SeqCst are in one order."
            ("DDI 0487 B2.3, Load-Acquire and Store-Release; atomicsabi64");
        "load", "8 16 32 64", "Acquire", "at Rcpc": "ldapr{b,h} r, [m]"
            "Later accesses stay behind it. It does not wait for earlier `stlr` of other places, \
             which Acquire does not ask for; SeqCst does, and stays `ldar`. \
             Not worth a test at run time."
            ("DDI 0487 B2.3, Load-AcquirePC; C6.2 LDAPR");
        "store", "8 16 32 64", "Relaxed", "": "str{b,h} r, [m]"
            "An aligned store of a register is atomic."
            ("DDI 0487 B2.2.1; C6.2 STR, STRB, STRH");
        "store", "8 16 32 64", "Release SeqCst", "": "stlr{b,h} r, [m]"
            "Earlier accesses stay before it, and a later `ldar` waits for it."
            ("DDI 0487 B2.3, Load-Acquire and Store-Release; atomicsabi64");

        "swap", "8 16 32 64", ALL_BUT_FULL, "":
            "L: ld{a}xr{b,h} r, [m]; st{l}xr{b,h} t, v, [m]; cbnz t, L"
            "The store takes place only if nobody wrote since the load. The load acquires, the store \
             releases, and a later `ldar` or `ldaxr` waits for `stlxr`: that is SeqCst."
            ("DDI 0487, Synchronization and semaphores; B2.3; atomicsabi64");
        "swap", "8 16 32 64", "Full", "":
            "L: ldxr{b,h} r, [m]; stlxr{b,h} t, v, [m]; cbnz t, L; dmb ish"
            "What is before comes before the store, what is behind comes after the barrier, and \
             nobody writes between the load and the store. With `ldaxr` in the place of the barrier \
             accesses of both sides could meet between the two."
            ("Linux, atomic_ll_sc.h and atomic_t.txt, ORDERING; DDI 0487 B2.3");
        FETCHES, "8 16 32 64", ALL_BUT_FULL, "":
            "L: ld{a}xr{b,h} r, [m]; {add,sub,and,bic,orr,eor,mvn,csel} t, r, v; st{l}xr{b,h} s, t, [m]; cbnz s, L"
            "As swap, with one instruction between the two, or two: `csel` comes after `cmp`. Nothing \
             else is there, so that the loop ends."
            ("DDI 0487, Synchronization and semaphores; B2.3; atomicsabi64");
        FETCHES, "8 16 32 64", "Full", "":
            "L: ldxr{b,h} r, [m]; {add,sub,and,bic,orr,eor,mvn,csel} t, r, v; stlxr{b,h} s, t, [m]; cbnz s, L; dmb ish"
            "As swap."
            ("Linux, atomic_ll_sc.h and atomic_t.txt, ORDERING; DDI 0487 B2.3");
        APPLIED, "8 16 32 64", ALL_BUT_FULL, "":
            "L: ld{a}xr{b,h} r, [m]; {add,sub,and,bic,orr,eor,mvn} t, r, v; st{l}xr{b,h} s, t, [m]; cbnz s, L"
            "The same; nobody looks at what was read."
            ("DDI 0487, Synchronization and semaphores; B2.3; atomicsabi64");
        APPLIED, "8 16 32 64", "Full", "":
            "L: ldxr{b,h} r, [m]; {add,sub,and,bic,orr,eor,mvn} t, r, v; stlxr{b,h} s, t, [m]; cbnz s, L; dmb ish"
            "As swap."
            ("Linux, atomic_ll_sc.h and atomic_t.txt, ORDERING; DDI 0487 B2.3");
        ABSENT, "8 16 32 64", ALL_BUT_FULL, "":
            "L: ld{a}xr{b,h} r, [m]; {neg t, r | and t, r, v; mvn t, t}; st{l}xr{b,h} s, t, [m]; cbnz s, L"
            "As swap. LSE has no instruction for these, and a loop of `cas` would be longer."
            ("DDI 0487, Synchronization and semaphores; B2.3; atomicsabi64");
        ABSENT, "8 16 32 64", "Full", "":
            "L: ldxr{b,h} r, [m]; {neg t, r | and t, r, v; mvn t, t}; stlxr{b,h} s, t, [m]; cbnz s, L; dmb ish"
            "As swap."
            ("Linux, atomic_ll_sc.h and atomic_t.txt, ORDERING; DDI 0487 B2.3");
        "compare_exchange", "8 16 32 64", ALL_BUT_FULL, "":
            "L: ld{a}xr{b,h} r, [m]; sub t, r, old; cbnz t, F; st{l}xr{b,h} t, new, [m]; cbnz t, L; F:"
            "As swap; one that fails is a load, which acquires if one of the two orderings does. The \
             outcome is in `t`, so that the flags are left alone."
            ("DDI 0487, Synchronization and semaphores; B2.3; atomicsabi64");
        "compare_exchange", "8 16 32 64", "Full", "":
            "L: ldxr{b,h} r, [m]; sub t, r, old; cbnz t, F; stlxr{b,h} t, new, [m]; cbnz t, L; \
             dmb ish; F:"
            "As swap. One that fails skips the barrier: it has the order of its failure alone, and \
             its load is `ldaxr` if that acquires."
            ("Linux, atomic_ll_sc.h and atomic_t.txt, ORDERING; DDI 0487 B2.3");
        "compare_exchange_weak", "8 16 32 64", EVERY, "":
            "ld{a}xr{b,h} r, [m]; sub t, r, old; cbnz t, F; st{l}xr{b,h} t, new, [m]; F:"
            "One attempt: the store may fail for no reason. Ordered like the strong one, with \
             `dmb ish` before the end for Full."
            ("DDI 0487, Synchronization and semaphores; B2.3");

        "swap", "8 16 32 64", EVERY, "LSE": "swp{a,l,al}{b,h} v, r, [m]"
            "One atomic access. `a` acquires, `l` releases; with both, what is before comes before \
             what is behind, which is SeqCst, and Full. The result is never the zero register, \
             because with that one `a` is lost."
            ("DDI 0487 B2.2.1; B2.3, Barrier-ordered-before; C6.2 SWP; atomicsabi64");
        FETCHES, "8 16 32 64", EVERY, "LSE":
            "ld{add,clr,set,eor,smax,smin,umax,umin}{,a,l,al}{b,h} v, r, [m]"
            "As swap. A difference is the sum with the negative (`neg`), an and clears the bits of \
             the inverse (`mvn`)."
            ("DDI 0487 B2.2.1; B2.3, Barrier-ordered-before; C6.2 LDADD and so on; atomicsabi64");
        APPLIED, "8 16 32 64", "Relaxed Release", "LSE":
            "st{add,clr,set,eor}{,l}{b,h} v, [m]"
            "The same without a destination. Its read has no order, and neither has that of an \
             operation without a result: a later `dmb ishld` does not order it."
            ("DDI 0487 C6.2 STADD and so on; Linux, Documentation/atomic_t.txt, ORDERING");
        APPLIED, "8 16 32 64", "Acquire AcqRel SeqCst Full", "LSE":
            "ld{add,clr,set,eor}{a,al}{b,h} v, r, [m]"
            "The read is ordered, so it has a destination that is thrown away."
            ("DDI 0487 C6.2 LDADD and so on; atomicsabi64");
        "compare_exchange compare_exchange_weak", "8 16 32 64", EVERY, "LSE":
            "cas{a,l,al}{b,h} r, new, [m]; cmp r, old"
            "One atomic access, which writes if it finds `old`. The letters are those of both \
             orderings together."
            ("DDI 0487 B2.2.1; B2.3, Barrier-ordered-before; C6.2 CAS; atomicsabi64");

        "load", "128", "Relaxed Acquire SeqCst", "":
            "L: ld{a}xp r, q, [m]; stxp t, r, q, [m]; cbnz t, L"
            "The halves belong together only if the store takes place, which puts back what was \
             there. Acquire and SeqCst are `ldaxp`."
            ("DDI 0487 B2.2.1; C6.2 LDXP; atomicsabi64");
        "store", "128", "Relaxed Release SeqCst", "":
            "L: ld{a}xp s, t, [m]; st{l}xp t, v, w, [m]; cbnz t, L"
            "A swap whose result is thrown away; `stxp` without a load does not store."
            ("DDI 0487 B2.2.1; C6.2 STXP; atomicsabi64");
        "swap", "128", EVERY, "":
            "L: ld{a}xp r, q, [m]; st{l}xp t, v, w, [m]; cbnz t, L"
            "As 64 bits; for Full `dmb ish` follows."
            ("DDI 0487 B2.2.1; C6.2 LDXP, STXP; atomicsabi64");
        COMPUTED, "128", EVERY, "":
            "L: ld{a}xp r, q, [m]; …; st{l}xp s, t, u, [m]; cbnz s, L"
            "As 64 bits, with two instructions or four between the two: `adds; adc`, `subs; sbc`, \
             `negs; ngc`, twice a bitwise one, `cmp; sbcs; csel; csel`. For Full `dmb ish` follows. \
             A loop of `casp` would be longer."
            ("DDI 0487 B2.2.1; C6.2 LDXP, STXP; atomicsabi64");
        "compare_exchange compare_exchange_weak", "128", EVERY, "":
            "L: ld{a}xp r, q, [m]; cmp r, old; ccmp q, old', #0, eq; csel t, new, r, eq; \
             csel u, new', q, eq; st{l}xp s, t, u, [m]; cbnz s, L; cset s, eq"
            "One that fails stores what it read, because only then the halves belong together; for \
             the same reason the weak one does not give up. For Full `dmb ish` follows a success."
            ("DDI 0487 B2.2.1; C6.2 LDXP, STXP; atomicsabi64");
        "load", "128", "Relaxed Acquire SeqCst", "LSE": "casp{a} r, q, r, q, [m]"
            "A compare-exchange of whatever the registers hold with itself: it gives what is there, \
             and writes nothing else."
            ("DDI 0487 B2.2.1; C6.2 CASP; atomicsabi64");
        "compare_exchange compare_exchange_weak", "128", EVERY, "LSE":
            "casp{a,l,al} r, q, new, new', [m]; cmp r, old; ccmp q, old', #0, eq"
            "Sixteen bytes as one atomic access, failed or not."
            ("DDI 0487 B2.2.1; C6.2 CASP; atomicsabi64");
        "load", "128", "Relaxed", "LSE LSE2": "ldp r, q, [m]"
            "With LSE2 a pair in sixteen aligned bytes is one atomic access. Nothing is written."
            ("DDI 0487 B2.2.1; C6.2 LDP; atomicsabi64");
        "load", "128", "Acquire", "LSE LSE2": "ldp r, q, [m]; dmb ishld"
            "The barrier keeps every later access behind the load."
            ("DDI 0487 B2.2.1; B2.3, Data Memory Barrier; atomicsabi64");
        "load", "128", "SeqCst", "LSE LSE2": "ldar t, [m]; ldp r, q, [m]; dmb ishld"
            "`ldar` waits for earlier stores that are SeqCst and exchanges, and `ldp` for `ldar`."
            ("DDI 0487 B2.3; atomicsabi64");
        "store", "128", "Relaxed", "LSE2": "stp v, w, [m]"
            "With LSE2 a pair in sixteen aligned bytes is one atomic access."
            ("DDI 0487 B2.2.1; C6.2 STP; atomicsabi64");
        "store", "128", "Release", "LSE2": "dmb ish; stp v, w, [m]"
            "The barrier keeps every earlier access before the store."
            ("DDI 0487 B2.3, Data Memory Barrier; atomicsabi64");
        "store", "128", "SeqCst", "LSE2": "dmb ish; stp v, w, [m]; dmb ish"
            "The second barrier keeps later loads behind the store."
            ("DDI 0487 B2.3, Data Memory Barrier; atomicsabi64");
        "store", "128", "Release SeqCst", "LSE128 LSE2": "swpp{l,al} v, w, [m]"
            "A swap whose result is thrown away: one instruction, and no barrier."
            ("DDI 0487 B2.2.1; C6.2 SWPP; atomicsabi64");
        "swap", "128", EVERY, "LSE128": "swpp{a,l,al} r, q, [m]"
            "Sixteen bytes as one atomic access, ordered like `swp`."
            ("DDI 0487 B2.2.1; C6.2 SWPP; atomicsabi64");
        "fetch_and fetch_andnot bit_clear and andnot", "128", EVERY, "LSE128":
            "ldclrp{a,l,al} r, q, [m]"
            "Sixteen bytes as one atomic access, ordered like `ldclr`. An and clears the bits of the \
             inverse (`mvn; mvn`)."
            ("DDI 0487 B2.2.1; C6.2 LDCLRP; atomicsabi64");
        "fetch_or bit_set or", "128", EVERY, "LSE128": "ldsetp{a,l,al} r, q, [m]"
            "Sixteen bytes as one atomic access, ordered like `ldset`."
            ("DDI 0487 B2.2.1; C6.2 LDSETP; atomicsabi64");
        "load", "128", "Acquire", "LSE LSE2 LRCPC3": "ldiapp r, q, [m]"
            "A pair that acquires: no barrier."
            ("DDI 0487 B2.2.1; C6.2 LDIAPP; atomicsabi64");
        "load", "128", "SeqCst", "LSE LSE2 LRCPC3": "ldar t, [m]; ldiapp r, q, [m]"
            "As with `ldp`, and no barrier."
            ("DDI 0487 B2.3; C6.2 LDIAPP; atomicsabi64");
        "store", "128", "Release SeqCst", "LSE2 LRCPC3": "stilp v, w, [m]"
            "A pair that releases, for which a later `ldar` waits."
            ("DDI 0487 B2.2.1; C6.2 STILP; atomicsabi64");

        "fence", "", "Acquire", "": "dmb ishld"
            "Earlier reads before everything later."
            ("DDI 0487 B2.3, Data Memory Barrier");
        "fence", "", "Release AcqRel SeqCst Full", "": "dmb ish"
            "Everything earlier before everything later."
            ("DDI 0487 B2.3, Data Memory Barrier");
    }
}
