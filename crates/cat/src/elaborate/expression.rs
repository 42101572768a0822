//! Expressions to values.

use std::rc::Rc;

use super::{Closure, Elaborator, Env, Value};
use crate::ast::{Condition, Expr, ExprKind, Postfix};
use crate::builtin::{self, Builtin};
use crate::location::Loc;
use crate::symbol::Symbol;
use crate::term::{Sort, TermId};

impl Elaborator<'_> {
    /// What an expression stands for.
    pub(super) fn expr(&mut self, expr: &Expr, env: &Env) -> Value {
        self.depth += 1;
        let value = if self.step(expr.loc) { self.expr_inner(expr, env) } else { Value::Error };
        self.depth -= 1;
        if let Value::Term(id) = value {
            self.out.terms.places.entry(id).or_insert(expr.loc);
        }
        value
    }

    fn expr_inner(&mut self, expr: &Expr, env: &Env) -> Value {
        match &expr.kind {
            ExprKind::Empty => Value::Empty,
            ExprKind::Universe => Value::Term(self.out.terms.full(Sort::Set)),
            ExprKind::Name(name) => self.name(*name, env, expr.loc),
            ExprKind::Tag(tag) => Value::Tag(*tag),
            ExprKind::SetOf(items) => self.set_of(items, env),
            ExprKind::Tuple(items) => {
                Value::Tuple(items.iter().map(|item| self.expr(item, env)).collect())
            }
            ExprKind::Identity(inner) => self.identity(inner, env),
            ExprKind::Union(items) => self.join(items, env, "|"),
            ExprKind::Inter(items) => self.join(items, env, "&"),
            ExprKind::Diff(items) => self.join(items, env, "\\"),
            ExprKind::Seq(items) => self.seq(items, env),
            ExprKind::Add(items) => self.add(items, env),
            ExprKind::Cartesian(left, right) => self.cartesian(left, right, env),
            ExprKind::Postfix(operator, inner) => self.postfix(*operator, inner, env),
            ExprKind::Complement(inner) => self.complement(inner, env),
            ExprKind::Apply(function, argument) => self.apply(function, argument, env),
            ExprKind::Function(lambda) => Value::Closure(Rc::new(Closure {
                name: None,
                lambda: lambda.clone(),
                env: env.clone(),
                group: Vec::new(),
            })),
            ExprKind::Let(bindings, body) => {
                let mut env = env.clone();
                self.calls += 1;
                self.bindings(bindings, &mut env);
                let value = self.expr(body, &env);
                self.calls -= 1;
                value
            }
            ExprKind::Try(tried, otherwise) => self.try_else(tried, otherwise, env),
            ExprKind::If(condition, then, otherwise) => {
                self.if_else(condition, then, otherwise, env)
            }
            ExprKind::MatchTag { scrutinee, clauses, default } => {
                self.match_tag(scrutinee, clauses, default.as_deref(), env)
            }
            ExprKind::MatchSet { scrutinee, empty, .. } => {
                match self.expr(scrutinee, env) {
                    Value::Error => Value::Error,
                    value if self.is_void(&value) => self.expr(empty, env),
                    // How many elements there are, the candidate says.
                    _ => Value::Dynamic,
                }
            }
            ExprKind::Error => Value::Error,
        }
    }

    /// Whether a value is empty for every candidate.
    pub(super) fn is_void(&self, value: &Value) -> bool {
        match value {
            Value::Empty => true,
            Value::Term(id) => self.out.terms.is_empty(*id),
            _ => false,
        }
    }

    fn name(&mut self, name: Symbol, env: &Env, loc: Loc) -> Value {
        let (value, passed) = env.find(name);
        // Looking through a long list of definitions is work as well.
        self.steps += passed / 32;
        if let Some(value) = value {
            return value.clone();
        }
        let text = self.symbols.name(name).to_owned();
        match builtin::lookup(&text, &mut self.out.terms) {
            Some(Builtin::Term(id)) => Value::Term(id),
            Some(Builtin::Primitive(primitive)) => Value::Primitive(primitive),
            None => {
                self.unknown_name(&text, env, loc);
                Value::Error
            }
        }
    }

    fn unknown_name(&mut self, text: &str, env: &Env, loc: Loc) {
        let names = env.names();
        let known = names.iter().map(|&name| self.symbols.name(name));
        let hint = builtin::similar(text, known).map(|other| format!("there is `{other}`."));
        let part = self.error(loc, format!("unknown name `{text}`"));
        let part = part.label("neither defined above nor built in");
        if let Some(hint) = hint {
            part.hint(hint);
        }
    }

    /// A value as a term of the sort, or a type error.
    pub(super) fn as_sort(&mut self, value: &Value, sort: Sort, loc: Loc) -> Option<TermId> {
        match value {
            Value::Term(id) if self.out.terms.sort(*id) == sort => return Some(*id),
            Value::Empty => return Some(self.out.terms.empty(sort)),
            Value::Full => return Some(self.out.terms.full(sort)),
            Value::Dynamic => return Some(self.out.terms.opaque(sort)),
            Value::Error => return None,
            _ => {}
        }
        let found = value.describe(&self.out.terms);
        let (expected, hint) = match sort {
            Sort::Set => ("a set", "`domain(r)` and `range(r)` are the sets of a relation's ends."),
            Sort::Relation => {
                ("a relation", "`[S]` is the relation of each event of S with itself.")
            }
        };
        let convertible = matches!(value, Value::Term(_));
        let part = self.error(loc, format!("expected {expected}, found {found}"));
        let part = part.label(format!("this is {found}"));
        if convertible {
            part.hint(hint);
        }
        None
    }

    pub(super) fn relation(&mut self, expr: &Expr, env: &Env) -> Option<TermId> {
        let value = self.expr(expr, env);
        self.as_sort(&value, Sort::Relation, expr.loc)
    }

    pub(super) fn set(&mut self, expr: &Expr, env: &Env) -> Option<TermId> {
        let value = self.expr(expr, env);
        self.as_sort(&value, Sort::Set, expr.loc)
    }

    fn identity(&mut self, inner: &Expr, env: &Env) -> Value {
        match self.set(inner, env) {
            Some(set) => Value::Term(self.out.terms.identity(set)),
            None => Value::Error,
        }
    }

    fn cartesian(&mut self, left: &Expr, right: &Expr, env: &Env) -> Value {
        let (left, right) = (self.set(left, env), self.set(right, env));
        match (left, right) {
            (Some(left), Some(right)) => Value::Term(self.out.terms.cartesian(left, right)),
            _ => Value::Error,
        }
    }

    fn seq(&mut self, items: &[Expr], env: &Env) -> Value {
        let terms: Vec<Option<TermId>> =
            items.iter().map(|item| self.relation(item, env)).collect();
        match terms.into_iter().collect::<Option<Vec<TermId>>>() {
            Some(terms) => Value::Term(self.out.terms.seq(&terms)),
            None => Value::Error,
        }
    }

    fn postfix(&mut self, operator: Postfix, inner: &Expr, env: &Env) -> Value {
        let Some(id) = self.relation(inner, env) else { return Value::Error };
        let terms = &mut self.out.terms;
        Value::Term(match operator {
            Postfix::Star => terms.star(id),
            Postfix::Plus => terms.plus(id),
            Postfix::Opt => terms.opt(id),
            Postfix::Inverse => terms.inverse(id),
        })
    }

    fn complement(&mut self, inner: &Expr, env: &Env) -> Value {
        match self.expr(inner, env) {
            Value::Term(id) => Value::Term(self.out.terms.complement(id)),
            Value::Empty => Value::Full,
            Value::Full => Value::Empty,
            Value::Dynamic => Value::Dynamic,
            Value::Error => Value::Error,
            other => {
                let found = other.describe(&self.out.terms);
                self.error(inner.loc, format!("expected a set or a relation, found {found}"))
                    .label(format!("this is {found}"));
                Value::Error
            }
        }
    }

    /// `|`, `&` and `\`, on sets, on relations, on sets of tags, on sets of sets.
    fn join(&mut self, items: &[Expr], env: &Env, sign: &str) -> Value {
        let values: Vec<Value> = items.iter().map(|item| self.expr(item, env)).collect();
        if values.iter().any(|value| matches!(value, Value::Error)) {
            return Value::Error;
        }
        let sort = values.iter().find_map(|value| match value {
            Value::Term(id) => Some(self.out.terms.sort(*id)),
            _ => None,
        });
        let Some(sort) = sort else { return self.join_other(&values, items, sign) };
        let mut operands = Vec::with_capacity(values.len());
        for (value, item) in values.iter().zip(items) {
            match self.as_sort(value, sort, item.loc) {
                Some(id) => operands.push(id),
                None => return Value::Error,
            }
        }
        let terms = &mut self.out.terms;
        Value::Term(match sign {
            "|" => terms.union(&operands),
            "&" => terms.inter(&operands),
            _ => {
                let (&first, rest) = operands.split_first().expect("a difference has operands");
                rest.iter().fold(first, |left, &right| terms.diff(left, right))
            }
        })
    }

    /// A join with neither a set of events nor a relation in it.
    fn join_other(&mut self, values: &[Value], items: &[Expr], sign: &str) -> Value {
        for (value, item) in values.iter().zip(items) {
            if !matches!(value, Value::Empty | Value::Full | Value::Tags(_) | Value::Dynamic) {
                let found = value.describe(&self.out.terms);
                self.error(item.loc, format!("`{sign}` does not apply to {found}"))
                    .label(format!("this is {found}"));
                return Value::Error;
            }
        }
        let full = values.iter().any(|value| matches!(value, Value::Full));
        if full || values.iter().any(|value| matches!(value, Value::Dynamic)) {
            return Value::Dynamic;
        }
        let mut sets = values.iter().map(|value| match value {
            Value::Tags(tags) => tags.clone(),
            _ => Vec::new(),
        });
        let mut result = sets.next().unwrap_or_default();
        for set in sets {
            match sign {
                "|" => result.extend(
                    set.iter().filter(|tag| !result.contains(tag)).copied().collect::<Vec<_>>(),
                ),
                "&" => result.retain(|tag| set.contains(tag)),
                _ => result.retain(|tag| !set.contains(tag)),
            }
        }
        if result.is_empty() { Value::Empty } else { Value::Tags(result) }
    }

    fn set_of(&mut self, items: &[Expr], env: &Env) -> Value {
        let values: Vec<Value> = items.iter().map(|item| self.expr(item, env)).collect();
        if values.iter().any(|value| matches!(value, Value::Error)) {
            return Value::Error;
        }
        let tags: Option<Vec<Symbol>> = values
            .iter()
            .map(|value| if let Value::Tag(tag) = value { Some(*tag) } else { None })
            .collect();
        tags.map_or(Value::Dynamic, Value::Tags)
    }

    fn add(&mut self, items: &[Expr], env: &Env) -> Value {
        for item in items {
            if matches!(self.expr(item, env), Value::Error) {
                return Value::Error;
            }
        }
        Value::Dynamic
    }

    fn try_else(&mut self, tried: &Expr, otherwise: &Expr, env: &Env) -> Value {
        let around = self.trial.replace(false);
        let value = self.expr(tried, env);
        let failed = core::mem::replace(&mut self.trial, around) == Some(true);
        if failed && !self.exhausted { self.expr(otherwise, env) } else { value }
    }

    fn if_else(&mut self, condition: &Condition, then: &Expr, other: &Expr, env: &Env) -> Value {
        match self.condition(condition, env) {
            Some(true) => self.expr(then, env),
            Some(false) => self.expr(other, env),
            None => Value::Dynamic,
        }
    }

    /// The answer, if it is the same for all candidates. No variant is ever on.
    pub(super) fn condition(&mut self, condition: &Condition, env: &Env) -> Option<bool> {
        match condition {
            Condition::Variant => Some(false),
            Condition::Not(inner) => self.condition(inner, env).map(|answer| !answer),
            Condition::And(a, b) => Some(self.condition(a, env)? && self.condition(b, env)?),
            Condition::Or(a, b) => Some(self.condition(a, env)? || self.condition(b, env)?),
            Condition::Equal(a, b) => {
                let (a, b) = (self.expr(a, env), self.expr(b, env));
                self.equal(&a, &b)
            }
            Condition::Subset(a, b) => match (self.expr(a, env), self.expr(b, env)) {
                (a, _) if self.is_void(&a) => Some(true),
                (Value::Tags(a), Value::Tags(b)) => Some(a.iter().all(|tag| b.contains(tag))),
                (a, b) if self.equal(&a, &b) == Some(true) => Some(true),
                _ => None,
            },
            Condition::In(a, b) => match (self.expr(a, env), self.expr(b, env)) {
                (_, b) if self.is_void(&b) => Some(false),
                (Value::Tag(tag), Value::Tags(tags)) => Some(tags.contains(&tag)),
                _ => None,
            },
        }
    }

    fn equal(&self, a: &Value, b: &Value) -> Option<bool> {
        match (a, b) {
            _ if self.is_void(a) && self.is_void(b) => Some(true),
            (Value::Tag(a), Value::Tag(b)) => Some(a == b),
            (Value::Tags(a), Value::Tags(b)) => {
                Some(a.len() == b.len() && a.iter().all(|tag| b.contains(tag)))
            }
            (Value::Term(a), Value::Term(b)) if a == b => Some(true),
            _ => None,
        }
    }

    fn match_tag(
        &mut self,
        scrutinee: &Expr,
        clauses: &[(Symbol, Expr)],
        default: Option<&Expr>,
        env: &Env,
    ) -> Value {
        match self.expr(scrutinee, env) {
            Value::Tag(tag) => {
                let clause = clauses.iter().find(|(name, _)| *name == tag);
                match clause.map(|(_, body)| body).or(default) {
                    Some(body) => self.expr(body, env),
                    None => {
                        let name = self.symbols.name(tag).to_owned();
                        self.error(scrutinee.loc, format!("no clause matches '{name}"))
                            .hint("add a clause `_ -> …`.");
                        Value::Error
                    }
                }
            }
            Value::Dynamic => Value::Dynamic,
            Value::Error => Value::Error,
            other => {
                let found = other.describe(&self.out.terms);
                self.error(scrutinee.loc, format!("expected a tag, found {found}"))
                    .label(format!("this is {found}"));
                Value::Error
            }
        }
    }
}
