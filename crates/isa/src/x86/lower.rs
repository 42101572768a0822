//! The meaning of instructions, as micro-ops.
//!
//! Source: SDM volume 2, the *Operation* section of each instruction; volume 3, §9.1.2 for what is
//! locked. A thread's registers are the sixteen whole registers in hardware order, then the flags,
//! then temporaries.
//!
//! What is chosen where the manual leaves a choice, or simplified:
//! - Flags that an instruction leaves undefined: after shifts by more than one, OF follows the
//!   formula for a shift by one; after `bt…`, OF, SF and PF keep their values, after `imul` ZF, SF
//!   and PF do. AF is missing, since no instruction of the table reads it.
//! - A flag that no instruction of the thread reads is not computed.
//! - A locked `cmpxchg` that fails is a read tagged `X` without a write. The manual has it write
//!   the old value back; no thread can see that write, and the read alone is the barrier that the
//!   instruction is: models order all accesses before and after what is tagged `X`
//!   (`models/x86-tso.cat`, `lock`).
//! - `clflush` and `clflushopt` are fence events without a location; `nop`, `pause` and `endbr64`
//!   are nothing.

mod arithmetic;
mod exchange;
mod flags;
mod operands;

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::{
    Expr, MicroOp, Op, Reg, Register as ThreadRegister, Tags, Thread, UnaryOp, Value, Width,
};

use rustc_hash::FxHashMap;

use self::flags::{Flag, Flags};
use super::dialect::{Dialect, Mode};
use super::instruction::{Instruction, Operand};
use super::register::Register;
use super::table::Mnemonic;
use crate::code::{Line, Symbols};
use crate::excerpt::excerpt;

/// The value that an instruction read from memory, or the old value of its destination.
const OLD: Reg = Reg(Register::COUNT + Flag::COUNT);
/// The value that an instruction computed.
const NEW: Reg = Reg(OLD.0 + 1);

/// A thread's code as micro-ops.
///
/// Integers in `init` are cut to the mode's register width; registers that it does not name start
/// at zero. `name` is the thread's name in outcomes.
///
/// # Errors
/// Locations that `symbols` does not know, jumps to labels that no line has, labels that two lines
/// have.
pub fn lower(
    lines: &[Line<Instruction>],
    symbols: Symbols<'_>,
    init: &[(Reg, Value)],
    name: &str,
    dialect: Dialect,
) -> Result<Thread, Vec<Diagnostic>> {
    let mut lowering = Lowering {
        symbols,
        flags: Flags::read_by(lines.iter().filter_map(|line| line.instruction.as_ref())),
        ops: Vec::new(),
        instruction: 0,
        span: 0..0,
        jumps: Vec::new(),
        diagnostics: Vec::new(),
    };
    let mut starts = Vec::with_capacity(lines.len());
    let mut instructions = Vec::new();
    for line in lines {
        starts.push(lowering.ops.len());
        let Some(instruction) = &line.instruction else { continue };
        lowering.instruction = instructions.len() as u32;
        lowering.span = line.span.clone();
        instructions.push(instruction.display(dialect).to_string());
        lowering.instruction(instruction);
    }
    lowering.resolve_jumps(lines, &starts);
    if !lowering.diagnostics.is_empty() {
        return Err(lowering.diagnostics);
    }
    let registers = registers(init, dialect);
    Ok(Thread { name: name.to_owned(), registers, ops: lowering.ops, instructions })
}

fn registers(init: &[(Reg, Value)], dialect: Dialect) -> Vec<ThreadRegister> {
    let whole = match dialect.mode {
        Mode::Bits32 => Width::B32,
        Mode::Bits64 => Width::B64,
    };
    let zero = |name: String| ThreadRegister { name, init: Value::ZERO };
    let mut registers: Vec<ThreadRegister> = (0..Register::COUNT as u8)
        .filter_map(Register::whole)
        .map(|register| {
            // 32-bit mode lacks `r8` to `r15`; they keep their places and their names.
            let named = register.with_width(whole);
            zero(if named.exists_in(dialect.mode) { named } else { register }.display_name(dialect))
        })
        .collect();
    registers.extend(Flag::ALL.iter().map(|flag| zero(flag.name().to_owned())));
    registers.extend(["old", "new"].map(|name| zero(name.to_owned())));
    for &(reg, value) in init {
        if let Some(register) = registers.get_mut(reg.0 as usize) {
            register.init = value.wrap(whole);
        }
    }
    registers
}

struct Lowering<'a> {
    symbols: Symbols<'a>,
    /// The flags that some instruction of the thread reads.
    flags: Flags,
    ops: Vec<Op>,
    /// The instruction that is being lowered.
    instruction: u32,
    /// Its place in the text.
    span: Span,
    /// Jumps whose targets are not known yet: the op, the label, its place.
    jumps: Vec<(usize, String, Span)>,
    diagnostics: Vec<Diagnostic>,
}

impl Lowering<'_> {
    fn emit(&mut self, op: MicroOp) {
        self.ops.push(Op { instruction: self.instruction, op });
    }

    fn assign(&mut self, dst: Reg, value: Expr) {
        self.emit(MicroOp::Assign { dst, value });
    }

    fn fence(&mut self, tags: Tags) {
        self.emit(MicroOp::Fence { tags });
    }

    fn resolve_jumps(&mut self, lines: &[Line<Instruction>], starts: &[usize]) {
        let mut labels: FxHashMap<&str, usize> = FxHashMap::default();
        for (line, &start) in lines.iter().zip(starts) {
            for label in &line.labels {
                if labels.insert(&label.name, start).is_some() {
                    let message = format!(
                        "the label `{}` stands more than once in this thread",
                        excerpt(&label.name)
                    );
                    self.diagnostics.push(Diagnostic::error(label.span.clone(), message));
                }
            }
        }
        for (op, name, span) in core::mem::take(&mut self.jumps) {
            match (labels.get(name.as_str()), &mut self.ops[op].op) {
                (Some(&start), MicroOp::Branch { target, .. } | MicroOp::Jump { target }) => {
                    *target = start
                }
                (Some(_), other) => unreachable!("{other:?} is no jump"),
                (None, _) => {
                    let message = format!("this thread has no label `{}`", excerpt(&name));
                    self.diagnostics.push(Diagnostic::error(span, message).label("jumps to it"));
                }
            }
        }
        // `ret` jumps to the end.
        let end = self.ops.len();
        for op in &mut self.ops {
            if let MicroOp::Jump { target } = &mut op.op
                && *target == usize::MAX
            {
                *target = end;
            }
        }
    }

    /// Notes that the op emitted next jumps to `instruction`'s label.
    fn jump(&mut self, instruction: &Instruction) {
        let label = instruction.target().unwrap_or_default().to_owned();
        self.jumps.push((self.ops.len(), label, self.span.clone()));
    }

    fn instruction(&mut self, instruction: &Instruction) {
        match instruction.mnemonic() {
            Mnemonic::Mov => self.mov(instruction, Tags::NONE),
            Mnemonic::Movnti => self.mov(instruction, Tags::NT),
            Mnemonic::Movzx(from) => self.movzx(instruction, from),
            Mnemonic::Movsx(from) => {
                let width = instruction.width().unwrap_or(Width::B64);
                let value = self.source(&instruction.operands()[1], from);
                let value = value.unary(UnaryOp::SignExtend(from), width);
                self.write_operand(&instruction.operands()[0], value);
            }
            Mnemonic::Lea => self.lea(instruction),
            Mnemonic::Xchg => self.xchg(instruction),
            Mnemonic::Xadd => self.xadd(instruction),
            Mnemonic::Cmpxchg => self.cmpxchg(instruction),
            Mnemonic::Cmpxchg8b => self.cmpxchg_pair(instruction, Width::B32, Width::B64),
            Mnemonic::Cmpxchg16b => self.cmpxchg_pair(instruction, Width::B64, Width::B128),
            Mnemonic::Alu(alu) => self.alu(instruction, alu),
            Mnemonic::Test => self.test(instruction),
            Mnemonic::Imul => self.imul(instruction),
            Mnemonic::Unary(unary) => self.unary(instruction, unary),
            Mnemonic::Bit(bit) => self.bit(instruction, bit),
            Mnemonic::Shift(shift) => self.shift(instruction, shift),
            Mnemonic::Set(condition) => {
                let value = flags::condition(condition);
                self.overwrite(&instruction.operands()[0], Width::B8, value, Tags::NONE);
            }
            Mnemonic::Cmov(condition) => self.cmov(instruction, flags::condition(condition)),
            Mnemonic::Jcc(condition) => {
                self.jump(instruction);
                let condition = flags::condition(condition);
                self.emit(MicroOp::Branch { condition, target: usize::MAX });
            }
            Mnemonic::Jmp => {
                self.jump(instruction);
                self.emit(MicroOp::Jump { target: usize::MAX });
            }
            Mnemonic::Ret => self.emit(MicroOp::Jump { target: usize::MAX }),
            Mnemonic::Mfence => self.fence(Tags::MFENCE),
            Mnemonic::Sfence => self.fence(Tags::SFENCE),
            Mnemonic::Lfence => self.fence(Tags::LFENCE),
            Mnemonic::Clflush => self.flush(instruction, Tags::CL_FLUSH),
            Mnemonic::Clflushopt => self.flush(instruction, Tags::CL_FLUSH_OPT),
            Mnemonic::Nop | Mnemonic::Pause | Mnemonic::Endbr64 | Mnemonic::Endbr32 => {
                self.check_symbol(instruction);
            }
        }
    }

    fn flush(&mut self, instruction: &Instruction, tags: Tags) {
        self.check_symbol(instruction);
        self.fence(tags);
    }

    fn mov(&mut self, instruction: &Instruction, tags: Tags) {
        let [dst, src] = instruction.operands() else { return };
        let width = width(instruction);
        if let (Operand::Register(register), Operand::Memory(memory)) = (dst, src) {
            return self.load_register(*register, memory, width);
        }
        let value = self.source(src, width);
        self.overwrite(dst, width, value, tags);
    }

    fn movzx(&mut self, instruction: &Instruction, from: Width) {
        let [dst, src] = instruction.operands() else { return };
        match (dst, src) {
            (Operand::Register(register), Operand::Memory(memory))
                if register.width() >= Width::B32 =>
            {
                let address = self.address(memory);
                self.load(register.reg(), address, from, false);
            }
            _ => {
                let value = self.source(src, from);
                self.write_operand(dst, value);
            }
        }
    }

    fn lea(&mut self, instruction: &Instruction) {
        let [dst, Operand::Memory(memory)] = instruction.operands() else { return };
        let address = self.address(memory);
        let width = width(instruction);
        let value = if width == Width::B64 {
            address
        } else {
            address.unary(UnaryOp::ZeroExtend(width), Width::B64)
        };
        self.write_operand(dst, value);
    }

    fn cmov(&mut self, instruction: &Instruction, condition: Expr) {
        let [Operand::Register(register), src] = instruction.operands() else { return };
        // The source is read whether it is needed or not.
        let value = self.source(src, width(instruction));
        let value = condition.select(value, operands::read(*register));
        self.write(*register, value);
    }
}

/// The width of an instruction that has one.
fn width(instruction: &Instruction) -> Width {
    instruction.width().unwrap_or(Width::B64)
}
