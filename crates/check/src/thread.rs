//! Threads, as in [`std::thread`]; outside of a check they are those.

use std::cell::RefCell;
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
pub fn spawn<T: Send + 'static>(body: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    if !native::is_running() {
        return JoinHandle(Kind::Real(std::thread::spawn(body)));
    }
    let result = Rc::new(RefCell::new(None));
    let own = Rc::clone(&result);
    let thread = native::spawn(Box::new(move || {
        let value = body();
        *own.borrow_mut() = Some(value);
    }));
    JoinHandle(Kind::Checked { thread, result })
}

impl<T> JoinHandle<T> {
    /// Waits for the thread's end and gives its result.
    ///
    /// # Errors
    /// What the thread panicked with. (In a check the panic is what the check reports.)
    pub fn join(self) -> std::thread::Result<T> {
        match self.0 {
            Kind::Real(handle) => handle.join(),
            Kind::Checked { thread, result } => {
                native::ask(Request::Join { thread });
                let value = result.borrow_mut().take();
                value.ok_or_else(|| Box::new("the thread panicked") as Box<_>)
            }
        }
    }
}
