//! “Did you mean …?”: the known name that is nearest to what was typed.

/// Names longer than this are not worth a comparison.
const NAME_CHARS_MAX: usize = 32;

/// The candidate with the fewest edits from `typed`, if they are few for its length; the first of
/// several.
pub(crate) fn suggest(typed: &str, candidates: impl Iterator<Item = String>) -> Option<String> {
    let length = typed.chars().count();
    if length > NAME_CHARS_MAX {
        return None;
    }
    let allowed = match length {
        0..=3 => 1,
        _ => 2,
    };
    candidates
        .map(|candidate| (distance(typed, &candidate), candidate))
        .filter(|&(edits, _)| edits <= allowed)
        .min_by_key(|&(edits, _)| edits)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        let names = ["mov", "movnti", "mfence", "sfence", "xchg"].map(String::from);
        assert_eq!(suggest(typed, names.into_iter()).as_deref(), expected);
    }

    #[test]
    fn near_names_only() {
        check("mv", Some("mov"));
        check("mvoo", Some("mov"));
        check("fence", Some("mfence"));
        check("movntiq", Some("movnti"));
        check("dmb", None);
        check(&"x".repeat(10_000), None);
    }
}
