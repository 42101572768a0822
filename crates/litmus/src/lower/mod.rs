//! From a test to its program: names to locations and registers, the code to micro-ops.

mod init;
mod names;
mod width;

use std::cell::RefCell;

use interlocked_diag::Diagnostic;
use interlocked_exec::{Condition, Program};
use interlocked_isa::{aarch64, x86};

use crate::condition::Prop;
use crate::lang;
use crate::test::{Code, Test};

use init::{Memory, initial_state};
use names::Names;
use width::infer_widths;

/// See [`Test::lower`].
pub(crate) fn lower(test: &Test) -> Result<Program, Vec<Diagnostic>> {
    let mut program = match &test.code {
        Code::Language(language) => {
            lang::lower(&language.unit, test.name(), test.architecture(), &language.text)?
        }
        Code::X86(..) | Code::AArch64(_) => assembly(test)?,
    };
    let names = Names::new(test, &program)?;
    let mut diagnostics = Vec::new();
    let mut filter = None;
    for (prop, is_filter) in
        test.question.iter().map(|q| (&q.prop, false)).chain(test.filter.iter().map(|f| (f, true)))
    {
        match names.condition(prop) {
            Ok(condition) if is_filter => filter = Some(condition),
            Ok(_) => {}
            Err(errors) => diagnostics.extend(errors),
        }
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    program.observed = names.into_observed();
    program.filter = filter;
    Ok(program)
}

/// A condition of a test in terms of what its program observes.
pub(crate) fn condition(
    test: &Test,
    program: &Program,
    prop: &Prop,
) -> Result<Condition, Vec<Diagnostic>> {
    Names::new(test, program)?.condition(prop)
}

/// The program of a test in an instruction set, with nothing observed yet.
fn assembly(test: &Test) -> Result<Program, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let mut memory = Memory::default();
    let registers = initial_state(test, &mut memory, &mut diagnostics);
    let memory = RefCell::new(memory);
    let symbols = |name: &str| memory.borrow_mut().get(name);
    let mut threads = Vec::new();
    for (index, init) in registers.iter().enumerate() {
        let name = index.to_string();
        let thread = match &test.code {
            Code::X86(dialect, code) => x86::lower(&code[index], &symbols, init, &name, *dialect),
            Code::AArch64(code) => aarch64::lower(&code[index], init, &name),
            Code::Language(_) => unreachable!("a program in a language is lowered elsewhere"),
        };
        match thread {
            Ok(thread) => threads.push(thread),
            Err(errors) => diagnostics.extend(errors),
        }
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let mut locations = memory.into_inner().locations;
    infer_widths(&mut locations, &threads);
    Ok(Program {
        name: test.name().to_owned(),
        architecture: test.architecture(),
        locations,
        threads,
        observed: Vec::new(),
        filter: None,
    })
}
