//! The blocks of a text: each begins with a fence that says `prog`, names its program, and has one
//! field a line, `key: value`; an indented line goes on with the field above it.

/// A program's text, in fields.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) name: String,
    pub(crate) fields: Vec<Field>,
}

/// A line `key: value`, and the lines that go on with it.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) value: String,
    /// The line of the whole text that it starts in, from 1.
    pub(crate) line: usize,
}

/// The blocks of a text.
pub(crate) fn blocks(text: &str) -> Result<Vec<Block>, String> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().zip(1..);
    while let Some((line, start)) = lines.next() {
        if line.trim_end() != "```prog" {
            continue;
        }
        let body = lines.by_ref().take_while(|(line, _)| line.trim_end() != "```");
        let body: Vec<(&str, usize)> = body.filter(|(line, _)| !line.trim().is_empty()).collect();
        let Some(((name, _), rest)) = body.split_first() else {
            return Err(format!("line {start}: a block without a name"));
        };
        blocks.push(Block { name: name.trim().to_owned(), fields: fields(rest)? });
    }
    Ok(blocks)
}

fn fields(lines: &[(&str, usize)]) -> Result<Vec<Field>, String> {
    let mut fields: Vec<Field> = Vec::new();
    for &(text, line) in lines {
        if text.starts_with([' ', '\t']) {
            let field = fields.last_mut().ok_or(format!("line {line}: nothing to go on with"))?;
            field.value.push('\n');
            field.value.push_str(text);
            continue;
        }
        let at = key_end(text).ok_or(format!("line {line}: no `key:`"))?;
        let (key, value) = (text[..at].trim().to_owned(), text[at + 1..].trim().to_owned());
        fields.push(Field { key, value, line });
    }
    Ok(fields)
}

/// The first colon outside of parentheses.
fn key_end(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ':' if depth == 0 => return Some(at),
            _ => {}
        }
        None
    })
}

#[test]
fn fields_are_lines_and_what_is_indented_below_them() {
    let text = "text\n```prog\nA\nT(i in 0..N): x:y\n   z\nnote: b: c\n```\n```c\n```\n";
    let found = blocks(text).expect("blocks");
    let [block] = &found[..] else { panic!("{found:?}") };
    let fields: Vec<_> = block.fields.iter().map(|f| (f.key.as_str(), f.value.as_str())).collect();
    assert_eq!(block.name, "A");
    assert_eq!(fields, [("T(i in 0..N)", "x:y\n   z"), ("note", "b: c")]);
    assert_eq!(block.fields[1].line, 6);
    assert!(blocks("```prog\nA\n  x\n```").is_err());
}
