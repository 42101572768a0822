//! Instructions made from the rows of the table: all forms one by one, and random ones.

use interlocked_exec::Width;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::x86::table::{Condition, Kinds, ROWS, Row};
use crate::x86::{Instruction, Memory, Mnemonic, Operand, Register};

/// Every member of the row's family.
fn members(row: &Row) -> Vec<Mnemonic> {
    let conditions = Condition::ALL.map(|(condition, _)| condition);
    match row.mnemonic {
        Mnemonic::Set(_) => conditions.map(Mnemonic::Set).to_vec(),
        Mnemonic::Cmov(_) => conditions.map(Mnemonic::Cmov).to_vec(),
        Mnemonic::Jcc(_) => conditions.map(Mnemonic::Jcc).to_vec(),
        Mnemonic::Movzx(_) => [Width::B8, Width::B16].map(Mnemonic::Movzx).to_vec(),
        Mnemonic::Movsx(Width::B8) => [Width::B8, Width::B16].map(Mnemonic::Movsx).to_vec(),
        other => vec![other],
    }
}

/// Addresses of every shape with and without a name.
pub(super) fn memories(named: bool) -> Vec<Memory> {
    let whole = || (0..16).filter_map(Register::whole);
    let symbol = named.then(|| "x".to_owned());
    let mut memories = Vec::new();
    for displacement in [0, 1, -1, 127, -128, 128, -129, i32::MAX, i32::MIN] {
        let at = Memory { symbol: symbol.clone(), displacement, ..Memory::default() };
        if named {
            memories.push(at.clone());
        }
        for base in whole() {
            memories.push(Memory { base: Some(base), ..at.clone() });
            let narrow = base.with_width(Width::B32);
            memories.push(Memory { base: Some(narrow), ..at.clone() });
        }
        for index in whole().filter(|&index| index != Register::RSP) {
            for scale in [1, 2, 4, 8] {
                let index = Some((index, scale));
                memories.push(Memory { index, ..at.clone() });
                for base in [Register::RAX, Register::RSP, Register::RBP, Register::R13] {
                    memories.push(Memory { base: Some(base), index, ..at.clone() });
                }
            }
        }
    }
    memories
}

/// The operands that may stand at a place, a few of each kind.
fn operands(kinds: Kinds, mnemonic: Mnemonic, width: Width, index: usize) -> Vec<Operand> {
    let mut operands = Vec::new();
    let register_width = match mnemonic {
        Mnemonic::Movzx(from) | Mnemonic::Movsx(from) if index == 1 => from,
        _ => width,
    };
    if kinds.contains(Kinds::R) {
        let fitting = Register::all().filter(|register| register.width() == register_width);
        operands.extend(fitting.map(Operand::Register));
    }
    if kinds.contains(Kinds::M) {
        operands.extend(
            [
                Memory { base: Some(Register::RAX), ..Memory::default() },
                Memory { base: Some(Register::R12), displacement: 4, ..Memory::default() },
                Memory { index: Some((Register::R9, 8)), ..Memory::default() },
            ]
            .map(Operand::Memory),
        );
    }
    if kinds.contains(Kinds::I) {
        let values = [0, 1, 5, 127, 128, 255, -1, -128, -129, 65535, i64::from(u32::MAX), i64::MIN];
        operands.extend(values.map(Operand::Immediate));
    }
    if kinds.contains(Kinds::C) {
        operands.push(Operand::Register(Register::RCX.with_width(Width::B8)));
    }
    if kinds.contains(Kinds::L) {
        operands.push(Operand::Label("L0".to_owned()));
    }
    operands
}

/// Every row with every width and, for each operand, every register and some of all else; locked
/// and not. Combinations that are no instruction are left out.
pub(super) fn all() -> Vec<Instruction> {
    let mut instructions = Vec::new();
    for row in ROWS {
        let widths: Vec<Option<Width>> = match row.widths {
            [] => vec![None],
            widths => widths.iter().copied().map(Some).collect(),
        };
        for mnemonic in members(row) {
            for &width in &widths {
                let at = |index: usize| match row.operands.get(index) {
                    Some(&kinds) => operands(kinds, mnemonic, width.unwrap_or(Width::B32), index),
                    None => Vec::new(),
                };
                let mut lists: Vec<Vec<Operand>> = vec![Vec::new()];
                for index in 0..row.operands.len() {
                    lists = lists
                        .iter()
                        .flat_map(|list| {
                            at(index).into_iter().map(move |operand| {
                                let mut list = list.clone();
                                list.push(operand);
                                list
                            })
                        })
                        .collect();
                }
                for list in lists {
                    for lock in [false, true] {
                        instructions.extend(Instruction::new(lock, mnemonic, width, list.clone()));
                    }
                }
            }
        }
    }
    instructions
}

fn memory() -> impl Strategy<Value = Memory> {
    let register = || (0_u8..16, any::<bool>());
    let symbol = prop_oneof![Just(None), "[a-z_][a-z0-9_.]{0,3}".prop_map(Some)];
    let displacement = prop_oneof![Just(0), -200..200_i32, any::<i32>()];
    let index = proptest::option::of((0_u8..16, select(vec![1_u8, 2, 4, 8])));
    (symbol, proptest::option::of(register()), index, displacement).prop_map(
        |(symbol, base, index, displacement)| {
            let narrow = base.is_some_and(|(_, narrow)| narrow);
            let width = if narrow { Width::B32 } else { Width::B64 };
            let named = |number| Register::whole(number).map(|whole| whole.with_width(width));
            Memory {
                symbol: symbol.filter(|name| Register::parse(name).is_none() && name != "rip"),
                base: base.and_then(|(number, _)| named(number)),
                index: index.and_then(|(number, scale)| Some((named(number)?, scale))),
                displacement,
            }
        },
    )
}

/// A random instruction of any row.
pub(super) fn any_instruction() -> impl Strategy<Value = Instruction> {
    let picks = proptest::collection::vec(any::<Index>(), 6);
    (0..ROWS.len(), picks, memory(), any::<i64>(), any::<bool>()).prop_filter_map(
        "an instruction",
        |(row, picks, memory, value, lock)| {
            let row = &ROWS[row];
            let members = members(row);
            let mnemonic = members[picks[0].index(members.len())];
            let width = match row.widths {
                [] => None,
                widths => Some(widths[picks[1].index(widths.len())]),
            };
            let operands = row
                .operands
                .iter()
                .enumerate()
                .map(|(index, &kinds)| {
                    let mut choices = operands(kinds, mnemonic, width.unwrap_or(Width::B32), index);
                    for choice in &mut choices {
                        match choice {
                            Operand::Memory(_) => *choice = Operand::Memory(memory.clone()),
                            Operand::Immediate(-129) => *choice = Operand::Immediate(value),
                            _ => {}
                        }
                    }
                    // Memory is as likely as all else together.
                    let has_memory = choices.iter().any(|c| matches!(c, Operand::Memory(_)));
                    if has_memory && picks[2].index(2) == index {
                        return Operand::Memory(memory.clone());
                    }
                    choices[picks[3 + index].index(choices.len())].clone()
                })
                .collect();
            Instruction::new(lock, mnemonic, width, operands).ok()
        },
    )
}
