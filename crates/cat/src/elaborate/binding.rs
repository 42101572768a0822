//! Definitions: names for terms, functions, least fixpoints.

use std::rc::Rc;
use std::sync::Arc;

use super::apply::bind_group;
use super::{Closure, Elaborator, Env, Value};
use crate::ast::{Binding, Bindings, ExprKind, Lambda, Pattern};
use crate::symbol::Symbol;
use crate::term::{Sort, TermId};

/// A recursive definition that is no function.
type Equation<'b> = (Symbol, &'b Binding);

impl Elaborator<'_> {
    /// Definitions: plain ones see what is above, recursive ones each other.
    pub(super) fn bindings(&mut self, bindings: &Bindings, env: &mut Env) {
        if bindings.recursive {
            self.recursive_bindings(bindings, env);
            return;
        }
        let before = env.clone();
        for binding in &bindings.bindings {
            let mut value = self.expr(&binding.value, &before);
            if let (Pattern::Name(Some(name)), Value::Closure(closure)) = (&binding.pattern, &value)
                && closure.name.is_none()
            {
                value = Value::Closure(Rc::new(Closure {
                    name: Some(*name),
                    lambda: closure.lambda.clone(),
                    env: closure.env.clone(),
                    group: closure.group.clone(),
                }));
            }
            if let (Value::Closure(closure), 0) = (&value, self.calls) {
                self.lint(closure);
            }
            self.give_name(&binding.pattern, &value, binding.comment.as_deref());
            self.bind(&binding.pattern, value, env, binding.loc, "the definition");
        }
    }

    /// Warns of what is wrong in a function whatever it is applied to; where it is applied, that
    /// is an error.
    fn lint(&mut self, closure: &Closure) {
        let around = core::mem::replace(&mut self.lint, true);
        self.call(closure, Value::Dynamic, closure.lambda.body.loc);
        self.lint = around;
    }

    /// Definitions outside functions name what they define.
    fn give_name(&mut self, pattern: &Pattern, value: &Value, comment: Option<&str>) {
        if let (Pattern::Name(Some(name)), Value::Term(id), 0) = (pattern, value, self.calls) {
            self.out.terms.name(*id, self.symbols.name(*name), comment);
        }
    }

    fn recursive_bindings(&mut self, bindings: &Bindings, env: &mut Env) {
        let mut group = Vec::new();
        let mut equations = Vec::new();
        for binding in &bindings.bindings {
            match (&binding.pattern, &binding.value.kind) {
                (Pattern::Name(Some(name)), ExprKind::Function(lambda)) => {
                    group.push((*name, lambda.clone()));
                }
                (Pattern::Name(Some(name)), _) => equations.push((*name, binding)),
                _ => {
                    self.error(binding.loc, "a recursive definition must define a name");
                }
            }
        }
        let sorts = self.guess_sorts(&equations, &group, env);
        let (variables, values) = self.solve_once(&equations, &sorts, &group, env);
        let bodies: Vec<Option<TermId>> = values
            .iter()
            .zip(equations.iter().zip(&sorts))
            .map(|(value, ((_, binding), &sort))| self.as_sort(value, sort, binding.value.loc))
            .collect();
        let Some(bodies) = bodies.into_iter().collect::<Option<Vec<TermId>>>() else {
            for (name, _) in &equations {
                env.bind(*name, Value::Error);
            }
            return;
        };
        let dynamic = values.iter().any(|value| matches!(value, Value::Dynamic));
        let solutions = self.solutions(variables, bodies);
        for ((name, binding), id) in equations.iter().zip(solutions) {
            let value = if dynamic { Value::Dynamic } else { Value::Term(id) };
            self.give_name(&binding.pattern, &value, binding.comment.as_deref());
            env.bind(*name, value);
        }
        let base = env.clone();
        bind_group(env, &group, &base);
    }

    /// Which unknowns are sets. That shows only once the others are known: a body that makes no
    /// sense with relations is tried as a set, for as many rounds as there are unknowns.
    fn guess_sorts(
        &mut self,
        equations: &[Equation<'_>],
        group: &[(Symbol, Arc<Lambda>)],
        env: &Env,
    ) -> Vec<Sort> {
        let mut sorts = vec![Sort::Relation; equations.len()];
        for _ in 0..equations.len() + 2 {
            let around = self.trial.replace(false);
            let (_, values) = self.solve_once(equations, &sorts, group, env);
            self.trial = around;
            let found: Vec<Sort> = values
                .iter()
                .zip(&sorts)
                .map(|(value, &sort)| match value {
                    Value::Term(id) => self.out.terms.sort(*id),
                    Value::Error => Sort::Set,
                    _ => sort,
                })
                .collect();
            if found == sorts {
                break;
            }
            sorts = found;
        }
        sorts
    }

    /// The bodies of the equations with fresh unknowns of the given sorts.
    fn solve_once(
        &mut self,
        equations: &[Equation<'_>],
        sorts: &[Sort],
        group: &[(Symbol, Arc<Lambda>)],
        env: &Env,
    ) -> (Vec<TermId>, Vec<Value>) {
        let mut inner = env.clone();
        let variables: Vec<TermId> =
            sorts.iter().map(|&sort| self.out.terms.variable(sort)).collect();
        for ((name, _), &variable) in equations.iter().zip(&variables) {
            inner.bind(*name, Value::Term(variable));
        }
        let base = inner.clone();
        bind_group(&mut inner, group, &base);
        let values =
            equations.iter().map(|(_, binding)| self.expr(&binding.value, &inner)).collect();
        (variables, values)
    }

    /// The least solution, as a closure where the equation is one.
    fn solutions(&mut self, variables: Vec<TermId>, bodies: Vec<TermId>) -> Vec<TermId> {
        if !bodies.iter().any(|&body| self.out.terms.mentions(body, &variables)) {
            return bodies;
        }
        if let ([variable], [body]) = (&variables[..], &bodies[..])
            && let Some(closure) = self.out.terms.as_closure(*variable, *body)
        {
            return vec![closure];
        }
        self.out.terms.fixpoint(variables, bodies)
    }
}
