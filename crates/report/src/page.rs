//! The page of `explain`: one question, every witness's answer, and why.
//!
//! [`Page`] is data (it is also the JSON that `explain --format json` prints); [`Page::text`] is
//! the page for a terminal.

use serde::{Deserialize, Serialize};

use crate::table::Table;
use crate::{trace, wrap};

/// A whole page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// [`crate::view::SCHEMA`].
    pub schema: u32,
    /// The name that was asked for.
    pub name: String,
    /// What the test asks, in words.
    pub summary: String,
    /// What ran the experiment (`AMD EPYC 7B13, 100 M runs`); empty if there was none.
    pub host: String,
    /// The table.
    pub rows: Vec<Row>,
    /// The explanations, in the order of the table.
    pub reasons: Vec<Reason>,
    /// What else is worth knowing (why there is no experiment, what a model leaves open).
    pub notes: Vec<String>,
}

/// One program of the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The language or the architecture (`Rust`, `x86-64`).
    pub level: String,
    /// What distinguishes the program (`Relaxed`, `xchg, mov`).
    pub code: String,
    /// The law, one entry a model.
    pub law: Vec<Law>,
    /// What a machine with store buffers and caches does; there is none for languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mechanism: Option<Mechanism>,
    /// The experiment's result (`41.2 %, 0.6 M/s`), `–` where there is none.
    pub experiment: String,
    /// The test, by which it can be asked for.
    pub test: String,
}

/// A model's verdict on what the test asks about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Law {
    /// The model.
    pub model: String,
    /// Its verdict.
    pub verdict: Answer,
    /// The axiom that forbids it.
    pub axiom: Option<String>,
    /// Bounds that were hit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<String>,
}

/// Whether a machine ends as a test asks, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mechanism {
    /// The machine, as `trace --machine` names it.
    pub machine: String,
    /// Whether it ends so.
    pub answer: trace::Answer,
    /// The steps of the shortest run that was found; 0 if there is none.
    pub steps: usize,
    /// The structures that make it possible: without them it is unreachable. Empty if there is no
    /// run, or if that is not known.
    pub structures: String,
}

impl Mechanism {
    /// The cell of the table: `store buffer, 6 steps`.
    #[must_use]
    pub fn words(&self) -> String {
        match self.answer {
            trace::Answer::Reachable if self.structures.is_empty() => {
                format!("reachable, {} steps", self.steps)
            }
            trace::Answer::Reachable => format!("{}, {} steps", self.structures, self.steps),
            trace::Answer::Unreachable => "unreachable".to_owned(),
            trace::Answer::Incomplete => "not all explored".to_owned(),
        }
    }
}

/// Whether what a test asks about can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Some execution shows it.
    Allowed,
    /// No execution shows it.
    Forbidden,
    /// The program has a data race or another reason to mean nothing.
    Undefined,
    /// Not seen, but a bound was hit.
    Incomplete,
}

impl Answer {
    /// The word on the page.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Forbidden => "forbidden",
            Self::Undefined => "undefined",
            Self::Incomplete => "not seen (incomplete)",
        }
    }
}

/// Why models answer as they do, with the execution that shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The row's level.
    pub level: String,
    /// The row's code.
    pub code: String,
    /// The answer.
    pub verdict: Answer,
    /// The models that give it.
    pub models: Vec<String>,
    /// The explanation.
    pub sentences: Vec<String>,
    /// The execution graph as text; empty if there is none.
    pub graph: String,
    /// The same in DOT.
    pub dot: String,
    /// The same as SVG.
    pub svg: String,
    /// A run of a machine that ends so, as a sequence diagram in SVG; empty if there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub run: String,
}

impl Reason {
    /// `x86-64 mov, mov: allowed by x86-tso`.
    #[must_use]
    pub fn title(&self, paint: Paint) -> String {
        let models = match self.models.as_slice() {
            [] => String::new(),
            [only] => format!(" by {only}"),
            [most @ .., last] => format!(" by {} and {last}", most.join(", ")),
        };
        let subject = paint.strong(&format!("{} {}", self.level, self.code));
        format!("{subject}: {}{models}", paint.answer(self.verdict))
    }
}

/// Whether words are colored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Plain text.
    Plain,
    /// With ANSI escapes.
    Ansi,
}

impl Paint {
    fn around(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Ansi => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }

    /// A heading.
    #[must_use]
    pub fn strong(self, text: &str) -> String {
        self.around("1", text)
    }

    /// What matters less.
    #[must_use]
    pub fn faint(self, text: &str) -> String {
        self.around("2", text)
    }

    /// What is to be seen first.
    #[must_use]
    pub fn striking(self, text: &str) -> String {
        self.around("33", text)
    }

    /// The word of an answer, in its color.
    #[must_use]
    pub fn answer(self, answer: Answer) -> String {
        let code = match answer {
            Answer::Allowed => "32",
            Answer::Forbidden => "31",
            Answer::Undefined => "35",
            Answer::Incomplete => "33",
        };
        self.around(code, answer.word())
    }
}

/// The widest line of running text. In characters.
const LINE: usize = 96;

impl Page {
    /// The page for a terminal; ends with a line break.
    #[must_use]
    pub fn text(&self, paint: Paint) -> String {
        let mut out = paint.strong(&self.name);
        if !self.summary.is_empty() {
            out.push_str(&format!(" · {}", self.summary));
        }
        out.push_str("\n\n");
        out.push_str(&self.table(paint));
        for reason in self.leading() {
            out.push_str(&format!("\n{}\n", reason.title(paint)));
            for sentence in &reason.sentences {
                out.push_str(&wrapped(sentence, "  "));
            }
            if !reason.graph.is_empty() {
                out.push('\n');
                for line in reason.graph.lines() {
                    out.push_str(format!("    {line}").trim_end());
                    out.push('\n');
                }
            }
        }
        if !self.notes.is_empty() {
            out.push('\n');
        }
        for note in &self.notes {
            out.push_str(&wrapped(note, ""));
        }
        out
    }

    /// The first reason for each answer on each level: what a page of one screen has room for.
    pub fn leading(&self) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().enumerate().filter_map(|(index, reason)| {
            let before = &self.reasons[..index];
            let told =
                before.iter().any(|b| b.level == reason.level && b.verdict == reason.verdict);
            (!told).then_some(reason)
        })
    }

    /// Whether a row has a mechanism.
    pub(crate) fn has_mechanism(&self) -> bool {
        self.rows.iter().any(|row| row.mechanism.is_some())
    }

    fn table(&self, paint: Paint) -> String {
        let mut table = Table::new();
        let cpu =
            if self.host.is_empty() { String::new() } else { format!("this CPU ({})", self.host) };
        let mechanism = if self.has_mechanism() { "mechanism" } else { "" };
        let head = ["law", mechanism, &cpu, "test"].map(|word| paint.faint(word));
        table.row(["", ""].into_iter().chain(head.iter().map(String::as_str)));
        let mut level = "";
        for row in &self.rows {
            let shown = if row.level == level { "" } else { &row.level };
            level = &row.level;
            let law = self::law(&row.law, paint);
            let test = paint.faint(&row.test);
            let mechanism = row.mechanism.as_ref().map_or_else(String::new, Mechanism::words);
            table.row([&paint.strong(shown), &row.code, &law, &mechanism, &row.experiment, &test]);
        }
        table.render()
    }
}

/// A row's verdicts in one cell: one word where all models agree.
fn law(law: &[Law], paint: Paint) -> String {
    let axiom = |law: &Law| match &law.axiom {
        Some(axiom) => format!(" ({axiom})"),
        None => String::new(),
    };
    match law {
        [] => "–".into(),
        [only] => format!("{}{}", paint.answer(only.verdict), axiom(only)),
        [first, rest @ ..] if rest.iter().all(|other| other.verdict == first.verdict) => {
            format!("{}{}", paint.answer(first.verdict), axiom(first))
        }
        several => {
            let each = several
                .iter()
                .map(|law| format!("{} by {}{}", paint.answer(law.verdict), law.model, axiom(law)));
            each.collect::<Vec<_>>().join(", ")
        }
    }
}

/// A paragraph in lines of at most [`LINE`] characters, each after `indent`.
fn wrapped(text: &str, indent: &str) -> String {
    let lines = wrap::lines(text, LINE - indent.len());
    lines.iter().map(|line| format!("{indent}{line}\n")).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn ruling(model: &str, verdict: Answer, axiom: Option<&str>) -> Law {
        Law { model: model.into(), verdict, axiom: axiom.map(Into::into), limits: vec![] }
    }

    pub(crate) fn page() -> Page {
        let row = |level: &str, code: &str, law, experiment: &str| Row {
            level: level.into(),
            code: code.into(),
            law,
            mechanism: (level == "x86-64").then(|| Mechanism {
                machine: "tso".into(),
                answer: trace::Answer::Reachable,
                steps: 6,
                structures: "store buffer".into(),
            }),
            experiment: experiment.into(),
            test: "SB".into(),
        };
        Page {
            schema: 1,
            name: "SB".into(),
            summary: "store buffering: can both threads read 0?".into(),
            host: "a CPU, 100 M runs".into(),
            rows: vec![
                row(
                    "Rust",
                    "Relaxed",
                    vec![
                        ruling("c20", Answer::Allowed, None),
                        ruling("rc11", Answer::Allowed, None),
                    ],
                    "",
                ),
                row("Rust", "SeqCst", vec![ruling("c20", Answer::Forbidden, Some("psc"))], ""),
                row("x86-64", "mov, mov", vec![ruling("x86-tso", Answer::Allowed, None)], "41.2 %"),
                row(
                    "AArch64",
                    "ldr, str",
                    vec![
                        ruling("aarch64", Answer::Allowed, None),
                        ruling("sc", Answer::Forbidden, Some("sc")),
                    ],
                    "–",
                ),
            ],
            reasons: vec![Reason {
                level: "Rust".into(),
                code: "Relaxed".into(),
                verdict: Answer::Allowed,
                models: vec!["c20".into(), "rc11".into()],
                sentences: vec!["word ".repeat(40)],
                graph: "P0\na: W x=1\n".into(),
                dot: String::new(),
                svg: String::new(),
                run: "<svg><title>A run</title></svg>".into(),
            }],
            notes: vec!["A note.".into()],
        }
    }

    #[test]
    fn the_page_for_a_terminal() {
        insta::assert_snapshot!(page().text(Paint::Plain), @r"
        SB · store buffering: can both threads read 0?

                           law                                       mechanism              this CPU (a CPU, 100 M runs)  test
        Rust     Relaxed   allowed                                                                                        SB
                 SeqCst    forbidden (psc)                                                                                SB
        x86-64   mov, mov  allowed                                   store buffer, 6 steps  41.2 %                        SB
        AArch64  ldr, str  allowed by aarch64, forbidden by sc (sc)                         –                             SB

        Rust Relaxed: allowed by c20 and rc11
          word word word word word word word word word word word word word word word word word word word
          word word word word word word word word word word word word word word word word word word word
          word word

            P0
            a: W x=1

        A note.
        ");
    }

    #[test]
    fn color_changes_no_width() {
        let plain = page().text(Paint::Plain);
        let mut colored = page().text(Paint::Ansi);
        for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[31m", "\u{1b}[32m"] {
            colored = colored.replace(code, "");
        }
        assert_eq!(plain, colored);
    }

    #[test]
    fn a_page_survives_json() {
        let text = serde_json::to_string(&page()).expect("plain data");
        let read: Page = serde_json::from_str(&text).expect("what was written");
        assert_eq!(read, page());
    }
}
