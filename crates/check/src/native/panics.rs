//! Panics of threads: what they say is kept for the report, and what they are made of for who joins.
//!
//! The standard library counts the panics under way on each of the system's threads; those of all
//! threads of a check are counted as one thread's. When a thread of a check is given up in a
//! destructor, what it was unwinding for stays counted, and is taken off here.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic;

use super::shared::{MODE, Mode, SHARED, with_shared};
use super::{Native, current, is_running};
use crate::program::{FaultKind, Place};

/// A panic of a thread.
#[derive(Debug)]
pub(super) struct Panic {
    message: String,
    place: Option<Place>,
    payload: Option<Box<dyn Any + Send>>,
    /// Whether it was handed to who joined the thread.
    is_joined: bool,
}

thread_local! {
    /// Whether a thread was ended while it unwound, which the standard library counts for ever.
    static LOST_PANICS: Cell<bool> = const { Cell::new(false) };
    /// Whether a panic was under way before the check.
    static WAS_PANICKING: Cell<bool> = const { Cell::new(false) };
    /// The message of the panic that is under way in a thread of a check, and its place.
    static MESSAGE: RefCell<Option<(String, Option<Place>)>> = const { RefCell::new(None) };
}

impl Native {
    /// The first panic that nobody was told of, and its thread.
    pub(crate) fn panic(&self) -> Option<(u32, FaultKind)> {
        with_shared(|shared| {
            let mut threads = shared.threads.iter().enumerate();
            threads.find_map(|(thread, it)| {
                let panic = it.panic.as_ref().filter(|panic| !panic.is_joined)?;
                let (message, place) = (panic.message.clone(), panic.place.clone());
                let thread = thread as u32;
                Some((thread, FaultKind::Panic { thread, message, place }))
            })
        })
    }
}

/// The thread that runs has panicked.
pub(super) fn panicked(payload: Box<dyn Any + Send>) {
    let (message, place) = MESSAGE.take().unwrap_or_else(|| (message(&*payload), None));
    let panic = Panic { message, place, payload: Some(payload), is_joined: false };
    with_shared(|shared| {
        let thread = shared.current();
        thread.is_unwinding = false;
        thread.panic.get_or_insert(panic);
    });
}

/// The text of a panic.
fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without a message".to_owned())
}

/// What a thread panicked with, if it did; whoever asks now knows of it.
pub(crate) fn joined(thread: u32) -> Option<Box<dyn Any + Send>> {
    with_shared(|shared| {
        let panic = shared.threads.get_mut(thread as usize)?.panic.as_mut()?;
        panic.is_joined = true;
        panic.payload.take()
    })
}

/// Keeps the messages of panics in threads of a check, in place of printing them: the report has
/// them, and most executions are not the one that is reported.
pub(crate) fn quiet_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if info.payload().is::<Repair>() {
                return uncount();
            }
            if SHARED.with(|shared| shared.try_borrow_mut().is_err()) {
                return before(info);
            }
            if !is_running() || ends_the_process(info.payload()) {
                return before(info);
            }
            let mode = MODE.replace(Mode::Checker);
            MESSAGE.set(Some((message(info.payload()), info.location().map(Place::of))));
            SHARED.with_borrow_mut(|shared| shared.current().is_unwinding = true);
            MODE.set(mode);
        }));
    });
}

/// Whether a panic is one that does not unwind, so that no report will have its message: those that
/// the compiler and the standard library put into builds with debug assertions.
fn ends_the_process(payload: &(dyn Any + Send)) -> bool {
    const BEGINNINGS: [&str; 6] = [
        "null pointer dereference occurred",
        "misaligned pointer dereference",
        "unsafe precondition(s) violated",
        "trying to construct an enum from an invalid value",
        "panic in a function that cannot unwind",
        "panic in a destructor during cleanup",
    ];
    let message = message(payload);
    BEGINNINGS.iter().any(|beginning| message.starts_with(beginning))
}

/// Whether the thread that runs is unwinding from a panic.
pub(crate) fn is_unwinding() -> bool {
    let thread = current();
    let is_alone = with_shared(|shared| {
        let mut threads = shared.threads.iter().enumerate();
        !threads.any(|(other, it)| it.is_unwinding && other != thread)
    });
    if is_alone && !LOST_PANICS.get() {
        // The standard library counts the panics of all threads of the check, which are one of the
        // system's, as one; here they are this one's, and it may have caught some.
        let unwinds = std::thread::panicking();
        with_shared(|shared| shared.threads[thread].is_unwinding = unwinds);
    }
    is_unwinding_in(thread)
}

/// Whether a thread is known to be unwinding from a panic.
pub(super) fn is_unwinding_in(thread: usize) -> bool {
    with_shared(|shared| shared.threads.get(thread).is_some_and(|it| it.is_unwinding))
}

/// A thread is given up while it unwinds.
pub(super) fn lose() {
    LOST_PANICS.set(true);
}

/// What a panic is made of that only takes another off the count.
struct Repair;

/// Within a panic hook, takes one panic off the count: to resume a panic there does not count it, and
/// to catch it takes one off (`library/std/src/panicking.rs`, `panic_count`, Rust 1.95). Were it
/// counted, this would do nothing.
fn uncount() {
    let _ = panic::catch_unwind(|| panic::resume_unwind(Box::new(())));
}

/// Takes the panics of threads that were given up off the count, if none other is under way.
pub(super) fn repair() {
    const MOST: u32 = 1000;
    if !LOST_PANICS.get() || WAS_PANICKING.get() {
        return;
    }
    for _ in 0..MOST {
        if !std::thread::panicking() {
            LOST_PANICS.set(false);
            return;
        }
        let _ = panic::catch_unwind(|| panic::panic_any(Repair));
    }
}

/// Notes, before a check, whether a panic is under way that is not the check's.
pub(super) fn note() {
    if !LOST_PANICS.get() {
        WAS_PANICKING.set(std::thread::panicking());
    }
}
