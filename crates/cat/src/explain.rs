//! Why a candidate is forbidden: the cycle behind a failed check, in the model's own words.
//!
//! An edge of the relation that is checked is taken apart along the terms that it is made of, until
//! only names of the model and predefined relations are left. Of several ways the shortest is
//! taken. A name for a union or a closure says little, so they are taken apart even if they have
//! one. A name for a restriction (`rfe`), for a sequence of predefined relations (`mfence`) and for
//! a sequence that the model shows (`sw`) stands for it; other sequences are taken apart, which
//! shows the events in between. Program order between some events goes by the
//! name of what it is a part of.

use core::cell::Cell;
use std::collections::VecDeque;

use interlocked_exec::{FailedCheck, Relation, Step};
use rustc_hash::FxHashSet;

use crate::ast::TestKind;
use crate::elaborate::Check;
use crate::evaluate::Values;
use crate::interpret::Failure;
use crate::term::{BaseRelation, Term, TermId, Terms};

/// How many ways an explanation may try before it settles for the name at hand.
const MAX_TRIES: u32 = 200_000;

/// Takes checks apart on one candidate.
pub(crate) struct Explainer<'a> {
    terms: &'a Terms,
    values: &'a Values<'a>,
    /// The text of a term without a name.
    text: &'a dyn Fn(TermId) -> String,
    /// What the model shows.
    shown: &'a [(String, TermId)],
    tries: Cell<u32>,
}

/// What is known of the terms around the one that is taken apart.
#[derive(Clone, Copy, Default)]
struct Around<'c> {
    /// The nearest name.
    name: Option<&'c str>,
    /// The nearest comment.
    reason: Option<&'c str>,
}

/// A term that is being taken apart between two events: met again, it leads nowhere.
type Open = FxHashSet<(TermId, usize, usize)>;

impl<'a> Explainer<'a> {
    pub(crate) fn new(
        terms: &'a Terms,
        values: &'a Values<'a>,
        text: &'a dyn Fn(TermId) -> String,
        shown: &'a [(String, TermId)],
    ) -> Self {
        Self { terms, values, text, shown, tries: Cell::new(0) }
    }

    /// The check's failure on the candidate, if it fails.
    pub(crate) fn check(&self, check: &Check) -> Option<FailedCheck> {
        let relation = self.values.relation(check.term);
        if holds(check.kind, &relation) != check.negated {
            return None;
        }
        let cycle = if check.negated { Vec::new() } else { self.cycle(check, &relation) };
        Some(FailedCheck { name: check.name.clone(), reason: check.comment.clone(), cycle })
    }

    /// A failure that the interpreter found: its cycle, taken apart as far as `check` is
    /// first-order.
    pub(crate) fn failure(&self, failure: &Failure, check: Option<&Check>) -> FailedCheck {
        let edges = match failure.kind {
            _ if failure.negated => Vec::new(),
            TestKind::Acyclic => shortest_cycle(&failure.relation),
            TestKind::Irreflexive => first_loop(&failure.relation).into_iter().collect(),
            TestKind::Empty => failure.relation.iter().next().into_iter().collect(),
        };
        let steps = |(from, to): (usize, usize)| {
            let known = check.and_then(|check| self.edge(check.term, from, to));
            known.unwrap_or_else(|| {
                let name = check.map_or_else(|| failure.name.clone(), |c| self.label(c.term));
                vec![Step { from, to, relation: name, reason: failure.comment.clone() }]
            })
        };
        let cycle = edges.into_iter().flat_map(steps).collect();
        FailedCheck { name: failure.name.clone(), reason: failure.comment.clone(), cycle }
    }

    fn cycle(&self, check: &Check, relation: &Relation) -> Vec<Step> {
        match check.kind {
            TestKind::Acyclic => shortest_cycle(relation)
                .into_iter()
                .flat_map(|(from, to)| self.edge_or_name(check.term, from, to))
                .collect(),
            TestKind::Irreflexive => (0..relation.universe())
                .filter(|&event| relation.contains(event, event))
                .map(|event| self.edge_or_name(check.term, event, event))
                .min_by_key(Vec::len)
                .unwrap_or_default(),
            TestKind::Empty => relation
                .iter()
                .map(|(from, to)| self.forbidden_pair(check.term, from, to))
                .min_by_key(Vec::len)
                .unwrap_or_default(),
        }
    }

    /// A pair that should not be there: the way between its events and, where an intersection says
    /// that they belong together, back.
    fn forbidden_pair(&self, term: TermId, from: usize, to: usize) -> Vec<Step> {
        let Term::Inter(items) = self.terms.get(term) else {
            return self.edge_or_name(term, from, to);
        };
        let back = items.iter().find(
            |&&item| matches!(self.terms.get(item), Term::Relation(base) if !is_frame(*base)),
        );
        let way = items.iter().find(|&&item| Some(&item) != back && !self.frames(item));
        let (Some(&back), Some(&way)) = (back, way) else {
            return self.edge_or_name(term, from, to);
        };
        let mut steps = self.edge_or_name(way, from, to);
        let relation = format!("{}^-1", self.label(back));
        steps.push(Step { from: to, to: from, relation, reason: None });
        steps
    }

    fn edge_or_name(&self, term: TermId, from: usize, to: usize) -> Vec<Step> {
        self.edge(term, from, to)
            .unwrap_or_else(|| vec![self.step(term, from, to, Around::default())])
    }

    fn edge(&self, term: TermId, from: usize, to: usize) -> Option<Vec<Step>> {
        self.take_apart(term, from, to, Around::default(), &mut Open::default())
    }

    fn step(&self, term: TermId, from: usize, to: usize, around: Around<'_>) -> Step {
        let named = self.terms.names.get(&term);
        let restricted_po = named.is_none()
            && !matches!(self.terms.get(term), Term::Relation(_))
            && self.is_bare_po(term);
        let relation = match around.name {
            Some(name) if restricted_po => name.to_owned(),
            _ => self.label(term),
        };
        let own = named.and_then(|named| named.comment.as_deref());
        Step { from, to, relation, reason: own.or(around.reason).map(str::to_owned) }
    }

    /// Whether a term is program order between two sets of events.
    fn is_bare_po(&self, term: TermId) -> bool {
        match self.terms.get(term) {
            Term::Relation(base) => *base == BaseRelation::Po,
            Term::Seq(items) => {
                let mut steps = items.iter().filter(|&&item| !self.is_identity(item));
                matches!((steps.next(), steps.next()), (Some(&one), None) if self.is_bare_po(one))
            }
            Term::Inter(items) => {
                let mut steps = items.iter().filter(|&&item| !self.frames(item));
                matches!((steps.next(), steps.next()), (Some(&one), None) if self.is_bare_po(one))
            }
            _ => false,
        }
    }

    fn is_identity(&self, term: TermId) -> bool {
        matches!(self.terms.get(term), Term::Identity(_))
    }

    /// Whether a term with a name is a step, rather than the steps that it is made of.
    fn stands(&self, term: TermId) -> bool {
        match self.terms.get(term) {
            Term::Inter(_) | Term::Diff(..) => true,
            Term::Seq(items) => {
                let plain = |&item: &TermId| {
                    self.is_identity(item) || matches!(self.terms.get(item), Term::Relation(_))
                };
                items.iter().all(plain) || self.shown.iter().any(|(_, shown)| *shown == term)
            }
            _ => false,
        }
    }

    /// A term's name, or its text.
    fn label(&self, term: TermId) -> String {
        match (self.terms.names.get(&term), self.terms.get(term)) {
            (Some(named), _) => named.name.clone(),
            (None, Term::Relation(base)) => base.name().to_owned(),
            (None, Term::Inverse(inner)) => format!("{}^-1", self.label(*inner)),
            (None, Term::Variable(..)) => {
                self.values.solution(term).map_or_else(String::new, |id| self.label(id))
            }
            (None, Term::Full(_)) => "_ * _".to_owned(),
            _ => match (self.text)(term) {
                text if text.is_empty() => "related".to_owned(),
                text => text,
            },
        }
    }

    /// The steps that `term` takes from one event to another; `None` if it does not, or only by
    /// way of itself.
    fn take_apart(
        &self,
        term: TermId,
        from: usize,
        to: usize,
        around: Around<'_>,
        open: &mut Open,
    ) -> Option<Vec<Step>> {
        self.tries.set(self.tries.get() + 1);
        if !self.values.relation(term).contains(from, to) || !open.insert((term, from, to)) {
            return None;
        }
        let named = self.terms.names.get(&term);
        let inside = Around {
            name: named.map(|named| named.name.as_str()).or(around.name),
            reason: named.and_then(|named| named.comment.as_deref()).or(around.reason),
        };
        let whole = named.is_some() && self.stands(term) || self.is_bare_po(term);
        let parts = if whole || self.tries.get() > MAX_TRIES {
            None
        } else {
            self.parts(term, from, to, inside, open)
        };
        open.remove(&(term, from, to));
        Some(parts.unwrap_or_else(|| vec![self.step(term, from, to, around)]))
    }

    /// The steps inside a term, or `None` if the term itself is the step.
    fn parts(
        &self,
        term: TermId,
        from: usize,
        to: usize,
        around: Around<'_>,
        open: &mut Open,
    ) -> Option<Vec<Step>> {
        match self.terms.get(term) {
            Term::Union(items) => items
                .iter()
                .filter_map(|&item| self.take_apart(item, from, to, around, open))
                .min_by_key(Vec::len),
            Term::Plus(inner) => {
                let edges = shortest_path(&self.values.relation(*inner), from, to)?;
                let mut steps = Vec::new();
                for (from, to) in edges {
                    steps.extend(self.take_apart(*inner, from, to, around, open)?);
                }
                Some(steps)
            }
            Term::Opt(_) | Term::Identity(_) | Term::Relation(BaseRelation::Id) if from == to => {
                Some(Vec::new())
            }
            Term::Opt(inner) => self.take_apart(*inner, from, to, around, open),
            Term::Fixpoint(_, group, index) => {
                let body = self.terms.fixpoints[*group as usize].bodies[*index as usize];
                self.take_apart(body, from, to, around, open)
            }
            Term::Variable(..) => {
                self.take_apart(self.values.solution(term)?, from, to, around, open)
            }
            Term::Seq(items) => self.sequence(items, from, to, around, open),
            Term::Inter(items) => {
                let telling = items.iter().find(|&&item| !self.frames(item))?;
                self.take_apart(*telling, from, to, around, open)
            }
            Term::Diff(left, _) => self.take_apart(*left, from, to, around, open),
            _ => None,
        }
    }

    /// Steps through a sequence: the events between are those that make it shortest.
    fn sequence(
        &self,
        items: &[TermId],
        from: usize,
        to: usize,
        around: Around<'_>,
        open: &mut Open,
    ) -> Option<Vec<Step>> {
        let (&first, rest) = items.split_first()?;
        if rest.is_empty() {
            return self.take_apart(first, from, to, around, open);
        }
        let mut best: Option<Vec<Step>> = None;
        for middle in self.values.relation(first).successors(from) {
            if !self.reaches(rest, middle, to) {
                continue;
            }
            let Some(mut steps) = self.take_apart(first, from, middle, around, open) else {
                continue;
            };
            let Some(more) = self.sequence(rest, middle, to, around, open) else { continue };
            steps.extend(more);
            if best.as_ref().is_none_or(|best| steps.len() < best.len()) {
                best = Some(steps);
            }
            if self.tries.get() > MAX_TRIES {
                break;
            }
        }
        best
    }

    /// Whether a sequence relates two events.
    fn reaches(&self, items: &[TermId], from: usize, to: usize) -> bool {
        let mut here = vec![from];
        for &item in items {
            let relation = self.values.relation(item);
            let mut next: Vec<usize> =
                here.iter().flat_map(|&event| relation.successors(event)).collect();
            next.sort_unstable();
            next.dedup();
            here = next;
        }
        here.contains(&to)
    }

    /// Whether a term only restricts: it is true of too much to tell anything.
    fn frames(&self, term: TermId) -> bool {
        match self.terms.get(term) {
            Term::Cartesian(..) | Term::Complement(_) | Term::Full(_) | Term::Inverse(_) => true,
            Term::Relation(base) => is_frame(*base),
            Term::Union(items) => items
                .iter()
                .all(|&item| !matches!(self.terms.get(item), Term::Union(_)) && self.frames(item)),
            _ => false,
        }
    }
}

const fn is_frame(base: BaseRelation) -> bool {
    matches!(
        base,
        BaseRelation::Loc
            | BaseRelation::Int
            | BaseRelation::Ext
            | BaseRelation::Id
            | BaseRelation::SameInstance
    )
}

fn holds(kind: TestKind, relation: &Relation) -> bool {
    match kind {
        TestKind::Empty => relation.is_empty(),
        TestKind::Irreflexive => first_loop(relation).is_none(),
        TestKind::Acyclic => shortest_cycle(relation).is_empty(),
    }
}

fn first_loop(relation: &Relation) -> Option<(usize, usize)> {
    (0..relation.universe()).find(|&event| relation.contains(event, event)).map(|e| (e, e))
}

/// The edges of a shortest cycle; none if there is no cycle.
fn shortest_cycle(relation: &Relation) -> Vec<(usize, usize)> {
    (0..relation.universe())
        .filter_map(|event| shortest_path(relation, event, event))
        .min_by_key(Vec::len)
        .unwrap_or_default()
}

/// The edges of a shortest way of at least one step.
fn shortest_path(relation: &Relation, from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
    let mut before = vec![None; relation.universe()];
    let mut queue = VecDeque::from([from]);
    while let Some(event) = queue.pop_front() {
        for next in relation.successors(event) {
            if before[next].is_some() {
                continue;
            }
            before[next] = Some(event);
            if next == to {
                let mut edges = Vec::new();
                let mut at = to;
                loop {
                    let previous = before[at]?;
                    edges.push((previous, at));
                    at = previous;
                    if at == from {
                        edges.reverse();
                        return Some(edges);
                    }
                }
            }
            queue.push_back(next);
        }
    }
    None
}
