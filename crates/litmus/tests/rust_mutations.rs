//! Rust tests that went wrong: whatever becomes of a test of the catalogue, it is answered.

use std::path::Path;

use interlocked_litmus::fuzzing::parse_rust;
use proptest::prelude::*;

/// The Rust files of the catalogue, in tokens with the blanks between them.
fn tests() -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
    let entries = folder.read_dir().expect("the catalogue is part of the workspace");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    paths.sort();
    paths
        .iter()
        .map(|path| pieces(&std::fs::read_to_string(path).expect("it can be read")))
        .collect()
}

fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last_is_word = false;
    for c in text.chars() {
        let is_word = c.is_alphanumeric() || c == '_';
        match pieces.last_mut() {
            Some(piece) if is_word && last_is_word => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
        last_is_word = is_word;
    }
    pieces
}

/// A change: what is done, where in the text, and with which piece of which other test.
type Mutation = (u8, prop::sample::Index, prop::sample::Index, prop::sample::Index);

fn mutate(tests: &[Vec<String>], mut text: Vec<String>, mutations: &[Mutation]) -> String {
    for (kind, at, other, piece) in mutations {
        if text.is_empty() {
            break;
        }
        let at = at.index(text.len());
        let other = &tests[other.index(tests.len())];
        let piece = other[piece.index(other.len())].clone();
        match kind % 4 {
            0 => drop(text.remove(at)),
            1 => text.insert(at, piece),
            2 => text[at] = piece,
            _ => text.truncate(at),
        }
    }
    text.concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_mutated_test_is_answered(
        which in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(any::<Mutation>(), 1..6),
    ) {
        let tests = tests();
        let text = tests[which.index(tests.len())].clone();
        parse_rust(&mutate(&tests, text, &mutations));
    }
}
