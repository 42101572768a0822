//! No system calls: where there is no assembly, or none that this crate knows.

use super::Numbers;

/// There are none.
pub(crate) const NUMBERS: Numbers =
    Numbers { read: 0, close: 0, openat: 0, prctl: 0, membarrier: 0 };

/// Says that there is no such call: Linux's `ENOSYS`.
///
/// # Safety
///
/// Always sound; unsafe as the others are.
pub(crate) unsafe fn syscall(_: usize, _: [usize; 5]) -> isize {
    -38
}
