//! Threads, as in [`std::thread`]; outside of a check they are those.

use std::cell::RefCell;
use std::panic::Location as Caller;
use std::rc::Rc;

use crate::native;
use crate::program::Request;

/// A thread that can be waited for.
#[derive(Debug)]
pub struct JoinHandle<T>(Kind<T>);

#[derive(Debug)]
enum Kind<T> {
    Checked { thread: u32, result: Rc<RefCell<Option<T>>> },
    Real(std::thread::JoinHandle<T>),
}

/// Starts a thread.
#[track_caller]
pub fn spawn<T: Send + 'static>(body: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    if !native::is_running() {
        return JoinHandle(Kind::Real(std::thread::spawn(body)));
    }
    let result = Rc::new(RefCell::new(None));
    let own = Rc::clone(&result);
    let body = move || {
        let value = body();
        *own.borrow_mut() = Some(value);
    };
    let thread = native::spawn(Box::new(body), Some(Caller::caller()));
    JoinHandle(Kind::Checked { thread, result })
}

impl<T> JoinHandle<T> {
    /// Waits for the thread's end and gives its result.
    ///
    /// # Errors
    /// What the thread panicked with.
    #[track_caller]
    pub fn join(self) -> std::thread::Result<T> {
        match self.0 {
            Kind::Real(handle) => handle.join(),
            Kind::Checked { thread, result } => {
                native::ask(Request::Join { thread }, Some(Caller::caller()));
                let value = result.borrow_mut().take();
                value.ok_or_else(|| {
                    let message = native::joined(thread);
                    Box::new(message.unwrap_or_default()) as Box<_>
                })
            }
        }
    }
}
