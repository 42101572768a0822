//! The operating systems. The only place that asks which one this is.
//!
//! Each says what it knows of the CPU, `hardware_capabilities`, `processor_feature` or
//! `riscv_extensions`, and gives a barrier that runs on every CPU, `register_barrier` and `run_barrier`.

#[cfg_attr(any(target_os = "android", target_os = "linux"), path = "linux.rs")]
#[cfg_attr(target_os = "windows", path = "windows.rs")]
#[cfg_attr(
    not(any(target_os = "android", target_os = "linux", target_os = "windows")),
    path = "other.rs"
)]
#[cfg(not(any(miri, interlocked_portable, interlocked_check)))]
mod here;
#[cfg(any(miri, interlocked_portable, interlocked_check))]
#[path = "other.rs"]
mod here;

#[allow(unused_imports, reason = "not every instruction set is asked for this way")]
pub(crate) use here::{hardware_capabilities, processor_feature, riscv_extensions};
pub(crate) use here::{register_barrier, run_barrier};

/// Whether this is macOS, which runs on Apple's own CPUs or on x86.
#[allow(dead_code, reason = "not every instruction set asks")]
pub(crate) const MACOS: bool = cfg!(target_os = "macos");
