//! Changes of a test in C or Rust, made in its text.

use interlocked_diag::Span;
use interlocked_exec::Architecture;

use super::{Change, Edit};
use crate::lang::{AtomicOp, Expr, ExprKind, Order, Statement, StatementKind, Unit, WriteBack};
use crate::test::Language;

/// A place where an ordering stands.
struct Site {
    thread: usize,
    /// The operation in words: “store of X”.
    what: String,
    /// The ordering's name in the text.
    at: Span,
    order: Order,
    /// The orderings that may stand there.
    choices: &'static [Order],
}

/// A place where a fence could stand.
struct Gap {
    thread: usize,
    at: usize,
    /// What it would stand before.
    before: String,
}

const LOADS: &[Order] = &[Order::Relaxed, Order::Acquire, Order::SeqCst];
const STORES: &[Order] = &[Order::Relaxed, Order::Release, Order::SeqCst];
const RMWS: &[Order] =
    &[Order::Relaxed, Order::Acquire, Order::Release, Order::AcqRel, Order::SeqCst];
const FENCES: &[Order] = &[Order::Acquire, Order::Release, Order::AcqRel, Order::SeqCst];

/// The names of orderings: in Rust, and in C.
const NAMES: [(Order, &str, &str); 6] = [
    (Order::Relaxed, "Relaxed", "memory_order_relaxed"),
    (Order::Consume, "", "memory_order_consume"),
    (Order::Acquire, "Acquire", "memory_order_acquire"),
    (Order::Release, "Release", "memory_order_release"),
    (Order::AcqRel, "AcqRel", "memory_order_acq_rel"),
    (Order::SeqCst, "SeqCst", "memory_order_seq_cst"),
];

fn name(order: Order, rust: bool) -> &'static str {
    let row = NAMES.iter().find(|row| row.0 == order);
    row.map_or("", |row| if rust { row.1 } else { row.2 })
}

/// What an ordering costs.
const fn strength(order: Order) -> u32 {
    match order {
        Order::Relaxed => 0,
        Order::Consume | Order::Acquire | Order::Release => 1,
        Order::AcqRel => 2,
        Order::SeqCst => 4,
    }
}

/// A fence costs more than the ordering of an access.
const fn fence_cost(order: Order) -> u32 {
    2 + strength(order)
}

/// Whether `a` gives all the order that `b` does, and more.
const fn is_stronger(a: Order, b: Order) -> bool {
    use Order::{AcqRel, Acquire, Consume, Relaxed, Release, SeqCst};
    match (a, b) {
        (SeqCst, SeqCst) | (Relaxed, Relaxed) => false,
        (SeqCst, _) | (_, Relaxed) => true,
        (AcqRel, Acquire | Release | Consume) | (Acquire, Consume) => true,
        _ => false,
    }
}

pub(super) fn edits(language: &Language, architecture: Architecture) -> Vec<Edit> {
    let rust = architecture == Architecture::Rust;
    let mut walk = Walk {
        unit: &language.unit,
        text: &language.text,
        rust,
        thread: 0,
        sites: Vec::new(),
        gaps: Vec::new(),
        fences: Vec::new(),
    };
    for (thread, function) in language.unit.threads.iter().enumerate() {
        walk.thread = thread;
        walk.block(&function.body);
    }
    let thread_name = |thread: usize| {
        let name = &language.unit.threads[thread].name;
        if rust { name.clone() } else { format!("P{name}") }
    };
    let mut edits = Vec::new();
    for site in &walk.sites {
        for &order in site.choices {
            let strengthens = is_stronger(order, site.order);
            if !strengthens && !is_stronger(site.order, order) {
                continue;
            }
            let (from, to) = (name(site.order, rust), name(order, rust));
            let long =
                if rust { format!("std::sync::atomic::Ordering::{to}") } else { to.to_owned() };
            let is_path = language.text[..site.at.start].ends_with("::");
            edits.push(Edit {
                description: format!("{}: {}: {from} → {to}", thread_name(site.thread), site.what),
                thread: site.thread,
                strengthens,
                cost: strength(order).abs_diff(strength(site.order)),
                change: Change::Text {
                    at: site.at.clone(),
                    new: to.to_owned(),
                    long: if is_path { to.to_owned() } else { long },
                },
            });
        }
    }
    for gap in &walk.gaps {
        for &order in FENCES {
            let order_name = name(order, rust);
            let call = if rust {
                format!("std::sync::atomic::fence(std::sync::atomic::Ordering::{order_name}); ")
            } else {
                format!("atomic_thread_fence({order_name}); ")
            };
            let short = if rust {
                format!("fence({order_name})")
            } else {
                call.trim_end_matches("; ").to_owned()
            };
            edits.push(Edit {
                description: format!("{}: {short} before {}", thread_name(gap.thread), gap.before),
                thread: gap.thread,
                strengthens: true,
                cost: fence_cost(order),
                change: Change::Text { at: gap.at..gap.at, new: call.clone(), long: call },
            });
        }
    }
    for (thread, at, order) in &walk.fences {
        edits.push(Edit {
            description: format!("{}: no fence({})", thread_name(*thread), name(*order, rust)),
            thread: *thread,
            strengthens: false,
            cost: fence_cost(*order),
            change: Change::Text { at: at.clone(), new: String::new(), long: "{}".to_owned() },
        });
    }
    edits
}

struct Walk<'a> {
    unit: &'a Unit,
    text: &'a str,
    rust: bool,
    thread: usize,
    sites: Vec<Site>,
    gaps: Vec<Gap>,
    /// Fences, with their orderings.
    fences: Vec<(usize, Span, Order)>,
}

impl Walk<'_> {
    fn block(&mut self, statements: &[Statement]) {
        for statement in statements {
            let first = self.sites.len();
            let place = statement.place.0.clone();
            match &statement.kind {
                StatementKind::Assign { value, .. }
                | StatementKind::Return(Some(value))
                | StatementKind::Expr(value) => self.expr(value),
                StatementKind::Store { address, value } => {
                    self.expr(address);
                    self.expr(value);
                }
                StatementKind::Fence(order) => self.fence(*order, &place),
                StatementKind::If { condition, then, otherwise } => {
                    self.expr(condition);
                    self.gap(first, &place);
                    self.block(then);
                    self.block(otherwise);
                    continue;
                }
                StatementKind::Loop { body, next } => {
                    self.block(body);
                    self.block(next);
                    continue;
                }
                _ => {}
            }
            self.gap(first, &place);
        }
    }

    /// A fence could stand before a statement with an operation, unless it is the thread's first.
    fn gap(&mut self, first: usize, place: &Span) {
        let Some(site) = self.sites.get(first) else { return };
        let before = site.what.clone();
        // A closure's operations may come after the first of the statement that they are in.
        let is_earlier = |site: &Site| site.thread == self.thread && site.at.start < place.start;
        let has_earlier = self.sites[..first].iter().any(is_earlier);
        let opening = self.text[..place.start].trim_end().chars().next_back();
        let is_free = matches!(opening, Some('{' | '}' | ';'));
        let is_new = self.gaps.iter().all(|gap| gap.at != place.start);
        if has_earlier && is_free && is_new {
            self.gaps.push(Gap { thread: self.thread, at: place.start, before });
        }
    }

    fn fence(&mut self, order: Order, place: &Span) {
        let spans = self.orders(place, 1);
        if let [at] = spans.as_slice() {
            self.site("fence".to_owned(), at.clone(), order, FENCES);
        }
        // With what ends the statement, or the rest is no statement.
        let end = self.text[place.end..].starts_with(';');
        self.fences.push((self.thread, place.start..place.end + usize::from(end), order));
    }

    fn site(&mut self, what: String, at: Span, order: Order, choices: &'static [Order]) {
        // A loop that is written out comes by more than once.
        if self.sites.iter().all(|site| site.at != at) {
            self.sites.push(Site { thread: self.thread, what, at, order, choices });
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Int(_) | ExprKind::Local(_) | ExprKind::Address(_) => {}
            ExprKind::Unary(_, inner) | ExprKind::Cast(inner) => self.expr(inner),
            ExprKind::Load { address } => self.expr(address),
            ExprKind::Offset { base: a, index: b, .. }
            | ExprKind::Binary(_, a, b)
            | ExprKind::And(a, b)
            | ExprKind::Or(a, b) => {
                self.expr(a);
                self.expr(b);
            }
            ExprKind::Conditional(a, b, c) => {
                self.expr(a);
                self.expr(b);
                self.expr(c);
            }
            ExprKind::Atomic { address, op } => {
                self.expr(address);
                self.atomic(expr, address, op);
            }
        }
    }

    fn atomic(&mut self, expr: &Expr, address: &Expr, op: &AtomicOp) {
        let place = &expr.place.0;
        let of = match address.kind {
            ExprKind::Address(id) => self.unit.globals[usize::from(id.0)].name.clone(),
            _ => "what a pointer points to".to_owned(),
        };
        match op {
            AtomicOp::Load { order } => {
                self.only_order(place, format!("load of {of}"), *order, LOADS);
            }
            AtomicOp::Store { value, order } => {
                self.expr(value);
                self.only_order(place, format!("store of {of}"), *order, STORES);
            }
            AtomicOp::Rmw { operand, order, .. } => {
                self.expr(operand);
                self.only_order(place, format!("read-modify-write of {of}"), *order, RMWS);
            }
            AtomicOp::CompareExchange(exchange) => {
                self.expr(&exchange.expected);
                self.expr(&exchange.desired);
                if let Some(WriteBack::Memory(place)) = &exchange.write_back {
                    self.expr(place);
                }
                if let [success, failure] = self.orders(place, 2).as_slice() {
                    let what = format!("compare-exchange of {of}");
                    self.site(what, success.clone(), exchange.success, RMWS);
                    let what = format!("compare-exchange of {of}, on failure");
                    self.site(what, failure.clone(), exchange.failure, LOADS);
                }
            }
        }
    }

    fn only_order(&mut self, place: &Span, what: String, order: Order, choices: &'static [Order]) {
        if let [at] = self.orders(place, 1).as_slice() {
            self.site(what, at.clone(), order, choices);
        }
    }

    /// The last `count` orderings in a piece of the text, which are its own: they are the last
    /// arguments. None if there are fewer (C's shorthands have none).
    fn orders(&self, place: &Span, count: usize) -> Vec<Span> {
        let Some(piece) = self.text.get(place.clone()) else { return Vec::new() };
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut found = Vec::new();
        let mut start = None;
        for (at, c) in piece.char_indices().chain([(piece.len(), ' ')]) {
            match (start, is_word(c)) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    let known = |row: &&(Order, &str, &str)| {
                        let name = if self.rust { row.1 } else { row.2 };
                        name == &piece[from..at]
                    };
                    if NAMES.iter().any(|row| known(&row)) {
                        found.push(place.start + from..place.start + at);
                    }
                    start = None;
                }
                _ => {}
            }
        }
        if found.len() < count { Vec::new() } else { found.split_off(found.len() - count) }
    }
}
