//! Sets of events and relations between them, as rows of bits.
//!
//! A relation over n events is n rows of ⌈n/64⌉ words; up to 64 events a row is one word, and every
//! operation has a path for that case. All operands of an operation must be over the same number
//! of events.

use core::fmt;

/// A set of events.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EventSet {
    n: usize,
    bits: Vec<u64>,
}

/// A binary relation on events.
#[derive(Clone, PartialEq, Eq, Default, Hash)]
pub struct Relation {
    n: usize,
    words: usize,
    bits: Vec<u64>,
}

const fn words(n: usize) -> usize {
    n.div_ceil(64)
}

/// The indices of the bits set in `row`.
pub(crate) fn ones(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
    row.iter().enumerate().flat_map(|(word, &bits)| {
        let mut rest = bits;
        core::iter::from_fn(move || {
            (rest != 0).then(|| {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                word * 64 + bit
            })
        })
    })
}

impl EventSet {
    /// The empty set over `n` events.
    #[must_use]
    pub fn new(n: usize) -> Self {
        Self { n, bits: vec![0; words(n)] }
    }

    /// The number of events there are.
    #[must_use]
    pub fn universe(&self) -> usize {
        self.n
    }

    /// The words of the set, 64 events each.
    #[must_use]
    pub fn as_words(&self) -> &[u64] {
        &self.bits
    }

    /// Adds an event.
    pub fn insert(&mut self, event: usize) {
        debug_assert!(event < self.n);
        self.bits[event / 64] |= 1 << (event % 64);
    }

    /// Removes an event.
    pub fn remove(&mut self, event: usize) {
        self.bits[event / 64] &= !(1 << (event % 64));
    }

    /// Whether the event is in the set.
    #[must_use]
    pub fn contains(&self, event: usize) -> bool {
        self.bits[event / 64] >> (event % 64) & 1 == 1
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|&word| word == 0)
    }

    /// The events of the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        ones(&self.bits)
    }
}

impl Relation {
    /// The empty relation over `n` events.
    #[must_use]
    pub fn new(n: usize) -> Self {
        Self { n, words: words(n), bits: vec![0; n * words(n)] }
    }

    /// The number of events there are.
    #[must_use]
    pub fn universe(&self) -> usize {
        self.n
    }

    /// Words a row.
    #[must_use]
    pub fn words_per_row(&self) -> usize {
        self.words
    }

    /// All rows, one after the other.
    #[must_use]
    pub fn as_words(&self) -> &[u64] {
        &self.bits
    }

    /// All rows, one after the other. Bits at and above `n` in a row must stay zero.
    pub fn as_words_mut(&mut self) -> &mut [u64] {
        &mut self.bits
    }

    /// The events that `from` is related to, as words.
    #[must_use]
    pub fn row(&self, from: usize) -> &[u64] {
        &self.bits[from * self.words..][..self.words]
    }

    /// Adds a pair.
    pub fn insert(&mut self, from: usize, to: usize) {
        debug_assert!(from < self.n && to < self.n);
        self.bits[from * self.words + to / 64] |= 1 << (to % 64);
    }

    /// Removes a pair.
    pub fn remove(&mut self, from: usize, to: usize) {
        self.bits[from * self.words + to / 64] &= !(1 << (to % 64));
    }

    /// Whether the pair is in the relation.
    #[must_use]
    pub fn contains(&self, from: usize, to: usize) -> bool {
        self.bits[from * self.words + to / 64] >> (to % 64) & 1 == 1
    }

    /// Whether there is no pair.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|&word| word == 0)
    }

    /// Removes every pair.
    pub fn clear(&mut self) {
        self.bits.fill(0);
    }

    /// Becomes a copy of `other`, without allocating if it is over as many events.
    pub fn copy_from(&mut self, other: &Self) {
        self.n = other.n;
        self.words = other.words;
        self.bits.clone_from(&other.bits);
    }

    /// Adds the pairs from `from` to each event of `row`, given as words.
    pub fn union_row(&mut self, from: usize, row: &[u64]) {
        for (word, &more) in self.bits[from * self.words..].iter_mut().zip(row) {
            *word |= more;
        }
    }

    /// Replaces the events that `from` is related to by `row`, given as words.
    pub fn set_row(&mut self, from: usize, row: &[u64]) {
        self.bits[from * self.words..][..self.words].copy_from_slice(row);
    }

    /// The number of pairs.
    #[must_use]
    pub fn count(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The pairs, in order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.n).flat_map(|from| ones(self.row(from)).map(move |to| (from, to)))
    }

    /// The successors of an event, in order.
    pub fn successors(&self, from: usize) -> impl Iterator<Item = usize> + '_ {
        ones(self.row(from))
    }
}

impl fmt::Debug for EventSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl fmt::Debug for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
