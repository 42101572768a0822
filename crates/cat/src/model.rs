//! A loaded model: text in, judge out.

use std::sync::OnceLock;

use interlocked_diag::{Diagnostic, Source};
use interlocked_exec::{
    Architecture, Assumptions, EventStructure, FailedCheck, Judge, Model, Relation, Witness,
};

use crate::ast::TestRole;
use crate::elaborate::{self, Check, Elaborated};
use crate::evaluate::Values;
use crate::explain::Explainer;
use crate::imply;
use crate::interpret::{self, Fault, Script};
use crate::judge::{GeneralJudge, PlanJudge};
use crate::library::{EMBEDDED, Embedded};
use crate::load::{self, Resolver};
use crate::location::Files;
use crate::plan::{Builder, FlagRule, Plan, Stages};
use crate::symbol::Symbols;
use crate::term::TermId;

/// The flag that is raised where a model cannot judge a candidate, see [`CatModel::fault`].
const FAULT: &str = "model-error";

/// A memory model written in cat.
pub struct CatModel {
    name: String,
    files: Files,
    pub(crate) script: Script,
    elaborated: Elaborated,
    flags: Vec<String>,
    assumptions: Assumptions,
    plan: Plan,
    /// The stages for candidates of which something is given, the most first; nothing comes last.
    stages: Vec<(Assumptions, Stages)>,
    fault: OnceLock<Fault>,
}

impl core::fmt::Debug for CatModel {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("CatModel").field("name", &self.name).finish_non_exhaustive()
    }
}

impl CatModel {
    /// One of the models that are part of the program, see [`EMBEDDED`].
    #[must_use]
    pub fn embedded(name: &str) -> Option<Self> {
        let embedded = EMBEDDED.iter().find(|embedded| embedded.name == name)?;
        let source = Source::new(format!("{name}.cat"), embedded.text);
        let mut model = Self::load(source, &mut |_| None).ok()?;
        model.name = name.to_owned();
        Some(model)
    }

    /// The embedded models that say something about programs of this architecture.
    pub fn embedded_for(architecture: Architecture) -> impl Iterator<Item = &'static Embedded> {
        EMBEDDED.iter().filter(move |embedded| embedded.applies_to(architecture))
    }

    /// Loads a model from its text; `resolve` finds the files that it includes. A `stdlib.cat` that
    /// it finds takes the place of the program's own.
    ///
    /// # Errors
    /// Everything that is wrong with the text, each with the file that it points into.
    pub fn load(
        source: Source,
        resolve: &mut Resolver<'_>,
    ) -> Result<Self, Vec<(Source, Diagnostic)>> {
        let mut files = Files::default();
        let mut symbols = Symbols::default();
        let stem = stem(&source.name);
        let (library, model) = load::load(&mut files, &mut symbols, source, resolve);
        if files.failed() {
            return Err(files.report());
        }
        let elaborated = elaborate::elaborate(&mut files, &mut symbols, &library, &model);
        if files.failed() {
            return Err(files.report());
        }
        let name = model.name.map_or(stem, |name| symbols.name(name).to_owned());
        let mut flags: Vec<String> = elaborated.flags.iter().map(|f| f.name.clone()).collect();
        if elaborated.general.is_some() || elaborated.terms.may_diverge() {
            flags.push(FAULT.to_owned());
        }
        let script = Script {
            library,
            model,
            symbols,
            flags: flags.iter().cloned().zip(0..).collect(),
            test_names: elaborated.test_names.clone(),
        };
        Ok(Self::new(name, files, script, elaborated, flags))
    }

    fn new(
        name: String,
        files: Files,
        script: Script,
        elaborated: Elaborated,
        flags: Vec<String>,
    ) -> Self {
        let assumptions = imply::assumptions(&elaborated.terms, &elaborated.checks);
        let mut builder = Builder::new(&elaborated.terms);
        let coherent = Assumptions { atomicity: false, ..assumptions };
        let stages = [assumptions, coherent, Assumptions::default()]
            .map(|given| (given, stages(&mut builder, &elaborated, given)))
            .into();
        let plan = builder.finish();
        Self {
            name,
            files,
            script,
            elaborated,
            flags,
            assumptions,
            plan,
            stages,
            fault: OnceLock::new(),
        }
    }

    /// What the load warned of.
    #[must_use]
    pub fn warnings(&self) -> Vec<(Source, Diagnostic)> {
        self.files.report()
    }

    /// Whether a raised flag says that the program's behavior is undefined (`undefined_unless`).
    #[must_use]
    pub fn is_undefined(&self, flag: &str) -> bool {
        self.elaborated.flags.iter().any(|known| known.undefined && known.name == flag)
    }

    /// Why a candidate could not be judged, once the flag `model-error` was raised: a mistake in
    /// the model that shows only on a candidate. Such a candidate counts as consistent.
    #[must_use]
    pub fn fault(&self) -> Option<(Source, Diagnostic)> {
        let fault = self.fault.get()?;
        let source = self.files.sources.get(fault.loc.file as usize)?.clone();
        Some((source, Diagnostic::error(fault.loc.span(), fault.message.clone())))
    }

    pub(crate) fn record_fault(&self, fault: Fault) {
        // The first one is kept; the others are its like.
        let _ = self.fault.set(fault);
    }

    /// The index of the flag for faults.
    pub(crate) fn fault_flag(&self) -> Option<usize> {
        self.flags.iter().position(|flag| flag == FAULT)
    }

    /// A judge that walks over the model's text for every candidate: slow, and the twin of the one
    /// that [`Model::judge`] gives.
    #[must_use]
    pub fn interpreting_judge<'a>(&'a self, structure: &'a EventStructure) -> Box<dyn Judge + 'a> {
        Box::new(GeneralJudge { model: self, structure, plan: None })
    }

    fn judge_with<'a>(
        &'a self,
        structure: &'a EventStructure,
        given: Assumptions,
    ) -> Box<dyn Judge + 'a> {
        let enough = |known: &Assumptions| {
            known.coherence <= given.coherence && known.atomicity <= given.atomicity
        };
        let (_, stages) =
            self.stages.iter().find(|(known, _)| enough(known)).expect("the last needs nothing");
        let plan = PlanJudge::new(&self.plan, stages, structure, self.fault_flag());
        if self.elaborated.general.is_none() {
            return Box::new(plan);
        }
        Box::new(GeneralJudge { model: self, structure, plan: Some(plan) })
    }

    /// What the author wrote for a term.
    fn text(&self, term: TermId) -> String {
        let place = self.elaborated.terms.places.get(&term);
        let text = place.map_or("", |&loc| self.files.text(loc));
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").chars().take(60).collect()
    }
}

/// The stages of a model without the checks that `given` implies.
fn stages(builder: &mut Builder<'_>, elaborated: &Elaborated, given: Assumptions) -> Stages {
    let terms = &elaborated.terms;
    let required: Vec<(&Check, Option<FlagRule>)> = elaborated
        .checks
        .iter()
        .filter(|check| check.role == TestRole::Require && !imply::redundant(terms, check, given))
        .map(|check| (check, None))
        .collect();
    let flagged = elaborated.checks.iter().filter_map(|check| {
        let index = elaborated.flags.iter().position(|flag| flag.name == check.name)?;
        let when = check.role == TestRole::Flag;
        (check.role != TestRole::Require).then_some((check, Some(FlagRule { index, when })))
    });
    let all: Vec<_> = required.iter().copied().chain(flagged).collect();
    // A lower bound that is not empty says nothing against `~empty`.
    let positive: Vec<_> = required.into_iter().filter(|(check, _)| !check.negated).collect();
    builder.stages(&positive, &all)
}

/// A file's name without its folders and its ending.
fn stem(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.strip_suffix(".cat").unwrap_or(file).to_owned()
}

impl Model for CatModel {
    fn name(&self) -> &str {
        &self.name
    }

    fn assumptions(&self) -> Assumptions {
        self.assumptions
    }

    fn flags(&self) -> &[String] {
        &self.flags
    }

    fn judge<'a>(&'a self, structure: &'a EventStructure) -> Box<dyn Judge + 'a> {
        self.judge_with(structure, Assumptions::default())
    }

    fn judge_given<'a>(
        &'a self,
        structure: &'a EventStructure,
        given: Assumptions,
    ) -> Box<dyn Judge + 'a> {
        self.judge_with(structure, given)
    }

    fn explain(&self, structure: &EventStructure, witness: &Witness) -> Vec<FailedCheck> {
        let elaborated = &self.elaborated;
        let values = Values::new(&elaborated.terms, structure, witness);
        let text = |term| self.text(term);
        let explainer = Explainer::new(&elaborated.terms, &values, &text, &elaborated.shown);
        let required = || elaborated.checks.iter().filter(|c| c.role == TestRole::Require);
        if elaborated.general.is_none() {
            return required().filter_map(|check| explainer.check(check)).collect();
        }
        match interpret::run(&self.script, structure, witness, true) {
            Ok(report) => report
                .failures
                .iter()
                .map(|failure| {
                    let check = required().find(|check| check.name == failure.name);
                    explainer.failure(failure, check)
                })
                .collect(),
            Err(fault) => {
                self.record_fault(fault);
                Vec::new()
            }
        }
    }

    fn show(&self, structure: &EventStructure, witness: &Witness) -> Vec<(String, Relation)> {
        let elaborated = &self.elaborated;
        if elaborated.general.is_some() {
            let report = interpret::run(&self.script, structure, witness, true);
            return report.map(|report| report.shown).unwrap_or_default();
        }
        let values = Values::new(&elaborated.terms, structure, witness);
        let shown = elaborated.shown.iter();
        shown
            .map(|(name, term)| (name.clone(), Relation::clone(&values.relation(*term))))
            .filter(|(_, relation)| !relation.is_empty())
            .collect()
    }
}
