//! A named text that diagnostics point into.

/// A named text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name as the user gave it.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// A named text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// Line and column of a byte offset, both from 1; columns count characters.
    ///
    /// An offset beyond the end, or inside a character, counts as the character boundary before it.
    #[must_use]
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let before = &self.text[..offset];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[track_caller]
    fn check(text: &str, offset: usize, expected: (usize, usize)) {
        assert_eq!(Source::new("t", text).position(offset), expected);
    }

    #[test]
    fn position_counts_lines_and_characters_from_one() {
        check("", 0, (1, 1));
        check("ab\ncd", 4, (2, 2));
        check("ab\n", 3, (2, 1));
    }

    #[test]
    fn position_inside_a_character_or_beyond_the_end_is_clamped() {
        check("é1", 1, (1, 1));
        check("é1", 2, (1, 2));
        check("ab", 99, (1, 3));
    }
}
