//! Symbolic values: what a thread computes before it is known what its reads return.
//!
//! Terms are hash-consed, folded where their operands are known, and simplified by the identities
//! that tests use for false dependencies (`x ^ x = 0`). A simplified term keeps its dependencies:
//! those are tracked beside it.

use rustc_hash::FxHashMap;

use crate::arithmetic;
use crate::expr::{BinaryOp, UnaryOp};
use crate::value::{Value, Width};

/// A symbolic value; equal terms have equal ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TermId(u32);

/// A read of a thread, by its number among the reads of the thread's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Variable {
    pub(crate) thread: u16,
    pub(crate) read: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Term {
    Const(Value),
    /// The result of an operation that is not defined on addresses.
    Undefined,
    Read(Variable, Width),
    Unary(UnaryOp, Width, TermId),
    Binary(BinaryOp, Width, TermId, TermId),
    Select(TermId, TermId, TermId),
}

struct Node {
    term: Term,
    /// No value of the term has bits beyond this width.
    width: Width,
    depth: u32,
    /// Nodes of the term written out as a tree.
    size: u32,
}

/// The arena of terms.
#[derive(Default)]
pub(crate) struct Terms {
    nodes: Vec<Node>,
    ids: FxHashMap<Term, TermId>,
}

/// Terms nested deeper than this become undefined: evaluation recurses.
const DEPTH_MAX: u32 = 500;
/// Terms larger than this become undefined: evaluation walks them as trees.
const SIZE_MAX: u32 = 20_000;

impl Terms {
    pub(crate) fn get(&self, id: TermId) -> Term {
        self.nodes[id.0 as usize].term
    }

    /// The value of a term without reads.
    pub(crate) fn constant(&self, id: TermId) -> Option<Value> {
        match self.get(id) {
            Term::Const(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn int(&mut self, bits: u128) -> TermId {
        self.value(Value::Int(bits))
    }

    pub(crate) fn value(&mut self, value: Value) -> TermId {
        let width = match value {
            Value::Int(bits) => match 128 - bits.leading_zeros() {
                0..=8 => Width::B8,
                9..=16 => Width::B16,
                17..=32 => Width::B32,
                33..=64 => Width::B64,
                _ => Width::B128,
            },
            Value::Address(..) => Width::B64,
        };
        self.leaf(Term::Const(value), width)
    }

    pub(crate) fn read(&mut self, variable: Variable, width: Width) -> TermId {
        self.leaf(Term::Read(variable, width), width)
    }

    pub(crate) fn unary(&mut self, op: UnaryOp, width: Width, id: TermId) -> TermId {
        if let Some(value) = self.constant(id) {
            return self.folded(arithmetic::unary(op, width, value));
        }
        let fits = self.nodes[id.0 as usize].width;
        match op {
            UnaryOp::ZeroExtend(from) if fits <= from && fits <= width => id,
            UnaryOp::IsZero => self.build(Term::Unary(op, width, id), Width::B8, &[id]),
            _ => self.build(Term::Unary(op, width, id), width, &[id]),
        }
    }

    pub(crate) fn binary(&mut self, op: BinaryOp, width: Width, a: TermId, b: TermId) -> TermId {
        if let (Some(left), Some(right)) = (self.constant(a), self.constant(b)) {
            return self.folded(arithmetic::binary(op, width, left, right));
        }
        if let Some(simple) = self.identity(op, width, a, b) {
            return simple;
        }
        let bound = match op {
            BinaryOp::Eq | BinaryOp::Ne | BinaryOp::ULt | BinaryOp::ULe => Width::B8,
            BinaryOp::SLt | BinaryOp::SLe => Width::B8,
            _ => width,
        };
        self.build(Term::Binary(op, width, a, b), bound, &[a, b])
    }

    /// Identities that hold whatever the reads return.
    fn identity(&mut self, op: BinaryOp, width: Width, a: TermId, b: TermId) -> Option<TermId> {
        use BinaryOp as Op;
        let fits = |terms: &Self, id: TermId| terms.nodes[id.0 as usize].width <= width;
        if a == b {
            match op {
                Op::Xor | Op::Sub | Op::Ne | Op::ULt | Op::SLt => return Some(self.int(0)),
                Op::Eq | Op::ULe | Op::SLe => return Some(self.int(1)),
                Op::And | Op::Or if fits(self, a) => return Some(a),
                _ => {}
            }
        }
        let zero = |terms: &Self, id: TermId| terms.constant(id) == Some(Value::ZERO);
        match op {
            Op::And | Op::Mul if zero(self, a) || zero(self, b) => Some(self.int(0)),
            Op::Add | Op::Or | Op::Xor if zero(self, a) && fits(self, b) => Some(b),
            Op::Add | Op::Sub | Op::Or | Op::Xor | Op::Shl | Op::Shr
                if zero(self, b) && fits(self, a) =>
            {
                Some(a)
            }
            _ => None,
        }
    }

    pub(crate) fn select(&mut self, condition: TermId, then: TermId, otherwise: TermId) -> TermId {
        match self.truth(condition) {
            Some(true) => then,
            Some(false) => otherwise,
            None if then == otherwise => then,
            None => {
                let width = self.nodes[then.0 as usize].width;
                let width = width.max(self.nodes[otherwise.0 as usize].width);
                let term = Term::Select(condition, then, otherwise);
                self.build(term, width, &[condition, then, otherwise])
            }
        }
    }

    /// Whether a constant term is not zero; `None` if it is not constant.
    pub(crate) fn truth(&self, id: TermId) -> Option<bool> {
        self.constant(id).map(|value| value != Value::ZERO)
    }

    /// Whether the term is the result of undefined arithmetic.
    pub(crate) fn undefined(&self, id: TermId) -> bool {
        self.get(id) == Term::Undefined
    }

    /// The reads that a term's value depends on are pushed to `reads`, each once.
    pub(crate) fn variables(&self, id: TermId, reads: &mut Vec<Variable>) {
        match self.get(id) {
            Term::Const(_) | Term::Undefined => {}
            Term::Read(variable, _) => {
                if !reads.contains(&variable) {
                    reads.push(variable);
                }
            }
            Term::Unary(_, _, a) => self.variables(a, reads),
            Term::Binary(_, _, a, b) => {
                self.variables(a, reads);
                self.variables(b, reads);
            }
            Term::Select(c, a, b) => {
                self.variables(c, reads);
                self.variables(a, reads);
                self.variables(b, reads);
            }
        }
    }

    /// The term's value where `read` gives the reads'; `None` if it is undefined.
    pub(crate) fn evaluate(
        &self,
        id: TermId,
        read: &impl Fn(Variable) -> Option<Value>,
    ) -> Option<Value> {
        match self.get(id) {
            Term::Const(value) => Some(value),
            Term::Undefined => None,
            Term::Read(variable, width) => read(variable).map(|value| value.wrap(width)),
            Term::Unary(op, width, a) => arithmetic::unary(op, width, self.evaluate(a, read)?),
            Term::Binary(op, width, a, b) => {
                arithmetic::binary(op, width, self.evaluate(a, read)?, self.evaluate(b, read)?)
            }
            Term::Select(condition, then, otherwise) => {
                let holds = self.evaluate(condition, read)? != Value::ZERO;
                self.evaluate(if holds { then } else { otherwise }, read)
            }
        }
    }

    fn folded(&mut self, value: Option<Value>) -> TermId {
        match value {
            Some(value) => self.value(value),
            None => self.leaf(Term::Undefined, Width::B128),
        }
    }

    fn build(&mut self, term: Term, width: Width, operands: &[TermId]) -> TermId {
        let node = |id: &TermId| &self.nodes[id.0 as usize];
        let depth = 1 + operands.iter().map(|id| node(id).depth).max().unwrap_or(0);
        let size = 1 + operands.iter().map(|id| node(id).size).sum::<u32>();
        let undefined = operands.iter().any(|id| node(id).term == Term::Undefined);
        if undefined || depth > DEPTH_MAX || size > SIZE_MAX {
            return self.leaf(Term::Undefined, Width::B128);
        }
        self.intern(Node { term, width, depth, size })
    }

    fn leaf(&mut self, term: Term, width: Width) -> TermId {
        self.intern(Node { term, width, depth: 0, size: 1 })
    }

    fn intern(&mut self, node: Node) -> TermId {
        let term = node.term;
        if let Some(&id) = self.ids.get(&term) {
            return id;
        }
        let id = TermId(self.nodes.len() as u32);
        self.nodes.push(node);
        self.ids.insert(term, id);
        id
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OPS: [BinaryOp; 20] = [
        BinaryOp::Add,
        BinaryOp::Sub,
        BinaryOp::Mul,
        BinaryOp::UDiv,
        BinaryOp::SDiv,
        BinaryOp::URem,
        BinaryOp::SRem,
        BinaryOp::And,
        BinaryOp::Or,
        BinaryOp::Xor,
        BinaryOp::Shl,
        BinaryOp::Shr,
        BinaryOp::Sar,
        BinaryOp::Ror,
        BinaryOp::Eq,
        BinaryOp::Ne,
        BinaryOp::ULt,
        BinaryOp::ULe,
        BinaryOp::SLt,
        BinaryOp::SLe,
    ];
    const WIDTHS: [Width; 3] = [Width::B8, Width::B32, Width::B64];
    const VARIABLE: Variable = Variable { thread: 0, read: 0 };

    fn constant() -> impl Strategy<Value = u128> {
        prop_oneof![
            Just(0),
            Just(1),
            Just(0x80),
            Just(u128::from(u64::MAX)),
            any::<u8>().prop_map(u128::from)
        ]
    }

    /// Builds the term of `stack` operations on one read and constants, and computes it directly.
    fn check(steps: &[(usize, usize, u128, u8)], read: u128) {
        let mut terms = Terms::default();
        let mut term = terms.read(VARIABLE, Width::B32);
        let start = (term, Width::B32.wrap(read));
        let mut value = Value::Int(start.1);
        for &(op, width, other, shape) in steps {
            let (op, width) = (OPS[op], WIDTHS[width]);
            let constant = terms.int(other);
            let (left, right, a, b) = match shape % 4 {
                0 => (term, constant, value, Value::Int(other)),
                1 => (constant, term, Value::Int(other), value),
                2 => (term, term, value, value),
                _ => (term, start.0, value, Value::Int(start.1)),
            };
            term = terms.binary(op, width, left, right);
            value = arithmetic::binary(op, width, a, b).expect("integers have results");
        }
        let evaluated = terms.evaluate(term, &|_| Some(Value::Int(start.1)));
        assert_eq!(evaluated, Some(value), "{steps:?} of {read}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_simplified_term_has_the_value_of_the_whole(
            steps in prop::collection::vec((0..OPS.len(), 0..WIDTHS.len(), constant(), any::<u8>()), 1..6),
            read in constant(),
        ) {
            check(&steps, read);
        }
    }

    #[test]
    fn a_false_dependency_folds() {
        let mut terms = Terms::default();
        let read = terms.read(VARIABLE, Width::B32);
        let zero = terms.binary(BinaryOp::Xor, Width::B64, read, read);
        assert_eq!(terms.constant(zero), Some(Value::ZERO));
    }

    #[test]
    fn terms_that_grow_without_bound_become_undefined() {
        let mut terms = Terms::default();
        let mut term = terms.read(VARIABLE, Width::B64);
        for _ in 0..1_000 {
            term = terms.binary(BinaryOp::Mul, Width::B64, term, term);
        }
        assert!(terms.undefined(term));
    }
}
