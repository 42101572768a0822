//! Instructions of a golden file as a thread of a litmus test: what a caller does before and after,
//! by the calling convention, is added; nothing of the sequence is changed but the names of its
//! labels and the place of its stack slots.

use super::subject::Call;
use crate::goldens::operation::Shape;

/// An instruction set that the lab knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Isa {
    X86_64,
    AArch64,
}

/// A thread under construction.
pub(crate) struct Thread {
    isa: Isa,
    /// The thread's index.
    index: usize,
    /// The width of every location in bits.
    width: u32,
    pub(crate) lines: Vec<String>,
    calls: usize,
    results: usize,
    /// Where results are observed, in the order of the calls: registers, and locations that are the
    /// thread's own.
    pub(crate) observed: Vec<String>,
    /// Locations of the thread alone.
    pub(crate) private: Vec<String>,
}

impl Isa {
    /// What a test's file starts with.
    pub(crate) const fn header(self) -> &'static str {
        match self {
            Self::X86_64 => "X86_64 t\nSyntax=Intel\n",
            Self::AArch64 => "AArch64 t\n",
        }
    }

    /// The model that judges.
    pub(crate) const fn model(self) -> &'static str {
        match self {
            Self::X86_64 => "x86-tso",
            Self::AArch64 => "aarch64",
        }
    }

    /// Registers that a callee keeps: for addresses and for results.
    const fn kept(self) -> &'static [&'static str] {
        match self {
            Self::X86_64 => &["rbx", "rbp", "r12", "r13", "r14", "r15"],
            Self::AArch64 => {
                &["X19", "X20", "X21", "X22", "X23", "X24", "X25", "X26", "X27", "X28"]
            }
        }
    }
}

impl Thread {
    pub(crate) fn new(isa: Isa, index: usize, width: u32) -> Self {
        Self {
            isa,
            index,
            width,
            lines: Vec::new(),
            calls: 0,
            results: 0,
            observed: Vec::new(),
            private: Vec::new(),
        }
    }

    /// Calls an operation.
    pub(crate) fn call(&mut self, call: &Call) {
        let shape = call.operation.shape;
        if shape != Shape::Fence {
            self.address(0, &call.location.to_string());
        }
        let mut position = 1;
        for value in call.arguments() {
            let wide = self.width == 128 && shape != Shape::Bit;
            position = self.argument(position, value, wide);
        }
        if shape == Shape::Exchange {
            let found = format!("found{}_{}", self.index, self.calls);
            self.address(position, &found);
            self.observed.push(found.clone());
            self.private.push(found);
        }
        self.body(call);
        let width = match shape {
            Shape::Exchange | Shape::Test | Shape::TestOnly | Shape::Bit => 8,
            _ => self.width,
        };
        if call.results() > 0 {
            self.keep(width);
        }
        self.calls += 1;
    }

    /// Puts the address of a location into an argument's register.
    fn address(&mut self, position: usize, location: &str) {
        match self.isa {
            Isa::X86_64 => self.lines.push(format!("lea {}, [{location}]", X86[position].0)),
            Isa::AArch64 => self.lines.push(format!("MOV X{position},{}", pointer(location))),
        }
    }

    /// Puts a number into the register of the argument at `position`; gives the next position.
    fn argument(&mut self, position: usize, value: u32, wide: bool) -> usize {
        match self.isa {
            Isa::X86_64 => {
                self.lines.push(format!("mov {}, {value}", X86[position].1));
                if wide {
                    self.lines.push(format!("mov {}, 0", X86[position + 1].1));
                }
                position + if wide { 2 } else { 1 }
            }
            Isa::AArch64 => {
                // An argument of 128 bits is in registers of which the first is even (AAPCS64 6.8.2,
                // C.10).
                let first = if wide { position.next_multiple_of(2) } else { position };
                self.lines.push(format!("MOV X{first},#{value}"));
                if wide {
                    self.lines.push(format!("MOV X{},#0", first + 1));
                }
                first + if wide { 2 } else { 1 }
            }
        }
    }

    /// The instructions of the operation; a return goes to where they end.
    fn body(&mut self, call: &Call) {
        let prefix = format!("P{}C{}", self.index, self.calls);
        let (jump, nothing) = match self.isa {
            Isa::X86_64 => ("jmp", "nop"),
            Isa::AArch64 => ("b", "NOP"),
        };
        for (index, line) in call.code.iter().enumerate() {
            if line == "ret" {
                if index + 1 < call.code.len() {
                    self.lines.push(format!("{jump} {prefix}end"));
                }
                continue;
            }
            let mut line = renamed(line, &prefix);
            if let Some(label) = line.strip_suffix(':') {
                line = format!("{label}: {nothing}");
            }
            if let Some((before, rest)) = line.split_once("[rsp")
                && let Some((_, after)) = rest.split_once(']')
            {
                let slot = format!("stack{}", self.index);
                line = format!("{before}[{slot}]{after}");
                if !self.private.contains(&slot) {
                    self.private.push(slot);
                }
            }
            self.lines.push(line);
        }
        self.lines.push(format!("{prefix}end: {nothing}"));
    }

    /// Moves the result, of `width` bits, to where the next call leaves it alone.
    fn keep(&mut self, width: u32) {
        let kept = self.isa.kept();
        let register = kept[kept.len() - 1 - self.results];
        self.results += 1;
        self.observed.push(register.to_owned());
        let small = register.replace('X', "W");
        self.lines.push(match (self.isa, width) {
            (Isa::X86_64, 8) => format!("movzx {register}, al"),
            (Isa::X86_64, 16) => format!("movzx {register}, ax"),
            (Isa::X86_64, 32) => format!("mov {}, eax", x86_dword(register)),
            (Isa::X86_64, _) => format!("mov {register}, rax"),
            (Isa::AArch64, 8) => format!("UXTB {small},W0"),
            (Isa::AArch64, 16) => format!("UXTH {small},W0"),
            (Isa::AArch64, 32) => format!("MOV {small},W0"),
            (Isa::AArch64, _) => format!("MOV {register},X0"),
        });
    }

    /// What the initial state has to say of this thread's registers.
    pub(crate) fn initial(&self, locations: &[char]) -> Vec<String> {
        if self.isa == Isa::X86_64 {
            return Vec::new();
        }
        let shared = locations.iter().map(char::to_string);
        let all = shared.chain(self.private.iter().cloned());
        all.map(|location| format!("{}:{}={location}", self.index, pointer(&location))).collect()
    }
}

/// A line with its labels renamed: they are the words `L0`, `L1`, ….
fn renamed(line: &str, prefix: &str) -> String {
    let is_label = |word: &str| {
        word.trim_end_matches(':').strip_prefix('L').is_some_and(|n| n.parse::<u32>().is_ok())
    };
    let word =
        |word: &str| if is_label(word) { format!("{prefix}{word}") } else { word.to_owned() };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Argument registers, whole and of 32 bits (System V ABI, AMD64, 3.2.3).
const X86: [(&str, &str); 6] =
    [("rdi", "edi"), ("rsi", "esi"), ("rdx", "edx"), ("rcx", "ecx"), ("r8", "r8d"), ("r9", "r9d")];

fn x86_dword(register: &str) -> String {
    if register.starts_with("r1") { format!("{register}d") } else { register.replacen('r', "e", 1) }
}

/// The register that holds the address of a location, on AArch64.
fn pointer(location: &str) -> &'static str {
    match location.as_bytes() {
        b"x" => "X19",
        b"y" => "X20",
        b"z" => "X21",
        _ if location.ends_with("_0") => "X22",
        _ => "X23",
    }
}
