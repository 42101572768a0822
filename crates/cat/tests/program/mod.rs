//! Small programs, written step by step.

#![allow(dead_code)]

use interlocked_exec::*;

pub(crate) const X: LocationId = LocationId(0);
pub(crate) const Y: LocationId = LocationId(1);
pub(crate) const NONE: Tags = Tags::NONE;

/// A thread, written step by step. Register 0 is scratch; reads count from 1.
pub(crate) struct Code {
    ops: Vec<MicroOp>,
    reads: u16,
}

pub(crate) fn code() -> Code {
    Code { ops: Vec::new(), reads: 0 }
}

fn at(location: LocationId) -> Expr {
    Expr::Const(Value::Address(location, 0))
}

impl Code {
    pub(crate) fn write(mut self, location: LocationId, value: u128, tags: Tags) -> Self {
        self.ops.push(MicroOp::Store {
            address: at(location),
            value: Expr::int(value),
            width: Width::B64,
            tags,
            link: Link::None,
        });
        self
    }

    /// A write of `value` plus nothing of the last read: a data dependency.
    pub(crate) fn write_dependent(mut self, location: LocationId, value: u128) -> Self {
        let read = Expr::from(Reg(self.reads));
        let nothing = read.clone().binary(BinaryOp::Xor, Width::B64, read);
        self.ops.push(MicroOp::Store {
            address: at(location),
            value: nothing.binary(BinaryOp::Add, Width::B64, Expr::int(value)),
            width: Width::B64,
            tags: NONE,
            link: Link::None,
        });
        self
    }

    /// A write of 1, chosen by the last read from 1 and 1: a pick dependency.
    pub(crate) fn write_picked(mut self, location: LocationId) -> Self {
        let value = Expr::from(Reg(self.reads)).select(Expr::int(1), Expr::int(1));
        self.ops.push(MicroOp::Store {
            address: at(location),
            value,
            width: Width::B64,
            tags: NONE,
            link: Link::None,
        });
        self
    }

    /// A read whose address the last read chose from one and the same: a pick dependency.
    pub(crate) fn read_picked(mut self, location: LocationId) -> Self {
        let address = Expr::from(Reg(self.reads)).select(at(location), at(location));
        self.reads += 1;
        self.ops.push(MicroOp::Load {
            dst: Reg(self.reads),
            address,
            width: Width::B64,
            tags: NONE,
            link: Link::None,
        });
        self
    }

    /// A read whose address holds nothing of the last read: an address dependency.
    pub(crate) fn read_dependent(mut self, location: LocationId) -> Self {
        let read = Expr::from(Reg(self.reads));
        let nothing = read.clone().binary(BinaryOp::Xor, Width::B64, read);
        self.reads += 1;
        self.ops.push(MicroOp::Load {
            dst: Reg(self.reads),
            address: at(location).binary(BinaryOp::Add, Width::B64, nothing),
            width: Width::B64,
            tags: NONE,
            link: Link::None,
        });
        self
    }

    pub(crate) fn read(mut self, location: LocationId, tags: Tags) -> Self {
        self.reads += 1;
        self.ops.push(MicroOp::Load {
            dst: Reg(self.reads),
            address: at(location),
            width: Width::B64,
            tags,
            link: Link::None,
        });
        self
    }

    /// An atomic exchange.
    pub(crate) fn swap(
        mut self,
        location: LocationId,
        value: u128,
        read: Tags,
        write: Tags,
    ) -> Self {
        self.reads += 1;
        self.ops.push(MicroOp::Load {
            dst: Reg(self.reads),
            address: at(location),
            width: Width::B64,
            tags: read,
            link: Link::Atomic,
        });
        self.ops.push(MicroOp::Store {
            address: at(location),
            value: Expr::int(value),
            width: Width::B64,
            tags: write,
            link: Link::Atomic,
        });
        self
    }

    pub(crate) fn fence(mut self, tags: Tags) -> Self {
        self.ops.push(MicroOp::Fence { tags });
        self
    }
}

/// The program with all its reads, in order, observed.
pub(crate) fn program(threads: Vec<Code>) -> Program {
    let mut observed = Vec::new();
    let threads: Vec<Thread> = (0..)
        .zip(threads)
        .map(|(thread, code)| {
            for read in 1..=code.reads {
                observed.push(Observable::Register {
                    thread,
                    reg: Reg(read),
                    width: Width::B64,
                    signed: false,
                    name: format!("r{read}"),
                });
            }
            let register = |index: u16| Register { name: format!("r{index}"), init: Value::ZERO };
            let mut instruction = 0;
            let mut in_swap = false;
            let ops = code
                .ops
                .into_iter()
                .map(|op| {
                    // The two halves of an exchange are one instruction.
                    let second = in_swap;
                    in_swap = matches!(&op, MicroOp::Load { link: Link::Atomic, .. });
                    instruction += u32::from(!second);
                    Op { instruction: instruction - 1, op }
                })
                .collect();
            Thread {
                name: thread.to_string(),
                registers: (0..=code.reads).map(register).collect(),
                ops,
                instructions: (0..instruction).map(|index| format!("i{index}")).collect(),
            }
        })
        .collect();
    let location = |name: &str| Location {
        name: name.to_owned(),
        width: None,
        signed: false,
        init: vec![Value::ZERO],
    };
    Program {
        name: "test".to_owned(),
        architecture: Architecture::X86_64,
        locations: vec![location("x"), location("y")],
        threads,
        observed,
        filter: None,
    }
}

pub(crate) const RLX: Tags = Tags::A.with(Tags::RLX);
pub(crate) const ACQ: Tags = Tags::A.with(Tags::ACQ);
pub(crate) const REL: Tags = Tags::A.with(Tags::REL);
pub(crate) const SEQ: Tags = Tags::A.with(Tags::SC);
