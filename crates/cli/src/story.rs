//! How `explain` finds what to tell: the programs of a page, each witness's answer, the reasons.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use interlocked_exec::{
    Architecture, Condition, Limits, Model as _, Outcomes, Program, Quantifier, Question, Why, why,
};
use interlocked_hardware::Options;
use interlocked_litmus::Test;
use interlocked_litmus::compile::{self, Target};
use interlocked_report::execution::Execution;
use interlocked_report::page::{Answer, Law, Page, Reason, Row};
use interlocked_report::view::SCHEMA;
use interlocked_report::{dot, graph_text, state, svg, trace, words};

use crate::args::LimitOptions;
use crate::console::Console;
use crate::exit::Exit;
use crate::experiment::{self, amount};
use crate::load::{self, Loaded};
use crate::mechanism::{Machines, Mechanism};
use crate::model::{self, Library, Shared};
use crate::{catalogue, law, shape, tips};

/// What is the same for all pages.
pub(crate) struct Story<'a> {
    pub(crate) library: Library,
    /// The models to judge by; those that apply if empty.
    pub(crate) models: &'a [String],
    pub(crate) limits: &'a LimitOptions,
    /// How to run the experiment, if at all.
    pub(crate) experiment: Option<Options>,
    /// Whether machines run it.
    pub(crate) mechanism: bool,
    /// Whether every variation of a shape is shown.
    pub(crate) everything: bool,
    pub(crate) cancel: Arc<AtomicBool>,
}

/// One program of the page.
struct Variant {
    /// The test's name, with the target where it was compiled.
    name: String,
    test: Test,
    program: Program,
    question: Question,
    level: &'static str,
    code: String,
}

impl Variant {
    fn new(name: String, test: Test, program: Program) -> Self {
        let question = test.question(&program);
        let level = level(program.architecture);
        let code = shape::words(&program);
        Self { name, test, program, question, level, code }
    }
}

/// The name of a language or architecture on the page.
fn level(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::X86_64 => "x86-64",
        Architecture::X86 => "x86",
        Architecture::AArch64 => "AArch64",
        Architecture::C => "C",
        Architecture::Rust => "Rust",
    }
}

/// A model's answer for one program.
struct Ruled {
    model: Shared,
    outcomes: Outcomes,
    answer: Answer,
    why: Why,
}

impl Story<'_> {
    /// The page of a test.
    ///
    /// # Errors
    /// The test or a model cannot be used; that has been said.
    pub(crate) fn tell(&self, name: &str, console: &Console) -> Result<(Page, Exit), Exit> {
        let loaded = load::by_name(name).map_err(|refusal| {
            console.remark(&refusal.text(console.diagnostic_color()));
            Exit::BadInput
        })?;
        console.diagnostics(&loaded.source, &loaded.warnings);
        let mut page = Page {
            schema: SCHEMA,
            name: loaded.test.name().to_owned(),
            summary: loaded.test.description().unwrap_or_default().to_owned(),
            ..Page::default()
        };
        let variants = self.variants(name, loaded, &mut page);
        let mut exit = Exit::Success;
        for variant in &variants {
            exit = exit.worst(self.add(variant, &mut page, console)?);
        }
        if has_thin_air(&page) {
            page.notes.push(THIN_AIR.to_owned());
        }
        Ok((page, exit))
    }

    /// The programs of the page: the test, its variations, and what they compile to.
    fn variants(&self, name: &str, loaded: Loaded, page: &mut Page) -> Vec<Variant> {
        let base = Variant::new(loaded.test.name().to_owned(), loaded.test, loaded.program);
        let mut left_out = 0;
        let mut all = vec![base];
        for member in catalogue::variations(name) {
            let Ok(loaded) = load::by_name(member) else { continue };
            let fits = shape::same(&loaded.program, &all[0].program)
                && shape::usual(&loaded.program)
                && shape::plain(&loaded.program);
            if fits || self.everything {
                all.push(Variant::new(member.to_owned(), loaded.test, loaded.program));
            } else {
                left_out += 1;
            }
        }
        if left_out > 0 {
            page.notes.push(format!(
                "{left_out} more variations: `interlocked list {name}`, or `--all` here."
            ));
        }
        let mut compiled = Vec::new();
        for variant in &all {
            if matches!(variant.program.architecture, Architecture::C | Architecture::Rust) {
                compiled.extend(compilations(variant, page));
            }
        }
        all.extend(compiled);
        all.sort_by_key(|variant| {
            (rank(variant.program.architecture), shape::rank(&variant.program))
        });
        let mut seen = Vec::new();
        all.retain(|variant| {
            let key = (variant.level, variant.code.clone());
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        all
    }

    /// Adds a program's row and reasons to the page.
    fn add(&self, variant: &Variant, page: &mut Page, console: &Console) -> Result<Exit, Exit> {
        let mut exit = Exit::Success;
        let names: Vec<&str> = if self.models.is_empty() {
            model::applicable(variant.program.architecture).to_vec()
        } else {
            self.models.iter().map(String::as_str).collect()
        };
        let mut row = Row {
            level: variant.level.to_owned(),
            code: variant.code.clone(),
            law: Vec::new(),
            mechanism: None,
            experiment: String::new(),
            test: variant.name.clone(),
        };
        let mechanism = self.mechanism(variant, page);
        for name in names {
            let ruled = self.rule(variant, name, console)?;
            if !ruled.outcomes.complete() {
                exit = exit.worst(Exit::Incomplete);
            }
            row.law.push(ruled.law());
            if let Some(mechanism) = &mechanism {
                exit = exit.worst(mechanism_is_lawful(variant, &ruled, mechanism, page, console));
            }
            let mut reason = ruled.reason(variant);
            match page.reasons.iter_mut().find(|known| same_reason(known, &reason)) {
                Some(known) => known.models.extend(reason.models),
                None => {
                    let limits = self.limits.begin(self.limits.jobs(), &self.cancel);
                    let (model, answer) = (&ruled.model, ruled.answer);
                    let tip = tips::find(&variant.test, model, answer, &limits);
                    let mechanism = mechanism.as_ref().filter(|_| answer == Answer::Allowed);
                    reason.sentences.extend(mechanism.map(Mechanism::sentence));
                    let run = mechanism.and_then(|mechanism| mechanism.run.as_ref());
                    reason.run = run.map_or_else(String::new, trace::svg::draw);
                    reason.sentences.extend(tip.sentence);
                    if mechanism.is_some_and(|mechanism| self.cures(&tip.forbidden, mechanism)) {
                        reason.sentences.push(CURED.to_owned());
                    }
                    page.reasons.push(reason);
                }
            }
            if let Some(experiment) = &self.experiment
                && row.experiment.is_empty()
            {
                let seen = self.observe(variant, &ruled, experiment, page, console);
                exit = exit.worst(seen.1);
                row.experiment = seen.0;
            }
        }
        row.mechanism = mechanism.map(|mechanism| mechanism.shown);
        page.rows.push(row);
        Ok(exit)
    }

    fn rule(&self, variant: &Variant, name: &str, console: &Console) -> Result<Ruled, Exit> {
        let model = self.library.get(name).map_err(|message| {
            console.remark(&message);
            Exit::BadInput
        })?;
        let limits: Limits = self.limits.begin(self.limits.jobs(), &self.cancel);
        let judged = law::judge(&variant.program, &model, &limits).and_then(|outcomes| {
            let condition = wanted(&variant.question);
            let why = why(&variant.program, &*model, &condition, &limits);
            Ok((outcomes, why.map_err(|error| error.to_string())?))
        });
        let (outcomes, why) = judged.map_err(|message| {
            console.error(&format!("{}: {message}", variant.name));
            Exit::BadInput
        })?;
        let answer = law::answer(&outcomes, &variant.question);
        Ok(Ruled { model, outcomes, answer, why })
    }

    /// What the machines of the architecture do; why they do nothing stands in the notes.
    fn mechanism(&self, variant: &Variant, page: &mut Page) -> Option<Mechanism> {
        if !self.mechanism {
            return None;
        }
        let machines = self.machines(&variant.program, &variant.question);
        machines.run().unwrap_or_else(|refused| {
            page.notes.push(format!("No mechanism for {}: {refused}.", variant.name));
            None
        })
    }

    fn machines<'a>(&'a self, program: &'a Program, question: &'a Question) -> Machines<'a> {
        Machines { program, question, cancel: &self.cancel }
    }

    /// Whether the machine ends as asked, and with the changes of each tip it does not.
    fn cures(&self, tips: &[Test], mechanism: &Mechanism) -> bool {
        let is_cured = |test: &Test| {
            let program = test.lower().ok()?;
            let ends_so = self.machines(&program, &test.question(&program)).ends_so();
            Some(ends_so.ok()? == Some(false))
        };
        let reached = mechanism.shown.answer == trace::Answer::Reachable;
        reached && !tips.is_empty() && tips.iter().all(|tip| is_cured(tip) == Some(true))
    }

    /// What this CPU does: the cell of the table, and what that means for the exit code.
    fn observe(
        &self,
        variant: &Variant,
        ruled: &Ruled,
        options: &Options,
        page: &mut Page,
        console: &Console,
    ) -> (String, Exit) {
        match variant.program.architecture {
            Architecture::X86_64 | Architecture::X86 => {}
            Architecture::C | Architecture::Rust => return (String::new(), Exit::Success),
            _ => return ("–".into(), Exit::Success),
        }
        let run = match experiment::run(&variant.test, &variant.program, options, &self.cancel) {
            Ok(run) => run,
            Err(reason) => {
                let note = format!("No experiment: {reason}.");
                if !page.notes.contains(&note) {
                    page.notes.push(note);
                }
                return ("–".into(), Exit::Success);
            }
        };
        if page.host.is_empty() {
            page.host = format!("{}, {}", run.host.cpu, length(options));
            page.notes.extend(run.notes.iter().cloned());
        }
        let mut cell = experiment::brief(&run, &variant.question);
        let violations = experiment::violations(&run, &ruled.outcomes);
        for (outcome, count) in &violations {
            let text = format!(
                "{}: this CPU showed `{}` {count} times, which {} forbids",
                variant.name,
                state::state(&variant.program, outcome),
                ruled.model.name()
            );
            console.error(&text);
            page.notes.push(text);
        }
        if violations.is_empty() {
            return (cell, Exit::Success);
        }
        cell.push_str(" AGAINST THE LAW");
        (cell, Exit::Differs)
    }
}

/// What is said of tips that forbid an outcome, if the machine agrees.
const CURED: &str = "No run of the machine ends so with these changes.";

/// Whether the law of the architecture has all that the machines did; what it has not is said.
fn mechanism_is_lawful(
    variant: &Variant,
    ruled: &Ruled,
    mechanism: &Mechanism,
    page: &mut Page,
    console: &Console,
) -> Exit {
    let law = ruled.model.name();
    if law != model::applicable(variant.program.architecture)[0] {
        return Exit::Success;
    }
    let violations = mechanism.against(&ruled.outcomes);
    for (machine, outcome) in &violations {
        let text = format!(
            "{}: the machine `{machine}` ends with `{}`, which {law} forbids; one of them has a bug",
            variant.name,
            state::state(&variant.program, outcome),
        );
        console.error(&text);
        page.notes.push(text);
    }
    if violations.is_empty() { Exit::Success } else { Exit::Differs }
}

/// How long each experiment is.
fn length(options: &Options) -> String {
    match (options.runs, options.time) {
        (Some(runs), _) => format!("{} runs each", amount(runs as f64)),
        (None, time) => format!("{} s each", time.unwrap_or_default().as_secs_f64()),
    }
}

/// What a test's question is about, as a condition.
fn wanted(question: &Question) -> Condition {
    match question.quantifier {
        Quantifier::ForAll => Condition::Not(Box::new(question.condition.clone())),
        Quantifier::Exists | Quantifier::NotExists => question.condition.clone(),
    }
}

/// The order of the page: languages, then architectures.
fn rank(architecture: Architecture) -> u8 {
    match architecture {
        Architecture::Rust => 0,
        Architecture::C => 1,
        Architecture::X86_64 => 2,
        Architecture::X86 => 3,
        Architecture::AArch64 => 4,
    }
}

/// What a test compiles to, for every target.
fn compilations(variant: &Variant, page: &mut Page) -> Vec<Variant> {
    let mut compiled = Vec::new();
    for target in Target::ALL {
        let lowered = compile::compile(&variant.test, target)
            .and_then(|test| test.lower().map(|program| (test, program)));
        match lowered {
            Ok((test, program)) => {
                compiled.push(Variant::new(variant.name.clone(), test, program));
            }
            Err(diagnostics) => {
                let reason = diagnostics.first().map_or("", |d| d.message.as_str());
                page.notes
                    .push(format!("{} is not compiled for {target}: {reason}.", variant.name));
            }
        }
    }
    compiled
}

impl Ruled {
    fn law(&self) -> Law {
        let axiom = match &self.why {
            Why::Forbidden(_, checks) if self.answer == Answer::Forbidden => {
                shortest(checks).map(|check| check.name.clone())
            }
            _ => None,
        };
        let limits = &self.outcomes.limits;
        Law {
            model: self.model.name().to_owned(),
            verdict: self.answer,
            axiom,
            limits: limits.iter().map(ToString::to_string).collect(),
        }
    }

    fn reason(&self, variant: &Variant) -> Reason {
        let model = self.model.name();
        let mut reason = Reason {
            level: variant.level.to_owned(),
            code: variant.code.clone(),
            verdict: self.answer,
            models: vec![model.to_owned()],
            sentences: Vec::new(),
            graph: String::new(),
            dot: String::new(),
            svg: String::new(),
            run: String::new(),
        };
        let (execution, checks) = match &self.why {
            Why::Allowed(execution) => (execution, &[][..]),
            Why::Forbidden(execution, checks) => (execution, checks.as_slice()),
            Why::NoCandidate => {
                reason.sentences.push("No execution writes such values, in any order.".into());
                return reason;
            }
            _ => return reason,
        };
        let shown = self.model.show(&execution.structure, &execution.witness);
        let failed = shortest(checks);
        let execution = Execution {
            program: &variant.program,
            structure: &execution.structure,
            witness: &execution.witness,
            values: &execution.values,
            shown: if failed.is_some() { &[] } else { &shown },
            failed,
        };
        reason.sentences.push(match failed {
            Some(failed) => words::forbidden(&execution, failed),
            None => words::allowed(&execution, model),
        });
        if let Some(failed) = failed {
            if let Some(text) = &failed.reason {
                reason.sentences.push(format!("`{}`: {text}", failed.name));
            }
            reason.sentences.extend(words::sources(failed));
        }
        reason.graph = graph_text::draw(&execution);
        reason.dot = dot::draw(&execution);
        reason.svg = svg::draw(&execution);
        reason
    }
}

/// Whether two reasons are of the same program and the same answer.
/// Why `rc11` and the processors differ on load buffering.
const THIN_AIR: &str = "`rc11` forbids load buffering, lest values come out of thin air. C++20 and \
    Rust do not, nor do Arm processors, and compilers add nothing to prevent it: see \
    docs/conformance.md.";

/// Whether `rc11` forbids something for the sake of thin air alone that `c20` allows.
fn has_thin_air(page: &Page) -> bool {
    page.rows.iter().any(|row| {
        let forbids = |law: &Law| law.axiom.as_deref() == Some("no-thin-air");
        let allows = |law: &Law| law.model == "c20" && law.verdict == Answer::Allowed;
        row.law.iter().any(forbids) && row.law.iter().any(allows)
    })
}

fn same_reason(one: &Reason, other: &Reason) -> bool {
    one.level == other.level && one.code == other.code && one.verdict == other.verdict
}

fn shortest(checks: &[interlocked_exec::FailedCheck]) -> Option<&interlocked_exec::FailedCheck> {
    checks.iter().min_by_key(|check| check.cycle.len())
}
