//! What is printed parses back to the same instruction, and nothing that is typed panics.

use proptest::prelude::*;

use super::forms;
use crate::x86::{Dialect, Instruction, Mode, Syntax, parse_line};

const INTEL_64: Dialect = Dialect { mode: Mode::Bits64, syntax: Syntax::Intel };
const ATT_32: Dialect = Dialect { mode: Mode::Bits32, syntax: Syntax::Att };
const DIALECTS: [Dialect; 4] = [Dialect::X86_64, Dialect::X86, INTEL_64, ATT_32];

#[track_caller]
fn check(instruction: &Instruction, dialect: Dialect) {
    let text = instruction.display(dialect).to_string();
    let (line, diagnostics) = parse_line(&text, 0, dialect);
    assert_eq!(diagnostics, [], "{text}");
    assert_eq!(line.instruction.as_ref(), Some(instruction), "{text}");
}

#[test]
fn every_form_round_trips() {
    let all = forms::all();
    assert!(all.len() > 10_000, "{}", all.len());
    for instruction in &all {
        for dialect in DIALECTS {
            if instruction.faults_in(dialect.mode).is_empty() {
                check(instruction, dialect);
            }
        }
    }
}

proptest! {
    #[test]
    fn random_instructions_round_trip(instruction in forms::any_instruction()) {
        for dialect in DIALECTS {
            if instruction.faults_in(dialect.mode).is_empty() {
                check(&instruction, dialect);
            }
        }
    }

    #[test]
    fn spans_shift_with_the_offset(text in "(L:)?[ ]?(mov[bl]?|lock )?[ $%()x1,\\[\\]é]{0,9}") {
        let (line, diagnostics) = parse_line(&text, 0, Dialect::X86_64);
        let (moved, moved_diagnostics) = parse_line(&text, 100, Dialect::X86_64);
        prop_assert_eq!(&line.instruction, &moved.instruction);
        prop_assert_eq!(line.span.start + 100..line.span.end + 100, moved.span);
        prop_assert_eq!(diagnostics.len(), moved_diagnostics.len());
        for (here, there) in diagnostics.iter().zip(&moved_diagnostics) {
            prop_assert_eq!(here.span.start + 100..here.span.end + 100, there.span.clone());
            prop_assert!(text.get(here.span.clone()).is_some(), "{:?} cuts a character", here.span);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}") {
        for dialect in DIALECTS {
            let (line, diagnostics) = parse_line(&text, 0, dialect);
            for diagnostic in &diagnostics {
                prop_assert!(text.get(diagnostic.span.clone()).is_some());
            }
            let is_empty = text.trim().trim_end_matches(':').is_empty();
            prop_assert!(is_empty || !line.labels.is_empty()
                || line.instruction.is_some() || !diagnostics.is_empty());
        }
    }
}

#[test]
fn long_text_is_answered_shortly() {
    let texts = [
        format!("movq {}", "(".repeat(10_000_000)),
        format!("movq x{}", "+x".repeat(1_000_000)),
        format!("movq {}", ",".repeat(10_000_000)),
        format!("movq %{},%rax", "r".repeat(10_000_000)),
        format!("movq ${},%rax", "1".repeat(10_000_000)),
        "(".repeat(10_000_000),
        "L".repeat(10_000_000),
        "L:".repeat(1_000_000),
        "é".repeat(1_000_000),
    ];
    for text in texts {
        let (line, diagnostics) = parse_line(&text, 0, Dialect::X86_64);
        let start: String = text.chars().take(10).collect();
        assert_eq!(line.instruction, None, "{start}");
        assert!((1..=4).contains(&diagnostics.len()), "{start}");
        assert!(diagnostics.iter().all(|d| d.message.len() < 200), "{start}");
        assert!(line.labels.len() <= 64, "{start}");
    }
}
