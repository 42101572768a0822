//! Running text in lines of a given width.

/// The text in lines of at most `width` characters, broken between words; a longer word stands
/// alone, or in pieces if it is longer than that.
#[must_use]
pub(crate) fn lines(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        match lines.last_mut().filter(|_| rest.len() < room) {
            Some(line) => {
                line.push(' ');
                line.extend(&rest);
                room -= rest.len() + 1;
            }
            None => loop {
                let next = rest.split_off(rest.len().min(width));
                room = width - rest.len();
                lines.push(rest.into_iter().collect());
                if next.is_empty() {
                    break;
                }
                rest = next;
            },
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_are_as_full_as_words_allow() {
        assert_eq!(lines("one two  three\nfour", 9), ["one two", "three", "four"]);
        assert_eq!(lines("one two", 7), ["one two"]);
        assert_eq!(lines("", 7), [""; 0]);
    }

    #[test]
    fn a_word_that_is_too_long_is_cut() {
        assert_eq!(lines("a abcdefgh b", 3), ["a", "abc", "def", "gh", "b"]);
    }
}
