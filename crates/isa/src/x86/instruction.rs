//! The syntax tree of an instruction, and the rules that every instruction keeps.

use interlocked_exec::Width;

use super::dialect::Mode;
use super::register::Register;
use super::table::{Kinds, Mnemonic};
use crate::excerpt::excerpt;

/// An instruction that keeps the rules of its row in the table: the right operands, of the right
/// width, `lock` only where the processor takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    lock: bool,
    mnemonic: Mnemonic,
    width: Option<Width>,
    operands: Vec<Operand>,
}

/// An operand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A register.
    Register(Register),
    /// A number; wraps to the instruction's width.
    Immediate(i64),
    /// A place in memory.
    Memory(Memory),
    /// The label that a jump goes to.
    Label(String),
}

/// A place in memory: the sum of its parts. There is always a symbol or a register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The name of a location.
    pub symbol: Option<String>,
    /// A register that is added.
    pub base: Option<Register>,
    /// A register that is added, multiplied by 1, 2, 4 or 8.
    pub index: Option<(Register, u8)>,
    /// A number of bytes that is added.
    pub displacement: i32,
}

impl Memory {
    /// The location called `symbol`.
    #[must_use]
    pub fn symbol(symbol: impl Into<String>) -> Self {
        Self { symbol: Some(symbol.into()), ..Self::default() }
    }

    /// What `base` points to.
    #[must_use]
    pub fn base(base: Register) -> Self {
        Self { base: Some(base), ..Self::default() }
    }

    /// The registers that the address is computed from.
    pub fn registers(&self) -> impl Iterator<Item = Register> {
        self.base.into_iter().chain(self.index.map(|(register, _)| register))
    }

    /// The width of the address computation: that of its registers, else the mode's.
    #[must_use]
    pub(crate) fn address_width(&self) -> Width {
        self.registers().next().map_or(Width::B64, Register::width)
    }
}

/// Why an instruction is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The operand that it is about, counted from the destination; `None` for the whole.
    pub operand: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

impl Fault {
    pub(crate) fn new(operand: impl Into<Option<usize>>, message: impl Into<String>) -> Self {
        Self { operand: operand.into(), message: message.into(), hint: None }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl Instruction {
    /// An instruction; operands destination first. `width` is the width of the operation, and
    /// `None` for instructions that have none (`mfence`, `jmp`, `clflush`). `xchg` with memory is
    /// locked whatever `lock` says, and the same instruction either way.
    ///
    /// # Errors
    /// Every rule of the instruction set that it breaks.
    pub fn new(
        lock: bool,
        mnemonic: Mnemonic,
        width: Option<Width>,
        operands: Vec<Operand>,
    ) -> Result<Self, Vec<Fault>> {
        let mut instruction = Self { lock, mnemonic, width, operands };
        let faults = instruction.faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        // Memory first and no prefix, so that equal meaning is equal structure.
        if mnemonic == Mnemonic::Xchg {
            if matches!(instruction.operands[1], Operand::Memory(_)) {
                instruction.operands.swap(0, 1);
            }
            instruction.lock = false;
        }
        if mnemonic == Mnemonic::Test && matches!(instruction.operands[1], Operand::Memory(_)) {
            instruction.operands.swap(0, 1);
        }
        Ok(instruction)
    }

    /// Whether the `lock` prefix is written. See [`Self::is_locked`].
    #[must_use]
    pub const fn lock(&self) -> bool {
        self.lock
    }

    /// Whether its accesses are atomic: the `lock` prefix, or `xchg` with memory.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.lock || (self.mnemonic == Mnemonic::Xchg && self.memory().is_some())
    }

    /// Which instruction it is.
    #[must_use]
    pub const fn mnemonic(&self) -> Mnemonic {
        self.mnemonic
    }

    /// The width of the operation, if it has one.
    #[must_use]
    pub const fn width(&self) -> Option<Width> {
        self.width
    }

    /// The operands, destination first.
    #[must_use]
    pub fn operands(&self) -> &[Operand] {
        &self.operands
    }

    /// Its memory operand; no instruction has two.
    #[must_use]
    pub fn memory(&self) -> Option<&Memory> {
        self.operands.iter().find_map(|operand| match operand {
            Operand::Memory(memory) => Some(memory),
            _ => None,
        })
    }

    /// The location that it names, if it names one.
    #[must_use]
    pub fn symbol(&self) -> Option<&str> {
        self.memory()?.symbol.as_deref()
    }

    /// The label that it jumps to, if it is a jump.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        match self.operands.first()? {
            Operand::Label(label) => Some(label),
            _ => None,
        }
    }

    /// What the processor lacks in `mode`.
    #[must_use]
    pub fn faults_in(&self, mode: Mode) -> Vec<Fault> {
        if mode == Mode::Bits64 {
            return Vec::new();
        }
        let mut faults = Vec::new();
        for (index, operand) in self.operands.iter().enumerate() {
            for register in registers_of(operand).filter(|register| !register.exists_in(mode)) {
                faults.push(
                    Fault::new(index, format!("`{register}` does not exist in 32-bit mode"))
                        .hint("the header `X86_64` selects 64-bit mode"),
                );
            }
        }
        let is_wide = self.width == Some(Width::B64) && self.mnemonic != Mnemonic::Cmpxchg8b;
        if faults.is_empty() && (is_wide || self.mnemonic == Mnemonic::Cmpxchg16b) {
            faults.push(
                Fault::new(None, "this instruction does not exist in 32-bit mode")
                    .hint("the header `X86_64` selects 64-bit mode"),
            );
        }
        faults
    }

    /// The width that operand `index` must have, if it is a register.
    fn operand_width(&self, index: usize) -> Option<Width> {
        match (self.mnemonic, index) {
            (Mnemonic::Movzx(from) | Mnemonic::Movsx(from), 1) => Some(from),
            (Mnemonic::Shift(_), 1) => Some(Width::B8),
            _ => self.width,
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let row = self.mnemonic.row(self.operands.len());
        if row.operands.len() != self.operands.len() {
            let expected = match row.operands.len() {
                0 => "no operand".to_owned(),
                1 => "one operand".to_owned(),
                count => format!("{count} operands"),
            };
            let message = format!("expected {expected}, found {}", self.operands.len());
            return vec![Fault::new(None, message)];
        }
        let mut faults: Vec<Fault> = (0..self.operands.len())
            .filter_map(|index| self.operand_fault(index, row.operands[index]))
            .collect();
        let memories =
            self.operands.iter().filter(|operand| matches!(operand, Operand::Memory(_))).count();
        if memories > 1 {
            faults.push(
                Fault::new(None, "an instruction has at most one memory operand")
                    .hint("load one of them into a register first"),
            );
        }
        faults.extend(self.width_fault(row.widths));
        // Only `xchg` takes its memory operand in either place.
        let locks_memory = match self.mnemonic {
            Mnemonic::Xchg => self.memory().is_some(),
            _ => matches!(self.operands.first(), Some(Operand::Memory(_))),
        };
        if self.lock && !(row.lockable && locks_memory) {
            faults.push(lock_fault(row.lockable));
        }
        if faults.is_empty() { self.rex_fault().into_iter().collect() } else { faults }
    }

    fn width_fault(&self, widths: &[Width]) -> Option<Fault> {
        let extended = match self.mnemonic {
            Mnemonic::Movzx(from) => Some((from, Width::B16)),
            Mnemonic::Movsx(from) => Some((from, Width::B32)),
            _ => None,
        };
        let message = match (self.width, extended) {
            (None, _) if widths.is_empty() => return None,
            (None, _) => "the width of the operation is missing".to_owned(),
            (Some(width), _) if !widths.contains(&width) => {
                format!("there is no {}-bit form", width.bits())
            }
            (Some(to), Some((from, widest))) if from > widest || from >= to => {
                format!("cannot extend from {} to {} bits", from.bits(), to.bits())
            }
            _ => return None,
        };
        Some(Fault::new(None, message))
    }

    fn operand_fault(&self, index: usize, kinds: Kinds) -> Option<Fault> {
        let expected = |found: &str| {
            Some(Fault::new(index, format!("expected {}, found {found}", kinds.describe())))
        };
        match &self.operands[index] {
            Operand::Register(register) => {
                if kinds.contains(Kinds::C) && register.name() == "cl" {
                    return None;
                }
                if !kinds.contains(Kinds::R) {
                    return expected(&format!("`{register}`"));
                }
                let width = self.operand_width(index)?;
                (register.width() != width).then(|| register_fault(index, *register, width))
            }
            Operand::Immediate(value) => {
                if !kinds.contains(Kinds::I) {
                    return expected(&format!("the number {value}"));
                }
                self.immediate_fault(index, *value)
            }
            Operand::Memory(memory) => {
                if !kinds.contains(Kinds::M) {
                    return expected("memory");
                }
                memory_fault(index, memory)
            }
            Operand::Label(label) => {
                if !kinds.contains(Kinds::L) {
                    return expected(&format!("the label `{}`", excerpt(label)));
                }
                None
            }
        }
    }

    fn immediate_fault(&self, index: usize, value: i64) -> Option<Fault> {
        let width = self.width?;
        let bits = i64::from(width.bits());
        let (low, high) = match self.mnemonic {
            Mnemonic::Shift(_) => (0, 255),
            Mnemonic::Bit(_) => (0, bits - 1),
            Mnemonic::Mov if matches!(self.operands[0], Operand::Register(_)) && bits == 64 => {
                return None;
            }
            // A 64-bit operation extends a 32-bit immediate by its sign.
            _ if bits >= 64 => (i64::from(i32::MIN), i64::from(i32::MAX)),
            _ => (-(1 << (bits - 1)), (1 << bits) - 1),
        };
        if (low..=high).contains(&value) {
            return None;
        }
        let fault = Fault::new(index, format!("{value} is out of range {low} to {high}"));
        Some(if bits == 64 && !matches!(self.mnemonic, Mnemonic::Shift(_) | Mnemonic::Bit(_)) {
            fault.hint("only `mov` to a register takes a 64-bit immediate")
        } else {
            fault
        })
    }

    /// `ah`, `bh`, `ch` and `dh` cannot be encoded beside what needs a REX prefix (SDM volume 2,
    /// §2.2.1.2).
    fn rex_fault(&self) -> Option<Fault> {
        let high = self.operands.iter().position(
            |operand| matches!(operand, Operand::Register(register) if register.is_high()),
        )?;
        let other = self.operands.iter().flat_map(registers_of).find(|r| r.needs_rex());
        let wide = self.width == Some(Width::B64);
        if other.is_none() && !wide {
            return None;
        }
        let beside = other.map_or_else(|| "a 64-bit operand".into(), |other| format!("`{other}`"));
        let Operand::Register(register) = self.operands[high] else { return None };
        let message = format!("`{register}` cannot be used beside {beside}");
        Some(Fault::new(high, message).hint("no encoding has both"))
    }
}

fn registers_of(operand: &Operand) -> impl Iterator<Item = Register> {
    let (register, memory) = match operand {
        Operand::Register(register) => (Some(*register), None),
        Operand::Memory(memory) => (None, Some(memory)),
        Operand::Immediate(_) | Operand::Label(_) => (None, None),
    };
    register.into_iter().chain(memory.into_iter().flat_map(Memory::registers))
}

fn lock_fault(lockable: bool) -> Fault {
    if lockable {
        return Fault::new(None, "`lock` needs a memory operand as destination");
    }
    Fault::new(None, "this instruction does not take `lock`").hint(
        "add, adc, and, btc, btr, bts, cmpxchg, dec, inc, neg, not, or, sbb, sub, xadd, xchg and \
         xor do",
    )
}

fn register_fault(index: usize, register: Register, width: Width) -> Fault {
    let message = format!(
        "`{register}` has {} bits, the operation has {}",
        register.width().bits(),
        width.bits()
    );
    let fault = Fault::new(index, message);
    if width > Width::B64 {
        return fault;
    }
    fault.hint(format!("`{}` has {} bits", register.with_width(width), width.bits()))
}

fn memory_fault(index: usize, memory: &Memory) -> Option<Fault> {
    let fault = |message: String| Some(Fault::new(index, message));
    if memory.symbol.is_none() && memory.registers().next().is_none() {
        return fault("an address needs a location or a register".into());
    }
    if let Some((register, scale)) = memory.index {
        if !matches!(scale, 1 | 2 | 4 | 8) {
            return fault(format!("an index is multiplied by 1, 2, 4 or 8, not by {scale}"));
        }
        if register.number() == Register::RSP.number() {
            return fault(format!("`{register}` cannot be an index"));
        }
    }
    let mut registers = memory.registers();
    let first = registers.next()?;
    if !matches!(first.width(), Width::B32 | Width::B64) {
        return fault(format!("`{first}` cannot hold an address"));
    }
    let second = registers.next()?;
    (second.width() != first.width())
        .then(|| Fault::new(index, format!("`{first}` and `{second}` differ in width")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::x86::Alu;

    #[track_caller]
    fn check(mnemonic: Mnemonic, width: Option<Width>, operands: &[Operand], message: &str) {
        let faults = Instruction::new(false, mnemonic, width, operands.to_vec()).unwrap_err();
        let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(messages, [message]);
    }

    /// What the parser cannot ask for, and a program that makes instructions can.
    #[test]
    fn what_is_no_instruction_is_refused() {
        use Operand::{Immediate, Memory as At, Register as R};
        let (rax, rcx) = (R(Register::RAX), R(Register::RCX));
        let add = Mnemonic::Alu(Alu::Add);
        check(add, None, &[rax.clone(), rcx.clone()], "the width of the operation is missing");
        check(add, Some(Width::B64), &[], "expected 2 operands, found 0");
        check(Mnemonic::Mfence, Some(Width::B64), &[], "there is no 64-bit form");
        check(
            Mnemonic::Mov,
            Some(Width::B64),
            &[rax, At(Memory::default())],
            "an address needs a location or a register",
        );
        let from_eax = R(Register::RAX.with_width(Width::B32));
        check(
            Mnemonic::Movzx(Width::B32),
            Some(Width::B64),
            &[rcx.clone(), from_eax],
            "cannot extend from 32 to 64 bits",
        );
        let index = Memory { index: Some((Register::RAX, 3)), ..Memory::default() };
        check(
            Mnemonic::Mov,
            Some(Width::B64),
            &[At(index), rcx],
            "an index is multiplied by 1, 2, 4 or 8, not by 3",
        );
        check(Mnemonic::Jmp, None, &[Immediate(0)], "expected a label, found the number 0");
    }

    #[test]
    fn equal_meaning_is_equal_structure() {
        let x = || Operand::Memory(Memory::symbol("x"));
        let rax = || Operand::Register(Register::RAX);
        let new = |lock, operands: [Operand; 2]| {
            Instruction::new(lock, Mnemonic::Xchg, Some(Width::B64), operands.to_vec()).unwrap()
        };
        let xchg = new(false, [x(), rax()]);
        assert_eq!(xchg, new(true, [rax(), x()]));
        assert!(xchg.is_locked() && !xchg.lock());
        assert!(!new(false, [rax(), rax()]).is_locked());
    }
}
