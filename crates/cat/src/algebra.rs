//! Sets and relations pair by pair: slow and plain, as a twin should be.

use interlocked_exec::{EventSet, Relation};

/// The relation of all pairs of `n` events for which `holds` says so.
fn pairs(n: usize, holds: impl Fn(usize, usize) -> bool) -> Relation {
    let mut relation = Relation::new(n);
    for a in 0..n {
        for b in 0..n {
            if holds(a, b) {
                relation.insert(a, b);
            }
        }
    }
    relation
}

/// The set of all of `n` events for which `holds` says so.
pub(crate) fn events(n: usize, holds: impl Fn(usize) -> bool) -> EventSet {
    let mut set = EventSet::new(n);
    (0..n).filter(|&event| holds(event)).for_each(|event| set.insert(event));
    set
}

pub(crate) fn union(a: &Relation, b: &Relation) -> Relation {
    pairs(a.universe(), |x, y| a.contains(x, y) || b.contains(x, y))
}

pub(crate) fn inter(a: &Relation, b: &Relation) -> Relation {
    pairs(a.universe(), |x, y| a.contains(x, y) && b.contains(x, y))
}

pub(crate) fn diff(a: &Relation, b: &Relation) -> Relation {
    pairs(a.universe(), |x, y| a.contains(x, y) && !b.contains(x, y))
}

pub(crate) fn complement(a: &Relation) -> Relation {
    pairs(a.universe(), |x, y| !a.contains(x, y))
}

pub(crate) fn full(n: usize) -> Relation {
    pairs(n, |_, _| true)
}

pub(crate) fn seq(a: &Relation, b: &Relation) -> Relation {
    let mut relation = Relation::new(a.universe());
    for (x, middle) in a.iter() {
        b.successors(middle).for_each(|y| relation.insert(x, y));
    }
    relation
}

pub(crate) fn inverse(a: &Relation) -> Relation {
    pairs(a.universe(), |x, y| a.contains(y, x))
}

pub(crate) fn identity(set: &EventSet) -> Relation {
    pairs(set.universe(), |x, y| x == y && set.contains(x))
}

pub(crate) fn cartesian(a: &EventSet, b: &EventSet) -> Relation {
    pairs(a.universe(), |x, y| a.contains(x) && b.contains(y))
}

/// Transitive closure, by joining until nothing is new.
pub(crate) fn plus(a: &Relation) -> Relation {
    let mut closure = a.clone();
    loop {
        let next = union(&closure, &seq(&closure, a));
        if next == closure {
            return closure;
        }
        closure = next;
    }
}

pub(crate) fn opt(a: &Relation) -> Relation {
    pairs(a.universe(), |x, y| x == y || a.contains(x, y))
}

pub(crate) fn domain(a: &Relation) -> EventSet {
    events(a.universe(), |event| a.successors(event).next().is_some())
}

pub(crate) fn range(a: &Relation) -> EventSet {
    let mut set = EventSet::new(a.universe());
    a.iter().for_each(|(_, event)| set.insert(event));
    set
}

pub(crate) fn irreflexive(a: &Relation) -> bool {
    (0..a.universe()).all(|event| !a.contains(event, event))
}
