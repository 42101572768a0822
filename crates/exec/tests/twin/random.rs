//! Small random programs: every micro-op, real and false dependencies, loops, both kinds of pairs.

use interlocked_exec::*;
use proptest::prelude::*;

const WIDTH: Width = Width::B32;
const REGISTERS: u16 = 3;

fn address(location: u16) -> Expr {
    Expr::Const(Value::Address(LocationId(location), 0))
}

/// One instruction: what it does to which register and location.
#[derive(Clone, Debug)]
pub(crate) enum Step {
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

pub(crate) fn step() -> impl Strategy<Value = Step> {
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

pub(crate) fn program(threads: &[Vec<Step>]) -> Program {
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
