//! From the cells and result words of a run to its outcome, and a count of outcomes.

use core::sync::atomic::{AtomicU64, Ordering};

use interlocked_exec::{Observable, Outcome, Program, Value, Width};
use rustc_hash::FxHashMap;

use crate::cell;
use crate::layout::Layout;

/// Where the value of an observable is after a run.
enum Slot {
    /// In a thread's result words.
    Register { thread: usize, word: usize, width: Width },
    /// In a cell, that many bytes from the run's base.
    Memory { displacement: usize, width: Width },
}

/// How to read the outcome of a run.
pub(crate) struct Record {
    slots: Vec<Slot>,
    /// For each thread the registers whose values it leaves in its result words, in order.
    pub(crate) registers: Vec<Vec<u16>>,
    /// The width of an address.
    pointer: Width,
}

/// How often each outcome came up.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) counts: FxHashMap<Outcome, u64>,
    /// Runs without an outcome: a thread went round its loops too often.
    pub(crate) abandoned: u64,
}

impl Record {
    /// Reads what `program` observes from cells of that layout.
    pub(crate) fn new(program: &Program, layout: &Layout, pointer: Width) -> Self {
        let mut registers = vec![Vec::new(); program.threads.len()];
        let slots = program.observed.iter().map(|observable| match observable {
            Observable::Register { thread, reg, width, .. } => {
                let words: &mut Vec<u16> = &mut registers[*thread];
                let word = words.iter().position(|known| *known == reg.0).unwrap_or(words.len());
                if word == words.len() {
                    words.push(reg.0);
                }
                Slot::Register { thread: *thread, word, width: *width }
            }
            Observable::Memory { location, element } => Slot::Memory {
                displacement: layout.element(*location, *element as usize),
                width: layout.widths[usize::from(location.0)],
            },
        });
        Self { slots: slots.collect(), registers, pointer }
    }

    /// Reads the outcome of the run whose cells lie at `base` and whose result words `words` gives
    /// by thread and number.
    ///
    /// # Safety
    /// `base` is the base of a run in a live arena of that layout.
    pub(crate) unsafe fn outcome<'a>(
        &self,
        layout: &Layout,
        base: *mut u8,
        words: impl Fn(usize, usize) -> &'a AtomicU64,
        outcome: &mut Vec<Value>,
    ) {
        outcome.clear();
        for slot in &self.slots {
            let (bits, width) = match *slot {
                Slot::Register { thread, word, width } => {
                    (u128::from(words(thread, word).load(Ordering::Relaxed)), width)
                }
                Slot::Memory { displacement, width } => {
                    // SAFETY: the caller says that `base` is a run's base in a live arena of this
                    // layout, so the element's displacement leads to an aligned element inside it.
                    let bits = unsafe { cell::load(base.add(displacement), width) };
                    (bits, width)
                }
            };
            outcome.push(self.value(layout, base, width.wrap(bits), width));
        }
    }

    /// The value that `bits` stand for: an address where they point to the run's own cells. That
    /// an integer does by accident is not excluded, only unlikely.
    fn value(&self, layout: &Layout, base: *mut u8, bits: u128, width: Width) -> Value {
        let address = match i64::try_from(bits) {
            Ok(bits) if width == self.pointer => layout.address(bits - base as i64),
            _ => None,
        };
        address.unwrap_or(Value::Int(bits))
    }
}

impl Tally {
    /// Counts an outcome.
    pub(crate) fn add(&mut self, outcome: &[Value]) {
        if let Some(count) = self.counts.get_mut(outcome) {
            *count += 1;
        } else {
            self.counts.insert(outcome.into(), 1);
        }
    }

    /// Adds another tally.
    pub(crate) fn merge(&mut self, other: Self) {
        self.abandoned += other.abandoned;
        // The order of additions does not show in the sums.
        #[allow(clippy::iter_over_hash_type)]
        for (outcome, count) in other.counts {
            *self.counts.entry(outcome).or_default() += count;
        }
    }
}
