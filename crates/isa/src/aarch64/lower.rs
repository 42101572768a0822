//! From a thread's instructions to micro-ops.
//!
//! Source: the pseudocode of Arm ARM (DDI 0487) C6.2, and B2.3 for what counts as a dependency.
//!
//! - A thread's registers are X0 to X30 and SP, then the flags and two registers of this file's
//!   own. The zero register is none of them: it reads as a constant, and what is written to it is
//!   dropped.
//! - A flag is computed only if some instruction of the thread reads it. This saves work, and lets
//!   a comparison of addresses be asked for equality, which is all that is defined on them.
//! - What a condition chooses has a pick dependency on the condition, and is data only as far as it
//!   was chosen: where the two choices depend on different registers, each is a path of its own.
//! - The status of a store-exclusive depends on nothing: it is a free choice, and the path on which
//!   the store succeeds exists only if the monitor holds.
//! - A thread ends at its last line or at `ret`.

mod access;
mod compute;
mod flags;

use interlocked_diag::Diagnostic;
use interlocked_exec::{BinaryOp, Expr, MicroOp, Op, Reg, Tags, Thread, UnaryOp, Value, Width};
use rustc_hash::FxHashMap;

use self::flags::{FLAG_NAMES, FlagSet};
use super::instruction::Instruction;
use super::operation::Test;
use super::register::Register;
use crate::code::{Label, Line};
use crate::excerpt::excerpt;
use crate::suggest::suggest;

/// What an instruction holds between its own steps.
const SCRATCH: Reg = Reg(Register::COUNT + FlagSet::COUNT);
/// An address that a step of the instruction would overwrite, or a condition on old flags.
const HELD: Reg = Reg(SCRATCH.0 + 1);

/// Lowers the code of a thread, whose registers start as `init` says or else as 0.
///
/// # Errors
/// A label that is defined twice, or nowhere.
pub fn lower(
    lines: &[Line<Instruction>],
    init: &[(Reg, Value)],
    thread_name: &str,
) -> Result<Thread, Vec<Diagnostic>> {
    let mut lowering = Lowering {
        ops: Vec::with_capacity(lines.len()),
        instruction: 0,
        flags_read: flags::flags_read(lines),
        jumps: Vec::new(),
    };
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut diagnostics = Vec::new();
    let mut instructions = Vec::with_capacity(lines.len());
    for line in lines {
        for Label { name, span } in &line.labels {
            if places.insert(name, lowering.ops.len()).is_some() {
                let message = format!("the label `{}` is defined twice", excerpt(name));
                diagnostics.push(Diagnostic::error(span.clone(), message));
            }
        }
        if let Some(instruction) = &line.instruction {
            lowering.instruction = instructions.len() as u32;
            instructions.push(instruction.to_string());
            lowering.lower(instruction);
        }
    }
    diagnostics.extend(lowering.land(&places));
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    Ok(Thread {
        name: thread_name.to_owned(),
        registers: registers(init),
        ops: lowering.ops,
        instructions,
    })
}

fn registers(init: &[(Reg, Value)]) -> Vec<interlocked_exec::Register> {
    let numbered = (0..31).filter_map(Register::x).chain([Register::SP]).map(|r| r.to_string());
    let hidden = FLAG_NAMES.into_iter().chain(["scratch", "held"]).map(str::to_owned);
    let mut registers: Vec<_> = numbered
        .chain(hidden)
        .map(|name| interlocked_exec::Register { name, init: Value::ZERO })
        .collect();
    for &(reg, value) in init {
        if let Some(register) = registers.get_mut(usize::from(reg.0)) {
            register.init = value;
        }
    }
    registers
}

/// Where a jump goes to.
#[derive(Clone, Copy)]
enum Goal<'a> {
    Label(&'a Label),
    /// The end of the thread.
    End,
}

struct Lowering<'a> {
    ops: Vec<Op>,
    /// The number of the instruction that is being lowered.
    instruction: u32,
    flags_read: FlagSet,
    /// Jumps out of their instruction, by the index of their op.
    jumps: Vec<(usize, Goal<'a>)>,
}

impl<'a> Lowering<'a> {
    fn lower(&mut self, instruction: &'a Instruction) {
        match instruction {
            Instruction::Hint(_) | Instruction::Prefetch { .. } => {}
            Instruction::Barrier(op, option) => {
                self.emit(MicroOp::Fence { tags: option.tags(*op) });
            }
            Instruction::InstructionBarrier => {
                self.emit(MicroOp::Fence { tags: Tags::ISB });
            }
            Instruction::ClearExclusive => self.emit(MicroOp::ClearMonitor),
            Instruction::Return => self.jump(None, Goal::End),
            Instruction::Branch { target } => self.jump(None, Goal::Label(target)),
            Instruction::BranchIf { condition, target } => {
                self.jump(Some(flags::holds(*condition)), Goal::Label(target));
            }
            Instruction::CompareBranch { op, register, target } => {
                let condition = truth(*op, raw(*register), register.width());
                self.jump(Some(condition), Goal::Label(target));
            }
            Instruction::TestBranch { op, register, bit, target } => {
                let tested =
                    raw(*register).binary(BinaryOp::And, register.width(), Expr::int(1 << bit));
                let condition = truth(*op, tested, register.width());
                self.jump(Some(condition), Goal::Label(target));
            }
            _ => self.compute(instruction),
        }
    }

    fn emit(&mut self, op: MicroOp) {
        self.ops.push(Op { instruction: self.instruction, op });
    }

    /// `dst` becomes `value`, which has no bits beyond the register's width.
    fn assign(&mut self, dst: Register, value: Expr) {
        if let Some(dst) = dst.reg() {
            self.emit(MicroOp::Assign { dst, value });
        }
    }

    /// A jump out of the instruction, if `condition` is not 0 (or always).
    fn jump(&mut self, condition: Option<Expr>, goal: Goal<'a>) {
        self.jumps.push((self.ops.len(), goal));
        let target = usize::MAX;
        self.emit(match condition {
            Some(condition) => MicroOp::Branch { condition, target },
            None => MicroOp::Jump { target },
        });
    }

    /// Ops that are skipped if `condition` is not 0, as a choice inside the instruction.
    fn skip_if(&mut self, condition: Expr, skipped: impl FnOnce(&mut Self)) {
        let guard = self.ops.len();
        self.emit(MicroOp::Guard { condition, target: usize::MAX });
        skipped(self);
        self.aim(guard, self.ops.len());
    }

    /// One of two ways inside the instruction: `then` if `condition` is not 0.
    fn choose(
        &mut self,
        condition: Expr,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
    ) {
        let mut over_then = 0;
        self.skip_if(condition, |lowering| {
            otherwise(lowering);
            over_then = lowering.ops.len();
            lowering.emit(MicroOp::Jump { target: usize::MAX });
        });
        then(self);
        self.aim(over_then, self.ops.len());
    }

    /// Sets the target of the jump at `at`.
    fn aim(&mut self, at: usize, to: usize) {
        if let MicroOp::Branch { target, .. }
        | MicroOp::Guard { target, .. }
        | MicroOp::Jump { target } = &mut self.ops[at].op
        {
            *target = to;
        }
    }

    /// Gives every jump its target.
    fn land(&mut self, places: &FxHashMap<&str, usize>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for (at, goal) in core::mem::take(&mut self.jumps) {
            match goal {
                Goal::End => self.aim(at, self.ops.len()),
                Goal::Label(label) => match places.get(label.name.as_str()) {
                    Some(&place) => self.aim(at, place),
                    None => diagnostics.push(unknown_label(label, places)),
                },
            }
        }
        diagnostics
    }
}

fn unknown_label(label: &Label, places: &FxHashMap<&str, usize>) -> Diagnostic {
    let mut names: Vec<String> = places.keys().map(|&name| name.to_owned()).collect();
    names.sort_unstable();
    let message = format!("the thread has no label `{}`", excerpt(&label.name));
    let diagnostic = Diagnostic::error(label.span.clone(), message);
    match suggest(&label.name, names.into_iter()) {
        Some(similar) => diagnostic.hint(format!("did you mean `{similar}`?")),
        None => diagnostic,
    }
}

/// The register as an operand of an operation that looks no further than the register's width.
fn raw(register: Register) -> Expr {
    register.reg().map_or(Expr::int(0), Expr::Reg)
}

/// `value` on the way that `condition` picked: a pick dependency and nothing more.
fn picked(condition: &Expr, value: Expr) -> Expr {
    condition.clone().select(value.clone(), value)
}

/// The value of the register.
fn value(register: Register) -> Expr {
    match register.width() {
        Width::B32 if !register.is_zero() => {
            raw(register).unary(UnaryOp::ZeroExtend(Width::B32), Width::B64)
        }
        _ => raw(register),
    }
}

fn truth(test: Test, value: Expr, width: Width) -> Expr {
    match test {
        Test::Zero => value.unary(UnaryOp::IsZero, width),
        Test::NotZero => value.unary(UnaryOp::ZeroExtend(width), Width::B64),
    }
}
