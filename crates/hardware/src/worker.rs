//! What each thread does: prepare, meet, run a batch, meet, count, meet, and again.
//!
//! Inside a batch the threads do not talk. All know the tick at which the last of them came to the
//! rendezvous, and run `r` starts `r × pace` ticks after that, plus the thread's own lag. A barrier
//! a run would cost each of them a cache line's way there and back; worse, the line's arrival
//! orders the threads so that the weak outcomes of most tests get rare.
//!
//! What makes outcomes differ is shuffled from batch to batch, the same way in all threads: the
//! pace, each thread's lag, who owns the cache line of each cell at the start (a store to a line
//! that another core owns waits in the store buffer for long), and whether there is a *plug*: a
//! store of every thread, before its own code, to one line that all of them want. A store buffer
//! drains in order on x86 (SDM volume 3, §9.2.2), so the test's stores wait behind the plug.
//!
//! Where there are fewer processors than threads, no pace is kept: the threads give way to each
//! other at random, between runs and inside of them.

use core::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;

use crate::arch::{self, Arena, Bodies};
use crate::cell::Fill;
use crate::layout::Layout;
use crate::random::Random;
use crate::record::{Record, Tally};
use crate::rendezvous::{CacheLine, Rendezvous};

/// Ticks from the rendezvous to the first run: all have left it by then.
const LEAD: u64 = 2_000;

/// Batches between two moves of the threads to other processors, where these are too few.
const MOVE_EVERY: u64 = 64;

/// A test made ready: everything that does not change while it runs.
pub(crate) struct Test {
    pub(crate) threads: usize,
    pub(crate) layout: Layout,
    pub(crate) fill: Fill,
    pub(crate) record: Record,
    pub(crate) bodies: Bodies,
}

/// What the threads of all teams share.
pub(crate) struct Control<'a> {
    pub(crate) test: &'a Test,
    /// Set by the caller when it is time to stop.
    pub(crate) stop: AtomicBool,
    /// Runs made so far.
    pub(crate) done: AtomicU64,
    /// The processors to pin to; none if the system decides.
    pub(crate) processors: &'a [usize],
    /// Whether threads share processors.
    pub(crate) crowded: bool,
    /// Whether crowded threads move.
    pub(crate) moves: bool,
}

/// The threads that run one copy of a test, with an arena of their own: where there are processors
/// enough, several teams work at once.
pub(crate) struct Team<'a> {
    control: &'a Control<'a>,
    /// Its position among the processors.
    first: usize,
    runs: u64,
    seed: u64,
    arena: Arena,
    /// For each thread the result words of each run.
    words: Vec<Vec<AtomicU64>>,
    rendezvous: Rendezvous,
    /// The line that all threads store to in a batch with a plug; no one reads it.
    plug: CacheLine<AtomicU64>,
    /// The first thread's word that this batch is not run.
    last: AtomicBool,
    /// How many runs of the batch all threads made: fewer than planned if it is time to stop.
    made: AtomicUsize,
}

/// How a batch is run; the same for all threads.
struct Batch {
    runs: usize,
    pace: u64,
    /// One run in so many gives way to other threads, where these share the processor.
    gives_way: u32,
    plugged: bool,
    owners: Owners,
}

/// Who fills a cell before the batch, and so has its cache line.
enum Owners {
    /// Location `l` in every run: thread `l + shift`.
    Fixed { shift: usize },
    /// Any thread, anew for each cell.
    Random(Random),
}

impl<'a> Team<'a> {
    /// A team that makes `runs` runs, its threads on the processors from the `first` on.
    pub(crate) fn new(
        control: &'a Control<'a>,
        arena: Arena,
        first: usize,
        runs: u64,
        seed: u64,
    ) -> Self {
        let test = control.test;
        let words = (0..test.threads).map(|thread| {
            let count = test.layout.runs * words_per_run(test, thread);
            (0..count).map(|_| AtomicU64::new(0)).collect()
        });
        Self {
            control,
            first,
            runs,
            seed,
            arena,
            words: words.collect(),
            rendezvous: Rendezvous::new(test.threads as u32, control.crowded),
            plug: CacheLine(AtomicU64::new(0)),
            last: AtomicBool::new(false),
            made: AtomicUsize::new(0),
        }
    }

    /// The work of thread `me`, from the first batch to the last.
    pub(crate) fn work(&self, me: usize) -> Tally {
        let mut tally = Tally::default();
        let mut shared = Random::new(self.seed);
        let mut own = Random::new(self.seed ^ (me as u64 + 1) << 32);
        let mut party = self.rendezvous.party();
        let mut left = self.runs;
        for number in 0.. {
            if number == 0 || (self.control.moves && number % MOVE_EVERY == 0) {
                self.settle(me, shared.next());
            }
            let mut batch = self.batch(&mut shared, left);
            if me == 0 {
                let stop = batch.runs == 0 || self.control.stop.load(Ordering::Relaxed);
                self.last.store(stop, Ordering::Relaxed);
                self.made.store(batch.runs, Ordering::Relaxed);
            }
            self.prepare(me, &mut batch);
            let met = party.meet();
            if self.last.load(Ordering::Relaxed) {
                break;
            }
            self.run(me, &batch, met, &mut own);
            party.meet();
            let made = self.made.load(Ordering::Relaxed);
            self.count(me, made, &mut tally);
            left -= made as u64;
            if me == 0 {
                self.control.done.fetch_add(made as u64, Ordering::Relaxed);
            }
            // No one fills a cell for the next batch that is still to be counted.
            party.meet();
        }
        tally
    }

    /// Goes to the processor that is this thread's turn; `chance` is the same in all threads.
    fn settle(&self, me: usize, chance: u64) {
        let processors = self.control.processors;
        if processors.is_empty() {
            return;
        }
        let mut seats: Vec<usize> = (0..self.control.test.threads).collect();
        if self.control.moves {
            let mut random = Random::new(chance);
            for seat in (1..seats.len()).rev() {
                seats.swap(seat, random.below(seat as u32 + 1) as usize);
            }
        }
        arch::pin(processors[(self.first + seats[me]) % processors.len()]);
    }

    fn batch(&self, shared: &mut Random, left: u64) -> Batch {
        let threads = self.control.test.threads;
        // Seven batches of eight are fast, with 32 to 255 ticks a run, each power of two as likely
        // as the next. The eighth, a short one, is for tests with a slow thread, which falls behind
        // a fast one where it is not given the time.
        let is_slow = shared.below(8) == 0;
        let octave = if is_slow { 512 } else { 32 << shared.below(3) };
        let pace = u64::from(octave + shared.below(octave));
        let room = self.control.test.layout.runs / if is_slow { 4 } else { 1 };
        let runs = (room as u64).min(left) as usize;
        let owners = match shared.below(2) {
            0 => Owners::Fixed { shift: shared.below(threads as u32) as usize },
            _ => Owners::Random(Random::new(shared.next())),
        };
        let gives_way = 2 << shared.below(8);
        Batch { runs, pace, gives_way, plugged: shared.below(8) != 0, owners }
    }

    fn base(&self, run: usize) -> *mut u8 {
        assert!(run < self.control.test.layout.runs);
        self.arena.base().wrapping_add(run * self.control.test.layout.stride)
    }

    fn prepare(&self, me: usize, batch: &mut Batch) {
        let fill = &self.control.test.fill;
        let threads = self.control.test.threads;
        for run in 0..batch.runs {
            for location in 0..fill.locations() {
                let owner = match &mut batch.owners {
                    Owners::Fixed { shift } => (location + *shift) % threads,
                    Owners::Random(random) => random.below(threads as u32) as usize,
                };
                if owner == me {
                    // SAFETY: `base` gives the base of a run in this team's arena, which has the
                    // layout of `fill`. Between the last rendezvous and the next, no thread
                    // accesses this cell but its owner, and all threads agree who that is.
                    unsafe { fill.location(location, self.base(run)) };
                }
            }
        }
    }

    fn run(&self, me: usize, batch: &Batch, met: u64, own: &mut Random) {
        let test = self.control.test;
        let per_run = words_per_run(test, me);
        let loops = test.bodies.loops(me);
        let variants = test.bodies.variants(me) as u32;
        let unshared = CacheLine(AtomicU64::new(0));
        let plug = if batch.plugged { &self.plug.0 } else { &unshared.0 };
        let lag = u64::from(own.below(batch.pace as u32 + 1) * own.below(2) / 2);
        // Not all systems keep the counters of all processors equal; nothing waits for long.
        let mut start = (met + LEAD + lag).min(arch::ticks() + 2 * LEAD);
        for run in 0..batch.runs {
            if self.control.stop.load(Ordering::Relaxed) {
                self.made.fetch_min(run, Ordering::Relaxed);
                break;
            }
            let mut variant = 0;
            if self.control.crowded {
                start = 0;
                if own.below(batch.gives_way) == 0 {
                    variant = own.below(variants) as usize;
                    if variant == 0 {
                        thread::yield_now();
                    }
                }
            }
            let words = &self.words[me][run * per_run..][..per_run];
            // SAFETY: the base is that of a run in this team's arena, which has the layout that
            // the bodies were assembled for and outlives the call. `words` has a word for each
            // recorded register, and `plug` is an atomic. Until the next rendezvous no one accesses
            // them but the test's own instructions in the threads of this run.
            let finished = unsafe {
                let results = words.as_ptr().cast_mut().cast();
                test.bodies.run(me, variant, self.base(run), start, results, plug.as_ptr())
            };
            if loops {
                words[per_run - 1].store(u64::from(!finished), Ordering::Relaxed);
            }
            start += batch.pace;
        }
    }

    fn count(&self, me: usize, runs: usize, tally: &mut Tally) {
        let test = self.control.test;
        let word = |run: usize, thread: usize, word: usize| {
            &self.words[thread][run * words_per_run(test, thread) + word]
        };
        let share = |thread: usize| runs * thread / test.threads;
        let mut outcome = Vec::new();
        for run in share(me)..share(me + 1) {
            let abandoned = (0..test.threads).any(|thread| {
                let last = words_per_run(test, thread).wrapping_sub(1);
                test.bodies.loops(thread) && word(run, thread, last).load(Ordering::Relaxed) != 0
            });
            if abandoned {
                tally.abandoned += 1;
                continue;
            }
            // SAFETY: the base is that of a run in this team's live arena of this layout.
            unsafe {
                test.record.outcome(
                    &test.layout,
                    self.base(run),
                    |thread, index| word(run, thread, index),
                    &mut outcome,
                );
            }
            tally.add(&outcome);
        }
    }
}

/// A word for each recorded register, and one for whether the run was abandoned if it can be.
fn words_per_run(test: &Test, thread: usize) -> usize {
    test.record.registers[thread].len() + usize::from(test.bodies.loops(thread))
}
