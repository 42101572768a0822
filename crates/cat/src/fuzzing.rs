//! Entry points for fuzzing: they take any text and give back nothing; what they must not do is
//! panic, overflow the stack or run without an end.

use interlocked_diag::Source;
use interlocked_exec::{EventStructure, Model, Relation, Witness};

use crate::model::CatModel;

/// Loads a text as a model that includes nothing of its own, and judges the empty candidate.
pub fn parse(text: &str) {
    let Ok(model) = CatModel::load(Source::new("fuzz.cat", text), &mut |_| None) else { return };
    let none = Relation::new(0);
    let structure = EventStructure {
        events: Vec::new(),
        cells: Vec::new(),
        po: none.clone(),
        addr: none.clone(),
        data: none.clone(),
        ctrl: none.clone(),
        pick_addr: none.clone(),
        pick_data: none.clone(),
        pick_ctrl: none.clone(),
        rmw: none.clone(),
        amo: none.clone(),
    };
    let witness = Witness { rf: none.clone(), co: none.clone(), fr: none };
    judge(&model, &structure, &witness);
}

/// Judges a candidate in every way that there is, and explains it.
pub fn judge(model: &CatModel, structure: &EventStructure, witness: &Witness) {
    let mut plan = model.judge(structure);
    plan.viable(witness);
    plan.judge(witness);
    model.interpreting_judge(structure).judge(witness);
    model.explain(structure, witness);
    model.show(structure, witness);
}
