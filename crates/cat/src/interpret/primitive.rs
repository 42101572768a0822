//! Predefined names and functions on a candidate.

use std::rc::Rc;

use interlocked_exec::{EventSet, Relation};

use super::value::Value;
use super::{Fault, Interpreter, fault};
use crate::algebra;
use crate::base;
use crate::builtin::{self, Builtin, Primitive};
use crate::location::Loc;
use crate::symbol::Symbol;
use crate::term::{BaseRelation, BaseSet, Sort, Term, TermId, Terms};

impl Interpreter<'_> {
    /// The value of a name that the model does not define.
    pub(super) fn builtin(&self, name: Symbol, loc: Loc) -> Result<Value, Fault> {
        let text = self.script.symbols.name(name);
        self.builtin_text(text).map_or_else(|| fault(loc, format!("unknown name `{text}`")), Ok)
    }

    fn builtin_text(&self, text: &str) -> Option<Value> {
        let mut terms = Terms::default();
        Some(match builtin::lookup(text, &mut terms)? {
            Builtin::Primitive(primitive) => Value::Primitive(primitive),
            Builtin::Term(id) => self.term(&terms, id),
        })
    }

    /// A predefined name's term: those are small.
    fn term(&self, terms: &Terms, id: TermId) -> Value {
        let n = self.structure.len();
        let relation = |id: TermId| match self.term(terms, id) {
            Value::Relation(relation) => relation,
            _ => Rc::new(Relation::new(n)),
        };
        let set = |id: TermId| match self.term(terms, id) {
            Value::Set(set) => set,
            _ => Rc::new(EventSet::new(n)),
        };
        match terms.get(id) {
            Term::Full(Sort::Set) => Value::set(self.all_events()),
            Term::Full(Sort::Relation) => Value::relation(algebra::full(n)),
            Term::Set(base) => self.base_set(*base),
            Term::Relation(base) => self.base_relation(*base),
            Term::Union(items) if terms.sort(id) == Sort::Set => {
                let parts: Vec<_> = items.iter().map(|&item| set(item)).collect();
                let within = |event| parts.iter().any(|part| part.contains(event));
                Value::set(algebra::events(n, within))
            }
            Term::Inter(items) | Term::Union(items) => {
                let join = match terms.get(id) {
                    Term::Inter(_) => algebra::inter,
                    _ => algebra::union,
                };
                let mut parts = items.iter().map(|&item| relation(item));
                let first = parts.next().unwrap_or_else(|| Rc::new(Relation::new(n)));
                Value::Relation(parts.fold(first, |a, b| Rc::new(join(&a, &b))))
            }
            Term::Diff(a, b) if terms.sort(id) == Sort::Relation => {
                Value::relation(algebra::diff(&relation(*a), &relation(*b)))
            }
            Term::Diff(a, b) => {
                let (a, b) = (set(*a), set(*b));
                Value::set(algebra::events(n, |event| a.contains(event) && !b.contains(event)))
            }
            Term::Cartesian(a, b) => Value::relation(algebra::cartesian(&set(*a), &set(*b))),
            Term::Domain(inner) => Value::set(algebra::domain(&relation(*inner))),
            _ => match terms.sort(id) {
                Sort::Set => Value::set(EventSet::new(n)),
                Sort::Relation => Value::relation(Relation::new(n)),
            },
        }
    }

    fn base_set(&self, base: BaseSet) -> Value {
        let mut sets = self.sets.borrow_mut();
        sets.entry(base).or_insert_with(|| Value::set(base::set(self.structure, base))).clone()
    }

    fn base_relation(&self, base: BaseRelation) -> Value {
        let make = || match base {
            BaseRelation::Rf => self.witness.rf.clone(),
            BaseRelation::Co => self.witness.co.clone(),
            BaseRelation::Fr => self.witness.fr.clone(),
            _ => base::relation(self.structure, base),
        };
        self.bases.borrow_mut().entry(base).or_insert_with(|| Value::relation(make())).clone()
    }

    pub(super) fn primitive(
        &self,
        primitive: Primitive,
        argument: Value,
        loc: Loc,
    ) -> Result<Value, Fault> {
        match primitive {
            Primitive::Domain => {
                Ok(Value::set(algebra::domain(&*self.as_relation(&argument, loc)?)))
            }
            Primitive::Range => Ok(Value::set(algebra::range(&*self.as_relation(&argument, loc)?))),
            Primitive::ClassesLoc => {
                let loc_relation = base::relation(self.structure, BaseRelation::Loc);
                let set = self.as_set(&argument, loc)?;
                Ok(self.classes(&loc_relation, |event| set.contains(event)))
            }
            Primitive::Classes => {
                let relation = self.as_relation(&argument, loc)?;
                Ok(self.classes(&relation, |_| true))
            }
            Primitive::Linearisations => {
                let Value::Tuple(arguments) = &argument else {
                    return fault(loc, "expected a set and a relation");
                };
                let [set, order] = &arguments[..] else {
                    return fault(loc, "expected a set and a relation");
                };
                let (set, order) = (self.as_set(set, loc)?, self.as_relation(order, loc)?);
                self.linearisations(&set, &order, loc)
            }
            Primitive::TagToEvents => {
                let Value::Tag(tag) = argument else {
                    return self.mismatch(loc, "a tag", &argument);
                };
                let capital = builtin::capitalized(self.script.symbols.name(tag));
                Ok(self.builtin_text(&capital).unwrap_or(Value::Empty))
            }
            Primitive::Unsupported(name) => {
                let void = match &argument {
                    Value::Tuple(items) => {
                        items.iter().any(|item| item.is_empty() || matches!(item, Value::Tag(_)))
                    }
                    other => other.is_empty() || matches!(other, Value::Tag(_)),
                };
                if void {
                    return Ok(Value::Empty);
                }
                fault(loc, format!("`{name}` is not supported on a set that may have events"))
            }
        }
    }

    /// The classes of an equivalence among the events that are `wanted`; an event that is not even
    /// related to itself is in none.
    fn classes(&self, relation: &Relation, wanted: impl Fn(usize) -> bool) -> Value {
        let n = self.structure.len();
        let mut classes: Vec<Value> = Vec::new();
        let mut seen = EventSet::new(n);
        for event in (0..n).filter(|&event| wanted(event)) {
            if seen.contains(event) {
                continue;
            }
            let members =
                algebra::events(n, |other| relation.contains(event, other) && wanted(other));
            if !members.is_empty() {
                members.iter().for_each(|member| seen.insert(member));
                classes.push(Value::set(members));
            }
        }
        Value::collection(classes, n)
    }

    /// Every total order of the set that holds `order`, as a transitive relation.
    fn linearisations(&self, set: &EventSet, order: &Relation, loc: Loc) -> Result<Value, Fault> {
        let members: Vec<usize> = set.iter().collect();
        let mut found = Vec::new();
        let mut prefix = Vec::new();
        self.extend(&members, order, &mut prefix, &mut found, loc)?;
        Ok(Value::collection(found, self.structure.len()))
    }

    fn extend(
        &self,
        members: &[usize],
        order: &Relation,
        prefix: &mut Vec<usize>,
        found: &mut Vec<Value>,
        loc: Loc,
    ) -> Result<(), Fault> {
        self.step(loc, 1 + members.len() as u64)?;
        if prefix.len() == members.len() {
            let mut total = Relation::new(self.structure.len());
            for (at, &first) in prefix.iter().enumerate() {
                prefix[at + 1..].iter().for_each(|&later| total.insert(first, later));
            }
            found.push(Value::relation(total));
            return Ok(());
        }
        for &next in members {
            let open = |&other: &usize| !prefix.contains(&other);
            // An event comes once everything that is before it has come.
            let free =
                members.iter().filter(|m| open(m)).all(|&other| !order.contains(other, next));
            if open(&next) && free {
                prefix.push(next);
                self.extend(members, order, prefix, found, loc)?;
                prefix.pop();
            }
        }
        Ok(())
    }
}
