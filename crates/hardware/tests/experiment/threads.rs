//! A test from the text of its threads, for those that want no file format.

use core::sync::atomic::AtomicBool;

use interlocked_exec::{
    Architecture, Location, LocationId, Observable, Program, Reg, Value, Width,
};
use interlocked_hardware::{Affinity, Error, Options, Run};
use interlocked_isa::code::Line;
use interlocked_isa::x86::{self, Dialect, Instruction, Register};

/// A test whose threads are texts of instructions, one a line or with `;` between.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    /// Each location with its elements' width and initial values.
    pub(crate) locations: Vec<(&'static str, Option<Width>, Vec<Value>)>,
    /// Each thread with the registers that start with a value.
    pub(crate) threads: Vec<(String, Vec<(&'static str, Value)>)>,
    /// What is observed: `0:eax`, or a location `x` or an element `x[1]`.
    pub(crate) observed: Vec<&'static str>,
    /// 64-bit or 32-bit.
    pub(crate) architecture: Architecture,
}

impl Test {
    /// An x86-64 test with 64-bit locations `x`, `y` and `z` that start at 0.
    pub(crate) fn new(threads: &[&str], observed: &[&'static str]) -> Self {
        let zero = |name| (name, Some(Width::B64), vec![Value::ZERO]);
        Self {
            locations: vec![zero("x"), zero("y"), zero("z")],
            threads: threads.iter().map(|text| ((*text).to_owned(), Vec::new())).collect(),
            observed: observed.to_vec(),
            architecture: Architecture::X86_64,
        }
    }

    /// The same test with another location, or a location's other start.
    pub(crate) fn location(
        mut self,
        name: &'static str,
        width: Option<Width>,
        init: impl Into<Vec<Value>>,
    ) -> Self {
        self.locations.retain(|location| location.0 != name);
        self.locations.push((name, width, init.into()));
        self
    }

    /// The same test with a register that starts with a value.
    pub(crate) fn register(mut self, thread: usize, name: &'static str, value: Value) -> Self {
        self.threads[thread].1.push((name, value));
        self
    }

    /// The address of a location.
    pub(crate) fn address(&self, name: &str) -> Value {
        let index = self.locations.iter().position(|location| location.0 == name).unwrap();
        Value::Address(LocationId(index as u16), 0)
    }

    fn dialect(&self) -> Dialect {
        match self.architecture {
            Architecture::X86 => Dialect::X86,
            _ => Dialect::X86_64,
        }
    }

    /// The instructions of each thread.
    pub(crate) fn code(&self) -> Vec<Vec<Line<Instruction>>> {
        let line = |text: &str| {
            let (line, diagnostics) = x86::parse_line(text, 0, self.dialect());
            assert!(diagnostics.is_empty(), "{text}: {diagnostics:?}");
            line
        };
        self.threads.iter().map(|(text, _)| text.split([';', '\n']).map(line).collect()).collect()
    }

    /// What the law sees of it.
    pub(crate) fn program(&self) -> Program {
        let code = self.code();
        let symbol = |name: &str| {
            let index = self.locations.iter().position(|location| location.0 == name)?;
            Some(LocationId(index as u16))
        };
        let threads = self.threads.iter().zip(&code).enumerate().map(|(index, (thread, lines))| {
            let init: Vec<(Reg, Value)> = thread
                .1
                .iter()
                .map(|(name, value)| (Register::parse(name).unwrap().reg(), *value))
                .collect();
            x86::lower(lines, &symbol, &init, &index.to_string(), self.dialect()).unwrap()
        });
        Program {
            name: "test".into(),
            architecture: self.architecture,
            locations: self
                .locations
                .iter()
                .map(|(name, width, init)| Location {
                    name: (*name).into(),
                    width: *width,
                    signed: false,
                    init: init.clone(),
                })
                .collect(),
            threads: threads.collect(),
            observed: self.observed.iter().map(|text| self.observable(text)).collect(),
            filter: None,
        }
    }

    fn observable(&self, text: &str) -> Observable {
        if let Some((thread, register)) = text.split_once(':') {
            let register = Register::parse(register).unwrap();
            return Observable::Register {
                thread: thread.parse().unwrap(),
                reg: register.reg(),
                width: register.width(),
                signed: false,
                name: register.name().into(),
            };
        }
        let (name, element) = text.split_once('[').unwrap_or((text, "0]"));
        let Value::Address(location, _) = self.address(name) else { unreachable!() };
        let element = element.trim_end_matches(']').parse().unwrap();
        Observable::Memory { location, element }
    }

    /// Runs it on this CPU.
    pub(crate) fn try_run(&self, options: &Options) -> Result<Run, Error> {
        let never = AtomicBool::new(false);
        interlocked_hardware::run(&self.program(), &self.code(), options, &never, &mut |_| {})
    }

    /// Runs it that many times on this CPU.
    pub(crate) fn run(&self, runs: u64) -> Run {
        let options = Options { runs: Some(runs), time: None, ..Options::default() };
        self.try_run(&options).unwrap()
    }

    /// Runs it that many times with all threads on one processor.
    pub(crate) fn run_crowded(&self, runs: u64) -> Run {
        let allowed = rustix::thread::sched_getaffinity(None).unwrap();
        let processor = (0..).find(|&processor| allowed.is_set(processor)).unwrap();
        let affinity = Affinity::Processors(vec![processor]);
        let options = Options { runs: Some(runs), time: None, affinity, ..Options::default() };
        self.try_run(&options).unwrap()
    }
}
