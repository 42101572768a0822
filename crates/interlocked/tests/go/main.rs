//! `interlocked::go` against plain numbers, with Go's results and Go's panics.

mod number;
#[path = "../race/mod.rs"]
mod race;
mod value;

/// What a call panics with.
#[track_caller]
fn panic_of<R>(call: impl FnOnce() -> R) -> String {
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(call));
    let payload = result.err().expect("it panics");
    payload
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .expect("the message is text")
}
