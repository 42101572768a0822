//! A thread of the program under check as a coroutine: it runs until it wants something, and goes
//! on when it is given an answer. Stacks are used again, since a new one costs a system call.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine as Stackful, CoroutineResult, Yielder};

use crate::program::Request;

/// The bytes of a stack.
const STACK: usize = 256 << 10;

thread_local! {
    /// Stacks that no coroutine uses.
    static STACKS: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
    /// The yielder of the coroutine that runs; null outside of one.
    static RUNNING: Cell<*const Yielder<u64, Request>> = const { Cell::new(core::ptr::null()) };
}

/// A thread that waits for an answer, or has ended.
pub(crate) struct Coroutine {
    /// `None` only while it is dropped.
    stackful: Option<Stackful<u64, Request, (), DefaultStack>>,
    yielder: Rc<Cell<*const Yielder<u64, Request>>>,
    request: Request,
}

impl Coroutine {
    /// Starts `body` and runs it to its first request.
    pub(crate) fn new(body: impl FnOnce() + 'static) -> Self {
        let stack = STACKS.with_borrow_mut(Vec::pop);
        let stack = stack.unwrap_or_else(|| DefaultStack::new(STACK).expect("memory for a stack"));
        let yielder = Rc::new(Cell::new(core::ptr::null()));
        let own = Rc::clone(&yielder);
        let stackful = Stackful::with_stack(stack, move |yielder: &Yielder<u64, Request>, _| {
            own.set(yielder);
            RUNNING.set(yielder);
            body();
        });
        let mut coroutine = Self { stackful: Some(stackful), yielder, request: Request::End };
        coroutine.resume(0);
        coroutine
    }

    /// What it waits for.
    pub(crate) fn request(&self) -> Request {
        self.request
    }

    /// Gives it an answer and runs it to its next request.
    pub(crate) fn resume(&mut self, answer: u64) {
        let before = RUNNING.replace(self.yielder.get());
        let stackful = self.stackful.as_mut().expect("it is not being dropped");
        self.request = match stackful.resume(answer) {
            CoroutineResult::Yield(request) => request,
            CoroutineResult::Return(()) => Request::End,
        };
        RUNNING.set(before);
    }
}

impl Drop for Coroutine {
    fn drop(&mut self) {
        let Some(mut stackful) = self.stackful.take() else { return };
        let before = RUNNING.replace(core::ptr::null());
        if !stackful.done() {
            stackful.force_unwind();
        }
        RUNNING.set(before);
        STACKS.with_borrow_mut(|stacks| stacks.push(stackful.into_stack()));
    }
}

/// Whether a coroutine runs on this thread, and is not being unwound.
pub(crate) fn is_running() -> bool {
    !RUNNING.get().is_null()
}

/// Suspends the coroutine that runs until it is given an answer.
///
/// # Panics
/// Outside of a coroutine.
pub(crate) fn ask(request: Request) -> u64 {
    let yielder = RUNNING.get();
    assert!(!yielder.is_null(), "outside of a check");
    // SAFETY: `RUNNING` is set, by `Coroutine::new` and `Coroutine::resume`, to the yielder of the
    // coroutine that is being resumed, and set back when that call returns; corosensei keeps the
    // yielder on the coroutine's own stack for as long as its body runs (documentation of
    // `Coroutine::with_stack`), and this code is called from that body. The pointer never leaves
    // this system thread, since it is thread-local.
    unsafe { &*yielder }.suspend(request)
}
