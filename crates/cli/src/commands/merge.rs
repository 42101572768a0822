//! `interlocked merge`: the results of shards as those of one check.

use std::fs;
use std::path::Path;

use crate::args::{Merge, MergeFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::record::{Record, Summary, array};
use crate::suite::Expectations;

/// Runs the command.
pub(crate) fn run(options: &Merge, console: &mut Console) -> Exit {
    let read = || {
        let records = records(options)?;
        let expectations = options.expect.as_deref().map(Expectations::read).transpose()?;
        Ok((records, expectations))
    };
    let (records, expectations) = match read() {
        Ok(both) => both,
        Err(message) => {
            let message: String = message;
            console.error(&message);
            return Exit::BadInput;
        }
    };
    let mut summary = Summary::new(records.len());
    for record in &records {
        let expectation = expectations.as_ref().map(|all| all.of(record.file()));
        let differences = summary.add(record, expectation);
        match options.format {
            MergeFormat::Text => console.result(&record.line(&differences, console.paint())),
            MergeFormat::Jsonl => console.result(&record.json_line()),
            MergeFormat::Json => {}
        }
    }
    match options.format {
        MergeFormat::Json => console.result(&array(&records)),
        MergeFormat::Text => console.result(&summary.to_string()),
        MergeFormat::Jsonl => console.remark(&summary.to_string()),
    }
    summary.exit()
}

/// All records by file. The same file may come up twice only with the same verdict.
fn records(options: &Merge) -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    for path in &options.files {
        records.extend(read(path)?);
    }
    records.sort_by(|a: &Record, b: &Record| a.file().cmp(b.file()));
    let mut joined: Vec<Record> = Vec::new();
    for record in records {
        match joined.last() {
            Some(last) if last.file() == record.file() => {
                if !last.agrees(&record) {
                    return Err(format!("two different results for {}", record.file()));
                }
            }
            _ => joined.push(record),
        }
    }
    Ok(joined)
}

fn read(path: &Path) -> Result<Vec<Record>, String> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let record = |(number, line): (usize, &str)| {
        serde_json::from_str(line)
            .map_err(|_| format!("{shown}:{}: not a line of `check --format jsonl`", number + 1))
    };
    lines.map(record).collect()
}
