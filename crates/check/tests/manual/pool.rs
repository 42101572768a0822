//! Two threads that do what a third one tells them.

use std::sync::Arc;

use interlocked_check::sync::atomic::{AtomicU64, Ordering::Relaxed};
use interlocked_check::sync::{Condvar, Mutex};
use interlocked_check::thread;

#[derive(Default)]
struct Pool {
    /// The jobs, and whether no more come.
    jobs: Mutex<(Vec<u64>, bool)>,
    changed: Condvar,
    sum: AtomicU64,
}

impl Pool {
    fn put(&self, change: impl FnOnce(&mut (Vec<u64>, bool))) {
        change(&mut self.jobs.lock().unwrap());
        self.changed.notify_all();
    }

    fn next(&self) -> Option<u64> {
        let mut jobs = self.jobs.lock().unwrap();
        loop {
            match jobs.0.pop() {
                None if !jobs.1 => jobs = self.changed.wait(jobs).unwrap(),
                job => return job,
            }
        }
    }

    fn work(&self) {
        while let Some(job) = self.next() {
            self.sum.fetch_add(job, Relaxed);
        }
    }
}

pub(crate) fn every_job_is_done() {
    pool(|pool| {
        let threads = [(); 2].map(|()| {
            let pool = Arc::clone(pool);
            thread::spawn(move || pool.work())
        });
        Box::new(|| threads.into_iter().for_each(|thread| thread.join().unwrap()))
    });
}

pub(crate) fn every_job_is_done_by_threads_that_do_the_same() {
    pool(|pool| {
        let pool = Arc::clone(pool);
        let threads = thread::spawn_symmetric(2, move || pool.work());
        Box::new(|| drop(threads.join().unwrap()))
    });
}

fn pool(start: impl FnOnce(&Arc<Pool>) -> Box<dyn FnOnce()>) {
    let pool = Arc::new(Pool::default());
    let end = start(&pool);
    pool.put(|jobs| jobs.0 = vec![1, 2]);
    pool.put(|jobs| jobs.1 = true);
    end();
    assert_eq!(pool.sum.load(Relaxed), 3);
}
