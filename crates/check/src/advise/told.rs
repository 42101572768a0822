//! Advice in a file: who runs tests in another process reads it there.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::{Advice, Advised, search};
use crate::report::json::Json::{self, Bool, List, Number, Object, Text};

/// The version of the JSON.
const SCHEMA: u64 = 1;

/// Adds the advice on a program to a file.
pub(crate) fn tell(body: Arc<dyn Fn() + Send + Sync>, file: &Path) -> io::Result<()> {
    let test = std::thread::current().name().unwrap_or("a check").to_owned();
    let advice = search(body);
    let text = match file.extension().is_some_and(|end| end == "json") {
        true => format!("{}\n", json(&test, &advice)),
        false => format!("{test}\n{advice}\n"),
    };
    // In one write, since tests run side by side.
    OpenOptions::new().append(true).create(true).open(file)?.write_all(text.as_bytes())
}

fn json(test: &str, advice: &Advice) -> Json {
    let text = |text: &dyn ToString| Text(text.to_string());
    let ordering = |advised: &Advised| {
        let site = advised.site;
        let bug = |(weaker, bug): &(_, crate::FaultKind)| {
            Object(vec![("with", text(weaker)), ("bug", Text(bug.name().to_owned()))])
        };
        Object(vec![
            ("file", text(&site.file())),
            ("line", Number(site.line().into())),
            ("column", Number(site.column().into())),
            ("operation", text(&advised.operation)),
            ("written", text(&advised.written)),
            ("enough", text(&advised.enough)),
            ("bugs", List(advised.bugs.iter().map(bug).collect())),
        ])
    };
    Object(vec![
        ("schema", Number(SCHEMA)),
        ("test", text(&test)),
        ("is_correct", Bool(advice.is_correct)),
        ("is_complete", Bool(advice.is_complete)),
        ("orderings", List(advice.orderings.iter().map(ordering).collect())),
    ])
}
