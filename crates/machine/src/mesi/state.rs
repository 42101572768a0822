//! What cores, caches and the interconnect hold, and its form as bytes.

use super::Cache;
use super::protocol::{Event, Kind, LineState};
use crate::in_place::clone_in_place;
use crate::layout::Place;
use crate::loaded::Loaded;
use crate::pack::{Reader, Writer};
use crate::thread::Thread;

/// The number by which messages name memory.
pub(crate) const MEMORY: u8 = u8::MAX;

/// A state of [`super::Mesi`].
#[derive(Debug, PartialEq, Eq)]
pub struct State {
    pub(crate) cores: Vec<Core>,
    pub(crate) memory: Vec<u8>,
    /// The last write to each byte in coherence order: what the rules compare with.
    pub(crate) truth: Vec<u8>,
    /// For each line, the request that the interconnect works on.
    pub(crate) requests: Vec<Option<Request>>,
    /// Messages under way, sorted.
    pub(crate) messages: Vec<Message>,
    /// The core that holds the bus lock.
    pub(crate) bus: Option<u8>,
    /// An event that came in a state in which it cannot.
    pub(crate) impossible: Option<(u8, LineState, Event)>,
}

clone_in_place!(State { cores, memory, truth, requests, messages, bus, impossible });

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Core {
    pub(crate) thread: Thread,
    /// The bytes of the next access that are done, and what a load got so far.
    pub(crate) done: u8,
    pub(crate) got: u128,
    pub(crate) buffer: Vec<Item>,
    /// Lines whose invalidation waits.
    pub(crate) queue: Vec<u8>,
    /// Whether the queue has to be empty before the next access: an acquire was done.
    pub(crate) must_drain: bool,
    pub(crate) lines: Vec<LineState>,
    /// The bytes of the lines; zero where the line is not here.
    pub(crate) data: Vec<u8>,
}

clone_in_place!(Core { thread, done, got, buffer, queue, must_drain, lines, data });

/// An entry of a store buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Store {
        place: Place,
        bits: u128,
        release: bool,
    },
    /// Later stores leave after earlier ones.
    Mark,
}

/// A request that the interconnect works on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) core: u8,
    pub(crate) kind: Kind,
    pub(crate) purpose: Purpose,
    /// Messages that have to arrive before it is done.
    pub(crate) waiting: u8,
    /// Whether another cache had the line.
    pub(crate) shared: bool,
    /// The line, once it is here.
    pub(crate) data: Vec<u8>,
}

clone_in_place!(Request { core, kind, purpose, waiting, shared, data });

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Purpose {
    /// The core's next access.
    Run,
    /// The first store to the line in the core's buffer.
    Drain,
    /// The core's next access, an atomic one, at memory.
    Far,
    /// A write-back.
    Evict,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::Run, Self::Drain, Self::Far, Self::Evict];
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Message {
    pub(crate) line: u8,
    pub(crate) kind: Kind,
    pub(crate) from: u8,
    pub(crate) to: u8,
    pub(crate) data: Vec<u8>,
}

clone_in_place!(Message { line, kind, from, to, data });

impl Message {
    /// The core that it goes to; `None` if to memory.
    pub(crate) const fn core(&self) -> Option<usize> {
        if self.to == MEMORY { None } else { Some(self.to as usize) }
    }
}

impl Core {
    /// Whether a line's invalidation waits in the queue.
    pub(crate) fn is_stale(&self, line: u8) -> bool {
        self.queue.contains(&line)
    }

    pub(crate) fn line(&self, line: u8) -> LineState {
        self.lines[line as usize]
    }
}

impl State {
    pub(crate) fn new(loaded: &Loaded, cache: Cache) -> Self {
        let memory = loaded.layout.init().to_vec();
        let lines = loaded.layout.lines();
        let core = |thread| Core {
            thread,
            done: 0,
            got: 0,
            buffer: Vec::new(),
            queue: Vec::new(),
            must_drain: false,
            lines: vec![if cache.warm { LineState::S } else { LineState::I }; lines],
            data: if cache.warm { memory.clone() } else { vec![0; memory.len()] },
        };
        Self {
            cores: loaded.start().into_iter().map(core).collect(),
            truth: memory.clone(),
            memory,
            requests: vec![None; lines],
            messages: Vec::new(),
            bus: None,
            impossible: None,
        }
    }

    pub(crate) fn send(&mut self, message: Message) {
        let at = self.messages.partition_point(|other| *other < message);
        self.messages.insert(at, message);
    }

    pub(crate) fn pack(&self, loaded: &Loaded, to: &mut Vec<u8>) {
        let mut to = Writer(to);
        for (number, core) in self.cores.iter().enumerate() {
            loaded.code(number).pack(&core.thread, &mut to);
            core.pack(loaded, &mut to);
        }
        to.bytes(&self.memory);
        to.bytes(&self.truth);
        for request in &self.requests {
            match request {
                None => to.byte(0),
                Some(request) => {
                    to.byte(1 + request.purpose as u8);
                    to.byte(
                        request.core << 4 | (request.kind as u8) << 1 | u8::from(request.shared),
                    );
                    to.byte(request.waiting);
                    to.length(request.data.len());
                    to.bytes(&request.data);
                }
            }
        }
        to.length(self.messages.len());
        for message in &self.messages {
            to.bytes(&[message.line, message.kind as u8, message.from, message.to]);
            to.length(message.data.len());
            to.bytes(&message.data);
        }
        to.byte(self.bus.map_or(0, |core| core + 1));
        if let Some((line, state, event)) = self.impossible {
            to.bytes(&[line, state as u8, event as u8]);
        }
    }

    pub(crate) fn unpack(&mut self, loaded: &Loaded, from: &[u8]) {
        let mut from = Reader(from);
        for (number, core) in self.cores.iter_mut().enumerate() {
            loaded.code(number).unpack(&mut from, &mut core.thread);
            core.unpack(loaded, &mut from);
        }
        let size = self.memory.len();
        self.memory.copy_from_slice(from.bytes(size));
        self.truth.copy_from_slice(from.bytes(size));
        for request in &mut self.requests {
            let purpose = from.byte();
            *request = (purpose > 0).then(|| {
                let flags = from.byte();
                let waiting = from.byte();
                let length = from.length();
                Request {
                    core: flags >> 4,
                    kind: Kind::ALL[usize::from(flags >> 1 & 7)],
                    purpose: Purpose::ALL[usize::from(purpose - 1)],
                    waiting,
                    shared: flags & 1 == 1,
                    data: from.bytes(length).to_vec(),
                }
            });
        }
        let count = from.length();
        self.messages.clear();
        self.messages.extend((0..count).map(|_| {
            let head = from.bytes(4);
            let length = from.length();
            let (line, kind) = (head[0], Kind::ALL[usize::from(head[1])]);
            Message { line, kind, from: head[2], to: head[3], data: from.bytes(length).to_vec() }
        }));
        self.bus = from.byte().checked_sub(1);
        self.impossible = (!from.0.is_empty()).then(|| {
            let [line, state, event] = [from.byte(), from.byte(), from.byte()];
            (line, LineState::ALL[usize::from(state)], Event::ALL[usize::from(event)])
        });
    }
}

impl Core {
    fn pack(&self, loaded: &Loaded, to: &mut Writer<'_>) {
        to.byte(self.done << 1 | u8::from(self.must_drain));
        if self.done > 0 {
            to.number(self.got);
        }
        to.length(self.buffer.len());
        for item in &self.buffer {
            match *item {
                Item::Mark => to.byte(0),
                Item::Store { place, bits, release } => {
                    to.byte(place.size << 1 | u8::from(release));
                    to.length(place.byte.into());
                    to.number(bits);
                }
            }
        }
        to.length(self.queue.len());
        to.bytes(&self.queue);
        for (line, &state) in self.lines.iter().enumerate() {
            to.byte(state as u8);
            if state != LineState::I {
                to.bytes(&self.data[loaded.layout.line_bytes(line as u8)]);
            }
        }
    }

    fn unpack(&mut self, loaded: &Loaded, from: &mut Reader<'_>) {
        let flags = from.byte();
        self.done = flags >> 1;
        self.must_drain = flags & 1 == 1;
        self.got = if self.done > 0 { from.number() } else { 0 };
        let length = from.length();
        self.buffer.clear();
        self.buffer.extend((0..length).map(|_| match from.byte() {
            0 => Item::Mark,
            flags => {
                let place = Place { size: flags >> 1, byte: from.length() as u16 };
                Item::Store { place, bits: from.number(), release: flags & 1 == 1 }
            }
        }));
        let length = from.length();
        self.queue.clear();
        self.queue.extend_from_slice(from.bytes(length));
        for (line, state) in self.lines.iter_mut().enumerate() {
            *state = LineState::ALL[usize::from(from.byte())];
            let bytes = loaded.layout.line_bytes(line as u8);
            if *state == LineState::I {
                self.data[bytes].fill(0);
            } else {
                let count = bytes.len();
                self.data[bytes].copy_from_slice(from.bytes(count));
            }
        }
    }
}
