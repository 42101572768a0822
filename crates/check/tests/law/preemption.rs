//! A bound on preemptions leaves those executions out that need more, and no other, and is told of
//! only if it leaves something out; the number that an execution needs is compared with that of all orders.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use interlocked_check::{Explored, Limit, Limits, Model, Program, explore};

use super::fewest::fewest;
use super::program::Threads;
use super::{Code, models, programs, shape};

/// The executions, complete and blocked, with the preemptions that they need.
fn executions(
    code: &Code,
    model: Model,
    preemptions: Option<u32>,
) -> (BTreeMap<String, u32>, Explored) {
    let mut all = BTreeMap::new();
    let mut threads = Threads::new(code.clone());
    let limits = Limits { model, preemptions, ..Limits::default() };
    let explored = explore(&mut threads, &limits, |threads, graph, _| {
        let twice = all.insert(shape(threads, graph), graph.preemptions());
        assert!(twice.is_none(), "twice");
        ControlFlow::Continue(())
    });
    (all, explored)
}

/// What is wrong with the executions under bounds, in words.
pub(crate) fn wrong(name: &str, code: &Code, model: Model) -> Option<String> {
    let (all, _) = executions(code, model, None);
    (0..5).find_map(|most| {
        let (some, explored) = executions(code, model, Some(most));
        let missed = all.iter().find(|&(shape, &need)| need <= most && !some.contains_key(shape));
        let more = some.keys().find(|&shape| all.get(shape).is_none_or(|&need| need > most));
        let has_left_out = some.len() < all.len();
        let told = has_left_out.then_some(Limit::Preemptions(most));
        let is_told = explored.limit == told && explored.is_bounded == has_left_out;
        (missed.is_some() || more.is_some() || !is_told).then(|| {
            let limit = explored.limit;
            format!(
                "{name}, {model:?}, {most}: {} of {}, {limit:?}, {missed:?} {more:?}",
                some.len(),
                all.len(),
            )
        })
    })
}

#[test]
fn a_bound_misses_nothing_that_needs_no_more() {
    let (mut fewer, mut compared) = (0, 0);
    for (name, code) in programs() {
        for model in models::ALL {
            assert_eq!(wrong(&name, &code, model), None);
            compared += 1;
            let (_, explored) = executions(&code, model, Some(0));
            fewer += u32::from(explored.is_bounded);
        }
    }
    // Small tests need none, but for a few.
    assert!(fewer > 10, "{fewer} of {compared}");
}

#[test]
fn as_few_preemptions_as_any_order_has() {
    let mut compared = [0; 5];
    for (name, code) in programs() {
        let mut threads = Threads::new(code);
        explore(&mut threads, &Limits::default(), |threads, graph, _| {
            let events = (0..threads.threads()).map(|thread| graph.thread(thread).len());
            if events.sum::<usize>() <= 9 {
                let need = graph.preemptions();
                assert_eq!(need, fewest(graph, threads.threads()), "{name}: {graph:?}");
                compared[need as usize] += 1;
            }
            ControlFlow::Continue(())
        });
    }
    assert!(compared[1] > 100 && compared[2] > 0, "{compared:?}");
}
