//! The sequences of 64-bit RISC-V.
//!
//! Sources: RISC-V Instruction Set Manual, Volume I, Unprivileged ISA; RISC-V ELF psABI,
//! riscv-atomic.adoc (the mapping "A6S"); Linux, Documentation/atomic_t.txt, for `Full`.

use super::table;

/// Every ordering of a read-modify-write.
const EVERY: &str = "Relaxed Acquire Release AcqRel SeqCst Full";

/// What is one AMO, with a result and without.
const FETCHES: &str = "swap fetch_add fetch_sub fetch_inc fetch_dec fetch_and fetch_andnot fetch_or \
    fetch_xor fetch_not fetch_max fetch_min add_and_test sub_and_test inc_and_test dec_and_test \
    add_negative bit_set bit_clear bit_toggle";
const APPLIED: &str = "add sub inc dec and andnot or xor not";

/// What is one AMO on the word around a narrow value, and what is a loop there.
const MASKS: &str = "fetch_and fetch_andnot fetch_or fetch_xor fetch_not bit_set bit_clear bit_toggle \
    and andnot or xor not";
const LOOPS: &str = "swap fetch_add fetch_sub fetch_inc fetch_dec fetch_neg fetch_nand fetch_max \
    fetch_min add_and_test sub_and_test inc_and_test dec_and_test add_negative add sub inc dec neg";

/// What is one AMO of Zabha.
const NARROW: &str = "swap fetch_add fetch_sub fetch_inc fetch_dec fetch_and fetch_andnot fetch_or \
    fetch_xor fetch_not fetch_max fetch_min add_and_test sub_and_test inc_and_test dec_and_test \
    add_negative bit_set bit_clear bit_toggle add sub inc dec and andnot or xor not";

/// What is a loop of `amocas.q`.
const WIDE: &str = "store swap fetch_add fetch_sub fetch_inc fetch_dec fetch_neg fetch_and fetch_andnot \
    fetch_or fetch_xor fetch_nand fetch_not fetch_max fetch_min add_and_test sub_and_test \
    inc_and_test dec_and_test add_negative bit_set bit_clear bit_toggle add sub inc dec neg and andnot \
    or xor not";

table! {
    /// Every CPU with the extension "A", and what Zabha and Zacas add.
    SEQUENCES {
        "load", "8 16 32 64", "Relaxed", "": "l{bu,hu,w,d} r, 0(m)"
            "An aligned load is atomic."
            ("Unprivileged ISA, RVWMO, \"Memory Model Primitives\"");
        "load", "8 16 32 64", "Acquire", "": "l{bu,hu,w,d} r, 0(m); fence r, rw"
            "The fence keeps every later access behind the load."
            ("psABI, riscv-atomic.adoc, RVWMO mapping; Unprivileged ISA, RVWMO rule 4");
        "load", "8 16 32 64", "SeqCst", "": "fence rw, rw; l{bu,hu,w,d} r, 0(m); fence r, rw"
            "The fence in front orders it with earlier stores that are SeqCst, also those of \
             compilers before the mapping \"A6S\", which have no fence behind them."
            ("psABI, riscv-atomic.adoc, RVWMO mapping; Unprivileged ISA, RVWMO rule 4");
        "store", "8 16 32 64", "Relaxed", "": "s{b,h,w,d} r, 0(m)"
            "An aligned store is atomic."
            ("Unprivileged ISA, RVWMO, \"Memory Model Primitives\"");
        "store", "8 16 32 64", "Release", "": "fence rw, w; s{b,h,w,d} r, 0(m)"
            "The fence keeps every earlier access before the store."
            ("psABI, riscv-atomic.adoc, RVWMO mapping; Unprivileged ISA, RVWMO rule 4");
        "store", "8 16", "SeqCst", "": "fence rw, w; s{b,h} r, 0(m); fence rw, rw"
            "The fence behind it orders it with later loads that are SeqCst, also those that are one \
             instruction of Zalasr (\"A7\")."
            ("psABI, riscv-atomic.adoc, RVWMO mapping");
        "store", "32 64", "SeqCst", "": "amoswap.{w,d}.rl zero, r, (m)"
            "The release is RCsc: the instruction comes before every later one that acquires, and \
             other loads that are SeqCst have a fence in front. One instruction in the place of a \
             store between two fences."
            ("psABI, riscv-atomic.adoc, RVWMO mapping, note 4; Unprivileged ISA, RVWMO rule 7");

        FETCHES, "32 64", "Relaxed", "": "amo{swap,add,and,or,xor,max,min,maxu,minu}.{w,d} r, v, (m)"
            "An AMO reads and writes at one point of the global memory order. A difference is the sum \
             with the negative, and a bit is cleared by the and with its inverse."
            ("Unprivileged ISA, Zaamo");
        FETCHES, "32 64", "Acquire Release AcqRel SeqCst Full", "":
            "amo{swap,add,and,or,xor,max,min,maxu,minu}.{w,d}{.aq,.rl,.aqrl} r, v, (m)"
            "`.aq` keeps later accesses behind it, `.rl` earlier ones before it. With both it stands \
             where it stands for everything: that is SeqCst, and Full."
            ("psABI, riscv-atomic.adoc, RVWMO AMO mapping; Unprivileged ISA, RVWMO rules 5 to 7");
        APPLIED, "32 64",
            EVERY, "":
            "amo{add,and,or,xor}.{w,d}{,.aq,.rl,.aqrl} zero, v, (m)"
            "The same without a destination: the value is dropped, and the read keeps its order."
            ("Unprivileged ISA, Zaamo; RVWMO, \"Memory Model Primitives\"");
        "fetch_neg fetch_nand neg", "32 64", "Relaxed Acquire Release AcqRel", "":
            "L: lr.{w,d}{,.aq} r, (m); …; sc.{w,d}{,.rl} t, t, (m); bnez t, L"
            "No AMO does it. The store takes place only if nobody wrote since the load, and the loop \
             is constrained, so that it ends. The load acquires and the store releases."
            ("psABI, riscv-atomic.adoc, RVWMO LR/SC mapping; Unprivileged ISA, Zalrsc");
        "fetch_neg fetch_nand neg", "32 64", "SeqCst", "":
            "L: lr.{w,d}.aqrl r, (m); …; sc.{w,d}.rl t, t, (m); bnez t, L"
            "The load is also a release, so that nothing SeqCst before it passes it."
            ("psABI, riscv-atomic.adoc, RVWMO LR/SC mapping");
        "fetch_neg fetch_nand neg", "32 64", "Full", "":
            "L: lr.{w,d} r, (m); …; sc.{w,d}.rl t, t, (m); bnez t, L; fence rw, rw"
            "What is before comes before the store, what is behind comes after the fence. The load \
             may be early, but no write comes between it and the store, so that it shows nowhere."
            ("Linux, Documentation/atomic_t.txt, ORDERING; Unprivileged ISA, RVWMO rules 4 and 6, atomicity axiom");
        "compare_exchange", "32 64", "Relaxed Acquire Release AcqRel", "":
            "L: lr.{w,d}{,.aq} r, (m); bne r, old, F; sc.{w,d}{,.rl} t, new, (m); bnez t, L; F:"
            "The store takes place only if nobody wrote since the load. The load acquires for both \
             outcomes, the store releases."
            ("psABI, riscv-atomic.adoc, RVWMO LR/SC mapping; Unprivileged ISA, Zalrsc");
        "compare_exchange", "32 64", "SeqCst", "":
            "L: lr.{w,d}.aqrl r, (m); bne r, old, F; sc.{w,d}.rl t, new, (m); bnez t, L; F:"
            "The load is also a release, so that nothing SeqCst before it passes it, also where the \
             exchange fails."
            ("psABI, riscv-atomic.adoc, RVWMO LR/SC mapping");
        "compare_exchange", "32 64", "Full", "":
            "L: lr.{w,d} r, (m); bne r, old, F; sc.{w,d}.rl t, new, (m); bnez t, L; fence rw, rw; \
             F:"
            "As for fetch_nand; one that fails has the order of its failure alone."
            ("Linux, Documentation/atomic_t.txt, ORDERING; Unprivileged ISA, RVWMO rules 4 and 6, atomicity axiom");
        "compare_exchange_weak", "32 64", "Relaxed Acquire Release AcqRel SeqCst", "":
            "L: lr.{w,d}{,.aq,.aqrl} r, (m); bne r, old, F; sc.{w,d}{,.rl} t, new, (m); bnez t, L; F:"
            "The strong one, which the compiler branches on best. In `raw` it is one attempt, as for \
             `Full`."
            ("psABI, riscv-atomic.adoc, RVWMO LR/SC mapping; Unprivileged ISA, Zalrsc");
        "compare_exchange_weak", "32 64", "Full", "":
            "lr.{w,d}{,.aq,.aqrl} r, (m); xor t, r, old; bnez t, F; sc.{w,d}.rl t, new, (m); \
             fence rw, rw; F:"
            "One attempt: `sc` may fail for no reason. Ordered like the strong one."
            ("psABI, riscv-atomic.adoc, RVWMO LR/SC mapping; Unprivileged ISA, Zalrsc");

        MASKS, "8 16", EVERY, "":
            "sllw v, v, shift; amo{and,or,xor}.w{,.aq,.rl,.aqrl} r, v, (m & -4); srlw r, r, shift"
            "The AMO is on the aligned word around the value, with an operand that leaves the \
             neighbors as they are."
            ("psABI, riscv-atomic.adoc, Other conventions; Unprivileged ISA, Zaamo");
        LOOPS, "8 16", EVERY, "":
            "L: lr.w{,.aq,.aqrl} r, (m & -4); …; sc.w{,.rl} t, t, (m & -4); bnez t, L; srlw r, r, \
             shift"
            "The aligned word around the value is written back with the neighbors as they were read, \
             and only if nobody wrote to any of it. Ordered like fetch_nand of 32 bits."
            ("psABI, riscv-atomic.adoc, Other conventions, RVWMO LR/SC mapping");
        "compare_exchange compare_exchange_weak", "8 16",
            EVERY, "":
            "L: lr.w{,.aq,.aqrl} w, (m & -4); srlw r, w, shift; xor t, r, old; slli t, t, 56 or 48; bnez \
             t, F; xor t, w, (old ^ new) << shift; sc.w{,.rl} t, t, (m & -4); bnez t, L; F:"
            "The same; the difference between old and new, where the value is old, makes it new and \
             leaves the neighbors alone. The value is compared where a value is in a register, without \
             the neighbors above it, and is found there. The weak one does not loop."
            ("psABI, riscv-atomic.adoc, Other conventions, RVWMO LR/SC mapping");

        NARROW, "8 16", EVERY, "Zabha":
            "amo{swap,add,and,or,xor,max,min,maxu,minu}.{b,h}{,.aq,.rl,.aqrl} r, v, (m)"
            "The AMOs of words, for bytes and halfwords."
            ("Unprivileged ISA, Zabha");
        "compare_exchange compare_exchange_weak", "32 64",
            EVERY, "Zacas":
            "amocas.{w,d}{,.aq,.rl,.aqrl} r, new, (m)"
            "One instruction, which does not fail for no reason. One that fails is a read and \
             releases nothing: where failure is SeqCst, `fence rw, rw` stands in front."
            ("Unprivileged ISA, Zacas; psABI, riscv-atomic.adoc, note 5");
        "compare_exchange compare_exchange_weak", "8 16",
            EVERY, "ZabhaZacas":
            "amocas.{b,h}{,.aq,.rl,.aqrl} r, new, (m)"
            "One instruction, which does not fail for no reason. One that fails is a read and \
             releases nothing: where failure is SeqCst, `fence rw, rw` stands in front."
            ("Unprivileged ISA, Zabha; psABI, riscv-atomic.adoc, note 5");
        "fetch_neg fetch_nand neg", "8 16", EVERY, "ZabhaZacas":
            "l{b,h} r, 0(m); L: …; mv old, r; amocas.{b,h}{,.aq,.rl,.aqrl} r, new, (m); bne r, old, L"
            "A loop of compare-exchange; the first value may be any that was ever there."
            ("Unprivileged ISA, Zabha");
        "load", "128", "Relaxed Acquire SeqCst", "Zacas":
            "amocas.q{,.aq,.aqrl} a0, zero, (m)"
            "A compare-exchange of zero by zero: it gives what is there, and writes nothing else. \
             With SeqCst `fence rw, rw` stands in front, because one that fails releases nothing."
            ("Unprivileged ISA, Zacas; psABI, riscv-atomic.adoc, note 5");
        WIDE, "128", EVERY, "Zacas":
            "ld a0, 0(m); ld a1, 8(m); L: …; mv low, a0; mv high, a1; amocas.q{,.aq,.rl,.aqrl} a0, a4, \
             (m); bne a0, low, L; bne a1, high, L"
            "A loop of compare-exchange. The halves that it starts with may not belong together: \
             then the exchange fails and gives a value that was there."
            ("Unprivileged ISA, Zacas");
        "compare_exchange compare_exchange_weak", "128",
            EVERY, "Zacas":
            "amocas.q{,.aq,.rl,.aqrl} a2, a4, (m)"
            "Sixteen aligned bytes in pairs of registers, one instruction; ordered like the \
             narrower."
            ("Unprivileged ISA, Zacas; psABI, riscv-atomic.adoc, note 5");

        "fence", "", "Acquire", "": "fence r, rw"
            "Earlier reads before everything later."
            ("psABI, riscv-atomic.adoc, RVWMO mapping; Unprivileged ISA, RVWMO rule 4");
        "fence", "", "Release", "": "fence rw, w"
            "Everything earlier before later writes."
            ("psABI, riscv-atomic.adoc, RVWMO mapping; Unprivileged ISA, RVWMO rule 4");
        "fence", "", "AcqRel", "": "fence.tso"
            "Both of these, and no order from writes to later reads."
            ("psABI, riscv-atomic.adoc, RVWMO mapping; Unprivileged ISA, FENCE");
        "fence", "", "SeqCst Full", "": "fence rw, rw"
            "Everything earlier before everything later."
            ("psABI, riscv-atomic.adoc, RVWMO mapping; Unprivileged ISA, RVWMO rule 4");
    }
}
