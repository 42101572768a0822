//! The code with our atomics: another import, and nothing else.

use interlocked::sync::atomic;

#[path = "body.rs"]
pub(crate) mod body;

/// Nothing is missing.
mod newer {}
