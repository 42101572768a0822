//! Any text is answered: with a model that judges, or with diagnostics.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| interlocked_cat::fuzzing::parse(text));
