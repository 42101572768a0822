//! The results of `check`, as lines for people and for machines, and their sum.

use core::fmt;
use interlocked_report::page::Paint;
use interlocked_report::view::{Expectation, SCHEMA, Verdict};
use serde::{Deserialize, Serialize};

use crate::exit::Exit;

/// A line of the results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Record {
    /// The test was judged.
    Verdict(Box<Verdict>),
    /// It could not be read.
    Refused(Refused),
}

/// A test that was refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Refused {
    schema: u32,
    file: String,
    error: String,
}

impl Refused {
    pub(crate) fn new(file: &str, error: String) -> Self {
        Self { schema: SCHEMA, file: file.to_owned(), error }
    }
}

impl Record {
    /// The file that the record is about.
    pub(crate) fn file(&self) -> &str {
        match self {
            Self::Verdict(verdict) => &verdict.file,
            Self::Refused(refused) => &refused.file,
        }
    }

    /// Whether two records say the same, whatever time it took.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Verdict(mine), Self::Verdict(other)) => {
                let other = Verdict { seconds: mine.seconds, ..(**other).clone() };
                **mine == other
            }
            _ => self == other,
        }
    }

    /// One line of JSON, with its line break.
    pub(crate) fn json_line(&self) -> String {
        format!("{}\n", serde_json::to_string(self).expect("plain data has a JSON form"))
    }

    /// For people: the verdict, the file, the model, and below it what differs.
    pub(crate) fn line(&self, differences: &[String], paint: Paint) -> String {
        let mut line = match self {
            Self::Verdict(verdict) => {
                let seen = if !verdict.complete() && verdict.observation == "Never" {
                    "not seen"
                } else {
                    &verdict.observation
                };
                let states = match verdict.states.len() {
                    1 => "1 state".to_owned(),
                    n => format!("{n} states"),
                };
                let details = format!("{}, {states}", verdict.model);
                let flags = verdict.flags.iter().chain(&verdict.limits);
                let flags: String = flags.map(|flag| format!(", {flag}")).collect();
                let details = paint.faint(&format!("({details}{flags})"));
                format!("{seen:9}  {}  {details}\n", verdict.file)
            }
            Self::Refused(refused) => format!("refused    {}: {}\n", refused.file, refused.error),
        };
        for difference in differences {
            line.push_str(&format!("  {} {difference}\n", paint.strong("differs:")));
        }
        line
    }
}

/// All records as one JSON document.
pub(crate) fn array(records: &[Record]) -> String {
    let document = serde_json::json!({
        "schema": SCHEMA,
        "tool": concat!("interlocked ", env!("CARGO_PKG_VERSION")),
        "results": records,
    });
    format!("{document:#}\n")
}

/// The sum of a check.
pub(crate) struct Summary {
    /// How many tests there are.
    whole: usize,
    done: usize,
    compared: usize,
    differ: usize,
    refused: usize,
    incomplete: usize,
}

impl Summary {
    /// Of a suite of `whole` tests, none of which is done.
    pub(crate) fn new(whole: usize) -> Self {
        Self { whole, done: 0, compared: 0, differ: 0, refused: 0, incomplete: 0 }
    }

    /// Counts a record; returns where it differs. `expectation` is `None` if nothing is compared,
    /// `Some(None)` if nothing is known of this file.
    pub(crate) fn add(
        &mut self,
        record: &Record,
        expectation: Option<Option<&Expectation>>,
    ) -> Vec<String> {
        self.done += 1;
        let differences = match (record, expectation) {
            (Record::Verdict(verdict), Some(Some(expectation))) => {
                self.compared += 1;
                expectation.differences(verdict)
            }
            _ => Vec::new(),
        };
        match record {
            Record::Verdict(verdict) => self.incomplete += usize::from(!verdict.complete()),
            Record::Refused(_) => self.refused += 1,
        }
        self.differ += usize::from(!differences.is_empty());
        differences
    }

    /// How the check ended.
    pub(crate) fn exit(&self) -> Exit {
        let part = |holds: bool, exit: Exit| if holds { exit } else { Exit::Success };
        part(self.differ > 0, Exit::Differs)
            .worst(part(self.refused > 0, Exit::BadInput))
            .worst(part(self.incomplete > 0 || self.done < self.whole, Exit::Incomplete))
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.done)?;
        if self.done < self.whole {
            write!(f, " of {}", self.whole)?;
        }
        write!(f, " test{}", if self.whole == 1 { "" } else { "s" })?;
        if self.compared > 0 {
            let same = self.compared - self.differ;
            write!(f, ": {same} as expected, {} differ", self.differ)?;
            let unknown = self.done - self.compared - self.refused;
            if unknown > 0 {
                write!(f, ", {unknown} without expectation")?;
            }
        }
        if self.refused > 0 {
            write!(f, ", {} refused", self.refused)?;
        }
        if self.incomplete > 0 {
            write!(f, ", {} incomplete", self.incomplete)?;
        }
        writeln!(f)
    }
}
