//! The experiment: a test's threads on this CPU, and whether what they show is allowed.

use std::sync::atomic::AtomicBool;

use indicatif::{ProgressBar, ProgressStyle};
use interlocked_exec::{Outcome, Outcomes, Program, Question};
use interlocked_hardware::{Affinity, Options, Progress, Run};
use interlocked_litmus::{Code, Test};

use crate::args::ExperimentOptions;
use crate::law::wanted;
use crate::limits::duration;

impl ExperimentOptions {
    /// The options that were meant.
    ///
    /// # Errors
    /// An affinity that is none.
    pub(crate) fn resolve(&self) -> Result<Options, String> {
        let default = Options::default();
        let affinity = match self.affinity.as_str() {
            "spread" => Affinity::Spread,
            "system" => Affinity::System,
            list => {
                let numbers = list.split(',').map(|number| number.trim().parse());
                Affinity::Processors(numbers.collect::<Result<_, _>>().map_err(|_| {
                    format!("`{list}` is no affinity: expected `spread`, `system` or `0,1`")
                })?)
            }
        };
        let time = match (self.seconds, self.runs) {
            (Some(seconds), _) => Some(duration(seconds)),
            (None, Some(_)) => None,
            (None, None) => default.time,
        };
        let stride = self.stride.unwrap_or(default.stride);
        Ok(Options { runs: self.runs, time, stride, affinity, seed: self.seed })
    }
}

/// Runs a test.
///
/// # Errors
/// Why it cannot be run here, as a clause.
pub(crate) fn run(
    test: &Test,
    program: &Program,
    options: &Options,
    cancel: &AtomicBool,
) -> Result<Run, String> {
    let Code::X86(_, code) = &test.code else {
        return Err(format!("the experiment runs x86 tests, this is {}", program.architecture));
    };
    let bar = bar(options);
    let mut progress = |progress: Progress| match options.runs {
        Some(_) => bar.set_position(progress.runs),
        None => bar.set_position(progress.elapsed.as_millis() as u64),
    };
    let run = interlocked_hardware::run(program, code, options, cancel, &mut progress);
    bar.finish_and_clear();
    run.map_err(|error| error.to_string())
}

fn bar(options: &Options) -> ProgressBar {
    let length = match (options.runs, options.time) {
        (Some(runs), _) => runs,
        (None, time) => time.unwrap_or_default().as_millis() as u64,
    };
    let style = ProgressStyle::with_template("running {bar:40} {eta} left");
    ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// How many runs showed what the question is about.
pub(crate) fn weak(run: &Run, question: &Question) -> u64 {
    let shown = run.outcomes.states.iter().filter(|(outcome, _)| wanted(question, outcome));
    shown.map(|(_, count)| count).sum()
}

/// The outcomes that were observed and that a complete law does not have.
pub(crate) fn violations<'a>(run: &'a Run, law: &Outcomes) -> Vec<(&'a Outcome, u64)> {
    if !law.complete() || law.flags.contains("undefined") {
        return Vec::new();
    }
    let observed = run.outcomes.states.iter().map(|(outcome, count)| (outcome, *count));
    observed.filter(|(outcome, _)| !law.states.contains_key(*outcome)).collect()
}

/// A number of things for people: `12.3 M`.
pub(crate) fn amount(number: f64) -> String {
    let (scaled, unit) = match number {
        n if n >= 1e9 => (n / 1e9, " G"),
        n if n >= 1e6 => (n / 1e6, " M"),
        n if n >= 1e4 => (n / 1e3, " k"),
        n => return format!("{n:.0}"),
    };
    format!("{scaled:.1}{unit}")
}

/// What a run showed, in a few words: `41.2 %, 0.6 M/s`.
pub(crate) fn brief(run: &Run, question: &Question) -> String {
    let weak = weak(run, question);
    if weak == 0 {
        return format!("0 of {}", amount(run.runs as f64));
    }
    let percent = 100.0 * weak as f64 / run.runs as f64;
    let rate = weak as f64 / run.elapsed.as_secs_f64().max(1e-9);
    let percent = if percent < 0.1 { format!("{percent:.4}") } else { format!("{percent:.1}") };
    format!("{percent} %, {}/s", amount(rate))
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn amounts_are_short() {
        let cases =
            [(0.0, "0"), (9999.0, "9999"), (12_345.0, "12.3 k"), (2.5e6, "2.5 M"), (3e9, "3.0 G")];
        for (number, text) in cases {
            assert_eq!(amount(number), text);
        }
    }
}
