//! A model without its syntax: sets and relations as hash-consed terms.
//!
//! Functions, procedures, inclusions and matches are gone; what is left is first-order and the same
//! for every event structure. Equal terms have equal numbers.

mod make;

use rustc_hash::FxHashMap;

use crate::location::Loc;

/// A set of events that an event structure gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BaseSet {
    /// Reads and writes.
    Memory,
    Read,
    Write,
    Fence,
    /// Initial writes.
    Initial,
    /// The events with a tag: an index into [`interlocked_exec::Tags::ALL`].
    Tag(usize),
}

/// A relation that an event structure or a witness gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BaseRelation {
    Id,
    Po,
    Addr,
    Data,
    Ctrl,
    PickAddr,
    PickData,
    PickCtrl,
    Rmw,
    Amo,
    /// Accesses of one cell.
    Loc,
    /// Events of one thread; the initial writes count as one.
    Int,
    /// Events of different threads.
    Ext,
    /// Events of one execution of an instruction.
    SameInstance,
    Rf,
    Co,
    Fr,
}

impl BaseRelation {
    /// Its name in cat.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Po => "po",
            Self::Addr => "addr",
            Self::Data => "data",
            Self::Ctrl => "ctrl",
            Self::PickAddr => "pick-addr-dep",
            Self::PickData => "pick-data-dep",
            Self::PickCtrl => "pick-ctrl-dep",
            Self::Rmw => "rmw",
            Self::Amo => "amo",
            Self::Loc => "loc",
            Self::Int => "int",
            Self::Ext => "ext",
            Self::SameInstance => "same-instance",
            Self::Rf => "rf",
            Self::Co => "co",
            Self::Fr => "fr",
        }
    }

    /// Whether it is part of the witness.
    pub(crate) const fn dynamic(self) -> bool {
        matches!(self, Self::Rf | Self::Co | Self::Fr)
    }
}

/// The number of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TermId(pub(crate) u32);

/// Whether a term is a set of events or a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sort {
    Set,
    Relation,
}

/// A set or a relation. Operands are of the same sort unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Term {
    Empty(Sort),
    Full(Sort),
    Set(BaseSet),
    Relation(BaseRelation),
    Union(Box<[TermId]>),
    Inter(Box<[TermId]>),
    Diff(TermId, TermId),
    Complement(TermId),
    /// Relations, one after the other.
    Seq(Box<[TermId]>),
    /// All pairs from the first set to the second.
    Cartesian(TermId, TermId),
    /// The identity on a set.
    Identity(TermId),
    Inverse(TermId),
    /// Transitive closure.
    Plus(TermId),
    /// With the identity.
    Opt(TermId),
    /// The set of the relation's first events.
    Domain(TermId),
    /// The set of the relation's second events.
    Range(TermId),
    /// The unknown of a fixpoint; the numbers are unique in a model.
    Variable(Sort, u32),
    /// An unknown of a solved fixpoint: an index into [`Terms::fixpoints`] and one into it.
    Fixpoint(Sort, u32, u32),
    /// A value that is not first-order, met while elaborating.
    Opaque(Sort, u32),
}

/// The least solution of `variables = bodies`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fixpoint {
    pub(crate) variables: Vec<TermId>,
    pub(crate) bodies: Vec<TermId>,
}

/// The name that a definition gave to a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// The comment right above the definition.
    pub(crate) comment: Option<String>,
}

/// How deep terms may nest.
const MAX_DEPTH: u32 = 300;
/// How many terms a model may have.
const MAX_TERMS: usize = 20_000;

/// All terms of a model.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    terms: Vec<Term>,
    sorts: Vec<Sort>,
    dynamic: Vec<bool>,
    depths: Vec<u32>,
    /// Whether definitions build on each other deeper, or are more, than [`Terms::add`] allows.
    pub(crate) too_large: bool,
    index: FxHashMap<Term, TermId>,
    pub(crate) fixpoints: Vec<Fixpoint>,
    pub(crate) names: FxHashMap<TermId, Named>,
    /// Where a term was written first, for terms without a name.
    pub(crate) places: FxHashMap<TermId, Loc>,
    variables: u32,
}

impl Terms {
    pub(crate) fn get(&self, id: TermId) -> &Term {
        &self.terms[id.0 as usize]
    }

    pub(crate) fn sort(&self, id: TermId) -> Sort {
        self.sorts[id.0 as usize]
    }

    /// Whether it depends on the witness.
    pub(crate) fn dynamic(&self, id: TermId) -> bool {
        self.dynamic[id.0 as usize]
    }

    fn add(&mut self, term: Term) -> TermId {
        if let Some(&id) = self.index.get(&term) {
            return id;
        }
        let id = TermId(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        let parts = match &term {
            Term::Fixpoint(_, group, _) => self.fixpoints[*group as usize].bodies.clone(),
            term => operands(term),
        };
        let below = parts.iter().map(|part| self.depths[part.0 as usize]).max().unwrap_or(0);
        self.too_large |= below >= MAX_DEPTH || self.terms.len() >= MAX_TERMS;
        self.depths.push(below + 1);
        self.sorts.push(self.sort_of(&term));
        self.dynamic.push(self.depends_on_witness(&term));
        self.terms.push(term.clone());
        self.index.insert(term, id);
        id
    }

    fn sort_of(&self, term: &Term) -> Sort {
        match term {
            Term::Empty(sort)
            | Term::Full(sort)
            | Term::Variable(sort, _)
            | Term::Fixpoint(sort, ..)
            | Term::Opaque(sort, _) => *sort,
            Term::Set(_) | Term::Domain(_) | Term::Range(_) => Sort::Set,
            Term::Union(items) | Term::Inter(items) => self.sort(items[0]),
            Term::Diff(a, _) | Term::Complement(a) => self.sort(*a),
            _ => Sort::Relation,
        }
    }

    fn depends_on_witness(&self, term: &Term) -> bool {
        match term {
            Term::Relation(base) => base.dynamic(),
            Term::Opaque(..) => true,
            Term::Fixpoint(_, group, _) => {
                self.fixpoints[*group as usize].bodies.iter().any(|&body| self.dynamic(body))
            }
            _ => operands(term).iter().any(|&id| self.dynamic(id)),
        }
    }

    pub(crate) fn is_empty(&self, id: TermId) -> bool {
        matches!(self.get(id), Term::Empty(_))
    }

    fn is_full(&self, id: TermId) -> bool {
        matches!(self.get(id), Term::Full(_))
    }

    /// Gives a term its name, if it has none yet and is not known by a name of its own.
    pub(crate) fn name(&mut self, id: TermId, name: &str, comment: Option<&str>) {
        if operands(self.get(id)).is_empty() && !matches!(self.get(id), Term::Fixpoint(..)) {
            return;
        }
        self.names.entry(id).or_insert_with(|| Named {
            name: name.to_owned(),
            comment: comment.map(str::to_owned),
        });
    }

    /// A fresh unknown.
    pub(crate) fn variable(&mut self, sort: Sort) -> TermId {
        self.variables += 1;
        self.add(Term::Variable(sort, self.variables))
    }

    /// A value that the elaboration cannot express; each is different from every other.
    pub(crate) fn opaque(&mut self, sort: Sort) -> TermId {
        self.variables += 1;
        self.add(Term::Opaque(sort, self.variables))
    }

    /// The solutions of `variables = bodies`.
    pub(crate) fn fixpoint(&mut self, variables: Vec<TermId>, bodies: Vec<TermId>) -> Vec<TermId> {
        let group = u32::try_from(self.fixpoints.len()).unwrap_or(u32::MAX);
        let sorts: Vec<Sort> = variables.iter().map(|&variable| self.sort(variable)).collect();
        self.fixpoints.push(Fixpoint { variables, bodies });
        (0_u32..)
            .zip(sorts)
            .map(|(index, sort)| self.add(Term::Fixpoint(sort, group, index)))
            .collect()
    }

    /// The solution that each unknown of a solved fixpoint stands for.
    pub(crate) fn solved_unknowns(&self) -> FxHashMap<TermId, TermId> {
        let mut unknowns = FxHashMap::default();
        for (id, term) in (0_u32..).map(TermId).zip(&self.terms) {
            if let Term::Fixpoint(_, group, index) = term {
                let fixpoint = &self.fixpoints[*group as usize];
                unknowns.insert(fixpoint.variables[*index as usize], id);
            }
        }
        unknowns
    }

    /// Whether `id` mentions one of `wanted`.
    pub(crate) fn mentions(&self, id: TermId, wanted: &[TermId]) -> bool {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut stack = vec![id];
        while let Some(id) = stack.pop() {
            if wanted.contains(&id) {
                return true;
            }
            if seen.insert(id) {
                stack.extend(self.parts(id));
            }
        }
        false
    }

    /// Whether a value that is not first-order went into `id`.
    pub(crate) fn mentions_opaque(&self, id: TermId) -> bool {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut stack = vec![id];
        while let Some(id) = stack.pop() {
            if matches!(self.get(id), Term::Opaque(..)) {
                return true;
            }
            if seen.insert(id) {
                stack.extend(self.parts(id));
            }
        }
        false
    }

    /// Whether a set is shown to be part of another by its structure.
    pub(crate) fn is_subset(&self, id: TermId, of: TermId) -> bool {
        match self.get(id) {
            _ if id == of || self.is_empty(id) => true,
            Term::Set(BaseSet::Initial) => *self.get(of) == Term::Set(BaseSet::Write),
            Term::Union(items) => items.iter().all(|&item| self.is_subset(item, of)),
            Term::Inter(items) => items.iter().any(|&item| self.is_subset(item, of)),
            Term::Diff(left, _) => self.is_subset(*left, of),
            _ => false,
        }
    }

    /// Whether some fixpoint is not monotone, so that its iteration may not settle.
    pub(crate) fn may_diverge(&self) -> bool {
        !self.fixpoints.iter().all(|fixpoint| self.is_monotone(fixpoint))
    }

    /// Whether no unknown of the fixpoint stands right of `\\` or under `~` in its bodies.
    pub(crate) fn is_monotone(&self, fixpoint: &Fixpoint) -> bool {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut stack = fixpoint.bodies.clone();
        while let Some(id) = stack.pop() {
            if !seen.insert(id) {
                continue;
            }
            let negative = match self.get(id) {
                Term::Diff(_, right) => Some(*right),
                Term::Complement(inner) => Some(*inner),
                _ => None,
            };
            if negative.is_some_and(|id| self.mentions(id, &fixpoint.variables)) {
                return false;
            }
            stack.extend(self.parts(id));
        }
        true
    }

    /// `x = r | x;x`, `x = r | x;r` and `x = r | r;x` have the solution `r+`.
    pub(crate) fn as_closure(&mut self, variable: TermId, body: TermId) -> Option<TermId> {
        let Term::Union(items) = self.get(body).clone() else { return None };
        let (recursive, rest): (Vec<TermId>, Vec<TermId>) =
            items.iter().copied().partition(|&item| self.mentions(item, &[variable]));
        let [step] = recursive[..] else { return None };
        if rest.is_empty() {
            return None;
        }
        let base = self.union(&rest);
        let Term::Seq(parts) = self.get(step) else { return None };
        let linear = |part: TermId| part == variable || part == base;
        let closed = parts.len() == 2 && linear(parts[0]) && linear(parts[1]);
        closed.then(|| self.plus(base))
    }

    /// The terms that `id` is directly made of; for a fixpoint its bodies.
    pub(crate) fn parts(&self, id: TermId) -> Vec<TermId> {
        match self.get(id) {
            Term::Fixpoint(_, group, _) => self.fixpoints[*group as usize].bodies.clone(),
            term => operands(term),
        }
    }
}

/// The terms that `term` is directly made of.
fn operands(term: &Term) -> Vec<TermId> {
    match term {
        Term::Union(items) | Term::Inter(items) | Term::Seq(items) => items.to_vec(),
        Term::Diff(a, b) | Term::Cartesian(a, b) => vec![*a, *b],
        Term::Complement(a)
        | Term::Identity(a)
        | Term::Inverse(a)
        | Term::Plus(a)
        | Term::Opt(a)
        | Term::Domain(a)
        | Term::Range(a) => vec![*a],
        Term::Empty(_)
        | Term::Full(_)
        | Term::Set(_)
        | Term::Relation(_)
        | Term::Variable(..)
        | Term::Fixpoint(..)
        | Term::Opaque(..) => Vec::new(),
    }
}
