//! Windows.
//!
//! Source: Microsoft, Windows API reference, processthreadsapi.h: `IsProcessorFeaturePresent`,
//! `FlushProcessWriteBuffers`.

use crate::detect::at_start;

#[link(name = "kernel32")]
unsafe extern "system" {
    safe fn IsProcessorFeaturePresent(feature: u32) -> i32;
    safe fn FlushProcessWriteBuffers();
}

/// Looks at the CPU before the program starts (Microsoft, "CRT initialization"; `mingw-w64` does the
/// same). Where nobody runs these functions, nothing is known until someone asks.
#[used]
#[unsafe(link_section = ".CRT$XCU")]
static AT_START: extern "C" fn() = at_start;

/// Windows knows features by their own numbers.
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn hardware_capabilities() -> [usize; 2] {
    [0; 2]
}

/// Whether the CPU has the feature of this number (`PF_…`).
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn processor_feature(feature: u32) -> bool {
    IsProcessorFeaturePresent(feature) != 0
}

/// RISC-V's Linux is another system.
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn riscv_extensions() -> u64 {
    0
}

/// It is always there.
pub(crate) fn register_barrier() -> bool {
    true
}

/// Runs a full barrier on every CPU that runs a thread of this process.
pub(crate) fn run_barrier() -> bool {
    FlushProcessWriteBuffers();
    true
}
