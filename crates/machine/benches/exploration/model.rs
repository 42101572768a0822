//! The machine `mesi` in its default configuration, written for Stateright: MESI, FIFO store
//! buffers with forwarding, no invalidate queue, caches that hold every line.
//!
//! As one would write it by hand for these programs: an enum for what a cache line is, vectors as
//! in Stateright's own examples, the protocol as `match`. It has the same content in a state and
//! the same steps as the machine, so the same number of states; it is simpler in that it knows
//! three instructions and one size of access, and keeps no text of what happens.

use stateright::{Model, Property};

use crate::programs::{Instruction, Program};

/// The entries of a store buffer.
const CAPACITY: usize = 8;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub(crate) cores: Vec<Core>,
    pub(crate) memory: Vec<u32>,
    /// The last write in coherence order.
    pub(crate) truth: Vec<u32>,
    /// For each line, the request that the interconnect works on.
    requests: Vec<Option<Request>>,
    /// Under way, sorted.
    messages: Vec<Message>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Core {
    at: usize,
    /// What the loads gave.
    pub(crate) registers: Vec<u32>,
    /// What a locked instruction has read, until it writes.
    locked: Option<u32>,
    buffer: Vec<(usize, u32)>,
    lines: Vec<Line>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    Invalid,
    Shared(u32),
    Exclusive(u32),
    Modified(u32),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Request {
    core: usize,
    kind: Kind,
    purpose: Purpose,
    /// Messages that have to arrive before it is done.
    waiting: usize,
    /// Whether another cache had the line.
    shared: bool,
    /// The line, once it is here.
    data: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Purpose {
    Run,
    Drain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Read,
    Invalidate,
    ReadInvalidate,
    ReadResponse(u32),
    InvalidateAck,
    Writeback(u32),
}

/// A core by its number, or memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Node {
    Core(usize),
    Memory,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Message {
    line: usize,
    kind: Kind,
    from: Node,
    to: Node,
}

/// What can happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// A core does its next instruction, or a half of a locked one.
    Run(usize),
    /// A core asks for the line that its next instruction needs.
    Ask(usize, Kind),
    /// The first store leaves a core's store buffer.
    Drain(usize),
    /// A core asks for the line that this store needs.
    AskToDrain(usize, Kind),
    /// A message arrives: its number.
    Deliver(usize),
}

/// What an access needs.
enum Ready {
    Now,
    Wait,
    Ask(Kind),
}

impl Line {
    fn value(self) -> Option<u32> {
        match self {
            Self::Invalid => None,
            Self::Shared(value) | Self::Exclusive(value) | Self::Modified(value) => Some(value),
        }
    }

    fn is_alone(self) -> bool {
        matches!(self, Self::Exclusive(_) | Self::Modified(_))
    }
}

impl Core {
    /// The newest store to a line in the buffer.
    fn forwarded(&self, line: usize) -> Option<u32> {
        self.buffer.iter().rev().find(|(to, _)| *to == line).map(|&(_, value)| value)
    }
}

impl State {
    fn to_read(&self, core: usize, line: usize) -> Ready {
        match self.cores[core].lines[line] {
            Line::Invalid if self.requests[line].is_some() => Ready::Wait,
            Line::Invalid => Ready::Ask(Kind::Read),
            _ => Ready::Now,
        }
    }

    fn to_write(&self, core: usize, line: usize) -> Ready {
        match self.cores[core].lines[line] {
            Line::Exclusive(_) | Line::Modified(_) => Ready::Now,
            _ if self.requests[line].is_some() => Ready::Wait,
            Line::Invalid => Ready::Ask(Kind::ReadInvalidate),
            Line::Shared(_) => Ready::Ask(Kind::Invalidate),
        }
    }

    fn send(&mut self, line: usize, kind: Kind, from: Node, to: Node) {
        let message = Message { line, kind, from, to };
        let at = self.messages.partition_point(|other| *other < message);
        self.messages.insert(at, message);
    }

    fn write(&mut self, core: usize, line: usize, value: u32) {
        self.cores[core].lines[line] = Line::Modified(value);
        self.truth[line] = value;
    }

    /// The first entry of the store buffer goes to the cache.
    fn drain(&mut self, core: usize) {
        let (line, value) = self.cores[core].buffer.remove(0);
        self.write(core, line, value);
    }

    /// A core asks for a line.
    fn ask(&mut self, core: usize, line: usize, kind: Kind, purpose: Purpose) {
        let holders: Vec<usize> = (0..self.cores.len())
            .filter(|&other| other != core && self.cores[other].lines[line] != Line::Invalid)
            .collect();
        let owner = holders.iter().copied().find(|&other| self.cores[other].lines[line].is_alone());
        let mut to: Vec<Node> = match kind {
            Kind::Read => owner.iter().map(|&other| Node::Core(other)).collect(),
            _ => holders.iter().map(|&other| Node::Core(other)).collect(),
        };
        if owner.is_none() && kind != Kind::Invalidate {
            to.push(Node::Memory);
        }
        let data = match kind {
            Kind::Invalidate => self.cores[core].lines[line].value(),
            _ => None,
        };
        let (waiting, shared) = (to.len(), !holders.is_empty());
        self.requests[line] = Some(Request { core, kind, purpose, waiting, shared, data });
        for &to in &to {
            self.send(line, kind, Node::Core(core), to);
        }
    }

    /// A cache gets another's request.
    fn snoop(&mut self, core: usize, Message { line, kind, from, .. }: Message) {
        let me = Node::Core(core);
        let now = self.cores[core].lines[line];
        let next = match (kind, now) {
            (Kind::Read, Line::Modified(value)) => {
                if let Some(request) = &mut self.requests[line] {
                    request.waiting += 1;
                }
                self.send(line, Kind::Writeback(value), me, Node::Memory);
                Line::Shared(value)
            }
            (Kind::Read, Line::Exclusive(value)) => Line::Shared(value),
            _ => Line::Invalid,
        };
        self.cores[core].lines[line] = next;
        let answer = match now {
            Line::Exclusive(value) | Line::Modified(value) => Kind::ReadResponse(value),
            Line::Shared(_) | Line::Invalid => Kind::InvalidateAck,
        };
        self.send(line, answer, me, from);
    }
}

impl Program {
    /// The line of a core's next instruction and what that needs.
    fn ready(&self, state: &State, core: usize) -> Option<(usize, Ready)> {
        let now = &state.cores[core];
        Some(match *self.threads[core].get(now.at)? {
            Instruction::Store(line, _) if now.buffer.len() < CAPACITY => (line, Ready::Now),
            Instruction::Store(line, _) => (line, Ready::Wait),
            Instruction::Load(line) if now.forwarded(line).is_some() => (line, Ready::Now),
            Instruction::Load(line) => (line, state.to_read(core, line)),
            Instruction::Increment(line) if now.locked.is_some() => (line, Ready::Now),
            Instruction::Increment(line) if !now.buffer.is_empty() => (line, Ready::Wait),
            Instruction::Increment(line) => (line, state.to_write(core, line)),
        })
    }

    fn run(&self, state: &mut State, core: usize) {
        let now = &mut state.cores[core];
        match self.threads[core][now.at] {
            Instruction::Store(line, value) => now.buffer.push((line, value)),
            Instruction::Load(line) => {
                let value = now.forwarded(line).or(now.lines[line].value());
                now.registers.push(value.expect("the line is here"));
            }
            Instruction::Increment(line) => match now.locked.take() {
                None => {
                    now.locked = now.lines[line].value();
                    return;
                }
                Some(value) => state.write(core, line, value + 1),
            },
        }
        state.cores[core].at += 1;
    }

    /// All answers to a request have arrived.
    fn complete(&self, state: &mut State, line: usize) {
        let Some(request) = state.requests[line].take() else { return };
        let value = request.data.expect("an answer brought the line");
        state.cores[request.core].lines[line] = match request.kind {
            Kind::Read if request.shared => Line::Shared(value),
            Kind::Read => Line::Exclusive(value),
            _ => Line::Modified(value),
        };
        match request.purpose {
            Purpose::Run => self.run(state, request.core),
            Purpose::Drain => state.drain(request.core),
        }
    }

    fn ask(&self, state: &mut State, core: usize, line: usize, kind: Kind, purpose: Purpose) {
        state.ask(core, line, kind, purpose);
        if state.requests[line].as_ref().is_some_and(|request| request.waiting == 0) {
            self.complete(state, line);
        }
    }

    fn deliver(&self, state: &mut State, number: usize) {
        let message = state.messages.remove(number);
        let line = message.line;
        let data = match (message.kind, message.to) {
            (Kind::Read | Kind::Invalidate | Kind::ReadInvalidate, Node::Core(core)) => {
                return state.snoop(core, message);
            }
            (Kind::Read | Kind::Invalidate | Kind::ReadInvalidate, Node::Memory) => {
                let kind = Kind::ReadResponse(state.memory[line]);
                return state.send(line, kind, Node::Memory, message.from);
            }
            (Kind::ReadResponse(value), _) => Some(value),
            (Kind::InvalidateAck, _) => None,
            (Kind::Writeback(value), _) => {
                state.memory[line] = value;
                None
            }
        };
        let Some(request) = &mut state.requests[line] else { return };
        request.waiting -= 1;
        request.data = data.or(request.data);
        if request.waiting == 0 {
            self.complete(state, line);
        }
    }

    fn can_deliver(&self, state: &State, message: &Message) -> bool {
        let Node::Core(core) = message.to else { return true };
        let is_question =
            matches!(message.kind, Kind::Read | Kind::Invalidate | Kind::ReadInvalidate);
        let now = &state.cores[core];
        let locks = now.locked.is_some()
            && matches!(self.threads[core][now.at], Instruction::Increment(at) if at == message.line);
        !(is_question && locks)
    }

    /// Whether the program has ended and nothing is left to do.
    pub(crate) fn has_ended(&self, state: &State) -> bool {
        let mut cores = state.cores.iter().zip(&self.threads);
        cores.all(|(core, code)| core.at == code.len() && core.buffer.is_empty())
            && state.messages.is_empty()
            && state.requests.iter().all(Option::is_none)
    }
}

impl Model for Program {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        let zeros = vec![0; self.variables];
        let lines = vec![Line::Invalid; self.variables];
        let core = Core { at: 0, registers: vec![], locked: None, buffer: vec![], lines };
        vec![State {
            cores: vec![core; self.threads.len()],
            memory: zeros.clone(),
            truth: zeros,
            requests: vec![None; self.variables],
            messages: vec![],
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        let arriving = state.messages.iter().enumerate();
        let arriving = arriving.filter(|(_, message)| self.can_deliver(state, message));
        actions.extend(arriving.map(|(number, _)| Action::Deliver(number)));
        for (number, core) in state.cores.iter().enumerate() {
            match self.ready(state, number) {
                Some((_, Ready::Now)) => actions.push(Action::Run(number)),
                Some((_, Ready::Ask(kind))) => actions.push(Action::Ask(number, kind)),
                Some((_, Ready::Wait)) | None => {}
            }
            let Some(&(line, _)) = core.buffer.first() else { continue };
            match state.to_write(number, line) {
                Ready::Now => actions.push(Action::Drain(number)),
                Ready::Ask(kind) => actions.push(Action::AskToDrain(number, kind)),
                Ready::Wait => {}
            }
        }
    }

    fn next_state(&self, last: &State, action: Action) -> Option<State> {
        let mut state = last.clone();
        match action {
            Action::Run(core) => self.run(&mut state, core),
            Action::Ask(core, kind) => {
                let (line, _) = self.ready(last, core)?;
                self.ask(&mut state, core, line, kind, Purpose::Run);
            }
            Action::Drain(core) => state.drain(core),
            Action::AskToDrain(core, kind) => {
                let line = last.cores[core].buffer.first()?.0;
                self.ask(&mut state, core, line, kind, Purpose::Drain);
            }
            Action::Deliver(number) => self.deliver(&mut state, number),
        }
        Some(state)
    }

    /// What the machine checks in each state too.
    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::sometimes("it ends", Self::has_ended),
            Property::always("single writer or many readers", |_, state: &State| {
                state.lines().all(|line| state.has_one_writer_or_many_readers(line))
            }),
            Property::always("a read returns the last write", |_, state: &State| {
                state.lines().all(|line| state.has_the_last_write(line))
            }),
            Property::always("no message is lost or doubled", |_, state: &State| {
                state.lines().all(|line| state.waits_for_what_is_under_way(line))
            }),
        ]
    }
}

impl State {
    fn lines(&self) -> std::ops::Range<usize> {
        0..self.memory.len()
    }

    fn copies(&self, line: usize) -> impl Iterator<Item = Line> + Clone + '_ {
        self.cores.iter().map(move |core| core.lines[line])
    }

    fn has_one_writer_or_many_readers(&self, line: usize) -> bool {
        let valid = self.copies(line).filter(|&copy| copy != Line::Invalid).count();
        valid <= 1 || !self.copies(line).any(Line::is_alone)
    }

    fn has_the_last_write(&self, line: usize) -> bool {
        let last = self.truth[line];
        let dirty = self.copies(line).any(|copy| matches!(copy, Line::Modified(_)));
        let answers = !dirty && self.requests[line].is_none();
        self.copies(line).all(|copy| copy.value().is_none_or(|value| value == last))
            && (!answers || self.memory[line] == last)
    }

    fn waits_for_what_is_under_way(&self, line: usize) -> bool {
        let under_way = self.messages.iter().filter(|message| message.line == line).count();
        under_way == self.requests[line].as_ref().map_or(0, |request| request.waiting)
    }
}
