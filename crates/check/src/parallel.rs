//! Exploration by more than one worker, each with a program of its own on a thread of its own.
//!
//! Work is graphs and what is left to do with them, which is plain data: a worker that has none is
//! given about half of another's. Nothing else is shared but counts; no worker has to know which
//! graphs the others have seen.
//!
//! Limits: which bug is reported, if there are many, may differ from run to run, and so may how many
//! executions were visited before it.

use core::ops::ControlFlow;
use core::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::explore::{Clock, Ended, Explored, Found, Limit, Limits, Progress, until_known};
use crate::graph::Graph;
use crate::program::Program;
use crate::run::{Buffers, End, Run};
use crate::waits::{Known, Waits};
use crate::work::{Job, Work};

/// What the workers share.
struct Pool {
    waiting: Mutex<Waiting>,
    changed: Condvar,
    /// How many workers have nothing to do and nothing to take.
    hungry: AtomicUsize,
    is_over: AtomicBool,
    complete: AtomicU64,
    blocked: AtomicU64,
}

/// Work that nobody has, and what was found.
#[derive(Default)]
struct Waiting {
    jobs: Vec<Job>,
    idle: usize,
    explored: Explored,
    /// The part of the whole that is done, by those who have reported.
    done: f64,
}

impl Pool {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives work away.
    fn give(&self, job: Job) {
        self.lock().jobs.push(job);
        self.hungry.fetch_sub(1, Relaxed);
        self.changed.notify_one();
    }

    /// Waits for work; `None` if there is none any more.
    fn take(&self, workers: usize) -> Option<Job> {
        let mut waiting = self.lock();
        waiting.idle += 1;
        self.hungry.fetch_add(1, Relaxed);
        loop {
            if let Some(job) = waiting.jobs.pop() {
                waiting.idle -= 1;
                return Some(job);
            }
            if waiting.idle == workers || self.is_over.load(Relaxed) {
                self.changed.notify_all();
                return None;
            }
            waiting = self.changed.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Ends all workers.
    fn end(&self, tell: impl FnOnce(&mut Explored)) {
        let mut waiting = self.lock();
        tell(&mut waiting.explored);
        // With the lock held, since who waits has looked at it with the lock held.
        self.is_over.store(true, Relaxed);
        drop(waiting);
        self.changed.notify_all();
    }
}

/// As [`explore`](crate::explore), by so many workers, each of which makes its own program, which
/// must be the same; `visit` is called from all of them.
///
/// # Panics
/// If a worker does.
pub fn explore_parallel<P: Program>(
    workers: usize,
    make: impl Fn() -> P + Sync,
    limits: &Limits,
    visit: impl Fn(&mut P, &Graph, Ended) -> ControlFlow<()> + Sync,
) -> Explored {
    until_known(|waits| explore_once(workers, &make, limits, waits, &visit))
}

/// Explores; it has to be done again if it is [outdated](Waits::is_outdated).
fn explore_once<P: Program>(
    workers: usize,
    make: &(impl Fn() -> P + Sync),
    limits: &Limits,
    waits: &Arc<Waits>,
    visit: &(impl Fn(&mut P, &Graph, Ended) -> ControlFlow<()> + Sync),
) -> Explored {
    let pool = Pool {
        waiting: Mutex::default(),
        changed: Condvar::new(),
        hungry: AtomicUsize::new(0),
        is_over: AtomicBool::new(false),
        complete: AtomicU64::new(0),
        blocked: AtomicU64::new(0),
    };
    let workers = workers.max(1);
    std::thread::scope(|scope| {
        for number in 0..workers {
            let pool = &pool;
            scope.spawn(move || {
                let mut program = make();
                let mut work = match number {
                    0 => Work::whole(&program, limits.model),
                    _ => Work::default(),
                };
                work.preemptions = limits.preemptions;
                work.waits = Known::new(waits);
                // If it panics, the others must not wait for it; if not, there is no work left.
                let _over = Over(pool);
                Worker { pool, program: &mut program, work, limits, workers }
                    .run(number == 0, visit);
            });
        }
    });
    let Waiting { mut explored, done, .. } =
        pool.waiting.into_inner().unwrap_or_else(PoisonError::into_inner);
    (explored.complete, explored.blocked) = (pool.complete.into_inner(), pool.blocked.into_inner());
    explored.estimate = crate::work::estimate(explored.complete + explored.blocked, done);
    explored
}

/// Ends all workers when it is dropped.
struct Over<'a>(&'a Pool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.end(|_| ());
    }
}

struct Worker<'a, P> {
    pool: &'a Pool,
    program: &'a mut P,
    work: Work,
    limits: &'a Limits,
    workers: usize,
}

impl<P: Program> Worker<'_, P> {
    fn run(
        &mut self,
        mut has_graph: bool,
        visit: impl Fn(&mut P, &Graph, Ended) -> ControlFlow<()>,
    ) {
        let mut buffers = Buffers::default();
        let mut clock = Clock::new(self.limits);
        while !self.pool.is_over.load(Relaxed) {
            if !has_graph && !self.work.next() {
                self.report();
                let Some(job) = self.pool.take(self.workers) else { return };
                self.work.take(job);
                continue;
            }
            has_graph = false;
            if let Some(limit) = self.limit(&mut clock) {
                self.pool.end(|explored| explored.hit(limit));
                break;
            }
            let Self { program, work, limits, .. } = self;
            let end = Run { program: *program, work, buffers: &mut buffers, limits }.finish();
            self.work.finished();
            self.ended(end, &visit);
            if self.work.waits.is_over() {
                self.pool.end(|_| ());
            }
            if self.pool.hungry.load(Relaxed) > 0
                && let Some(job) = self.work.split()
            {
                self.pool.give(job);
            }
        }
        self.report();
    }

    /// Says what part of the whole it has done.
    fn report(&mut self) {
        let mut waiting = self.pool.lock();
        waiting.done += core::mem::take(&mut self.work.done);
        if let (true, Some(most)) = (self.work.has_left_out, self.limits.preemptions) {
            waiting.explored.hit(Limit::Preemptions(most));
        }
    }

    fn limit(&mut self, clock: &mut Clock<'_>) -> Option<Limit> {
        let (complete, blocked) =
            (self.pool.complete.load(Relaxed), self.pool.blocked.load(Relaxed));
        let (pool, work) = (self.pool, &mut self.work);
        clock.tell(|time| {
            let mut waiting = pool.lock();
            waiting.done += core::mem::take(&mut work.done);
            let estimate = crate::work::estimate(complete + blocked, waiting.done);
            Progress { complete, blocked, estimate, time }
        });
        clock.limit(complete + blocked)
    }

    fn ended(&mut self, end: End, visit: &impl Fn(&mut P, &Graph, Ended) -> ControlFlow<()>) {
        match end {
            End::Inconsistent => {}
            End::Faulty(found) => self.pool.end(|explored| keep(explored, *found)),
            End::TooLong(limit) => self.pool.lock().explored.hit(limit),
            End::Ended(ended) => {
                let count = match ended {
                    Ended::Complete => &self.pool.complete,
                    Ended::Blocked => &self.pool.blocked,
                };
                count.fetch_add(1, Relaxed);
                if visit(self.program, self.work.graph(), ended).is_break() {
                    self.pool.end(|explored| explored.hit(Limit::Visitor));
                }
            }
        }
    }
}

/// Keeps the first bug.
fn keep(explored: &mut Explored, found: Found) {
    explored.found.get_or_insert(found);
}
