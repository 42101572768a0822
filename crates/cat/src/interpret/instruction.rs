//! Instructions: a stack of blocks, copied where `with` splits the candidate.

use std::rc::Rc;

use interlocked_exec::Relation;

use super::value::{Env, ProcedureClosure, Value};
use super::{Failure, Fault, Interpreter, Report, fault};
use crate::algebra;
use crate::ast::{Expr, Instruction, InstructionKind, Test, TestKind, TestRole};
use crate::base;
use crate::location::Loc;
use crate::symbol::Symbol;
use crate::term::{BaseRelation, BaseSet};

/// A block that is being run.
#[derive(Clone)]
struct Block<'a> {
    body: &'a [Instruction],
    at: usize,
    env: Env,
    /// Whether what it defines stays defined behind it.
    open: bool,
    /// What the checks in it are called.
    name: Option<Symbol>,
}

/// What was found on the way to a block.
#[derive(Clone, Default)]
struct State {
    flags: u64,
    failures: Vec<Failure>,
    shown: Vec<(String, Relation)>,
}

/// Goes on with a block whose definitions stay.
fn enter<'b>(stack: &mut Vec<Block<'b>>, body: &'b [Instruction]) {
    if let Some(outer) = stack.last() {
        let (env, name) = (outer.env.clone(), outer.name);
        stack.push(Block { body, at: 0, env, open: true, name });
    }
}

/// The next instruction, and behind its block the next of the block around it.
fn next<'b>(stack: &mut Vec<Block<'b>>) -> Option<&'b Instruction> {
    loop {
        let block = stack.last_mut()?;
        if let Some(instruction) = block.body.get(block.at) {
            block.at += 1;
            return Some(instruction);
        }
        let done = stack.pop()?;
        if let (true, Some(outer)) = (done.open, stack.last_mut()) {
            outer.env = done.env;
        }
    }
}

impl Interpreter<'_> {
    /// Runs the library and the model.
    pub(super) fn candidate(&self) -> Result<Report, Fault> {
        let model = &self.script.model.body;
        let library = &self.script.library.body;
        let block = |body| Block { body, at: 0, env: Env::default(), open: true, name: None };
        let mut report = Report::default();
        self.blocks(vec![block(model), block(library)], State::default(), &mut report)?;
        Ok(report)
    }

    /// Runs blocks, the last one first, to the end of the model.
    fn blocks<'b>(
        &'b self,
        mut stack: Vec<Block<'b>>,
        mut state: State,
        report: &mut Report,
    ) -> Result<(), Fault> {
        while let Some(instruction) = next(&mut stack) {
            self.step(instruction.loc, 1)?;
            if let InstructionKind::WithFrom { variable, set } = &instruction.kind {
                let Some(choices) = self.choices(*variable, set, &mut stack, &mut state)? else {
                    continue;
                };
                if choices.is_empty() && report.executions == 0 && report.failures.is_empty() {
                    report.failures = state.failures;
                    report.failures.push(self.no_choice(*variable));
                    return Ok(());
                }
                for choice in choices {
                    let mut split = stack.clone();
                    if let Some(block) = split.last_mut() {
                        block.env.bind(*variable, choice);
                    }
                    self.blocks(split, state.clone(), report)?;
                }
                return Ok(());
            }
            if !self.instruction(instruction, &mut stack, &mut state)? {
                return Ok(());
            }
        }
        if state.failures.is_empty() {
            report.executions += 1;
            report.flags |= state.flags;
            report.failures.clear();
            report.shown = state.shown;
        } else if report.executions == 0 {
            let fewer = report.failures.is_empty() || state.failures.len() < report.failures.len();
            if fewer {
                report.failures = state.failures;
            }
            report.shown = state.shown;
        }
        Ok(())
    }

    /// Runs one instruction; false if the candidate is forbidden.
    fn instruction<'b>(
        &'b self,
        instruction: &'b Instruction,
        stack: &mut Vec<Block<'b>>,
        state: &mut State,
    ) -> Result<bool, Fault> {
        let Some(block) = stack.last_mut() else { return Ok(true) };
        let name = block.name;
        let loc = instruction.loc;
        match &instruction.kind {
            InstructionKind::Let(bindings) => {
                self.bindings(bindings, &mut block.env)?;
                if let Some(when) = &bindings.when {
                    return self.test(when, &block.env.clone(), name, state);
                }
            }
            InstructionKind::Test(test) => return self.test(test, &block.env.clone(), name, state),
            InstructionKind::Show(shown) => {
                for (expr, name) in shown {
                    if let Ok(Value::Relation(relation)) = self.expr(expr, &block.env) {
                        let name = self.script.symbols.name(*name).to_owned();
                        state.shown.retain(|(shown, _)| *shown != name);
                        state.shown.push((name, Relation::clone(&relation)));
                    }
                }
            }
            InstructionKind::Unshow(names) => {
                for name in names {
                    let name = self.script.symbols.name(*name);
                    state.shown.retain(|(shown, _)| shown != name);
                }
            }
            InstructionKind::Include { body, .. } => {
                if let Some(file) = body {
                    enter(stack, &file.body);
                }
            }
            InstructionKind::Procedure(procedure) => {
                let closure =
                    ProcedureClosure { procedure: procedure.clone(), env: block.env.clone() };
                block.env.bind(procedure.name, Value::Procedure(Rc::new(closure)));
            }
            InstructionKind::Call { procedure, argument, name: alias } => {
                return self.call(*procedure, argument, alias.or(name), stack, state, loc);
            }
            InstructionKind::ForAll { variable, set, body } => {
                self.for_all(*variable, set, body, stack)?;
            }
            InstructionKind::WithFrom { .. } => {
                return fault(loc, "`with` is not supported inside a procedure");
            }
            InstructionKind::If { condition, then, otherwise } => {
                let taken = self.condition(condition, &block.env.clone())?;
                enter(stack, if taken { then } else { otherwise });
            }
            InstructionKind::Match { scrutinee, clauses, default } => {
                let value = self.expr(scrutinee, &block.env.clone())?;
                let Value::Tag(tag) = value else {
                    return self.mismatch(scrutinee.loc, "a tag", &value);
                };
                let clause = clauses.iter().find(|(name, _)| *name == tag);
                enter(stack, clause.map_or(default, |(_, body)| body));
            }
            InstructionKind::Enum { name, tags } => {
                let tags = tags.iter().map(|&tag| Value::Tag(tag)).collect();
                block.env.bind(*name, Value::collection(tags, self.structure.len()));
            }
            InstructionKind::Ignored => {}
        }
        Ok(true)
    }

    /// `with` has nothing to choose from: no edge is to blame.
    fn no_choice(&self, variable: Symbol) -> Failure {
        Failure {
            name: format!("with {}", self.script.symbols.name(variable)),
            comment: None,
            kind: TestKind::Empty,
            negated: true,
            relation: Relation::new(self.structure.len()),
        }
    }

    /// What `with` chooses from; `None` if there is no choice because the candidate has made it. An
    /// order of writes that the candidate's co does not hold forbids it: no choices.
    fn choices(
        &self,
        variable: Symbol,
        set: &Expr,
        stack: &mut [Block<'_>],
        state: &mut State,
    ) -> Result<Option<Vec<Value>>, Fault> {
        let Some(block) = stack.last_mut() else { return Ok(None) };
        let env = block.env.clone();
        let Some((order, missing)) = self.chosen_order(variable, set, &env)? else {
            let value = self.expr(set, &env)?;
            return match value.elements() {
                Some(choices) => Ok(Some(choices)),
                None => self.mismatch(set.loc, "a set", &value),
            };
        };
        if missing.is_empty() || self.all {
            block.env.bind(variable, order);
        }
        if missing.is_empty() {
            return Ok(None);
        }
        state.failures.push(Failure {
            name: format!("with {}", self.script.symbols.name(variable)),
            comment: None,
            kind: TestKind::Empty,
            negated: false,
            relation: missing,
        });
        Ok(if self.all { None } else { Some(Vec::new()) })
    }

    /// The order that `with` would choose, if it is the candidate's co on some writes, and what co
    /// lacks of what the order was to hold.
    fn chosen_order(
        &self,
        variable: Symbol,
        set: &Expr,
        env: &Env,
    ) -> Result<Option<(Value, Relation)>, Fault> {
        let co = &self.witness.co;
        let nothing = Relation::new(self.structure.len());
        let Some((writes, order)) = set.as_orders(&self.script.symbols) else {
            let named_co = self.script.symbols.name(variable) == "co";
            return Ok(named_co.then(|| (Value::relation(co.clone()), nothing)));
        };
        let all = base::set(self.structure, BaseSet::Write);
        let writes = match writes {
            Some(expr) => self.as_set(&self.expr(expr, env)?, expr.loc)?,
            None => Rc::new(all.clone()),
        };
        if writes.iter().any(|event| !all.contains(event)) {
            return Ok(None);
        }
        let order = self.as_relation(&self.expr(order, env)?, order.loc)?;
        let pairs = algebra::cartesian(&writes, &writes);
        let same = base::relation(self.structure, BaseRelation::Loc);
        let wanted = algebra::inter(&algebra::inter(&order, &pairs), &same);
        let among = Value::relation(algebra::inter(co, &pairs));
        Ok(Some((among, algebra::diff(&wanted, co))))
    }

    fn for_all<'b>(
        &self,
        variable: Symbol,
        set: &Expr,
        body: &'b [Instruction],
        stack: &mut Vec<Block<'b>>,
    ) -> Result<(), Fault> {
        let Some(outer) = stack.last() else { return Ok(()) };
        let (env, name) = (outer.env.clone(), outer.name);
        let value = self.expr(set, &env)?;
        let Some(elements) = value.elements() else {
            return self.mismatch(set.loc, "a set", &value);
        };
        for element in elements.into_iter().rev() {
            let mut env = env.clone();
            env.bind(variable, element);
            stack.push(Block { body, at: 0, env, open: false, name });
        }
        Ok(())
    }

    /// Runs a procedure to its end: `with` does not split inside one.
    fn call(
        &self,
        name: Symbol,
        argument: &Expr,
        alias: Option<Symbol>,
        stack: &[Block<'_>],
        state: &mut State,
        loc: Loc,
    ) -> Result<bool, Fault> {
        let Some(block) = stack.last() else { return Ok(true) };
        let closure = match block.env.get(name) {
            Some(Value::Procedure(closure)) => closure.clone(),
            _ => return fault(loc, "this is not a procedure"),
        };
        let value = self.expr(argument, &block.env)?;
        let mut env = closure.env.clone();
        if closure.procedure.recursive {
            env.bind(name, Value::Procedure(closure.clone()));
        }
        self.bind(&closure.procedure.parameters, value, &mut env, loc)?;
        let depth = self.depth.get() + 1;
        if depth > super::MAX_DEPTH {
            return fault(loc, "procedures call each other without an end");
        }
        self.depth.set(depth);
        let procedure = closure.procedure.clone();
        let block = Block { body: &procedure.body, at: 0, env, open: false, name: alias };
        let result = self.procedure(vec![block], state);
        self.depth.set(depth - 1);
        result
    }

    fn procedure<'b>(
        &'b self,
        mut stack: Vec<Block<'b>>,
        state: &mut State,
    ) -> Result<bool, Fault> {
        while let Some(instruction) = next(&mut stack) {
            self.step(instruction.loc, 1)?;
            if !self.instruction(instruction, &mut stack, state)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Runs a test; false if it forbids the candidate.
    fn test(
        &self,
        test: &Test,
        env: &Env,
        alias: Option<Symbol>,
        state: &mut State,
    ) -> Result<bool, Fault> {
        let value = self.expr(&test.expr, env)?;
        let loc = test.expr.loc;
        let holds = match test.kind {
            TestKind::Empty => match &value {
                Value::Full => self.structure.is_empty(),
                value if value.elements().is_some() => value.is_empty(),
                other => return self.mismatch(loc, "a set or a relation", other),
            },
            TestKind::Irreflexive => algebra::irreflexive(&*self.as_relation(&value, loc)?),
            TestKind::Acyclic => {
                algebra::irreflexive(&algebra::plus(&*self.as_relation(&value, loc)?))
            }
        };
        let holds = holds != test.negated;
        let name = match alias {
            Some(alias) => self.script.symbols.name(alias).to_owned(),
            None => self.script.test_names.get(&test.loc).cloned().unwrap_or_default(),
        };
        if test.role == TestRole::Require {
            if holds {
                return Ok(true);
            }
            if !self.all {
                return Ok(false);
            }
            let relation = match value {
                Value::Relation(relation) => Relation::clone(&relation),
                Value::Set(set) => algebra::identity(&set),
                _ => Relation::new(self.structure.len()),
            };
            state.failures.push(Failure {
                name,
                comment: test.comment.clone(),
                kind: test.kind,
                negated: test.negated,
                relation,
            });
            return Ok(true);
        }
        if holds == (test.role == TestRole::Flag)
            && let Some(index) = self.script.flags.get(&name)
        {
            state.flags |= 1 << index;
        }
        Ok(true)
    }
}
