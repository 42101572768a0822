//! Changes of a test in an instruction set, line by line.

use interlocked_isa::code::Line;
use interlocked_isa::{aarch64, x86};

use super::{Change, Edit};

/// AArch64 accesses that can stand for each other, with what they cost; a stronger one is later.
const A64_ACCESSES: [&[(&str, u32)]; 3] = [
    &[("LDR", 0), ("LDAPR", 1), ("LDAR", 2)],
    &[("STR", 0), ("STLR", 2)],
    &[("SWP", 0), ("SWPA", 1), ("SWPL", 1), ("SWPAL", 2)],
];

/// AArch64 barriers that are worth adding, with what they cost.
const A64_BARRIERS: [(&str, u32); 3] = [("DMB ISHST", 2), ("DMB ISHLD", 2), ("DMB ISH", 4)];

/// x86 fences that are worth adding: the others order nothing that x86-TSO does not.
const MFENCE: (&str, u32) = ("mfence", 4);

/// An exchange in place of a store.
const XCHG_COST: u32 = 3;

/// The lines of a thread as texts, with what stands on them.
struct Row {
    text: String,
    labels: bool,
    accesses: bool,
}

pub(super) fn aarch64(threads: &[Vec<Line<aarch64::Instruction>>]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (thread, lines) in threads.iter().enumerate() {
        let rows = rows(lines, &ToString::to_string, &|_, text| text.contains('['));
        for (at, row) in rows.iter().enumerate() {
            a64_replacements(thread, at, row, &mut edits);
            let is_barrier = ["DMB", "DSB", "ISB"].iter().any(|name| row.text.starts_with(name));
            if is_barrier && !row.labels {
                edits.push(removal(thread, at, row, 4));
            }
        }
        edits.extend(insertions(thread, &rows, &A64_BARRIERS));
    }
    edits
}

fn a64_replacements(thread: usize, at: usize, row: &Row, edits: &mut Vec<Edit>) {
    let Some((mnemonic, operands)) = row.text.split_once(' ') else { return };
    // Ordered accesses know no address but a register.
    let address = operands.split_once('[').map_or("", |(_, address)| address);
    if address.contains(',') || row.labels {
        return;
    }
    let Some(kinds) = A64_ACCESSES.iter().find(|kinds| kinds.iter().any(|k| k.0 == mnemonic))
    else {
        return;
    };
    let Some(&(_, from)) = kinds.iter().find(|kind| kind.0 == mnemonic) else { return };
    for &(other, cost) in *kinds {
        if cost != from {
            let new = vec![format!("{other} {operands}")];
            edits.push(Edit {
                description: format!("P{thread}: `{}` → `{}`", row.text, new[0]),
                thread,
                strengthens: cost > from,
                cost: cost.abs_diff(from),
                change: Change::Lines { at, replace: true, new },
            });
        }
    }
}

pub(super) fn x86(threads: &[Vec<Line<x86::Instruction>>], dialect: x86::Dialect) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (thread, lines) in threads.iter().enumerate() {
        let show = |instruction: &x86::Instruction| instruction.display(dialect).to_string();
        let rows = rows(lines, &show, &|instruction, _| instruction.memory().is_some());
        for (at, (line, row)) in lines.iter().zip(&rows).enumerate() {
            if row.labels {
                continue;
            }
            if row.text.eq_ignore_ascii_case(MFENCE.0) {
                edits.push(removal(thread, at, row, MFENCE.1));
            }
            if let Some(instruction) = &line.instruction
                && let Some(new) = exchange(instruction, lines, dialect)
            {
                edits.push(Edit {
                    description: format!("P{thread}: `{}` → `{}`", row.text, new.join("; ")),
                    thread,
                    strengthens: true,
                    cost: XCHG_COST,
                    change: Change::Lines { at, replace: true, new },
                });
            }
        }
        edits.extend(insertions(thread, &rows, &[MFENCE]));
    }
    edits
}

/// A plain store as an exchange, through a register that the thread does not use.
fn exchange(
    instruction: &x86::Instruction,
    lines: &[Line<x86::Instruction>],
    dialect: x86::Dialect,
) -> Option<Vec<String>> {
    let [destination @ x86::Operand::Memory(_), source] = instruction.operands() else {
        return None;
    };
    if instruction.mnemonic() != x86::Mnemonic::Mov {
        return None;
    }
    let width = instruction.width()?;
    let spare = spare(lines, width, dialect)?;
    let build = |mnemonic, operands| {
        let built = x86::Instruction::new(false, mnemonic, Some(width), operands).ok()?;
        Some(built.display(dialect).to_string())
    };
    let register = x86::Operand::Register(spare);
    Some(vec![
        build(x86::Mnemonic::Mov, vec![register.clone(), source.clone()])?,
        build(x86::Mnemonic::Xchg, vec![destination.clone(), register])?,
    ])
}

/// A register of a width that no instruction of the thread names.
fn spare(
    lines: &[Line<x86::Instruction>],
    width: interlocked_exec::Width,
    dialect: x86::Dialect,
) -> Option<x86::Register> {
    use interlocked_exec::Width;
    let names: [&str; 6] = match width {
        Width::B8 => ["al", "bl", "cl", "dl", "r14b", "r15b"],
        Width::B16 => ["ax", "bx", "cx", "dx", "si", "di"],
        Width::B32 => ["eax", "ebx", "ecx", "edx", "esi", "edi"],
        _ => ["rax", "rbx", "rcx", "rdx", "rsi", "rdi"],
    };
    let used = |register: x86::Register| {
        lines.iter().filter_map(|line| line.instruction.as_ref()).any(|instruction| {
            // These name the accumulator and the stack pointer without saying so.
            !matches!(instruction.mnemonic(), x86::Mnemonic::Mov | x86::Mnemonic::Mfence)
                && register.reg() == interlocked_exec::Reg(0)
                || instruction.operands().iter().any(|operand| match operand {
                    x86::Operand::Register(other) => other.reg() == register.reg(),
                    x86::Operand::Memory(memory) => {
                        memory.registers().any(|other| other.reg() == register.reg())
                    }
                    _ => false,
                })
        })
    };
    let registers = names.iter().rev().filter_map(|name| x86::Register::parse(name));
    let mut free =
        registers.filter(|register| register.exists_in(dialect.mode) && !used(*register));
    free.next()
}

fn rows<I>(
    lines: &[Line<I>],
    show: &dyn Fn(&I) -> String,
    accesses: &dyn Fn(&I, &str) -> bool,
) -> Vec<Row> {
    let row = |line: &Line<I>| {
        let text = line.instruction.as_ref().map_or_else(String::new, show);
        let accesses = line.instruction.as_ref().is_some_and(|i| accesses(i, &text));
        Row { text, labels: !line.labels.is_empty(), accesses }
    };
    lines.iter().map(row).collect()
}

fn removal(thread: usize, at: usize, row: &Row, cost: u32) -> Edit {
    Edit {
        description: format!("P{thread}: no `{}`", row.text),
        thread,
        strengthens: false,
        cost,
        change: Change::Lines { at, replace: true, new: Vec::new() },
    }
}

/// Barriers before every access but the first.
fn insertions(thread: usize, rows: &[Row], barriers: &[(&str, u32)]) -> Vec<Edit> {
    let first = rows.iter().position(|row| row.accesses).unwrap_or(rows.len());
    let mut edits = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(first + 1) {
        if !row.accesses || row.labels {
            continue;
        }
        for &(barrier, cost) in barriers {
            edits.push(Edit {
                description: format!("P{thread}: `{barrier}` before `{}`", row.text),
                thread,
                strengthens: true,
                cost,
                change: Change::Lines { at, replace: false, new: vec![barrier.to_owned()] },
            });
        }
    }
    edits
}
