//! The search against its naive twin, on random programs and on native models that differ in what
//! they imply: everything the enumerator does faster must leave states and counts as they are.

use interlocked_exec::*;
use proptest::prelude::*;

/// Models small enough to be seen right, each judged by its definition alone.
#[derive(Clone, Copy, Debug)]
enum Native {
    /// Every candidate is consistent.
    Any,
    /// Per-location coherence.
    Coherent,
    /// Per-location coherence and atomicity of read-modify-writes.
    Atomic,
    /// Sequential consistency with atomicity.
    Sc,
    /// x86-TSO without fences.
    Tso,
}

struct NativeJudge<'a>(Native, &'a EventStructure);

impl Native {
    /// Whether the lower bounds in `witness` break the model.
    fn broken(self, structure: &EventStructure, witness: &Witness) -> bool {
        let n = structure.len();
        let event = |index: usize| &structure.events[index];
        let external = |a: usize, b: usize| event(a).thread != event(b).thread;
        let mut com = Relation::new(n);
        for relation in [&witness.rf, &witness.co, &witness.fr] {
            relation.iter().for_each(|(a, b)| com.insert(a, b));
        }
        let with_po = |keep: &dyn Fn(usize, usize) -> bool| {
            let mut all = com.clone();
            structure.po.iter().filter(|&(a, b)| keep(a, b)).for_each(|(a, b)| all.insert(a, b));
            cyclic(&all)
        };
        let same_cell =
            |a: usize, b: usize| event(a).cell.is_some() && event(a).cell == event(b).cell;
        let torn = || {
            structure.rmw.iter().any(|(read, write)| {
                witness.fr.successors(read).any(|between| {
                    external(read, between)
                        && external(between, write)
                        && witness.co.contains(between, write)
                })
            })
        };
        match self {
            Self::Any => false,
            Self::Coherent => with_po(&same_cell),
            Self::Atomic => with_po(&same_cell) || torn(),
            Self::Sc => with_po(&|_, _| true) || torn(),
            Self::Tso => {
                let mut order = Relation::new(n);
                for (a, b) in structure.po.iter() {
                    let kinds = (event(a).kind, event(b).kind);
                    let locked = |index| event(index).tags.contains(Tags::X);
                    if kinds != (EventKind::Write, EventKind::Read) || locked(a) || locked(b) {
                        order.insert(a, b);
                    }
                }
                witness.co.iter().chain(witness.fr.iter()).for_each(|(a, b)| order.insert(a, b));
                witness
                    .rf
                    .iter()
                    .filter(|&(a, b)| external(a, b))
                    .for_each(|(a, b)| order.insert(a, b));
                with_po(&same_cell) || torn() || cyclic(&order)
            }
        }
    }
}

fn cyclic(relation: &Relation) -> bool {
    let mut closure = relation.clone();
    for middle in 0..relation.universe() {
        for from in 0..relation.universe() {
            if closure.contains(from, middle) {
                let row = closure.row(middle).to_vec();
                closure.union_row(from, &row);
            }
        }
    }
    (0..relation.universe()).any(|event| closure.contains(event, event))
}

impl Model for Native {
    fn name(&self) -> &str {
        "native"
    }

    fn assumptions(&self) -> Assumptions {
        Assumptions {
            coherence: !matches!(self, Self::Any),
            atomicity: !matches!(self, Self::Any | Self::Coherent),
        }
    }

    fn flags(&self) -> &[String] {
        &[]
    }

    fn judge<'a>(&'a self, structure: &'a EventStructure) -> Box<dyn Judge + 'a> {
        Box::new(NativeJudge(*self, structure))
    }

    fn explain(&self, _: &EventStructure, _: &Witness) -> Vec<FailedCheck> {
        Vec::new()
    }

    fn show(&self, _: &EventStructure, _: &Witness) -> Vec<(String, Relation)> {
        Vec::new()
    }
}

impl Judge for NativeJudge<'_> {
    fn viable(&mut self, partial: &Witness) -> bool {
        !self.0.broken(self.1, partial)
    }

    fn judge(&mut self, complete: &Witness) -> Judgement {
        Judgement { executions: u64::from(!self.0.broken(self.1, complete)), flags: 0 }
    }
}

const WIDTH: Width = Width::B32;
const REGISTERS: u16 = 3;

fn address(location: u16) -> Expr {
    Expr::Const(Value::Address(LocationId(location), 0))
}

/// One instruction: what it does to which register and location.
#[derive(Clone, Debug)]
enum Step {
    Load(u16, u16),
    /// A load whose address depends on a register, really (`true`) or by `r ^ r`.
    LoadAt(u16, u16, bool),
    StoreConst(u16, u8),
    StoreReg(u16, u16),
    Add(u16, u16),
    Rmw(u16, u16),
    Cas(u16, u16, u8),
    Exclusive(u16, u16),
    /// Skips the next instruction if the register is zero.
    Skip(u16),
    /// Goes back to the start while the register is not one.
    Again(u16),
}

fn step() -> impl Strategy<Value = Step> {
    let reg = 0..REGISTERS;
    let loc = 0..2_u16;
    prop_oneof![
        4 => (reg.clone(), loc.clone()).prop_map(|(r, l)| Step::Load(r, l)),
        1 => (reg.clone(), reg.clone(), any::<bool>()).prop_map(|(r, s, b)| Step::LoadAt(r, s, b)),
        4 => (loc.clone(), 1..3_u8).prop_map(|(l, v)| Step::StoreConst(l, v)),
        2 => (loc.clone(), reg.clone()).prop_map(|(l, r)| Step::StoreReg(l, r)),
        1 => (reg.clone(), reg.clone()).prop_map(|(r, s)| Step::Add(r, s)),
        2 => (reg.clone(), loc.clone()).prop_map(|(r, l)| Step::Rmw(r, l)),
        1 => (reg.clone(), loc.clone(), 0..2_u8).prop_map(|(r, l, v)| Step::Cas(r, l, v)),
        1 => (reg.clone(), loc).prop_map(|(r, l)| Step::Exclusive(r, l)),
        1 => reg.clone().prop_map(Step::Skip),
        1 => reg.prop_map(Step::Again),
    ]
}

fn lower(step: &Step, ops: &mut Vec<MicroOp>) -> Option<usize> {
    let reg = |r: &u16| Expr::Reg(Reg(*r));
    let (width, tags, link) = (WIDTH, Tags::NONE, Link::None);
    let load = |dst: &u16, address, tags, link| MicroOp::Load {
        dst: Reg(*dst),
        address,
        width,
        tags,
        link,
    };
    match step {
        Step::Load(r, l) => ops.push(load(r, address(*l), tags, link)),
        Step::LoadAt(r, s, real) => {
            let other = if *real { Expr::int(0) } else { reg(s) };
            let index = reg(s).binary(BinaryOp::Xor, WIDTH, other);
            let bytes = index.binary(BinaryOp::Mul, WIDTH, Expr::int(4));
            let address = address(0).binary(BinaryOp::Add, Width::B64, bytes);
            ops.push(load(r, address, tags, link));
        }
        Step::StoreConst(l, v) => {
            let value = Expr::int(u128::from(*v));
            ops.push(MicroOp::Store { address: address(*l), value, width, tags, link });
        }
        Step::StoreReg(l, r) => {
            ops.push(MicroOp::Store { address: address(*l), value: reg(r), width, tags, link });
        }
        Step::Add(r, s) => {
            let value = reg(r).binary(BinaryOp::Add, WIDTH, reg(s));
            ops.push(MicroOp::Assign { dst: Reg(*r), value });
        }
        Step::Rmw(r, l) => {
            ops.push(load(r, address(*l), Tags::X, Link::Atomic));
            let value = reg(r).binary(BinaryOp::Add, WIDTH, Expr::int(1));
            ops.push(MicroOp::Store {
                address: address(*l),
                value,
                width,
                tags: Tags::X,
                link: Link::Atomic,
            });
        }
        Step::Cas(r, l, expected) => {
            ops.push(load(r, address(*l), Tags::X, Link::Atomic));
            let condition = reg(r).binary(BinaryOp::Ne, WIDTH, Expr::int(u128::from(*expected)));
            let target = ops.len() + 2;
            ops.push(MicroOp::Guard { condition, target });
            let value = Expr::int(2);
            ops.push(MicroOp::Store {
                address: address(*l),
                value,
                width,
                tags: Tags::X,
                link: Link::Atomic,
            });
        }
        Step::Exclusive(r, l) => {
            ops.push(load(r, address(*l), Tags::EX, Link::Exclusive));
            ops.push(MicroOp::Choose { dst: Reg(REGISTERS), count: 2 });
            let target = ops.len() + 2;
            ops.push(MicroOp::Guard { condition: Expr::Reg(Reg(REGISTERS)), target });
            let value = reg(r).binary(BinaryOp::Add, WIDTH, Expr::int(1));
            ops.push(MicroOp::Store {
                address: address(*l),
                value,
                width,
                tags: Tags::EX,
                link: Link::Exclusive,
            });
        }
        Step::Skip(r) => {
            let condition = reg(r).unary(UnaryOp::IsZero, WIDTH);
            ops.push(MicroOp::Branch { condition, target: usize::MAX });
            return Some(ops.len() - 1);
        }
        Step::Again(r) => {
            let condition = reg(r).binary(BinaryOp::Ne, WIDTH, Expr::int(1));
            ops.push(MicroOp::Branch { condition, target: 0 });
        }
    }
    None
}

fn program(threads: &[Vec<Step>]) -> Program {
    let threads: Vec<Thread> = threads
        .iter()
        .enumerate()
        .map(|(number, steps)| {
            let mut ops = Vec::new();
            let mut starts = Vec::new();
            let mut skips = Vec::new();
            for (index, step) in steps.iter().enumerate() {
                starts.push(ops.len());
                skips.extend(lower(step, &mut ops).map(|at| (at, index + 2)));
            }
            for (at, index) in skips {
                let end = starts.get(index).copied().unwrap_or(ops.len());
                if let MicroOp::Branch { target, .. } = &mut ops[at] {
                    *target = end;
                }
            }
            let instruction = |at: usize| starts.partition_point(|&start| start <= at) as u32 - 1;
            let ops = ops.into_iter().enumerate();
            Thread {
                name: number.to_string(),
                registers: (0..=REGISTERS)
                    .map(|r| Register { name: format!("r{r}"), init: Value::ZERO })
                    .collect(),
                ops: ops.map(|(at, op)| Op { instruction: instruction(at), op }).collect(),
                instructions: steps.iter().map(|step| format!("{step:?}")).collect(),
            }
        })
        .collect();
    let registers = (0..threads.len()).flat_map(|thread| {
        (0..REGISTERS).map(move |r| Observable::Register {
            thread,
            reg: Reg(r),
            width: WIDTH,
            signed: false,
            name: format!("r{r}"),
        })
    });
    let memory = (0..2).map(|l| Observable::Memory { location: LocationId(l), element: 0 });
    Program {
        name: "random".to_owned(),
        architecture: Architecture::X86_64,
        locations: ["x", "y"]
            .map(|name| Location {
                name: name.to_owned(),
                width: Some(WIDTH),
                signed: false,
                init: vec![Value::ZERO],
            })
            .to_vec(),
        observed: registers.chain(memory).collect(),
        filter: None,
        threads,
    }
}

/// The twins must agree on states, counts, flags and limits.
fn check(program: &Program, model: Native) -> Result<(), TestCaseError> {
    let limits = Limits { unroll: 1, steps: 40, events: 4, ..Limits::default() };
    let fast = outcomes(program, &model, &limits).expect("the program unfolds");
    let slow = naive::naive_outcomes(program, &model, &limits).expect("the program unfolds");
    prop_assert_eq!(&fast.states, &slow.states, "{:?}", model);
    prop_assert_eq!(&fast.limits, &slow.limits, "{:?}", model);
    let many = Limits { jobs: 2, ..limits };
    let spread = outcomes(program, &model, &many).expect("the program unfolds");
    prop_assert_eq!(&spread.states, &fast.states, "{:?} in parallel", model);
    prop_assert_eq!(&spread.limits, &fast.limits, "{:?} in parallel", model);
    Ok(())
}

/// A bound on the naive twin's work: it enumerates products.
fn small(threads: &[Vec<Step>]) -> bool {
    let accesses =
        threads.iter().flatten().filter(|step| !matches!(step, Step::Add(..) | Step::Skip(_)));
    let branching = threads.iter().flatten().filter(|step| {
        matches!(step, Step::Again(_) | Step::Exclusive(..) | Step::LoadAt(_, _, true))
    });
    accesses.count() <= 6 && branching.count() <= 1
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_finds_what_its_twin_finds(
        threads in prop::collection::vec(prop::collection::vec(step(), 1..4), 1..4)
            .prop_filter("too large for the twin", |threads| small(threads)),
    ) {
        let program = program(&threads);
        for model in [Native::Any, Native::Coherent, Native::Atomic, Native::Sc, Native::Tso] {
            check(&program, model)?;
        }
    }
}

#[test]
fn store_buffering_has_four_outcomes_under_tso_and_three_under_sc() {
    let threads = [
        vec![Step::StoreConst(0, 1), Step::Load(0, 1)],
        vec![Step::StoreConst(1, 1), Step::Load(0, 0)],
    ];
    let program = program(&threads);
    let count =
        |model| outcomes(&program, &model, &Limits::default()).expect("unfolds").states.len();
    assert_eq!(count(Native::Tso), 4);
    assert_eq!(count(Native::Sc), 3);
}

#[test]
fn executions_of_increments_are_counted_once_each() {
    for (threads, executions) in [(2, 2), (3, 6), (4, 24), (5, 120)] {
        let program = program(&vec![vec![Step::Rmw(0, 0)]; threads]);
        let found = outcomes(&program, &Native::Tso, &Limits::default()).expect("unfolds");
        assert_eq!(found.executions(), executions, "{threads} threads");
        assert_eq!(found.candidates, executions, "nothing inconsistent is built");
    }
}

/// A thread that waits for a flag needs no unrolling; one that counts its rounds does.
#[test]
fn waiting_is_complete_and_counting_is_not() {
    let wait = vec![Step::Load(0, 1), Step::Again(0), Step::Load(1, 0)];
    let count = vec![Step::Load(0, 1), Step::Rmw(2, 0), Step::Again(0)];
    let writer = vec![Step::StoreConst(0, 1), Step::StoreConst(1, 1)];
    let run = |thread: &Vec<Step>| {
        let program = program(&[writer.clone(), thread.clone()]);
        outcomes(&program, &Native::Sc, &Limits::default()).expect("unfolds")
    };
    let found = run(&wait);
    assert!(found.complete(), "{:?}", found.limits);
    assert_eq!(found.states.len(), 1, "who waits for the flag sees the data");
    assert_eq!(run(&count).limits, [LimitHit::Unroll(2)].into());
}
