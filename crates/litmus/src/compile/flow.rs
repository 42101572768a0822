//! Statements to labels and jumps: what every target has in common.

use crate::lang::{Expr, Function, GlobalId, LocalId, Order, Statement, StatementKind};

/// One line of a thread: a label or an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CodeLine {
    Label(String),
    Instruction(String),
    /// An instruction that goes to a label in any case.
    Jump {
        label: String,
        text: String,
    },
}

/// The lines of a thread as they come.
#[derive(Debug)]
pub(super) struct Lines {
    thread: usize,
    labels: usize,
    lines: Vec<CodeLine>,
}

impl Lines {
    pub(super) fn new(thread: usize) -> Self {
        Self { thread, labels: 0, lines: Vec::new() }
    }

    /// A label that stands nowhere yet.
    pub(super) fn new_label(&mut self) -> String {
        self.labels += 1;
        format!("L{}{:02}", self.thread, self.labels - 1)
    }

    /// The label stands before the next instruction.
    pub(super) fn place(&mut self, label: String) {
        self.lines.push(CodeLine::Label(label));
    }

    /// An instruction.
    pub(super) fn push(&mut self, text: impl Into<String>) {
        self.lines.push(CodeLine::Instruction(text.into()));
    }

    /// An instruction that goes to `label`.
    pub(super) fn jump(&mut self, mnemonic: &str, label: &str) {
        let text = format!("{mnemonic} {label}");
        self.lines.push(CodeLine::Jump { label: label.to_owned(), text });
    }

    /// All lines, without jumps to the next instruction and labels that nothing goes to.
    pub(super) fn finish(mut self) -> Vec<CodeLine> {
        for at in (0..self.lines.len()).rev() {
            let CodeLine::Jump { label, .. } = &self.lines[at] else { continue };
            let mut next = self.lines[at + 1..].iter();
            let mut labels = next.by_ref().map_while(|line| match line {
                CodeLine::Label(label) => Some(label),
                _ => None,
            });
            if labels.any(|other| other == label) {
                self.lines.remove(at);
            }
        }
        let texts: Vec<String> = self.lines.iter().filter_map(CodeLine::text).collect();
        self.lines.retain(|line| match line {
            CodeLine::Label(label) => texts.iter().any(|text| text.ends_with(label.as_str())),
            _ => true,
        });
        self.lines
    }
}

impl CodeLine {
    fn text(&self) -> Option<String> {
        match self {
            Self::Label(_) => None,
            Self::Instruction(text) | Self::Jump { text, .. } => Some(text.clone()),
        }
    }
}

impl core::fmt::Display for CodeLine {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Label(label) => write!(f, "{label}:"),
            Self::Instruction(text) | Self::Jump { text, .. } => f.write_str(text),
        }
    }
}

/// A thread's code.
pub(super) struct Compiled {
    pub(super) lines: Vec<CodeLine>,
    /// The names of the registers of the observed locals.
    pub(super) observed: Vec<String>,
    /// Registers that start with the address of a shared variable.
    pub(super) addresses: Vec<(String, GlobalId)>,
}

/// What a target does with the pieces of a statement.
pub(super) trait Selector {
    /// The lines of the thread.
    fn lines(&mut self) -> &mut Lines;
    /// A local gets a value.
    fn assign(&mut self, local: LocalId, value: &Expr);
    /// A store without atomics.
    fn store(&mut self, address: &Expr, value: &Expr);
    /// A fence.
    fn fence(&mut self, order: Order);
    /// An expression whose value nobody uses.
    fn effect(&mut self, expr: &Expr);
    /// Goes to `label` if the condition is `when`.
    fn branch(&mut self, condition: &Expr, label: &str, when: bool);
    /// Goes to `label`.
    fn jump(&mut self, label: &str);
    /// Forgets the temporaries of the last statement.
    fn end_of_statement(&mut self);
}

struct OpenLoop {
    to_break: String,
    to_continue: String,
    breaks: bool,
    continues: bool,
}

struct Flow<'a, S> {
    selector: &'a mut S,
    function: &'a Function,
    loops: Vec<OpenLoop>,
    end: String,
    returns: bool,
}

/// The code of a function's body.
pub(super) fn body<S: Selector>(selector: &mut S, function: &Function) {
    let end = selector.lines().new_label();
    let mut flow = Flow { selector, function, loops: Vec::new(), end, returns: false };
    flow.block(&function.body, true);
    if flow.returns {
        let Flow { selector, end, .. } = flow;
        selector.lines().place(end);
    }
}

impl<S: Selector> Flow<'_, S> {
    /// Whether control gets past the statements. `last` if the thread ends behind them.
    fn block(&mut self, statements: &[Statement], last: bool) -> bool {
        for (index, statement) in statements.iter().enumerate() {
            let goes_on = self.statement(&statement.kind, last && index + 1 == statements.len());
            self.selector.end_of_statement();
            if !goes_on {
                return false;
            }
        }
        true
    }

    fn statement(&mut self, statement: &StatementKind, last: bool) -> bool {
        match statement {
            StatementKind::Assign { local, value } => self.selector.assign(*local, value),
            StatementKind::Store { address, value } => self.selector.store(address, value),
            StatementKind::Fence(order) => self.selector.fence(*order),
            StatementKind::CompilerFence(_) => {}
            StatementKind::Expr(expr) => self.selector.effect(expr),
            StatementKind::If { condition, then, otherwise } => {
                return self.two_ways(condition, then, otherwise, last);
            }
            StatementKind::Loop { body, next } => return self.repeat(body, next),
            StatementKind::Break(_) | StatementKind::Continue(_) => {
                if let Some(label) = self.leaves_to(statement) {
                    self.selector.jump(&label);
                }
                return false;
            }
            StatementKind::Return(value) => {
                match (value, self.function.result) {
                    (Some(value), Some(local)) => self.selector.assign(local, value),
                    (Some(value), None) => self.selector.effect(value),
                    (None, _) => {}
                }
                if !last {
                    self.returns = true;
                    let end = self.end.clone();
                    self.selector.jump(&end);
                }
                return false;
            }
        }
        true
    }

    /// Where a `break` or a `continue` goes.
    fn leaves_to(&mut self, statement: &StatementKind) -> Option<String> {
        match statement {
            StatementKind::Break(levels) => {
                let frame = self.frame(*levels);
                frame.breaks = true;
                Some(frame.to_break.clone())
            }
            StatementKind::Continue(levels) => {
                let frame = self.frame(*levels);
                frame.continues = true;
                Some(frame.to_continue.clone())
            }
            _ => None,
        }
    }

    fn frame(&mut self, levels: u32) -> &mut OpenLoop {
        let innermost = self.loops.len() - 1;
        &mut self.loops[innermost - levels as usize]
    }

    fn two_ways(
        &mut self,
        condition: &Expr,
        then: &[Statement],
        otherwise: &[Statement],
        last: bool,
    ) -> bool {
        if let [only] = then
            && let Some(label) = self.leaves_to(&only.kind)
        {
            self.selector.branch(condition, &label, true);
            self.selector.end_of_statement();
            return self.block(otherwise, last);
        }
        let to_otherwise = self.selector.lines().new_label();
        self.selector.branch(condition, &to_otherwise, false);
        self.selector.end_of_statement();
        let last_alone = last && otherwise.is_empty();
        let then_goes_on = self.block(then, last_alone);
        if otherwise.is_empty() {
            self.selector.lines().place(to_otherwise);
            return true;
        }
        let mut to_end = None;
        if then_goes_on {
            let label = self.selector.lines().new_label();
            self.selector.jump(&label);
            to_end = Some(label);
        }
        self.selector.lines().place(to_otherwise);
        let otherwise_goes_on = self.block(otherwise, last);
        if let Some(label) = to_end {
            self.selector.lines().place(label);
        }
        then_goes_on || otherwise_goes_on
    }

    /// A loop that does not come round, such as a round of a `for` written out, has no jump back.
    fn repeat(&mut self, body: &[Statement], next: &[Statement]) -> bool {
        let lines = self.selector.lines();
        let (start, to_break, to_continue) =
            (lines.new_label(), lines.new_label(), lines.new_label());
        if comes_round(body) {
            self.selector.lines().place(start.clone());
        }
        self.loops.push(OpenLoop { to_break, to_continue, breaks: false, continues: false });
        let goes_on = self.block(body, false);
        let continues = self.frame(0).continues;
        if goes_on || continues {
            let label = self.frame(0).to_continue.clone();
            if continues {
                self.selector.lines().place(label);
            }
            self.block(next, false);
            self.selector.jump(&start);
        }
        let frame = self.loops.pop().expect("the loop was pushed above");
        if frame.breaks {
            self.selector.lines().place(frame.to_break);
        }
        frame.breaks
    }
}

/// Whether the end of a loop's body can be reached, or a `continue` in it.
fn comes_round(body: &[Statement]) -> bool {
    !ends(body) || continues(body, 0)
}

/// Whether control never gets past the statements.
fn ends(statements: &[Statement]) -> bool {
    statements.iter().any(|statement| match &statement.kind {
        StatementKind::Break(_) | StatementKind::Continue(_) | StatementKind::Return(_) => true,
        StatementKind::If { then, otherwise, .. } => ends(then) && ends(otherwise),
        StatementKind::Loop { body, next } => !breaks(body, 0) && !breaks(next, 0),
        _ => false,
    })
}

fn breaks(statements: &[Statement], depth: u32) -> bool {
    jumps(statements, depth, &|kind, depth| matches!(kind, StatementKind::Break(n) if *n == depth))
}

fn continues(statements: &[Statement], depth: u32) -> bool {
    jumps(
        statements,
        depth,
        &|kind, depth| matches!(kind, StatementKind::Continue(n) if *n == depth),
    )
}

fn jumps(
    statements: &[Statement],
    depth: u32,
    wanted: &dyn Fn(&StatementKind, u32) -> bool,
) -> bool {
    statements.iter().any(|statement| match &statement.kind {
        StatementKind::If { then, otherwise, .. } => {
            jumps(then, depth, wanted) || jumps(otherwise, depth, wanted)
        }
        StatementKind::Loop { body, next } => {
            jumps(body, depth + 1, wanted) || jumps(next, depth + 1, wanted)
        }
        kind => wanted(kind, depth),
    })
}
