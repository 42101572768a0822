//! Runs that never end although every core keeps going.
//!
//! Such a run comes back to a state that it has been in: a cycle in the graph of states, in which
//! each core that has not ended takes a step. Whole strongly connected components are looked at
//! (Tarjan, *Depth-first search and linear graph algorithms*, SIAM J. Computing 1(2), 1972), so
//! that one is found if there is one.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use interlocked_exec::LimitHit;

use crate::explore::Limits;
use crate::log::Log;
use crate::machine::{Machine, Status};
use crate::states::States;

/// A run that never ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Livelock<S> {
    /// The way to the cycle.
    pub lead: Vec<S>,
    /// The cycle.
    pub cycle: Vec<S>,
}

/// A run of `machine` that never ends although each core that has not ended takes steps again and
/// again; `None` if there is none.
///
/// # Errors
/// The limit that was hit before that was known.
pub fn livelock<M: Machine>(
    machine: &M,
    limits: &Limits,
) -> Result<Option<Livelock<M::Step>>, LimitHit> {
    let graph = Graph::new(machine, limits)?;
    for component in graph.components() {
        let inside: BTreeSet<u32> = component.iter().copied().collect();
        let cores: BTreeSet<usize> = component
            .iter()
            .flat_map(|&from| &graph.edges[from as usize])
            .filter(|edge| inside.contains(&edge.to))
            .filter_map(|edge| edge.core)
            .collect();
        let start = component[0];
        if !graph.running[start as usize].is_empty() && graph.running[start as usize] == cores {
            let cycle = graph.tour(start, &inside, cores);
            let everywhere = |_: u32| true;
            let lead = graph.path(0, |edge| edge.to == start, everywhere);
            let lead = if start == 0 { Vec::new() } else { lead.expect("a state is reachable").0 };
            return Ok(Some(Livelock { lead, cycle }));
        }
    }
    Ok(None)
}

struct Edge<S> {
    to: u32,
    step: S,
    core: Option<usize>,
}

struct Graph<S> {
    edges: Vec<Vec<Edge<S>>>,
    /// The cores that have not ended in each state.
    running: Vec<BTreeSet<usize>>,
}

impl<S: Copy + Eq> Graph<S> {
    fn new<M: Machine<Step = S>>(machine: &M, limits: &Limits) -> Result<Self, LimitHit> {
        let mut states = States::default();
        let mut graph = Self { edges: Vec::new(), running: Vec::new() };
        let (mut state, mut next) = (machine.start(), machine.start());
        let (mut packed, mut steps) = (Vec::new(), Vec::new());
        machine.pack(&state, &mut packed);
        states.insert(&packed);
        while graph.edges.len() < states.len() {
            if let Some(hit) = limits.hit(&states) {
                return Err(hit);
            }
            machine.unpack(states.get(graph.edges.len() as u32), &mut state);
            steps.clear();
            if machine.status(&state) == Status::Running {
                machine.steps(&state, false, &mut steps);
            }
            let edges = steps.iter().map(|&step| {
                next.clone_from(&state);
                machine.take(&mut next, step, &mut Log::off());
                packed.clear();
                machine.pack(&next, &mut packed);
                Edge { to: states.number(&packed), step, core: machine.actor(&state, step) }
            });
            graph.edges.push(edges.collect());
            graph.running.push(machine.running(&state).into_iter().collect());
        }
        Ok(graph)
    }

    /// The strongly connected components that have an edge inside, without recursion.
    fn components(&self) -> Vec<Vec<u32>> {
        const NONE: u32 = u32::MAX;
        let mut order = vec![NONE; self.edges.len()];
        let mut low = order.clone();
        let mut on_stack = vec![false; self.edges.len()];
        let (mut stack, mut calls, mut found) = (Vec::new(), Vec::new(), Vec::new());
        let mut count = 0;
        calls.push((0_u32, 0_usize));
        while let Some((state, edge)) = calls.pop() {
            let at = state as usize;
            if edge == 0 {
                (order[at], low[at]) = (count, count);
                count += 1;
                stack.push(state);
                on_stack[at] = true;
            } else {
                let child = self.edges[at][edge - 1].to as usize;
                if on_stack[child] {
                    low[at] = low[at].min(low[child]);
                }
            }
            let unseen = (edge..self.edges[at].len()).find(|&index| {
                let to = self.edges[at][index].to as usize;
                if order[to] != NONE && on_stack[to] {
                    low[at] = low[at].min(order[to]);
                }
                order[to] == NONE
            });
            if let Some(index) = unseen {
                calls.push((state, index + 1));
                calls.push((self.edges[at][index].to, 0));
                continue;
            }
            if low[at] == order[at] {
                let from = stack.iter().rposition(|&other| other == state).expect("it was pushed");
                let component = stack.split_off(from);
                component.iter().for_each(|&member| on_stack[member as usize] = false);
                let loops = self.edges[at].iter().any(|edge| edge.to == state);
                if component.len() > 1 || loops {
                    found.push(component);
                }
            }
        }
        found
    }

    /// A closed walk from `start` inside a component with a step of each of `cores`.
    fn tour(&self, start: u32, inside: &BTreeSet<u32>, mut cores: BTreeSet<usize>) -> Vec<S> {
        let mut walk = Vec::new();
        let mut at = start;
        while !cores.is_empty() {
            let wanted = |edge: &Edge<S>| edge.core.is_some_and(|core| cores.contains(&core));
            let (steps, end) =
                self.path(at, wanted, |to| inside.contains(&to)).expect("it is connected");
            let mut here = at;
            for &step in &steps {
                let edge = self.edges[here as usize].iter().find(|edge| edge.step == step);
                let edge = edge.expect("the path is one of edges");
                cores.retain(|&core| edge.core != Some(core));
                here = edge.to;
            }
            walk.extend(steps);
            at = end;
        }
        if at != start {
            let back = self.path(at, |edge| edge.to == start, |to| inside.contains(&to));
            walk.extend(back.expect("it is connected").0);
        }
        walk
    }

    /// A shortest path from `from` that ends with an edge that `last` accepts, and where it ends.
    fn path(
        &self,
        from: u32,
        last: impl Fn(&Edge<S>) -> bool,
        inside: impl Fn(u32) -> bool,
    ) -> Option<(Vec<S>, u32)> {
        let mut before: BTreeMap<u32, Option<(u32, S)>> = BTreeMap::from([(from, None)]);
        let mut queue = VecDeque::from([from]);
        while let Some(state) = queue.pop_front() {
            for edge in self.edges[state as usize].iter().filter(|edge| inside(edge.to)) {
                if last(edge) {
                    let mut steps = vec![edge.step];
                    let mut at = state;
                    while let Some((parent, step)) = before[&at] {
                        steps.push(step);
                        at = parent;
                    }
                    steps.reverse();
                    return Some((steps, edge.to));
                }
                before.entry(edge.to).or_insert_with(|| {
                    queue.push_back(edge.to);
                    Some((state, edge.step))
                });
            }
        }
        None
    }
}
