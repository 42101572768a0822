//! A test as text that parses back to the same test.

use core::fmt::{self, Display};

use interlocked_isa::code::Line;

use crate::test::{Code, Test};

impl Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Code::Language(language) = &self.code
            && self.architecture() == interlocked_exec::Architecture::Rust
        {
            return f.write_str(&language.text);
        }
        write!(f, "{}", self.header)?;
        writeln!(f, "{{")?;
        for entry in &self.init {
            writeln!(f, "{entry}")?;
        }
        writeln!(f, "}}")?;
        match &self.code {
            Code::X86(dialect, threads) => {
                table(f, threads, &|instruction| instruction.display(*dialect).to_string())?;
            }
            Code::AArch64(threads) => table(f, threads, &ToString::to_string)?,
            Code::Language(language) => {
                for thread in &language.unit.threads {
                    writeln!(f, "{}\n", &language.text[thread.place.0.clone()])?;
                }
            }
        }
        if !self.locations.is_empty() {
            f.write_str("locations [")?;
            for listed in &self.locations {
                write!(f, "{listed}; ")?;
            }
            writeln!(f, "]")?;
        }
        if let Some(filter) = &self.filter {
            writeln!(f, "filter ({filter})")?;
        }
        match &self.question {
            Some(question) => writeln!(f, "{question}"),
            None => Ok(()),
        }
    }
}

/// The code table, its columns as wide as they need to be.
fn table<I>(
    f: &mut fmt::Formatter<'_>,
    threads: &[Vec<Line<I>>],
    show: &dyn Fn(&I) -> String,
) -> fmt::Result {
    let columns: Vec<Vec<String>> = threads
        .iter()
        .enumerate()
        .map(|(thread, lines)| {
            let cells = lines.iter().map(|line| cell(line, show));
            core::iter::once(format!("P{thread}")).chain(cells).collect()
        })
        .collect();
    let width = |column: &Vec<String>| column.iter().map(|c| c.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = columns.iter().map(width).collect();
    for row in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
        for (index, (column, &width)) in columns.iter().zip(&widths).enumerate() {
            let text = column.get(row).map_or("", String::as_str);
            write!(f, "{}{text:width$} ", if index == 0 { " " } else { "| " })?;
        }
        writeln!(f, ";")?;
    }
    Ok(())
}

fn cell<I>(line: &Line<I>, show: &dyn Fn(&I) -> String) -> String {
    let mut text = String::new();
    for label in &line.labels {
        text.push_str(&label.name);
        text.push_str(": ");
    }
    if let Some(instruction) = &line.instruction {
        text.push_str(&show(instruction));
    }
    text.trim_end().to_owned()
}
