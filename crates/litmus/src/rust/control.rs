//! Control flow: `if`, `match`, loops and the ways out of them.
//!
//! A `for` over a range of numbers is written out, round by round, so that it is complete whatever
//! the limit on loops is. `while` and `loop` stay loops, unrolled up to that limit.

use interlocked_diag::{Diagnostic, Span};
use syn::spanned::Spanned as _;

use super::function::{Elaborated, Elaborator, LoopFrame};
use super::nesting::span;
use super::types::Ty;
use super::value::Value;
use crate::lang::{Expr, ExprKind, Statement, StatementKind};

/// The most rounds that one `for` may have.
const MAX_ROUNDS: u128 = 256;

impl Elaborator<'_> {
    /// An expression that is about control.
    pub(super) fn control(&mut self, expr: &syn::Expr, at: &Span) -> Elaborated<Value> {
        match expr {
            syn::Expr::If(conditional) => self.conditional(conditional),
            syn::Expr::Match(selection) => self.selection(selection),
            syn::Expr::While(repeat) => self.while_loop(repeat),
            syn::Expr::Loop(repeat) => self.endless_loop(repeat),
            syn::Expr::ForLoop(repeat) => self.for_loop(repeat),
            syn::Expr::Break(leave) => {
                if leave.expr.is_some() {
                    return self.error(at.clone(), "`break` with a value is not supported");
                }
                let frame = self.frame(leave.label.as_ref(), at)?;
                let levels = self.loop_depth - frame.break_depth;
                self.emit(StatementKind::Break(levels), at)?;
                Ok(Value::Never)
            }
            syn::Expr::Continue(next) => {
                let frame = self.frame(next.label.as_ref(), at)?;
                let levels = self.loop_depth - frame.continue_depth;
                let kind = if frame.continue_leaves {
                    StatementKind::Break(levels)
                } else {
                    StatementKind::Continue(levels)
                };
                self.emit(kind, at)?;
                Ok(Value::Never)
            }
            syn::Expr::Return(_) if !self.closures.is_empty() => {
                self.error(at.clone(), "`return` is not supported in a closure")
            }
            syn::Expr::Return(result) => {
                let value = match &result.expr {
                    Some(expr) => self.value(expr)?,
                    None => Value::Unit,
                };
                let is_tuple_or_unit = matches!(value, Value::Unit | Value::Tuple(_));
                self.give_result(value, at.clone())?;
                if is_tuple_or_unit {
                    self.emit(StatementKind::Return(None), at)?;
                }
                Ok(Value::Never)
            }
            _ => self.error(at.clone(), "this expression is not supported in a Rust test"),
        }
    }

    fn frame(&mut self, label: Option<&syn::Lifetime>, at: &Span) -> Elaborated<LoopFrame> {
        let name = label.map(|label| label.ident.to_string());
        let found = self.loops.iter().rev().find(|frame| name.is_none() || frame.label == name);
        match found.cloned() {
            Some(frame) => Ok(frame),
            None => self.error(at.clone(), "this is in no such loop"),
        }
    }

    /// `if` or `if let`: the test, then both ways.
    fn conditional(&mut self, expr: &syn::ExprIf) -> Elaborated<Value> {
        let head = span(expr.if_token.span()).start..span(expr.cond.span()).end;
        let otherwise = |this: &mut Self| match &expr.else_branch {
            Some((_, otherwise)) => this.value(otherwise),
            None => Ok(Value::Unit),
        };
        if let syn::Expr::Let(test) = &*expr.cond {
            let mut value = self.value(&test.expr)?;
            if matches!(value, Value::Never) {
                return Ok(Value::Never);
            }
            self.keep(&mut value)?;
            let tested = self.test(&test.pat, &value)?;
            let condition = tested.condition;
            let bound = tested.bound;
            return self.two_ways(
                condition,
                |this| {
                    this.bind_all(bound)?;
                    this.block_value(&expr.then_branch)
                },
                otherwise,
                &head,
            );
        }
        let condition = self.value(&expr.cond)?;
        if matches!(condition, Value::Never) {
            return Ok(Value::Never);
        }
        let condition = self.as_scalar(condition, &span(expr.cond.span()))?;
        let condition = self.expect(condition, &Ty::Bool)?;
        self.two_ways(Some(condition), |this| this.block_value(&expr.then_branch), otherwise, &head)
    }

    /// Runs one of two ways (always the first if there is no condition) and gives its value.
    fn two_ways(
        &mut self,
        condition: Option<Expr>,
        then: impl FnOnce(&mut Self) -> Elaborated<Value>,
        otherwise: impl FnOnce(&mut Self) -> Elaborated<Value>,
        head: &Span,
    ) -> Elaborated<Value> {
        let Some(condition) = condition else { return then(self) };
        let (then_value, mut then) = self.nested(then);
        let (otherwise_value, mut otherwise) = self.nested(otherwise);
        let (then_value, otherwise_value) = (then_value?, otherwise_value?);
        let shape = if matches!(then_value, Value::Never) { &otherwise_value } else { &then_value };
        let slot = self.slot(shape, head);
        let (then_at, otherwise_at) =
            (end_place(&then_value, head), end_place(&otherwise_value, head));
        let mut assign = |value: Value, at: &Span, block: &mut Vec<Statement>| {
            let (result, statements) = self.nested(|this| match value {
                // A value that nobody uses is still evaluated.
                value if matches!(slot, Value::Unit) => this.discard(value).map(|_| ()),
                value => this.assign(&slot, value, at),
            });
            block.extend(statements);
            result
        };
        assign(then_value, &then_at, &mut then)?;
        assign(otherwise_value, &otherwise_at, &mut otherwise)?;
        self.emit(StatementKind::If { condition, then, otherwise }, head)?;
        Ok(slot)
    }

    fn selection(&mut self, expr: &syn::ExprMatch) -> Elaborated<Value> {
        let head = span(expr.match_token.span()).start..span(expr.expr.span()).end;
        let mut value = self.value(&expr.expr)?;
        if matches!(value, Value::Never) {
            return Ok(Value::Never);
        }
        self.keep(&mut value)?;
        let arms: Vec<&syn::Arm> = expr.arms.iter().collect();
        let closes = self.is_exhaustive(&arms, &value);
        self.arms(&arms, &value, closes, &head)
    }

    /// The arms as a chain of `if`; the last is `else` if the arms cover everything.
    fn arms(
        &mut self,
        arms: &[&syn::Arm],
        value: &Value,
        closes: bool,
        head: &Span,
    ) -> Elaborated<Value> {
        let Some((arm, rest)) = arms.split_first() else {
            let diagnostic = Diagnostic::error(head.clone(), "this `match` may match nothing");
            return self.report(diagnostic.hint("end it with a `_ => …` arm"));
        };
        let tested = self.test(&arm.pat, value)?;
        let at = span(arm.pat.span()).start..span(arm.pat.span()).end;
        let Some((_, guard)) = &arm.guard else {
            let is_else = rest.is_empty() && closes;
            let condition = tested.condition.filter(|_| !is_else);
            let bound = tested.bound;
            return self.two_ways(
                condition,
                |this| {
                    let (value, statements) = this.nested(|this| {
                        this.bind_all(bound)?;
                        this.value(&arm.body)
                    });
                    this.block.extend(statements);
                    value
                },
                |this| this.arms(rest, value, closes, head),
                &at,
            );
        };
        self.guarded_arm(arm, tested, guard, &at, |this| this.arms(rest, value, closes, head))
    }

    /// `pattern if guard => body`: whether both hold is found out first.
    fn guarded_arm(
        &mut self,
        arm: &syn::Arm,
        tested: super::pattern::Test<'_>,
        guard: &syn::Expr,
        at: &Span,
        otherwise: impl FnOnce(&mut Self) -> Elaborated<Value>,
    ) -> Elaborated<Value> {
        let holds = self.hidden(Ty::Bool, at);
        let no = self.scalar(ExprKind::Int(0), &Ty::Bool, at).expr;
        self.emit(StatementKind::Assign { local: holds, value: no }, at)?;
        let super::pattern::Test { condition, bound } = tested;
        // The body sees what the pattern binds, so the scope stays open until its end.
        let (value, statements) = self.nested(|this| {
            let outer = core::mem::take(&mut this.block);
            this.bind_all(bound)?;
            let guard = this.condition(guard)?;
            this.emit(StatementKind::Assign { local: holds, value: guard.expr }, at)?;
            let then = core::mem::replace(&mut this.block, outer);
            match condition {
                Some(condition) => {
                    let kind = StatementKind::If { condition, then, otherwise: Vec::new() };
                    this.emit(kind, at)?;
                }
                None => this.block.extend(then),
            }
            let condition = this.read(holds, &Ty::Bool, at).expr;
            this.two_ways(Some(condition), |this| this.value(&arm.body), otherwise, at)
        });
        self.block.extend(statements);
        value
    }

    /// Whether the arms cover every value, so that the last needs no test.
    fn is_exhaustive(&self, arms: &[&syn::Arm], value: &Value) -> bool {
        let covers = |wanted: &dyn Fn(&syn::Pat) -> bool| {
            arms.iter().any(|arm| arm.guard.is_none() && wanted(&arm.pat))
        };
        match value {
            Value::Scalar(scalar) if scalar.ty == Ty::Bool => {
                covers(&|pattern| is_bool(pattern, true))
                    && covers(&|pattern| is_bool(pattern, false))
            }
            Value::Attempt { .. } => {
                covers(&|pattern| is_variant(pattern, "Ok"))
                    && covers(&|pattern| is_variant(pattern, "Err"))
            }
            _ => false,
        }
    }

    fn while_loop(&mut self, expr: &syn::ExprWhile) -> Elaborated<Value> {
        let head = span(expr.while_token.span()).start..span(expr.cond.span()).end;
        let label = expr.label.as_ref().map(|label| label.name.ident.to_string());
        let leave = |this: &mut Self| {
            this.emit(StatementKind::Break(0), &head)?;
            Ok(Value::Never)
        };
        let body = self.repeated(label, |this| {
            if let syn::Expr::Let(test) = &*expr.cond {
                let mut value = this.value(&test.expr)?;
                this.keep(&mut value)?;
                let tested = this.test(&test.pat, &value)?;
                let bound = tested.bound;
                return this.two_ways(
                    tested.condition,
                    |this| {
                        this.bind_all(bound)?;
                        this.block_value(&expr.body)
                    },
                    leave,
                    &head,
                );
            }
            let condition = this.condition(&expr.cond)?;
            let condition = this.negate(condition, &head);
            this.two_ways(Some(condition), leave, |_| Ok(Value::Unit), &head)?;
            this.block_value(&expr.body)
        })?;
        self.emit(StatementKind::Loop { body, next: Vec::new() }, &head)?;
        Ok(Value::Unit)
    }

    fn endless_loop(&mut self, expr: &syn::ExprLoop) -> Elaborated<Value> {
        let head = span(expr.loop_token.span());
        let label = expr.label.as_ref().map(|label| label.name.ident.to_string());
        let body = self.repeated(label, |this| this.block_value(&expr.body))?;
        let ends = leaves(&body, 0);
        self.emit(StatementKind::Loop { body, next: Vec::new() }, &head)?;
        Ok(if ends { Value::Unit } else { Value::Never })
    }

    /// The body of a loop of the syntax tree.
    fn repeated(
        &mut self,
        label: Option<String>,
        body: impl FnOnce(&mut Self) -> Elaborated<Value>,
    ) -> Elaborated<Vec<Statement>> {
        self.loop_depth += 1;
        let depth = self.loop_depth;
        let frame =
            LoopFrame { label, break_depth: depth, continue_depth: depth, continue_leaves: false };
        self.loops.push(frame);
        let (value, body) = self.nested(body);
        self.loops.pop();
        self.loop_depth -= 1;
        value?;
        Ok(body)
    }

    fn for_loop(&mut self, expr: &syn::ExprForLoop) -> Elaborated<Value> {
        let head = span(expr.for_token.span()).start..span(expr.expr.span()).end;
        let Some((first, rounds, ty)) = self.range(&expr.expr)? else {
            let diagnostic =
                Diagnostic::error(span(expr.expr.span()), "the rounds of this loop are not known");
            return self.report(diagnostic.hint("loop over a range of numbers, such as `0..3`"));
        };
        let label = expr.label.as_ref().map(|label| label.name.ident.to_string());
        // One loop around all rounds for `break`, one around each for `continue`; none goes round.
        self.loop_depth += 2;
        self.loops.push(LoopFrame {
            label,
            break_depth: self.loop_depth - 1,
            continue_depth: self.loop_depth,
            continue_leaves: true,
        });
        let (result, all) = self.nested(|this| {
            for round in 0..rounds {
                let index = ExprKind::Int(first.wrapping_add(round));
                let index = Value::Scalar(this.scalar(index, &ty, &head));
                let (value, mut body) = this.nested(|this| {
                    this.bind_irrefutable(&expr.pat, index, &head)?;
                    this.block_value(&expr.body)
                });
                if !matches!(value?, Value::Unit | Value::Never) {
                    return this.error(span(expr.body.span()), "the body of a loop gives no value");
                }
                let leave = StatementKind::Break(0);
                body.push(Statement { kind: leave, place: head.clone().into() });
                this.emit(StatementKind::Loop { body, next: Vec::new() }, &head)?;
            }
            this.emit(StatementKind::Break(0), &head)
        });
        self.loops.pop();
        self.loop_depth -= 2;
        result?;
        self.emit(StatementKind::Loop { body: all, next: Vec::new() }, &head)?;
        Ok(Value::Unit)
    }

    /// The first number of a range, how many there are, and their type.
    fn range(&mut self, expr: &syn::Expr) -> Elaborated<Option<(u128, u128, Ty)>> {
        let syn::Expr::Range(range) = expr else {
            return match expr {
                syn::Expr::Paren(inner) => self.range(&inner.expr),
                _ => Ok(None),
            };
        };
        let (Some(start), Some(end)) = (&range.start, &range.end) else { return Ok(None) };
        let (start, end) = (self.scalar_value(start)?, self.scalar_value(end)?);
        let ty = start.ty.clone();
        let end = self.expect(end, &ty)?;
        let (ExprKind::Int(first), ExprKind::Int(last)) = (start.expr.kind, end.kind) else {
            return Ok(None);
        };
        let lowered = self.inference.lower(&ty);
        let number = |bits: u128| {
            if lowered.signed() { lowered.width().signed(bits) } else { bits as i128 }
        };
        let closed = matches!(range.limits, syn::RangeLimits::Closed(_));
        let rounds = number(last).saturating_sub(number(first)).saturating_add(closed.into());
        let rounds = u128::try_from(rounds).unwrap_or(0);
        if rounds > MAX_ROUNDS {
            let message = format!("a `for` has at most {MAX_ROUNDS} rounds, this one has {rounds}");
            return self.error(span(expr.span()), message);
        }
        Ok(Some((first, rounds, ty)))
    }
}

/// Where the value of a branch stands.
fn end_place(value: &Value, head: &Span) -> Span {
    match value {
        Value::Scalar(scalar) => scalar.expr.place.0.clone(),
        _ => head.clone(),
    }
}

fn is_bool(pattern: &syn::Pat, wanted: bool) -> bool {
    match pattern {
        syn::Pat::Lit(literal) => {
            matches!(&literal.lit, syn::Lit::Bool(found) if found.value == wanted)
        }
        syn::Pat::Wild(_) | syn::Pat::Ident(_) => true,
        _ => false,
    }
}

fn is_variant(pattern: &syn::Pat, wanted: &str) -> bool {
    match pattern {
        syn::Pat::TupleStruct(variant) => {
            variant.path.is_ident(wanted)
                && matches!(variant.elems.first(), Some(syn::Pat::Wild(_) | syn::Pat::Ident(_)))
        }
        syn::Pat::Wild(_) | syn::Pat::Ident(_) => true,
        _ => false,
    }
}

/// Whether a `break` in the statements leaves the loop `depth` levels up.
fn leaves(statements: &[Statement], depth: u32) -> bool {
    statements.iter().any(|statement| match &statement.kind {
        StatementKind::Break(levels) => *levels == depth,
        StatementKind::If { then, otherwise, .. } => {
            leaves(then, depth) || leaves(otherwise, depth)
        }
        StatementKind::Loop { body, next } => leaves(body, depth + 1) || leaves(next, depth + 1),
        _ => false,
    })
}
