//! The words and signs of the notation.

/// A word or sign, and the line that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) line: usize,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Number(i64),
    Name(String),
    Sign(&'static str),
    End,
}

/// The signs; of two that begin alike, the longer one first.
const SIGNS: &[&str] = &[
    "..", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "(", ")", "[", "]", "{", "}", ";", ",",
    ".", "=", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~",
];

/// The tokens of a text whose first line is `line`.
pub(crate) fn tokens(text: &str, mut line: usize) -> Result<Vec<Token>, String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            line += usize::from(first == '\n');
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let length;
        let kind = if first.is_ascii_alphanumeric() || first == '_' {
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
            length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            word(&rest[..length]).ok_or(format!("line {line}: `{}`", &rest[..length]))?
        } else {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
            let sign = sign.ok_or(format!("line {line}: `{first}` is no sign"))?;
            length = sign.len();
            Kind::Sign(sign)
        };
        found.push(Token { kind, line });
        rest = &rest[length..];
    }
    found.push(Token { kind: Kind::End, line });
    Ok(found)
}

fn word(text: &str) -> Option<Kind> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Kind::Name(text.to_owned()));
    }
    let digits = text.replace('_', "");
    let value = match digits.strip_prefix("0x") {
        Some(hex) => i64::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    value.ok().map(Kind::Number)
}

#[test]
fn words_numbers_and_signs() {
    let kinds: Vec<Kind> =
        tokens("0x10..N<<2\n&&x", 7).expect("tokens").into_iter().map(|t| t.kind).collect();
    let name = |text: &str| Kind::Name(text.to_owned());
    assert_eq!(
        kinds,
        [
            Kind::Number(16),
            Kind::Sign(".."),
            name("N"),
            Kind::Sign("<<"),
            Kind::Number(2),
            Kind::Sign("&&"),
            name("x"),
            Kind::End
        ]
    );
    assert_eq!(tokens("a\n 3b", 7), Err("line 8: `3b`".to_owned()));
    assert!(tokens("a $ b", 1).is_err());
}
