//! From a program as it is written to one that runs, for given parameters and a way to take loops.

use std::collections::BTreeMap;

use interlocked_check::Order;

use crate::ast::{Access, Binary, Cells, Expr, Form, Place, Range, Source, Stmt, Thread, Unary};
use crate::code::{Code, Entry, Op};
use crate::machine::location;
use crate::parser::Result;

/// The parameters' values.
pub(crate) type Parameters = [(String, i64)];

/// A program with its threads in the order in which they are written, or in the reverse order.
pub(crate) fn lower(source: &Source, parameters: &Parameters, form: Form) -> Result<Code> {
    let mut lowering = Lowering::new(parameters, form);
    lowering.all(source).map_err(|error| format!("{}: {error}", source.name))?;
    Ok(lowering.code)
}

struct Lowering<'a> {
    parameters: &'a Parameters,
    form: Form,
    code: Code,
    /// The cells of each name: the first one, and how many if it is an array.
    cells: BTreeMap<String, (u64, Option<u64>)>,
    functions: BTreeMap<String, (usize, usize)>,
    /// The registers, by name: what a thread assigns without `let`.
    registers: BTreeMap<String, u32>,
    /// The variables in scope, by name, the innermost scope last.
    scopes: Vec<Vec<(String, u32)>>,
    variables: u32,
    loops: Vec<Jumps>,
    is_function: bool,
}

/// Jumps out of a loop's body, whose targets are not known yet.
#[derive(Default)]
struct Jumps {
    breaks: Vec<usize>,
    continues: Vec<usize>,
}

impl<'a> Lowering<'a> {
    fn new(parameters: &'a Parameters, form: Form) -> Self {
        Self {
            parameters,
            form,
            code: Code::default(),
            cells: BTreeMap::new(),
            functions: BTreeMap::new(),
            registers: BTreeMap::new(),
            scopes: Vec::new(),
            variables: 0,
            loops: Vec::new(),
            is_function: false,
        }
    }

    fn all(&mut self, source: &Source) -> Result<()> {
        source.cells.iter().try_for_each(|cells| self.declare(cells))?;
        for (index, function) in source.functions.iter().enumerate() {
            self.functions.insert(function.name.clone(), (index, function.arguments.len()));
        }
        for function in &source.functions {
            self.is_function = true;
            let entry = self.body(&function.arguments, &function.body)?;
            self.code.functions.push(entry);
        }
        self.is_function = false;
        for thread in &source.threads {
            self.thread(thread)?;
        }
        if let Some(main) = &source.main {
            self.code.main = Some(self.body(&[], main)?);
        }
        self.code.registers = self.registers.len();
        self.code.must_go_on = source.must_go_on;
        Ok(())
    }

    fn declare(&mut self, cells: &Cells) -> Result<()> {
        let length = cells.length.as_ref().map(|length| self.constant(length)).transpose()?;
        let length = length.map(|n| u64::try_from(n).map_err(|_| format!("{n} cells")));
        let length = length.transpose()?;
        let initial = cells.initial.as_ref().map_or(Ok(0), |value| self.constant(value))?;
        let first = self.code.cells.len();
        let end = first + length.unwrap_or(1) as usize;
        self.code.cells.resize(end, initial);
        self.code.kept.resize(end, cells.is_plain);
        let is_new = self.cells.insert(cells.name.clone(), (first as u64, length)).is_none();
        if is_new { Ok(()) } else { Err(format!("two cells `{}`", cells.name)) }
    }

    fn thread(&mut self, thread: &Thread) -> Result<()> {
        let Some(range) = &thread.range else {
            let entry = self.body(&[], &thread.body)?;
            self.code.threads.push(entry);
            self.code.groups.push(None);
            return Ok(());
        };
        let (from, to) = (self.constant(&range.from)?, self.constant(&range.to)?);
        let name = core::slice::from_ref(&range.variable);
        let entry = self.body(name, &thread.body)?;
        let entries = (from..to).map(|argument| Entry { argument, ..entry.clone() });
        self.code.threads.extend(entries);
        // They do the same if none looks at its number.
        let is_number = |op: &Op| matches!(op, Op::Variable(0));
        let are_same = self.form.symmetric && !self.code.ops[entry.at..].iter().any(is_number);
        self.code.groups.resize(self.code.threads.len(), are_same.then_some(entry.at));
        Ok(())
    }

    /// The code of a thread or function whose first variables have these names.
    fn body(&mut self, names: &[String], body: &[Stmt]) -> Result<Entry> {
        let at = self.code.ops.len();
        self.variables = 0;
        self.scopes = vec![Vec::new()];
        names.iter().for_each(|name| _ = self.variable(name));
        self.statements(body)?;
        self.leave();
        Ok(Entry { at, variables: self.variables as usize, argument: 0 })
    }

    /// The end of a thread, or of a function without a value.
    fn leave(&mut self) {
        if self.is_function {
            self.code.ops.extend([Op::Push(0), Op::Return]);
        } else {
            self.code.ops.push(Op::End);
        }
    }

    /// A new variable in the innermost scope.
    fn variable(&mut self, name: &str) -> u32 {
        let variable = self.variables;
        self.variables += 1;
        if let Some(scope) = self.scopes.last_mut() {
            scope.push((name.to_owned(), variable));
        }
        variable
    }

    fn find(&self, name: &str) -> Option<u32> {
        let mut named = self.scopes.iter().rev().flat_map(|scope| scope.iter().rev());
        named.find(|(other, _)| other == name).map(|&(_, variable)| variable)
    }

    fn parameter(&self, name: &str) -> Option<i64> {
        self.parameters.iter().find(|(other, _)| other == name).map(|&(_, value)| value)
    }

    fn constant(&self, expr: &Expr) -> Result<i64> {
        let value = match expr {
            Expr::Number(value) => Some(*value),
            Expr::Name(name) => self.parameter(name),
            Expr::Unary(op, a) => Some(op.of(self.constant(a)?)),
            Expr::Binary(op, pair) => op.of(self.constant(&pair[0])?, self.constant(&pair[1])?),
            _ => None,
        };
        value.ok_or_else(|| format!("{expr:?} is not a number that the parameters give"))
    }

    fn push(&mut self, op: Op) -> usize {
        self.code.ops.push(op);
        self.code.ops.len() - 1
    }

    /// The place of the next instruction.
    fn here(&self) -> usize {
        self.code.ops.len()
    }

    /// Lets jumps lead here.
    fn land(&mut self, jumps: &[usize]) {
        let here = self.here();
        for &jump in jumps {
            match &mut self.code.ops[jump] {
                Op::Jump(target) | Op::JumpIfZero(target) => *target = here,
                other => unreachable!("{other:?} is no jump"),
            }
        }
    }

    fn statements(&mut self, body: &[Stmt]) -> Result<()> {
        self.scopes.push(Vec::new());
        let result = body.iter().try_for_each(|statement| self.statement(statement));
        self.scopes.pop();
        result
    }

    fn statement(&mut self, statement: &Stmt) -> Result<()> {
        match statement {
            Stmt::Let(name, value) => {
                self.expr(value.as_ref().unwrap_or(&Expr::Number(0)))?;
                let variable = self.variable(name);
                self.push(Op::SetVariable(variable));
            }
            Stmt::Expr(value) => self.taken(value, Op::Pop)?,
            Stmt::If(condition, then, or) => {
                self.expr(condition)?;
                let skip = self.push(Op::JumpIfZero(0));
                self.statements(then)?;
                let end = self.push(Op::Jump(0));
                self.land(&[skip]);
                self.statements(or)?;
                self.land(&[end]);
            }
            Stmt::While(condition, body) => self.rounds(Some(condition), body, None)?,
            Stmt::Loop(body) => self.rounds(None, body, None)?,
            Stmt::For(range, body) => self.counted(range, body)?,
            Stmt::Break | Stmt::Continue => {
                let jump = self.push(Op::Jump(0));
                let jumps = self.loops.last_mut().ok_or("`break` outside of a loop")?;
                let is_break = matches!(statement, Stmt::Break);
                if is_break { &mut jumps.breaks } else { &mut jumps.continues }.push(jump);
            }
            Stmt::Return(value) => match value {
                Some(value) if self.is_function => self.taken(value, Op::Return)?,
                Some(value) => {
                    self.taken(value, Op::Pop)?;
                    self.push(Op::End);
                }
                None => self.leave(),
            },
            Stmt::Assume(condition) => self.taken(condition, Op::Assume)?,
            Stmt::Await(condition) if self.form.assume => {
                self.push(Op::Await);
                self.taken(condition, Op::Wait)?;
            }
            Stmt::Await(condition) => {
                let until = Expr::Unary(Unary::Not, Box::new(condition.clone()));
                self.rounds(Some(&until), &[], None)?;
            }
            Stmt::Blk(condition) if self.form.blk => self.taken(condition, Op::Assume)?,
            Stmt::Blk(_) => {}
            Stmt::Assert(condition) => self.taken(condition, Op::Assert)?,
            Stmt::Fence(order) => _ = self.push(Op::Fence(*order)),
            Stmt::Lock(place) | Stmt::Unlock(place) => {
                self.place(place)?;
                let is_lock = matches!(statement, Stmt::Lock(_));
                self.push(if is_lock { Op::Lock } else { Op::Unlock });
            }
            Stmt::Dealloc(pointer) => self.taken(pointer, Op::Dealloc)?,
            Stmt::Spawn => (0..self.code.threads.len()).for_each(|t| _ = self.push(Op::Spawn(t))),
            Stmt::Join => (0..self.code.threads.len()).for_each(|t| _ = self.push(Op::Join(t))),
        }
        Ok(())
    }

    /// An expression, and what takes its value.
    fn taken(&mut self, value: &Expr, op: Op) -> Result<()> {
        self.expr(value)?;
        self.push(op);
        Ok(())
    }

    /// A loop while a condition holds, or for ever; with what is done after each round.
    fn rounds(
        &mut self,
        condition: Option<&Expr>,
        body: &[Stmt],
        after: Option<&Stmt>,
    ) -> Result<()> {
        let bound = self.form.unroll.map(|most| (self.variable(""), most));
        if let Some((counter, _)) = bound {
            self.code.ops.extend([Op::Push(0), Op::SetVariable(counter)]);
        }
        let head = self.here();
        let mut ends = Vec::new();
        if let Some(condition) = condition {
            self.expr(condition)?;
            ends.push(self.push(Op::JumpIfZero(0)));
        }
        self.loops.push(Jumps::default());
        self.statements(body)?;
        let Jumps { breaks, continues } = self.loops.pop().unwrap_or_default();
        self.land(&continues);
        after.map_or(Ok(()), |after| self.statement(after))?;
        if let Some((counter, most)) = bound {
            self.push(Op::Round { counter, most });
        }
        self.push(Op::Jump(head));
        ends.extend(breaks);
        self.land(&ends);
        Ok(())
    }

    fn counted(&mut self, range: &Range, body: &[Stmt]) -> Result<()> {
        self.expr(&range.from)?;
        self.expr(&range.to)?;
        self.scopes.push(Vec::new());
        // The end has a name that no program can use.
        let end = self.variable("..");
        let variable = self.variable(&range.variable);
        self.code.ops.extend([Op::SetVariable(end), Op::SetVariable(variable)]);
        let name = |name: &str| Expr::Name(name.to_owned());
        let pair = |a, b| Box::new([a, b]);
        let condition = Expr::Binary(Binary::Lt, pair(name(&range.variable), name("..")));
        let next = Expr::Binary(Binary::Add, pair(name(&range.variable), Expr::Number(1)));
        let next = Stmt::Expr(Expr::Assign(range.variable.clone(), Box::new(next)));
        let result = self.rounds(Some(&condition), body, Some(&next));
        self.scopes.pop();
        result
    }

    fn expr(&mut self, expr: &Expr) -> Result<()> {
        match expr {
            Expr::Number(value) => _ = self.push(Op::Push(*value)),
            Expr::Name(name) => {
                let op = match (self.find(name), self.parameter(name)) {
                    (Some(variable), _) => Op::Variable(variable),
                    (None, Some(value)) => Op::Push(value),
                    (None, None) => {
                        let known = self.registers.get(name).copied();
                        let register = known.or_else(|| self.register(name));
                        Op::Register(register.ok_or_else(|| format!("what is `{name}`?"))?)
                    }
                };
                self.push(op);
            }
            Expr::Unary(op, a) => self.taken(a, Op::Unary(*op))?,
            Expr::Binary(op, pair) => {
                self.expr(&pair[0])?;
                self.taken(&pair[1], Op::Binary(*op))?;
            }
            Expr::And(pair) => {
                self.expr(&pair[0])?;
                let no = self.push(Op::JumpIfZero(0));
                self.expr(&pair[1])?;
                self.truth(&[no]);
            }
            Expr::Or(pair) => {
                self.taken(&pair[0], Op::Unary(Unary::Not))?;
                let yes = self.push(Op::JumpIfZero(0));
                self.taken(&pair[1], Op::Unary(Unary::Not))?;
                self.truth(&[yes]);
                self.push(Op::Unary(Unary::Not));
            }
            Expr::Assign(name, value) => {
                self.taken(value, Op::Copy)?;
                let op = match self.find(name) {
                    Some(variable) => Op::SetVariable(variable),
                    None => Op::SetRegister(self.new_register(name)?),
                };
                self.push(op);
            }
            Expr::Call(name, arguments) => {
                let found = self.functions.get(name).copied();
                let (function, wanted) = found.ok_or_else(|| format!("no function `{name}`"))?;
                if wanted != arguments.len() {
                    return Err(format!("`{name}` takes {wanted} arguments"));
                }
                arguments.iter().try_for_each(|argument| self.expr(argument))?;
                self.push(Op::Call { function, arguments: wanted });
            }
            Expr::Alloc => _ = self.push(Op::Alloc),
            Expr::Access(place, access) => self.access(place, access)?,
        }
        Ok(())
    }

    /// Leaves 0 for the jumps, and otherwise whether the value on the stack is not 0.
    fn truth(&mut self, jumps: &[usize]) {
        let no = self.push(Op::JumpIfZero(0));
        self.push(Op::Push(1));
        let end = self.push(Op::Jump(0));
        self.land(jumps);
        self.land(&[no]);
        self.push(Op::Push(0));
        self.land(&[end]);
    }

    /// The register of a name that looks like one: `r1`, `r2`, …
    fn register(&mut self, name: &str) -> Option<u32> {
        let number = name.strip_prefix('r')?;
        let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        if is_number { self.new_register(name).ok() } else { None }
    }

    fn new_register(&mut self, name: &str) -> Result<u32> {
        if self.cells.contains_key(name) || self.parameter(name).is_some() {
            return Err(format!("`{name}` cannot be assigned to"));
        }
        let next = self.registers.len() as u32;
        Ok(*self.registers.entry(name.to_owned()).or_insert(next))
    }

    fn access(&mut self, place: &Place, access: &Access) -> Result<()> {
        self.place(place)?;
        let is_plain =
            matches!(access, Access::Load(Order::Plain) | Access::Store(_, Order::Plain));
        if let (false, Place::Cell(name, _)) = (is_plain, place)
            && let Some(&(first, length)) = self.cells.get(name)
        {
            let cells = first as usize..(first + length.unwrap_or(1)) as usize;
            self.code.kept[cells].fill(false);
        }
        match access {
            Access::Load(order) => _ = self.push(Op::Load(*order)),
            Access::Store(value, order) => self.taken(value, Op::Store(*order))?,
            Access::Update(update, value, order) => {
                self.taken(value, Op::Update(*update, *order))?;
            }
            Access::Exchange { expected, new, success, failure } => {
                self.expr(expected)?;
                self.taken(new, Op::Exchange { success: *success, failure: *failure })?;
            }
        }
        Ok(())
    }

    /// Leaves a location.
    fn place(&mut self, place: &Place) -> Result<()> {
        match place {
            Place::Heap(pointer) => self.taken(pointer, Op::Target)?,
            Place::Cell(name, index) => {
                let cell = self.cells.get(name).copied();
                match (cell, index) {
                    (None, _) => return Err(format!("no cell `{name}`")),
                    (Some((first, None)), None) => {
                        _ = self.push(Op::Push(location(0, first) as i64));
                    }
                    (Some((first, Some(length))), Some(index)) => {
                        self.taken(index, Op::Element { first, length })?;
                    }
                    (Some(_), _) => return Err(format!("an index where `{name}` has none")),
                }
            }
        }
        Ok(())
    }
}
