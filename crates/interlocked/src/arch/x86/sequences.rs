//! The sequences of 32-bit x86, and those that it has in common with x86-64.
//!
//! Sources: Intel 64 and IA-32 Architectures Software Developer's Manual (SDM), volume and section of
//! the edition of December 2022; AMD64 Architecture Programmer's Manual (APM). Of the SDM's volume
//! 3A all is in the chapter "Multiple-Processor Management", which is 9 there, 8 in editions before,
//! and 10 in those since 2025.

use super::table;

/// The orderings of a read-modify-write: a locked instruction has them all.
pub(super) const EVERY: &str = "Relaxed Acquire Release AcqRel SeqCst Full";

/// The table of the widths that fit a register: all of them, those that are wider than a byte, and
/// those that fill the register that a load goes to.
macro_rules! locked {
    ($name:ident: $all:literal, $words:literal, $whole:literal) => {
        table! {
            /// Widths up to a register: a load, a store, or one locked instruction.
            $name {
                "load", "8 16", "Relaxed Acquire SeqCst", "": "movzx r32, [m]"
                    "An aligned load is atomic, and no later load or store is reordered with it."
                    ("SDM 3A 9.1.1, 9.2.3.2, 9.2.3.3; APM 2 7.2, 7.3.2");
                "load", $whole, "Relaxed Acquire SeqCst", "": "mov r, [m]"
                    "An aligned load is atomic, and no later load or store is reordered with it."
                    ("SDM 3A 9.1.1, 9.2.3.2, 9.2.3.3; APM 2 7.2, 7.3.2");
                "store", $all, "Relaxed Release", "": "mov [m], r"
                    "An aligned store is atomic, and is not reordered with earlier loads and stores."
                    ("SDM 3A 9.1.1, 9.2.3.2, 9.2.3.3; APM 2 7.2, 7.3.2");
                "store", $all, "SeqCst", "": "xchg [m], r"
                    "A later load may overtake a plain store, and then this store and that load have \
                     no place in one order of all. It overtakes no locked instruction, and `xchg` \
                     with memory is one."
                    ("SDM 3A 9.1.2.1, 9.2.3.4, 9.2.3.9; APM 2 7.3.2, 7.4.2");
                "swap", $all, EVERY, "": "xchg [m], r"
                    "Exchanging with memory is locked, prefix or not: atomic, and not reordered with \
                     any load or store."
                    ("SDM 3A 9.1.2.1, 9.2.3.8, 9.2.3.9; SDM 2D XCHG");
                "compare_exchange compare_exchange_weak", $all, EVERY, "":
                    "lock cmpxchg [m], r"
                    "One locked instruction compares and writes. If it fails, it has written what it \
                     found. Which of the two it was is in the zero flag, for a branch or a `sete`."
                    ("SDM 2A CMPXCHG; SDM 3A 9.1.2.2, 9.2.3.9");

                "fetch_add fetch_inc", $all, EVERY, "": "lock xadd [m], r"
                    "One locked instruction adds and gives the old value."
                    ("SDM 2D XADD; SDM 3A 9.1.2.2, 9.2.3.9");
                "fetch_sub fetch_dec", $all, EVERY, "": "neg r; lock xadd [m], r"
                    "A difference is the sum with the negative."
                    ("SDM 2D XADD; SDM 3A 9.1.2.2, 9.2.3.9");
                "fetch_and fetch_or fetch_xor", $all, EVERY, "":
                    "mov a, [m]; L: mov t, a; {and,or,xor} t, r; lock cmpxchg [m], t; jne L"
                    "Nothing gives the old value and does this. The exchange takes place only if what \
                     was computed with is still there, and finds what is there otherwise."
                    ("SDM 2A CMPXCHG; SDM 3A 9.1.2.2, 9.2.3.9");
                "fetch_andnot", $all, EVERY, "":
                    "not r; mov a, [m]; L: mov t, a; and t, r; lock cmpxchg [m], t; jne L"
                    "A bit is cleared by the and with its inverse."
                    ("SDM 2A CMPXCHG; SDM 3A 9.1.2.2, 9.2.3.9");
                "fetch_nand", $all, EVERY, "":
                    "mov a, [m]; L: mov t, a; and t, r; not t; lock cmpxchg [m], t; jne L"
                    "As fetch_and."
                    ("SDM 2A CMPXCHG; SDM 3A 9.1.2.2, 9.2.3.9");
                "fetch_not fetch_neg", $all, EVERY, "":
                    "mov a, [m]; L: mov t, a; {not,neg} t; lock cmpxchg [m], t; jne L"
                    "As fetch_and. With `not` and `neg` on memory the old value would be lost."
                    ("SDM 2A CMPXCHG; SDM 3A 9.1.2.2, 9.2.3.9");
                "fetch_max fetch_min", $words, EVERY, "":
                    "mov a, [m]; L: mov t, a; cmp t, r; cmov{l,g,b,a} t, r; lock cmpxchg [m], t; jne L"
                    "As fetch_and. What is greater already is written again, since an operation that \
                     releases has to write."
                    ("SDM 2A CMOVcc, CMPXCHG; SDM 3A 9.1.2.2, 9.2.3.9");
                "fetch_max fetch_min", "8", EVERY, "":
                    "movzx a, [m]; L: mov t, a; cmp t, r; jn{l,g,b,a} S; mov t, r; \
                     S: lock cmpxchg [m], t; jne L"
                    "As for wider numbers. There is no conditional move of bytes."
                    ("SDM 2A CMPXCHG; SDM 3A 9.1.2.2, 9.2.3.9");

                "add sub and or xor", $all, EVERY, "": "lock {add,sub,and,or,xor} [m], r"
                    "One locked instruction, of which nothing comes back."
                    ("SDM 2A LOCK; SDM 3A 9.1.2.2, 9.2.3.9");
                "inc dec not neg", $all, EVERY, "": "lock {inc,dec,not,neg} [m]"
                    "One locked instruction, of which nothing comes back."
                    ("SDM 2A LOCK; SDM 3A 9.1.2.2, 9.2.3.9");
                "andnot", $all, EVERY, "": "not r; lock and [m], r"
                    "A bit is cleared by the and with its inverse."
                    ("SDM 2A LOCK; SDM 3A 9.1.2.2, 9.2.3.9");
                "add_and_test sub_and_test", $all, EVERY, "": "lock {add,sub} [m], r; sete r8"
                    "The flags are those of what was written."
                    ("SDM 2A ADD, LOCK; SDM 2B SETcc, SUB; SDM 3A 9.1.2.2, 9.2.3.9");
                "inc_and_test dec_and_test", $all, EVERY, "": "lock {inc,dec} [m]; sete r8"
                    "The flags are those of what was written."
                    ("SDM 2A DEC, INC, LOCK; SDM 2B SETcc; SDM 3A 9.1.2.2, 9.2.3.9");
                "add_negative", $all, EVERY, "": "lock add [m], r; sets r8"
                    "The flags are those of what was written."
                    ("SDM 2A ADD, LOCK; SDM 2B SETcc; SDM 3A 9.1.2.2, 9.2.3.9");
                "bit_set bit_clear bit_toggle", $words, EVERY, "":
                    "and i, BITS - 1; lock {bts,btr,btc} [m], i; setc r8"
                    "Carry is what the bit was. An index in a register may reach beyond the operand: \
                     it is taken modulo the width first."
                    ("SDM 2A BTC, BTR, BTS; SDM 3A 9.1.2.2, 9.2.3.9");
                "bit_set bit_clear bit_toggle", "8", EVERY, "":
                    "and i, 7; movzx a, [m]; L: mov t, a; {bts,btr,btc} t, i; lock cmpxchg [m], t; \
                     jne L; bt a, i; setc r8"
                    "The bit tests have no form for bytes, and a wider one would reach the neighbors."
                    ("SDM 2A BT, BTS, CMPXCHG; SDM 3A 9.1.2.2, 9.2.3.9");

                "fence", "", "Acquire Release AcqRel", "": "none"
                    "No load is reordered with what follows, and no store with what goes before: only \
                     the compiler is told."
                    ("SDM 3A 9.2.3.2, 9.2.3.3; APM 2 7.2");
                "fence", "", "SeqCst Full", "": "lock or dword ptr [stack], 0"
                    "Nothing is reordered with a locked instruction. The stack is in this CPU's \
                     cache, and keeps its value. Unlike `mfence` it does not order non-temporal \
                     accesses and those of write-combining memory."
                    ("SDM 3A 9.1.2.2, 9.2.3.9; APM 2 7.4.2");
            }
        }
    };
}
pub(super) use locked;

locked!(LOCKED: "8 16 32", "16 32", "32");

/// What a loop of `lock cmpxchg8b` does.
const COMPUTED: &str = "fetch_add fetch_sub fetch_inc fetch_dec fetch_and fetch_andnot \
    fetch_or fetch_xor fetch_nand fetch_not fetch_max fetch_min add_and_test sub_and_test \
    inc_and_test dec_and_test add_negative bit_set bit_clear bit_toggle add sub inc dec and \
    andnot or xor not";

table! {
    /// 64 bits, on a target with SSE2.
    SEQUENCES {
        "load", "64", "Relaxed Acquire SeqCst", "": "movq xmm, [m]"
            "An aligned access of 64 bits is atomic since the Pentium, whichever register it uses, and \
             ordered as any load. Without SSE2 it is `fild [m]; fistp [t]`, which keeps all 64 bits, \
             and where there is no floating point either, `lock cmpxchg8b`, which writes."
            ("SDM 3A 9.1.1, 9.2.3.2, 9.2.3.3; SDM 1 8.1.5.2; APM 2 7.3.2");
        "store", "64", "Relaxed Release", "": "movq [m], xmm"
            "As the load. Without SSE2 `fild [t]; fistp [m]`, or a loop of `lock cmpxchg8b`."
            ("SDM 3A 9.1.1, 9.2.3.2, 9.2.3.3; APM 2 7.3.2");
        "store", "64", "SeqCst", "": "movq [m], xmm; lock or dword ptr [esp], 0"
            "No later load overtakes the locked instruction, nor that the store."
            ("SDM 3A 9.1.1, 9.1.2.2, 9.2.3.9; APM 2 7.3.2, 7.4.2");
        "swap", "64", EVERY, "":
            "mov eax, [m]; mov edx, [m + 4]; L: lock cmpxchg8b [m]; jne L"
            "The exchange takes place only if the value that was read, in halves, is there."
            ("SDM 2A CMPXCHG8B; SDM 3A 9.1.2.2, 9.2.3.9");
        "compare_exchange compare_exchange_weak", "64", EVERY, "": "lock cmpxchg8b [m]"
            "One locked instruction compares and writes. If it fails, it has written what it found, \
             so that value is whole. Which of the two it was is in the zero flag."
            ("SDM 2A CMPXCHG8B; SDM 3A 9.1.2.2, 9.2.3.9");
        COMPUTED, "64", EVERY, "":
            "mov eax, [m]; mov edx, [m + 4]; L: mov ebx, eax; mov ecx, edx; …; \
             lock cmpxchg8b [m]; jne L"
            "The low half leaves its carry for the high one. The exchange takes place only if what \
             was computed with is there, and a test looks at what was written."
            ("SDM 2A ADC, CMPXCHG8B; SDM 2B SBB; SDM 3A 9.1.2.2, 9.2.3.9");
        "fetch_neg neg", "64", EVERY, "":
            "mov eax, [m]; mov edx, [m + 4]; L: mov ebx, eax; xor ecx, ecx; neg ebx; sbb ecx, edx; \
             lock cmpxchg8b [m]; jne L"
            "The old value is subtracted from zero, and the low half leaves its carry for the high one."
            ("SDM 2A CMPXCHG8B; SDM 2B NEG, SBB; SDM 3A 9.1.2.2, 9.2.3.9");
    }
}
