//! Programs of growing size: for the machine as the text of a litmus test, for the model as they are.

/// An instruction. A variable is known by its number; a load goes to the next register.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Instruction {
    Store(usize, u32),
    Load(usize),
    /// `lock inc`
    Increment(usize),
}

use Instruction::{Increment, Load, Store};

/// The threads of a program and the number of its variables.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) threads: Vec<Vec<Instruction>>,
    pub(crate) variables: usize,
}

const REGISTERS: [&str; 4] = ["ax", "bx", "cx", "dx"];

/// Each thread writes its variable and reads the next one's, so many times.
pub(crate) fn store_buffering(threads: usize, times: usize) -> Program {
    let round = |thread, number| [Store(thread, number), Load((thread + 1) % threads)];
    let thread = |thread| (1..=times as u32).flat_map(|number| round(thread, number)).collect();
    Program {
        name: format!("SB ring of {threads}, × {times}"),
        threads: (0..threads).map(thread).collect(),
        variables: threads,
    }
}

/// Data and a flag, passed on from thread to thread; the last one reads the data.
pub(crate) fn message_passing(threads: usize) -> Program {
    let last = threads - 1;
    let mut program = vec![vec![Store(0, 1), Store(1, 1)]];
    program.extend((1..last).map(|number| vec![Load(number), Store(number + 1, 1)]));
    program.push(vec![Load(last), Load(0)]);
    Program { name: format!("MP over {threads}"), threads: program, variables: threads }
}

/// Each thread increments one counter so many times.
pub(crate) fn counter(threads: usize, each: usize) -> Program {
    Program {
        name: format!("{threads} × {each} `lock inc`"),
        threads: vec![vec![Increment(0); each]; threads],
        variables: 1,
    }
}

impl Program {
    /// The number of each thread's loads.
    pub(crate) fn loads(&self) -> impl Iterator<Item = usize> + '_ {
        self.threads.iter().map(|code| code.iter().filter(|i| matches!(i, Load(_))).count())
    }

    /// The litmus test, which observes every variable and every register.
    pub(crate) fn litmus(&self) -> String {
        let columns: Vec<Vec<String>> = self.threads.iter().map(|code| column(code)).collect();
        let row = |cells: Vec<&str>| format!(" {} ;\n", cells.join(" | "));
        let names: Vec<String> = (0..columns.len()).map(|number| format!("P{number}")).collect();
        let mut text = "X86_64 exploration\nSyntax=Intel\n{ }\n".to_owned();
        text += &row(names.iter().map(String::as_str).collect());
        for number in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
            let cell = |column: &Vec<String>| column.get(number).cloned().unwrap_or_default();
            let cells: Vec<String> = columns.iter().map(cell).collect();
            text += &row(cells.iter().map(String::as_str).collect());
        }
        let variables = (0..self.variables).map(|variable| format!("[x{variable}]=0"));
        let registers = self.loads().enumerate().flat_map(|(thread, count)| {
            REGISTERS[..count].iter().map(move |register| format!("{thread}:r{register}=0"))
        });
        let terms: Vec<String> = variables.chain(registers).collect();
        text + &format!("exists ({})\n", terms.join(" /\\ "))
    }
}

/// A thread's instructions as text.
fn column(code: &[Instruction]) -> Vec<String> {
    let mut registers = REGISTERS.iter();
    let text = |instruction: &Instruction| match *instruction {
        Store(to, value) => format!("mov dword ptr [x{to}], {value}"),
        Load(from) => {
            let register = registers.next().expect("a thread has few loads");
            format!("mov e{register}, [x{from}]")
        }
        Increment(at) => format!("lock inc dword ptr [x{at}]"),
    };
    code.iter().map(text).collect()
}
