//! Terms to operations: equal ones are shared, what is fixed is put together first.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Bound, Entry, FlagRule, Op, Plan, Probe, Slot, Stage, Stages};
use crate::ast::TestKind;
use crate::elaborate::Check;
use crate::term::{Sort, Term, TermId, Terms};

/// Makes a plan from terms.
pub(crate) struct Builder<'a> {
    terms: &'a Terms,
    entries: Vec<Entry>,
    index: FxHashMap<Op, Slot>,
    done: FxHashMap<(TermId, Bound), Slot>,
    /// The same for terms that hold an unknown of the fixpoint that is being built.
    inside: FxHashMap<(TermId, Bound), Slot>,
    /// The slots of the unknowns of the fixpoints that are being built.
    unknowns: FxHashMap<(TermId, Bound), Slot>,
    next_unknown: u32,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(terms: &'a Terms) -> Self {
        Self {
            terms,
            entries: Vec::new(),
            index: FxHashMap::default(),
            done: FxHashMap::default(),
            inside: FxHashMap::default(),
            unknowns: FxHashMap::default(),
            next_unknown: 0,
        }
    }

    /// The plan of everything that was asked for.
    pub(crate) fn finish(self) -> Plan {
        self.entries
    }

    /// The stages of the checks of a partial and of a complete witness.
    pub(crate) fn stages(
        &mut self,
        partial: &[(&Check, Option<FlagRule>)],
        complete: &[(&Check, Option<FlagRule>)],
    ) -> Stages {
        let viable = self.stages_of(partial, Bound::Lower);
        let verdict = self.stages_of(complete, Bound::Exact);
        let fixed = self.fixed_parts(viable.iter().chain(&verdict));
        Stages { fixed, viable, verdict }
    }

    /// The slots under some stages that do not depend on the witness.
    fn fixed_parts<'s>(&self, stages: impl Iterator<Item = &'s Stage>) -> Vec<Slot> {
        let mut seen = FxHashSet::default();
        let mut stack: Vec<Slot> = stages.flat_map(|stage| stage.probe.slots()).collect();
        let mut fixed = Vec::new();
        while let Some(slot) = stack.pop() {
            if seen.insert(slot) {
                if self.fixed(slot) {
                    fixed.push(slot);
                }
                stack.extend(operands(&self.entries[slot.0 as usize].op));
            }
        }
        fixed.sort_unstable();
        fixed
    }

    /// The stages of checks, each with the operations that those before it did not run.
    fn stages_of(&mut self, checks: &[(&Check, Option<FlagRule>)], bound: Bound) -> Vec<Stage> {
        let mut stages = Vec::new();
        let mut ran = FxHashSet::default();
        for (check, flag) in checks {
            for probe in self.probes(check, bound) {
                let roots = probe.slots();
                let run = self.dynamic_parts(&roots, &mut ran);
                stages.push(Stage { run, probe, negated: check.negated, flag: *flag });
            }
        }
        stages
    }

    /// A positive test on a union is a test on each part.
    fn probes(&mut self, check: &Check, bound: Bound) -> Vec<Probe> {
        if check.negated
            || check.kind == TestKind::Acyclic
            || check.role != crate::ast::TestRole::Require
        {
            return vec![Probe::Test(check.kind, self.slot(check.term, bound))];
        }
        let parts = match self.terms.get(check.term) {
            Term::Union(parts) => parts.to_vec(),
            _ => vec![check.term],
        };
        parts
            .into_iter()
            .map(|part| {
                if let (TestKind::Irreflexive, Term::Seq(items)) =
                    (check.kind, self.terms.get(part))
                {
                    let (&last, rest) = items.split_last().expect("a sequence has parts");
                    let left = self.sequence(rest, bound);
                    let right = self.slot(last, bound);
                    return Probe::IrreflexiveSeq(left, right);
                }
                Probe::Test(check.kind, self.slot(part, bound))
            })
            .collect()
    }

    /// The slots that depend on the witness under `roots`, in order, that are not in `ran`.
    fn dynamic_parts(&self, roots: &[Slot], ran: &mut FxHashSet<Slot>) -> Vec<Slot> {
        let mut found = Vec::new();
        let mut stack = roots.to_vec();
        while let Some(slot) = stack.pop() {
            let entry = &self.entries[slot.0 as usize];
            if !entry.dynamic || !ran.insert(slot) {
                continue;
            }
            if entry.unknowns.is_empty() {
                found.push(slot);
            }
            stack.extend(operands(&entry.op));
        }
        found.sort_unstable();
        found
    }

    /// The slot of a term's value or of a bound of it.
    fn slot(&mut self, id: TermId, bound: Bound) -> Slot {
        let bound = if self.terms.dynamic(id) { bound } else { Bound::Exact };
        let key = (id, bound);
        let known = self.unknowns.get(&key).or(self.done.get(&key)).or(self.inside.get(&key));
        if let Some(&slot) = known {
            return slot;
        }
        let slot = self.lower(id, bound);
        // What holds an unknown is another slot in another solution of the same fixpoint.
        if self.entries[slot.0 as usize].unknowns.is_empty() {
            self.done.insert(key, slot);
        } else {
            self.inside.insert(key, slot);
        }
        slot
    }

    fn lower(&mut self, id: TermId, bound: Bound) -> Slot {
        let terms = self.terms;
        let sort = terms.sort(id);
        match terms.get(id) {
            Term::Empty(_) => self.push(Op::Empty, sort),
            Term::Full(_) => self.push(Op::Full, sort),
            Term::Set(set) => self.push(Op::Set(*set), sort),
            Term::Relation(base) if base.dynamic() && bound == Bound::Upper => {
                self.push(Op::Possible(*base), sort)
            }
            Term::Relation(base) => self.push(Op::Relation(*base), sort),
            Term::Union(items) => self.union(items, bound, sort),
            Term::Inter(items) => self.inter(items, bound, sort),
            Term::Diff(a, b) => {
                let (a, b) = (self.slot(*a, bound), self.slot(*b, opposite(bound)));
                self.push(Op::AndNot(a, b), sort)
            }
            Term::Complement(a) => {
                let a = self.slot(*a, opposite(bound));
                self.push(Op::Not(a), sort)
            }
            Term::Seq(items) => self.sequence(items, bound),
            Term::Cartesian(a, b) => {
                let (a, b) = (self.slot(*a, bound), self.slot(*b, bound));
                self.push(Op::Cartesian(a, b), sort)
            }
            Term::Identity(a) => self.unary(Op::Identity, *a, bound, sort),
            Term::Inverse(a) => self.unary(Op::Inverse, *a, bound, sort),
            Term::Plus(a) => self.unary(Op::Plus, *a, bound, sort),
            Term::Opt(a) => self.unary(Op::Opt, *a, bound, sort),
            Term::Domain(a) => self.unary(Op::Domain, *a, bound, sort),
            Term::Range(a) => self.unary(Op::Range, *a, bound, sort),
            // An unknown under a bound that its fixpoint does not give: nothing is known.
            Term::Variable(..) | Term::Opaque(..) => {
                let op = if bound == Bound::Upper { Op::Full } else { Op::Empty };
                self.push(op, sort)
            }
            Term::Fixpoint(_, group, index) => self.fixpoint(*group, *index, bound),
        }
    }

    fn unary(&mut self, op: fn(Slot) -> Op, inner: TermId, bound: Bound, sort: Sort) -> Slot {
        let inner = self.slot(inner, bound);
        self.push(op(inner), sort)
    }

    /// Adds an operation, or finds the one that does the same.
    fn push(&mut self, op: Op, sort: Sort) -> Slot {
        let op = match op {
            // Operations on a slot that is known to be empty or everything.
            Op::Empty | Op::Full => {
                let op = if op == Op::Empty { Op::Empty } else { Op::Full };
                return self.constant(op, sort);
            }
            op => op,
        };
        if let Some(&slot) = self.index.get(&op) {
            return slot;
        }
        let parts = operands(&op);
        let mut unknowns: Vec<u32> = parts
            .iter()
            .flat_map(|slot| self.entries[slot.0 as usize].unknowns.iter().copied())
            .collect();
        if let Op::Variable(unknown) = op {
            unknowns.push(unknown);
        }
        if let Op::Solve { variables, inner, .. } = &op {
            let own: Vec<u32> = variables
                .iter()
                .flat_map(|slot| self.entries[slot.0 as usize].unknowns.iter().copied())
                .collect();
            unknowns.extend(
                inner
                    .iter()
                    .flat_map(|slot| self.entries[slot.0 as usize].unknowns.iter().copied()),
            );
            unknowns.retain(|unknown| !own.contains(unknown));
        }
        if let Op::Solution(solve, _) = op {
            unknowns = self.entries[solve.0 as usize].unknowns.clone();
        }
        unknowns.sort_unstable();
        unknowns.dedup();
        let dynamic = match &op {
            Op::Relation(base) => base.dynamic(),
            _ => parts.iter().any(|slot| self.entries[slot.0 as usize].dynamic),
        };
        let slot = Slot(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        self.entries.push(Entry { op: op.clone(), sort, dynamic, unknowns });
        self.index.insert(op, slot);
        slot
    }

    /// The empty or the full slot of a sort.
    fn constant(&mut self, op: Op, sort: Sort) -> Slot {
        let found = self.entries.iter().position(|entry| entry.op == op && entry.sort == sort);
        let index = found.unwrap_or_else(|| {
            self.entries.push(Entry { op, sort, dynamic: false, unknowns: Vec::new() });
            self.entries.len() - 1
        });
        Slot(u32::try_from(index).unwrap_or(u32::MAX))
    }

    fn is(&self, slot: Slot, op: &Op) -> bool {
        self.entries[slot.0 as usize].op == *op
    }

    fn fixed(&self, slot: Slot) -> bool {
        let entry = &self.entries[slot.0 as usize];
        !entry.dynamic && entry.unknowns.is_empty()
    }

    /// Fixed parts joined first, then the rest, all in one operation.
    fn join(&mut self, slots: Vec<Slot>, sort: Sort, make: fn(Box<[Slot]>) -> Op) -> Slot {
        let (mut fixed, mut rest): (Vec<Slot>, Vec<Slot>) =
            slots.into_iter().partition(|&slot| self.fixed(slot));
        fixed.sort_unstable();
        fixed.dedup();
        if fixed.len() > 1 {
            fixed = vec![self.push(make(fixed.into()), sort)];
        }
        rest.extend(fixed);
        rest.sort_unstable();
        rest.dedup();
        if let [one] = rest[..] { one } else { self.push(make(rest.into()), sort) }
    }

    fn union(&mut self, items: &[TermId], bound: Bound, sort: Sort) -> Slot {
        let mut slots = Vec::new();
        for &item in items {
            let slot = self.slot(item, bound);
            match &self.entries[slot.0 as usize].op {
                Op::Or(parts) if !self.fixed(slot) => slots.extend(parts.iter().copied()),
                _ => slots.push(slot),
            }
        }
        slots.retain(|&slot| !self.is(slot, &Op::Empty));
        if let Some(&full) = slots.iter().find(|&&slot| self.is(slot, &Op::Full)) {
            return full;
        }
        if slots.is_empty() {
            return self.push(Op::Empty, sort);
        }
        self.join(slots, sort, Op::Or)
    }

    fn inter(&mut self, items: &[TermId], bound: Bound, sort: Sort) -> Slot {
        let mut slots: Vec<Slot> = items.iter().map(|&item| self.slot(item, bound)).collect();
        if let Some(&empty) = slots.iter().find(|&&slot| self.is(slot, &Op::Empty)) {
            return empty;
        }
        slots.retain(|&slot| !self.is(slot, &Op::Full));
        if slots.is_empty() {
            return self.push(Op::Full, sort);
        }
        let slot = self.join(slots, sort, Op::And);
        // `guard & (a ; b)` needs the rows of the guard only.
        let Op::And(parts) = &self.entries[slot.0 as usize].op else { return slot };
        if let &[a, b] = &parts[..] {
            for (guard, other) in [(a, b), (b, a)] {
                if let (true, &Op::Seq(left, right)) =
                    (self.fixed(guard), &self.entries[other.0 as usize].op)
                {
                    return self.push(Op::SeqWithin(left, right, guard), sort);
                }
            }
        }
        slot
    }

    /// A sequence: identities become masks, runs of fixed relations one relation.
    fn sequence(&mut self, items: &[TermId], bound: Bound) -> Slot {
        let mut chain: Vec<Slot> = Vec::new();
        let mut masks: Vec<(usize, Slot)> = Vec::new();
        self.flatten(items, bound, &mut chain, &mut masks);
        let empty = chain.iter().chain(masks.iter().map(|(_, set)| set));
        if empty.clone().any(|&slot| self.is(slot, &Op::Empty)) {
            return self.push(Op::Empty, Sort::Relation);
        }
        if chain.is_empty() {
            let sets: Vec<Slot> = masks.into_iter().map(|(_, set)| set).collect();
            let set = self.join(sets, Sort::Set, Op::And);
            return self.push(Op::Identity(set), Sort::Relation);
        }
        for (at, set) in masks {
            // The mask stands before relation `at`; the neighbor that is fixed takes it.
            let before = at.checked_sub(1);
            let to_left = match before {
                None => false,
                Some(left) => {
                    at == chain.len() || self.fixed(chain[left]) || !self.fixed(chain[at])
                }
            };
            if let (true, Some(left)) = (to_left, before) {
                chain[left] = self.push(Op::Columns(chain[left], set), Sort::Relation);
            } else {
                chain[at] = self.push(Op::Rows(set, chain[at]), Sort::Relation);
            }
        }
        let mut joined: Vec<Slot> = Vec::new();
        for slot in chain {
            match joined.last() {
                Some(&last) if self.fixed(last) && self.fixed(slot) => {
                    let both = self.push(Op::Seq(last, slot), Sort::Relation);
                    joined.pop();
                    joined.push(both);
                }
                _ => joined.push(slot),
            }
        }
        joined
            .into_iter()
            .reduce(|left, right| self.push(Op::Seq(left, right), Sort::Relation))
            .expect("the chain is not empty")
    }

    fn flatten(
        &mut self,
        items: &[TermId],
        bound: Bound,
        chain: &mut Vec<Slot>,
        masks: &mut Vec<(usize, Slot)>,
    ) {
        let terms = self.terms;
        for &item in items {
            match terms.get(item) {
                Term::Identity(set) => {
                    let set = self.slot(*set, bound);
                    masks.push((chain.len(), set));
                }
                Term::Seq(inner) => self.flatten(inner, bound, chain, masks),
                _ => {
                    let slot = self.slot(item, bound);
                    chain.push(slot);
                }
            }
        }
    }

    /// A fixpoint's solution; its bodies are built once for each bound.
    fn fixpoint(&mut self, group: u32, index: u32, bound: Bound) -> Slot {
        let terms = self.terms;
        let fixpoint = &terms.fixpoints[group as usize];
        if bound != Bound::Exact && !terms.is_monotone(fixpoint) {
            let op = if bound == Bound::Upper { Op::Full } else { Op::Empty };
            return self.push(op, terms.sort(fixpoint.variables[index as usize]));
        }
        let start = self.entries.len();
        let outside = core::mem::take(&mut self.inside);
        let around: Vec<((TermId, Bound), Option<Slot>)> = fixpoint
            .variables
            .iter()
            .flat_map(|&id| [(id, Bound::Exact), (id, Bound::Lower), (id, Bound::Upper)])
            .map(|key| (key, self.unknowns.remove(&key)))
            .collect();
        let mut variables = Vec::new();
        let mut own = Vec::new();
        for &id in &fixpoint.variables {
            self.next_unknown += 1;
            own.push(self.next_unknown);
            let slot = self.push(Op::Variable(self.next_unknown), terms.sort(id));
            variables.push(slot);
            // Variables are not dynamic: they are looked up as exact.
            self.unknowns.insert((id, Bound::Exact), slot);
        }
        let bodies: Vec<Slot> = fixpoint.bodies.iter().map(|&id| self.slot(id, bound)).collect();
        self.inside = outside;
        for (key, slot) in around {
            self.unknowns.remove(&key);
            if let Some(slot) = slot {
                self.unknowns.insert(key, slot);
            }
        }
        let inner: Vec<Slot> = (start..self.entries.len())
            .filter(|&at| {
                let entry = &self.entries[at];
                !matches!(entry.op, Op::Variable(_))
                    && entry.unknowns.iter().any(|unknown| own.contains(unknown))
            })
            .map(|at| Slot(u32::try_from(at).unwrap_or(u32::MAX)))
            .collect();
        let solve = self.push(
            Op::Solve {
                variables: variables.clone().into(),
                bodies: bodies.into(),
                inner: inner.into(),
            },
            Sort::Relation,
        );
        let mut wanted = solve;
        for ((at, &variable), &id) in (0_u32..).zip(&variables).zip(&fixpoint.variables) {
            let solution = self.push(Op::Solution(solve, variable), terms.sort(id));
            if at == index {
                wanted = solution;
            }
        }
        wanted
    }
}

/// The bound that an operand has under a complement.
fn opposite(bound: Bound) -> Bound {
    match bound {
        Bound::Exact => Bound::Exact,
        Bound::Lower => Bound::Upper,
        Bound::Upper => Bound::Lower,
    }
}

/// The slots that an operation reads.
fn operands(op: &Op) -> Vec<Slot> {
    match op {
        Op::Or(items) | Op::And(items) => items.to_vec(),
        Op::AndNot(a, b)
        | Op::Seq(a, b)
        | Op::Rows(a, b)
        | Op::Columns(a, b)
        | Op::Cartesian(a, b) => vec![*a, *b],
        Op::SeqWithin(a, b, c) => vec![*a, *b, *c],
        Op::Solution(solve, _) => vec![*solve],
        Op::Not(a)
        | Op::Identity(a)
        | Op::Inverse(a)
        | Op::Plus(a)
        | Op::Opt(a)
        | Op::Domain(a)
        | Op::Range(a) => vec![*a],
        Op::Solve { inner, bodies, .. } => inner.iter().chain(bodies).copied().collect(),
        Op::Empty | Op::Full | Op::Set(_) | Op::Relation(_) | Op::Possible(_) | Op::Variable(_) => {
            Vec::new()
        }
    }
}
