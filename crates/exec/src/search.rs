//! The search through the candidates of one event structure.
//!
//! A node of the search is a partial witness: some reads have their writes, some writes are
//! ordered. Each read in turn takes each write that coherence, atomicity and the path's constraints
//! on values leave it; then the writes that are still unordered are ordered, pair by pair. At every
//! node the model may veto: it sees lower bounds of rf, co and fr. Values flow as soon as a read
//! has its write, so that a path that a value rules out ends there.
//!
//! Where the model does not imply coherence, its rules are not used: every write of the cell is
//! tried for every read, and every order of writes.
//!
//! A read whose value would depend on itself gets none: values do not come out of thin air, in
//! any model.

mod choices;
mod values;

use core::ops::ControlFlow;

use crate::coherence::Coherence;
use crate::event::EventKind;
use crate::limits::LimitHit;
use crate::model::{Assumptions, Judge, Judgement, Model, Witness};
use crate::relation::{Relation, ones};
use crate::term::Terms;
use crate::unfold::Skeleton;
use crate::value::Value;

const NONE: usize = usize::MAX;

/// A complete candidate that the model has judged.
pub(crate) struct Leaf<'a> {
    pub(crate) witness: &'a Witness,
    pub(crate) values: &'a [Option<Value>],
    pub(crate) judgement: Judgement,
}

/// What the search asks of its caller.
pub(crate) trait Visitor {
    /// A node was visited; `Break` stops the search.
    fn tick(&mut self) -> ControlFlow<()>;
    /// A complete candidate with values was judged, consistent or not.
    fn leaf(&mut self, leaf: &Leaf<'_>) -> ControlFlow<()>;
    /// Something was left out.
    fn hit(&mut self, hit: LimitHit);
}

/// A partial witness with the values that follow from it.
#[derive(Clone, Default)]
struct Node {
    /// For each read the write it reads from, or `NONE`.
    source: Vec<usize>,
    values: Vec<Option<Value>>,
    coherence: Coherence,
    rf: Relation,
    fr: Relation,
}

impl Node {
    fn copy_from(&mut self, other: &Self) {
        self.source.clone_from(&other.source);
        self.values.clone_from(&other.values);
        self.coherence.copy_from(&other.coherence);
        self.rf.copy_from(&other.rf);
        self.fr.copy_from(&other.fr);
    }
}

/// The search for one event structure.
pub(crate) struct Search<'a> {
    skeleton: &'a Skeleton,
    terms: &'a Terms,
    model: &'a dyn Model,
    judge: Option<Box<dyn Judge + 'a>>,
    assume: Assumptions,
    /// What holds of every witness that the search presents.
    given: Assumptions,
    /// The reads, in the order in which they are decided.
    reads: Vec<usize>,
    /// The writes of each cell.
    writes: Vec<Vec<usize>>,
    /// The accesses to the same cell that come before and after an access in its thread.
    earlier: Vec<Vec<usize>>,
    later: Vec<Vec<usize>>,
    /// The writes whose value depends on a read, and the constraints on it.
    dependents: Vec<Vec<usize>>,
    constrained: Vec<Vec<usize>>,
    /// The write of the read-modify-write of a read that atomicity binds, or `NONE`.
    partner: Vec<usize>,
    /// Pairs of writes to the same cell: co is total when it has as many.
    pairs: usize,
    nodes: Vec<Node>,
    witness: Witness,
}

impl<'a> Search<'a> {
    pub(crate) fn new(skeleton: &'a Skeleton, terms: &'a Terms, model: &'a dyn Model) -> Self {
        let n = skeleton.structure.len();
        let assume = model.assumptions();
        let empty = Relation::new(n);
        let mut search = Self {
            skeleton,
            terms,
            model,
            judge: None,
            given: Assumptions::default(),
            assume: Assumptions { atomicity: assume.atomicity && assume.coherence, ..assume },
            reads: Vec::new(),
            writes: vec![Vec::new(); skeleton.structure.cells.len()],
            earlier: vec![Vec::new(); n],
            later: vec![Vec::new(); n],
            dependents: vec![Vec::new(); n],
            constrained: vec![Vec::new(); n],
            partner: vec![NONE; n],
            pairs: 0,
            nodes: Vec::new(),
            witness: Witness { rf: empty.clone(), co: empty.clone(), fr: empty },
        };
        search.index();
        search
    }

    fn index(&mut self) {
        let structure = &self.skeleton.structure;
        for (event, what) in structure.events.iter().enumerate() {
            let Some(cell) = what.cell else { continue };
            match what.kind {
                EventKind::Read => self.reads.push(event),
                EventKind::Write => self.writes[cell as usize].push(event),
                EventKind::Fence => {}
            }
            for later in structure.po.successors(event) {
                if structure.events[later].cell == what.cell {
                    self.later[event].push(later);
                    self.earlier[later].push(event);
                }
            }
            for &read in &self.skeleton.inputs[event] {
                self.dependents[read].push(event);
            }
        }
        for (number, (_, reads)) in self.skeleton.constraints.iter().enumerate() {
            for &read in reads {
                self.constrained[read].push(number);
            }
        }
        for (read, write) in structure.rmw.iter() {
            let between = |&other: &usize| {
                structure.events[other].kind == EventKind::Write
                    && structure.po.contains(other, write)
            };
            if !self.later[read].iter().any(between) {
                self.partner[read] = write;
            }
        }
        // A pair with a write of its own thread between is left to the model.
        let bound = structure.rmw.iter().all(|(read, _)| self.partner[read] != NONE);
        self.given = Assumptions { atomicity: self.assume.atomicity && bound, ..self.assume };
        self.pairs =
            self.writes.iter().map(|writes| writes.len() * (writes.len().max(1) - 1) / 2).sum();
    }

    /// The node before any choice; `None` if the constraints already rule it out.
    fn root(&self) -> Option<Node> {
        let n = self.skeleton.structure.len();
        let mut node = Node {
            source: vec![NONE; n],
            values: vec![None; n],
            coherence: Coherence::new(n),
            rf: Relation::new(n),
            fr: Relation::new(n),
        };
        for (event, what) in self.skeleton.structure.events.iter().enumerate() {
            if what.kind == EventKind::Write && self.skeleton.inputs[event].is_empty() {
                node.values[event] = self.terms.evaluate(self.skeleton.terms[event], &|_| None);
            }
        }
        for writes in &self.writes {
            for (at, &first) in writes.iter().enumerate() {
                for &second in &writes[at + 1..] {
                    let initial = self.skeleton.structure.events[first].thread.is_none();
                    let program_order = self.skeleton.structure.po.contains(first, second);
                    if initial || (self.assume.coherence && program_order) {
                        node.coherence.order(first, second);
                    }
                }
            }
        }
        self.update_fr(&mut node);
        Some(node)
    }

    /// Visits every candidate.
    pub(crate) fn run(&mut self, visitor: &mut dyn Visitor) -> ControlFlow<()> {
        self.run_from(&[], visitor)
    }

    /// Visits every candidate in which the first reads take the writes `prefix`.
    pub(crate) fn run_from(
        &mut self,
        prefix: &[usize],
        visitor: &mut dyn Visitor,
    ) -> ControlFlow<()> {
        let Some(mut node) = self.root() else { return ControlFlow::Continue(()) };
        for (depth, &write) in prefix.iter().enumerate() {
            if !self.read_from(&mut node, self.reads[depth], write, visitor) {
                return ControlFlow::Continue(());
            }
        }
        self.nodes = vec![node];
        self.decide(0, prefix.len(), visitor)
    }

    /// Prefixes of choices, at least `wanted` of them if there are, that cover all candidates.
    pub(crate) fn split(&self, wanted: usize, visitor: &mut dyn Visitor) -> Vec<Vec<usize>> {
        let Some(root) = self.root() else { return Vec::new() };
        let mut frontier = vec![(Vec::new(), root)];
        for &read in &self.reads {
            if frontier.len() >= wanted || frontier.is_empty() {
                break;
            }
            let mut next = Vec::new();
            for (prefix, node) in frontier {
                for &write in self.candidates(read) {
                    let mut child = node.clone();
                    if self.read_from(&mut child, read, write, visitor) {
                        let mut longer: Vec<usize> = prefix.clone();
                        longer.push(write);
                        next.push((longer, child));
                    }
                }
            }
            frontier = next;
        }
        frontier.into_iter().map(|(prefix, _)| prefix).collect()
    }

    fn candidates(&self, read: usize) -> &[usize] {
        let cell = self.skeleton.structure.events[read].cell.expect("a read has a cell");
        &self.writes[cell as usize]
    }

    /// A copy of node `level`, to be put back at the next level.
    fn child(&mut self, level: usize) -> Node {
        if self.nodes.len() == level + 1 {
            let copy = self.nodes[level].clone();
            self.nodes.push(copy);
        } else {
            let (parents, children) = self.nodes.split_at_mut(level + 1);
            children[0].copy_from(&parents[level]);
        }
        core::mem::take(&mut self.nodes[level + 1])
    }

    /// Decides the reads from number `depth` on, then the order of writes.
    ///
    /// Node `level` is the caller's no more: where a read has one choice it is made in place.
    fn decide(
        &mut self,
        level: usize,
        mut depth: usize,
        visitor: &mut dyn Visitor,
    ) -> ControlFlow<()> {
        while let Some(&read) = self.reads.get(depth) {
            let choices = self.choices(&self.nodes[level], read);
            let mut writes = ones(&choices);
            let Some(write) = writes.next() else { return ControlFlow::Continue(()) };
            if writes.next().is_some() {
                return self.branch(level, depth, &choices, visitor);
            }
            let mut node = core::mem::take(&mut self.nodes[level]);
            let possible = self.read_from(&mut node, read, write, visitor);
            self.nodes[level] = node;
            if !possible {
                return ControlFlow::Continue(());
            }
            depth += 1;
        }
        self.order(level, visitor)
    }

    /// Tries each of the choices of read number `depth`.
    fn branch(
        &mut self,
        level: usize,
        depth: usize,
        choices: &[u64],
        visitor: &mut dyn Visitor,
    ) -> ControlFlow<()> {
        let read = self.reads[depth];
        for write in ones(choices) {
            let mut node = self.child(level);
            let possible = self.read_from(&mut node, read, write, visitor);
            self.nodes[level + 1] = node;
            if !possible {
                continue;
            }
            visitor.tick()?;
            let last = depth + 1 == self.reads.len();
            if (last && self.total(level + 1)) || self.viable(level + 1) {
                self.decide(level + 1, depth + 1, visitor)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Orders the writes that are not ordered yet.
    fn order(&mut self, level: usize, visitor: &mut dyn Visitor) -> ControlFlow<()> {
        let Some((a, b)) = self.unordered(level) else { return self.leaf(level, visitor) };
        for (first, second) in [(a, b), (b, a)] {
            let mut node = self.child(level);
            let possible = node.coherence.order(first, second) && node.coherence.close();
            if possible {
                self.update_fr(&mut node);
            }
            self.nodes[level + 1] = node;
            if !possible {
                continue;
            }
            visitor.tick()?;
            if self.total(level + 1) || self.viable(level + 1) {
                self.order(level + 1, visitor)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn total(&self, level: usize) -> bool {
        self.nodes[level].coherence.co.count() == self.pairs
    }

    fn unordered(&self, level: usize) -> Option<(usize, usize)> {
        if self.total(level) {
            return None;
        }
        let co = &self.nodes[level].coherence.co;
        for writes in &self.writes {
            for (at, &a) in writes.iter().enumerate() {
                for &b in &writes[at + 1..] {
                    if !co.contains(a, b) && !co.contains(b, a) {
                        return Some((a, b));
                    }
                }
            }
        }
        None
    }

    /// Lets `read` read from `write`; `false` if coherence, atomicity or a value forbids it.
    fn read_from(
        &self,
        node: &mut Node,
        read: usize,
        write: usize,
        visitor: &mut dyn Visitor,
    ) -> bool {
        if self.assume.coherence && !self.keep_coherence(node, read, write) {
            return false;
        }
        node.source[read] = write;
        node.rf.insert(write, read);
        if !self.propagate(node, read, visitor) {
            return false;
        }
        self.update_fr(node);
        true
    }

    /// fr follows from rf and co; before a read has its write, the later writes of its thread to
    /// the cell are known to be after it.
    fn update_fr(&self, node: &mut Node) {
        for &read in &self.reads {
            match node.source[read] {
                NONE if self.assume.coherence => {
                    let is_write = |event: usize| {
                        self.skeleton.structure.events[event].kind == EventKind::Write
                    };
                    let next = self.later[read].iter().copied().find(|&later| is_write(later));
                    if let Some(later) = next {
                        node.fr.set_row(read, node.coherence.co.row(later));
                        node.fr.insert(read, later);
                    }
                }
                NONE => {}
                write => {
                    let after = node.coherence.co.row(write);
                    node.fr.set_row(read, after);
                }
            }
        }
    }

    /// Makes node `level` the witness and the judge ready.
    fn present(&mut self, level: usize) {
        let node = &self.nodes[level];
        self.witness.rf.copy_from(&node.rf);
        self.witness.co.copy_from(&node.coherence.co);
        self.witness.fr.copy_from(&node.fr);
        if self.judge.is_none() {
            let judge = self.model.judge_given(&self.skeleton.structure, self.given);
            self.judge = Some(judge);
        }
    }

    fn viable(&mut self, level: usize) -> bool {
        self.present(level);
        self.judge.as_mut().expect("made by present").viable(&self.witness)
    }

    fn leaf(&mut self, level: usize, visitor: &mut dyn Visitor) -> ControlFlow<()> {
        if self.reads.iter().any(|&read| self.nodes[level].values[read].is_none()) {
            return ControlFlow::Continue(());
        }
        self.present(level);
        let judge = self.judge.as_mut().expect("made by present");
        let judgement = judge.judge(&self.witness);
        let values = &self.nodes[level].values;
        visitor.leaf(&Leaf { witness: &self.witness, values, judgement })
    }

    /// The final value of each observable; `None` if one is undefined.
    pub(crate) fn outcome(
        skeleton: &Skeleton,
        terms: &Terms,
        leaf: &Leaf<'_>,
    ) -> Option<Vec<Value>> {
        let structure = &skeleton.structure;
        let last = |cell: u16| {
            let writes =
                structure.events.iter().enumerate().filter(|(_, event)| {
                    event.kind == EventKind::Write && event.cell == Some(cell)
                });
            writes
                .map(|(event, _)| event)
                .find(|&event| leaf.witness.co.row(event).iter().all(|&word| word == 0))
        };
        let final_value = |cell: u16| {
            let value = leaf.values[last(cell).expect("every cell has a last write")]?;
            Some((value, structure.cells[cell as usize].width))
        };
        let read = |variable| leaf.values[skeleton.event_of(variable)];
        skeleton.finals.iter().map(|part| part.value(terms, final_value, &read)).collect()
    }
}
