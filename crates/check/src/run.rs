//! One execution: a graph is extended by one event at a time, as its program wants.

use crate::asleep::Asleep;
use crate::explore::{Ended, Found, Limit, Limits};
use crate::graph::{Event, EventId, Exchange, Graph, Label, Location, Source};
use crate::program::{Fault, FaultKind, Program, Request};
use crate::replay::{Replay, answer, value_of};
use crate::waits::{Round, Vain};
use crate::work::{Addition, Work};

/// How a graph could be extended.
#[derive(Debug)]
pub(crate) enum End {
    /// To its end.
    Ended(Ended),
    /// Not: it is not consistent.
    Inconsistent,
    /// Not: it is too large.
    TooLong(Limit),
    /// To a bug.
    Faulty(Box<Found>),
}

/// What executions use one after the other.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    replay: Replay,
    ways: Vec<Addition>,
    pub(crate) asleep: Vec<Asleep>,
}

/// What is added next.
struct Chosen {
    thread: usize,
    request: Request,
    /// Whether it is, since nothing else is left.
    is_last_resort: bool,
}

/// An execution under way.
pub(crate) struct Run<'a, P> {
    pub(crate) program: &'a mut P,
    pub(crate) work: &'a mut Work,
    pub(crate) buffers: &'a mut Buffers,
    pub(crate) limits: &'a Limits,
}

impl<P: Program> Run<'_, P> {
    /// Extends the graph under way as far as it goes.
    pub(crate) fn finish(&mut self) -> End {
        if let Some(fault) = self.replay() {
            return self.is_faulty(fault);
        }
        self.buffers.asleep.clear();
        let mut before = None;
        loop {
            while self.program.again() {
                if let Some(fault) = self.replay() {
                    return self.is_faulty(fault);
                }
            }
            let fault = self.program.fault(self.work.graph());
            if let Some(fault) = fault.and_then(|fault| self.confirmed(fault)) {
                return self.is_faulty(fault);
            }
            self.learn_waits();
            if let Some(read) = self.in_vain() {
                if !self.work.graph().event(read).added_last {
                    return End::Inconsistent;
                }
                if let Some(before) = before.take()
                    && self.choose().is_some()
                {
                    self.put_to_sleep(read, before);
                    if let Some(fault) = self.replay() {
                        return self.is_faulty(fault);
                    }
                }
            }
            if self.is_left_out() {
                return End::Inconsistent;
            }
            let Some(Chosen { thread, request, is_last_resort }) = self.choose() else {
                return self.ended();
            };
            before = (!is_last_resort && matches!(request, Request::Read { .. }))
                .then(|| self.work.mark());
            if self.work.graph().count >= self.limits.events {
                return End::TooLong(Limit::Events);
            }
            if request == Request::Spawn && self.work.graph().running() >= self.limits.threads {
                return End::TooLong(Limit::Threads);
            }
            if !self.add(thread, request) {
                return End::Inconsistent;
            }
            let graph = self.work.graph();
            let latest = graph.last(thread).expect("an event was added");
            if let Some(fault) = wrong(self.program, graph, latest, self.work.is_passing) {
                return self.is_faulty(fault);
            }
            let label = graph.event(latest).label;
            answer(self.program, graph, latest, |_| true);
            if let Label::Spawn { child } = label
                && let Some(twin) = self.program.twin(child)
            {
                self.work.pair(child, twin);
            }
        }
    }

    /// Whether the graph under way is given up, since what comes of it needs too many preemptions.
    fn is_left_out(&mut self) -> bool {
        if self.work.preemptions.is_none() || !self.work.graph().may_need_more() {
            return false;
        }
        let threads = 0..self.work.graph().threads.len();
        let ended: Vec<bool> = threads.map(|t| self.program.request(t) == Request::End).collect();
        self.work.leaves_out(|thread| ended[thread])
    }

    /// Learns after which round the thread that made the event added last waits, if it waits.
    fn learn_waits(&mut self) {
        if self.work.preemptions.is_none() {
            return;
        }
        let Some(newest) = self.work.graph().newest else { return };
        let thread = newest.thread as usize;
        let Request::Wait { reads } = self.wanted(thread) else { return };
        let graph = self.work.graph();
        let vain = |event: &Event| match (event.label, event.site) {
            (Label::Read { location, from, exchange, waits: false, .. }, Some(site)) => {
                let initial = self.program.initial(location);
                let value = value_of(self.program, graph, location, from);
                let updates = exchange.is_some();
                Some(Vain { site, location, value, initial, updates })
            }
            _ => None,
        };
        let events = graph.threads[thread].iter().enumerate().rev();
        let read = |(index, event): (usize, &Event)| {
            let id = EventId { thread: newest.thread, index: index as u32 };
            let vain = vain(event)?;
            Some(Vain { updates: vain.updates || graph.updates(id), ..vain })
        };
        let mut reads: Vec<Vain> = events.filter_map(read).take(reads as usize).collect();
        reads.reverse();
        self.work.waits.learn(Round { thread: newest.thread, reads });
    }

    /// Ends the execution with a bug.
    fn is_faulty(&mut self, fault: Fault) -> End {
        let graph = self.work.graph().clone();
        End::Faulty(Box::new(Found::new(self.program, fault, graph)))
    }

    /// How the execution ends, now that no thread goes on.
    fn ended(&mut self) -> End {
        let mut waiting = Vec::new();
        let mut is_blocked = false;
        for thread in self.threads() {
            match self.wanted(thread) {
                Request::End => {}
                Request::Wait { reads } if self.has_seen_all(thread, reads) => {
                    waiting.push(thread as u32);
                }
                // It would wait, or it could be added.
                Request::Join { .. } | Request::Read { .. } => waiting.push(thread as u32),
                _ => is_blocked = true,
            }
        }
        if !waiting.is_empty() && !is_blocked {
            waiting.iter().for_each(|&thread| self.find_taken(thread as usize));
            let last = |&thread: &u32| self.work.graph().last(thread as usize);
            let events = waiting.iter().filter_map(last).collect();
            let kind = FaultKind::Deadlock { threads: waiting };
            return self.is_faulty(Fault::new(kind, events));
        }
        if self.work.leaves_out(|_| true) {
            return End::Inconsistent;
        }
        End::Ended(if is_blocked { Ended::Blocked } else { Ended::Complete })
    }

    /// Lets a thread that would wait for what it reads read it, so that it is seen what it waits for.
    fn find_taken(&mut self, thread: usize) {
        let Request::Read { location, exchange: Some(exchange), waits, .. } = self.wanted(thread)
        else {
            return;
        };
        let graph = self.work.graph();
        let from = graph.source(location, graph.writes(location).len());
        let (order, exchange) = (exchange.failure, Some(exchange));
        let label = Label::Read { location, order, from, exchange, waits };
        self.work.push(thread, label, self.program.site(thread));
        let graph = self.work.graph();
        answer(self.program, graph, graph.newest.expect("it was added"), |_| true);
    }

    /// Whether the latest reads of a thread all read the values that are last in modification order:
    /// then it would read them again.
    fn has_seen_all(&self, thread: usize, reads: u32) -> bool {
        let graph = self.work.graph();
        let labels = graph.thread(thread).rev().map(|event| event.label);
        let read = labels.filter_map(|label| match label {
            Label::Read { location, from, .. } => Some((location, from)),
            _ => None,
        });
        let mut latest = read.take(reads as usize);
        let value = |x, from| match from {
            Source::Initial => self.program.initial(x),
            Source::Write(write) => graph.value(write),
        };
        latest.all(|(x, from)| value(x, from) == value(x, graph.source(x, graph.writes(x).len())))
    }

    /// The threads that have been started.
    fn threads(&self) -> Vec<usize> {
        let graph = self.work.graph();
        (0..graph.threads.len()).filter(|&thread| graph.is_started(thread)).collect()
    }

    /// Gives the program the values of the graph under way. What is wrong with the event that was
    /// added last, if something is; the program stands before it, then.
    fn replay(&mut self) -> Option<Fault> {
        let graph = self.work.graph();
        let replay = &mut self.buffers.replay;
        let mut found = None;
        replay.begin(self.program, graph);
        replay.run(self.program, graph, |program, id| {
            if graph.newest == Some(id) {
                found = wrong(program, graph, id, self.work.is_passing);
            }
            found.is_none()
        });
        let found = found.or(replay.differs.take());
        assert!(replay.is_whole(graph) || found.is_some(), "program order and rf have no cycle");
        found
    }

    /// A fault, if it is more than a suspicion: if its first event is one too when the thread of
    /// the last one goes first.
    #[cold]
    fn confirmed(&mut self, fault: Fault) -> Option<Fault> {
        let (&first, &last) = match fault.is_suspicion {
            true => fault.events.first().zip(fault.events.last())?,
            false => return Some(fault),
        };
        let graph = self.work.graph();
        let replay = &mut self.buffers.replay;
        let causes = graph.causes(last);
        replay.begin(self.program, graph);
        replay.run(self.program, graph, |_, id| id.index < causes[id.thread as usize]);
        let mut is_fault = false;
        replay.run(self.program, graph, |program, id| {
            is_fault |= id == first && program.access(graph, id).is_some();
            !is_fault
        });
        // What else it finds wrong on the way, it found before.
        self.program.fault(graph);
        replay.differs.take().or(is_fault.then_some(fault))
    }

    /// What a thread wants, or what it waits for.
    pub(crate) fn wanted(&mut self, thread: usize) -> Request {
        self.program.wait(thread).unwrap_or_else(|| self.program.request(thread))
    }

    /// What is added next: the second half of a read-modify-write, or the first thread's next event;
    /// what waits for something to be read only if it is there, or else nothing is left.
    fn choose(&mut self) -> Option<Chosen> {
        let (mut first, mut waiting) = (None, None);
        let chosen =
            |is_last_resort| move |(thread, request)| Chosen { thread, request, is_last_resort };
        let preferred = self.preferred();
        let others =
            (0..self.work.graph().threads.len()).filter(|&thread| Some(thread) != preferred);
        for thread in preferred.into_iter().chain(others) {
            if !self.work.graph().is_started(thread) {
                continue;
            }
            let request = self.wanted(thread);
            let is_ready = match request {
                Request::Write { update: true, .. } => {
                    return Some(chosen(false)((thread, request)));
                }
                Request::End | Request::Block | Request::Wait { .. } => false,
                Request::Join { thread } => self.program.request(thread as usize) == Request::End,
                Request::Read { location, exchange: Some(exchange), waits: true, .. } => {
                    let last = self.work.graph().writes(location).len();
                    let is_ready = first.is_none() && self.is_there(location, exchange, last);
                    if !is_ready && first.is_none() && waiting.is_none() {
                        let mut places = self.work.graph().readable(location, thread);
                        let is_there = places.any(|at| self.is_there(location, exchange, at))
                            && !self.is_behind(thread, &request);
                        waiting = is_there.then_some((thread, request));
                    }
                    is_ready
                }
                Request::Read { location, .. } if self.is_asleep(thread, location) => {
                    if first.is_none() && waiting.is_none() && !self.is_behind(thread, &request) {
                        waiting = Some((thread, request));
                    }
                    false
                }
                _ => true,
            };
            if is_ready && first.is_none() && !self.is_behind(thread, &request) {
                first = Some((thread, request));
            }
        }
        first.map(chosen(false)).or_else(|| waiting.map(chosen(true)))
    }

    /// The thread that is looked at first where preemptions are bounded: it goes on while nobody
    /// depends on what it has done last. So few are needed, and it is seen soon that more are.
    fn preferred(&mut self) -> Option<usize> {
        self.work.preemptions?;
        let Self { program, work, .. } = self;
        work.graph().leaves().find(|&thread| program.request(thread) != Request::End)
    }

    /// Whether a thread waits for one that does the same.
    #[inline(always)]
    fn is_behind(&mut self, thread: usize, wants: &Request) -> bool {
        self.work.graph().has_twins() && self.is_behind_twin(thread, wants)
    }

    #[inline(never)]
    fn is_behind_twin(&mut self, thread: usize, wants: &Request) -> bool {
        let Self { program, work, .. } = self;
        let wanted = |twin| program.wait(twin).unwrap_or_else(|| program.request(twin));
        work.graph().is_behind(thread, wants, wanted)
    }

    /// Whether a compare-exchange that reads at a place in modification order goes through.
    fn is_there(&self, location: Location, exchange: Exchange, place: usize) -> bool {
        let graph = self.work.graph();
        let from = graph.source(location, place);
        exchange.succeeds(value_of(self.program, graph, location, from))
            && !graph.is_taken(location, from)
    }

    /// Adds an event in one way, and keeps the others for later. Whether there is a way.
    fn add(&mut self, thread: usize, request: Request) -> bool {
        let site = self.program.site(thread);
        let label = match request {
            Request::Read { .. } => {
                self.ways_to_read(thread, request);
                return self.work.add_one_of(&self.buffers.ways);
            }
            Request::Write { location, order, value, update } => {
                self.ways_to_write(thread, Label::Write { location, order, value, update });
                return self.work.add_one_of(&self.buffers.ways);
            }
            Request::Choice { ways, for_no_reason } => {
                self.buffers.ways.clear();
                self.buffers.ways.extend((0..ways).map(|taken| {
                    let label = Label::Choice { ways, taken, for_no_reason };
                    let is_last = taken == 0;
                    Addition { thread, label, site, place: 0, is_last, updates: false }
                }));
                return self.work.add_one_of(&self.buffers.ways);
            }
            Request::Access { address, size, write } => Label::Access { address, size, write },
            Request::Fence { order } => Label::Fence { order },
            Request::Spawn => Label::Spawn { child: self.work.new_thread() },
            Request::Join { thread } => Label::Join { child: thread },
            Request::Block | Request::Wait { .. } | Request::End => unreachable!("not chosen"),
        };
        self.work.push(thread, label, site);
        true
    }

    fn ways_to_read(&mut self, thread: usize, request: Request) {
        let Request::Read { location, order, exchange, update, waits } = request else {
            unreachable!("it is a read")
        };
        let site = self.program.site(thread);
        let graph = self.work.graph();
        let last = graph.writes(location).len();
        let ways = &mut self.buffers.ways;
        ways.clear();
        for place in graph.readable(location, thread).rev() {
            let from = graph.source(location, place);
            let value = value_of(self.program, graph, location, from);
            let succeeds = exchange.is_none_or(|exchange| exchange.succeeds(value));
            let updates = succeeds && (update || exchange.is_some());
            // What does not go through waits; it may read something else later if it was last.
            let is_in_vain = waits && !succeeds;
            let order = exchange.map_or(order, |exchange| exchange.order(value));
            let label = Label::Read { location, order, from, exchange, waits };
            let is_last = place == last;
            if !(is_in_vain && !is_last || updates && graph.is_taken(location, from)) {
                ways.push(Addition { thread, label, site, place, is_last, updates });
            }
            if let Some(mut exchange) = exchange
                && exchange.weak
                && succeeds
            {
                exchange.fails = true;
                let (order, exchange) = (exchange.failure, Some(exchange));
                let label = Label::Read { location, order, from, exchange, waits };
                let (is_last, updates) = (false, false);
                ways.push(Addition { thread, label, site, place, is_last, updates });
            }
        }
    }

    fn ways_to_write(&mut self, thread: usize, label: Label) {
        let Label::Write { location, update, .. } = label else { unreachable!("it is a write") };
        let site = self.program.site(thread);
        let graph = self.work.graph();
        let last = graph.writes(location).len();
        let way =
            |place| Addition { thread, label, site, place, is_last: place == last, updates: false };
        let ways = &mut self.buffers.ways;
        ways.clear();
        match graph.threads[thread].last().map(|event| event.label) {
            Some(Label::Read { from, .. }) if update => {
                ways.push(way(graph.place(location, from)));
            }
            _ => ways.extend(graph.writable(location, thread).rev().map(way)),
        }
    }
}

/// What is wrong with the latest event of a graph, which the program has not been told of.
fn wrong<P: Program>(
    program: &mut P,
    graph: &Graph,
    latest: EventId,
    is_passing: bool,
) -> Option<Fault> {
    if is_passing {
        return None;
    }
    if let Some(other) = graph.race(latest) {
        return Some(Fault::new(FaultKind::Race, vec![other, latest]));
    }
    program.access(graph, latest).map(|kind| Fault::new(kind, vec![latest]))
}

impl Graph {
    /// How many threads have been started.
    fn running(&self) -> usize {
        (0..self.threads.len()).filter(|&thread| self.is_started(thread)).count()
    }

    /// Whether a read-modify-write that will stay reads from a write, so that no other one can.
    fn is_taken(&self, location: Location, from: Source) -> bool {
        self.rival(location, from, None).is_some_and(|rival| self.event(rival).is_stable)
    }
}
