//! An operation as a test has it: in Rust, and as the instructions of a golden file.

use crate::goldens::listing::Listing;
use crate::goldens::operation::{Operation, Shape};

/// What every location holds at the start.
pub(crate) const INITIAL: u32 = 3;

/// A call of an operation on a location.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    /// The name of the ordering in the golden files.
    pub(crate) order: String,
    pub(crate) location: char,
    /// The operand: what is stored, added, expected, which bit.
    pub(crate) operand: u32,
    /// The instructions.
    pub(crate) code: Listing,
}

/// What a compare-exchange writes.
const NEW: u32 = 5;

impl Call {
    /// What it gives back: how many results.
    pub(crate) fn results(&self) -> usize {
        match self.operation.shape {
            Shape::Write | Shape::Touch | Shape::Fence => 0,
            Shape::Exchange => 2,
            _ => 1,
        }
    }

    /// The arguments after the address.
    pub(crate) fn arguments(&self) -> Vec<u32> {
        match self.operation.shape {
            Shape::Read | Shape::Touch | Shape::TestOnly | Shape::Fence => vec![],
            Shape::Exchange => vec![self.operand, NEW],
            _ => vec![self.operand],
        }
    }

    /// The statements in Rust, with the results in variables of these names.
    pub(crate) fn rust(&self, results: &[String], ty: &str) -> String {
        let orders = self.order.split('/').map(rust_order).collect::<Vec<_>>();
        let is_full = self.order.starts_with("full");
        let expression = self.operation.core.replace("$o", &orders.join(", "));
        let location = self.location.to_ascii_uppercase();
        let expression = expression.replace("a.", &format!("{location}."));
        let statement = match self.operation.shape {
            Shape::Exchange => {
                let call = expression.replace("whole(", "").replace(", found)", "");
                let call = call.replace("(old, new", &format!("({}, {NEW}", self.operand));
                let after = if is_full { "fence(SeqCst); " } else { "" };
                let [found, done] = results else { unreachable!("two results") };
                return format!(
                    "let mut {found} = 0; let mut {done} = 0; match {call} {{ \
                     Ok(v) => {{ {after}{found} = v; {done} = 1; }} Err(v) => {{ {found} = v; }} }}"
                );
            }
            Shape::Answer | Shape::Found | Shape::Until => {
                unreachable!("the operation that is used so is the one in question")
            }
            Shape::Fence => format!("{expression};"),
            Shape::Write | Shape::Touch => {
                format!("{};", operand(&expression, self.operand).trim_end_matches(';'))
            }
            Shape::Bit => {
                let mask = format!("{}", 1 << self.operand);
                let expression = expression.replace("let m = T::wrapping_shl(1, bit); ", "");
                let expression = expression.replace("(m,", &format!("({mask},"));
                let expression = expression.replace("(!m,", &format!("(!{mask},"));
                let expression = expression.replace("& m", &format!("& {mask}"));
                format!("let {} = ({expression}) as u64;", results[0])
            }
            Shape::Test | Shape::TestOnly => {
                let expression = match expression.strip_suffix(".cast_signed() < 0") {
                    Some(number) => format!("({number} as {}) < 0", signed(ty)),
                    None => expression,
                };
                format!("let {} = ({}) as u64;", results[0], operand(&expression, self.operand))
            }
            Shape::Read | Shape::Fetch => {
                format!("let {} = {};", results[0], operand(&expression, self.operand))
            }
        };
        if is_full && self.operation.shape != Shape::Fence {
            return format!("fence(SeqCst); {statement} fence(SeqCst);");
        }
        statement
    }
}

/// Puts the operand in for `v`.
fn operand(expression: &str, operand: u32) -> String {
    let number = operand.to_string();
    ["(v,", "(v)", "(!v,", "== v"].iter().fold(expression.to_owned(), |text, place| {
        text.replace(place, &place.replace('v', &number))
    })
}

fn signed(ty: &str) -> String {
    ty.replace('u', "i")
}

/// The ordering in Rust. `full` is written with fences around the strongest that Rust has.
fn rust_order(name: &str) -> &'static str {
    match name {
        "relaxed" => "Relaxed",
        "acquire" => "Acquire",
        "release" => "Release",
        "acqrel" => "AcqRel",
        _ => "SeqCst",
    }
}
