//! The sets and relations that an event structure gives.

use interlocked_exec::{Event, EventKind, EventSet, EventStructure, Relation, Tags};

use crate::term::{BaseRelation, BaseSet};

fn within(event: &Event, base: BaseSet) -> bool {
    match base {
        BaseSet::Memory => event.kind != EventKind::Fence,
        BaseSet::Read => event.kind == EventKind::Read,
        BaseSet::Write => event.kind == EventKind::Write,
        BaseSet::Fence => event.kind == EventKind::Fence,
        BaseSet::Initial => event.thread.is_none(),
        BaseSet::Tag(index) => event.tags.contains(Tags::ALL[index].1),
    }
}

/// The events of a predefined set.
pub(crate) fn set(structure: &EventStructure, base: BaseSet) -> EventSet {
    structure.select(|event| within(event, base))
}

/// Writes a predefined set into words that hold zeros or the same set.
pub(crate) fn fill_set(structure: &EventStructure, base: BaseSet, out: &mut [u64]) {
    for (index, event) in structure.events.iter().enumerate() {
        out[index / 64] |= u64::from(within(event, base)) << (index % 64);
    }
}

/// The pairs of a predefined relation; none for those of the witness.
pub(crate) fn relation(structure: &EventStructure, base: BaseRelation) -> Relation {
    let mut relation = Relation::new(structure.len());
    fill_relation(structure, base, relation.as_words_mut());
    relation
}

/// Writes a predefined relation into rows that hold zeros or the same relation; nothing for those
/// of the witness.
pub(crate) fn fill_relation(structure: &EventStructure, base: BaseRelation, out: &mut [u64]) {
    let given = match base {
        BaseRelation::Po => &structure.po,
        BaseRelation::Addr => &structure.addr,
        BaseRelation::Data => &structure.data,
        BaseRelation::Ctrl => &structure.ctrl,
        BaseRelation::PickAddr => &structure.pick_addr,
        BaseRelation::PickData => &structure.pick_data,
        BaseRelation::PickCtrl => &structure.pick_ctrl,
        BaseRelation::Rmw => &structure.rmw,
        BaseRelation::Amo => &structure.amo,
        BaseRelation::Id => return fill(structure, out, |a, b| core::ptr::eq(a, b)),
        BaseRelation::Loc => {
            return fill(structure, out, |a, b| a.cell.is_some() && a.cell == b.cell);
        }
        BaseRelation::Int => return fill(structure, out, |a, b| a.thread == b.thread),
        BaseRelation::Ext => return fill(structure, out, |a, b| a.thread != b.thread),
        BaseRelation::SameInstance => return fill(structure, out, same_instance),
        BaseRelation::Rf | BaseRelation::Co | BaseRelation::Fr => return,
    };
    let words = given.as_words();
    out[..words.len()].copy_from_slice(words);
}

fn same_instance(a: &Event, b: &Event) -> bool {
    let same = (a.thread, a.instance) == (b.thread, b.instance);
    if a.thread.is_some() { same } else { core::ptr::eq(a, b) }
}

fn fill(structure: &EventStructure, out: &mut [u64], pick: impl Fn(&Event, &Event) -> bool) {
    let width = structure.len().div_ceil(64);
    for (row, first) in structure.events.iter().enumerate() {
        let row = &mut out[row * width..][..width];
        for (column, second) in structure.events.iter().enumerate() {
            row[column / 64] |= u64::from(pick(first, second)) << (column % 64);
        }
    }
}

/// Writes every pair that a relation of the witness can have in some candidate.
pub(crate) fn fill_possible(structure: &EventStructure, base: BaseRelation, out: &mut [u64]) {
    use EventKind::{Read, Write};
    let (first, second) = match base {
        BaseRelation::Rf => (Write, Read),
        BaseRelation::Co => (Write, Write),
        _ => (Read, Write),
    };
    fill(structure, out, |a, b| {
        let distinct = !core::ptr::eq(a, b);
        distinct && a.kind == first && b.kind == second && a.cell == b.cell
    });
}
