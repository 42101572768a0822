//! Where a debugger stops in an execution that is replayed.
//!
//! A debugger can be told to stop at `interlocked_breakpoint`. On Linux one that is attached already
//! is stopped there without being told, by the trap that breakpoints are made of.

/// Called in the thread that is about to make the last event of an execution that is replayed: the
/// callers are the program's own. Does nothing but to stop a debugger.
#[inline(never)]
pub(super) extern "C" fn interlocked_breakpoint() {
    if is_traced() {
        trap();
    }
    core::hint::black_box(());
}

/// Whether a debugger is attached (proc_pid_status(5), `TracerPid`).
fn is_traced() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let tracer = status.lines().find_map(|line| line.strip_prefix("TracerPid:"));
    tracer.is_some_and(|tracer| tracer.trim() != "0")
}

fn trap() {
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    // SAFETY: the instruction raises SIGTRAP and changes no register and no memory (Intel SDM
    // Vol. 2A, INT3); the debugger that is attached receives the signal in place of the process
    // (ptrace(2), "Signal-delivery-stop").
    unsafe {
        core::arch::asm!("int3", options(nostack));
    }
    #[cfg(all(target_os = "linux", target_arch = "aarch64"))]
    // SAFETY: as above (Arm ARM, BRK). The debugger sees the address of the instruction itself, and
    // GDB and LLDB step over it when they are told to continue.
    unsafe {
        core::arch::asm!("brk #0", options(nostack));
    }
}
