//! The stack machine that runs a program's threads, one event after the other.
//!
//! Cells that no access is atomic to are kept here, and the checker is told of the accesses alone;
//! the values of all others are in the graph. Memory that is allocated has, for each object, a cell
//! that says whether it is there; an access reads it, and `alloc` and `dealloc` write it, all not
//! atomic: what is not ordered is a race.

use interlocked_check::{EventId, Exchange, Fault, FaultKind, Graph, Location, Order};
use interlocked_check::{Program, Request};

use crate::ast::Update;
use crate::code::{Code, Entry, Op};

/// The bytes of a cell.
const SIZE: u64 = 8;
/// The addresses of objects begin here.
const OBJECTS: u64 = 1 << 32;
/// The addresses of what says whether an object is there begin here.
const STATES: u64 = 2 << 32;
/// What the state of an object is before it is allocated, while it is, and afterwards.
const NEVER: u64 = 0;
const THERE: u64 = 1;
const GONE: u64 = 2;
/// What is in an object that nothing was written to.
const NOTHING: u64 = 0x0bad_0bad_0bad_0bad;
/// The most instructions from one event to the next.
const MOST_STEPS: u32 = 100_000;

/// The location of a cell, or of an object or its state from where those begin.
pub(crate) const fn location(begin: u64, index: u64) -> Location {
    (begin + (index + 1) * SIZE) << 3 | SIZE.trailing_zeros() as u64
}

/// The cell of a location.
const fn cell(location: Location) -> usize {
    ((location >> 3) / SIZE - 1) as usize
}

/// Whether a location is what an object's presence is kept in.
pub(crate) const fn is_state(location: Location) -> bool {
    location >> 3 >= STATES
}

/// A program under way.
pub(crate) struct Machine {
    code: Code,
    /// The threads in the order in which they are started.
    order: Vec<usize>,
    threads: Vec<Thread>,
    /// For each thread of the program, its number in the graph.
    numbers: Vec<usize>,
    /// The values of the cells that are kept here.
    kept: Vec<i64>,
}

/// A thread under way.
#[derive(Default)]
struct Thread {
    /// Which one it is of the program's.
    own: usize,
    at: usize,
    stack: Vec<i64>,
    /// Where the variables of the function that runs begin.
    base: usize,
    /// Where its callers go on, and where their variables begin.
    callers: Vec<(usize, usize)>,
    registers: Vec<i64>,
    held: Vec<Location>,
    allocated: i64,
    /// How many reads there were since a condition that is waited for was begun.
    reads: u32,
    state: State,
}

/// What a thread stands before.
#[derive(Clone, Debug, Default)]
enum State {
    /// An event, and what is done with its value.
    Event(Request, Then),
    /// It is given up.
    Blocked,
    /// It waits for what its latest events read to change.
    Waiting(u32),
    Faulty(FaultKind),
    #[default]
    Ended,
}

/// What is done with the value of an event.
#[derive(Clone, Copy, Debug)]
enum Then {
    Push,
    Ignore,
    /// A cell that is kept here is read.
    Keep(usize),
    /// Such a cell is written.
    Put(usize, i64),
    /// It is updated.
    Update(Update, i64, Location, Order),
    /// It is replaced, if it is the one expected.
    Exchange(Exchange, i64, Location),
    Lock(Location),
    /// It says whether an object is there: the pointer to it is used.
    Target(i64),
    /// Likewise: the object is freed.
    Dealloc(i64),
    Started(usize),
}

impl Machine {
    /// The program; its threads are started in this order.
    pub(crate) fn new(code: Code, order: Vec<usize>) -> Self {
        let numbers = vec![usize::MAX; code.threads.len()];
        let (threads, kept) = (Vec::new(), Vec::new());
        let mut machine = Self { code, order, threads, numbers, kept };
        machine.reset();
        machine
    }

    /// The threads' numbers in the graph, in the order in which they are written; the one that
    /// starts them comes last.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> {
        let main = self.code.main.as_ref().map(|_| 0);
        self.numbers.iter().copied().chain(main)
    }

    /// Starts a thread that has this number in the graph.
    fn start(&mut self, number: usize, own: usize) {
        if self.threads.len() <= number {
            self.threads.resize_with(number + 1, Thread::default);
        }
        if let Some(place) = self.numbers.get_mut(own) {
            *place = number;
        }
        let entry = self.code.threads.get(own).or(self.code.main.as_ref());
        let entry = entry.expect("a thread of the program");
        self.threads[number].start(own, entry, self.code.registers);
        self.threads[number].run(&self.code, &self.numbers);
    }
}

impl Program for Machine {
    fn threads(&self) -> usize {
        if self.code.main.is_some() { 1 } else { self.code.threads.len() }
    }

    fn reset(&mut self) {
        self.numbers.fill(usize::MAX);
        self.kept.clear();
        self.kept.extend(&self.code.cells);
        self.threads.iter_mut().for_each(|thread| thread.state = State::Ended);
        if self.code.main.is_some() {
            self.start(0, self.code.threads.len());
        } else {
            (0..self.order.len()).for_each(|number| self.start(number, self.order[number]));
        }
    }

    fn twin(&self, thread: u32) -> Option<u32> {
        let own = self.threads[thread as usize].own;
        let place = self.order.iter().position(|&other| other == own)?;
        let before = self.order[place.checked_sub(1)?];
        let group =
            self.code.groups[own].filter(|_| self.code.groups[own] == self.code.groups[before]);
        group.map(|_| self.numbers[before] as u32)
    }

    fn request(&mut self, thread: usize) -> Request {
        match &self.threads[thread].state {
            State::Event(request, _) => *request,
            State::Waiting(reads) if self.code.must_go_on => Request::Wait { reads: *reads },
            State::Waiting(_) | State::Blocked => Request::Block,
            State::Faulty(_) | State::Ended => Request::End,
        }
    }

    fn done(&mut self, number: usize, value: u64) {
        let thread = &mut self.threads[number];
        let value = match thread.state {
            State::Event(_, Then::Keep(cell)) => self.kept[cell] as u64,
            State::Event(_, Then::Put(cell, value)) => {
                self.kept[cell] = value;
                0
            }
            State::Event(_, Then::Started(place)) => {
                self.start(value as usize, self.order[place]);
                0
            }
            _ => value,
        };
        let thread = &mut self.threads[number];
        if thread.goes_on(value) {
            thread.run(&self.code, &self.numbers);
        }
    }

    fn initial(&self, location: Location) -> u64 {
        if is_state(location) {
            return NEVER;
        }
        self.code.cells.get(cell(location)).map_or(NOTHING, |&value| value as u64)
    }

    fn fault(&mut self, graph: &Graph) -> Option<Fault> {
        let fault = |(number, thread): (usize, &Thread)| match &thread.state {
            State::Faulty(kind) => {
                let events: Vec<EventId> = graph.last(number).into_iter().collect();
                Some(Fault::new(kind.clone(), events))
            }
            _ => None,
        };
        self.threads.iter().enumerate().find_map(fault)
    }
}

impl Thread {
    fn start(&mut self, own: usize, entry: &Entry, registers: usize) {
        self.own = own;
        self.at = entry.at;
        self.stack.clear();
        self.stack.resize(entry.variables, 0);
        if let Some(first) = self.stack.first_mut() {
            *first = entry.argument;
        }
        self.base = 0;
        self.callers.clear();
        self.registers.clear();
        self.registers.resize(registers, 0);
        self.held.clear();
        self.allocated = 0;
    }

    fn misuses(&mut self, words: &str) {
        self.state = State::Faulty(FaultKind::Misuse(words.to_owned()));
    }

    fn pop(&mut self) -> i64 {
        self.stack.pop().expect("an expression has left a value")
    }

    fn wants(&mut self, request: Request, then: Then) {
        self.state = State::Event(request, then);
    }

    fn writes(&mut self, location: Location, value: i64, order: Order, update: bool, then: Then) {
        self.wants(Request::Write { location, order, value: value as u64, update }, then);
    }

    fn reads(&mut self, location: Location, order: Order, then: Then) {
        let update = matches!(then, Then::Update(..));
        self.wants(Request::Read { location, order, exchange: None, update, waits: false }, then);
    }

    /// Takes the value of the event that it stood before. Whether it runs on.
    fn goes_on(&mut self, value: u64) -> bool {
        let State::Event(request, then) = self.state else { unreachable!("it wanted an event") };
        let is_read = matches!(request, Request::Read { .. });
        self.reads += u32::from(is_read);
        if is_read && value == NOTHING {
            self.misuses("memory is read before anything is written to it");
            return false;
        }
        let old = value as i64;
        match then {
            Then::Push | Then::Keep(_) => self.stack.push(old),
            Then::Ignore | Then::Put(..) | Then::Started(_) => {}
            Then::Update(update, operand, location, order) => {
                let new = match update {
                    Update::Swap => operand,
                    Update::Add => old.wrapping_add(operand),
                    Update::Sub => old.wrapping_sub(operand),
                };
                self.stack.push(old);
                self.writes(location, new, order, true, Then::Ignore);
                return false;
            }
            Then::Exchange(exchange, new, location) => {
                self.stack.push(old);
                if value == exchange.expected {
                    self.writes(location, new, exchange.success, true, Then::Ignore);
                    return false;
                }
            }
            Then::Lock(location) => {
                if value == 0 {
                    self.held.push(location);
                    self.writes(location, 1, Order::Acquire, true, Then::Ignore);
                } else {
                    self.state = State::Waiting(1);
                }
                return false;
            }
            Then::Target(_) | Then::Dealloc(_) if value != THERE => {
                self.state = State::Faulty(match then {
                    _ if value != GONE => FaultKind::Unpublished,
                    Then::Target(_) => FaultKind::Freed,
                    _ => FaultKind::FreedTwice,
                });
                return false;
            }
            Then::Target(pointer) => self.stack.push(location(OBJECTS, pointer as u64) as i64),
            Then::Dealloc(pointer) => {
                let state = location(STATES, pointer as u64);
                self.writes(state, GONE as i64, Order::Plain, false, Then::Ignore);
                return false;
            }
        }
        true
    }

    /// Runs to the next event.
    fn run(&mut self, code: &Code, numbers: &[usize]) {
        for _ in 0..MOST_STEPS {
            let op = code.ops[self.at];
            self.at += 1;
            if !self.step(op, code) && !self.stop(op, code, numbers) {
                return;
            }
        }
        self.misuses("the program runs for ever without an event");
    }

    /// Runs an instruction that concerns the thread alone; whether it is one.
    fn step(&mut self, op: Op, code: &Code) -> bool {
        match op {
            Op::Push(value) => self.stack.push(value),
            Op::Pop => _ = self.pop(),
            Op::Copy => {
                let value = self.pop();
                self.stack.extend([value, value]);
            }
            Op::Variable(variable) => {
                self.stack.push(self.stack[self.base + variable as usize]);
            }
            Op::SetVariable(variable) => {
                let value = self.pop();
                self.stack[self.base + variable as usize] = value;
            }
            Op::Register(register) => self.stack.push(self.registers[register as usize]),
            Op::SetRegister(register) => self.registers[register as usize] = self.pop(),
            Op::Unary(op) => {
                let a = self.pop();
                self.stack.push(op.of(a));
            }
            Op::Binary(op) => {
                let (b, a) = (self.pop(), self.pop());
                let Some(value) = op.of(a, b) else {
                    self.at -= 1;
                    self.stack.extend([a, b]);
                    return false;
                };
                self.stack.push(value);
            }
            Op::Jump(target) => self.at = target,
            Op::JumpIfZero(target) => {
                if self.pop() == 0 {
                    self.at = target;
                }
            }
            Op::Call { function, arguments } => {
                let entry = &code.functions[function];
                self.callers.push((self.at, self.base));
                self.base = self.stack.len() - arguments;
                self.stack.resize(self.base + entry.variables, 0);
                self.at = entry.at;
            }
            Op::Return => {
                let value = self.pop();
                self.stack.truncate(self.base);
                self.stack.push(value);
                (self.at, self.base) = self.callers.pop().expect("a function is called");
            }
            Op::Await => self.reads = 0,
            _ => return false,
        }
        true
    }

    /// Runs an instruction that may stop the thread; whether it does not.
    fn stop(&mut self, op: Op, code: &Code, numbers: &[usize]) -> bool {
        match op {
            Op::Round { counter, most } => {
                let rounds = &mut self.stack[self.base + counter as usize];
                *rounds += 1;
                if *rounds <= i64::from(most) {
                    return true;
                }
                self.state = State::Blocked;
            }
            Op::Assume | Op::Assert | Op::Wait => {
                if self.pop() != 0 {
                    return true;
                }
                let thread = self.own as u32;
                self.state = match op {
                    Op::Assume => State::Blocked,
                    Op::Assert => {
                        let message = "an assertion fails".to_owned();
                        State::Faulty(FaultKind::Panic { thread, message, place: None })
                    }
                    _ => State::Waiting(self.reads),
                };
            }
            Op::Element { first, length } => {
                let index = self.pop() as u64;
                if index < length {
                    self.stack.push(location(0, first + index) as i64);
                    return true;
                }
                self.misuses("memory outside of an array is used");
            }
            Op::Binary(_) => self.misuses("the program divides by zero"),
            Op::End => self.state = State::Ended,
            Op::Fence(order) => self.wants(Request::Fence { order }, Then::Ignore),
            Op::Spawn(place) => self.wants(Request::Spawn, Then::Started(place)),
            Op::Join(place) => match numbers[place] {
                usize::MAX => self.misuses("the program joins no thread"),
                number => self.wants(Request::Join { thread: number as u32 }, Then::Ignore),
            },
            Op::Target | Op::Alloc | Op::Dealloc => self.allocation(op),
            _ => self.event(op, code),
        }
        false
    }

    fn allocation(&mut self, op: Op) {
        if matches!(op, Op::Alloc) {
            self.allocated += 1;
            let pointer = ((self.own as i64 + 1) << 8) + self.allocated;
            self.stack.push(pointer);
            let state = location(STATES, pointer as u64);
            return self.writes(state, THERE as i64, Order::Plain, false, Then::Ignore);
        }
        let pointer = self.pop();
        if !(1..1 << 24).contains(&pointer) {
            self.state = State::Faulty(FaultKind::Null);
            return;
        }
        let is_use = matches!(op, Op::Target);
        let then = if is_use { Then::Target(pointer) } else { Then::Dealloc(pointer) };
        self.reads(location(STATES, pointer as u64), Order::Plain, then);
    }

    /// An access of a cell.
    fn event(&mut self, op: Op, code: &Code) {
        let is_kept = |location| code.kept.get(cell(location)) == Some(&true);
        match op {
            Op::Load(order) => {
                let location = self.pop() as u64;
                if is_kept(location) {
                    self.wants(plain(location, false), Then::Keep(cell(location)));
                } else {
                    self.reads(location, order, Then::Push);
                }
            }
            Op::Store(order) => {
                let (value, location) = (self.pop(), self.pop() as u64);
                self.stack.push(0);
                if is_kept(location) {
                    self.wants(plain(location, true), Then::Put(cell(location), value));
                } else {
                    self.writes(location, value, order, false, Then::Ignore);
                }
            }
            Op::Update(update, order) => {
                let (operand, location) = (self.pop(), self.pop() as u64);
                self.reads(location, order, Then::Update(update, operand, location, order));
            }
            Op::Exchange { success, failure } => {
                let (new, expected, location) = (self.pop(), self.pop(), self.pop() as u64);
                let exchange = Exchange {
                    expected: expected as u64,
                    success,
                    failure,
                    weak: false,
                    fails: false,
                };
                self.exchanges(location, exchange, false, Then::Exchange(exchange, new, location));
            }
            Op::Lock => {
                let location = self.pop() as u64;
                let (success, failure) = (Order::Acquire, Order::Relaxed);
                let exchange =
                    Exchange { expected: 0, success, failure, weak: false, fails: false };
                self.exchanges(location, exchange, code.must_go_on, Then::Lock(location));
            }
            Op::Unlock => {
                let location = self.pop() as u64;
                match self.held.iter().position(|&held| held == location) {
                    None => self.misuses("unlock of a lock that the thread does not hold"),
                    Some(at) => {
                        self.held.swap_remove(at);
                        self.writes(location, 0, Order::Release, false, Then::Ignore);
                    }
                }
            }
            other => unreachable!("{other:?} is no access"),
        }
    }

    fn exchanges(&mut self, location: Location, exchange: Exchange, waits: bool, then: Then) {
        let order = exchange.success;
        let exchange = Some(exchange);
        self.wants(Request::Read { location, order, exchange, update: false, waits }, then);
    }
}

/// An access to a cell that is kept here.
const fn plain(location: Location, write: bool) -> Request {
    Request::Access { address: location >> 3, size: SIZE as u32, write }
}
