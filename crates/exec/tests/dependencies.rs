//! What unfolding makes of registers: addr, data, ctrl and pick dependencies, pairs, instances,
//! and the ways in which an execution can leave the tested program.

use std::ops::ControlFlow;

use interlocked_exec::*;

/// A model that allows everything, so that each test sees the event structures as they are.
struct Everything;

impl Model for Everything {
    fn name(&self) -> &str {
        "everything"
    }

    fn assumptions(&self) -> Assumptions {
        Assumptions::default()
    }

    fn flags(&self) -> &[String] {
        &[]
    }

    fn judge<'a>(&'a self, _: &'a EventStructure) -> Box<dyn Judge + 'a> {
        Box::new(Self)
    }

    fn explain(&self, _: &EventStructure, _: &Witness) -> Vec<FailedCheck> {
        Vec::new()
    }

    fn show(&self, _: &EventStructure, _: &Witness) -> Vec<(String, Relation)> {
        Vec::new()
    }
}

impl Judge for Everything {
    fn viable(&mut self, _: &Witness) -> bool {
        true
    }

    fn judge(&mut self, _: &Witness) -> Judgement {
        Judgement { executions: 1, flags: 0 }
    }
}

const W: Width = Width::B32;

fn reg(number: u16) -> Expr {
    Expr::Reg(Reg(number))
}

fn at(location: u16) -> Expr {
    Expr::Const(Value::Address(LocationId(location), 0))
}

fn load(dst: u16, address: Expr) -> MicroOp {
    MicroOp::Load { dst: Reg(dst), address, width: W, tags: Tags::NONE, link: Link::None }
}

fn store(address: Expr, value: Expr) -> MicroOp {
    MicroOp::Store { address, value, width: W, tags: Tags::NONE, link: Link::None }
}

/// `[y + (r0 ^ r0)]`
fn false_address() -> Expr {
    at(1).binary(BinaryOp::Add, Width::B64, reg(0).binary(BinaryOp::Xor, Width::B64, reg(0)))
}

/// One thread, an instruction for each op, over x (an array of two), y and a pointer p to y.
fn program(ops: Vec<MicroOp>) -> Program {
    let location = |name: &str, init: Vec<Value>| Location {
        name: name.to_owned(),
        width: None,
        signed: false,
        init,
    };
    let numbered = ops.into_iter().zip(0..);
    Program {
        name: "one thread".to_owned(),
        architecture: Architecture::AArch64,
        locations: vec![
            location("x", vec![Value::ZERO; 2]),
            location("y", vec![Value::ZERO]),
            location("p", vec![Value::Address(LocationId(1), 0)]),
        ],
        threads: vec![Thread {
            name: "0".to_owned(),
            registers: (0..4)
                .map(|number| Register { name: format!("r{number}"), init: Value::ZERO })
                .collect(),
            ops: numbered.map(|(op, instruction)| Op { instruction, op }).collect(),
            instructions: Vec::new(),
        }],
        observed: Vec::new(),
        filter: None,
    }
}

/// The relations of the only event structure, events numbered from the thread's first.
fn dependencies(ops: Vec<MicroOp>) -> Vec<(&'static str, usize, usize)> {
    let program = program(ops);
    let mut found = Vec::new();
    let mut structures = 0;
    let visit = &mut |candidate: &Candidate<'_>| {
        let structure = candidate.structure;
        let first = structure.events.iter().position(|event| event.thread.is_some()).unwrap_or(0);
        let relations = [
            ("addr", &structure.addr),
            ("data", &structure.data),
            ("ctrl", &structure.ctrl),
            ("pick-addr", &structure.pick_addr),
            ("pick-data", &structure.pick_data),
            ("pick-ctrl", &structure.pick_ctrl),
            ("rmw", &structure.rmw),
            ("amo", &structure.amo),
        ];
        for (name, relation) in relations {
            found.extend(relation.iter().map(|(a, b)| (name, a - first, b - first)));
        }
        structures += 1;
        ControlFlow::Break(())
    };
    enumerate(&program, &Everything, &Limits::default(), visit).expect("it unfolds");
    assert_eq!(structures, 1);
    found
}

#[test]
fn a_false_address_dependency_is_one() {
    assert_eq!(dependencies(vec![load(0, at(0)), load(1, false_address())]), [("addr", 0, 1)]);
}

#[test]
fn data_goes_through_registers_until_they_are_overwritten() {
    let copy = |dst, value| MicroOp::Assign { dst: Reg(dst), value };
    let through = vec![load(0, at(0)), copy(1, reg(0)), store(at(1), reg(1))];
    assert_eq!(dependencies(through), [("data", 0, 1)]);
    let overwritten = vec![load(0, at(0)), copy(0, Expr::int(1)), store(at(1), reg(0))];
    assert_eq!(dependencies(overwritten), []);
}

#[test]
fn a_branch_controls_all_that_follows_even_where_its_ways_meet_at_once() {
    let branch = MicroOp::Branch { condition: reg(0), target: 2 };
    let ops = vec![load(0, at(0)), branch, store(at(1), Expr::int(1)), load(1, at(1))];
    assert_eq!(dependencies(ops), [("ctrl", 0, 1), ("ctrl", 0, 2)]);
}

#[test]
fn a_guard_controls_nothing() {
    let guard = MicroOp::Guard { condition: reg(0), target: 2 };
    assert_eq!(dependencies(vec![load(0, at(0)), guard, store(at(1), Expr::int(1))]), []);
}

#[test]
fn the_condition_of_a_select_is_picked_not_data() {
    let select = reg(0).select(reg(1), Expr::int(7));
    let ops = vec![load(0, at(0)), load(1, at(1)), store(at(2), select)];
    assert_eq!(dependencies(ops), [("data", 1, 2), ("pick-data", 0, 2)]);
}

#[test]
fn an_exclusive_store_needs_its_load_and_the_same_cell() {
    let exclusive = |op| match op {
        MicroOp::Load { dst, address, width, tags, .. } => {
            MicroOp::Load { dst, address, width, tags, link: Link::Exclusive }
        }
        MicroOp::Store { address, value, width, tags, .. } => {
            MicroOp::Store { address, value, width, tags, link: Link::Exclusive }
        }
        other => other,
    };
    let runs = |ops: Vec<MicroOp>| {
        let found = outcomes(&program(ops), &Everything, &Limits::default());
        found.expect("it unfolds").executions()
    };
    let first = exclusive(load(0, at(0)));
    let same = exclusive(store(at(0), Expr::int(1)));
    let other = exclusive(store(at(1), Expr::int(1)));
    // The load may read the later store as well: nothing forbids it here.
    assert_eq!(runs(vec![first.clone(), same.clone()]), 2);
    assert_eq!(runs(vec![same.clone()]), 0, "no load-exclusive");
    assert_eq!(runs(vec![first.clone(), other]), 0, "another cell");
    assert_eq!(runs(vec![first, MicroOp::ClearMonitor, same]), 0, "cleared");
}

/// Limits and final states of a program that observes r1.
fn finals(ops: Vec<MicroOp>) -> (Vec<LimitHit>, Vec<Value>) {
    let mut program = program(ops);
    program.observed.push(Observable::Register {
        thread: 0,
        reg: Reg(1),
        width: Width::B64,
        signed: false,
        name: "r1".to_owned(),
    });
    let found = outcomes(&program, &Everything, &Limits::default()).expect("it unfolds");
    let states = found.states.keys().map(|state| state[0]).collect();
    (found.limits.into_iter().collect(), states)
}

#[test]
fn a_pointer_is_followed_and_a_stray_one_is_reported() {
    let pointer = || MicroOp::Load {
        dst: Reg(0),
        address: at(2),
        width: Width::B64,
        tags: Tags::NONE,
        link: Link::None,
    };
    let read = vec![pointer(), load(1, reg(0))];
    assert_eq!(finals(read), (vec![], vec![Value::ZERO]), "p points to y, which is 0");
    let integer = vec![load(0, at(1)), load(1, reg(0))];
    assert_eq!(finals(integer), (vec![LimitHit::Stray], vec![]), "0 is no address");
    let next = reg(0).binary(BinaryOp::Add, Width::B64, Expr::int(4));
    let beyond = vec![pointer(), load(1, next)];
    assert_eq!(finals(beyond), (vec![LimitHit::Stray], vec![]), "y has one element");
}

#[test]
fn arithmetic_on_addresses_that_means_nothing_is_reported_where_it_matters() {
    let doubled = at(1).binary(BinaryOp::Mul, Width::B64, Expr::int(2));
    let assign = MicroOp::Assign { dst: Reg(0), value: doubled };
    assert_eq!(finals(vec![assign.clone()]), (vec![], vec![Value::ZERO]));
    assert_eq!(finals(vec![assign, store(at(0), reg(0))]), (vec![LimitHit::Undefined], vec![]));
}

#[test]
fn mixed_sizes_are_refused_by_name() {
    let wide = MicroOp::Load {
        dst: Reg(0),
        address: at(0),
        width: Width::B64,
        tags: Tags::NONE,
        link: Link::None,
    };
    let program = program(vec![load(1, at(0)), wide]);
    let error = outcomes(&program, &Everything, &Limits::default()).expect_err("it is mixed");
    assert_eq!((error.thread, error.instruction), (0, 1));
    assert_eq!(
        error.to_string(),
        "accesses of different sizes to overlapping bytes of `x` (32 and 64 bits) are not supported"
    );
}

#[test]
fn a_loop_that_overwrites_what_it_read_still_only_waits() {
    // r0 is overwritten in every round before it is used, so no round differs from the last.
    let wait = vec![
        load(0, at(1)),
        MicroOp::Assign { dst: Reg(2), value: reg(0).unary(UnaryOp::IsZero, W) },
        MicroOp::Branch { condition: reg(2), target: 0 },
        load(1, at(0)),
    ];
    assert_eq!(finals(wait), (vec![], vec![]), "it waits forever, and no limit is hit");
}

#[test]
fn a_location_may_be_declared_wider_than_its_accesses() {
    let mut program = program(vec![store(
        at(1).binary(BinaryOp::Add, Width::B64, Expr::int(4)),
        Expr::int(0xaabb_ccdd),
    )]);
    program.locations[1].width = Some(Width::B64);
    program.locations[1].init = vec![Value::Int(0x1122_3344_5566_7788)];
    program.observed.push(Observable::Memory { location: LocationId(1), element: 0 });
    let found = outcomes(&program, &Everything, &Limits::default()).expect("it unfolds");
    let states: Vec<Value> = found.states.keys().map(|state| state[0]).collect();
    assert_eq!(states, [Value::Int(0xaabb_ccdd_5566_7788)]);
}

#[test]
fn a_loop_around_a_store_exclusive_that_fails_only_waits() {
    // load-exclusive; store-exclusive or not, by choice; again until it is stored.
    let exclusive = |op| match op {
        MicroOp::Load { dst, address, width, tags, .. } => {
            MicroOp::Load { dst, address, width, tags, link: Link::Exclusive }
        }
        MicroOp::Store { address, value, width, tags, .. } => {
            MicroOp::Store { address, value, width, tags, link: Link::Exclusive }
        }
        other => other,
    };
    let retry = vec![
        exclusive(load(0, at(0))),
        MicroOp::Choose { dst: Reg(1), count: 2 },
        MicroOp::Guard { condition: reg(1), target: 5 },
        exclusive(store(at(0), reg(0).binary(BinaryOp::Add, W, Expr::int(1)))),
        MicroOp::Jump { target: 7 },
        MicroOp::ClearMonitor,
        MicroOp::Jump { target: 0 },
        load(1, at(0)),
    ];
    // Without a model the last load may read either value; what counts is that no limit is hit.
    assert_eq!(finals(retry), (vec![], vec![Value::ZERO, Value::Int(1)]));
}
