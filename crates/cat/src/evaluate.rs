//! The value of every term on one candidate, found when it is asked for.
//!
//! Plans flatten and merge; an explanation needs each term as the model's author wrote it.

use core::cell::RefCell;
use std::rc::Rc;

use interlocked_exec::{EventSet, EventStructure, Relation, Witness};
use rustc_hash::FxHashMap;

use crate::term::{BaseRelation, Sort, Term, TermId, Terms};
use crate::{algebra, base};

/// Terms on a candidate. What is not first-order counts as empty.
pub(crate) struct Values<'a> {
    terms: &'a Terms,
    structure: &'a EventStructure,
    witness: &'a Witness,
    relations: RefCell<FxHashMap<TermId, Rc<Relation>>>,
    sets: RefCell<FxHashMap<TermId, Rc<EventSet>>>,
    /// The fixpoint and the index of each unknown.
    unknowns: FxHashMap<TermId, TermId>,
}

impl<'a> Values<'a> {
    pub(crate) fn new(
        terms: &'a Terms,
        structure: &'a EventStructure,
        witness: &'a Witness,
    ) -> Self {
        let unknowns = terms.solved_unknowns();
        let (relations, sets) = (RefCell::default(), RefCell::default());
        Self { terms, structure, witness, relations, sets, unknowns }
    }

    /// The solution that an unknown stands for.
    pub(crate) fn solution(&self, variable: TermId) -> Option<TermId> {
        self.unknowns.get(&variable).copied()
    }

    /// The relation that a term stands for; a set stands for the identity on it.
    pub(crate) fn relation(&self, id: TermId) -> Rc<Relation> {
        if self.terms.sort(id) == Sort::Set {
            return Rc::new(algebra::identity(&self.set(id)));
        }
        if let Some(known) = self.relations.borrow().get(&id) {
            return known.clone();
        }
        let value = Rc::new(self.find_relation(id));
        self.relations.borrow_mut().entry(id).or_insert(value).clone()
    }

    /// The set that a term stands for.
    fn set(&self, id: TermId) -> Rc<EventSet> {
        if let Some(known) = self.sets.borrow().get(&id) {
            return known.clone();
        }
        let value = Rc::new(self.find_set(id));
        self.sets.borrow_mut().entry(id).or_insert(value).clone()
    }

    fn find_relation(&self, id: TermId) -> Relation {
        let n = self.structure.len();
        let fold = |items: &[TermId], join: fn(&Relation, &Relation) -> Relation| {
            let mut parts = items.iter().map(|&item| self.relation(item));
            let first = parts.next().unwrap_or_else(|| Rc::new(Relation::new(n)));
            let all: Rc<Relation> = parts.fold(first, |a, b| Rc::new(join(&a, &b)));
            Relation::clone(&all)
        };
        match self.terms.get(id) {
            Term::Full(_) => algebra::full(n),
            Term::Relation(BaseRelation::Rf) => self.witness.rf.clone(),
            Term::Relation(BaseRelation::Co) => self.witness.co.clone(),
            Term::Relation(BaseRelation::Fr) => self.witness.fr.clone(),
            Term::Relation(base) => base::relation(self.structure, *base),
            Term::Union(items) => fold(items, algebra::union),
            Term::Inter(items) => fold(items, algebra::inter),
            Term::Seq(items) => fold(items, algebra::seq),
            Term::Diff(a, b) => algebra::diff(&self.relation(*a), &self.relation(*b)),
            Term::Complement(a) => algebra::complement(&self.relation(*a)),
            Term::Cartesian(a, b) => algebra::cartesian(&self.set(*a), &self.set(*b)),
            Term::Identity(set) => algebra::identity(&self.set(*set)),
            Term::Inverse(a) => algebra::inverse(&self.relation(*a)),
            Term::Plus(a) => algebra::plus(&self.relation(*a)),
            Term::Opt(a) => algebra::opt(&self.relation(*a)),
            Term::Variable(..) => match self.solution(id) {
                Some(solution) => Relation::clone(&self.relation(solution)),
                None => Relation::new(n),
            },
            Term::Fixpoint(_, group, _) => {
                self.solve(*group);
                let known = self.relations.borrow().get(&id).cloned();
                known.map_or_else(|| Relation::new(n), |known| Relation::clone(&known))
            }
            _ => Relation::new(n),
        }
    }

    fn find_set(&self, id: TermId) -> EventSet {
        let n = self.structure.len();
        match self.terms.get(id) {
            Term::Full(_) => algebra::events(n, |_| true),
            Term::Set(base) => base::set(self.structure, *base),
            Term::Union(items) => {
                let parts: Vec<_> = items.iter().map(|&item| self.set(item)).collect();
                algebra::events(n, |event| parts.iter().any(|part| part.contains(event)))
            }
            Term::Inter(items) => {
                let parts: Vec<_> = items.iter().map(|&item| self.set(item)).collect();
                algebra::events(n, |event| parts.iter().all(|part| part.contains(event)))
            }
            Term::Diff(a, b) => {
                let (a, b) = (self.set(*a), self.set(*b));
                algebra::events(n, |event| a.contains(event) && !b.contains(event))
            }
            Term::Complement(a) => {
                let a = self.set(*a);
                algebra::events(n, |event| !a.contains(event))
            }
            Term::Domain(a) => algebra::domain(&self.relation(*a)),
            Term::Range(a) => algebra::range(&self.relation(*a)),
            Term::Variable(..) => match self.solution(id) {
                Some(solution) => EventSet::clone(&self.set(solution)),
                None => EventSet::new(n),
            },
            Term::Fixpoint(_, group, _) => {
                self.solve(*group);
                let known = self.sets.borrow().get(&id).cloned();
                known.map_or_else(|| EventSet::new(n), |known| EventSet::clone(&known))
            }
            _ => EventSet::new(n),
        }
    }

    /// Iterates a fixpoint from empty values and keeps the solutions as the values of its unknowns.
    fn solve(&self, group: u32) {
        let n = self.structure.len();
        let fixpoint = &self.terms.fixpoints[group as usize];
        let solutions: Vec<TermId> =
            fixpoint.variables.iter().filter_map(|&variable| self.solution(variable)).collect();
        let keep = |ids: &[TermId], values: &[(Rc<Relation>, Rc<EventSet>)]| {
            for (&id, (relation, set)) in ids.iter().zip(values) {
                match self.terms.sort(id) {
                    Sort::Relation => {
                        self.relations.borrow_mut().insert(id, relation.clone()).is_some()
                    }
                    Sort::Set => self.sets.borrow_mut().insert(id, set.clone()).is_some(),
                };
            }
        };
        let empty = (Rc::new(Relation::new(n)), Rc::new(EventSet::new(n)));
        let mut values = vec![empty.clone(); fixpoint.variables.len()];
        for _ in 0..2 * values.len() * n * n + 2 {
            // What depends on the unknowns is found anew in every round.
            let stale = |id: &TermId| self.terms.mentions(*id, &fixpoint.variables);
            self.relations.borrow_mut().retain(|id, _| !stale(id));
            self.sets.borrow_mut().retain(|id, _| !stale(id));
            keep(&fixpoint.variables, &values);
            let next: Vec<_> = fixpoint
                .bodies
                .iter()
                .map(|&body| match self.terms.sort(body) {
                    Sort::Relation => (self.relation(body), empty.1.clone()),
                    Sort::Set => (empty.0.clone(), self.set(body)),
                })
                .collect();
            if next == values {
                break;
            }
            values = next;
        }
        keep(&solutions, &values);
    }
}
