//! `raw` on memory that two processes share, with one width at each place and with several.
//!
//! The second process is a fork of the first one, and the memory is a shared mapping, so that both see
//! the same bytes and neither's compiler knows of the other.
//!
//! Limits: Linux alone; not under Miri and not with the portable back end, which have the memory
//! model of Rust alone. Outcomes of several widths are asserted as x86 orders them; sums, which ask
//! for no order, everywhere.

#![cfg(all(target_os = "linux", not(any(miri, interlocked_portable, interlocked_check))))]

use std::env::consts::ARCH;
use std::io::Write as _;
use std::mem::size_of;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::{NonNull, null_mut};
use std::thread::yield_now;

use interlocked::{AcqRel, Acquire, Relaxed, Release, raw};

/// How often each process does what it does. A multiple of no width.
const ROUNDS: u32 = 300_001;

/// A page that this process shares with those that it forks.
struct Shared(NonNull<u64>);

impl Shared {
    /// Words in a page.
    const WORDS: usize = 4096 / size_of::<u64>();

    fn new() -> Self {
        let (bytes, access) = (Self::WORDS * size_of::<u64>(), libc::PROT_READ | libc::PROT_WRITE);
        let kind = libc::MAP_SHARED | libc::MAP_ANONYMOUS;
        // SAFETY: A new mapping overlaps nothing (POSIX, `mmap`).
        let page = unsafe { libc::mmap(null_mut(), bytes, access, kind, -1, 0) };
        assert_ne!(page, libc::MAP_FAILED);
        Self(NonNull::new(page.cast()).expect("not the page at zero"))
    }

    /// The word of that index.
    fn word(&self, index: usize) -> *mut u64 {
        assert!(index < Self::WORDS);
        // SAFETY: It lies in the page.
        unsafe { self.0.as_ptr().add(index) }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // SAFETY: The page is ours, and nobody has a pointer to it any more.
        unsafe { libc::munmap(self.0.as_ptr().cast(), Self::WORDS * size_of::<u64>()) };
    }
}

/// Waits until both processes are here, so that what they do overlaps; not for one that never comes.
fn meet(place: *mut u64) {
    // SAFETY: The place lies in the page, for both.
    unsafe {
        raw::inc(place, AcqRel).unwrap();
        for _ in 0..100_000 {
            if raw::load(place, Acquire).unwrap() == 2 {
                break;
            }
            yield_now();
        }
    }
}

/// Runs both at the same time, `there` in another process. It says whether all was well.
fn two_processes(page: &Shared, here: impl FnOnce(), there: impl FnOnce() -> bool) {
    let met = page.word(Shared::WORDS - 1);
    // SAFETY: The child of a process with several threads may do what a signal handler may (POSIX,
    // `fork`): atomic operations, yielding and the exit. If it panics it may hang, until the alarm.
    let child = unsafe { libc::fork() };
    assert!(child >= 0, "fork failed");
    if child == 0 {
        let there = || {
            // SAFETY: Always.
            unsafe { libc::alarm(60) };
            meet(met);
            there()
        };
        let well = catch_unwind(AssertUnwindSafe(there)).unwrap_or(false);
        // SAFETY: Always; nothing of the parent's is dropped or flushed.
        unsafe { libc::_exit(i32::from(!well)) }
    }
    meet(met);
    here();
    let mut status = -1;
    // SAFETY: The child is ours and not waited for yet.
    let waited = unsafe { libc::waitpid(child, &raw mut status, 0) };
    assert_eq!((waited, status), (child, 0), "the other process");
}

/// Runs `$body` for a place of each width, each in a word of its own.
macro_rules! each_width {
    ($page:ident, |$place:ident: *mut T| $body:expr) => {
        each_width!($page, |$place: *mut T| $body; 0 u8 8 u16 16 u32 24 u64)
    };
    ($page:ident, |$place:ident: *mut T| $body:expr; $($index:literal $type:ident)+) => {$({
        type T = $type;
        let $place: *mut T = $page.word($index).cast();
        // SAFETY: The place lies in the page, and all accesses are of its width.
        unsafe { $body }
    })+};
}

#[test]
fn nothing_that_two_processes_add_is_lost() {
    let page = Shared::new();
    let count = || {
        for _ in 0..ROUNDS {
            each_width!(page, |place: *mut T| {
                raw::inc(place, Relaxed).unwrap();
                raw::fetch_add(place, 1, Relaxed).unwrap();
                let next = |old: T| Some(old.wrapping_add(1));
                raw::try_update(place, Relaxed, Relaxed, next).unwrap().unwrap();
            });
        }
    };
    two_processes(&page, count, || {
        count();
        true
    });
    each_width!(page, |place: *mut T| {
        assert_eq!(raw::load(place, Acquire), Ok((6 * ROUNDS) as T), "{} bytes", size_of::<T>());
    });
}

#[test]
fn what_a_process_wrote_before_a_release_the_other_one_reads_after_an_acquire() {
    let page = Shared::new();
    let (sent, last) = (page.word(0), 400);
    let here = || {
        for number in 1..=last {
            // SAFETY: The words lie in the page.
            unsafe {
                raw::store(page.word(number), !(number as u64), Relaxed).unwrap();
                raw::store(sent, number as u64, Release).unwrap();
            }
        }
    };
    let there = || {
        let mut well = true;
        let mut read = 0;
        while read < last {
            // SAFETY: The words lie in the page.
            let come = unsafe { raw::load(sent, Acquire).unwrap() } as usize;
            for number in read + 1..=come {
                // SAFETY: As above.
                well &= unsafe { raw::load(page.word(number), Relaxed) } == Ok(!(number as u64));
            }
            read = come;
        }
        well
    };
    two_processes(&page, here, there);
}

/// One process changes the bytes of a word by operations on parts of it, the other one by operations
/// on all of it.
#[test]
fn operations_of_several_widths_on_one_word_lose_nothing() {
    let page = Shared::new();
    let place = page.word(0);
    let here = || {
        for _ in 0..ROUNDS {
            let second = |word: u64| {
                let mut bytes = word.to_ne_bytes();
                bytes[1] = bytes[1].wrapping_add(1);
                Some(u64::from_ne_bytes(bytes))
            };
            // SAFETY: The word lies in the page.
            unsafe { raw::try_update(place, AcqRel, Acquire, second) }.unwrap().unwrap();
        }
    };
    let there = || {
        for _ in 0..ROUNDS {
            let next = |old: u16| Some(old.wrapping_add(1));
            // SAFETY: The parts lie in the word, and each is aligned.
            unsafe {
                raw::fetch_add(place.cast::<u8>(), 1, AcqRel).unwrap();
                raw::try_update(place.cast::<u16>().add(1), AcqRel, Acquire, next)
                    .unwrap()
                    .unwrap();
                raw::add(place.cast::<u32>().add(1), 1, AcqRel).unwrap();
            }
        }
        true
    };
    two_processes(&page, here, there);
    // SAFETY: The word lies in the page.
    let bytes = unsafe { raw::load(place, Acquire) }.unwrap().to_ne_bytes();
    assert_eq!(bytes[..2], [ROUNDS as u8; 2]);
    assert_eq!(bytes[2..4], (ROUNDS as u16).to_ne_bytes());
    assert_eq!(bytes[4..], ROUNDS.to_ne_bytes());
}

/// x86: stores take effect in order, whatever their width, and a load is whole, so that a word whose
/// halves are counted up one after the other is never seen with the second ahead.
#[test]
fn a_wide_load_sees_the_narrow_stores_in_their_order() {
    if !["x86", "x86_64"].contains(&ARCH) {
        let why = "other CPUs promise this order to accesses of one width alone";
        let _ = writeln!(std::io::stderr(), "skipped: {why}");
        return;
    }
    let page = Shared::new();
    let place = page.word(0);
    let here = || {
        for number in 1..=ROUNDS {
            // SAFETY: The halves lie in the word.
            unsafe {
                raw::store(place.cast::<u32>(), number, Relaxed).unwrap();
                raw::store(place.cast::<u32>().add(1), number, Relaxed).unwrap();
            }
            // SAFETY: The word lies in the page. Its bytes come from both stores.
            let own = unsafe { raw::load(place, Relaxed).unwrap() };
            assert_eq!(own, u64::from(number) << 32 | u64::from(number));
        }
    };
    let there = || loop {
        // SAFETY: The word lies in the page.
        let word = unsafe { raw::load(place, Relaxed).unwrap() };
        let (first, second) = (word as u32, (word >> 32) as u32);
        if first != second && first != second + 1 {
            return false;
        }
        if second == ROUNDS {
            return true;
        }
    };
    two_processes(&page, here, there);
}
