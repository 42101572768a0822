//! A barrier that costs a cache line's way there and back, and tells the time.
//!
//! The last thread to arrive releases the others by publishing the tick at which it did. All of
//! them leave with that tick, so that from it they derive the same instants at which to start
//! each run, without a word between them until the next barrier.

use core::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::thread;

use crate::arch;

/// A thing on a cache line of its own, and on a pair of them where the CPU prefetches pairs.
#[repr(align(128))]
pub(crate) struct CacheLine<T>(pub(crate) T);

/// A barrier for a fixed number of threads.
pub(crate) struct Rendezvous {
    parties: u32,
    /// How often to look before giving the processor to another thread.
    patience: u32,
    arrived: CacheLine<AtomicU32>,
    /// The tick of the last release; it grows with every one.
    released: CacheLine<AtomicU64>,
    /// Whether a party panicked and will never arrive.
    broken: AtomicBool,
}

/// A thread's part in a [`Rendezvous`]. If it is dropped in a panic, the others panic as well
/// instead of waiting forever.
pub(crate) struct Party<'a> {
    rendezvous: &'a Rendezvous,
    last: u64,
}

impl Rendezvous {
    /// A barrier for `parties` threads, which have a processor each unless they are `crowded`.
    pub(crate) const fn new(parties: u32, crowded: bool) -> Self {
        Self {
            parties,
            patience: if crowded { 20 } else { 5_000 },
            arrived: CacheLine(AtomicU32::new(0)),
            released: CacheLine(AtomicU64::new(0)),
            broken: AtomicBool::new(false),
        }
    }

    /// A party; there must be exactly as many as the barrier is for.
    pub(crate) const fn party(&self) -> Party<'_> {
        Party { rendezvous: self, last: 0 }
    }
}

impl Party<'_> {
    /// Waits until every party is here, and gives the same tick to all of them: the time at which
    /// the last one came. What each wrote before is visible to all after.
    ///
    /// # Panics
    /// If another party panicked.
    pub(crate) fn meet(&mut self) -> u64 {
        let Rendezvous { parties, arrived, released, .. } = self.rendezvous;
        // The count is reset before the release, and no one arrives again until they see it.
        if arrived.0.fetch_add(1, Ordering::AcqRel) + 1 == *parties {
            arrived.0.store(0, Ordering::Relaxed);
            let tick = arch::ticks().max(self.last + 1);
            released.0.store(tick, Ordering::Release);
            self.last = tick;
            return tick;
        }
        let mut looks = 0;
        loop {
            let tick = released.0.load(Ordering::Acquire);
            if tick != self.last {
                self.last = tick;
                return tick;
            }
            core::hint::spin_loop();
            looks += 1;
            if looks >= self.rendezvous.patience {
                looks = 0;
                assert!(!self.rendezvous.broken.load(Ordering::Relaxed), "another thread panicked");
                thread::yield_now();
            }
        }
    }
}

impl Drop for Party<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.rendezvous.broken.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_one_leaves_before_all_are_here() {
        const PARTIES: u32 = 5;
        let rendezvous = Rendezvous::new(PARTIES, true);
        let count = AtomicU32::new(0);
        let ticks: Vec<Vec<u64>> = thread::scope(|scope| {
            let run = || {
                let mut party = rendezvous.party();
                (1..=200)
                    .map(|round| {
                        count.fetch_add(1, Ordering::Relaxed);
                        let tick = party.meet();
                        assert_eq!(count.load(Ordering::Relaxed), round * PARTIES);
                        party.meet();
                        tick
                    })
                    .collect()
            };
            let threads: Vec<_> = (0..PARTIES).map(|_| scope.spawn(run)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(ticks.windows(2).all(|pair| pair[0] == pair[1]));
        assert!(ticks[0].is_sorted());
    }

    #[test]
    fn a_panic_of_one_party_is_a_panic_of_all() {
        let rendezvous = Rendezvous::new(2, true);
        thread::scope(|scope| {
            let waits = scope.spawn(|| rendezvous.party().meet());
            let panics = scope.spawn(|| {
                let _party = rendezvous.party();
                panic!("on purpose");
            });
            assert!(panics.join().is_err());
            assert!(waits.join().is_err());
        });
    }
}
