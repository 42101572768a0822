//! Futures: to run one, and a place for who waits.
//!
//! In a check [`block_on`] polls once more for no reason, as an executor may, once in each call.

mod atomic_waker;
#[allow(unsafe_code)]
mod waker;

use core::future::Future;
use core::pin::pin;
use core::task::{Context, Poll, Waker};
use std::panic::Location as Caller;
use std::sync::Arc;
use std::task::Wake;

pub use self::atomic_waker::AtomicWaker;
use self::waker::Signal;
use crate::native;

/// Runs a future on this thread, which waits when the future does.
#[track_caller]
pub fn block_on<F: Future>(future: F) -> F::Output {
    let site = Caller::caller();
    let mut future = pin!(future);
    if native::is_torn_down() {
        return match future.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(output) => output,
            Poll::Pending => native::give_up(),
        };
    }
    if !native::is_running() {
        return block_on_real(future);
    }
    let mut signal = Signal::new(site);
    let waker = signal.waker();
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        signal.wait();
    }
}

/// Wakes a real thread.
struct Unpark(std::thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on_real<F: Future>(mut future: core::pin::Pin<&mut F>) -> F::Output {
    let waker = Arc::new(Unpark(std::thread::current())).into();
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        std::thread::park();
    }
}
