//! Real code as a [`Program`]: a closure and the threads that it starts, each a coroutine.
//!
//! An execution is replayed by giving each thread the values that it read. Locations are named by
//! the thread that made them and how many it had made before, not by their addresses, which differ
//! from run to run.

#[allow(unsafe_code)]
mod coroutine;

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;

use self::coroutine::Coroutine;
pub(crate) use self::coroutine::{ask, is_running};
use crate::graph::Location;
use crate::program::{Program, Request};

/// The body of a thread that is about to be started.
type Body = Box<dyn FnOnce()>;

/// What the threads of an execution share with the explorer.
#[derive(Default)]
struct Shared {
    /// The thread that runs.
    running: usize,
    /// The bodies of threads that their parents have asked to start, by parent.
    bodies: Vec<Option<Body>>,
    /// For each thread, the initial values of the locations that it made.
    made: Vec<Vec<u64>>,
    /// The first panic of a thread.
    panic: Option<String>,
}

thread_local! {
    static SHARED: RefCell<Shared> = RefCell::default();
}

/// A closure and the threads that it starts.
pub(crate) struct Native {
    body: Rc<dyn Fn()>,
    threads: Vec<Option<Coroutine>>,
}

impl Native {
    pub(crate) fn new(body: Rc<dyn Fn()>) -> Self {
        Self { body, threads: Vec::new() }
    }

    fn start(&mut self, thread: usize, body: Body) {
        if self.threads.len() <= thread {
            self.threads.resize_with(thread + 1, || None);
        }
        enter(thread);
        self.threads[thread] = Some(Coroutine::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(body));
            if let Err(payload) = result {
                if !is_running() {
                    panic::resume_unwind(payload);
                }
                let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
                let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
                SHARED.with_borrow_mut(|shared| {
                    shared.panic.get_or_insert(text.unwrap_or_else(|| "a panic".to_owned()));
                });
            }
        }));
    }

    /// The message of the first panic in the execution.
    pub(crate) fn panic(&self) -> Option<String> {
        SHARED.with_borrow(|shared| shared.panic.clone())
    }
}

impl Drop for Native {
    fn drop(&mut self) {
        self.threads.clear();
        SHARED.with_borrow_mut(|shared| *shared = Shared::default());
    }
}

/// Says that a thread runs now.
fn enter(thread: usize) {
    SHARED.with_borrow_mut(|shared| {
        shared.running = thread;
        if shared.made.len() <= thread {
            shared.made.resize_with(thread + 1, Vec::new);
            shared.bodies.resize_with(thread + 1, || None);
        }
    });
}

impl Program for Native {
    fn threads(&self) -> usize {
        1
    }

    fn reset(&mut self) {
        // Threads first: what they drop may still ask which thread runs.
        self.threads.clear();
        SHARED.with_borrow_mut(|shared| *shared = Shared::default());
        let body = Rc::clone(&self.body);
        self.start(0, Box::new(move || body()));
    }

    fn request(&mut self, thread: usize) -> Request {
        self.threads[thread].as_ref().map_or(Request::End, Coroutine::request)
    }

    fn done(&mut self, thread: usize, value: u64) {
        if self.request(thread) == Request::Spawn {
            let body = SHARED.with_borrow_mut(|shared| shared.bodies[thread].take());
            self.start(value as usize, body.expect("a thread that starts another has its body"));
        }
        enter(thread);
        if let Some(coroutine) = &mut self.threads[thread] {
            coroutine.resume(value);
        }
    }

    fn initial(&self, location: Location) -> u64 {
        SHARED.with_borrow(|shared| {
            shared.made[(location >> 32) as usize][(location & u64::from(u32::MAX)) as usize]
        })
    }
}

/// A new location with a first value.
pub(crate) fn make(value: u64) -> Location {
    SHARED.with_borrow_mut(|shared| {
        let thread = shared.running;
        let made = &mut shared.made[thread];
        made.push(value);
        (thread as u64) << 32 | (made.len() as u64 - 1)
    })
}

/// Starts a thread; its number.
pub(crate) fn spawn(body: Body) -> u32 {
    SHARED.with_borrow_mut(|shared| {
        let thread = shared.running;
        shared.bodies[thread] = Some(body);
    });
    ask(Request::Spawn) as u32
}
