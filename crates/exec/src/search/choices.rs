//! What the order of writes leaves to a read, and what the choice of its write adds to that order.
//!
//! The accesses of a thread to a cell are in order, so the nearest ones before and after the read
//! that are known to be at a write say all that the others would.

use super::{NONE, Node, Search};
use crate::coherence::Coherence;
use crate::event::EventKind;
use crate::relation::ones;

impl Search<'_> {
    /// The writes that the order of writes, as far as it is known, leaves to `read`, as words.
    pub(super) fn choices(&self, node: &Node, read: usize) -> Vec<u64> {
        let Coherence { co, .. } = &node.coherence;
        let mut choices = vec![0; co.words_per_row()];
        for &write in self.candidates(read) {
            choices[write / 64] |= 1 << (write % 64);
        }
        if !self.assume.coherence {
            return choices;
        }
        let mut exclude = |row: &[u64]| {
            choices.iter_mut().zip(row).for_each(|(word, &bits)| *word &= !bits);
        };
        if let Some(before) = self.known_before(node, read) {
            exclude(node.coherence.before(before));
        }
        if let Some((at, after)) = self.known_after(node, read) {
            exclude(co.row(after));
            if at == after {
                choices[after / 64] &= !(1 << (after % 64));
            }
        }
        let partner = self.partner[read];
        if self.assume.atomicity && partner != NONE {
            for write in ones(&choices.clone()) {
                if node.coherence.between(write, partner) || node.coherence.followed(write) {
                    choices[write / 64] &= !(1 << (write % 64));
                }
            }
        }
        choices
    }

    /// The write that the nearest earlier access to the cell is known to be at. What comes before
    /// that access is at writes before that one.
    fn known_before(&self, node: &Node, read: usize) -> Option<usize> {
        let written = |&access: &usize| self.written_or_read(node, access);
        self.earlier[read].iter().rev().map(written).find(|&write| write != NONE)
    }

    /// The nearest later access to the cell that is known to be at a write, and that write.
    fn known_after(&self, node: &Node, read: usize) -> Option<(usize, usize)> {
        let written = |&access: &usize| (access, self.written_or_read(node, access));
        self.later[read].iter().map(written).find(|&(_, write)| write != NONE)
    }

    /// Orders writes as `read` reading from `write` demands; `false` if that cannot be.
    pub(super) fn keep_coherence(&self, node: &mut Node, read: usize, write: usize) -> bool {
        if let Some(before) = self.known_before(node, read)
            && before != write
            && !node.coherence.order(before, write)
        {
            return false;
        }
        if let Some((at, after)) = self.known_after(node, read)
            && (after != write || at == after)
            && !node.coherence.order(write, after)
        {
            return false;
        }
        if self.assume.atomicity && self.partner[read] != NONE {
            node.coherence.follow(write, self.partner[read]);
        }
        node.coherence.close()
    }

    /// The write that an access is at in the order of its cell: itself, or the one it reads from.
    fn written_or_read(&self, node: &Node, event: usize) -> usize {
        match self.skeleton.structure.events[event].kind {
            EventKind::Write => event,
            _ => node.source[event],
        }
    }
}
