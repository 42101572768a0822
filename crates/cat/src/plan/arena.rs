//! The memory of a plan for one event structure, and its execution.

use interlocked_exec::{EventStructure, Witness};

use super::kernel;
use super::{Entry, Op, Probe, Slot, Stage};
use crate::ast::TestKind;
use crate::base;
use crate::term::{BaseRelation, Sort};

/// Every slot of a plan, one after the other.
pub(crate) struct Arena<'a> {
    plan: &'a [Entry],
    words: Vec<u64>,
    offsets: Vec<usize>,
    scratch: Vec<u64>,
    events: usize,
    /// Words a row.
    width: usize,
    /// Whether a fixpoint did not settle: the equations are not monotone.
    diverged: bool,
}

impl<'a> Arena<'a> {
    /// Lays out the slots and fills those that do not depend on the witness.
    pub(crate) fn new(plan: &'a [Entry], fixed: &[Slot], structure: &EventStructure) -> Self {
        let events = structure.len();
        let width = events.div_ceil(64).max(1);
        let mut offsets = Vec::with_capacity(plan.len() + 1);
        let mut size = 0;
        for entry in plan {
            offsets.push(size);
            size += match (&entry.op, entry.sort) {
                (Op::Solve { .. }, _) => 0,
                (_, Sort::Set) => width,
                (_, Sort::Relation) => events * width,
            };
        }
        offsets.push(size);
        let mut arena = Self {
            plan,
            words: vec![0; size],
            offsets,
            scratch: vec![0; (events + 2 * width).max(1)],
            events,
            width,
            diverged: false,
        };
        for &slot in fixed {
            arena.fill(slot, Some(structure), None);
        }
        arena
    }

    /// Whether a fixpoint did not settle since the arena was made.
    pub(crate) fn diverged(&self) -> bool {
        self.diverged
    }

    /// The words of a slot.
    pub(crate) fn get(&self, slot: Slot) -> &[u64] {
        &self.words[self.range(slot)]
    }

    fn range(&self, slot: Slot) -> core::ops::Range<usize> {
        self.offsets[slot.0 as usize]..self.offsets[slot.0 as usize + 1]
    }

    fn entry(&self, slot: Slot) -> &'a Entry {
        &self.plan[slot.0 as usize]
    }

    /// Runs a stage's operations and its test: whether the test holds.
    pub(crate) fn holds(&mut self, stage: &Stage, witness: &Witness) -> bool {
        for &slot in &stage.run {
            self.fill(slot, None, Some(witness));
        }
        self.probe(&stage.probe) != stage.negated
    }

    fn probe(&mut self, probe: &Probe) -> bool {
        let width = self.width;
        match *probe {
            Probe::Test(TestKind::Empty, slot) => self.get(slot).iter().all(|&word| word == 0),
            Probe::Test(TestKind::Irreflexive, slot) => {
                kernel::is_irreflexive(self.get(slot), width)
            }
            Probe::Test(TestKind::Acyclic, slot) => {
                let range = self.range(slot);
                let (words, scratch) = (&self.words[range], &mut self.scratch);
                kernel::is_acyclic(words, self.events, width, scratch)
            }
            Probe::IrreflexiveSeq(left, right) => {
                kernel::is_irreflexive_seq(self.get(left), self.get(right), width)
            }
        }
    }

    /// Fills one slot. Operands stand before it, but for the unknowns of a fixpoint.
    fn fill(&mut self, slot: Slot, structure: Option<&EventStructure>, witness: Option<&Witness>) {
        let entry = self.entry(slot);
        if let Op::Solve { variables, bodies, inner } = &entry.op {
            self.solve(variables, bodies, inner, structure, witness);
            return;
        }
        let (events, width) = (self.events, self.width);
        let range = self.range(slot);
        let (before, rest) = self.words.split_at_mut(range.start);
        let out = &mut rest[..range.len()];
        let offsets = &self.offsets;
        let get = |slot: Slot| {
            let index = slot.0 as usize;
            &before[offsets[index]..offsets[index + 1]]
        };
        match &entry.op {
            Op::Empty | Op::Variable(_) => out.fill(0),
            Op::Full => kernel::full(out, events, width),
            Op::Set(set) => {
                if let Some(structure) = structure {
                    base::fill_set(structure, *set, out);
                }
            }
            Op::Relation(relation) => copy_relation(out, structure, witness, *relation),
            Op::Possible(relation) => {
                if let Some(structure) = structure {
                    base::fill_possible(structure, *relation, out);
                }
            }
            Op::Or(items) => {
                out.copy_from_slice(get(items[0]));
                items[1..].iter().for_each(|&item| kernel::or_into(out, get(item)));
            }
            Op::And(items) => {
                out.copy_from_slice(get(items[0]));
                items[1..].iter().for_each(|&item| kernel::and_into(out, get(item)));
            }
            Op::AndNot(a, b) => kernel::and_not(out, get(*a), get(*b)),
            Op::Not(a) => kernel::not(out, get(*a), events, width),
            Op::Seq(a, b) => kernel::seq(out, get(*a), get(*b), width),
            Op::SeqWithin(a, b, guard) => {
                kernel::seq_within(out, get(*a), get(*b), get(*guard), width);
            }
            Op::Rows(set, a) => kernel::rows(out, get(*set), get(*a), width),
            Op::Columns(a, set) => kernel::columns(out, get(*a), get(*set), width),
            Op::Cartesian(a, b) => kernel::cartesian(out, get(*a), get(*b), width),
            Op::Identity(set) => kernel::identity(out, get(*set), width),
            Op::Inverse(a) => kernel::inverse(out, get(*a), width),
            Op::Plus(a) => {
                out.copy_from_slice(get(*a));
                kernel::plus(out, events, width);
            }
            Op::Opt(a) => {
                out.copy_from_slice(get(*a));
                kernel::add_identity(out, width);
            }
            Op::Domain(a) => kernel::domain(out, get(*a), width),
            Op::Range(a) => kernel::range(out, get(*a), width),
            Op::Solution(_, variable) => out.copy_from_slice(get(*variable)),
            Op::Solve { .. } => {}
        }
    }

    /// Iterates from the empty relations until nothing changes.
    fn solve(
        &mut self,
        variables: &[Slot],
        bodies: &[Slot],
        inner: &[Slot],
        structure: Option<&EventStructure>,
        witness: Option<&Witness>,
    ) {
        for &variable in variables {
            let range = self.range(variable);
            self.words[range].fill(0);
        }
        // A monotone system adds a pair a round; twice that many rounds is no fixpoint.
        let rounds = 2 * variables.len() * self.events * self.events + 2;
        for _ in 0..rounds {
            for &slot in inner {
                self.fill(slot, structure, witness);
            }
            if variables.iter().zip(bodies).all(|(&v, &body)| self.get(v) == self.get(body)) {
                return;
            }
            for (&variable, &body) in variables.iter().zip(bodies) {
                let (from, to) = (self.range(body), self.range(variable));
                self.words.copy_within(from, to.start);
            }
        }
        self.diverged = true;
    }
}

/// Where the value of a base comes from: the witness for rf, co and fr, else the structure.
fn copy_relation(
    out: &mut [u64],
    structure: Option<&EventStructure>,
    witness: Option<&Witness>,
    relation: BaseRelation,
) {
    let words = match (relation, witness) {
        (BaseRelation::Rf, Some(witness)) => witness.rf.as_words(),
        (BaseRelation::Co, Some(witness)) => witness.co.as_words(),
        (BaseRelation::Fr, Some(witness)) => witness.fr.as_words(),
        _ => {
            if let Some(structure) = structure {
                base::fill_relation(structure, relation, out);
            }
            return;
        }
    };
    out[..words.len()].copy_from_slice(words);
}
