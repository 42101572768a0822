//! A thread's function: the test's instructions between a start and an end of the harness.
//!
//! ```text
//!         push the registers that the ABI wants back, the results' address, the loop budget
//! spin:   rdtsc; … cmp; jb spin             until the start
//!         store to the plug
//!         clear the flags, set the test's registers
//!         the test's instructions, locations as [base + displacement]
//! end:    store the recorded registers
//!         pop, ret
//! ```
//!
//! The test may use every register but `rsp` and one more, the base. In front of each backward
//! jump a budget is counted down, with the flags saved around it; at its end the run is abandoned.
//!
//! Where threads share a processor, there are further variants of the function, which give way to
//! another thread between two instructions: else the threads of one processor would hardly ever
//! meet in the middle of a run.
//!
//! Sources: SDM volume 2 for the bytes; System V psABI §3.2 for the calling convention.

use std::collections::BTreeSet;

use interlocked_exec::{Architecture, Program, Thread, Value, Width};
use interlocked_isa::code::Line;
use interlocked_isa::x86::encode::{Assembler, Place, encode};
use interlocked_isa::x86::{Dialect, Instruction, Memory, Mnemonic, Operand, Register};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::LOOP_ROUNDS;
use crate::error::Refusal;
use crate::layout::Layout;

/// Registers in the order in which they are taken for the base: low ones first, since beside `ah`
/// to `dh` no other can be encoded; but the few that instructions use unnamed, last.
#[rustfmt::skip]
const BASES: [Register; 15] = [
    Register::RDI, Register::RSI, Register::RBP, Register::R8,  Register::R9,
    Register::R10, Register::R11, Register::R12, Register::R13, Register::R14,
    Register::R15, Register::RBX, Register::RCX, Register::RDX, Register::RAX,
];

/// The registers that a function of the System V ABI gives back as it got them.
const SAVED: [Register; 6] =
    [Register::RBX, Register::RBP, Register::R12, Register::R13, Register::R14, Register::R15];

/// The number of the system call `sched_yield`: Linux's `arch/x86/entry/syscalls/syscall_64.tbl`.
const SCHED_YIELD: u32 = 24;

/// Writes one thread's function.
pub(super) struct Writer<'a> {
    thread: usize,
    program: &'a Program,
    layout: &'a Layout,
    /// The register that holds the run's base.
    base: Register,
    bytes: Vec<u8>,
    /// The places that jumps go to.
    targets: FxHashMap<Target<'a>, usize>,
    /// Jumps with the ends of their distances, to be filled in.
    jumps: Vec<(Target<'a>, usize)>,
    /// Whether there are backward jumps, and so a budget on the stack.
    loops: bool,
    /// Before which instruction to give way to another thread.
    pause: Option<usize>,
    /// How many of the test's instructions are written.
    written: usize,
}

/// Where a jump goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Target<'a> {
    Label(&'a str),
    /// Behind the test's last instruction.
    End,
    /// Out of a run whose budget is spent.
    Abandon,
}

impl<'a> Writer<'a> {
    /// The function of a thread with that code, which leaves the `results` registers, and gives way
    /// before the instruction of number `pause`.
    pub(super) fn write(
        program: &'a Program,
        layout: &'a Layout,
        thread: usize,
        lines: &'a [Line<Instruction>],
        results: &[u16],
        pause: Option<usize>,
    ) -> Result<Vec<u8>, Refusal> {
        let mut writer = Writer {
            thread,
            program,
            layout,
            base: Register::RDI,
            bytes: Vec::new(),
            targets: FxHashMap::default(),
            jumps: Vec::new(),
            loops: goes_back(lines),
            pause,
            written: 0,
        };
        let thread = &program.threads[thread];
        let used = writer.registers(thread, lines, results)?;
        writer.base = BASES
            .into_iter()
            .find(|base| !used.contains(&base.reg().0))
            .ok_or_else(|| writer.refuse("all registers are in use, and the harness needs one"))?;
        writer.begin(thread, &used)?;
        for line in lines {
            writer.line(line)?;
        }
        writer.end(results);
        writer.fill_jumps()?;
        Ok(writer.bytes)
    }

    /// The general-purpose registers that the test names, starts with a value in, or observes.
    fn registers(
        &self,
        thread: &Thread,
        lines: &[Line<Instruction>],
        results: &[u16],
    ) -> Result<BTreeSet<u16>, Refusal> {
        if let Some(hidden) = results.iter().find(|&&reg| reg >= Register::COUNT) {
            let name = &thread.registers[usize::from(*hidden)].name;
            return Err(self.refuse(format!("{name} cannot be observed on hardware")));
        }
        let mut used: BTreeSet<u16> = results.iter().copied().collect();
        let registers = thread.registers.iter().zip(0..Register::COUNT);
        used.extend(registers.filter(|(register, _)| register.init != Value::ZERO).map(|r| r.1));
        for instruction in lines.iter().filter_map(|line| line.instruction.as_ref()) {
            used.extend(implicit(instruction.mnemonic()).iter().map(|register| register.reg().0));
            for operand in instruction.operands() {
                match operand {
                    Operand::Register(register) => {
                        used.insert(register.reg().0);
                    }
                    Operand::Memory(memory) => {
                        used.extend(memory.registers().map(|register| register.reg().0));
                    }
                    Operand::Immediate(_) | Operand::Label(_) => {}
                }
            }
        }
        if used.contains(&Register::RSP.reg().0) {
            return Err(self.refuse("`rsp` is the harness's stack pointer; use another register"));
        }
        Ok(used)
    }

    fn refuse(&self, reason: impl Into<String>) -> Refusal {
        Refusal { thread: self.thread, text: String::new(), reason: reason.into() }
    }

    fn refuse_instruction(&self, instruction: &Instruction, reason: impl Into<String>) -> Refusal {
        let dialect = match self.program.architecture {
            Architecture::X86 => Dialect::X86,
            _ => Dialect::X86_64,
        };
        Refusal { text: instruction.display(dialect).to_string(), ..self.refuse(reason) }
    }

    /// Everything before the test's first instruction.
    fn begin(&mut self, thread: &Thread, used: &BTreeSet<u16>) -> Result<(), Refusal> {
        self.assemble(|assembler| SAVED.into_iter().for_each(|saved| assembler.push(saved)));
        self.assemble(|assembler| assembler.push(Register::RDX));
        if self.loops {
            // push imm32
            self.bytes.push(0x68);
            self.bytes.extend(LOOP_ROUNDS.to_le_bytes());
        }
        #[rustfmt::skip]
        self.bytes.extend([
            0x0f, 0x31,             // spin: rdtsc
            0x48, 0xc1, 0xe2, 0x20, // shl rdx, 32
            0x48, 0x09, 0xd0,       // or rax, rdx
            0x48, 0x39, 0xf0,       // cmp rax, rsi
            0x72, 0xf2,             // jb spin
            0x48, 0x89, 0x01,       // mov [rcx], rax
            0xb8, 0x01, 0, 0, 0,    // mov eax, 1
            0x85, 0xc0,             // test eax, eax
        ]);
        let (base, first) = (Operand::Register(self.base), Operand::Register(Register::RDI));
        self.harness(Mnemonic::Mov, vec![base, first]);
        for &reg in used {
            let register = Register::whole(reg as u8).expect("`used` holds whole registers");
            match thread.registers[usize::from(reg)].init {
                Value::Int(bits) => self.assemble(|assembler| assembler.set(register, bits as u64)),
                Value::Address(location, offset) => {
                    let displacement = self.layout.displacement(location, offset);
                    let displacement = i32::try_from(displacement)
                        .map_err(|_| self.refuse("an initial address is out of reach"))?;
                    let memory = Memory { displacement, ..Memory::base(self.base) };
                    let operands = vec![Operand::Register(register), Operand::Memory(memory)];
                    self.harness(Mnemonic::Lea, operands);
                }
            }
        }
        Ok(())
    }

    /// Appends what the harness needs and the assembler has.
    fn assemble(&mut self, write: impl FnOnce(&mut Assembler)) {
        let mut assembler = Assembler::new();
        write(&mut assembler);
        self.bytes.extend(assembler.into_bytes());
    }

    /// Appends a 64-bit instruction of the harness.
    fn harness(&mut self, mnemonic: Mnemonic, operands: Vec<Operand>) {
        let instruction = Instruction::new(false, mnemonic, Some(Width::B64), operands)
            .expect("the harness writes instructions that exist");
        let bytes = encode(&[alone(instruction)], &|_| None)
            .expect("the harness names no location and no label");
        self.bytes.extend(bytes);
    }

    /// One line of the test.
    fn line(&mut self, line: &'a Line<Instruction>) -> Result<(), Refusal> {
        for label in &line.labels {
            if self.targets.insert(Target::Label(&label.name), self.bytes.len()).is_some() {
                return Err(
                    self.refuse(format!("more than one line has the label `{}`", label.name))
                );
            }
        }
        let Some(instruction) = &line.instruction else { return Ok(()) };
        if self.pause == Some(self.written) {
            self.give_way();
        }
        self.written += 1;
        let target = instruction.target().map_or(Target::End, Target::Label);
        match instruction.mnemonic() {
            Mnemonic::Jmp | Mnemonic::Ret => self.jump(target, None),
            Mnemonic::Jcc(condition) => self.jump(target, Some(condition as u8)),
            mnemonic => {
                self.check(instruction, mnemonic)?;
                let placement = |name: &str| self.place(name);
                let bytes = encode(&[alone(instruction.clone())], &placement)
                    .map_err(|error| self.refuse_instruction(instruction, error.to_string()))?;
                self.bytes.extend(bytes);
            }
        }
        Ok(())
    }

    /// `sched_yield`, with all that it changes saved: `rax` for the result, and `rcx`, `r11` and the
    /// flags, which `syscall` overwrites (psABI §A.2.1).
    fn give_way(&mut self) {
        let saved = [Register::RAX, Register::RCX, Register::R11];
        self.bytes.push(0x9c); // pushfq
        self.assemble(|assembler| saved.into_iter().for_each(|saved| assembler.push(saved)));
        self.bytes.push(0xb8); // mov eax, imm32
        self.bytes.extend(SCHED_YIELD.to_le_bytes());
        self.bytes.extend([0x0f, 0x05]); // syscall
        self.assemble(|assembler| saved.into_iter().rev().for_each(|saved| assembler.pop(saved)));
        self.bytes.push(0x9d); // popfq
    }

    /// Refuses what `confine` cannot see: to the law, `clflush` has no address.
    fn check(&self, instruction: &Instruction, mnemonic: Mnemonic) -> Result<(), Refusal> {
        let flushes = matches!(mnemonic, Mnemonic::Clflush | Mnemonic::Clflushopt);
        let bare = |memory: &Memory| memory.registers().count() == 0 && memory.displacement == 0;
        if flushes && !instruction.memory().is_some_and(bare) {
            let reason = "a flush takes the name of a location only";
            return Err(self.refuse_instruction(instruction, reason));
        }
        Ok(())
    }

    fn place(&self, name: &str) -> Option<Place> {
        let index = self.program.locations.iter().position(|location| location.name == name)?;
        let displacement = i32::try_from(self.layout.planes[index]).ok()?;
        Some(Place { base: self.base, displacement })
    }

    /// A jump, under the condition of that number if there is one.
    fn jump(&mut self, target: Target<'a>, condition: Option<u8>) {
        if !self.targets.contains_key(&target) {
            return self.distance(target, condition);
        }
        // The lowest bit of a condition's number negates it (SDM volume 2, §B.1.4.7).
        let over = condition.map(|condition| {
            self.bytes.extend([0x70 | condition ^ 1, 0]);
            self.bytes.len()
        });
        #[rustfmt::skip]
        self.bytes.extend([
            0x9c,                   // pushfq
            0xff, 0x4c, 0x24, 0x08, // dec dword ptr [rsp + 8]
        ]);
        const SIGN: u8 = 8;
        self.distance(Target::Abandon, Some(SIGN));
        self.bytes.push(0x9d); // popfq
        self.distance(target, None);
        if let Some(over) = over {
            self.bytes[over - 1] = (self.bytes.len() - over) as u8;
        }
    }

    /// `jmp` or `jcc` with a distance to fill in.
    fn distance(&mut self, target: Target<'a>, condition: Option<u8>) {
        match condition {
            None => self.bytes.push(0xe9),
            Some(condition) => self.bytes.extend([0x0f, 0x80 | condition]),
        }
        self.bytes.extend([0; 4]);
        self.jumps.push((target, self.bytes.len()));
    }

    /// Everything behind the test's last instruction.
    fn end(&mut self, results: &[u16]) {
        self.targets.insert(Target::End, self.bytes.len());
        let words = 1 + i32::from(self.loops);
        let base = self.base;
        let pushed = Place { base: Register::RSP, displacement: 8 * (words - 1) };
        self.assemble(|assembler| assembler.load(base, pushed));
        for (&reg, word) in results.iter().zip(0..) {
            let register = Register::whole(reg as u8).expect("results are whole registers");
            self.assemble(|assembler| {
                assembler.store(Place { base, displacement: 8 * word }, register);
            });
        }
        self.bytes.extend([0x31, 0xc0]); // xor eax, eax
        let exit = self.bytes.len();
        self.bytes.extend([0x48, 0x83, 0xc4, 8 * words as u8]); // add rsp, 8 * words
        self.assemble(|assembler| {
            SAVED.into_iter().rev().for_each(|saved| assembler.pop(saved));
            assembler.ret();
        });
        if self.loops {
            self.targets.insert(Target::Abandon, self.bytes.len());
            self.bytes.extend([0x48, 0x83, 0xc4, 0x08]); // add rsp, 8
            self.bytes.extend([0xb8, 1, 0, 0, 0]); // mov eax, 1
            self.bytes.push(0xe9); // jmp exit
            let from = self.bytes.len() + 4;
            self.bytes.extend((exit as i32 - from as i32).to_le_bytes());
        }
    }

    fn fill_jumps(&mut self) -> Result<(), Refusal> {
        for (target, from) in core::mem::take(&mut self.jumps) {
            let Some(&to) = self.targets.get(&target) else {
                let Target::Label(name) = target else { unreachable!("the harness's own targets") };
                return Err(self.refuse(format!("no line has the label `{name}`")));
            };
            let distance = i32::try_from(to as i64 - from as i64)
                .map_err(|_| self.refuse("the code is longer than a jump can reach"))?;
            self.bytes[from - 4..from].copy_from_slice(&distance.to_le_bytes());
        }
        Ok(())
    }
}

/// A line with nothing but an instruction.
const fn alone(instruction: Instruction) -> Line<Instruction> {
    Line { labels: Vec::new(), instruction: Some(instruction), span: 0..0 }
}

/// The registers that an instruction uses without naming them.
const fn implicit(mnemonic: Mnemonic) -> &'static [Register] {
    match mnemonic {
        Mnemonic::Cmpxchg => &[Register::RAX],
        Mnemonic::Cmpxchg8b | Mnemonic::Cmpxchg16b => {
            &[Register::RAX, Register::RBX, Register::RCX, Register::RDX]
        }
        _ => &[],
    }
}

/// Whether some jump goes to its own line or one before.
pub(super) fn goes_back(lines: &[Line<Instruction>]) -> bool {
    let mut seen = FxHashSet::default();
    lines.iter().any(|line| {
        seen.extend(line.labels.iter().map(|label| label.name.as_str()));
        let target = line.instruction.as_ref().and_then(Instruction::target);
        target.is_some_and(|target| seen.contains(target))
    })
}
