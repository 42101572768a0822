//! What threads share, as in [`std::sync`].

#[allow(unsafe_code)]
pub mod atomic;
mod operation;
mod order;
