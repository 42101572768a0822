//! What an execution knows of its threads, apart from their coroutines.

use core::sync::atomic::AtomicU8;

use super::local::Locals;
use super::started::Erased;
use crate::native;

/// What an execution knows of a thread.
#[derive(Default)]
pub(super) struct Entry {
    /// What it returned, until somebody asks for it.
    pub(super) result: Option<Erased>,
    pub(super) locals: Locals,
    /// The threads that it has started in scopes, each with its scope.
    pub(super) scoped: Vec<(usize, u32)>,
    /// How often it has called `block_on`.
    pub(super) calls: u32,
    /// How often it has returned from waiting for no reason.
    pub(super) spurious: u32,
}

/// Does something with the entry of a thread of this execution.
pub(super) fn entry<R>(thread: u32, work: impl FnOnce(&mut Entry) -> R) -> R {
    static KEY: AtomicU8 = AtomicU8::new(0);
    let work = |entries: &mut Vec<Entry>| {
        let thread = thread as usize;
        if entries.len() <= thread {
            entries.resize_with(thread + 1, Entry::default);
        }
        work(&mut entries[thread])
    };
    native::aside(|| native::place(KEY.as_ptr().addr(), Vec::new, work))
}

/// The number of the thread that runs.
pub(super) fn running() -> u32 {
    native::current() as u32
}

/// The thread that runs, and how often it has asked this before.
pub(crate) fn next_call() -> (u32, u32) {
    let thread = running();
    let call = entry(thread, |entry| {
        entry.calls += 1;
        entry.calls - 1
    });
    (thread, call)
}
