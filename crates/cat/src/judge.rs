//! A model on one event structure.

use interlocked_exec::{EventStructure, Judge, Judgement, Witness};

use crate::interpret;
use crate::model::CatModel;
use crate::plan::{Arena, Entry, Stages};

/// A first-order model: only the plan runs.
pub(crate) struct PlanJudge<'a> {
    stages: &'a Stages,
    arena: Arena<'a>,
    /// The flag that says that the model itself is at fault, if it can be.
    fault: Option<usize>,
}

impl<'a> PlanJudge<'a> {
    pub(crate) fn new(
        plan: &'a [Entry],
        stages: &'a Stages,
        structure: &EventStructure,
        fault: Option<usize>,
    ) -> Self {
        Self { stages, arena: Arena::new(plan, &stages.fixed, structure), fault }
    }
}

impl Judge for PlanJudge<'_> {
    fn viable(&mut self, partial: &Witness) -> bool {
        self.stages.viable.iter().all(|stage| self.arena.holds(stage, partial))
    }

    fn judge(&mut self, complete: &Witness) -> Judgement {
        let mut flags = 0;
        for stage in &self.stages.verdict {
            let holds = self.arena.holds(stage, complete);
            match stage.flag {
                None if !holds => return Judgement::default(),
                Some(rule) if holds == rule.when => flags |= 1 << rule.index,
                _ => {}
            }
        }
        if let (Some(index), true) = (self.fault, self.arena.diverged()) {
            flags |= 1 << index;
        }
        Judgement { executions: 1, flags }
    }
}

/// A model that is not first-order: the plan prunes, the interpreter judges.
pub(crate) struct GeneralJudge<'a> {
    pub(crate) model: &'a CatModel,
    pub(crate) structure: &'a EventStructure,
    /// `None` for the twin, which prunes nothing.
    pub(crate) plan: Option<PlanJudge<'a>>,
}

impl Judge for GeneralJudge<'_> {
    fn viable(&mut self, partial: &Witness) -> bool {
        self.plan.as_mut().is_none_or(|plan| plan.viable(partial))
    }

    fn judge(&mut self, complete: &Witness) -> Judgement {
        match interpret::run(&self.model.script, self.structure, complete, false) {
            Ok(report) => Judgement { executions: report.executions, flags: report.flags },
            Err(fault) => {
                let flags = self.model.fault_flag().map_or(0, |index| 1 << index);
                self.model.record_fault(fault);
                Judgement { executions: 1, flags }
            }
        }
    }
}
