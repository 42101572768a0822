//! A program from the fields of its block: declarations, threads, functions, counts.

use crate::ast::{Cells, Counts, Form, Function, Row, Source, Thread};
use crate::block::{Block, Field};
use crate::parser::{Parser, Result};

impl Source {
    pub(crate) fn parse(block: &Block) -> Result<Self> {
        let mut source = Self { name: block.name.clone(), ..Self::default() };
        for field in &block.fields {
            source.field(field).map_err(|error| format!("{}: {error}", block.name))?;
        }
        if source.counts.is_empty() && source.bug.is_none() {
            return Err(format!("{}: neither counts nor a bug", block.name));
        }
        Ok(source)
    }

    fn field(&mut self, field: &Field) -> Result<()> {
        let mut key = Parser::new(&field.key, field.line)?;
        let word = key.name()?;
        match word.as_str() {
            "note" => {}
            "flags" => self.must_go_on = field.value.contains("liveness"),
            "bug" => self.bug = Some(field.value.clone()),
            "vars" | "mutex" => self.declare(field, false)?,
            "na" => self.declare(field, true)?,
            "main" => self.main = Some(body(field)?),
            "count" => self.counts.push(Counts { form: form(&field.key)?, rows: rows(field)? }),
            "fn" => {
                let function =
                    Function { name: key.name()?, arguments: key.names()?, body: body(field)? };
                self.functions.push(function);
            }
            _ => {
                let range = if key.takes("(") {
                    let range = key.range()?;
                    key.expect(")")?;
                    Some(range)
                } else {
                    None
                };
                if !key.is_end() {
                    return key.error("a thread, `name:` or `name(i in a..b):`,");
                }
                self.threads.push(Thread { range, body: body(field)? });
            }
        }
        Ok(())
    }

    /// `x y=1 z[N+1]`.
    fn declare(&mut self, field: &Field, is_plain: bool) -> Result<()> {
        let mut text = Parser::new(&field.value, field.line)?;
        while !text.is_end() {
            let name = text.name()?;
            let length = if text.takes("[") {
                let length = text.expr()?;
                text.expect("]")?;
                Some(length)
            } else {
                None
            };
            let initial = if text.takes("=") { Some(text.expr()?) } else { None };
            self.cells.push(Cells { name, is_plain, length, initial });
            text.takes(",");
        }
        Ok(())
    }
}

fn body(field: &Field) -> Result<Vec<crate::ast::Stmt>> {
    Parser::new(&field.value, field.line)?.body()
}

/// `count`, `count(unroll=3)`, `count(nospin,assume,blk)`, …
///
/// By default an iteration without effect is not gone through: what waits is blocked.
fn form(key: &str) -> Result<Option<Form>> {
    let words = key.trim_start_matches("count").trim();
    let words = words.trim_start_matches('(').trim_end_matches(')');
    let words: Vec<&str> =
        words.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
    let by_default = !words.contains(&"nospin");
    let mut form = Form { assume: by_default, blk: by_default, ..Form::default() };
    for word in words {
        match word.split_once('=') {
            None if word == "nospin" => {}
            None if word == "assume" => form.assume = true,
            None if word == "blk" => form.blk = true,
            None if word == "sr" => form.symmetric = true,
            None if word == "ipr" => return Ok(None),
            Some(("unroll", bound)) => {
                form.unroll = Some(bound.parse().map_err(|_| format!("`{word}`"))?);
            }
            _ => return Err(format!("`{word}` in `{key}`")),
        }
    }
    Ok(Some(form))
}

/// `4`, `22/4`, `N=2:2 N=3:6`, `W=1,R=1:2/2`.
fn rows(field: &Field) -> Result<Vec<Row>> {
    let row = |text: &str| {
        let (parameters, count) = text.rsplit_once(':').unwrap_or(("", text));
        let complete = count.split('/').next().and_then(|count| count.parse().ok())?;
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=')?;
            Some((name.to_owned(), value.parse().ok()?))
        };
        let pairs = parameters.split(',').filter(|pair| !pair.is_empty());
        Some(Row { parameters: pairs.map(pair).collect::<Option<_>>()?, complete })
    };
    let rows = field.value.split_whitespace();
    rows.map(|text| row(text).ok_or(format!("line {}: `{text}`", field.line))).collect()
}

#[test]
fn forms_and_rows() {
    let all = Form { assume: true, blk: true, ..Form::default() };
    assert_eq!(form("count"), Ok(Some(all)));
    assert_eq!(form("count(unroll=3)"), Ok(Some(Form { unroll: Some(3), ..all })));
    assert_eq!(form("count(nospin,assume)"), Ok(Some(Form { blk: false, ..all })));
    assert_eq!(form("count(nospin, assume, blk)"), Ok(Some(all)));
    let unrolled = Form { unroll: Some(4), ..Form::default() };
    assert_eq!(form("count(nospin,unroll=4)"), Ok(Some(unrolled)));
    assert_eq!(form("count(sr)"), Ok(Some(Form { symmetric: true, ..all })));
    assert_eq!(form("count(ipr,unroll=3)"), Ok(None));
    assert!(form("count(nonsense)").is_err());
    let field = |value: &str| Field { key: "count".to_owned(), value: value.to_owned(), line: 1 };
    let row = |parameters: &[(&str, i64)], complete| Row {
        parameters: parameters.iter().map(|&(name, n)| (name.to_owned(), n)).collect(),
        complete,
    };
    assert_eq!(rows(&field("22/4")), Ok(vec![row(&[], 22)]));
    let two = vec![row(&[("W", 1), ("R", 0)], 2), row(&[("W", 2), ("R", 1)], 6)];
    assert_eq!(rows(&field("W=1,R=0:2/2 W=2,R=1:6")), Ok(two));
    assert!(rows(&field("N=2:many")).is_err());
}
