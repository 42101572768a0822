//! Threads that do the same: the executions that are looked at are all, but for permutations.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Mutex;

use interlocked_check::Order::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use interlocked_check::{Ended, EventId, Explored, Graph, Label, Limits, Location, Model};
use interlocked_check::{Program, Request, Source, explore, explore_parallel};
use proptest::prelude::*;

use crate::threads::Op::{Access, Add, Assume, Cas, Choose, Fence, Load, Lock, Store, Swap, Weak};
use crate::threads::{FAILED, Op, Threads};
use crate::{X, Y, Z};

/// Threads of which those of each group do the same.
struct Groups {
    threads: Threads,
    /// For each thread, its group.
    groups: Vec<usize>,
    /// Whether that is told.
    is_told: bool,
    /// Whether what would not go on ends.
    ends: bool,
}

impl Groups {
    /// So many threads of each code.
    fn new(code: &[(usize, Vec<Op>)], is_told: bool) -> Self {
        let (mut threads, mut groups) = (Vec::new(), Vec::new());
        for (group, (count, ops)) in code.iter().enumerate() {
            threads.extend(vec![ops.clone(); *count]);
            groups.extend(vec![group; *count]);
        }
        Self { threads: Threads::new(threads), groups, is_told, ends: false }
    }
}

impl Program for Groups {
    fn threads(&self) -> usize {
        self.threads.threads()
    }

    fn reset(&mut self) {
        self.threads.reset();
    }

    fn twin(&self, thread: u32) -> Option<u32> {
        let before = thread.checked_sub(1)?;
        let is_same = self.groups[before as usize] == self.groups[thread as usize];
        (self.is_told && is_same).then_some(before)
    }

    fn request(&mut self, thread: usize) -> Request {
        match self.threads.request(thread) {
            Request::Block if self.ends => Request::End,
            other => other,
        }
    }

    fn done(&mut self, thread: usize, value: u64) {
        self.threads.done(thread, value);
    }

    fn failed(&mut self, thread: usize, value: u64) {
        self.threads.failed(thread, value);
    }

    fn initial(&self, location: Location) -> u64 {
        self.threads.initial(location)
    }
}

/// All ways to put threads in the places of those of their group.
fn permutations(groups: &[usize]) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for &group in groups {
        all = all
            .into_iter()
            .flat_map(|places: Vec<usize>| {
                let is_free = |place: &usize| groups[*place] == group && !places.contains(place);
                let free: Vec<usize> = (0..groups.len()).filter(is_free).collect();
                free.into_iter().map(move |place| [&places[..], &[place]].concat())
            })
            .collect();
    }
    all
}

/// A graph, with its threads in other places. A thread that waits for a lock may have read that it is
/// taken, or not: that is no difference.
fn permuted(graph: &Graph, places: &[usize]) -> String {
    let place = |id: EventId| EventId { thread: places[id.thread as usize] as u32, ..id };
    let labels = |thread: usize| {
        let own = places.iter().position(|&place| place == thread).expect("a permutation");
        let label = |mut label: Label| {
            if let Label::Read { from: Source::Write(write), .. } = &mut label {
                *write = place(*write);
            }
            label
        };
        let mut labels: Vec<_> = graph.thread(own).map(|event| label(event.label)).collect();
        labels.pop_if(|last| matches!(last, Label::Read { exchange: Some(_), waits: true, .. }));
        labels
    };
    let all: Vec<_> = (0..places.len()).map(labels).collect();
    let writes = |location| graph.writes(location).iter().map(|&id| place(id)).collect::<Vec<_>>();
    let mo: Vec<_> = (0..4).map(writes).collect();
    format!("{all:?} {mo:?}")
}

/// Complete executions up to permutations, each with how often it was looked at.
type Classes = BTreeMap<String, u64>;

/// What is looked at of a program.
fn classes(mut program: Groups, model: Model) -> (Classes, Explored) {
    let permutations = permutations(&program.groups);
    let mut classes = Classes::new();
    let limits = Limits { model, ..Limits::default() };
    let explored = explore(&mut program, &limits, |_, graph, ended| {
        if ended == Ended::Complete {
            *classes.entry(class(graph, &permutations)).or_default() += 1;
        }
        ControlFlow::Continue(())
    });
    (classes, explored)
}

/// What a graph and its permutations have in common.
fn class(graph: &Graph, permutations: &[Vec<usize>]) -> String {
    permutations.iter().map(|places| permuted(graph, places)).min().expect("there is one")
}

/// How many complete executions there are up to permutations, and how many are looked at to find them;
/// `None` if there is a bug. With `ends`, a thread that would not go on ends.
///
/// # Panics
/// If one is missing, or is none of the program; if a bug is not found.
#[track_caller]
fn counts(code: &[(usize, Vec<Op>)], ends: bool, model: Model) -> Option<(u64, u64)> {
    let program = |is_told| Groups { ends, ..Groups::new(code, is_told) };
    let (all, found) = classes(program(false), model);
    let (reduced, told) = classes(program(true), model);
    // If there are more than one, another one may be found first.
    assert_eq!(told.found.is_some(), found.found.is_some(), "{model:?}, {code:?}");
    if found.found.is_some() {
        return None;
    }
    let missing = all.keys().find(|class| !reduced.contains_key(*class));
    assert!(missing.is_none(), "{model:?}, {code:?}: {missing:?} is missing");
    let other = reduced.keys().find(|class| !all.contains_key(*class));
    assert!(other.is_none(), "{model:?}, {code:?}: {other:?} is none");
    Some((all.len() as u64, reduced.values().sum()))
}

/// Checks that there are so many executions up to permutations, and that each is looked at once.
#[track_caller]
fn check(code: &[(usize, Vec<Op>)], expected: u64) {
    assert_eq!(counts(code, false, Model::Rc11), Some((expected, expected)));
    // Workers look at the same.
    let seen = Mutex::new(Classes::new());
    let permutations = permutations(&Groups::new(code, true).groups);
    let make = || Groups::new(code, true);
    let found = explore_parallel(2, make, &Limits::default(), |_, graph, ended| {
        if ended == Ended::Complete {
            *seen.lock().unwrap().entry(class(graph, &permutations)).or_default() += 1;
        }
        ControlFlow::Continue(())
    });
    assert_eq!(found.complete, expected);
    assert_eq!(seen.into_inner().unwrap(), classes(Groups::new(code, true), Model::Rc11).0);
}

#[test]
fn updates_have_one_order() {
    for count in 1..=5 {
        check(&[(count, vec![Add(X, 1, Relaxed)])], 1);
    }
    check(&[(4, vec![Add(X, 1, Relaxed), Add(Y, 1, Relaxed)])], 24);
    check(&[(2, vec![Add(X, 1, Relaxed)]), (2, vec![Add(X, 2, Relaxed)])], 6);
}

#[test]
fn readers_are_many_of_a_kind() {
    let writer = (1, vec![Store(X, 1, Release), Store(X, 2, Release)]);
    check(&[writer.clone(), (4, vec![Load(X, Acquire)])], 15);
    check(&[(4, vec![Load(X, Acquire)]), writer], 15);
}

/// The reader reads what the later of two threads writes last, though both have written before it: what
/// the earlier one did must stay while the reader is revisited.
#[test]
fn what_an_earlier_thread_did_stays_with_what_a_later_one_did() {
    let both = (2, vec![Store(X, 1, Relaxed), Store(Y, 1, Relaxed)]);
    // Two orders of the writes to `Y`, in each of which the reader reads one of three values.
    check(&[(1, vec![Load(Y, Relaxed)]), both.clone()], 6);
    check(&[both, (1, vec![Load(Y, Relaxed)])], 6);
}

/// Likewise of a read-modify-write, which stays as a whole.
#[test]
fn an_update_of_an_earlier_thread_stays_with_what_a_later_one_did() {
    let code = [(1, vec![Cas(X, 0, 1, AcqRel)]), (3, vec![Add(X, 1, AcqRel), Store(X, 1, SeqCst)])];
    let found = counts(&code, false, Model::Rc11).expect("no bug");
    assert_eq!(found.0, found.1);
}

#[test]
fn ways_that_are_no_matter_of_memory() {
    check(&[(3, vec![Choose(3)])], 10);
    check(&[(3, vec![Weak(X, 0, 1, Relaxed)])], 4);
    check(&[(2, vec![Weak(X, 0, 1, Relaxed), Assume(FAILED)])], 1);
    check(&[(2, vec![Choose(2), Add(X, 1, Relaxed)])], 4);
}

#[test]
fn locks() {
    let locked = vec![Lock(X), Load(Y, Relaxed), Store(Y, 1, Relaxed), Store(X, 0, Release)];
    check(&[(4, locked.clone())], 1);
    let other = vec![Lock(X), Add(Y, 1, Relaxed), Store(X, 0, Release)];
    check(&[(2, locked), (2, other)], 6);
}

fn op() -> impl Strategy<Value = Op> {
    let location = || prop_oneof![Just(X), Just(Y)];
    let load = prop_oneof![Just(Relaxed), Just(Acquire), Just(SeqCst)];
    let store = prop_oneof![Just(Relaxed), Just(Release), Just(SeqCst)];
    let any =
        || prop_oneof![Just(Relaxed), Just(Acquire), Just(Release), Just(AcqRel), Just(SeqCst)];
    let fence = prop_oneof![Just(Acquire), Just(Release), Just(AcqRel), Just(SeqCst)];
    prop_oneof![
        4 => (location(), load).prop_map(|(x, order)| Load(x, order)),
        4 => (location(), 1..3_u64, store).prop_map(|(x, value, order)| Store(x, value, order)),
        2 => (location(), any()).prop_map(|(x, order)| Add(x, 1, order)),
        1 => (location(), 1..3_u64, any()).prop_map(|(x, value, order)| Swap(x, value, order)),
        1 => (location(), any()).prop_map(|(x, order)| Cas(x, 0, 1, order)),
        1 => (location(), any()).prop_map(|(x, order)| Weak(x, 0, 1, order)),
        1 => fence.prop_map(Fence),
        1 => Just(Choose(2)),
        1 => (0..2_u64).prop_map(Assume),
        1 => prop_oneof![Just(Lock(Z)), Just(Store(Z, 0, Release)), Just(Access(Y, true))],
    ]
}

fn programs() -> impl Strategy<Value = Vec<(usize, Vec<Op>)>> {
    let group = |threads, most| (Just(threads), proptest::collection::vec(op(), 1..=most));
    prop_oneof![
        (group(2, 4), group(1, 3)).prop_map(|(a, b)| vec![a, b]),
        (group(1, 3), group(2, 3)).prop_map(|(a, b)| vec![a, b]),
        group(3, 3).prop_map(|a| vec![a]),
        (group(1, 2), group(3, 2)).prop_map(|(a, b)| vec![a, b]),
        (group(2, 2), group(2, 2)).prop_map(|(a, b)| vec![a, b]),
        group(4, 2).prop_map(|a| vec![a]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_but_permutations_is_left_out(code in programs()) {
        for (model, ends) in Model::ALL.into_iter().flat_map(|model| [(model, false), (model, true)]) {
            let found = counts(&code, ends, model);
            prop_assert!(found.is_none_or(|(all, looked_at)| all == looked_at), "{found:?}");
        }
    }
}
