//! Terms made from terms, simplified where that is for free.

use super::{BaseRelation, BaseSet, Sort, Term, TermId, Terms};

impl Terms {
    pub(crate) fn empty(&mut self, sort: Sort) -> TermId {
        self.add(Term::Empty(sort))
    }

    pub(crate) fn full(&mut self, sort: Sort) -> TermId {
        self.add(Term::Full(sort))
    }

    pub(crate) fn set(&mut self, base: BaseSet) -> TermId {
        self.add(Term::Set(base))
    }

    pub(crate) fn relation(&mut self, base: BaseRelation) -> TermId {
        self.add(Term::Relation(base))
    }

    pub(crate) fn union(&mut self, items: &[TermId]) -> TermId {
        let sort = self.sort(items[0]);
        let mut kept: Vec<TermId> = Vec::with_capacity(items.len());
        for &item in items {
            if self.is_full(item) {
                return item;
            }
            if !self.is_empty(item) && !kept.contains(&item) {
                kept.push(item);
            }
        }
        match kept[..] {
            [] => self.empty(sort),
            [one] => one,
            _ => self.add(Term::Union(kept.into())),
        }
    }

    pub(crate) fn inter(&mut self, items: &[TermId]) -> TermId {
        let sort = self.sort(items[0]);
        let mut kept: Vec<TermId> = Vec::with_capacity(items.len());
        for &item in items {
            if self.is_empty(item) {
                return item;
            }
            if !self.is_full(item) && !kept.contains(&item) {
                kept.push(item);
            }
        }
        match kept[..] {
            [] => self.full(sort),
            [one] => one,
            _ => self.add(Term::Inter(kept.into())),
        }
    }

    pub(crate) fn diff(&mut self, left: TermId, right: TermId) -> TermId {
        if left == right || self.is_full(right) {
            let sort = self.sort(left);
            return self.empty(sort);
        }
        if self.is_empty(left) || self.is_empty(right) || self.irreflexive_minus_id(left, right) {
            return left;
        }
        if self.is_full(left) {
            return self.complement(right);
        }
        self.add(Term::Diff(left, right))
    }

    /// `r \ id` for an `r` of the witness, none of which relates an event to itself.
    fn irreflexive_minus_id(&self, left: TermId, right: TermId) -> bool {
        matches!(self.get(left), Term::Relation(base) if base.dynamic())
            && matches!(self.get(right), Term::Relation(BaseRelation::Id))
    }

    pub(crate) fn complement(&mut self, inner: TermId) -> TermId {
        match *self.get(inner) {
            Term::Empty(sort) => self.full(sort),
            Term::Full(sort) => self.empty(sort),
            Term::Complement(twice) => twice,
            _ => self.add(Term::Complement(inner)),
        }
    }

    pub(crate) fn seq(&mut self, items: &[TermId]) -> TermId {
        let mut kept: Vec<TermId> = Vec::with_capacity(items.len());
        for &item in items {
            if self.is_empty(item) {
                return item;
            }
            if !matches!(self.get(item), Term::Relation(BaseRelation::Id)) {
                kept.push(item);
            }
        }
        // `rf^-1 ; co` is from-reads, whatever a model calls it.
        let mut at = 0;
        while at + 1 < kept.len() {
            if self.is_from_reads(kept[at], kept[at + 1]) {
                kept[at] = self.relation(BaseRelation::Fr);
                kept.remove(at + 1);
            }
            at += 1;
        }
        match kept[..] {
            [] => self.relation(BaseRelation::Id),
            [one] => one,
            _ => self.add(Term::Seq(kept.into())),
        }
    }

    fn is_from_reads(&self, first: TermId, second: TermId) -> bool {
        let Term::Inverse(inner) = self.get(first) else { return false };
        matches!(self.get(*inner), Term::Relation(BaseRelation::Rf))
            && matches!(self.get(second), Term::Relation(BaseRelation::Co))
    }

    pub(crate) fn cartesian(&mut self, left: TermId, right: TermId) -> TermId {
        if self.is_empty(left) || self.is_empty(right) {
            return self.empty(Sort::Relation);
        }
        if self.is_full(left) && self.is_full(right) {
            return self.full(Sort::Relation);
        }
        self.add(Term::Cartesian(left, right))
    }

    pub(crate) fn identity(&mut self, set: TermId) -> TermId {
        match self.get(set) {
            Term::Empty(_) => self.empty(Sort::Relation),
            Term::Full(_) => self.relation(BaseRelation::Id),
            _ => self.add(Term::Identity(set)),
        }
    }

    pub(crate) fn inverse(&mut self, inner: TermId) -> TermId {
        match *self.get(inner) {
            Term::Empty(_)
            | Term::Full(_)
            | Term::Identity(_)
            | Term::Relation(
                BaseRelation::Id
                | BaseRelation::Loc
                | BaseRelation::Int
                | BaseRelation::Ext
                | BaseRelation::SameInstance,
            ) => inner,
            Term::Inverse(twice) => twice,
            Term::Cartesian(left, right) => self.cartesian(right, left),
            _ => self.add(Term::Inverse(inner)),
        }
    }

    pub(crate) fn plus(&mut self, inner: TermId) -> TermId {
        match *self.get(inner) {
            Term::Empty(_)
            | Term::Full(_)
            | Term::Plus(_)
            | Term::Identity(_)
            | Term::Relation(BaseRelation::Po | BaseRelation::Co) => inner,
            Term::Opt(under) => {
                let plus = self.plus(under);
                self.opt(plus)
            }
            _ => self.add(Term::Plus(inner)),
        }
    }

    pub(crate) fn opt(&mut self, inner: TermId) -> TermId {
        match *self.get(inner) {
            Term::Empty(_) | Term::Identity(_) => self.relation(BaseRelation::Id),
            Term::Full(_) | Term::Opt(_) | Term::Relation(BaseRelation::Id) => inner,
            _ => self.add(Term::Opt(inner)),
        }
    }

    pub(crate) fn star(&mut self, inner: TermId) -> TermId {
        let plus = self.plus(inner);
        self.opt(plus)
    }

    pub(crate) fn domain(&mut self, relation: TermId) -> TermId {
        match *self.get(relation) {
            Term::Empty(_) => self.empty(Sort::Set),
            Term::Full(_) | Term::Relation(BaseRelation::Id) => self.full(Sort::Set),
            Term::Identity(set) => set,
            _ => self.add(Term::Domain(relation)),
        }
    }

    pub(crate) fn range(&mut self, relation: TermId) -> TermId {
        match *self.get(relation) {
            Term::Empty(_) => self.empty(Sort::Set),
            Term::Full(_) | Term::Relation(BaseRelation::Id) => self.full(Sort::Set),
            Term::Identity(set) => set,
            _ => self.add(Term::Range(relation)),
        }
    }
}
