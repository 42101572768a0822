//! Which registers matter at each point of a thread: those that may be read before they are
//! written, or observed at the end. By backward data flow.
//!
//! A round of a loop that changes no register that matters, and only reads, can be left out of an
//! execution: what remains is consistent if the whole was, and ends in the same state. So a loop
//! that waits is complete after one undecided round.

use crate::expr::Expr;
use crate::program::{MicroOp, Observable, Program};

/// For each op of a thread, and its end, the registers that matter before it.
#[derive(Clone, Debug)]
pub struct Liveness {
    live: Vec<Vec<bool>>,
}

impl Liveness {
    /// Of thread number `thread`.
    ///
    /// # Panics
    /// If the program has no such thread.
    #[must_use]
    pub fn new(program: &Program, thread: usize) -> Self {
        let code = &program.threads[thread];
        let mut end = vec![false; code.registers.len()];
        for observable in &program.observed {
            if let Observable::Register { thread: of, reg, .. } = observable
                && *of == thread
            {
                end[reg.0 as usize] = true;
            }
        }
        let mut live = vec![vec![false; end.len()]; code.ops.len()];
        live.push(end);
        let mut changed = true;
        while changed {
            changed = false;
            for at in (0..code.ops.len()).rev() {
                let before = transfer(&code.ops[at].op, at, &live);
                changed |= before != live[at];
                live[at] = before;
            }
        }
        Self { live }
    }

    /// Whether register number `register` matters before op `at`.
    ///
    /// # Panics
    /// If the thread has no such register.
    #[must_use]
    pub fn matters(&self, at: usize, register: usize) -> bool {
        self.live[at.min(self.live.len() - 1)][register]
    }
}

fn transfer(op: &MicroOp, at: usize, live: &[Vec<bool>]) -> Vec<bool> {
    let target = |target: &usize| &live[(*target).min(live.len() - 1)];
    let mut before = match op {
        MicroOp::Jump { target: to } => target(to).clone(),
        _ => live[at + 1].clone(),
    };
    match op {
        MicroOp::Assign { dst, value } => {
            before[dst.0 as usize] = false;
            uses(value, &mut before);
        }
        MicroOp::Load { dst, address, .. } => {
            before[dst.0 as usize] = false;
            uses(address, &mut before);
        }
        MicroOp::Store { address, value, .. } => {
            uses(address, &mut before);
            uses(value, &mut before);
        }
        MicroOp::Branch { condition, target: to } | MicroOp::Guard { condition, target: to } => {
            for (register, &matters) in before.iter_mut().zip(target(to)) {
                *register |= matters;
            }
            uses(condition, &mut before);
        }
        MicroOp::Choose { dst, .. } => before[dst.0 as usize] = false,
        MicroOp::Assume { condition } => uses(condition, &mut before),
        MicroOp::Jump { .. } | MicroOp::Fence { .. } | MicroOp::ClearMonitor => {}
    }
    before
}

fn uses(expr: &Expr, live: &mut [bool]) {
    match expr {
        Expr::Const(_) => {}
        Expr::Reg(reg) => live[reg.0 as usize] = true,
        Expr::Unary(_, _, operand) => uses(operand, live),
        Expr::Binary(_, _, left, right) => {
            uses(left, live);
            uses(right, live);
        }
        Expr::Select(condition, then, otherwise) => {
            uses(condition, live);
            uses(then, live);
            uses(otherwise, live);
        }
    }
}
