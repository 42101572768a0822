//! The tests that are part of the program.

use interlocked_diag::Source;

const TESTS: &[(&str, &str)] = &[];

/// The names of all tests, in order.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    TESTS.iter().map(|(name, _)| *name)
}

/// The test of that name.
pub(crate) fn find(name: &str) -> Option<Source> {
    let (_, text) = TESTS.iter().find(|(known, _)| *known == name)?;
    Some(Source::new(name, *text))
}

/// The variations of a shape: the tests whose name is `name` and more after a `+`; none if `name`
/// is itself a variation.
pub(crate) fn variations(name: &str) -> Vec<&'static str> {
    let of = |other: &&str| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('+'));
    if name.contains('+') && !name.starts_with(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    names().filter(of).collect()
}

/// Names like the one that was typed.
pub(crate) fn near(name: &str) -> Vec<&'static str> {
    let lower = name.to_lowercase();
    let like = |other: &&str| other.to_lowercase().starts_with(&lower);
    names().filter(like).take(4).collect()
}
