//! The seam between enumeration and a memory model.

use crate::event::EventStructure;
use crate::relation::Relation;

/// rf, co and fr. In a partial witness each is a lower bound: the edges known so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// From the write to each read that reads from it.
    pub rf: Relation,
    /// Coherence: for each cell a strict order of its writes, transitive, initial write first.
    pub co: Relation,
    /// From a read to every write that is coherence-after the one it reads from.
    pub fr: Relation,
}

/// What the enumerator may take for granted of every execution that the model calls consistent.
/// True only if the model's axioms imply it; it changes the cost of a run, never its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Assumptions {
    /// `acyclic (po & loc) | rf | co | fr`.
    pub coherence: bool,
    /// `empty rmw & (fre; coe)`.
    pub atomicity: bool,
}

/// The verdict on a complete candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Judgement {
    /// How many consistent executions the candidate stands for: 0 if it is forbidden, more than 1
    /// only where a model chooses further relations (`with … from`).
    pub executions: u64,
    /// A bit for each name of [`Model::flags`] that is raised.
    pub flags: u64,
}

/// A step of the cycle, or the one edge, by which a check fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The event that it leaves.
    pub from: usize,
    /// The event that it reaches.
    pub to: usize,
    /// The relation that holds between them, by its most telling name (`rfe`, `mfence`, `ppo`).
    pub relation: String,
    /// The axiom or paper behind that relation, where the model's text names it.
    pub reason: Option<String>,
}

/// An axiom that a candidate violates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedCheck {
    /// The axiom's name (`as …` in cat).
    pub name: String,
    /// What the model's text says of it (its comment), if anything.
    pub reason: Option<String>,
    /// A shortest cycle, or the pair that should not be there.
    pub cycle: Vec<Step>,
}

/// A memory model.
pub trait Model: Send + Sync {
    /// Its name.
    fn name(&self) -> &str;

    /// What its axioms imply.
    fn assumptions(&self) -> Assumptions;

    /// The names of the flags that it can raise, at most 64.
    fn flags(&self) -> &[String];

    /// A judge for the candidates of one event structure.
    fn judge<'a>(&'a self, structure: &'a EventStructure) -> Box<dyn Judge + 'a>;

    /// A judge for candidates of which `given` holds, so that it need not be checked again. On
    /// them its verdicts are those of [`Model::judge`]'s; `viable` may prune less.
    fn judge_given<'a>(
        &'a self,
        structure: &'a EventStructure,
        given: Assumptions,
    ) -> Box<dyn Judge + 'a> {
        let _ = given;
        self.judge(structure)
    }

    /// Which axioms a complete candidate violates and how; empty if it is consistent.
    fn explain(&self, structure: &EventStructure, witness: &Witness) -> Vec<FailedCheck>;

    /// The model's own relations worth drawing, by name, for a complete candidate.
    fn show(&self, structure: &EventStructure, witness: &Witness) -> Vec<(String, Relation)>;
}

/// A model applied to one event structure; keeps what does not depend on the witness.
pub trait Judge {
    /// Whether a completion of the partial witness may be consistent. `false` prunes, and must be
    /// right; `true` may be wrong.
    fn viable(&mut self, partial: &Witness) -> bool;

    /// The verdict on a complete witness.
    fn judge(&mut self, complete: &Witness) -> Judgement;
}
