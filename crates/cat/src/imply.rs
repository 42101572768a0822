//! What a model's axioms imply, found by looking at their terms: per-location coherence and the
//! atomicity of read-modify-writes.
//!
//! Both are statements that certain paths never close (or never stand beside `rmw`). A term is
//! shown to hold a path by its structure alone; where that fails the answer is "not known", so the
//! result is sound and not complete.
//!
//! Coherence is five paths: given that co is total and fr is `rf^-1;co`, `acyclic po-loc|rf|co|fr`
//! is the irreflexivity of `po-loc;co`, `po-loc;rf`, `po-loc;fr`, `po-loc;co;rf` and
//! `po-loc;fr;rf` (Alglave, Maranget, Tautschnig, Herding cats, TOPLAS 2014, section 4.8).

use core::cell::Cell;

use interlocked_exec::Assumptions;

use crate::ast::{TestKind, TestRole};
use crate::elaborate::Check;
use crate::term::{BaseRelation, BaseSet, Term, TermId, Terms};

/// A relation that every candidate has, as a step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    PoLoc,
    Rf,
    Co,
    Fr,
    Rmw,
    /// co between threads.
    Coe,
    /// fr between threads.
    Fre,
}

/// What kind of event stands at a place of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Read,
    Write,
    Either,
}

impl Step {
    const fn ends(self) -> (Kind, Kind) {
        match self {
            Self::PoLoc => (Kind::Either, Kind::Either),
            Self::Rf => (Kind::Write, Kind::Read),
            Self::Co | Self::Coe => (Kind::Write, Kind::Write),
            Self::Fr | Self::Fre | Self::Rmw => (Kind::Read, Kind::Write),
        }
    }

    const fn external(self) -> bool {
        matches!(self, Self::Coe | Self::Fre)
    }
}

const COHERENCE: [&[Step]; 5] = [
    &[Step::PoLoc, Step::Co],
    &[Step::PoLoc, Step::Rf],
    &[Step::PoLoc, Step::Fr],
    &[Step::PoLoc, Step::Co, Step::Rf],
    &[Step::PoLoc, Step::Fr, Step::Rf],
];

/// How deep unions and intersections are looked into; axioms are flatter than that.
const MAX_NESTED: u32 = 8;

/// What the axioms imply of every consistent execution.
pub(crate) fn assumptions(terms: &Terms, checks: &[Check]) -> Assumptions {
    let required = || checks.iter().filter(|c| c.role == TestRole::Require && !c.negated);
    let coherence = COHERENCE.iter().all(|path| required().any(|c| forbids_cycle(terms, c, path)));
    let atomicity = required().any(|check| {
        check.kind == TestKind::Empty && holds_torn_rmw(terms, check.term, MAX_NESTED)
    });
    Assumptions { coherence, atomicity }
}

/// Whether a check fails as soon as the path leads back to its start.
fn forbids_cycle(terms: &Terms, check: &Check, path: &[Step]) -> bool {
    let rotations = (0..path.len()).map(|by| {
        let mut rotated = path.to_vec();
        rotated.rotate_left(by);
        rotated
    });
    match check.kind {
        TestKind::Acyclic => path.iter().all(|&step| holds(terms, check.term, &[step])),
        TestKind::Irreflexive => rotations
            .into_iter()
            .any(|path| Prover::new(terms, &path, true).holds(check.term, 0, path.len())),
        TestKind::Empty => false,
    }
}

/// Whether the term holds every pair of `rmw & (fre;coe)`.
fn holds_torn_rmw(terms: &Terms, id: TermId, depth: u32) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match terms.get(id) {
        Term::Union(items) => items.iter().any(|&item| holds_torn_rmw(terms, item, depth)),
        Term::Inter(items) => items.iter().all(|&item| {
            holds(terms, item, &[Step::Rmw]) || holds(terms, item, &[Step::Fre, Step::Coe])
        }),
        _ => false,
    }
}

fn holds(terms: &Terms, id: TermId, path: &[Step]) -> bool {
    Prover::new(terms, path, false).holds(id, 0, path.len())
}

/// How many terms are looked at for one proof, counted with repetition.
const MAX_STEPS: u32 = 20_000;

struct Prover<'a> {
    terms: &'a Terms,
    path: &'a [Step],
    /// Whether the path's end is its start.
    closed: bool,
    steps: Cell<u32>,
}

impl<'a> Prover<'a> {
    fn new(terms: &'a Terms, path: &'a [Step], closed: bool) -> Self {
        Self { terms, path, closed, steps: Cell::new(0) }
    }

    /// Counts a term; whether there are steps left. Without, nothing is proved.
    fn step(&self) -> bool {
        self.steps.set(self.steps.get() + 1);
        self.steps.get() <= MAX_STEPS
    }

    /// Whether the term relates the ends of `path[from..to]` wherever that path is.
    fn holds(&self, id: TermId, from: usize, to: usize) -> bool {
        match self.terms.get(id) {
            _ if !self.step() => false,
            Term::Full(_) => true,
            Term::Relation(base) => self.base_holds(*base, from, to),
            Term::Union(items) => items.iter().any(|&item| self.holds(item, from, to)),
            Term::Inter(items) => items.iter().all(|&item| self.holds(item, from, to)),
            Term::Diff(left, right) => self.holds(*left, from, to) && self.misses(*right, from, to),
            Term::Seq(items) => self.seq_holds(items, from, to),
            Term::Plus(inner) => self.plus_holds(*inner, from, to),
            Term::Opt(inner) => from == to || self.holds(*inner, from, to),
            Term::Identity(set) => from == to && self.set_holds(*set, from),
            Term::Cartesian(left, right) => {
                self.set_holds(*left, from) && self.set_holds(*right, to)
            }
            // The least solution holds what the bodies hold where the unknowns are empty.
            Term::Fixpoint(_, group, index) => {
                let fixpoint = &self.terms.fixpoints[*group as usize];
                self.terms.is_monotone(fixpoint)
                    && self.holds(fixpoint.bodies[*index as usize], from, to)
            }
            _ => false,
        }
    }

    fn base_holds(&self, base: BaseRelation, from: usize, to: usize) -> bool {
        let steps = &self.path[from..to];
        match base {
            BaseRelation::Loc => !steps.is_empty(),
            BaseRelation::Id => steps.is_empty(),
            _ => {
                let [step] = steps else { return false };
                match base {
                    BaseRelation::Po => matches!(step, Step::PoLoc | Step::Rmw),
                    BaseRelation::Int => matches!(step, Step::PoLoc | Step::Rmw),
                    BaseRelation::Ext => step.external(),
                    BaseRelation::Rf => *step == Step::Rf,
                    BaseRelation::Co => matches!(step, Step::Co | Step::Coe),
                    BaseRelation::Fr => matches!(step, Step::Fr | Step::Fre),
                    BaseRelation::Rmw => *step == Step::Rmw,
                    _ => false,
                }
            }
        }
    }

    /// Whether the term has no pair that the path relates, for what models take away: `id`, and
    /// pairs inside a thread.
    fn misses(&self, id: TermId, from: usize, to: usize) -> bool {
        // A single step never relates an event to itself.
        let [step] = self.path[from..to] else { return false };
        match self.terms.get(id) {
            _ if !self.step() => false,
            Term::Empty(_) | Term::Identity(_) | Term::Relation(BaseRelation::Id) => true,
            Term::Relation(BaseRelation::Int | BaseRelation::Po) => step.external(),
            Term::Inter(items) => items.iter().any(|&item| self.misses(item, from, to)),
            Term::Union(items) => items.iter().all(|&item| self.misses(item, from, to)),
            _ => false,
        }
    }

    fn seq_holds(&self, items: &[TermId], from: usize, to: usize) -> bool {
        let Some((&first, rest)) = items.split_first() else { return from == to };
        (from..=to)
            .any(|middle| self.holds(first, from, middle) && self.seq_holds(rest, middle, to))
    }

    fn plus_holds(&self, inner: TermId, from: usize, to: usize) -> bool {
        self.holds(inner, from, to)
            || (from + 1..to)
                .any(|middle| self.holds(inner, from, middle) && self.plus_holds(inner, middle, to))
    }

    /// Whether the set has every event that can stand at a place of the path.
    fn set_holds(&self, set: TermId, place: usize) -> bool {
        let last = if self.closed { self.path.len() } else { 0 };
        let before = if place == 0 { last } else { place }.checked_sub(1);
        let before = before.map(|at| self.path[at].ends().1);
        let next = if self.closed { place % self.path.len() } else { place };
        let after = self.path.get(next).map(|step| step.ends().0);
        let known = [before, after].into_iter().flatten().find(|&kind| kind != Kind::Either);
        self.set_has(set, known.unwrap_or(Kind::Either))
    }

    /// Whether the set has every event of a kind.
    fn set_has(&self, set: TermId, kind: Kind) -> bool {
        match self.terms.get(set) {
            _ if !self.step() => false,
            Term::Full(_) | Term::Set(BaseSet::Memory) => true,
            Term::Set(BaseSet::Read) => kind == Kind::Read,
            Term::Set(BaseSet::Write) => kind == Kind::Write,
            Term::Inter(items) => items.iter().all(|&item| self.set_has(item, kind)),
            Term::Union(items) => {
                let some = |kind| items.iter().any(|&item| self.set_has(item, kind));
                some(kind) || (kind == Kind::Either && some(Kind::Read) && some(Kind::Write))
            }
            _ => false,
        }
    }
}

/// Whether a check cannot fail on an execution of which `given` holds.
pub(crate) fn redundant(terms: &Terms, check: &Check, given: Assumptions) -> bool {
    if check.role != TestRole::Require || check.negated {
        return false;
    }
    match check.kind {
        TestKind::Acyclic => given.coherence && within_coherence(terms, check.term, MAX_NESTED),
        TestKind::Empty => given.atomicity && within_torn_rmw(terms, check.term),
        TestKind::Irreflexive => false,
    }
}

/// Whether the term has no more than `(po & loc) | rf | co | fr`.
fn within_coherence(terms: &Terms, id: TermId, depth: u32) -> bool {
    use BaseRelation as B;
    let is = |item: &TermId, base: B| matches!(terms.get(*item), Term::Relation(b) if *b == base);
    let Some(depth) = depth.checked_sub(1) else { return false };
    match terms.get(id) {
        Term::Empty(_) | Term::Relation(B::Rf | B::Co | B::Fr | B::Amo) => true,
        Term::Union(items) => items.iter().all(|&item| within_coherence(terms, item, depth)),
        Term::Inter(items) => {
            let po_loc = items.iter().any(|i| is(i, B::Po)) && items.iter().any(|i| is(i, B::Loc));
            po_loc || items.iter().any(|&item| within_coherence(terms, item, depth))
        }
        Term::Diff(left, _) => within_coherence(terms, *left, depth),
        _ => false,
    }
}

/// Whether the term has no more than `rmw & (fre;coe)`.
fn within_torn_rmw(terms: &Terms, id: TermId) -> bool {
    let Term::Inter(items) = terms.get(id) else { return terms.is_empty(id) };
    let rmw = |id: &TermId| {
        matches!(terms.get(*id), Term::Relation(BaseRelation::Rmw | BaseRelation::Amo))
    };
    let torn = |id: &TermId| match terms.get(*id) {
        Term::Seq(items) => {
            matches!(items[..], [first, second]
                if is_external(terms, first, BaseRelation::Fr)
                && is_external(terms, second, BaseRelation::Co))
        }
        _ => false,
    };
    items.iter().any(rmw) && items.iter().any(torn)
}

/// Whether the term is `base & ext` or `base \ (base & int)`.
fn is_external(terms: &Terms, id: TermId, base: BaseRelation) -> bool {
    let is = |id: TermId, base| matches!(terms.get(id), Term::Relation(b) if *b == base);
    match terms.get(id) {
        Term::Inter(items) => {
            items.iter().any(|&item| is(item, base))
                && items.iter().any(|&item| is(item, BaseRelation::Ext))
        }
        Term::Diff(left, right) => {
            let Term::Inter(inner) = terms.get(*right) else { return false };
            is(*left, base)
                && inner.len() == 2
                && inner.iter().any(|&item| is(item, base))
                && inner.iter().any(|&item| is(item, BaseRelation::Int))
        }
        _ => false,
    }
}
