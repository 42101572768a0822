//! A sequence lock as H.-J. Boehm writes it (*Can seqlocks get along with programming language memory
//! models?*, MSPC 2012): the data are relaxed atomics, and fences keep them between the two looks at
//! the counter.

use std::sync::Arc;

use Ordering::{Acquire, Relaxed, Release};
use interlocked_check::sync::atomic::{AtomicU64, Ordering, fence};
use interlocked_check::{hint, thread};

#[derive(Default)]
struct SeqLock {
    version: AtomicU64,
    data: [AtomicU64; 2],
}

impl SeqLock {
    /// There is one writer.
    fn write(&self, value: u64) {
        let version = self.version.load(Relaxed);
        self.version.store(version + 1, Relaxed);
        fence(Release);
        for part in &self.data {
            part.store(value, Relaxed);
        }
        self.version.store(version + 2, Release);
    }

    fn read(&self) -> [u64; 2] {
        loop {
            let before = self.version.load(Acquire);
            if before.is_multiple_of(2) {
                let data = [self.data[0].load(Relaxed), self.data[1].load(Relaxed)];
                fence(Acquire);
                if self.version.load(Relaxed) == before {
                    return data;
                }
            }
            hint::spin_loop();
        }
    }
}

/// A reader sees both parts of one value.
pub(crate) fn body() {
    let lock = Arc::new(SeqLock::default());
    let writer = Arc::clone(&lock);
    thread::spawn(move || {
        writer.write(1);
        writer.write(2);
    });
    let [a, b] = lock.read();
    assert_eq!(a, b, "both parts are of one value");
}
