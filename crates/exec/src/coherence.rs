//! The order of the writes to each cell, as far as it is known: a transitive lower bound of co.
//!
//! Giving a read its write orders writes: in each cell the accesses of one thread appear in program
//! order, a read directly after the write it reads from and before the next one, and a
//! read-modify-write directly after the write it reads from. Closed under these rules, a
//! lower bound without a cycle always extends to a total order: contract each write with the
//! read-modify-writes that read from it in a chain; the rules order whole chains, and any total
//! order of the chains will do. So neither choosing rf read by read nor ordering the writes pair by
//! pair runs into a dead end that coherence and atomicity make.

use crate::relation::{Relation, ones};

/// co so far, with its inverse.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coherence {
    pub(crate) co: Relation,
    inverse: Relation,
    /// Pairs (p, w): w is the write of a read-modify-write that reads from p, so nothing is
    /// between.
    adjacent: Vec<(usize, usize)>,
}

impl Coherence {
    pub(crate) fn new(n: usize) -> Self {
        Self { co: Relation::new(n), inverse: Relation::new(n), adjacent: Vec::new() }
    }

    /// Becomes a copy of `other`, which is over as many events.
    pub(crate) fn copy_from(&mut self, other: &Self) {
        self.co.copy_from(&other.co);
        self.inverse.copy_from(&other.inverse);
        self.adjacent.clone_from(&other.adjacent);
    }

    /// Orders `a` before `b` and closes transitively; `false` if that makes a cycle.
    pub(crate) fn order(&mut self, a: usize, b: usize) -> bool {
        if a == b || self.co.contains(b, a) {
            return false;
        }
        if self.co.contains(a, b) {
            return true;
        }
        if self.co.words_per_row() == 1 {
            self.order_small(a, b);
        } else {
            self.order_large(a, b);
        }
        true
    }

    fn order_small(&mut self, a: usize, b: usize) {
        let co = self.co.as_words_mut();
        let inverse = self.inverse.as_words_mut();
        let above = co[b] | 1 << b;
        let below = inverse[a] | 1 << a;
        for x in ones(&[below]) {
            co[x] |= above;
        }
        for y in ones(&[above]) {
            inverse[y] |= below;
        }
    }

    fn order_large(&mut self, a: usize, b: usize) {
        let mut above = self.co.row(b).to_vec();
        above[b / 64] |= 1 << (b % 64);
        let mut below = self.inverse.row(a).to_vec();
        below[a / 64] |= 1 << (a % 64);
        for x in ones(&below) {
            self.co.union_row(x, &above);
        }
        for y in ones(&above) {
            self.inverse.union_row(y, &below);
        }
    }

    /// Makes `write` the immediate successor of `source`; holds after the next [`Self::close`].
    pub(crate) fn follow(&mut self, source: usize, write: usize) {
        self.adjacent.push((source, write));
    }

    /// The writes known to be before `write`, as words.
    pub(crate) fn before(&self, write: usize) -> &[u64] {
        self.inverse.row(write)
    }

    /// Whether something is known to be strictly between `a` and `b`.
    pub(crate) fn between(&self, a: usize, b: usize) -> bool {
        let after = self.co.row(a).iter();
        after.zip(self.inverse.row(b)).any(|(after, before)| after & before != 0)
    }

    /// Whether a read-modify-write already reads from `source`.
    pub(crate) fn followed(&self, source: usize) -> bool {
        self.adjacent.iter().any(|&(other, _)| other == source)
    }

    /// Applies the rule of adjacent writes until nothing changes; `false` if there is a cycle.
    pub(crate) fn close(&mut self) -> bool {
        loop {
            let mut changed = false;
            for at in 0..self.adjacent.len() {
                let (source, write) = self.adjacent[at];
                if !self.order(source, write) {
                    return false;
                }
                // What comes after the one comes after the other, and the same before.
                while let Some(other) = missing(&self.co, source, write) {
                    changed = true;
                    if !self.order(write, other) {
                        return false;
                    }
                }
                while let Some(other) = missing(&self.inverse, write, source) {
                    changed = true;
                    if !self.order(other, source) {
                        return false;
                    }
                }
            }
            if !changed {
                return true;
            }
        }
    }
}

/// An event that `from` is related to and `partner`, which is another, is not.
fn missing(relation: &Relation, from: usize, partner: usize) -> Option<usize> {
    let rows = relation.row(from).iter().zip(relation.row(partner)).enumerate();
    rows.map(|(word, (from, partner))| (word, from & !partner)).find_map(|(word, bits)| {
        let bits = if partner / 64 == word { bits & !(1 << (partner % 64)) } else { bits };
        (bits != 0).then(|| word * 64 + bits.trailing_zeros() as usize)
    })
}
