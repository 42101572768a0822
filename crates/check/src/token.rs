//! Tokens: short texts that say which execution of a program is meant.
//!
//! A token has the order of the threads' steps and, for each step that could be in more than one way,
//! which: how many writes ago a read reads, how far before the end of modification order a write goes,
//! which way is chosen. Most are the latest and the last, and take no room. A hash of what the steps
//! are tells programs apart.
//!
//! Limits: a token is of a program as it is; it survives changes that keep the steps, such as other
//! orderings, and no others.

use crate::graph::{EventId, Graph, Label, Location, Source};
use crate::report::Row;

/// The form of tokens; the first letter.
const VERSION: u8 = 1;
/// Digits and letters that are not mistaken for others.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What a token says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Token {
    /// The thread of each step, and the way.
    pub(crate) steps: Vec<(u32, u64)>,
    /// The hash of what the steps are.
    pub(crate) shape: u32,
}

impl Token {
    /// That of an execution with these rows.
    pub(crate) fn new(graph: &Graph, rows: &[Row]) -> Self {
        let mut shape = Shape::default();
        let mut done = vec![0; graph.threads.len()];
        let mut next = 1;
        let mut steps = Vec::new();
        for row in rows {
            let label = graph.event(row.first).label;
            let is_done = |id: &EventId| id.index < done[id.thread as usize];
            let before = |location: Location, place: usize| {
                let writes = graph.writes(location).iter();
                writes.skip(place).filter(|id| is_done(id)).count() as u64
            };
            let way = match label {
                Label::Read { location, from, exchange, .. } => {
                    2 * before(location, graph.place(location, from))
                        + u64::from(exchange.is_some_and(|exchange| exchange.fails))
                }
                Label::Write { location, .. } => {
                    before(location, graph.place(location, Source::Write(row.first)))
                }
                Label::Choice { taken, .. } => taken.into(),
                Label::Spawn { child } => {
                    let way = if child == next { 0 } else { u64::from(child) + 1 };
                    next = next.max(child + 1);
                    way
                }
                Label::Access { .. } | Label::Fence { .. } | Label::Join { .. } => 0,
            };
            steps.push((row.first.thread, way));
            shape.add(&label, row.second.is_some());
            done[row.first.thread as usize] += row.events().count() as u32;
        }
        Self { steps, shape: shape.0 }
    }

    /// The text.
    pub(crate) fn text(&self) -> String {
        let mut bytes = vec![VERSION];
        bytes.extend(self.shape.to_le_bytes());
        let mut runs: Vec<(u32, u64)> = Vec::new();
        for &(thread, _) in &self.steps {
            match runs.last_mut() {
                Some((last, length)) if *last == thread => *length += 1,
                _ => runs.push((thread, 1)),
            }
        }
        put(&mut bytes, runs.len() as u64);
        for (thread, length) in runs {
            put(&mut bytes, thread.into());
            put(&mut bytes, length);
        }
        let mut gap = 0;
        for &(_, way) in &self.steps {
            if way == 0 {
                gap += 1;
            } else {
                put(&mut bytes, gap);
                put(&mut bytes, way);
                gap = 0;
            }
        }
        letters(&bytes)
    }

    /// What a text says.
    ///
    /// # Errors
    /// Why it is no token.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let bytes = bytes(text.trim())?;
        let cut = || "it is cut off, or misspelled".to_owned();
        let (head, mut rest) = bytes.split_at_checked(5).ok_or_else(cut)?;
        if head[0] != VERSION {
            return Err("it is of another version of the checker, or misspelled".to_owned());
        }
        let shape = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
        let mut steps = Vec::new();
        for _ in 0..take(&mut rest).ok_or_else(cut)? {
            let thread = take(&mut rest).and_then(|thread| u32::try_from(thread).ok());
            let length = take(&mut rest).filter(|&length| length <= 1 << 20).ok_or_else(cut)?;
            let thread = thread.filter(|&thread| thread < 1 << 16).ok_or_else(cut)?;
            steps.extend((0..length).map(|_| (thread, 0)));
            if steps.len() > 1 << 22 {
                return Err(cut());
            }
        }
        let mut at = 0_usize;
        while !rest.is_empty() {
            let gap = take(&mut rest).ok_or_else(cut)?;
            let way = take(&mut rest).filter(|&way| way > 0).ok_or_else(cut)?;
            at = usize::try_from(gap).ok().and_then(|gap| at.checked_add(gap)).ok_or_else(cut)?;
            steps.get_mut(at).ok_or_else(cut)?.1 = way;
            at += 1;
        }
        Ok(Self { steps, shape })
    }
}

/// A hash of steps: of what they are, without values, orderings and places in the source text.
#[derive(Debug)]
pub(crate) struct Shape(pub(crate) u32);

impl Default for Shape {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Shape {
    /// Adds a step (FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>).
    pub(crate) fn add(&mut self, label: &Label, updates: bool) {
        let kind = match label {
            Label::Read { exchange: None, .. } => 1,
            Label::Read { .. } => 2,
            Label::Write { .. } => 3,
            Label::Access { write, .. } => 4 + u32::from(*write),
            Label::Fence { .. } => 6,
            Label::Choice { .. } => 7,
            Label::Spawn { .. } => 8,
            Label::Join { .. } => 9,
        };
        for byte in [kind + 16 * u32::from(updates), label.location().unwrap_or(8) as u32 & 15] {
            self.0 = (self.0 ^ byte).wrapping_mul(0x0100_0193);
        }
    }
}

/// A number, seven bits a byte.
fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Five bits a letter.
fn letters(bytes: &[u8]) -> String {
    let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1);
    let count = (bytes.len() * 8).div_ceil(5);
    let letter = |index: usize| {
        let value = (0..5).map(|at| usize::from(bit(index * 5 + at)) << at).sum::<usize>();
        char::from(ALPHABET[value])
    };
    (0..count).map(letter).collect()
}

fn bytes(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = vec![0; text.len() * 5 / 8];
    for (index, letter) in text.chars().enumerate() {
        let same = |&other: &u8| char::from(other) == letter.to_ascii_lowercase();
        let Some(value) = ALPHABET.iter().position(same) else {
            return Err(format!("`{letter}` is no letter of a token"));
        };
        for at in (0..5).filter(|at| value >> at & 1 == 1) {
            let bit = index * 5 + at;
            if let Some(byte) = bytes.get_mut(bit / 8) {
                *byte |= 1 << (bit % 8);
            }
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_what_was_put_into_it() {
        let steps = [(0, 0), (0, 3), (1, 0), (1, 200), (0, 0), (70_000 % 65_536, 1), (2, 0)];
        for length in 0..=steps.len() {
            let token = Token { steps: steps[..length].to_vec(), shape: 0xdead_beef };
            assert_eq!(Token::parse(&token.text()), Ok(token));
        }
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in ["", "0", "zzzzzzzzzz", "ü", "100000000000000!", "00000000000000000"] {
            assert!(Token::parse(text).is_err(), "{text}");
        }
        assert_eq!(Token::parse("1ü"), Err("`ü` is no letter of a token".to_owned()));
    }
}
