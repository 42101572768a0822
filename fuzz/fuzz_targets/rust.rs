//! See the README beside this folder.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| interlocked_litmus::fuzzing::parse_rust(text));
