//! The sets and relations that an event structure gives.

use interlocked_exec::{EventKind, EventSet, EventStructure, Relation, Tags};

use crate::term::{BaseRelation, BaseSet};

/// The events of a predefined set.
pub(crate) fn set(structure: &EventStructure, base: BaseSet) -> EventSet {
    structure.select(|event| match base {
        BaseSet::Memory => event.kind != EventKind::Fence,
        BaseSet::Read => event.kind == EventKind::Read,
        BaseSet::Write => event.kind == EventKind::Write,
        BaseSet::Fence => event.kind == EventKind::Fence,
        BaseSet::Initial => event.thread.is_none(),
        BaseSet::Tag(index) => event.tags.contains(Tags::ALL[index].1),
    })
}

/// The pairs of a predefined relation; none for those of the witness.
pub(crate) fn relation(structure: &EventStructure, base: BaseRelation) -> Relation {
    match base {
        BaseRelation::Id => {
            let mut id = Relation::new(structure.len());
            for event in 0..structure.len() {
                id.insert(event, event);
            }
            id
        }
        BaseRelation::Po => structure.po.clone(),
        BaseRelation::Addr => structure.addr.clone(),
        BaseRelation::Data => structure.data.clone(),
        BaseRelation::Ctrl => structure.ctrl.clone(),
        BaseRelation::PickAddr => structure.pick_addr.clone(),
        BaseRelation::PickData => structure.pick_data.clone(),
        BaseRelation::PickCtrl => structure.pick_ctrl.clone(),
        BaseRelation::Rmw => structure.rmw.clone(),
        BaseRelation::Amo => structure.amo.clone(),
        BaseRelation::Loc => structure.relate(|a, b| a.cell.is_some() && a.cell == b.cell),
        BaseRelation::Int => structure.relate(|a, b| a.thread == b.thread),
        BaseRelation::Ext => structure.relate(|a, b| a.thread != b.thread),
        BaseRelation::SameInstance => structure.relate(|a, b| {
            let same = (a.thread, a.instance) == (b.thread, b.instance);
            if a.thread.is_some() { same } else { core::ptr::eq(a, b) }
        }),
        BaseRelation::Rf | BaseRelation::Co | BaseRelation::Fr => Relation::new(structure.len()),
    }
}

/// Every pair that a relation of the witness can have in some candidate.
pub(crate) fn possible(structure: &EventStructure, base: BaseRelation) -> Relation {
    use EventKind::{Read, Write};
    let (first, second) = match base {
        BaseRelation::Rf => (Write, Read),
        BaseRelation::Co => (Write, Write),
        _ => (Read, Write),
    };
    structure.relate(|a, b| {
        let distinct = !core::ptr::eq(a, b);
        distinct && a.kind == first && b.kind == second && a.cell == b.cell
    })
}
