//! Registers for locals, addresses and temporaries.

use interlocked_diag::Diagnostic;

use crate::lang::{
    AtomicOp, Expr, ExprKind, Function, GlobalId, LocalId, RmwOp, Statement, StatementKind,
    WriteBack,
};

/// A register of a target, by its number in the target's pool.
pub(super) type Slot = usize;

/// Which registers hold what. Every local has one of its own, zero at the start.
#[derive(Debug)]
pub(super) struct Registers {
    /// For each local that occurs, its register.
    locals: Vec<Option<Slot>>,
    /// The shared variables whose addresses are in registers.
    addresses: Vec<(GlobalId, Slot)>,
    /// The first register for temporaries, and the next free one.
    first_temporary: Slot,
    next_temporary: Slot,
    /// How many there are.
    count: usize,
    exhausted: bool,
}

impl Registers {
    /// Gives registers to what the function uses: the addresses of shared variables if
    /// `addresses`, then locals.
    /// `observed` locals get one even if nothing uses them.
    pub(super) fn new(
        function: &Function,
        observed: &[LocalId],
        count: usize,
        addresses: bool,
    ) -> Self {
        let mut uses = Uses::default();
        uses.block(&function.body, function.result);
        let mut this = Self {
            locals: vec![None; function.locals.len()],
            addresses: Vec::new(),
            first_temporary: 0,
            next_temporary: 0,
            count,
            exhausted: false,
        };
        if addresses {
            for &global in &uses.globals {
                let slot = this.fresh();
                this.addresses.push((global, slot));
            }
        }
        for &local in observed.iter().chain(&uses.locals) {
            if this.locals[usize::from(local.0)].is_none() {
                this.locals[usize::from(local.0)] = Some(this.fresh());
            }
        }
        this.first_temporary = this.next_temporary;
        this
    }

    fn fresh(&mut self) -> Slot {
        let slot = self.next_temporary;
        self.next_temporary += 1;
        if slot < self.count {
            return slot;
        }
        self.exhausted = true;
        self.count - 1
    }

    /// A local's register.
    pub(super) fn local(&self, local: LocalId) -> Slot {
        self.locals[usize::from(local.0)].expect("every local that occurs has a register")
    }

    /// The register that holds a shared variable's address.
    pub(super) fn address(&self, global: GlobalId) -> Option<Slot> {
        self.addresses.iter().find(|(known, _)| *known == global).map(|&(_, slot)| slot)
    }

    /// The addresses in registers.
    pub(super) fn addresses(&self) -> &[(GlobalId, Slot)] {
        &self.addresses
    }

    /// A register until the end of the statement.
    pub(super) fn temporary(&mut self) -> Slot {
        self.fresh()
    }

    /// Forgets the temporaries.
    pub(super) fn end_of_statement(&mut self) {
        self.next_temporary = self.first_temporary;
    }

    /// An error if there were too few registers.
    pub(super) fn check(&self, function: &Function) -> Option<Diagnostic> {
        self.exhausted.then(|| {
            let place = function.place.0.clone();
            let place = place.start..place.start.max(place.end.min(place.start + 2));
            let message = format!("this thread needs more than {} registers", self.count);
            Diagnostic::error(place, message).hint("use fewer local variables")
        })
    }
}

/// What a function's statements use, in order of appearance.
#[derive(Debug, Default)]
pub(super) struct Uses {
    pub(super) globals: Vec<GlobalId>,
    locals: Vec<LocalId>,
    /// Whether there is a compare-exchange, or a read-modify-write other than an exchange or a sum.
    pub(super) exchanges: bool,
}

impl Uses {
    pub(super) fn of(function: &Function) -> Self {
        let mut uses = Self::default();
        uses.block(&function.body, function.result);
        uses
    }

    fn local(&mut self, local: LocalId) {
        if !self.locals.contains(&local) {
            self.locals.push(local);
        }
    }

    fn block(&mut self, statements: &[Statement], result: Option<LocalId>) {
        for statement in statements {
            match &statement.kind {
                StatementKind::Assign { local, value } => {
                    self.expr(value);
                    self.local(*local);
                }
                StatementKind::Store { address, value } => {
                    self.expr(address);
                    self.expr(value);
                }
                StatementKind::If { condition, then, otherwise } => {
                    self.expr(condition);
                    self.block(then, result);
                    self.block(otherwise, result);
                }
                StatementKind::Loop { body, next } => {
                    self.block(body, result);
                    self.block(next, result);
                }
                StatementKind::Return(Some(value)) => {
                    self.expr(value);
                    if let Some(result) = result {
                        self.local(result);
                    }
                }
                StatementKind::Expr(expr) => self.expr(expr),
                StatementKind::Return(None)
                | StatementKind::Fence(_)
                | StatementKind::CompilerFence(_)
                | StatementKind::Break(_)
                | StatementKind::Continue(_) => {}
            }
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Int(_) => {}
            ExprKind::Local(local) => self.local(*local),
            ExprKind::Address(global) => {
                if !self.globals.contains(global) {
                    self.globals.push(*global);
                }
            }
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
                self.atomic(op);
            }
        }
    }

    fn atomic(&mut self, op: &AtomicOp) {
        match op {
            AtomicOp::Load { .. } => {}
            AtomicOp::Store { value, .. } => self.expr(value),
            AtomicOp::Rmw { op, operand, .. } => {
                self.exchanges |= !matches!(op, RmwOp::Exchange | RmwOp::Add | RmwOp::Sub);
                self.expr(operand);
            }
            AtomicOp::CompareExchange(exchange) => {
                self.exchanges = true;
                self.expr(&exchange.expected);
                self.expr(&exchange.desired);
                if let Some(old) = exchange.old {
                    self.local(old);
                }
                match &exchange.write_back {
                    Some(WriteBack::Local(local)) => self.local(*local),
                    Some(WriteBack::Memory(address)) => self.expr(address),
                    None => {}
                }
            }
        }
    }
}
