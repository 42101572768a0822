//! Memory for the cells, and memory for the code: writable first, executable after, never both.

use core::ffi::c_void;
use core::ptr;

use rustix::io::Errno;
use rustix::mm::{MapFlags, MprotectFlags, ProtFlags, mmap_anonymous, mprotect, munmap};

use crate::error::Error;

/// `mmap` in the lowest 2 GiB: mmap(2), and Linux's `arch/x86/include/uapi/asm/mman.h`.
const MAP_32BIT: MapFlags = MapFlags::from_bits_retain(0x40);

/// A mapping of whole pages, unmapped when dropped.
struct Pages {
    start: *mut c_void,
    bytes: usize,
}

// SAFETY: a mapping belongs to the process, not to a thread (mmap(2)); `Pages` hands out only its
// address, and whoever uses that states why.
unsafe impl Send for Pages {}
// SAFETY: as above; no method changes the mapping through a shared reference.
unsafe impl Sync for Pages {}

impl Pages {
    /// Maps `bytes` zero bytes, readable and writable, in the lowest 2 GiB: a 32-bit test stores
    /// addresses in 32 bits, and a 64-bit test does not mind.
    fn new(bytes: usize) -> Result<Self, Error> {
        let bytes = bytes.max(1);
        // SAFETY: an anonymous mapping at no fixed address touches nothing that exists (mmap(2)).
        let start = unsafe {
            mmap_anonymous(
                ptr::null_mut(),
                bytes,
                ProtFlags::READ | ProtFlags::WRITE,
                MapFlags::PRIVATE | MAP_32BIT,
            )
        };
        let pages = match start {
            Ok(start) => Self { start, bytes },
            Err(errno) => return Err(system("mmap", errno)),
        };
        // Where the system is not Linux itself, the flag may be unknown to it.
        if pages.start as usize + bytes > 1 << 31 {
            return Err(system("mmap with MAP_32BIT", Errno::NOTSUP));
        }
        Ok(pages)
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        // SAFETY: the range is the one that `new` mapped, whole; `drop` runs once, and no borrow
        // of `self`, on which every use of the address rests, is alive.
        let _ = unsafe { munmap(self.start, self.bytes) };
    }
}

fn system(what: &'static str, errno: Errno) -> Error {
    Error::System { what, source: errno.into() }
}

/// The cells of a batch: zeroed, page-aligned memory in the lowest 2 GiB.
pub(crate) struct Arena(Pages);

impl Arena {
    /// Maps `bytes` bytes.
    pub(crate) fn new(bytes: usize) -> Result<Self, Error> {
        Pages::new(bytes).map(Self)
    }

    /// Its first byte. It is valid for reads and writes as long as the arena lives; several
    /// threads use it at once, so only by atomic accesses.
    pub(crate) const fn base(&self) -> *mut u8 {
        self.0.start.cast()
    }
}

/// Machine code, read-only and executable.
pub(super) struct Code(Pages);

impl Code {
    /// Copies `bytes` to pages of their own, and takes the right to write from these before
    /// it gives the right to execute.
    pub(super) fn new(bytes: &[u8]) -> Result<Self, Error> {
        let pages = Pages::new(bytes.len())?;
        // SAFETY: the mapping is at least as long as `bytes`, writable, and not yet shared; the
        // two do not overlap, since the mapping is new.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), pages.start.cast(), bytes.len()) };
        // SAFETY: the range is a whole mapping that belongs to `pages`, and nothing refers to its
        // content as Rust data (mprotect(2)).
        unsafe { mprotect(pages.start, pages.bytes, MprotectFlags::READ | MprotectFlags::EXEC) }
            .map_err(|errno| system("mprotect", errno))?;
        // x86 keeps instruction fetch coherent with stores; the system call has serialized
        // (SDM volume 3, §9.1.3).
        Ok(Self(pages))
    }

    /// The address of the byte at `offset`.
    pub(super) fn at(&self, offset: usize) -> *const u8 {
        assert!(offset < self.0.bytes, "an entry point lies in the code");
        self.0.start.cast::<u8>().wrapping_add(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arena_is_zero_writable_and_low() {
        let arena = Arena::new(10_000).unwrap();
        assert!((arena.base() as usize) < 1 << 31);
        // SAFETY: the byte is inside the arena, and no other thread knows of it.
        unsafe { assert_eq!(arena.base().add(9_999).read(), 0) };
        // SAFETY: as above.
        unsafe { arena.base().add(9_999).write(1) };
    }

    #[test]
    fn code_runs_and_cannot_be_written() {
        // mov eax, 42; ret
        let code = Code::new(&[0xb8, 42, 0, 0, 0, 0xc3]).unwrap();
        // SAFETY: the bytes are a function of the System V ABI without arguments that returns an
        // `i32` in eax (psABI §3.2.3) and changes nothing else; `code` outlives the call.
        let function: extern "sysv64" fn() -> i32 = unsafe { core::mem::transmute(code.at(0)) };
        assert_eq!(function(), 42);

        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let start = format!("{:08x}-", code.at(0) as usize);
        let line = maps.lines().find(|line| line.starts_with(&start)).unwrap();
        assert!(line.contains(" r-xp "), "{line}");
    }
}
