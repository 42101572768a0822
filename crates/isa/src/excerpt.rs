//! A piece of the user's text for a message: however long the text, the message stays short.

/// The most characters of a name that a message shows.
const CHARS_MAX: usize = 30;

/// The start of `text`, with `…` if that is not all.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(CHARS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_characters() {
        assert_eq!(excerpt("movq"), "movq");
        assert_eq!(excerpt(&"é".repeat(30)), "é".repeat(30));
        assert_eq!(excerpt(&"é".repeat(10_000)), "é".repeat(30) + "…");
    }
}
