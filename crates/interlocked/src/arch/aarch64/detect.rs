//! Which of the features this CPU has.
//!
//! Linux and Android say it in the auxiliary vector, Windows by `IsProcessorFeaturePresent`; on
//! macOS the build says it. Elsewhere only what the build says is used.
//!
//! Sources: Linux, arch/arm64/include/uapi/asm/hwcap.h, Documentation/arch/arm64/elf_hwcaps.rst;
//! Microsoft, Windows API reference, `IsProcessorFeaturePresent`.
//!
//! Limits: what the kernel says is believed. Kernels of the Exynos 9810 before Android 9 report LSE,
//! which half of its cores do not have.

use super::super::Features;
use super::{LRCPC, LRCPC2, LRCPC3, LSE, LSE2, LSE128};
use crate::os;

/// The features in `AT_HWCAP`, by bit.
const FIRST: [(usize, Features); 4] = [(8, LSE), (15, LRCPC), (25, LSE2), (26, LRCPC2)];

/// The features in `AT_HWCAP2`, by bit.
const SECOND: [(usize, Features); 2] = [(46, LRCPC3), (47, LSE128)];

/// The features that Windows knows, by their numbers: `PF_ARM_V81_ATOMIC_INSTRUCTIONS_AVAILABLE`,
/// `PF_ARM_V83_LRCPC_INSTRUCTIONS_AVAILABLE`, `PF_ARM_LSE2_AVAILABLE`.
const WINDOWS: [(u32, Features); 3] = [(34, LSE), (45, LRCPC), (62, LSE2)];

/// The features found.
pub(crate) fn detect() -> Features {
    let [first, second] = os::hardware_capabilities();
    let linux = in_set(&FIRST, first) | in_set(&SECOND, second);
    WINDOWS
        .iter()
        .filter(|(number, _)| os::processor_feature(*number))
        .fold(linux, |found, (_, feature)| found | feature)
}

/// The features whose bits are in the set.
fn in_set(table: &[(usize, Features)], set: usize) -> Features {
    let present = table.iter().filter(|(bit, _)| set >> bit & 1 == 1);
    present.fold(0, |found, (_, feature)| found | feature)
}
