//! Random event structures and witnesses: any that a program could have, and some more.

use interlocked_exec::*;
use proptest::prelude::*;

/// An event structure, a complete witness and a part of it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) structure: EventStructure,
    pub(crate) complete: Witness,
    pub(crate) partial: Witness,
}

/// What the generator draws for one event.
type Draw = (u8, u8, u8, [u8; 4]);

/// Cases with up to `max` events besides the initial writes.
pub(crate) fn cases(max: usize) -> impl Strategy<Value = Case> {
    let draw = (any::<u8>(), any::<u8>(), any::<u8>(), any::<[u8; 4]>());
    (prop::collection::vec(draw, 1..=max), any::<u64>(), any::<u64>())
        .prop_map(|(draws, seed, keep)| build(&draws, seed, keep))
}

const TAGS: [Tags; 14] = [
    Tags::NONE,
    Tags::A,
    Tags::L,
    Tags::Q,
    Tags::X.with(Tags::A),
    Tags::X.with(Tags::NO_RET).with(Tags::A),
    Tags::NT,
    Tags::A.with(Tags::SC),
    Tags::A.with(Tags::ACQ),
    Tags::A.with(Tags::REL),
    Tags::A.with(Tags::RLX),
    Tags::A.with(Tags::ACQ_REL),
    Tags::NA,
    Tags::EX,
];

const FENCES: [Tags; 7] =
    [Tags::MFENCE, Tags::SFENCE, Tags::DMB_SY, Tags::DMB_LD, Tags::DMB_ST, Tags::ISB, Tags::SC];

fn build(draws: &[Draw], mut seed: u64, keep: u64) -> Case {
    let cells = 3;
    let mut events: Vec<Event> = (0..cells)
        .map(|cell| Event {
            kind: EventKind::Write,
            thread: None,
            tags: Tags::NONE,
            cell: Some(cell),
            instruction: 0,
            instance: 0,
        })
        .collect();
    let mut sorted = draws.to_vec();
    sorted.sort_by_key(|draw| draw.0 % 3);
    for (instance, (thread, kind, cell, more)) in (0_u32..).zip(sorted) {
        let kind = match kind % 5 {
            0 | 1 => EventKind::Read,
            2 | 3 => EventKind::Write,
            _ => EventKind::Fence,
        };
        let fence = kind == EventKind::Fence;
        let tags = if fence { FENCES[more[0] as usize % 7] } else { TAGS[more[0] as usize % 14] };
        events.push(Event {
            kind,
            thread: Some(u16::from(thread % 3)),
            tags,
            cell: (!fence).then_some(u16::from(cell) % cells),
            instruction: instance,
            instance,
        });
    }
    let n = events.len();
    let mut next = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    let mut structure = empty(events, cells);
    structure.po = structure
        .relate(|a, b| a.thread.is_some() && a.thread == b.thread && a.instance < b.instance);
    let po: Vec<(usize, usize)> = structure.po.iter().collect();
    for (a, b) in po {
        let kinds = (structure.events[a].kind, structure.events[b].kind);
        let same = structure.events[a].cell == structure.events[b].cell;
        if kinds.0 != EventKind::Read {
            continue;
        }
        let memory = kinds.1 != EventKind::Fence;
        match next() % 12 {
            0 if memory => structure.addr.insert(a, b),
            1 if kinds.1 == EventKind::Write => structure.data.insert(a, b),
            2 => structure.ctrl.insert(a, b),
            3 if memory => structure.pick_addr.insert(a, b),
            4 if kinds.1 == EventKind::Write && same => structure.rmw.insert(a, b),
            5 if kinds.1 == EventKind::Write && same => {
                structure.rmw.insert(a, b);
                structure.amo.insert(a, b);
            }
            _ => {}
        }
    }
    let complete = witness(&structure, &mut next);
    let partial = part(&complete, keep, n);
    Case { structure, complete, partial }
}

fn empty(events: Vec<Event>, cells: u16) -> EventStructure {
    let none = Relation::new(events.len());
    EventStructure {
        events,
        cells: (0..cells)
            .map(|index| Cell { location: LocationId(index), offset: 0, width: Width::B64 })
            .collect(),
        po: none.clone(),
        addr: none.clone(),
        data: none.clone(),
        ctrl: none.clone(),
        pick_addr: none.clone(),
        pick_data: none.clone(),
        pick_ctrl: none.clone(),
        rmw: none.clone(),
        amo: none,
    }
}

fn witness(structure: &EventStructure, next: &mut impl FnMut() -> usize) -> Witness {
    let n = structure.len();
    let mut complete = Witness { rf: Relation::new(n), co: Relation::new(n), fr: Relation::new(n) };
    for cell in 0..structure.cells.len() {
        let at = |event: &Event| event.cell.map(usize::from) == Some(cell);
        let mut writes: Vec<usize> = (0..n)
            .filter(|&e| structure.events[e].kind == EventKind::Write && at(&structure.events[e]))
            .collect();
        for index in 1..writes.len() {
            let other = 1 + next() % index;
            writes.swap(index, other);
        }
        for (index, &first) in writes.iter().enumerate() {
            writes[index + 1..].iter().for_each(|&later| complete.co.insert(first, later));
        }
        for (read, event) in structure.events.iter().enumerate() {
            if event.kind == EventKind::Read && at(event) {
                let source = next() % writes.len();
                complete.rf.insert(writes[source], read);
                writes[source + 1..].iter().for_each(|&later| complete.fr.insert(read, later));
            }
        }
    }
    complete
}

/// Some edges of each relation.
fn part(complete: &Witness, keep: u64, n: usize) -> Witness {
    let some = |relation: &Relation, salt: u64| {
        let mut part = Relation::new(n);
        for (index, (a, b)) in (0_u64..).zip(relation.iter()) {
            if (keep.rotate_left(((index * 7 + salt) % 64) as u32)) & 1 == 1 {
                part.insert(a, b);
            }
        }
        part
    };
    Witness { rf: some(&complete.rf, 1), co: some(&complete.co, 2), fr: some(&complete.fr, 3) }
}
