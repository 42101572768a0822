//! Requests, and the messages that answer them.
//!
//! The interconnect takes one request for a line at a time. It knows which caches have the line, as
//! a snoop filter does, and asks those alone: the one that answers for the line, or all that have
//! to give it up. When the last answer has arrived, the access that asked is done.

use super::protocol::{Action, Event, Kind, LineState};
use super::ready::Ready;
use super::state::{Item, MEMORY, Message, Purpose, Request, State};
use super::{Fault, Mesi};
use crate::layout::{Place, bits, set_bits};
use crate::log::{Log, Note, Passage};
use crate::thread::Next;
use crate::view::MessageView;

impl Mesi {
    /// The request that a core's next access needs.
    pub(crate) fn ask_to_run(&self, state: &mut State, core: usize, log: &mut Log) {
        if let Ready::Ask(line, kind, purpose) = self.ready(state, core, self.next(state, core)) {
            self.ask(state, core, line, kind, purpose, log);
        }
    }

    /// The request that a store in a core's buffer needs.
    pub(crate) fn ask_to_drain(&self, state: &mut State, core: usize, at: usize, log: &mut Log) {
        if let (Ready::Ask(line, kind, purpose), _) = self.can_drain(state, core, at) {
            self.ask(state, core, line, kind, purpose, log);
        }
    }

    fn ask(
        &self,
        state: &mut State,
        core: usize,
        line: u8,
        kind: Kind,
        purpose: Purpose,
        log: &mut Log,
    ) {
        let name = self.loaded.layout.line_name(line);
        log.core(core, || format!("asks for {name}"));
        if purpose == Purpose::Far {
            self.drop_line(state, core, line, LineState::I);
        }
        let mut to = self.holders(state, core, line);
        let shared = !to.is_empty();
        let answers = |&other: &u8| self.answers(state.cores[usize::from(other)].line(line), kind);
        let owner = to.iter().copied().find(answers).filter(|_| !self.has(Fault::MemoryAnswers));
        if kind == Kind::Read {
            to.retain(|&other| Some(other) == owner);
        }
        if owner.is_none() && kind != Kind::Invalidate {
            to.push(MEMORY);
        }
        let waiting = to.len() as u8;
        let data =
            if kind == Kind::Invalidate { self.line_of(state, core, line) } else { Vec::new() };
        let request = Request { core: core as u8, kind, purpose, waiting, shared, data };
        state.requests[line as usize] = Some(request);
        for to in to {
            self.send(state, (line, kind, core as u8, to), Vec::new(), log);
        }
        if waiting == 0 {
            self.complete(state, line, log);
        }
    }

    /// The other caches that have a line and have not promised to give it up.
    fn holders(&self, state: &State, core: usize, line: u8) -> Vec<u8> {
        let others = state.cores.iter().enumerate().filter(|&(other, _)| other != core);
        let holds = others.filter(|(_, c)| c.line(line) != LineState::I && !c.is_stale(line));
        holds.map(|(other, _)| other as u8).collect()
    }

    /// Whether a cache with the line in a state brings it, asked by a message.
    fn answers(&self, state: LineState, kind: Kind) -> bool {
        let event = if kind == Kind::Read { Event::Read } else { Event::ReadInvalidate };
        kind != Kind::Invalidate
            && matches!(self.action(state, event), Action::Go(_, sends) if sends.contains(&Kind::ReadResponse))
    }

    fn line_of(&self, state: &State, core: usize, line: u8) -> Vec<u8> {
        state.cores[core].data[self.loaded.layout.line_bytes(line)].to_vec()
    }

    fn send(
        &self,
        state: &mut State,
        (line, kind, from, to): (u8, Kind, u8, u8),
        data: Vec<u8>,
        log: &mut Log,
    ) {
        let message = Message { line, kind, from, to, data };
        self.tell(&message, Passage::Sent, log);
        state.send(message);
    }

    fn tell(&self, message: &Message, passage: Passage, log: &mut Log) {
        log.note(|| {
            let who = |node: u8| (node != MEMORY).then_some(usize::from(node));
            let name = |node| match who(node) {
                Some(core) => format!("core {core}"),
                None => "memory".to_owned(),
            };
            let view = self.message_view(message);
            let (core, verb) = match passage {
                Passage::Sent => (who(message.from), "sends"),
                Passage::Delivered => (who(message.to), "gets"),
            };
            let other = match passage {
                Passage::Sent => format!("to {}", name(message.to)),
                Passage::Delivered => format!("from {}", name(message.from)),
            };
            let words = format!("{verb} {} {} {other}", view.kind, view.line);
            Note { core, words, cause: None, message: Some((passage, view)) }
        });
    }

    pub(crate) fn message_view(&self, message: &Message) -> MessageView {
        let who = |node: u8| (node != MEMORY).then_some(usize::from(node));
        let mut memory = vec![0; self.loaded.layout.init().len()];
        let cells = if message.data.is_empty() {
            Vec::new()
        } else {
            memory[self.loaded.layout.line_bytes(message.line)].copy_from_slice(&message.data);
            self.loaded.line_cells(message.line, &memory)
        };
        MessageView {
            kind: message.kind.name(),
            line: self.loaded.layout.line_name(message.line).to_owned(),
            from: who(message.from),
            to: who(message.to),
            cells,
        }
    }

    /// Whether a message can arrive now. A cache that is locked, or whose invalidate queue is full,
    /// lets it wait.
    pub(crate) fn can_deliver(&self, state: &State, message: &Message) -> bool {
        if message.to == MEMORY || !is_question(message.kind) {
            return true;
        }
        let core = usize::from(message.to);
        let full =
            self.is_queued(state, message) && state.cores[core].queue.len() >= self.config.queue;
        !full && !self.is_locked(state, core, message.line)
    }

    /// Whether an invalidation waits in the queue of its cache: it does if there is one and the
    /// line need not be sent.
    fn is_queued(&self, state: &State, message: &Message) -> bool {
        self.config.queue > 0
            && matches!(message.kind, Kind::Invalidate | Kind::ReadInvalidate)
            && !self.answers(state.cores[usize::from(message.to)].line(message.line), message.kind)
    }

    /// A message arrives.
    pub(crate) fn deliver(&self, state: &mut State, index: usize, log: &mut Log) {
        let message = state.messages.remove(index);
        self.tell(&message, Passage::Delivered, log);
        match message.kind {
            Kind::ReadResponse | Kind::InvalidateAck => self.answered(state, message, log),
            Kind::Writeback => {
                let bytes = self.loaded.layout.line_bytes(message.line);
                state.memory[bytes].copy_from_slice(&message.data);
                self.answered(state, Message { data: Vec::new(), ..message }, log);
            }
            _ if message.to == MEMORY => {
                let bytes = self.loaded.layout.line_bytes(message.line);
                let data = state.memory[bytes].to_vec();
                let route = (message.line, Kind::ReadResponse, MEMORY, message.from);
                self.send(state, route, data, log);
            }
            _ => self.snoop(state, &message, log),
        }
    }

    /// A cache gets another's request.
    fn snoop(&self, state: &mut State, message: &Message, log: &mut Log) {
        let (core, line) = (usize::from(message.to), message.line);
        let event = match message.kind {
            Kind::Read => Event::Read,
            Kind::Invalidate => Event::Invalidate,
            _ => Event::ReadInvalidate,
        };
        let now = state.cores[core].line(line);
        let Action::Go(next, sends) = self.action(now, event) else {
            state.impossible = Some((line, now, event));
            return;
        };
        let data = self.line_of(state, core, line);
        if self.is_queued(state, message) {
            state.cores[core].queue.push(line);
            log.core(core, || "puts it into its invalidate queue".to_owned());
        } else if !(self.has(Fault::KeptModified) && message.kind == Kind::Read) {
            self.drop_line(state, core, line, next);
        }
        for &kind in sends {
            self.answer(state, message, kind, &data, log);
        }
    }

    fn answer(&self, state: &mut State, message: &Message, kind: Kind, data: &[u8], log: &mut Log) {
        let (line, from) = (message.line, message.to);
        match kind {
            Kind::Writeback if self.has(Fault::LostWriteback) => {}
            Kind::Writeback => {
                if let Some(request) = &mut state.requests[line as usize] {
                    request.waiting += 1;
                }
                self.send(state, (line, kind, from, MEMORY), data.to_vec(), log);
            }
            Kind::InvalidateAck => {
                if self.has(Fault::LostAck) {
                    return;
                }
                self.send(state, (line, kind, from, message.from), Vec::new(), log);
                if self.has(Fault::DoubleAck) {
                    self.send(state, (line, kind, from, message.from), Vec::new(), log);
                }
            }
            _ => self.send(state, (line, kind, from, message.from), data.to_vec(), log),
        }
    }

    /// An answer has arrived.
    fn answered(&self, state: &mut State, message: Message, log: &mut Log) {
        let Some(request) = &mut state.requests[message.line as usize] else { return };
        request.waiting = request.waiting.saturating_sub(1);
        if !message.data.is_empty() {
            request.data = message.data;
        }
        let early = self.has(Fault::EarlyAck) && request.kind == Kind::Invalidate;
        if request.waiting == 0 || early {
            self.complete(state, message.line, log);
        }
    }

    /// All answers have arrived: the line is here, and the access that asked for it is done.
    fn complete(&self, state: &mut State, line: u8, log: &mut Log) {
        let Some(request) = state.requests[line as usize].take() else { return };
        let core = usize::from(request.core);
        match request.purpose {
            Purpose::Evict => return,
            Purpose::Far => return self.far_atomic(state, core, line, request.data, log),
            Purpose::Run | Purpose::Drain => {}
        }
        let shared = request.shared || !self.config.cache.exclusive;
        let event = match request.kind {
            Kind::Read if shared && !self.has(Fault::ExclusiveBesideShared) => Event::FillShared,
            Kind::Read => Event::FillAlone,
            _ => Event::Own,
        };
        let now = state.cores[core].line(line);
        let Action::Go(next, _) = self.action(now, event) else {
            state.impossible = Some((line, now, event));
            return;
        };
        let c = &mut state.cores[core];
        c.lines[line as usize] = next;
        c.data[self.loaded.layout.line_bytes(line)].copy_from_slice(&request.data);
        let name = self.loaded.layout.line_name(line);
        log.core(core, || format!("has {name} in state {}", next.letter()));
        if request.purpose == Purpose::Run {
            if self.ready(state, core, self.next(state, core)) == Ready::Now {
                self.run(state, core, log);
            }
        } else {
            let on_line = |item: &Item| matches!(item, Item::Store { place, .. } if self.loaded.layout.line(*place) == line);
            if let Some(index) = state.cores[core].buffer.iter().position(on_line) {
                self.drain(state, core, index, log);
            }
        }
    }

    /// An atomic instruction at memory: the line is there, and in no cache.
    fn far_atomic(&self, state: &mut State, core: usize, line: u8, data: Vec<u8>, log: &mut Log) {
        state.memory[self.loaded.layout.line_bytes(line)].copy_from_slice(&data);
        let Next::Load { place, order, .. } = self.next(state, core) else { return };
        let value = bits(&state.memory, place);
        log.core(core, || format!("reads {} at memory", self.loaded.shown(place, value)));
        let c = &mut state.cores[core];
        // What was invalidated while the request was under way is applied before later loads.
        c.must_drain = (order.acquire || order.full) && self.config.queue > 0;
        self.loaded.code(core).load(&mut c.thread, &self.loaded.layout, place, value);
        if !state.cores[core].thread.is_atomic {
            return;
        }
        if let Next::Store { place, bits, .. } = self.next(state, core) {
            self.write_far(state, place, bits);
            log.core(core, || format!("writes {} at memory", self.loaded.shown(place, bits)));
            let thread = &mut state.cores[core].thread;
            self.loaded.code(core).advance(thread, &self.loaded.layout);
        }
    }

    fn write_far(&self, state: &mut State, place: Place, bits: u128) {
        set_bits(&mut state.memory, place, bits);
        set_bits(&mut state.truth, place, bits);
    }

    /// A line is dropped to make room; a modified one is written back.
    pub(crate) fn evict(&self, state: &mut State, core: usize, line: u8, log: &mut Log) {
        let now = state.cores[core].line(line);
        let Action::Go(next, sends) = self.action(now, Event::Evict) else {
            state.impossible = Some((line, now, Event::Evict));
            return;
        };
        let name = self.loaded.layout.line_name(line);
        log.core(core, || format!("drops {name} to make room"));
        let data = self.line_of(state, core, line);
        state.cores[core].queue.retain(|&queued| queued != line);
        self.drop_line(state, core, line, next);
        if sends.contains(&Kind::Writeback) && !self.has(Fault::LostWriteback) {
            state.requests[line as usize] = Some(Request {
                core: core as u8,
                kind: Kind::Writeback,
                purpose: Purpose::Evict,
                waiting: 1,
                shared: false,
                data: Vec::new(),
            });
            self.send(state, (line, Kind::Writeback, core as u8, MEMORY), data, log);
        }
    }
}

const fn is_question(kind: Kind) -> bool {
    matches!(kind, Kind::Read | Kind::Invalidate | Kind::ReadInvalidate)
}
