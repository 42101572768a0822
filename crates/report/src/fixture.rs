//! Programs and executions that this crate's tests draw: store buffering on x86-64.

use interlocked_exec::{
    Architecture, Cell, Event, EventKind, EventStructure, Expr, FailedCheck, Link, Location,
    LocationId, MicroOp, Observable, Op, Program, Reg, Register, Relation, Step, Tags, Thread,
    Value, Width, Witness,
};

use crate::execution::Execution;

const WIDTH: Width = Width::B64;

fn thread(index: u16) -> Thread {
    let (mine, theirs) = if index == 0 { ("x", "y") } else { ("y", "x") };
    let address = |id| Expr::Const(Value::Address(LocationId(id), 0));
    let store = MicroOp::Store {
        address: address(index),
        value: Expr::int(1),
        width: WIDTH,
        tags: Tags::NONE,
        link: Link::None,
    };
    let load = MicroOp::Load {
        dst: Reg(0),
        address: address(1 - index),
        width: WIDTH,
        tags: Tags::NONE,
        link: Link::None,
    };
    Thread {
        name: index.to_string(),
        registers: vec![Register { name: "rax".into(), init: Value::ZERO }],
        ops: vec![
            Op { instruction: 0, op: store },
            Op { instruction: 1, op: MicroOp::Fence { tags: Tags::MFENCE } },
            Op { instruction: 2, op: load },
        ],
        instructions: vec![
            format!("movq $1,({mine})"),
            "mfence".into(),
            format!("movq ({theirs}),%rax"),
        ],
    }
}

/// The program: each thread writes its own location, fences, and reads the other's.
pub(crate) fn store_buffering() -> Program {
    let location = |name: &str| Location {
        name: name.into(),
        width: Some(WIDTH),
        signed: false,
        init: vec![Value::ZERO],
    };
    let register = |thread| Observable::Register {
        thread,
        reg: Reg(0),
        width: WIDTH,
        signed: false,
        name: "rax".into(),
    };
    Program {
        name: "SB+mfences".into(),
        architecture: Architecture::X86_64,
        locations: vec![location("x"), location("y")],
        threads: vec![thread(0), thread(1)],
        observed: vec![register(0), register(1)],
        filter: None,
    }
}

/// The events: `ix iy | W x, F, R y | W y, F, R x`.
pub(crate) fn structure() -> EventStructure {
    let event = |kind, thread, cell, instruction| Event {
        kind,
        thread,
        tags: if kind == EventKind::Fence { Tags::MFENCE } else { Tags::NONE },
        cell,
        instruction,
        instance: instruction,
    };
    let mut events =
        vec![event(EventKind::Write, None, Some(0), 0), event(EventKind::Write, None, Some(1), 0)];
    for thread in 0..2 {
        events.push(event(EventKind::Write, Some(thread), Some(thread), 0));
        events.push(event(EventKind::Fence, Some(thread), None, 1));
        events.push(event(EventKind::Read, Some(thread), Some(1 - thread), 2));
    }
    let relation = |pairs: &[(usize, usize)]| relation(events.len(), pairs);
    let empty = relation(&[]);
    let cell = |id| Cell { location: LocationId(id), offset: 0, width: WIDTH };
    EventStructure {
        cells: vec![cell(0), cell(1)],
        po: relation(&[(2, 3), (3, 4), (2, 4), (5, 6), (6, 7), (5, 7)]),
        addr: empty.clone(),
        data: empty.clone(),
        ctrl: empty.clone(),
        pick_addr: empty.clone(),
        pick_data: empty.clone(),
        pick_ctrl: empty.clone(),
        rmw: empty.clone(),
        amo: empty,
        events,
    }
}

/// A relation over `n` events.
pub(crate) fn relation(n: usize, pairs: &[(usize, usize)]) -> Relation {
    let mut relation = Relation::new(n);
    for &(from, to) in pairs {
        relation.insert(from, to);
    }
    relation
}

/// Both threads read 0.
pub(crate) fn witness() -> Witness {
    Witness {
        rf: relation(8, &[(1, 4), (0, 7)]),
        co: relation(8, &[(0, 2), (1, 5)]),
        fr: relation(8, &[(4, 5), (7, 2)]),
    }
}

/// The events' values in that execution.
pub(crate) fn values() -> Vec<Option<Value>> {
    [Some(0), Some(0), Some(1), None, Some(0), Some(1), None, Some(0)]
        .map(|value| value.map(Value::Int))
        .to_vec()
}

/// Runs `test` on that execution, with the axiom that forbids it under x86-TSO.
pub(crate) fn with_execution(test: impl FnOnce(&Execution<'_>)) {
    let step =
        |from, to, relation: &str| Step { from, to, relation: relation.into(), reason: None };
    let failed = FailedCheck {
        name: "ghb".into(),
        reason: Some("a global order of all that is not buffered".into()),
        cycle: vec![
            step(2, 4, "mfence"),
            step(4, 5, "fre"),
            step(5, 7, "mfence"),
            step(7, 2, "fre"),
        ],
    };
    test(&Execution {
        program: &store_buffering(),
        structure: &structure(),
        witness: &witness(),
        values: &values(),
        shown: &[("ghb".into(), relation(8, &[(2, 4), (5, 7)]))],
        failed: Some(&failed),
    });
}
