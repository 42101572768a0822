//! Any text is answered: with a test that prints as it reads, or with diagnostics.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| interlocked_litmus::fuzzing::parse_rust(text));
