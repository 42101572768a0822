//! Functions and predefined functions, applied.

use std::rc::Rc;
use std::sync::Arc;

use super::{Closure, Elaborator, Env, Value};
use crate::ast::{Expr, Lambda, Pattern};
use crate::builtin::{self, Builtin, Primitive};
use crate::location::Loc;
use crate::symbol::Symbol;
use crate::term::Sort;

impl Elaborator<'_> {
    pub(super) fn apply(&mut self, function: &Expr, argument: &Expr, env: &Env) -> Value {
        let callee = self.expr(function, env);
        let value = self.expr(argument, env);
        match callee {
            Value::Closure(closure) => self.call(&closure, value, argument.loc),
            Value::Primitive(primitive) => self.primitive(primitive, &value, argument.loc),
            Value::Dynamic => Value::Dynamic,
            Value::Error => Value::Error,
            other => {
                let found = other.describe(&self.out.terms);
                self.error(function.loc, format!("{found} is applied as a function"))
                    .label(format!("this is {found}"));
                Value::Error
            }
        }
    }

    pub(super) fn call(&mut self, closure: &Closure, argument: Value, loc: Loc) -> Value {
        let mut env = closure.env.clone();
        bind_group(&mut env, &closure.group, &closure.env);
        let name = closure.name.map(|name| self.symbols.name(name).to_owned());
        let described = name.map_or_else(|| "the function".to_owned(), |name| format!("`{name}`"));
        if !self.bind(&closure.lambda.parameters, argument, &mut env, loc, &described) {
            return Value::Error;
        }
        self.calls += 1;
        let value = self.expr(&closure.lambda.body, &env);
        self.calls -= 1;
        value
    }

    /// Binds a pattern; false after a wrong number of components.
    pub(super) fn bind(
        &mut self,
        pattern: &Pattern,
        value: Value,
        env: &mut Env,
        loc: Loc,
        what: &str,
    ) -> bool {
        let names = match pattern {
            Pattern::Name(name) => {
                if let Some(name) = name {
                    env.bind(*name, value);
                }
                return true;
            }
            Pattern::Tuple(names) => names,
        };
        let values = match value {
            Value::Tuple(values) => values,
            Value::Dynamic | Value::Error => vec![value; names.len()],
            other => vec![other],
        };
        if values.len() != names.len() {
            let plural = if names.len() == 1 { "argument" } else { "arguments" };
            let (wanted, given) = (names.len(), values.len());
            self.error(loc, format!("{what} takes {wanted} {plural}, {given} given"))
                .label(format!("expected {wanted}"));
            return false;
        }
        for (name, value) in names.iter().zip(values) {
            if let Some(name) = name {
                env.bind(*name, value);
            }
        }
        true
    }

    fn primitive(&mut self, primitive: Primitive, argument: &Value, loc: Loc) -> Value {
        let given = if let Value::Tuple(items) = argument { items.len() } else { 1 };
        if matches!(argument, Value::Error) {
            return Value::Error;
        }
        if given != primitive.arity() && !matches!(primitive, Primitive::Unsupported(_)) {
            let wanted = primitive.arity();
            self.error(loc, format!("expected {wanted} arguments, {given} given"));
            return Value::Error;
        }
        match primitive {
            Primitive::Domain | Primitive::Range => {
                let Some(id) = self.as_sort(argument, Sort::Relation, loc) else {
                    return Value::Error;
                };
                let terms = &mut self.out.terms;
                let domain = primitive == Primitive::Domain;
                Value::Term(if domain { terms.domain(id) } else { terms.range(id) })
            }
            Primitive::ClassesLoc | Primitive::Classes | Primitive::Linearisations => {
                Value::Dynamic
            }
            Primitive::TagToEvents => self.tag_to_events(argument, loc),
            Primitive::Unsupported(name) => self.unsupported(name, argument, loc),
        }
    }

    fn tag_to_events(&mut self, argument: &Value, loc: Loc) -> Value {
        let Value::Tag(tag) = argument else {
            let found = argument.describe(&self.out.terms);
            self.error(loc, format!("expected a tag, found {found}"));
            return Value::Error;
        };
        let capital = builtin::capitalized(self.symbols.name(*tag));
        match builtin::lookup(&capital, &mut self.out.terms) {
            Some(Builtin::Term(id)) => Value::Term(id),
            _ => Value::Term(self.out.terms.empty(Sort::Set)),
        }
    }

    fn unsupported(&mut self, name: &str, argument: &Value, loc: Loc) -> Value {
        let void = |value: &Value| matches!(value, Value::Tag(_)) || self.is_void(value);
        let all_void = match argument {
            Value::Tuple(items) => items.iter().any(void),
            other => void(other),
        };
        if all_void {
            return Value::Empty;
        }
        self.error(loc, format!("`{name}` is not supported on a set that may have events"))
            .hint("event structures have neither scopes nor translation tables.");
        Value::Error
    }
}

/// Binds the functions of one `let rec` in `env`, which was made from `base`.
pub(super) fn bind_group(env: &mut Env, group: &[(Symbol, Arc<Lambda>)], base: &Env) {
    for (name, lambda) in group {
        let closure = Closure {
            name: Some(*name),
            lambda: lambda.clone(),
            env: base.clone(),
            group: group.to_vec(),
        };
        env.bind(*name, Value::Closure(Rc::new(closure)));
    }
}
