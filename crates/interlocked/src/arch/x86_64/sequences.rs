//! The sequences of x86-64.
//!
//! Sources: Intel 64 and IA-32 Architectures Software Developer's Manual (SDM) and AMD64 Architecture
//! Programmer's Manual (APM), volume and section as in `x86/sequences.rs`; for the promises of the
//! makers, see `x86_64/detect.rs`.

use super::table;
use super::x86::{EVERY, locked};

locked!(LOCKED: "8 16 32 64", "16 32 64", "32 64");

/// What a loop of `lock cmpxchg16b` does.
const COMPUTED: &str = "fetch_add fetch_sub fetch_inc fetch_dec fetch_and fetch_andnot \
    fetch_or fetch_xor fetch_nand fetch_not fetch_max fetch_min add_and_test sub_and_test \
    inc_and_test dec_and_test add_negative bit_set bit_clear bit_toggle add sub inc dec and \
    andnot or xor not";

table! {
    /// 128 bits.
    SEQUENCES {
        "load", "128", "Relaxed Acquire SeqCst", "CMPXCHG16B":
            "mov rax, rbx; mov rdx, rcx; lock cmpxchg16b [m]"
            "The value is compared with whatever `rcx:rbx` holds. If it is the same it is written \
             again, if not it is read, and written as well: the place has to be writable."
            ("SDM 2A CMPXCHG16B; SDM 3A 9.1.2.2, 9.2.3.9");
        "load", "128", "Relaxed Acquire SeqCst", "CMPXCHG16B AVX":
            "vmovdqa xmm0, [m]; vmovq r, xmm0; vpextrq r, xmm0, 1"
            "Aligned, it is atomic on every CPU with AVX of a maker who says so, and it is ordered as \
             any load. It writes nothing."
            ("SDM 3A 9.1.1, 9.2.3.2, 9.2.3.3; APM 2 7.3.2; GCC bug 104688");
        "store", "128", "Relaxed Release SeqCst", "CMPXCHG16B":
            "xchg r, rbx; mov rax, [m]; mov rdx, [m + 8]; L: lock cmpxchg16b [m]; jne L; mov rbx, r"
            "The exchange takes place only if the value that was read, in halves, is there."
            ("SDM 2A CMPXCHG16B; SDM 3A 9.1.2.2, 9.2.3.9");
        "store", "128", "Relaxed Release", "CMPXCHG16B AVX":
            "vmovq xmm0, r; vpinsrq xmm0, xmm0, r, 1; vmovdqa [m], xmm0"
            "As the load."
            ("SDM 3A 9.1.1, 9.2.3.2, 9.2.3.3; APM 2 7.3.2; GCC bug 104688");
        "store", "128", "SeqCst", "CMPXCHG16B AVX":
            "vmovq xmm0, r; vpinsrq xmm0, xmm0, r, 1; vmovdqa [m], xmm0; lock or dword ptr [rsp - 64], 0"
            "No later load overtakes the locked instruction, nor that the store."
            ("SDM 3A 9.1.1, 9.1.2.2, 9.2.3.9; APM 2 7.3.2, 7.4.2");
        "swap", "128", EVERY, "CMPXCHG16B":
            "xchg r, rbx; mov rax, [m]; mov rdx, [m + 8]; L: lock cmpxchg16b [m]; jne L; mov rbx, r"
            "The exchange takes place only if the value that was read, in halves, is there."
            ("SDM 2A CMPXCHG16B; SDM 3A 9.1.2.2, 9.2.3.9");
        "compare_exchange compare_exchange_weak", "128", EVERY, "CMPXCHG16B":
            "xchg r, rbx; lock cmpxchg16b [m]; sete cl; mov rbx, r"
            "One locked instruction compares and writes. If it fails, it has written what it found, \
             so that value is whole. LLVM keeps `rbx` for itself, so it is put back."
            ("SDM 2A CMPXCHG16B; SDM 3A 9.1.2.2, 9.2.3.9");
        COMPUTED, "128", EVERY, "CMPXCHG16B":
            "mov r, rbx; mov rax, [m]; mov rdx, [m + 8]; L: mov rbx, rax; mov rcx, rdx; …; \
             lock cmpxchg16b [m]; jne L; xchg r, rbx"
            "The low half leaves its carry for the high one. The exchange takes place only if what \
             was computed with is there, and a test looks at what was written."
            ("SDM 2A ADC, CMPXCHG16B; SDM 2B SBB; SDM 3A 9.1.2.2, 9.2.3.9");
        "fetch_neg neg", "128", EVERY, "CMPXCHG16B":
            "mov r, rbx; mov rax, [m]; mov rdx, [m + 8]; L: mov rbx, rax; xor rcx, rcx; neg rbx; \
             sbb rcx, rdx; lock cmpxchg16b [m]; jne L; xchg r, rbx"
            "The old value is subtracted from zero, and the low half leaves its carry for the high one."
            ("SDM 2A CMPXCHG16B; SDM 2B NEG, SBB; SDM 3A 9.1.2.2, 9.2.3.9");
    }
}
