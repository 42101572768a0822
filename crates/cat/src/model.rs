//! A loaded model: text in, judge out.

use interlocked_diag::{Diagnostic, Source};
use interlocked_exec::{
    Architecture, Assumptions, EventStructure, FailedCheck, Judge, Judgement, Model, Relation,
    Witness,
};

use crate::ast::TestRole;
use crate::elaborate::{self, Check, Elaborated};
use crate::imply;
use crate::library::{EMBEDDED, Embedded};
use crate::load::{self, Resolver};
use crate::location::Files;
use crate::plan::{Arena, Bound, Builder, FlagRule, Plan, Stage};
use crate::symbol::Symbols;

/// A memory model written in cat.
pub struct CatModel {
    name: String,
    pub(crate) elaborated: Elaborated,
    flags: Vec<String>,
    assumptions: Assumptions,
    plan: Plan,
    /// Checks of a partial witness.
    viable: Vec<Stage>,
    /// Checks and flags of a complete one.
    verdict: Vec<Stage>,
    warnings: Vec<(Source, Diagnostic)>,
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

    /// Loads a model from its text; `resolve` finds the files that it includes.
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
        let (library, file) = load::load(&mut files, &mut symbols, source, resolve);
        if files.failed() {
            return Err(files.report());
        }
        let elaborated = elaborate::elaborate(&mut files, &mut symbols, &library, &file);
        if files.failed() {
            return Err(files.report());
        }
        let name = file.name.map_or(stem, |name| symbols.name(name).to_owned());
        Ok(Self::new(name, elaborated, files.report()))
    }

    fn new(name: String, elaborated: Elaborated, warnings: Vec<(Source, Diagnostic)>) -> Self {
        let mut builder = Builder::new(&elaborated.terms);
        let required: Vec<(&Check, Option<FlagRule>)> = elaborated
            .checks
            .iter()
            .filter(|check| check.role == TestRole::Require)
            .map(|check| (check, None))
            .collect();
        let positive: Vec<_> =
            required.iter().filter(|(check, _)| !check.negated).copied().collect();
        let viable = builder.stages(&positive, Bound::Lower);
        let flagged = elaborated.checks.iter().filter_map(|check| {
            let index = elaborated.flags.iter().position(|flag| flag.name == check.name)?;
            let when = check.role == TestRole::Flag;
            (check.role != TestRole::Require).then_some((check, Some(FlagRule { index, when })))
        });
        let all: Vec<_> = required.iter().copied().chain(flagged).collect();
        let verdict = builder.stages(&all, Bound::Exact);
        let plan = builder.finish();
        let flags = elaborated.flags.iter().map(|flag| flag.name.clone()).collect();
        let assumptions = imply::assumptions(&elaborated.terms, &elaborated.checks);
        Self { name, elaborated, flags, assumptions, plan, viable, verdict, warnings }
    }

    /// What the load warned of.
    #[must_use]
    pub fn warnings(&self) -> &[(Source, Diagnostic)] {
        &self.warnings
    }

    /// Whether a raised flag says that the program's behavior is undefined (`undefined_unless`).
    #[must_use]
    pub fn is_undefined(&self, flag: &str) -> bool {
        self.elaborated.flags.iter().any(|known| known.undefined && known.name == flag)
    }
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
        Box::new(PlanJudge {
            viable: &self.viable,
            verdict: &self.verdict,
            arena: Arena::new(&self.plan, structure),
        })
    }

    fn explain(&self, _structure: &EventStructure, _witness: &Witness) -> Vec<FailedCheck> {
        Vec::new()
    }

    fn show(&self, _structure: &EventStructure, _witness: &Witness) -> Vec<(String, Relation)> {
        Vec::new()
    }
}

/// A first-order model on one event structure.
struct PlanJudge<'a> {
    viable: &'a [Stage],
    verdict: &'a [Stage],
    arena: Arena<'a>,
}

impl Judge for PlanJudge<'_> {
    fn viable(&mut self, partial: &Witness) -> bool {
        self.viable.iter().all(|stage| self.arena.holds(stage, partial))
    }

    fn judge(&mut self, complete: &Witness) -> Judgement {
        let mut flags = 0;
        for stage in self.verdict {
            let holds = self.arena.holds(stage, complete);
            match stage.flag {
                None if !holds => return Judgement::default(),
                Some(rule) if holds == rule.when => flags |= 1 << rule.index,
                _ => {}
            }
        }
        Judgement { executions: 1, flags }
    }
}
