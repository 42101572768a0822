//! What threads share, as in [`std::sync`].

#[allow(unsafe_code)]
mod arc;
#[allow(unsafe_code)]
pub mod atomic;
mod barrier;
mod condvar;
#[allow(unsafe_code)]
mod contents;
mod ending;
#[allow(unsafe_code)]
mod lazy_lock;
#[macro_use]
mod lock;
pub mod mpsc;
#[allow(unsafe_code)]
mod mutex;
mod notify;
#[allow(unsafe_code)]
mod once;
#[allow(unsafe_code)]
mod once_lock;
pub(crate) mod operation;
mod order;
mod owners;
mod poison;
#[allow(unsafe_code)]
mod rwlock;
mod signal;
mod word;

pub use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

pub use self::arc::{Arc, Weak};
pub use self::barrier::{Barrier, BarrierWaitResult};
pub use self::condvar::{Condvar, WaitTimeoutResult};
pub use self::lazy_lock::LazyLock;
pub use self::mutex::{Mutex, MutexGuard};
pub use self::notify::Notify;
pub use self::once::{Once, OnceState};
pub use self::once_lock::OnceLock;
pub use self::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
