//! Conditions on the final state, and the question that a test asks.

use crate::value::Value;

/// How two operands are compared; integers as unsigned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`
    Eq,
    /// `≠`
    Ne,
    /// `<`
    Lt,
    /// `≤`
    Le,
    /// `>`
    Gt,
    /// `≥`
    Ge,
}

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operand {
    /// An index into [`crate::Program::observed`].
    Observed(usize),
    /// A constant.
    Const(Value),
}

/// A condition on an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Always holds (the empty [`Condition::And`]).
    True,
    /// Negation.
    Not(Box<Self>),
    /// All hold.
    And(Vec<Self>),
    /// One holds.
    Or(Vec<Self>),
    /// The first implies the second.
    Implies(Box<Self>, Box<Self>),
    /// A comparison.
    Compare(Operand, Comparison, Operand),
}

impl Condition {
    /// Whether the condition holds of `outcome`, the values of the observables in order.
    ///
    /// An address and an integer are unequal, and neither is less than the other.
    ///
    /// # Panics
    /// If an operand's index is not below `outcome.len()`.
    #[must_use]
    pub fn holds(&self, outcome: &[Value]) -> bool {
        match self {
            Self::True => true,
            Self::Not(inner) => !inner.holds(outcome),
            Self::And(all) => all.iter().all(|c| c.holds(outcome)),
            Self::Or(any) => any.iter().any(|c| c.holds(outcome)),
            Self::Implies(a, b) => !a.holds(outcome) || b.holds(outcome),
            Self::Compare(left, comparison, right) => {
                let value = |operand: &Operand| match *operand {
                    Operand::Observed(index) => outcome[index],
                    Operand::Const(value) => value,
                };
                compare(value(left), *comparison, value(right))
            }
        }
    }
}

fn compare(left: Value, comparison: Comparison, right: Value) -> bool {
    match comparison {
        Comparison::Eq => left == right,
        Comparison::Ne => left != right,
        Comparison::Lt | Comparison::Le | Comparison::Gt | Comparison::Ge => {
            let (Value::Int(left), Value::Int(right)) = (left, right) else { return false };
            match comparison {
                Comparison::Lt => left < right,
                Comparison::Le => left <= right,
                Comparison::Gt => left > right,
                _ => left >= right,
            }
        }
    }
}

/// How the condition is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// Some outcome satisfies it.
    Exists,
    /// No outcome satisfies it.
    NotExists,
    /// Every outcome satisfies it.
    ForAll,
}

/// A quantified final condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// How it is asked.
    pub quantifier: Quantifier,
    /// What is asked.
    pub condition: Condition,
}
