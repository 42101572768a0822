//! The mechanism and the law on random programs: of x86, where they are equal, and of AArch64,
//! where the weak machine stays within the law.

use interlocked_cat::CatModel;
use interlocked_exec::*;
use interlocked_machine::mesi::{Atomics, Config, Mesi};
use interlocked_machine::{Limits as MachineLimits, Machine, Tso, explore};
use proptest::prelude::*;

/// An instruction, drawn from three numbers: what it is, its location, its value.
type Draw = (u8, u8, u8);

const LOCATIONS: u16 = 2;

/// A thread under construction. Register 0 is scratch; each load has a register of its own.
struct Builder {
    ops: Vec<Op>,
    registers: u16,
}

impl Builder {
    fn push(&mut self, op: MicroOp) {
        self.ops.push(Op { instruction: self.ops.len() as u32, op });
    }

    /// Puts `op` into the instruction of the last one.
    fn add(&mut self, op: MicroOp) {
        let instruction = self.ops.last().map_or(0, |op| op.instruction);
        self.ops.push(Op { instruction, op });
    }

    fn load(&mut self, address: Expr, tags: Tags, link: Link) -> Reg {
        let dst = Reg(self.registers);
        self.registers += 1;
        self.push(MicroOp::Load { dst, address, width: Width::B32, tags, link });
        dst
    }
}

fn store(address: Expr, value: Expr, tags: Tags, link: Link) -> MicroOp {
    MicroOp::Store { address, value, width: Width::B32, tags, link }
}

fn at(draw: Draw) -> Expr {
    Expr::Const(Value::Address(LocationId(u16::from(draw.1) % LOCATIONS), 0))
}

fn value(draw: Draw) -> Expr {
    Expr::int(u128::from(draw.2 % 3))
}

/// `old = *address; *address = old + value`, as one instruction.
fn add(builder: &mut Builder, draw: Draw, read: Tags, write: Tags) {
    let old = builder.load(at(draw), read, Link::Atomic);
    let sum = Expr::Reg(old).binary(BinaryOp::Add, Width::B32, value(draw));
    builder.add(store(at(draw), sum, write, Link::Atomic));
}

fn x86(builder: &mut Builder, draw: Draw) {
    match draw.0 % 8 {
        0..=2 => drop(builder.load(at(draw), Tags::NONE, Link::None)),
        3..=5 => builder.push(store(at(draw), value(draw), Tags::NONE, Link::None)),
        6 => builder.push(MicroOp::Fence { tags: Tags::MFENCE }),
        _ => add(builder, draw, Tags::X, Tags::X),
    }
}

fn aarch64(builder: &mut Builder, draw: Draw) {
    let fences = [Tags::DMB_ISH, Tags::DMB_ISHLD, Tags::DMB_ISHST, Tags::DSB_SY, Tags::ISB];
    match draw.0 % 16 {
        0..=2 => drop(builder.load(at(draw), Tags::NONE, Link::None)),
        3..=5 => builder.push(store(at(draw), value(draw), Tags::NONE, Link::None)),
        6 => drop(builder.load(at(draw), Tags::A, Link::None)),
        7 => drop(builder.load(at(draw), Tags::Q, Link::None)),
        8 => builder.push(store(at(draw), value(draw), Tags::L, Link::None)),
        9 => add(builder, draw, Tags::X, Tags::X),
        10 => add(builder, draw, Tags::X | Tags::A, Tags::X | Tags::L),
        11 => add(builder, draw, Tags::X | Tags::A, Tags::X),
        12 => exclusive(builder, draw),
        _ => {
            let tags = fences[usize::from(draw.2) % fences.len()];
            builder.push(MicroOp::Fence { tags });
        }
    }
}

/// A load-exclusive and a store-exclusive that may fail.
fn exclusive(builder: &mut Builder, draw: Draw) {
    let _ = builder.load(at(draw), Tags::EX, Link::Exclusive);
    let status = Reg(builder.registers);
    builder.registers += 1;
    builder.push(MicroOp::Choose { dst: status, count: 2 });
    let target = builder.ops.len() + 2;
    builder.add(MicroOp::Guard { condition: Expr::Reg(status), target });
    builder.add(store(at(draw), value(draw), Tags::EX, Link::Exclusive));
    builder.add(MicroOp::ClearMonitor);
}

fn program(
    architecture: Architecture,
    threads: &[Vec<Draw>],
    instruction: fn(&mut Builder, Draw),
) -> Program {
    let mut observed = Vec::new();
    let threads = threads.iter().enumerate().map(|(thread, draws)| {
        let mut builder = Builder { ops: Vec::new(), registers: 0 };
        draws.iter().for_each(|&draw| instruction(&mut builder, draw));
        let name = |reg: u16| format!("r{reg}");
        observed.extend((0..builder.registers).map(|reg| Observable::Register {
            thread,
            reg: Reg(reg),
            width: Width::B32,
            signed: false,
            name: name(reg),
        }));
        let registers = (0..builder.registers)
            .map(|reg| Register { name: name(reg), init: Value::ZERO })
            .collect();
        let instructions = builder.ops.iter().map(|op| format!("{:?}", op.op)).collect();
        Thread { name: thread.to_string(), registers, ops: builder.ops, instructions }
    });
    let threads: Vec<Thread> = threads.collect();
    observed.extend(
        (0..LOCATIONS)
            .map(|location| Observable::Memory { location: LocationId(location), element: 0 }),
    );
    let location = |name: &str| Location {
        name: name.to_owned(),
        width: Some(Width::B32),
        signed: false,
        init: vec![Value::ZERO],
    };
    let (name, filter) = ("random".to_owned(), None);
    let locations = vec![location("x"), location("y")];
    Program { name, architecture, locations, threads, observed, filter }
}

/// Up to three threads of up to four instructions.
fn draws() -> impl Strategy<Value = Vec<Vec<Draw>>> {
    let thread = prop::collection::vec(any::<Draw>(), 1..=4);
    prop::collection::vec(thread, 2..=3)
}

fn law(program: &Program, model: &str) -> Vec<Outcome> {
    let model = CatModel::embedded(model).expect("the model is embedded");
    let found = outcomes(program, &model, &Limits::default()).expect("it unfolds");
    assert!(found.complete());
    found.states.into_keys().collect()
}

fn reached<M: Machine>(machine: &M) -> Vec<Outcome> {
    let found = explore(machine, &MachineLimits::default());
    assert_eq!(found.violation.map(|(violation, _)| violation), None);
    assert!(found.outcomes.complete());
    found.outcomes.states.into_keys().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn machines_of_x86_are_its_models(draws in draws()) {
        let program = program(Architecture::X86_64, &draws, x86);
        let tso = law(&program, "x86-tso");
        prop_assert_eq!(&reached(&Tso::sc(&program).unwrap()), &law(&program, "sc"));
        prop_assert_eq!(&reached(&Tso::new(&program, 8).unwrap()), &tso);
        for atomics in [Atomics::Near, Atomics::Far] {
            let config = Config { atomics, ..Config::default() };
            prop_assert_eq!(&reached(&Mesi::new(&program, config).unwrap()), &tso);
        }
    }

    #[test]
    fn the_weak_machine_is_within_armv8(draws in draws()) {
        let program = program(Architecture::AArch64, &draws, aarch64);
        let law = law(&program, "aarch64");
        for atomics in [Atomics::Near, Atomics::Far] {
            let config = Config { atomics, ..Config::weak() };
            for end in reached(&Mesi::new(&program, config).unwrap()) {
                prop_assert!(law.contains(&end), "{:?} with {:?}", end, atomics);
            }
        }
    }
}
