//! Text to tokens.
//!
//! Names may hold dots and dashes (`po-loc`, `DMB.SY`) and end in a quote; comments are
//! `(* nested *)`, `// …` and `# …`.

use crate::location::{Files, Loc};
use crate::symbol::{Symbol, Symbols};

/// A word of the language or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Name(Symbol),
    Tag(Symbol),
    Text(Symbol),
    Keyword(Keyword),
    /// One of the signs, as written.
    Sign(&'static str),
    /// Text that begins no token; it was reported.
    Unknown,
    End,
}

macro_rules! keywords {
    ($($name:ident = $text:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Keyword { $($name,)* }

        impl Keyword {
            fn by_text(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)* _ => None }
            }

            pub(crate) const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

keywords! {
    Let = "let",
    Rec = "rec",
    And = "and",
    When = "when",
    Acyclic = "acyclic",
    Irreflexive = "irreflexive",
    Empty = "empty",
    Show = "show",
    Unshow = "unshow",
    Subset = "subset",
    As = "as",
    Fun = "fun",
    In = "in",
    UndefinedUnless = "undefined_unless",
    Requires = "requires",
    Flag = "flag",
    Assert = "assert",
    Include = "include",
    Begin = "begin",
    EndWord = "end",
    Procedure = "procedure",
    Call = "call",
    Enum = "enum",
    Debug = "debug",
    Match = "match",
    With = "with",
    ForAll = "forall",
    From = "from",
    Do = "do",
    Try = "try",
    If = "if",
    Then = "then",
    Else = "else",
    Instructions = "instructions",
    Default = "default",
}

/// Longer signs first.
const SIGNS: [&str; 24] = [
    "||", "&&", "++", "->", "-1", "(", ")", "{", "}", "[", "]", "_", "0", "|", "&", "*", "~", "+",
    "^", "\\", "?", "=", ";", ",",
];

/// How many tokens a file may have.
const MAX_TOKENS: usize = 1_000_000;

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spanned {
    pub(crate) token: Token,
    pub(crate) loc: Loc,
    /// Whether nothing but blanks and comments is before it on its line.
    pub(crate) first_on_line: bool,
}

/// A file's tokens, `Token::End` last, and the places of its comments.
#[derive(Debug)]
pub(crate) struct Tokens {
    pub(crate) tokens: Vec<Spanned>,
    pub(crate) comments: Vec<Loc>,
}

/// Splits file number `file` into tokens; what is no token is reported.
pub(crate) fn lex(files: &mut Files, file: u32, symbols: &mut Symbols) -> Tokens {
    let text = files.sources[file as usize].text.clone();
    let lexer = Lexer { text: &text, file, at: 0, fresh: true, files, symbols };
    if text.len() > u32::MAX as usize {
        let loc = Loc { file, start: 0, end: 0 };
        lexer.files.error(loc, "the file is larger than 4 GiB");
        return Tokens {
            tokens: vec![Spanned { token: Token::End, loc, first_on_line: true }],
            comments: Vec::new(),
        };
    }
    lexer.run()
}

struct Lexer<'a> {
    text: &'a str,
    file: u32,
    at: usize,
    fresh: bool,
    files: &'a mut Files,
    symbols: &'a mut Symbols,
}

impl Lexer<'_> {
    fn run(mut self) -> Tokens {
        let mut tokens = Vec::new();
        let mut comments = Vec::new();
        loop {
            self.blanks();
            let start = self.at;
            let rest = &self.text[start..];
            let loc = self.loc(start);
            let too_many = tokens.len() >= MAX_TOKENS;
            if too_many && !rest.is_empty() {
                self.files.error(loc, format!("more than {MAX_TOKENS} words and signs in a file"));
            }
            if too_many || rest.is_empty() {
                tokens.push(Spanned { token: Token::End, loc, first_on_line: self.fresh });
                return Tokens { tokens, comments };
            }
            if rest.starts_with("(*") {
                self.comment();
                comments.push(self.loc(start));
            } else if rest.starts_with("//") || rest.starts_with('#') {
                self.at += rest.find('\n').unwrap_or(rest.len());
                comments.push(self.loc(start));
            } else {
                let token = self.token();
                let loc = self.loc(start);
                tokens.push(Spanned { token, loc, first_on_line: self.fresh });
                self.fresh = false;
            }
        }
    }

    fn loc(&self, start: usize) -> Loc {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Loc { file: self.file, start: number(start), end: number(self.at) }
    }

    fn blanks(&mut self) {
        for byte in self.text.as_bytes()[self.at..].iter() {
            match byte {
                b'\n' => self.fresh = true,
                b' ' | b'\t' | b'\r' => {}
                _ => return,
            }
            self.at += 1;
        }
    }

    /// Skips `(* … *)`, nested.
    fn comment(&mut self) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while self.at < bytes.len() {
            match &bytes[self.at..] {
                [b'(', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b')', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                [b'\n', ..] => {
                    self.fresh = true;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        self.at = start + 2;
        let loc = self.loc(start);
        self.files.error(loc, "this comment is never closed").hint =
            Some("comments nest: every `(*` needs its own `*)`.".to_owned());
        self.at = bytes.len();
    }

    fn token(&mut self) -> Token {
        let start = self.at;
        let rest = &self.text[start..];
        if let Some(length) = name_length(rest) {
            self.at += length;
            let name = &rest[..length];
            return match Keyword::by_text(name) {
                Some(keyword) => Token::Keyword(keyword),
                None => Token::Name(self.symbols.intern(name)),
            };
        }
        if let Some(after) = rest.strip_prefix('\'')
            && let Some(length) = name_length(after)
        {
            self.at += 1 + length;
            return Token::Tag(self.symbols.intern(&after[..length]));
        }
        if let Some(after) = rest.strip_prefix('"') {
            return self.quoted(after);
        }
        if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            self.at += sign.len();
            return Token::Sign(sign);
        }
        self.unknown(rest);
        Token::Unknown
    }

    fn quoted(&mut self, after: &str) -> Token {
        let start = self.at;
        let length = after.find(['"', '\n']).unwrap_or(after.len());
        if !after[length..].starts_with('"') {
            self.at += 1 + length;
            let loc = self.loc(start);
            self.files.error(loc, "this text is never closed").label = "no `\"` after it".into();
            return Token::Text(self.symbols.intern(&after[..length]));
        }
        self.at += length + 2;
        Token::Text(self.symbols.intern(&after[..length]))
    }

    /// Reports a run of characters that begin no token, as one.
    fn unknown(&mut self, rest: &str) {
        let start = self.at;
        let known = |c: char| {
            c.is_ascii_alphabetic()
                || c.is_ascii_whitespace()
                || matches!(c, '"' | '\'' | '#')
                || SIGNS.iter().any(|sign| sign.starts_with(c) && *sign != "-1" && *sign != "0")
        };
        let length = rest
            .char_indices()
            .skip(1)
            .find(|&(_, c)| known(c))
            .map_or(rest.len(), |(index, _)| index);
        self.at += length;
        let loc = self.loc(start);
        let shown: String = rest[..length].chars().take(20).collect();
        let diagnostic = self.files.error(loc, format!("`{shown}` means nothing in cat"));
        if shown.starts_with(|c: char| c.is_ascii_digit()) {
            diagnostic.hint = Some("the only number is `0`, the empty relation or set.".to_owned());
        }
    }
}

/// The length of the name that `text` begins with.
fn name_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = usize::from(bytes.first() == Some(&b'_'));
    if !bytes.get(first).is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let inside = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
    let end = bytes[first..].iter().position(|b| !inside(b)).map_or(bytes.len(), |at| first + at);
    Some(end + usize::from(bytes.get(end) == Some(&b'\'')))
}
