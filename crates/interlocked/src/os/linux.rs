//! Linux and Android, by system calls and without a C library.
//!
//! Sources: Linux, include/uapi/linux/{auxvec,fcntl,membarrier,prctl}.h; man-pages getauxval(3),
//! membarrier(2), proc_pid_auxv(5); Documentation/arch/riscv/hwprobe.rst.

use crate::arch::{NUMBERS, syscall};
use crate::detect::at_start;

/// Whose value is a set of features of the CPU.
const AT_HWCAP: usize = 16;
/// The second set.
const AT_HWCAP2: usize = 26;
/// Asks for the auxiliary vector, since Linux 6.4.
const PR_GET_AUXV: usize = 0x4155_5856;
/// The working directory, for a path that does not need it.
const AT_FDCWD: usize = -100_isize as usize;
/// `O_RDONLY | O_CLOEXEC`, the same number on every instruction set that is called here.
const READ_ONLY: usize = 0o2_000_000;
/// A full barrier on every CPU that runs a thread of this process.
const PRIVATE_EXPEDITED: usize = 1 << 3;
/// Must have been said once before [`PRIVATE_EXPEDITED`].
const REGISTER_PRIVATE_EXPEDITED: usize = 1 << 4;

/// The number of a system call that only RISC-V has.
const RISCV_HWPROBE: usize = 258;
/// Whose value is the set of extensions beyond "IMA".
const RISCV_IMA_EXT_0: u64 = 4;

/// Looks at the CPU before the program starts (System V ABI, gABI, "Initialization and Termination
/// Functions"). Where nobody runs these functions, nothing is known until someone asks.
#[used]
#[unsafe(link_section = ".init_array")]
static AT_START: extern "C" fn() = at_start;

/// The auxiliary vector: keys and values, far fewer than fit.
type Vector = [usize; 128];

/// What the kernel says of the CPU: the values of `AT_HWCAP` and `AT_HWCAP2`, or zeros.
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn hardware_capabilities() -> [usize; 2] {
    let mut vector = [0; 128];
    if !ask(&mut vector) {
        read(&mut vector);
    }
    let value = |key| vector.chunks_exact(2).find(|pair| pair[0] == key).map_or(0, |pair| pair[1]);
    [AT_HWCAP, AT_HWCAP2].map(value)
}

/// Asks the kernel for the vector.
fn ask(vector: &mut Vector) -> bool {
    let place = vector.as_mut_ptr().expose_provenance();
    // SAFETY: The kernel writes to `vector`, and no more than its size.
    unsafe { syscall(NUMBERS.prctl, [PR_GET_AUXV, place, size_of::<Vector>(), 0, 0]) > 0 }
}

/// Reads the vector from the file that has it: not there for a process that others may not look at.
fn read(vector: &mut Vector) {
    let path = c"/proc/self/auxv".as_ptr().expose_provenance();
    // SAFETY: The path ends in a zero, and nothing else is touched.
    let file = unsafe { syscall(NUMBERS.openat, [AT_FDCWD, path, READ_ONLY, 0, 0]) };
    let Ok(file) = usize::try_from(file) else { return };
    let place = vector.as_mut_ptr().expose_provenance();
    // SAFETY: The kernel writes to `vector`, and no more than its size.
    unsafe { syscall(NUMBERS.read, [file, place, size_of::<Vector>(), 0, 0]) };
    // SAFETY: The file was opened above, and nobody else knows it.
    unsafe { syscall(NUMBERS.close, [file, 0, 0, 0, 0]) };
}

/// What `riscv_hwprobe` says of the extensions that every CPU has (`IMA_EXT_0`), since Linux 6.4.
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn riscv_extensions() -> u64 {
    let mut probe = [RISCV_IMA_EXT_0, 0];
    let place = probe.as_mut_ptr().expose_provenance();
    // SAFETY: The kernel writes to the one pair of key and value. No set of CPUs stands for all.
    let failed = unsafe { syscall(RISCV_HWPROBE, [place, 1, 0, 0, 0]) } != 0;
    // A key that the kernel does not know is replaced.
    if failed || probe[0] != RISCV_IMA_EXT_0 { 0 } else { probe[1] }
}

/// Windows' way to ask.
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn processor_feature(_: u32) -> bool {
    false
}

/// Registers this process for [`run_barrier`], since Linux 4.14.
pub(crate) fn register_barrier() -> bool {
    membarrier(REGISTER_PRIVATE_EXPEDITED)
}

/// Runs a full barrier on every CPU that runs a thread of this process, and says whether it did.
pub(crate) fn run_barrier() -> bool {
    membarrier(PRIVATE_EXPEDITED)
}

fn membarrier(command: usize) -> bool {
    // SAFETY: These commands touch no memory.
    unsafe { syscall(NUMBERS.membarrier, [command, 0, 0, 0, 0]) == 0 }
}
