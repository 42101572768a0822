//! The rules of the caches: they hold for every protocol in every state that a few programs reach,
//! and each defect that can be built in breaks one of them, with the shortest run that shows it.

use interlocked_diag::Source;
use interlocked_exec::Program;
use interlocked_litmus::Test;
use interlocked_machine::mesi::fault::Fault;
use interlocked_machine::mesi::protocol::{MESI, MESIF, MOESI, Protocol};
use interlocked_machine::mesi::{Atomics, Cache, Config, Mesi};
use interlocked_machine::{Limits, Rule, Trace, explore};

/// Every pair of cores reads and writes both variables; three cores, so that there are sharers.
const SHARING: &str = "X86_64 sharing
Syntax=Intel
{ }
 P0                   | P1                   | P2                   ;
 mov dword ptr [x], 1 | mov eax, [x]         | mov eax, [x]         ;
 mov eax, [y]         | mov dword ptr [x], 2 | mov dword ptr [y], 1 ;
 mov ebx, [x]         | mov ebx, [x]         | mov ebx, [y]         ;
exists (0:rax=0)";

fn program(text: &str) -> Program {
    let (test, errors) = Test::parse(&Source::new("test.litmus", text.to_owned()));
    assert!(errors.is_empty(), "{errors:?}");
    test.expect("it parses").lower().expect("it lowers")
}

/// All steps in every order.
fn every_order() -> Limits {
    Limits { reduce: false, ..Limits::default() }
}

/// Machines that differ in all that the rules are about.
fn configs(protocol: Protocol) -> Vec<Config> {
    let base = Config { protocol, ..Config::default() };
    let cache = base.cache;
    vec![
        base.clone(),
        Config { queue: 2, ..base.clone() },
        Config { protocol, ..Config::weak() },
        Config { cache: Cache { exclusive: false, ..cache }, ..base.clone() },
        Config { cache: Cache { ways: 1, ..cache }, ..base.clone() },
        Config { cache: Cache { ways: 1, ..cache }, queue: 2, ..base.clone() },
        Config { atomics: Atomics::Far, ..base },
    ]
}

#[test]
fn they_hold_for_every_protocol() {
    let program = program(SHARING);
    for protocol in [MESI, MOESI, MESIF] {
        for config in configs(protocol) {
            let machine = Mesi::new(&program, config.clone()).expect("it can be built");
            let found = explore(&machine, &every_order());
            assert_eq!(found.violation.map(|v| v.0), None, "{config:?}");
            assert!(found.outcomes.complete());
        }
    }
}

/// The machine in which a defect shows, and the rule that it breaks.
fn broken(fault: Fault) -> (Config, Rule) {
    let base = Config { fault: Some(fault), ..Config::default() };
    let warm = Config { cache: Cache { warm: true, ..base.cache }, ..base.clone() };
    let queue = Config { queue: 2, ..warm.clone() };
    match fault {
        Fault::EarlyAck => (warm, Rule::SingleWriter),
        Fault::LostWriteback => (base, Rule::DataValue),
        Fault::ExclusiveBesideShared => (base, Rule::SingleWriter),
        Fault::MissedInvalidation => (queue, Rule::SingleWriter),
        Fault::MemoryAnswers => (base, Rule::SingleWriter),
        Fault::KeptModified => (base, Rule::SingleWriter),
        Fault::LostAck | Fault::DoubleAck => (warm, Rule::Messages),
        Fault::SilentUpgrade => (base, Rule::SingleWriter),
        Fault::StaleUpgrade => (queue, Rule::Messages),
    }
}

#[test]
fn each_defect_breaks_one() {
    let program = program(SHARING);
    for fault in Fault::ALL {
        let (config, rule) = broken(fault);
        let sound = Config { fault: None, ..config.clone() };
        let sound = Mesi::new(&program, sound).expect("it can be built");
        assert_eq!(explore(&sound, &every_order()).violation, None, "{fault:?} is not to blame");
        let machine = Mesi::new(&program, config).expect("it can be built");
        let found = explore(&machine, &every_order());
        let (violation, run) = found.violation.unwrap_or_else(|| panic!("{fault:?} is not found"));
        assert_eq!(violation.rule, rule, "{fault:?}: {violation:?}");
        let trace = Trace::new(&machine, &run);
        let words: Vec<String> = trace
            .steps
            .iter()
            .flat_map(|step| &step.notes)
            .map(|note| match note.core {
                Some(core) => format!("core {core} {}", note.words),
                None => format!("memory {}", note.words),
            })
            .collect();
        let story = format!("{}: {}\n{}", violation.rule, violation.what, words.join("\n"));
        insta::assert_snapshot!(format!("{fault:?}"), story);
    }
}
