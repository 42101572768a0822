//! What fuzz targets call: no input may panic, hang or overflow the stack.

use interlocked_diag::Source;

use crate::Test;
use crate::compile::{Target, compile};

/// The largest input worth trying; larger ones only take longer.
const MAX_BYTES: usize = 1 << 16;

/// Parses a `.litmus` test, prints it, parses that, lowers it.
///
/// # Panics
/// If the printed test is another one, or a diagnostic points out of the text.
pub fn parse_litmus(text: &str) {
    if text.len() > MAX_BYTES {
        return;
    }
    let (test, diagnostics) = Test::parse(&Source::new("fuzz.litmus", text));
    for diagnostic in diagnostics {
        assert!(text.get(diagnostic.span.clone()).is_some(), "{diagnostic:?}");
    }
    let Some(test) = test else { return };
    let printed = test.to_string();
    let (again, diagnostics) = Test::parse(&Source::new("printed.litmus", printed.clone()));
    assert_eq!(again.as_ref(), Some(&test), "{printed}\n{diagnostics:?}");
    if let Ok(program) = test.lower() {
        let _ = test.question(&program);
    }
}

/// The same for a test in C, given its functions and its condition.
///
/// # Panics
/// As [`parse_litmus`].
pub fn parse_c(text: &str) {
    parse_litmus(&format!("C fuzz\n{{}}\n{text}"));
}

/// Parses a Rust test, lowers it and compiles it.
///
/// # Panics
/// If a diagnostic points out of the text.
pub fn parse_rust(text: &str) {
    if text.len() > MAX_BYTES {
        return;
    }
    let (test, diagnostics) = Test::parse(&Source::new("fuzz.rs", text));
    for diagnostic in diagnostics {
        assert!(text.get(diagnostic.span.clone()).is_some(), "{diagnostic:?}");
    }
    let Some(test) = test else { return };
    if let Ok(program) = test.lower() {
        let _ = test.question(&program);
    }
    for target in Target::ALL {
        if let Ok(compiled) = compile(&test, target) {
            compiled.lower().expect("compiled code has a meaning");
        }
    }
}
