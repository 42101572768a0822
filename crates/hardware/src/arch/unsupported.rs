//! The names of an architecture where the experiment is not available: nothing can be built.

use core::convert::Infallible;

use interlocked_exec::Program;
use interlocked_isa::code::Line;
use interlocked_isa::x86::Instruction;

use crate::error::Error;
use crate::layout::Layout;

const fn unsupported() -> Error {
    Error::Unsupported { arch: std::env::consts::ARCH, os: std::env::consts::OS }
}

/// The memory of a batch; there is none.
pub(crate) struct Arena(Infallible);

impl Arena {
    pub(crate) fn new(_bytes: usize) -> Result<Self, Error> {
        Err(unsupported())
    }

    pub(crate) fn base(&self) -> *mut u8 {
        match self.0 {}
    }
}

/// A test's code; there is none.
pub(crate) struct Bodies(Infallible);

impl Bodies {
    pub(crate) fn new(
        _program: &Program,
        _code: &[Vec<Line<Instruction>>],
        _layout: &Layout,
        _results: &[Vec<u16>],
        _crowded: bool,
    ) -> Result<Self, Error> {
        Err(unsupported())
    }

    pub(crate) fn loops(&self, _thread: usize) -> bool {
        match self.0 {}
    }

    pub(crate) fn variants(&self, _thread: usize) -> usize {
        match self.0 {}
    }

    pub(crate) unsafe fn run(
        &self,
        _thread: usize,
        _variant: usize,
        _base: *mut u8,
        _start: u64,
        _results: *mut u64,
        _plug: *mut u64,
    ) -> bool {
        match self.0 {}
    }
}

pub(crate) fn processors() -> Result<Vec<usize>, Error> {
    Err(unsupported())
}

pub(crate) fn pin(_processor: usize) {}

pub(crate) fn cpu_model() -> String {
    String::from("unknown")
}

pub(crate) fn ticks() -> u64 {
    0
}
