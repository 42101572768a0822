//! Expressions to values. The last call of a function takes the place of the function, so that
//! recursion over long sets does not nest.

use std::rc::Rc;
use std::sync::Arc;

use interlocked_exec::{EventSet, Relation};

use super::value::{Closure, Env, Value};
use super::{Fault, Interpreter, MAX_DEPTH, fault};
use crate::algebra;
use crate::ast::{Bindings, Condition, Expr, ExprKind, Lambda, Pattern, Postfix, SetPattern};
use crate::location::Loc;
use crate::symbol::Symbol;

type Evaluated = Result<Value, Fault>;

/// A value, or the call that will give it.
enum Tail {
    Value(Value),
    Call(Arc<Lambda>, Env),
}

impl Interpreter<'_> {
    pub(super) fn expr(&self, expr: &Expr, env: &Env) -> Evaluated {
        let depth = self.depth.get() + 1;
        if depth > MAX_DEPTH {
            return fault(expr.loc, format!("calls nest more than {MAX_DEPTH} levels deep"));
        }
        self.depth.set(depth);
        let result = self.run_tail(expr, env);
        self.depth.set(depth - 1);
        result
    }

    fn run_tail(&self, expr: &Expr, env: &Env) -> Evaluated {
        let mut next = self.tail(expr, env)?;
        loop {
            match next {
                Tail::Value(value) => return Ok(value),
                Tail::Call(lambda, env) => next = self.tail(&lambda.body, &env)?,
            }
        }
    }

    /// An expression in last position.
    fn tail(&self, expr: &Expr, env: &Env) -> Result<Tail, Fault> {
        self.step(expr.loc, 1)?;
        match &expr.kind {
            ExprKind::Let(bindings, body) => {
                let mut env = env.clone();
                self.bindings(bindings, &mut env)?;
                self.tail(body, &env)
            }
            ExprKind::If(condition, then, otherwise) => {
                let taken = if self.condition(condition, env)? { then } else { otherwise };
                self.tail(taken, env)
            }
            ExprKind::Try(tried, otherwise) => match self.expr(tried, env) {
                Ok(value) => Ok(Tail::Value(value)),
                Err(_) => self.tail(otherwise, env),
            },
            ExprKind::MatchTag { scrutinee, clauses, default } => {
                let tag = self.expr(scrutinee, env)?;
                let Value::Tag(tag) = tag else {
                    return self.mismatch(scrutinee.loc, "a tag", &tag);
                };
                let clause = clauses.iter().find(|(name, _)| *name == tag);
                match clause.map(|(_, body)| body).or(default.as_deref()) {
                    Some(body) => self.tail(body, env),
                    None => fault(expr.loc, "no clause matches"),
                }
            }
            ExprKind::MatchSet { scrutinee, empty, pattern, body } => {
                let value = self.expr(scrutinee, env)?;
                let Some(elements) = value.elements() else {
                    return self.mismatch(scrutinee.loc, "a set", &value);
                };
                self.step(expr.loc, elements.len() as u64)?;
                if elements.is_empty() {
                    return self.tail(empty, env);
                }
                let env = self.match_set(*pattern, elements, env);
                self.tail(body, &env)
            }
            ExprKind::Apply(function, argument) => {
                let callee = self.expr(function, env)?;
                let value = self.expr(argument, env)?;
                match callee {
                    Value::Closure(closure) => {
                        let mut env = closure.env.clone();
                        bind_group(&mut env, &closure.group, &closure.env);
                        self.bind(&closure.lambda.parameters, value, &mut env, argument.loc)?;
                        Ok(Tail::Call(closure.lambda.clone(), env))
                    }
                    Value::Primitive(primitive) => {
                        self.primitive(primitive, value, argument.loc).map(Tail::Value)
                    }
                    other => self.mismatch(function.loc, "a function", &other),
                }
            }
            _ => self.plain(expr, env).map(Tail::Value),
        }
    }

    /// An expression that calls nothing in last position.
    fn plain(&self, expr: &Expr, env: &Env) -> Evaluated {
        match &expr.kind {
            ExprKind::Empty => Ok(Value::Empty),
            ExprKind::Universe => Ok(Value::set(self.all_events())),
            ExprKind::Name(name) => match env.get(*name) {
                Some(value) => Ok(value.clone()),
                None => self.builtin(*name, expr.loc),
            },
            ExprKind::Tag(tag) => Ok(Value::Tag(*tag)),
            ExprKind::SetOf(items) => {
                let items = items.iter().map(|item| self.expr(item, env)).collect::<Result<_, _>>();
                Ok(Value::collection(items?, self.structure.len()))
            }
            ExprKind::Tuple(items) => {
                let items: Result<Vec<Value>, Fault> =
                    items.iter().map(|item| self.expr(item, env)).collect();
                Ok(Value::Tuple(items?.into()))
            }
            ExprKind::Identity(inner) => {
                Ok(Value::relation(algebra::identity(&*self.set(inner, env)?)))
            }
            ExprKind::Union(items) => self.join(items, env, Join::Union),
            ExprKind::Inter(items) => self.join(items, env, Join::Inter),
            ExprKind::Diff(items) => self.join(items, env, Join::Diff),
            ExprKind::Seq(items) => {
                let mut parts = items.iter().map(|item| self.relation(item, env));
                let mut result = parts.next().unwrap_or_else(|| fault(expr.loc, "no operand"))?;
                for part in parts {
                    result = Rc::new(algebra::seq(&result, &*part?));
                }
                Ok(Value::Relation(result))
            }
            ExprKind::Add(items) => self.add(items, env),
            ExprKind::Cartesian(left, right) => {
                let (left, right) = (self.set(left, env)?, self.set(right, env)?);
                Ok(Value::relation(algebra::cartesian(&left, &right)))
            }
            ExprKind::Postfix(operator, inner) => {
                let inner = self.relation(inner, env)?;
                self.step(expr.loc, self.structure.len() as u64)?;
                Ok(Value::relation(match operator {
                    Postfix::Star => algebra::opt(&algebra::plus(&inner)),
                    Postfix::Plus => algebra::plus(&inner),
                    Postfix::Opt => algebra::opt(&inner),
                    Postfix::Inverse => algebra::inverse(&inner),
                }))
            }
            ExprKind::Complement(inner) => match self.expr(inner, env)? {
                Value::Empty => Ok(Value::Full),
                Value::Full => Ok(Value::Empty),
                Value::Set(set) => {
                    let n = self.structure.len();
                    Ok(Value::set(algebra::events(n, |event| !set.contains(event))))
                }
                Value::Relation(relation) => Ok(Value::relation(algebra::complement(&relation))),
                other => self.mismatch(inner.loc, "a set or a relation", &other),
            },
            ExprKind::Function(lambda) => Ok(Value::Closure(Rc::new(Closure {
                lambda: lambda.clone(),
                env: env.clone(),
                group: Vec::new(),
            }))),
            _ => fault(expr.loc, "this did not parse"),
        }
    }

    pub(super) fn mismatch<T>(&self, loc: Loc, wanted: &str, found: &Value) -> Result<T, Fault> {
        fault(loc, format!("expected {wanted}, found {}", found.describe()))
    }

    pub(super) fn all_events(&self) -> EventSet {
        algebra::events(self.structure.len(), |_| true)
    }

    pub(super) fn as_set(&self, value: &Value, loc: Loc) -> Result<Rc<EventSet>, Fault> {
        match value {
            Value::Set(set) => Ok(set.clone()),
            Value::Empty => Ok(Rc::new(EventSet::new(self.structure.len()))),
            Value::Full => Ok(Rc::new(self.all_events())),
            other => self.mismatch(loc, "a set of events", other),
        }
    }

    pub(super) fn as_relation(&self, value: &Value, loc: Loc) -> Result<Rc<Relation>, Fault> {
        match value {
            Value::Relation(relation) => Ok(relation.clone()),
            Value::Empty => Ok(Rc::new(Relation::new(self.structure.len()))),
            Value::Full => Ok(Rc::new(algebra::full(self.structure.len()))),
            other => self.mismatch(loc, "a relation", other),
        }
    }

    fn set(&self, expr: &Expr, env: &Env) -> Result<Rc<EventSet>, Fault> {
        self.as_set(&self.expr(expr, env)?, expr.loc)
    }

    fn relation(&self, expr: &Expr, env: &Env) -> Result<Rc<Relation>, Fault> {
        self.as_relation(&self.expr(expr, env)?, expr.loc)
    }

    fn join(&self, items: &[Expr], env: &Env, how: Join) -> Evaluated {
        let values: Result<Vec<Value>, Fault> =
            items.iter().map(|item| self.expr(item, env)).collect();
        let mut values = values?.into_iter();
        let Some(mut result) = values.next() else { return Ok(Value::Empty) };
        for (right, item) in values.zip(&items[1..]) {
            self.step(item.loc, self.structure.len() as u64)?;
            result = self.join_two(&result, &right, item.loc, how)?;
        }
        Ok(result)
    }

    fn join_two(&self, left: &Value, right: &Value, loc: Loc, how: Join) -> Evaluated {
        let n = self.structure.len();
        match (left, right) {
            (Value::Empty | Value::Full, Value::Empty | Value::Full) => {
                let (a, b) = (matches!(left, Value::Full), matches!(right, Value::Full));
                Ok(if how.keeps(a, b) { Value::Full } else { Value::Empty })
            }
            (Value::Set(_), _) | (_, Value::Set(_)) => {
                let (a, b) = (self.as_set(left, loc)?, self.as_set(right, loc)?);
                let keeps = |event| how.keeps(a.contains(event), b.contains(event));
                Ok(Value::set(algebra::events(n, keeps)))
            }
            (Value::Relation(_), _) | (_, Value::Relation(_)) => {
                let (a, b) = (self.as_relation(left, loc)?, self.as_relation(right, loc)?);
                Ok(Value::relation(match how {
                    Join::Union => algebra::union(&a, &b),
                    Join::Inter => algebra::inter(&a, &b),
                    Join::Diff => algebra::diff(&a, &b),
                }))
            }
            _ => {
                let Some(mut a) = left.elements() else {
                    return self.mismatch(loc, "a set", left);
                };
                let Some(b) = right.elements() else {
                    return self.mismatch(loc, "a set", right);
                };
                let within = |x: &Value| b.iter().any(|y| x.compare(y).is_eq());
                match how {
                    Join::Union => a.extend(b),
                    Join::Inter => a.retain(|x| within(x)),
                    Join::Diff => a.retain(|x| !within(x)),
                }
                Ok(Value::collection(a, n))
            }
        }
    }

    /// `x ++ y ++ S`
    fn add(&self, items: &[Expr], env: &Env) -> Evaluated {
        let values: Result<Vec<Value>, Fault> =
            items.iter().map(|item| self.expr(item, env)).collect();
        let mut values = values?;
        let (Some(set), Some(last)) = (values.pop(), items.last()) else {
            return Ok(Value::Empty);
        };
        let Some(mut elements) = set.elements() else {
            return self.mismatch(last.loc, "a set", &set);
        };
        elements.extend(values);
        self.step(last.loc, elements.len() as u64)?;
        Ok(Value::collection(elements, self.structure.len()))
    }

    fn match_set(&self, pattern: SetPattern, mut elements: Vec<Value>, env: &Env) -> Env {
        let n = self.structure.len();
        let mut env = env.clone();
        let mut bind = |name: Option<Symbol>, value: Value| {
            if let Some(name) = name {
                env.bind(name, value);
            }
        };
        match pattern {
            SetPattern::Element(first, rest) => {
                bind(first, elements.remove(0));
                bind(rest, Value::collection(elements, n));
            }
            SetPattern::Around(before, element, after) => {
                let later = elements.split_off(elements.len() / 2);
                let mut later = later.into_iter();
                bind(before, Value::collection(elements, n));
                if let Some(middle) = later.next() {
                    bind(element, middle);
                }
                bind(after, Value::collection(later.collect(), n));
            }
        }
        env
    }

    pub(super) fn condition(&self, condition: &Condition, env: &Env) -> Result<bool, Fault> {
        Ok(match condition {
            Condition::Variant => false,
            Condition::Not(inner) => !self.condition(inner, env)?,
            Condition::And(a, b) => self.condition(a, env)? && self.condition(b, env)?,
            Condition::Or(a, b) => self.condition(a, env)? || self.condition(b, env)?,
            Condition::Equal(a, b) => {
                let (a, b) = (self.expr(a, env)?, self.expr(b, env)?);
                a.compare(&b).is_eq()
            }
            Condition::Subset(a, b) => {
                let (left, right) = (self.expr(a, env)?, self.expr(b, env)?);
                self.join_two(&left, &right, a.loc, Join::Diff)?.is_empty()
            }
            Condition::In(a, b) => {
                let (element, set) = (self.expr(a, env)?, self.expr(b, env)?);
                let Some(elements) = set.elements() else {
                    return self.mismatch(b.loc, "a set", &set);
                };
                elements.iter().any(|other| element.compare(other).is_eq())
            }
        })
    }

    /// Binds a pattern's names to the parts of a value.
    pub(super) fn bind(
        &self,
        pattern: &Pattern,
        value: Value,
        env: &mut Env,
        loc: Loc,
    ) -> Result<(), Fault> {
        match (pattern, value) {
            (Pattern::Name(name), value) => {
                if let Some(name) = name {
                    env.bind(*name, value);
                }
                Ok(())
            }
            (Pattern::Tuple(names), Value::Tuple(values)) if names.len() == values.len() => {
                for (name, value) in names.iter().zip(values.iter()) {
                    if let Some(name) = name {
                        env.bind(*name, value.clone());
                    }
                }
                Ok(())
            }
            (Pattern::Tuple(names), _) => fault(loc, format!("expected {} values", names.len())),
        }
    }

    /// Definitions: plain ones see what is above, recursive ones each other.
    pub(super) fn bindings(&self, bindings: &Bindings, env: &mut Env) -> Result<(), Fault> {
        if bindings.recursive {
            return self.recursive(bindings, env);
        }
        let before = env.clone();
        for binding in &bindings.bindings {
            let value = self.expr(&binding.value, &before)?;
            self.bind(&binding.pattern, value, env, binding.loc)?;
        }
        Ok(())
    }

    fn recursive(&self, bindings: &Bindings, env: &mut Env) -> Result<(), Fault> {
        let mut group = Vec::new();
        let mut equations = Vec::new();
        for binding in &bindings.bindings {
            match (&binding.pattern, &binding.value.kind) {
                (Pattern::Name(Some(name)), ExprKind::Function(lambda)) => {
                    group.push((*name, lambda.clone()));
                }
                (Pattern::Name(Some(name)), _) => equations.push((*name, &binding.value)),
                _ => return fault(binding.loc, "a recursive definition must define a name"),
            }
        }
        let mut values = vec![Value::Empty; equations.len()];
        let n = self.structure.len();
        let rounds = 2 * equations.len() * n * n + 2;
        for _ in 0..rounds {
            let inner = with_values(env, &equations, &values, &group);
            let next: Result<Vec<Value>, Fault> =
                equations.iter().map(|(_, body)| self.expr(body, &inner)).collect();
            let next = next?;
            if next.iter().zip(&values).all(|(a, b)| a.compare(b).is_eq()) {
                *env = with_values(env, &equations, &next, &group);
                return Ok(());
            }
            values = next;
        }
        let loc = bindings.bindings.first().map_or_else(Loc::default, |binding| binding.loc);
        fault(loc, "this recursive definition does not settle")
    }
}

/// `env` with the current values of recursive definitions and their functions.
fn with_values(
    env: &Env,
    equations: &[(Symbol, &Expr)],
    values: &[Value],
    group: &[(Symbol, Arc<Lambda>)],
) -> Env {
    let mut inner = env.clone();
    for ((name, _), value) in equations.iter().zip(values) {
        inner.bind(*name, value.clone());
    }
    let base = inner.clone();
    bind_group(&mut inner, group, &base);
    inner
}

/// Binds the functions of one `let rec` in `env`, which was made from `base`.
fn bind_group(env: &mut Env, group: &[(Symbol, Arc<Lambda>)], base: &Env) {
    for (name, lambda) in group {
        let closure = Closure { lambda: lambda.clone(), env: base.clone(), group: group.to_vec() };
        env.bind(*name, Value::Closure(Rc::new(closure)));
    }
}

/// How two sets are put together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    Union,
    Inter,
    Diff,
}

impl Join {
    const fn keeps(self, left: bool, right: bool) -> bool {
        match self {
            Self::Union => left || right,
            Self::Inter => left && right,
            Self::Diff => left && !right,
        }
    }
}
