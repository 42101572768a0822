//! What this CPU has, by CPUID.
//!
//! - CMPXCHG16B: leaf 1, ECX bit 13 (Intel SDM Vol. 2A CPUID; AMD APM Vol. 3 appendix E).
//! - AVX: leaf 1, ECX bit 28, if the system saves its registers: OSXSAVE, ECX bit 27, and in XCR0 the
//!   bits 1 and 2 (Intel SDM Vol. 1 14.3).
//!
//! That an aligned 16-byte access by AVX is atomic is no part of AVX but a promise of who makes the
//! CPU: Intel (SDM Vol. 3A 9.1.1), AMD (APM Vol. 2 7.3.2) and Zhaoxin (GCC bug 104688) made it for
//! cacheable memory. A CPU of anyone else counts as one without AVX, and so does any CPU where the
//! build keeps away from the registers of SSE, as kernels do.

use core::arch::asm;
use core::arch::x86_64::{__cpuid, CpuidResult};

use super::{AVX, CX16, HAS_VECTORS};
use crate::arch::Features;

/// Who promised that aligned accesses of AVX are atomic, as leaf 0 spells it in EBX, EDX, ECX.
const PROMISED: [&[u8; 12]; 3] = [b"GenuineIntel", b"AuthenticAMD", b"  Shanghai  "];

/// The features that choose between sequences.
pub(crate) fn detect() -> Features {
    if cfg!(target_env = "sgx") {
        // There is no CPUID in an enclave (Intel SDM Vol. 3D, "Enclave Operation", "Illegal
        // Instructions").
        return 0;
    }
    let found = leaf(1).ecx;
    if !bit(found, 13) {
        return 0;
    }
    let registers = HAS_VECTORS && bit(found, 27) && saves_vectors();
    let avx = registers && bit(found, 28) && promised();
    if avx { CX16 | AVX } else { CX16 }
}

/// One leaf of CPUID.
#[allow(unused_unsafe, reason = "it was unsafe before Rust 1.94")]
fn leaf(number: u32) -> CpuidResult {
    // SAFETY: Every x86-64 CPU has CPUID (AMD APM Vol. 3 CPUID).
    unsafe { __cpuid(number) }
}

const fn bit(word: u32, position: u32) -> bool {
    word >> position & 1 == 1
}

/// Whether the system saves the registers of SSE and of AVX.
fn saves_vectors() -> bool {
    let enabled: u32;
    // SAFETY: XGETBV is there if OSXSAVE is (Intel SDM Vol. 2D XGETBV), which was asked before.
    unsafe {
        asm!(
            "xgetbv",
            in("ecx") 0,
            out("eax") enabled,
            out("edx") _,
            options(nostack, preserves_flags),
        );
    }
    enabled & 0b110 == 0b110
}

/// Whether the maker of this CPU is one of those who promised.
fn promised() -> bool {
    let CpuidResult { ebx, edx, ecx, .. } = leaf(0);
    PROMISED.iter().any(|name| {
        let parts = [ebx, edx, ecx].map(u32::to_le_bytes);
        parts.iter().flatten().eq(name.iter())
    })
}

#[cfg(test)]
mod tests {
    use super::{AVX, CX16, detect};

    /// The standard library asks the same CPU.
    #[test]
    fn agrees_with_the_standard_library() {
        let found = detect();
        assert_eq!(found & CX16 != 0, std::is_x86_feature_detected!("cmpxchg16b"));
        assert!(found & AVX == 0 || std::is_x86_feature_detected!("avx"));
    }
}
