//! An execution that is given up is run on to its end, so that every destructor finds what it relies
//! on.
//!
//! From now on each read reads what was written last in modification order, and each write is last in
//! it. A consistent execution can always go on so, and it is one of those that are explored: what
//! its threads do now cannot be new, and is not looked at.
//!
//! Limits: a thread that waits for ever (or writes for ever: what it does is counted), or gave the execution up itself, or is between the halves of a
//! read-modify-write that others came between, stays where it is.

use super::Native;
use super::shared::with_shared;
use crate::program::{Program, Request};

/// How often threads may look in vain.
const PATIENCE: u32 = 100;
/// How much they may do: in a loop that waits there may be writes.
const MOST: u32 = 10_000;

impl Native {
    /// Runs all threads on, in turns, as far as they go.
    pub(super) fn run_on(&mut self) {
        let is_half = |request| matches!(request, Request::Write { update: true, .. });
        let halves: Vec<bool> =
            (0..self.threads.len()).map(|thread| is_half(self.request(thread))).collect();
        let (mut patience, mut left) = (PATIENCE, MOST);
        while patience > 0 {
            let mut has_gone = false;
            for thread in 0..self.threads.len() {
                if halves.get(thread).is_some_and(|&is_half| is_half) {
                    continue;
                }
                while let Some(answer) = self.answer_now(thread) {
                    let request = self.request(thread);
                    let changes = self.changes(request);
                    self.done(thread, answer);
                    left = left.saturating_sub(1);
                    has_gone = true;
                    match request {
                        Request::Read { .. } | Request::Wait { .. } => {
                            patience = patience.saturating_sub(1);
                            // The second half of a read-modify-write comes at once.
                            if !is_half(self.request(thread)) {
                                break;
                            }
                        }
                        Request::Choice { .. } => patience = patience.saturating_sub(1),
                        _ if changes => patience = PATIENCE,
                        _ => {}
                    }
                    if patience == 0 || left == 0 {
                        return;
                    }
                }
            }
            if !has_gone {
                return;
            }
        }
    }

    /// Whether a request is more than to write what is there.
    fn changes(&self, request: Request) -> bool {
        match request {
            Request::Write { location, value, update: true, .. } => {
                with_shared(|shared| shared.written.get(location) != Some(&value))
            }
            _ => true,
        }
    }

    /// The answer to a thread's request, if it gets one now.
    fn answer_now(&mut self, thread: usize) -> Option<u64> {
        match self.request(thread) {
            Request::Read { location, exchange, waits, .. } => {
                let value = with_shared(|shared| shared.written.get(location).copied());
                let value = value.unwrap_or_else(|| self.initial(location));
                let waits = waits && exchange.is_some_and(|exchange| exchange.expected != value);
                (!waits).then_some(value)
            }
            Request::Write { .. } => Some(1),
            Request::Spawn => Some(self.threads.len() as u64),
            Request::Join { thread } => {
                (self.request(thread as usize) == Request::End).then_some(0)
            }
            Request::Access { .. } | Request::Fence { .. } => Some(0),
            Request::Choice { .. } | Request::Wait { .. } => Some(0),
            Request::Block | Request::End => None,
        }
    }
}
