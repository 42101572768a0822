//! A thread of the program under check as a coroutine: it runs until it wants something, and goes
//! on when it is given an answer. Stacks are used again, since a new one costs a system call.

use core::mem::MaybeUninit;
use std::cell::{Cell, RefCell};
use std::panic::resume_unwind;
use std::rc::Rc;

use corosensei::stack::{DefaultStack, Stack};
use corosensei::{Coroutine as Stackful, CoroutineResult, Yielder};

use super::{Ask, contents, panics};
use crate::arch::clear_registers;
use crate::program::Request;

/// How many unused bytes are filled: what calls between two requests are likely to touch.
const FILLED: usize = if cfg!(debug_assertions) { 4 << 10 } else { 1 << 10 };

/// The bytes of a stack, as many as the standard library gives a thread; those that are never touched
/// cost nothing.
const STACK: usize = 2 << 20;

type Yields = Yielder<u64, Ask>;

thread_local! {
    /// Stacks that no coroutine uses.
    static STACKS: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
    /// The yielder of the coroutine that runs; null outside of one.
    static RUNNING: Cell<*const Yields> = const { Cell::new(core::ptr::null()) };
    /// The yielder of the coroutine that is being unwound.
    static ENDING: Cell<*const Yields> = const { Cell::new(core::ptr::null()) };
    /// Whether the unused part of stacks is to be filled.
    static FILLS: Cell<bool> = const { Cell::new(false) };
}

/// Says whether the unused part of stacks is to be filled, so that states can be compared.
pub(super) fn fill(fills: bool) {
    FILLS.set(fills);
}

/// A thread that waits for an answer, or has ended.
pub(super) struct Coroutine {
    /// `None` only while it is dropped.
    stackful: Option<Stackful<u64, Ask, (), DefaultStack>>,
    yielder: Rc<Cell<*const Yields>>,
    ask: Ask,
    /// The addresses of its stack.
    pub(super) stack: core::ops::Range<usize>,
}

impl Coroutine {
    /// A thread that has not begun; [`resume`](Self::resume) begins it.
    pub(super) fn new(size: Option<usize>, body: impl FnOnce() + 'static) -> Self {
        let size = size.map_or(STACK, |size| size.max(STACK));
        let stack = match size {
            STACK => STACKS.with_borrow_mut(Vec::pop),
            _ => None,
        };
        let stack = stack.unwrap_or_else(|| DefaultStack::new(size).expect("memory for a stack"));
        let addresses = stack.limit().get()..stack.base().get();
        if FILLS.get() {
            let unused = addresses.end - 2 * FILLED..addresses.end;
            // SAFETY: the upper end of a stack that nothing uses, which is at least 2 MiB.
            unsafe { contents::fill(unused) };
        }
        let yielder = Rc::new(Cell::new(core::ptr::null()));
        let own = Rc::clone(&yielder);
        let stackful = Stackful::with_stack(stack, move |yielder: &Yields, _| {
            own.set(yielder);
            RUNNING.set(yielder);
            body();
        });
        let ask = Ask { request: Request::End, site: None };
        Self { stackful: Some(stackful), yielder, ask, stack: addresses }
    }

    /// What it waits for.
    pub(super) fn ask(&self) -> Ask {
        self.ask
    }

    /// Gives it an answer and runs it to its next request.
    pub(super) fn resume(&mut self, answer: u64) {
        let before = RUNNING.replace(self.yielder.get());
        let stackful = self.stackful.as_mut().expect("it is not being dropped");
        self.ask = match stackful.resume(answer) {
            CoroutineResult::Yield(ask) => ask,
            CoroutineResult::Return(()) => Ask { request: Request::End, site: None },
        };
        RUNNING.set(before);
    }

    /// What is on its stack, from where it is suspended up to where its body began.
    ///
    /// corosensei keeps the stack pointer to itself, but within the coroutine: the least of its
    /// words that is an address in the stack, since the others are where the stack begins.
    pub(super) fn live(&self) -> &[MaybeUninit<u8>] {
        let Some(stackful) = &self.stackful else { return &[] };
        let words = size_of_val(stackful) / size_of::<usize>();
        let first = core::ptr::from_ref(stackful).cast::<MaybeUninit<usize>>();
        // SAFETY: within one object, aligned as it is; a word is read only as such if it is one of
        // the pointers or integers of the coroutine, which has no other fields (0.3.4), and an
        // enumeration of two of them, whose unused words are still bytes of its memory.
        let words = (0..words).map(|at| unsafe { (*first.add(at)).assume_init() });
        let within = |word: &usize| self.stack.start < *word && *word < self.stack.end;
        let end = self.yielder.get().addr();
        match words.filter(within).min() {
            Some(pointer) if pointer < end => {
                let start = core::ptr::with_exposed_provenance(pointer);
                // SAFETY: the part of the stack in use. The thread is suspended, so that nothing
                // changes it while `self` is borrowed.
                unsafe { core::slice::from_raw_parts(start, end - pointer) }
            }
            _ => &[],
        }
    }

    /// Fills what is below the part of its stack that is in use.
    pub(super) fn fill_unused(&self) {
        let live = self.live();
        if live.is_empty() {
            return;
        }
        let end = live.as_ptr().addr();
        // SAFETY: below the stack pointer of a suspended thread nothing is in use; a stack that is
        // nearly full is left alone.
        unsafe { contents::fill(end.saturating_sub(FILLED).max(self.stack.start + FILLED)..end) };
    }

    /// Gives it up where it is: nothing on its stack is dropped.
    pub(super) fn forget(mut self) {
        if let Some(mut stackful) = self.stackful.take() {
            // SAFETY: what is on the stack is not dropped, and nothing else refers to it: threads
            // that borrow from it are forgotten with it, before any of them runs again
            // (documentation of `Coroutine::force_reset`).
            unsafe { stackful.force_reset() };
            keep(stackful.into_stack());
        }
    }
}

/// Keeps a stack for another coroutine, if it has the size of all others.
fn keep(stack: DefaultStack) {
    // What a stack has for use is a little less than what was asked for, or more.
    let size = stack.base().get() - stack.limit().get();
    if size <= STACK + STACK / 2 {
        STACKS.with_borrow_mut(|stacks| stacks.push(stack));
    }
}

impl Drop for Coroutine {
    /// Unwinds its stack, from where it is suspended.
    fn drop(&mut self) {
        let Some(mut stackful) = self.stackful.take() else { return };
        if !stackful.done() {
            let running = RUNNING.replace(core::ptr::null());
            let ending = ENDING.replace(self.yielder.get());
            if let CoroutineResult::Yield(_) = stackful.resume(0) {
                // SAFETY: it has given up, in a destructor that cannot go on, so that nothing on its
                // stack is used again; what others borrow from it they do not use, since they were
                // ended before it (`Native::end`).
                unsafe { stackful.force_reset() };
                panics::lose();
            }
            ENDING.set(ending);
            RUNNING.set(running);
        }
        keep(stackful.into_stack());
    }
}

/// What is thrown to unwind a stack.
struct Unwound;

/// Goes no further, in a destructor that waits for what cannot come any more. What is on the stack
/// is lost, if there is one.
pub(super) fn give_up() -> ! {
    let yielder = ENDING.get();
    if !yielder.is_null() {
        // SAFETY: as in `suspend`: `ENDING` is set by `Drop` to the yielder of the coroutine that it
        // resumes, and set back when that call returns.
        unsafe { &*yielder }.suspend(Ask { request: Request::End, site: None });
    }
    resume_unwind(Box::new(Unwound))
}

/// Whether a coroutine runs on this thread, and is not being unwound.
///
/// Where states are compared, what its caller is about to call finds a stack without leftovers of
/// earlier calls; so this is inlined into the program's own function, in every build.
#[inline(always)]
pub(super) fn is_running() -> bool {
    sweep();
    !RUNNING.get().is_null()
}

/// Clears what the caller's next call will find in registers and on the stack below it, where states
/// are compared.
#[inline(always)]
pub(super) fn sweep() {
    if FILLS.get() {
        clear_registers();
        fill_below();
    }
}

#[inline(never)]
fn fill_below() {
    core::hint::black_box(&mut [contents::FILLING; FILLED]);
}

/// Suspends the coroutine that runs until it is given an answer.
///
/// # Panics
/// Outside of a coroutine.
pub(super) fn suspend(ask: Ask) -> u64 {
    let yielder = RUNNING.get();
    assert!(!yielder.is_null(), "outside of a check");
    // SAFETY: `RUNNING` is set, by `Coroutine::new` and `Coroutine::resume`, to the yielder of the
    // coroutine that is being resumed, and set back when that call returns; corosensei keeps the
    // yielder on the coroutine's own stack for as long as its body runs (documentation of
    // `Coroutine::with_stack`), and this code is called from that body. The pointer never leaves
    // this system thread, since it is thread-local.
    let answer = unsafe { &*yielder }.suspend(ask);
    if !ENDING.get().is_null() {
        resume_unwind(Box::new(Unwound));
    }
    answer
}
