//! A run that [`shortest`] gives has the fewest steps that any run to its outcome has, although
//! leaving out orders of steps that commute can cost a step.

use std::path::Path;

use interlocked_diag::Source;
use interlocked_exec::{Architecture, Outcome, Program};
use interlocked_litmus::Test;
use interlocked_machine::mesi::{Config, Mesi};
use interlocked_machine::{Exploration, Limits, Machine, Tso, explore, find, shortest};

/// The tests of the catalogue with two threads of instructions.
fn programs() -> Vec<Program> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
    let files = std::fs::read_dir(folder).expect("there is a catalogue");
    let load = |path: &Path| {
        let text = std::fs::read_to_string(path).ok()?;
        let test = Test::parse(&Source::new(path.display().to_string(), text)).0?;
        let assembly = !matches!(test.architecture(), Architecture::C | Architecture::Rust);
        (assembly && test.threads() == 2).then(|| test.lower().ok())?
    };
    files.filter_map(|file| load(&file.ok()?.path())).collect()
}

/// Compares with the exploration that leaves out nothing; gives how many runs [`find`] alone gives
/// that are longer.
#[track_caller]
fn check<M: Machine>(name: &str, machine: &M) -> usize {
    let all = explore(machine, &Limits { reduce: false, ..Limits::default() });
    assert!(all.outcomes.complete());
    let mut longer = 0;
    for (outcome, steps) in &all.runs {
        let wanted = |end: &Outcome| end == outcome;
        let length = |found: Exploration<M::Step>| found.runs[outcome].len();
        let limits = Limits::default();
        let found = length(shortest(machine, machine.start(), &limits, &wanted));
        assert_eq!(found, steps.len(), "{name}: {outcome:?}");
        let found = length(find(machine, machine.start(), &limits, &wanted));
        longer += usize::from(found > steps.len());
    }
    longer
}

#[test]
fn runs_are_shortest() {
    let programs = programs();
    assert!(programs.len() > 50);
    let mut longer = 0;
    for program in &programs {
        longer += check(&program.name, &Tso::new(program, 8).expect("it runs"));
        for config in [Config::default(), Config::weak()] {
            longer += check(&program.name, &Mesi::new(program, config).expect("it runs"));
        }
    }
    assert!(longer > 0, "a second exploration is of no use any more");
}
