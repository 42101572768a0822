//! What is wrong with an execution, in words: the headline, the places, and why it can be so.

use super::names::{self, Names};
use super::order::{self, Row};
use super::repair::{Orderings, repairs};
use super::source::Sources;
use super::steps::Told;
use super::view::{Mark, Step, View};
use crate::explore::Found;
use crate::graph::{EventId, Graph, Label};
use crate::program::{Fault, FaultKind, Place, Request};
use crate::token::Token;
use crate::verdict::Verdict;

/// The part of an execution that its bug is about: what the events of the bug depend on.
pub(crate) fn relevant(found: &Found) -> Graph {
    let graph = &found.graph;
    let kind = &found.fault.kind;
    let is_about_all = match kind {
        FaultKind::Deadlock { .. } | FaultKind::Leak { .. } | FaultKind::FreedTwice => true,
        // Who freed it is not known.
        FaultKind::Freed => found.fault.events.len() == 1,
        _ => false,
    };
    if found.fault.events.is_empty() || is_about_all {
        return graph.clone();
    }
    let mut keep = vec![0; graph.threads.len()];
    for &id in &found.fault.events {
        for (count, causes) in keep.iter_mut().zip(graph.causes(id)) {
            *count = causes.max(*count);
        }
    }
    graph.restricted(&keep)
}

/// All of a report but where it came from.
pub(crate) fn tell(
    found: &Found,
    sources: &mut Sources,
    check: Option<&dyn Fn(&Orderings) -> Verdict>,
) -> View {
    let graph = relevant(found);
    // What is used after it may be freed is used last.
    let must = found.fault.is_suspicion;
    let events = &found.fault.events;
    let last = if must { events.first() } else { events.last() };
    let rows = order::rows(&graph, last.copied(), must);
    let names = Names::new(&graph, &rows, sources, &found.wide);
    let told = Told::new(&graph, &rows, &names, &found.initial);
    let fault = &found.fault;
    let steps = told.steps(&fault.events, sources);
    let mut view = View {
        kind: fault.kind.name().to_owned(),
        threads: (0..graph.threads.len() as u32).map(names::thread).collect(),
        locations: told.locations(),
        token: token(&graph, &rows, fault),
        edges: told.edges(),
        ..View::default()
    };
    let mut story = Story { found, told: &told, steps: &steps, marks: Vec::new(), why: Vec::new() };
    view.headline = story.headline();
    story.mark();
    story.waits();
    story.allocated();
    story.missed();
    if let Some(check) = check.filter(|_| asks_for_orderings(fault)) {
        let repairs = repairs(&graph, &rows, fault, |site| {
            // What locks do inside is not the program's to choose.
            !names::is_own(site)
                && sources.call(&Place::of(site)).is_none_or(|call| call.is_atomic())
        });
        view.repairs = story.repairs(&repairs, check);
    }
    let Story { marks, why, .. } = story;
    view.marks = marked(marks, sources);
    view.why = why;
    view.steps = steps;
    view
}

/// The token of an execution; that of one that will not be the same again is empty.
fn token(graph: &Graph, rows: &[Row], fault: &Fault) -> String {
    match fault.kind {
        FaultKind::Nondeterminism { .. } => String::new(),
        _ => Token::new(graph, rows).text(),
    }
}

/// Whether orderings could have something to do with a bug.
fn asks_for_orderings(fault: &Fault) -> bool {
    !matches!(
        fault.kind,
        FaultKind::Leak { .. }
            | FaultKind::Misuse(_)
            | FaultKind::Nondeterminism { .. }
            | FaultKind::FreedTwice
    )
}

/// The marks with their lines; one a place.
fn marked(marks: Vec<(Place, String)>, sources: &mut Sources) -> Vec<Mark> {
    let mut all: Vec<Mark> = Vec::new();
    for (place, label) in marks {
        match all.iter_mut().find(|mark| mark.place == place) {
            Some(mark) if mark.label.contains(&label) => {}
            Some(mark) => mark.label = format!("{}; {label}", mark.label),
            None => {
                let code = sources.line(&place.file, place.line).map(str::to_owned);
                all.push(Mark { place, label, code });
            }
        }
    }
    all
}

/// What is told of an execution, as far as it has been.
pub(super) struct Story<'a> {
    pub(super) found: &'a Found,
    pub(super) told: &'a Told<'a>,
    pub(super) steps: &'a [Step],
    pub(super) marks: Vec<(Place, String)>,
    pub(super) why: Vec<String>,
}

impl Story<'_> {
    pub(super) fn number(&self, id: EventId) -> usize {
        self.told.numbers.get(&id).copied().unwrap_or(0)
    }

    pub(super) fn label(&self, id: EventId) -> Label {
        self.told.graph.event(id).label
    }

    fn place(&self, id: EventId) -> &str {
        self.label(id).address().map_or("memory", |address| self.told.names.place(address))
    }

    /// `thread 1 writes it`.
    fn does(&self, id: EventId) -> String {
        let verb = match self.told.rows[self.number(id) - 1] {
            Row { second: Some(_), .. } => "updates",
            _ if self.label(id).writes() => "writes",
            _ => "reads",
        };
        format!("{} {verb}", names::thread(id.thread))
    }

    fn headline(&self) -> String {
        let events = self.found.fault.events.as_slice();
        let last = events.last().copied();
        let name = self.found.fault.kind.name();
        let place = last.map_or("memory", |id| self.place(id));
        let thread = last.map_or_else(|| names::thread(0), |id| names::thread(id.thread));
        match (&self.found.fault.kind, events) {
            (FaultKind::Race | FaultKind::MixedSizes, &[first, second]) => {
                let (first, second) = (self.does(first), self.does(second));
                format!("{name} on `{place}`: {first} it, {second} it, and nothing orders the two")
            }
            (FaultKind::Freed, &[first, _]) => {
                let (place, other) = (self.place(first), self.does(first));
                format!(
                    "{name}: {other} `{place}`, and nothing keeps {thread} from freeing its \
                     memory before that"
                )
            }
            (FaultKind::Freed, _) => {
                format!("{name}: {thread} accesses `{place}`, which was freed")
            }
            (FaultKind::FreedTwice, _) => {
                format!("{name}: {thread} frees memory that was freed before")
            }
            (FaultKind::Unpublished, _) => format!(
                "{name}: {thread} accesses `{place}`, and its allocation does not happen before that"
            ),
            (FaultKind::Uninitialized, _) => {
                format!("{name}: {thread} reads `{place}`, which nothing was written to")
            }
            (FaultKind::Null, _) => format!("{name}: {thread} accesses `{place}` there"),
            (FaultKind::Deadlock { threads }, _) => {
                let all: Vec<String> = threads.iter().map(|&t| names::thread(t)).collect();
                let verb = if all.len() == 1 { "waits" } else { "wait" };
                format!("{name}: {} {verb} for ever", listed(&all, "and"))
            }
            (FaultKind::Panic { thread, message, .. }, _) => {
                format!("{name} in {}: {message}", names::thread(*thread))
            }
            (FaultKind::Leak { what }, _) => format!("{name}: {what}"),
            (FaultKind::Misuse(what), _) => what.clone(),
            (FaultKind::Nondeterminism { thread, .. }, _) => {
                let thread = names::thread(*thread);
                format!("{name}: {thread} read the same as before and did something else")
            }
            (FaultKind::Race | FaultKind::MixedSizes, _) => format!("{name} on `{place}`"),
            (FaultKind::Told(..), _) => name.to_owned(),
        }
    }

    /// The places that the bug itself is about.
    fn mark(&mut self) {
        let site = |id: EventId| self.told.graph.event(id).site.map(Place::of);
        let fault = &self.found.fault;
        let mut marks = Vec::new();
        match &fault.kind {
            FaultKind::Panic { place, .. } => {
                marks.extend(place.clone().map(|place| (place, "it panics here".to_owned())));
            }
            FaultKind::Deadlock { threads } => {
                for &thread in threads {
                    let next = self.found.next.get(thread as usize);
                    let place = next.and_then(|next| next.1).map(Place::of);
                    let label = format!("{} waits here", names::thread(thread));
                    marks.extend(place.map(|place| (place, label)));
                }
            }
            FaultKind::Nondeterminism { wants, site: now, .. } => {
                let label = format!("now it {}", wanted(*wants));
                marks.extend(now.map(|now| (Place::of(now), label)));
                for &id in &fault.events {
                    let label = format!("before, it came here: {}", self.action(id));
                    marks.extend(site(id).map(|place| (place, label)));
                }
            }
            kind => {
                let frees = match (kind, fault.events.as_slice()) {
                    (FaultKind::Freed, &[_, last]) | (FaultKind::FreedTwice, &[last]) => Some(last),
                    _ => None,
                };
                for &id in fault.events.iter().rev() {
                    let label = match self.label(id).address() {
                        _ if frees == Some(id) => {
                            let thread = names::thread(id.thread);
                            format!("{thread} frees the memory after this ({})", self.number(id))
                        }
                        Some(_) => format!("{} here ({})", self.does(id), self.number(id)),
                        None => {
                            format!("{} was here ({})", names::thread(id.thread), self.number(id))
                        }
                    };
                    marks.extend(site(id).map(|place| (place, label)));
                }
            }
        }
        self.marks.extend(marks);
    }

    fn action(&self, id: EventId) -> &str {
        let step = self.number(id).checked_sub(1).and_then(|index| self.steps.get(index));
        step.map_or("", |step| step.action.as_str())
    }
}

/// What a thread wants, in words.
fn wanted(request: Request) -> &'static str {
    match request {
        Request::Read { .. } => "loads",
        Request::Write { .. } => "stores",
        Request::Access { write: true, .. } => "writes",
        Request::Access { .. } => "reads",
        Request::Fence { .. } => "comes to a fence",
        Request::Spawn => "starts a thread",
        Request::Join { .. } => "waits for a thread",
        Request::End => "ends",
        _ => "does something else",
    }
}

/// `a, b and c`.
pub(super) fn listed(all: &[String], last: &str) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
