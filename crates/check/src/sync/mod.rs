//! What threads share, as in [`std::sync`].

#[allow(unsafe_code)]
mod arc;
#[allow(unsafe_code)]
pub mod atomic;
#[allow(unsafe_code)]
mod contents;
#[allow(unsafe_code)]
mod mutex;
mod operation;
mod order;
mod poison;
#[allow(unsafe_code)]
mod rwlock;
mod word;

pub use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

pub use self::arc::{Arc, Weak};
pub use self::mutex::{Mutex, MutexGuard};
pub use self::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
