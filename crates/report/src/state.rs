//! Final states and conditions as text, in the field's common notation (herd's logs).

use interlocked_exec::{
    Comparison, Condition, Observable, Operand, Outcome, Program, Quantifier, Question, Value,
    Width,
};

/// An outcome as herd prints it: `0:rax=0; [x]=1;`.
#[must_use]
pub fn state(program: &Program, outcome: &Outcome) -> String {
    let parts = program.observed.iter().zip(outcome).map(|(observable, &value)| {
        let name = program.display_observable(observable);
        format!("{name}={};", observed_value(program, observable, value))
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// The value of an observable: signed where its type is.
fn observed_value(program: &Program, observable: &Observable, value: Value) -> String {
    let (signed, width) = match observable {
        Observable::Register { signed, width, .. } => (*signed, *width),
        Observable::Memory { location, .. } => {
            let location = &program.locations[location.0 as usize];
            (location.signed, location.width.unwrap_or(Width::B32))
        }
    };
    match value {
        Value::Int(bits) if signed => width.signed(bits).to_string(),
        _ => program.display_value(value),
    }
}

/// A question as a `.litmus` file writes it: `exists (0:rax=0 /\ 1:rax=0)`.
#[must_use]
pub fn question(program: &Program, question: &Question) -> String {
    let quantifier = match question.quantifier {
        Quantifier::Exists => "exists",
        Quantifier::NotExists => "~exists",
        Quantifier::ForAll => "forall",
    };
    format!("{quantifier} ({})", condition(program, &question.condition))
}

/// A condition as a `.litmus` file writes it.
#[must_use]
pub fn condition(program: &Program, condition: &Condition) -> String {
    let mut text = String::new();
    write(program, condition, Level::Implies, &mut text);
    text
}

/// How tightly an operator binds, loosest first. herd's `=>` binds tighter than `/\`, which few
/// expect: an implication stands in parentheses inside anything, and so do its sides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Implies,
    Or,
    And,
    Not,
}

fn write(program: &Program, condition: &Condition, outer: Level, out: &mut String) {
    let level = match condition {
        Condition::Implies(..) => Level::Implies,
        Condition::Or(any) if any.len() > 1 => Level::Or,
        Condition::And(all) if all.len() > 1 => Level::And,
        _ => Level::Not,
    };
    let parenthesized = level < outer;
    if parenthesized {
        out.push('(');
    }
    let mut join = |parts: &[Condition], operator: &str, empty: &str, inner: Level| {
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                out.push_str(operator);
            }
            write(program, part, inner, out);
        }
        if parts.is_empty() {
            out.push_str(empty);
        }
    };
    match condition {
        Condition::True => out.push_str("true"),
        Condition::And(all) => join(all, r" /\ ", "true", Level::Not),
        Condition::Or(any) => join(any, r" \/ ", "false", Level::And),
        Condition::Not(inner) => {
            out.push_str("not (");
            write(program, inner, Level::Implies, out);
            out.push(')');
        }
        Condition::Implies(left, right) => {
            write(program, left, Level::Not, out);
            out.push_str(" => ");
            write(program, right, Level::Not, out);
        }
        Condition::Compare(left, comparison, right) => {
            out.push_str(&operand(program, left, right));
            out.push_str(symbol(*comparison));
            out.push_str(&operand(program, right, left));
        }
    }
    if parenthesized {
        out.push(')');
    }
}

/// One side of a comparison; a constant prints in the type of the other side.
fn operand(program: &Program, side: &Operand, other: &Operand) -> String {
    match (side, other) {
        (Operand::Observed(index), _) => program.display_observable(&program.observed[*index]),
        (Operand::Const(value), Operand::Observed(index)) => {
            observed_value(program, &program.observed[*index], *value)
        }
        (Operand::Const(value), Operand::Const(_)) => program.display_value(*value),
    }
}

fn symbol(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Eq => "=",
        Comparison::Ne => "!=",
        Comparison::Lt => "<",
        Comparison::Le => "<=",
        Comparison::Gt => ">",
        Comparison::Ge => ">=",
    }
}

#[cfg(test)]
mod tests {
    use interlocked_exec::{Comparison, Condition, Operand, Quantifier, Question, Value};

    use super::*;
    use crate::fixture;

    fn equals(index: usize, value: u128) -> Condition {
        let value = Operand::Const(Value::Int(value));
        Condition::Compare(Operand::Observed(index), Comparison::Eq, value)
    }

    #[test]
    fn a_state_is_a_list_of_equations() {
        let program = fixture::store_buffering();
        let outcome: Outcome = [Value::Int(0), Value::Int(1)].into();
        assert_eq!(state(&program, &outcome), "0:rax=0; 1:rax=1;");
    }

    #[test]
    fn a_signed_register_prints_its_sign() {
        let mut program = fixture::store_buffering();
        let Observable::Register { signed, width, .. } = &mut program.observed[0] else {
            panic!("the fixture observes registers")
        };
        (*signed, *width) = (true, Width::B8);
        let outcome: Outcome = [Value::Int(0xff), Value::Int(0xff)].into();
        assert_eq!(state(&program, &outcome), "0:rax=-1; 1:rax=255;");
    }

    #[test]
    fn operators_have_parentheses_only_where_needed() {
        let program = fixture::store_buffering();
        let text = |condition: Condition| super::condition(&program, &condition);
        let both = Condition::And(vec![equals(0, 0), equals(1, 0)]);
        let either = Condition::Or(vec![both.clone(), equals(1, 1)]);
        assert_eq!(text(either.clone()), r"0:rax=0 /\ 1:rax=0 \/ 1:rax=1");
        let nested = Condition::And(vec![either.clone(), equals(0, 1)]);
        assert_eq!(text(nested), r"(0:rax=0 /\ 1:rax=0 \/ 1:rax=1) /\ 0:rax=1");
        let implies = Condition::Implies(Box::new(either), Box::new(equals(0, 1)));
        assert_eq!(text(implies.clone()), r"(0:rax=0 /\ 1:rax=0 \/ 1:rax=1) => 0:rax=1");
        assert_eq!(text(Condition::Not(Box::new(equals(0, 1)))), "not (0:rax=1)");
        let chain = Condition::Implies(Box::new(implies), Box::new(equals(0, 0)));
        assert_eq!(text(chain), r"((0:rax=0 /\ 1:rax=0 \/ 1:rax=1) => 0:rax=1) => 0:rax=0");
        assert_eq!(
            question(&program, &Question { quantifier: Quantifier::Exists, condition: both }),
            r"exists (0:rax=0 /\ 1:rax=0)"
        );
    }
}
