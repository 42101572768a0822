//! What is printed parses back to the same instruction, and nothing that is typed panics.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::forms::{fill, operands};
use crate::aarch64::{parse_line, table};

#[track_caller]
fn check(text: &str) {
    let (line, diagnostics) = parse_line(text, 0);
    assert_eq!(diagnostics, [], "{text}");
    let instruction = line.instruction.expect("a cell without errors has its instruction");
    let printed = instruction.to_string();
    let (again, diagnostics) = parse_line(&printed, 0);
    assert_eq!(diagnostics, [], "{text} printed as {printed}");
    assert_eq!(again.instruction, Some(instruction), "{text} printed as {printed}");
    let (lower_case, _) = parse_line(&printed.to_lowercase(), 0);
    // A label keeps its case.
    let lower_case = lower_case.instruction.map(|instruction| instruction.to_string());
    assert!(lower_case.is_some_and(|text| text.eq_ignore_ascii_case(&printed)), "{printed}");
}

/// Every mnemonic with every shape of operands.
static TEMPLATES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let with_operands = |(name, operation): (String, _)| {
        operands(operation).into_iter().map(move |operands| format!("{name} {operands}"))
    };
    table::mnemonics().flat_map(with_operands).collect()
});

#[test]
fn every_form_round_trips() {
    assert!(TEMPLATES.len() > 900, "{}", TEMPLATES.len());
    for template in TEMPLATES.iter() {
        for seed in [0, 7, 31] {
            check(&fill(template, |n| seed % n));
        }
    }
}

#[test]
fn every_mnemonic() {
    let names: Vec<String> = table::mnemonics().map(|(name, _)| name).collect();
    let lines: Vec<String> = names.chunks(12).map(|names| names.join(" ")).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_mnemonic_prints_as_itself() {
    for (name, operation) in table::mnemonics() {
        let text = fill(&format!("{name} {}", operands(operation)[0]), |_| 0);
        let (line, _) = parse_line(&text, 0);
        let printed = line.instruction.unwrap().to_string();
        let synonym = matches!(name.as_str(), "B.HS" | "B.LO");
        let word = printed.split(' ').next();
        assert_eq!(word == Some(&name), !synonym, "{name} prints as {printed}");
    }
}

proptest! {
    #[test]
    fn random_instructions_round_trip(
        index in any::<prop::sample::Index>(),
        picks in prop::collection::vec(any::<u32>(), 6),
    ) {
        let mut picks = picks.into_iter().cycle();
        check(&fill(&TEMPLATES[index.index(TEMPLATES.len())], |n| picks.next().unwrap() % n));
    }

    #[test]
    fn spans_shift_with_the_offset(text in "(L:)?[ ]?(ldr |cmp |b.eq )?[WX0-3,#é \\[\\]!]{0,12}") {
        let (line, diagnostics) = parse_line(&text, 0);
        let (moved, moved_diagnostics) = parse_line(&text, 100);
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
        let (line, diagnostics) = parse_line(&text, 0);
        for diagnostic in &diagnostics {
            prop_assert!(text.get(diagnostic.span.clone()).is_some());
        }
        prop_assert!(text.trim().is_empty() || !line.labels.is_empty()
            || line.instruction.is_some() || !diagnostics.is_empty());
    }

    /// A valid instruction with one character lost, doubled or replaced.
    #[test]
    fn near_misses_are_answered(
        index in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        with in "(\\PC|[],#\\[!:-]|)",
    ) {
        let mut text = fill(&TEMPLATES[index.index(TEMPLATES.len())], |n| 17 % n);
        let at = at.index(text.len());
        text.replace_range(at..=at, &with);
        let (line, diagnostics) = parse_line(&text, 0);
        // `NOP` with a colon for its last letter is a label.
        let answers = usize::from(line.instruction.is_some()) + diagnostics.len();
        let is_label = !line.labels.is_empty() && answers == 0;
        prop_assert!(answers == 1 || is_label, "{}", text);
    }
}

#[test]
fn a_long_line_is_answered_shortly() {
    let brackets = "[".repeat(10_000_000);
    let name = "x".repeat(10_000_000);
    let texts = [
        format!("ldr w0,{brackets}"),
        format!("mov x0,#{}", "1".repeat(1_000_000)),
        format!("mov x0,#{name}"),
        format!("mov x0,{name}"),
        format!("mov x0,0{name}"),
        format!("mov x0,q1.{name}"),
        format!("pac{name}"),
        brackets,
        name,
    ];
    for text in texts {
        let (line, diagnostics) = parse_line(&text, 0);
        assert_eq!(line.instruction, None);
        let [diagnostic] = &diagnostics[..] else { panic!("{} errors", diagnostics.len()) };
        assert!(diagnostic.message.len() < 100, "{}", diagnostic.message.len());
    }
}

#[test]
fn labels_come_first() {
    let (line, diagnostics) = parse_line(" L0: LC_1 : mov w0 , 1 ", 10);
    assert_eq!(diagnostics, []);
    let labels: Vec<_> = line.labels.iter().map(|l| (l.name.as_str(), l.span.clone())).collect();
    assert_eq!(labels, [("L0", 11..13), ("LC_1", 15..19)]);
    assert_eq!(line.instruction.unwrap().to_string(), "MOV W0,#1");
    assert_eq!(line.span, 11..32);
    assert_eq!(parse_line("  ", 0).0.instruction, None);
}
