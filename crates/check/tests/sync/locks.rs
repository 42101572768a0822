//! Locks, and what they hold.

use std::collections::BTreeSet;
use std::sync::Arc;

use interlocked_check::sync::atomic::{AtomicU64, Ordering::Relaxed};
use interlocked_check::sync::{LazyLock, Mutex, OnceLock, RwLock, TryLockError};
use interlocked_check::{FaultKind, assume, thread};

use super::{bug, count, results};

#[test]
fn critical_sections_come_in_every_order() {
    for (threads, orders) in [(1, 1), (2, 2), (3, 6), (4, 24)] {
        let body = move || {
            let all = Arc::new(Mutex::new(Vec::new()));
            let start = |n| {
                let all = Arc::clone(&all);
                thread::spawn(move || all.lock().unwrap().push(n))
            };
            let handles: Vec<_> = (0..threads).map(start).collect();
            handles.into_iter().for_each(|handle| handle.join().unwrap());
            Arc::into_inner(all).unwrap().into_inner().unwrap()
        };
        let (seen, executions) = results(body);
        assert_eq!((seen.len(), executions), (orders, orders as u64));
    }
}

#[test]
fn to_try_fails_only_if_somebody_has_the_lock() {
    let body = || {
        let mutex = Arc::new(Mutex::new(0));
        let other = Arc::clone(&mutex);
        let thread = thread::spawn(move || match other.try_lock() {
            Ok(mut guard) => {
                *guard += 1;
                true
            }
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Poisoned(_)) => unreachable!(),
        });
        *mutex.lock().unwrap() += 1;
        let took = thread.join().unwrap();
        (took, *mutex.lock().unwrap())
    };
    let (seen, executions) = results(body);
    assert_eq!(seen, BTreeSet::from([(true, 2), (false, 1)]));
    assert_eq!(executions, 3);
    count(
        || {
            let mutex = Mutex::new(());
            let guard = mutex.lock().unwrap();
            assert!(mutex.try_lock().is_err());
            drop(guard);
            assert!(mutex.try_lock().is_ok());
        },
        1,
    );
}

#[test]
fn locks_in_two_orders() {
    let body = || {
        let locks = Arc::new((Mutex::new(()), Mutex::new(())));
        let other = Arc::clone(&locks);
        let thread = thread::spawn(move || {
            let _second = other.1.lock().unwrap();
            let _first = other.0.lock().unwrap();
        });
        {
            let _first = locks.0.lock().unwrap();
            let _second = locks.1.lock().unwrap();
        }
        thread.join().unwrap();
    };
    assert!(matches!(bug(body), FaultKind::Deadlock { .. }));
}

#[test]
fn to_lock_twice() {
    let body = || {
        let mutex = Mutex::new(());
        let _first = mutex.lock().unwrap();
        let _second = mutex.lock().unwrap();
    };
    assert_eq!(bug(body), FaultKind::Deadlock { threads: vec![0] });
}

#[test]
fn a_panic_poisons() {
    let body = || {
        let mutex = Arc::new(Mutex::new(0));
        let other = Arc::clone(&mutex);
        let thread = thread::spawn(move || {
            let _guard = other.lock();
            panic!("with the lock");
        });
        let first = mutex.lock().is_err();
        assert!(thread.join().is_err());
        assert!(mutex.is_poisoned());
        let error = mutex.lock().unwrap_err();
        drop(error.into_inner());
        mutex.clear_poison();
        assert!(mutex.lock().is_ok());
        first
    };
    count(
        move || {
            body();
        },
        2,
    );
}

#[test]
fn a_guard_that_is_taken_while_panicking_does_not_poison() {
    struct Locks(Arc<Mutex<u32>>);
    impl Drop for Locks {
        fn drop(&mut self) {
            *self.0.lock().unwrap() += 1;
        }
    }
    let body = || {
        let mutex = Arc::new(Mutex::new(0));
        let locks = Locks(Arc::clone(&mutex));
        let thread = thread::spawn(move || {
            let _locks = locks;
            panic!("without the lock");
        });
        assert!(thread.join().is_err());
        assert!(!mutex.is_poisoned());
        assert_eq!(*mutex.lock().unwrap(), 1);
    };
    count(body, 1);
}

#[test]
fn executions_are_given_up_while_a_thread_panics() {
    struct Stores(Arc<AtomicU64>);
    impl Drop for Stores {
        fn drop(&mut self) {
            for n in 1..4 {
                self.0.store(n, Relaxed);
            }
        }
    }
    let body = || {
        let x = Arc::new(AtomicU64::new(0));
        let stores = Stores(Arc::clone(&x));
        let thread = thread::spawn(move || {
            let _stores = stores;
            panic!("and store");
        });
        x.load(Relaxed);
        assert!(thread.join().is_err());
    };
    count(body, 4);
}

#[test]
fn executions_end_while_a_thread_panics() {
    struct Waits(Arc<AtomicU64>);
    impl Drop for Waits {
        fn drop(&mut self) {
            assume(self.0.load(Relaxed) == 1);
        }
    }
    let body = || {
        let x = Arc::new(AtomicU64::new(0));
        let waits = Waits(Arc::clone(&x));
        let thread = thread::spawn(move || {
            let _waits = waits;
            panic!("and wait");
        });
        x.store(1, Relaxed);
        assert!(thread.join().is_err());
    };
    count(body, 1);
}

#[test]
fn what_a_static_holds_is_new_in_every_execution() {
    static LOG: Mutex<Vec<u32>> = Mutex::new(Vec::new());
    static X: Mutex<AtomicU64> = Mutex::new(AtomicU64::new(3));
    let body = || {
        let thread = thread::spawn(|| LOG.lock().unwrap().push(1));
        LOG.lock().unwrap().push(2);
        thread.join().unwrap();
        assert_eq!(LOG.lock().unwrap().len(), 2);
        let taken = core::mem::take(X.lock().unwrap().get_mut());
        assert_eq!(taken, 3);
        assert_eq!(X.lock().unwrap().swap(4, Relaxed), 0);
        let inner = core::mem::replace(&mut *X.lock().unwrap(), AtomicU64::new(5));
        assert_eq!(inner.into_inner(), 4);
    };
    count(body, 2);
    assert_eq!(*LOG.lock().unwrap(), []);
    assert_eq!(X.lock().unwrap().load(Relaxed), 3);
}

#[test]
fn what_was_made_before_is_new_in_every_execution_or_refused() {
    let number = Arc::new(Mutex::new(1));
    let own = Arc::clone(&number);
    let body = move || {
        let other = Arc::clone(&own);
        let thread = thread::spawn(move || *other.lock().unwrap() *= 2);
        *own.lock().unwrap() += 1;
        thread.join().unwrap();
        assert!([3, 4].contains(&*own.lock().unwrap()));
    };
    count(body, 2);
    assert_eq!(*number.lock().unwrap(), 1);
    let text = Mutex::new(String::from("a"));
    let found = bug(move || text.lock().unwrap().push('b'));
    assert!(
        matches!(&found, FaultKind::Panic { message, .. } if message.contains("made before")),
        "{found:?}"
    );
}

#[test]
fn readers_and_a_writer() {
    let body = || {
        let lock = Arc::new(RwLock::new(0));
        let own = Arc::clone(&lock);
        let writer = thread::spawn(move || *own.write().unwrap() += 1);
        let own = Arc::clone(&lock);
        let reader = thread::spawn(move || *own.read().unwrap());
        let first = *lock.read().unwrap();
        let read = (first, reader.join().unwrap());
        writer.join().unwrap();
        assert_eq!(*lock.read().unwrap(), 1);
        read
    };
    let (seen, executions) = results(body);
    assert_eq!(seen, BTreeSet::from([(0, 0), (0, 1), (1, 0), (1, 1)]));
    // Both readers before the writer or both after it: six orders of their coming and going; else one.
    assert_eq!(executions, 6 + 6 + 1 + 1);
}

#[test]
fn a_lock_for_reading_and_writing() {
    let body = || {
        let lock = RwLock::new(1);
        let first = lock.read().unwrap();
        let second = lock.try_read().unwrap();
        assert!(matches!(lock.try_write(), Err(TryLockError::WouldBlock)));
        drop((first, second));
        let mut writer = lock.write().unwrap();
        *writer = 2;
        assert!(matches!(lock.try_write(), Err(TryLockError::WouldBlock)));
        assert!(matches!(lock.try_read(), Err(TryLockError::WouldBlock)));
        let reader = interlocked_check::sync::RwLockWriteGuard::downgrade(writer);
        assert_eq!(*lock.try_read().unwrap(), 2);
        assert!(lock.try_write().is_err());
        drop(reader);
        assert_eq!(format!("{lock:?}"), "RwLock { data: 2, poisoned: false, .. }");
        assert_eq!(lock.into_inner().unwrap(), 2);
    };
    body();
    count(body, 1);
}

#[test]
fn only_writers_poison() {
    let body = || {
        let lock = Arc::new(RwLock::new(0));
        let own = Arc::clone(&lock);
        let reader = thread::spawn(move || {
            let _guard = own.read().unwrap();
            panic!("reading");
        });
        assert!(reader.join().is_err());
        assert!(!lock.is_poisoned());
        let own = Arc::clone(&lock);
        let writer = thread::spawn(move || {
            let _guard = own.write().unwrap();
            panic!("writing");
        });
        assert!(writer.join().is_err());
        assert!(lock.is_poisoned() && lock.read().is_err() && lock.write().is_err());
        assert_eq!(*lock.try_write().unwrap_err().into_guard(), 0);
        lock.clear_poison();
        assert!(lock.read().is_ok());
    };
    count(body, 1);
}

trait IntoGuard<G> {
    fn into_guard(self) -> G;
}

impl<G> IntoGuard<G> for TryLockError<G> {
    fn into_guard(self) -> G {
        match self {
            Self::Poisoned(error) => error.into_inner(),
            Self::WouldBlock => panic!("somebody has the lock"),
        }
    }
}

#[test]
fn statics_are_used_by_destructors_when_an_execution_is_given_up() {
    static CELL: OnceLock<u32> = OnceLock::new();
    static LAZY: LazyLock<u32> = LazyLock::new(|| {
        assume(false);
        1
    });
    struct Uses;
    impl Drop for Uses {
        fn drop(&mut self) {
            assert_eq!(CELL.wait() + *LAZY, 3);
        }
    }
    let body = || {
        thread::spawn(|| {
            let _uses = Uses;
            assume(false);
        });
        thread::spawn(|| *LAZY);
    };
    count(body, 0);
}
