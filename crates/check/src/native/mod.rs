//! Real code as a [`Program`]: a closure and the threads that it starts, each a coroutine.
//!
//! An execution is replayed by giving each thread the values that it read. The values of atomics are
//! in the graph; memory holds what the last write in modification order wrote, so that an atomic may
//! be moved, borrowed and dropped by who owns it. All other memory is real.

#[allow(unsafe_code)]
mod allocator;
pub(crate) mod atomic;
#[allow(unsafe_code)]
mod contents;
#[allow(unsafe_code)]
mod copies;
#[allow(unsafe_code)]
mod coroutine;
#[allow(unsafe_code)]
mod debugger;
mod memory;
mod onward;
mod over;
mod panics;
pub(crate) mod quiet;
mod shared;
mod sorted;
mod spin;
mod wide;

use std::alloc::Layout;
use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;
use std::sync::Arc;

pub use self::allocator::Allocator;
pub(crate) use self::contents::mark_unwritten;
pub(crate) use self::copies::instance;
use self::coroutine::Coroutine;
pub(crate) use self::memory::{NAMES, allocation};
pub(crate) use self::over::{branch, give_up, give_up_later, is_before_end, limit_branches};
use self::over::{is_branch, too_long};
use self::panics::panicked;
pub(crate) use self::panics::{is_unwinding, joined, quiet_panics};
use self::quiet::Told;
pub(crate) use self::shared::aside;
use self::shared::{MODE, Mode, Thread, with_shared};
use self::spin::Loops;
use crate::graph::{EventId, Graph, Location};
use crate::program::{Fault, FaultKind, Program, Request, Site};
use crate::rerun::Ends;

/// A thread that is about to be started.
pub(crate) struct Start {
    /// What it does.
    pub(crate) body: Box<dyn FnOnce()>,
    /// Its name.
    pub(crate) name: Option<Arc<str>>,
    /// The size of its stack, if that matters: in bytes or in words, as both are used.
    pub(crate) stack: Option<usize>,
    /// The thread before it that does the same.
    pub(crate) twin: Option<u32>,
}

/// What a thread asks for, and where in the source text.
#[derive(Clone, Copy, Debug)]
struct Ask {
    request: Request,
    site: Option<Site>,
}

thread_local! {
    /// The event before which a debugger is stopped.
    static STOP: Cell<Option<EventId>> = const { Cell::new(None) };
}

fn is_observing() -> bool {
    MODE.get() == Mode::Program
}

fn observe_alloc(block: *mut u8, layout: Layout) {
    if is_observing() && !block.is_null() {
        quiet::does_something();
        with_shared(|shared| {
            let (thread, step) = (shared.running, shared.current().steps);
            shared.memory.allocated(thread, step, block.expose_provenance(), layout);
        });
    }
}

/// Whether the block is kept for now.
fn observe_dealloc(block: *mut u8, _: Layout) -> bool {
    match MODE.get() {
        Mode::Checker => false,
        Mode::Program => with_shared(|shared| {
            shared.memory.freed(shared.running, block.addr(), shared.quiet.owners())
        }),
        Mode::Cleanup => with_shared(|shared| shared.memory.dropped(block.addr())),
    }
}

/// A closure and the threads that it starts.
pub(crate) struct Native {
    body: Arc<dyn Fn() + Send + Sync>,
    threads: Vec<Option<Coroutine>>,
    loops: Loops,
    /// The threads in the order in which they were started.
    started: Vec<usize>,
    /// For each thread, the one before it that does the same.
    twins: Vec<Option<u32>>,
    /// Whether a bug was found.
    is_faulty: bool,
    /// Whether nothing fails or returns for no reason.
    has_reasons: bool,
    /// Of whose owners there are events.
    told: Rc<Told>,
    /// Whether what was found is that there should be more.
    learns: bool,
    /// Whether the execution is given up and [run on](onward).
    runs_on: bool,
}

impl Native {
    /// The program of a closure.
    ///
    /// # Panics
    /// In a thread of a check.
    pub(crate) fn new(body: Arc<dyn Fn() + Send + Sync>, told: Told) -> Self {
        assert!(!is_running(), "a check cannot be made in a check");
        panics::note();
        Self {
            body,
            threads: Vec::new(),
            loops: Loops::default(),
            started: Vec::new(),
            twins: Vec::new(),
            is_faulty: false,
            has_reasons: false,
            told: Rc::new(told),
            learns: false,
            runs_on: false,
        }
    }

    /// Leaves out what happens for no reason, or does not look for loops that wait.
    pub(crate) fn without(mut self, spurious: bool, loops: bool) -> Self {
        self.has_reasons = spurious;
        self.loops.is_off = loops;
        self
    }

    fn start(&mut self, thread: usize, start: Start) {
        if self.threads.len() <= thread {
            self.threads.resize_with(thread + 1, || None);
            self.twins.resize(thread + 1, None);
        }
        let Start { body, name, stack, twin } = start;
        self.twins[thread] = twin;
        let stack = stack.map(|size| size.saturating_mul(size_of::<usize>()));
        coroutine::fill(self.loops.has_any(thread));
        let coroutine = Coroutine::new(stack, move || {
            for body in [body, Box::new(crate::thread::ended)] {
                let result = panic::catch_unwind(AssertUnwindSafe(body));
                if let Err(payload) = result {
                    if !is_running() {
                        return;
                    }
                    panicked(payload);
                }
            }
        });
        with_shared(|shared| {
            shared.memory.stack(thread, coroutine.stack.clone());
            if shared.threads.len() <= thread {
                shared.threads.resize_with(thread + 1, Thread::default);
            }
            shared.threads[thread].name = name;
        });
        self.threads[thread] = Some(coroutine);
        self.started.push(thread);
        self.resume(thread, 0);
    }

    /// Lets a thread run to its next request.
    fn resume(&mut self, thread: usize, answer: u64) {
        with_shared(|shared| shared.running = thread);
        let Some(coroutine) = &mut self.threads[thread] else { return };
        let compares = self.loops.has_any(thread);
        coroutine::fill(compares && !self.runs_on);
        let before = (compares && !self.runs_on && self.loops.is_in(thread)).then(digest);
        MODE.set(Mode::Program);
        coroutine.resume(answer);
        MODE.set(Mode::Checker);
        if self.runs_on {
            return;
        }
        if before.is_some_and(|before| before != digest()) {
            self.loops.left(thread);
        }
        let ask = coroutine.ask();
        if let (Request::Read { .. }, Some(site)) = (ask.request, ask.site) {
            self.loops.visit(thread, site, || coroutine.live());
        }
        if self.loops.has_any(thread) {
            coroutine.fill_unused();
        }
    }
}

impl Ends for Native {
    fn at_end(&mut self, is_complete: bool) -> Option<(u32, FaultKind)> {
        self.panic().or_else(|| Some((0, is_complete.then(|| self.leak())??)))
    }

    fn stop_before(&mut self, event: Option<EventId>) {
        STOP.set(event);
    }
}

impl Drop for Native {
    fn drop(&mut self) {
        STOP.set(None);
        if self.is_faulty {
            self.forget();
        }
        self.clear();
    }
}

impl Program for Native {
    fn threads(&self) -> usize {
        1
    }

    fn reset(&mut self) {
        self.clear();
        self.loops.clear();
        quiet::begin();
        with_shared(|shared| {
            shared.has_reasons = self.has_reasons;
            shared.quiet.told = Rc::clone(&self.told);
        });
        let body = Arc::clone(&self.body);
        self.start(
            0,
            Start { body: Box::new(move || body()), name: None, stack: None, twin: None },
        );
    }

    fn twin(&self, thread: u32) -> Option<u32> {
        self.twins.get(thread as usize).copied().flatten()
    }

    fn request(&mut self, thread: usize) -> Request {
        let coroutine = self.threads.get(thread).and_then(Option::as_ref);
        coroutine.map_or(Request::End, |coroutine| coroutine.ask().request)
    }

    fn done(&mut self, thread: usize, value: u64) {
        let request = self.request(thread);
        with_shared(|shared| {
            shared.threads[thread].steps += 1;
            shared.branches += usize::from(is_branch(request));
            if let (Request::Write { location, value: written, .. }, 1) = (request, value) {
                shared.written.insert(location, written);
            }
        });
        self.loops.done(thread, request, value);
        if request == Request::Spawn {
            let start = with_shared(|shared| shared.threads[thread].start.take());
            self.start(value as usize, start.expect("a thread that starts another says how"));
        }
        self.resume(thread, value);
    }

    fn failed(&mut self, thread: usize, value: u64) {
        with_shared(|shared| shared.fails = true);
        self.loops.fails(thread);
        self.done(thread, value);
    }

    fn wait(&mut self, thread: usize) -> Option<Request> {
        self.loops.wait(thread)
    }

    fn again(&mut self) -> bool {
        self.loops.take_new()
    }

    fn initial(&self, location: Location) -> u64 {
        with_shared(|shared| shared.memory.initial(location))
    }

    fn whole(&self, value: u64) -> u128 {
        with_shared(|shared| shared.memory.whole(value))
    }

    fn site(&self, thread: usize) -> Option<Site> {
        self.threads[thread].as_ref()?.ask().site
    }

    fn found(&mut self) {
        self.is_faulty = !self.learns;
    }

    fn access(&mut self, graph: &Graph, event: EventId) -> Option<FaultKind> {
        with_shared(|shared| shared.memory.accessible(graph, event))
    }

    fn fault(&mut self, graph: &Graph) -> Option<Fault> {
        let fault = with_shared(|shared| shared.memory.fault(graph));
        self.learns = fault.as_ref().is_some_and(|fault| matches!(fault.kind, FaultKind::Told(..)));
        let fault = fault.or_else(too_long).or_else(|| self.too_late(graph));
        fault.or_else(|| {
            // What nobody can be told of.
            let (thread, kind) = self.panic().filter(|&(thread, _)| thread == 0)?;
            Some(Fault::new(kind, graph.last(thread as usize).into_iter().collect()))
        })
    }
}

/// A number for all that the threads have allocated and what it holds.
fn digest() -> u64 {
    with_shared(|shared| contents::digest(&shared.memory))
}

/// Whether a thread of a check runs, whose operations are the checker's.
#[inline(always)]
pub(crate) fn is_running() -> bool {
    coroutine::is_running()
}

/// Whether what runs is a thread of an execution, or what is left of one is dropped.
pub(crate) fn is_active() -> bool {
    MODE.get() != Mode::Checker
}

/// Whether what is left of an execution that is over is dropped: nothing that is done now is an
/// event, and nothing must wait.
pub(crate) fn is_torn_down() -> bool {
    MODE.get() == Mode::Cleanup
}

/// The thread that runs.
pub(crate) fn current() -> usize {
    with_shared(|shared| shared.running)
}

/// Whether what may fail or return for no reason does, in executions of its own.
pub(crate) fn may_be_spurious() -> bool {
    with_shared(|shared| !shared.has_reasons)
}

/// Whether the thread that runs is about to make an event.
fn is_now(event: EventId) -> bool {
    with_shared(|shared| {
        let (thread, index) = (event.thread as usize, event.index);
        shared.running == thread && shared.threads.get(thread).is_some_and(|it| it.steps == index)
    })
}

/// Asks the explorer for something and waits for the answer.
///
/// What the caller did before leaves nothing on the stack that states would differ in.
#[inline(always)]
pub(crate) fn ask(request: Request, site: Option<Site>) -> u64 {
    coroutine::sweep();
    suspend(request, site)
}

#[inline(never)]
fn suspend(request: Request, site: Option<Site>) -> u64 {
    quiet::does_something();
    MODE.set(Mode::Checker);
    if STOP.get().is_some_and(is_now) {
        debugger::interlocked_breakpoint();
    }
    if std::thread::panicking() {
        // Others that run until the answer have to know.
        is_unwinding();
    }
    coroutine::sweep();
    let answer = coroutine::suspend(Ask { request, site });
    MODE.set(Mode::Program);
    answer
}

/// Whether the compare-exchange that was just answered fails for no reason.
pub(crate) fn take_failure() -> bool {
    with_shared(|shared| core::mem::take(&mut shared.fails))
}

/// Starts a thread; its number.
pub(crate) fn spawn(start: Start, site: Option<Site>) -> u32 {
    with_shared(|shared| shared.current().start = Some(start));
    ask(Request::Spawn, site) as u32
}

/// The name of the thread that runs.
pub(crate) fn thread_name() -> Option<Arc<str>> {
    with_shared(|shared| shared.current().name.clone())
}

/// How many events the thread that runs has made.
pub(crate) fn step() -> u32 {
    with_shared(|shared| shared.current().steps)
}

/// A location that is no memory of the program: `number` is below 2³².
pub(crate) const fn location(kind: u64, number: u64) -> Location {
    (1 << 58 | kind << 48 | number << 3) << 3 | 3
}

/// Does something with what the execution keeps under a key, which is made at the first time: as the
/// program's own memory.
pub(crate) fn place<T: 'static, R>(
    key: usize,
    make: impl FnOnce() -> T,
    work: impl FnOnce(&mut T) -> R,
) -> R {
    if !with_shared(|shared| shared.places.contains_key(&key)) {
        let made: Box<dyn Any> = Box::new(make());
        with_shared(|shared| {
            shared.places.entry(key).or_insert(made);
        });
    }
    with_shared(|shared| {
        let place = shared.places.get_mut(&key).expect("it was made");
        work(place.downcast_mut().expect("a key has one type"))
    })
}

/// The name of an address, the same in every execution.
pub(crate) fn name(address: usize) -> u64 {
    with_shared(|shared| shared.memory.name(address))
}

/// Something was made that is to be given up before the execution ends; by its address.
pub(crate) fn made(address: usize, what: &'static str, site: Site) {
    with_shared(|shared| shared.made.insert(address, (what, site)));
}

/// A number for something to be made that has no address of its own.
pub(crate) fn unused_address() -> usize {
    with_shared(|shared| {
        shared.unaddressed += 1;
        usize::MAX - shared.unaddressed
    })
}

/// It was given up.
pub(crate) fn given_up(address: usize) {
    with_shared(|shared| shared.made.remove(&address));
}

/// Where it was made.
pub(crate) fn made_at(address: usize) -> Option<Site> {
    with_shared(|shared| Some(shared.made.get(&address)?.1))
}

/// Whether an address is of something that was there before the execution.
pub(crate) fn is_outside(address: usize) -> bool {
    with_shared(|shared| shared.memory.is_outside(address))
}

/// Tells of a misuse.
pub(crate) fn misused(what: String) {
    with_shared(|shared| shared.memory.misused(shared.running, what));
}
