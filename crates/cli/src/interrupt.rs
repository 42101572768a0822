//! Ctrl-C: the first asks everything to come to an end with what is known, a second kills.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The flag that Ctrl-C sets.
///
/// # Panics
/// If called twice in one process.
pub(crate) fn flag() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&flag);
    let handler = move || {
        if seen.swap(true, Ordering::Relaxed) {
            // What a shell reports for a process that SIGINT ended.
            #[allow(clippy::exit)]
            std::process::exit(130);
        }
    };
    ctrlc::set_handler(handler).expect("the handler is set once");
    flag
}
