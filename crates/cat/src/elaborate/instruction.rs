//! Instructions: they define, check, show and steer.

use std::rc::Rc;

use super::{Check, Elaborator, Env, Flag, ProcedureClosure, Value};
use crate::ast::{Expr, Instruction, InstructionKind, Test, TestKind, TestRole};
use crate::location::Loc;
use crate::symbol::Symbol;
use crate::term::{BaseRelation, BaseSet, Sort};

impl Elaborator<'_> {
    pub(super) fn instructions(&mut self, body: &[Instruction], env: &mut Env) {
        for instruction in body {
            if self.exhausted {
                return;
            }
            self.instruction(instruction, env);
        }
    }

    fn instruction(&mut self, instruction: &Instruction, env: &mut Env) {
        match &instruction.kind {
            InstructionKind::Let(bindings) => {
                self.bindings(bindings, env);
                if let Some(when) = &bindings.when {
                    self.test(when, env);
                }
            }
            InstructionKind::Test(test) => self.test(test, env),
            InstructionKind::Show(shown) => {
                for (expr, name) in shown {
                    self.show(expr, *name, env);
                }
            }
            InstructionKind::Unshow(names) => {
                for name in names {
                    let name = self.symbols.name(*name);
                    self.out.shown.retain(|(shown, _)| shown != name);
                }
            }
            InstructionKind::Include { body, .. } => {
                if let Some(file) = body {
                    self.nested(&file.body, env, instruction.loc);
                }
            }
            InstructionKind::Procedure(procedure) => {
                let closure = ProcedureClosure { procedure: procedure.clone(), env: env.clone() };
                env.bind(procedure.name, Value::Procedure(Rc::new(closure)));
            }
            InstructionKind::Call { procedure, argument, name } => {
                let value = self.expr(argument, env);
                self.call_procedure(*procedure, value, *name, env, instruction.loc);
            }
            InstructionKind::ForAll { variable, set, body } => {
                let value = self.expr(set, env);
                if self.is_void(&value) {
                    return;
                }
                let mut inner = env.clone();
                inner.bind(*variable, Value::Dynamic);
                self.unsure(instruction.loc, |this| this.instructions(body, &mut inner));
            }
            InstructionKind::WithFrom { variable, set } => {
                self.with_from(*variable, set, env, instruction.loc);
            }
            InstructionKind::If { condition, then, otherwise } => {
                match self.condition(condition, env) {
                    Some(true) => self.nested(then, env, instruction.loc),
                    Some(false) => self.nested(otherwise, env, instruction.loc),
                    None => {
                        let blocks = [then.as_slice(), otherwise.as_slice()];
                        self.some_of(&blocks, env, instruction.loc);
                    }
                }
            }
            InstructionKind::Match { scrutinee, clauses, default } => {
                self.match_tag_block(scrutinee, clauses, default, env, instruction.loc);
            }
            InstructionKind::Enum { name, tags } => env.bind(*name, Value::Tags(tags.clone())),
            InstructionKind::Ignored => {}
        }
    }

    fn match_tag_block(
        &mut self,
        scrutinee: &Expr,
        clauses: &[(Symbol, Vec<Instruction>)],
        default: &[Instruction],
        env: &mut Env,
        loc: Loc,
    ) {
        match self.expr(scrutinee, env) {
            Value::Tag(tag) => {
                let clause = clauses.iter().find(|(name, _)| *name == tag);
                let body = clause.map_or(default, |(_, body)| body.as_slice());
                self.nested(body, env, loc);
            }
            Value::Dynamic => {
                let bodies = clauses.iter().map(|(_, body)| body.as_slice());
                let blocks: Vec<&[Instruction]> = bodies.chain([default]).collect();
                self.some_of(&blocks, env, loc);
            }
            Value::Error => {}
            other => {
                let found = other.describe(&self.out.terms);
                self.error(scrutinee.loc, format!("expected a tag, found {found}"))
                    .label(format!("this is {found}"));
            }
        }
    }

    /// Instructions one level deeper.
    fn nested(&mut self, body: &[Instruction], env: &mut Env, loc: Loc) {
        self.depth += 1;
        if self.step(loc) {
            self.instructions(body, env);
        }
        self.depth -= 1;
    }

    /// Runs `inner`, whose checks hold of some candidates only.
    fn unsure(&mut self, loc: Loc, inner: impl FnOnce(&mut Self)) {
        self.generalize(loc);
        self.uncertain += 1;
        inner(self);
        self.uncertain -= 1;
    }

    /// Runs blocks of which the candidate takes one: what they define is not known.
    fn some_of(&mut self, blocks: &[&[Instruction]], env: &mut Env, loc: Loc) {
        let before = env.clone();
        self.unsure(loc, |this| {
            for block in blocks {
                let mut inner = before.clone();
                this.nested(block, &mut inner, loc);
                for name in inner.since(&before) {
                    env.bind(name, Value::Dynamic);
                }
            }
        });
    }

    /// `with x from S` chooses. An order of writes, location by location, is not chosen: it is the
    /// candidate's co on those writes, and co must hold what the order was to hold.
    fn with_from(&mut self, variable: Symbol, set: &Expr, env: &mut Env, loc: Loc) {
        let value = self.chosen_order(variable, set, env);
        if value.is_none() {
            self.expr(set, env);
            self.generalize(loc);
        }
        env.bind(variable, value.unwrap_or(Value::Dynamic));
    }

    fn chosen_order(&mut self, variable: Symbol, set: &Expr, env: &Env) -> Option<Value> {
        let co = self.out.terms.relation(BaseRelation::Co);
        let Some((writes, order)) = set.as_orders(self.symbols) else {
            return (self.symbols.name(variable) == "co").then_some(Value::Term(co));
        };
        let all = self.out.terms.set(BaseSet::Write);
        let writes = match writes {
            Some(expr) => self.set(expr, env)?,
            None => all,
        };
        if !self.out.terms.is_subset(writes, all) {
            return None;
        }
        let order = self.relation(order, env)?;
        let terms = &mut self.out.terms;
        let pairs = terms.cartesian(writes, writes);
        let among = if writes == all { co } else { terms.inter(&[co, pairs]) };
        let same = terms.relation(BaseRelation::Loc);
        let wanted = terms.inter(&[order, pairs, same]);
        let missing = terms.diff(wanted, co);
        let name = format!("with {}", self.symbols.name(variable));
        if self.uncertain == 0 {
            self.out.checks.push(Check {
                role: TestRole::Require,
                negated: false,
                kind: TestKind::Empty,
                term: missing,
                name,
                comment: None,
            });
        }
        Some(Value::Term(among))
    }

    fn call_procedure(
        &mut self,
        name: Symbol,
        argument: Value,
        alias: Option<Symbol>,
        env: &Env,
        loc: Loc,
    ) {
        let text = self.symbols.name(name).to_owned();
        let closure = match env.get(name) {
            Some(Value::Procedure(closure)) => closure.clone(),
            Some(Value::Error) => return,
            Some(other) => {
                let found = other.describe(&self.out.terms);
                self.error(loc, format!("`{text}` is {found}, not a procedure"));
                return;
            }
            None => {
                self.error(loc, format!("unknown procedure `{text}`"));
                return;
            }
        };
        let mut inner = closure.env.clone();
        if closure.procedure.recursive {
            inner.bind(closure.procedure.name, Value::Procedure(closure.clone()));
        }
        let described = format!("`{text}`");
        if !self.bind(&closure.procedure.parameters, argument, &mut inner, loc, &described) {
            return;
        }
        let inside = alias.or(self.call_name);
        let around = core::mem::replace(&mut self.call_name, inside);
        self.calls += 1;
        self.nested(&closure.procedure.body, &mut inner, loc);
        self.calls -= 1;
        self.call_name = around;
    }

    fn test(&mut self, test: &Test, env: &Env) {
        let value = self.expr(&test.expr, env);
        let name = self.test_name(test);
        self.out.test_names.entry(test.loc).or_insert_with(|| name.clone());
        if test.role != TestRole::Require {
            self.flag(&name, test);
        }
        let terms = &mut self.out.terms;
        let term = match value {
            Value::Error => return,
            Value::Term(id) if test.kind == TestKind::Empty || terms.sort(id) == Sort::Relation => {
                id
            }
            Value::Empty => terms.empty(Sort::Relation),
            Value::Full => terms.full(Sort::Relation),
            Value::Dynamic => {
                self.generalize(test.loc);
                return;
            }
            other => {
                let found = other.describe(&self.out.terms);
                let wanted =
                    if test.kind == TestKind::Empty { "a set or a relation" } else { "a relation" };
                self.error(test.expr.loc, format!("expected {wanted}, found {found}"))
                    .label(format!("this is {found}"));
                return;
            }
        };
        if self.out.terms.mentions_opaque(term) {
            self.generalize(test.loc);
        }
        if self.uncertain > 0 {
            return;
        }
        self.out.checks.push(Check {
            role: test.role,
            negated: test.negated,
            kind: test.kind,
            term,
            name,
            comment: test.comment.clone(),
        });
    }

    /// `as name`, or the test's own text.
    fn test_name(&self, test: &Test) -> String {
        if let Some(name) = self.call_name.or(test.name) {
            return self.symbols.name(name).to_owned();
        }
        let words: Vec<&str> = self.files.text(test.loc).split_whitespace().collect();
        let text: String = words.join(" ").chars().take(60).collect();
        text
    }

    fn flag(&mut self, name: &str, test: &Test) {
        let undefined = test.role == TestRole::UndefinedUnless;
        if self.out.flags.iter().any(|flag| flag.name == name) {
            return;
        }
        if self.out.flags.len() == 63 {
            self.error(test.loc, "a model can raise at most 63 flags");
            return;
        }
        self.out.flags.push(Flag { name: name.to_owned(), undefined });
    }

    fn show(&mut self, expr: &Expr, name: Symbol, env: &Env) {
        // A name that is not known here shows nothing, as in herd.
        let around = self.trial.replace(false);
        let value = self.expr(expr, env);
        self.trial = around;
        if let Value::Term(id) = value
            && self.out.terms.sort(id) == Sort::Relation
        {
            let name = self.symbols.name(name).to_owned();
            self.out.shown.retain(|(shown, _)| *shown != name);
            self.out.shown.push((name, id));
        }
    }
}
