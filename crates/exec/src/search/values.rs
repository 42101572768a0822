//! The flow of values from writes to the reads that read from them, and on to the writes and
//! constraints that depend on those.

use super::{Node, Search, Visitor};
use crate::limits::LimitHit;
use crate::term::TermId;
use crate::value::Value;

impl Search<'_> {
    /// Lets the value of `read` flow; `false` if it breaks a constraint of a path.
    pub(super) fn propagate(
        &self,
        node: &mut Node,
        read: usize,
        visitor: &mut dyn Visitor,
    ) -> bool {
        let mut fresh = vec![read];
        while let Some(read) = fresh.pop() {
            let Some(value) = node.values[node.source[read]] else { continue };
            let cell = self.skeleton.structure.events[read].cell.expect("a read has a cell");
            let width = self.skeleton.structure.cells[cell as usize].width;
            node.values[read] = Some(value.wrap(width));
            for &number in &self.constrained[read] {
                if !self.holds(node, number, visitor) {
                    return false;
                }
            }
            for &write in &self.dependents[read] {
                if self.skeleton.inputs[write].iter().any(|&input| node.values[input].is_none()) {
                    continue;
                }
                node.values[write] = self.evaluate(node, self.skeleton.terms[write]);
                if node.values[write].is_none() {
                    visitor.hit(LimitHit::Undefined);
                    return false;
                }
                fresh.extend(self.reads.iter().filter(|&&other| node.source[other] == write));
            }
        }
        true
    }

    fn evaluate(&self, node: &Node, term: TermId) -> Option<Value> {
        self.terms.evaluate(term, &|variable| node.values[self.skeleton.event_of(variable)])
    }

    /// Whether a constraint holds or may still hold.
    fn holds(&self, node: &Node, number: usize, visitor: &mut dyn Visitor) -> bool {
        let (constraint, inputs) = &self.skeleton.constraints[number];
        if inputs.iter().any(|&input| node.values[input].is_none()) {
            return true;
        }
        let Some(value) = self.evaluate(node, constraint.term()) else {
            visitor.hit(LimitHit::Undefined);
            return false;
        };
        constraint.holds(value)
    }
}
