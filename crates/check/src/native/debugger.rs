//! Where a debugger stops in an execution that is replayed.
//!
//! A debugger can be told to stop at `interlocked_breakpoint`. On Linux one that is attached already
//! is stopped there without being told, by the signal that breakpoints raise.

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

#[cfg(target_os = "linux")]
fn trap() {
    /// The signal of breakpoints, the same on every architecture (signal(7)).
    const SIGTRAP: i32 = 5;
    // SAFETY: the declaration is that of POSIX, and the function may be called at any time with any
    // number; the debugger that is attached receives the signal in place of the process (ptrace(2),
    // "Signal-delivery-stop").
    unsafe extern "C" {
        safe fn raise(signal: i32) -> i32;
    }
    raise(SIGTRAP);
}

#[cfg(not(target_os = "linux"))]
fn trap() {}
