//! The set of visited states: each as its bytes, one after the other, in the order in which they
//! were found. A state's number is its place in that order.

use core::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

#[derive(Default)]
pub(crate) struct States {
    bytes: Vec<u8>,
    /// Where each state's bytes end.
    ends: Vec<u64>,
    table: HashTable<u32>,
}

impl States {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The memory that the set takes, in bytes.
    pub(crate) fn memory(&self) -> usize {
        self.bytes.len() + 8 * self.ends.len() + self.table.allocation_size()
    }

    pub(crate) fn get(&self, number: u32) -> &[u8] {
        slice(&self.bytes, &self.ends, number)
    }

    /// Adds a state; whether it is new.
    pub(crate) fn insert(&mut self, state: &[u8]) -> bool {
        let before = self.len();
        self.number(state) as usize == before
    }

    /// The number of a state, which is added if it is new.
    pub(crate) fn number(&mut self, state: &[u8]) -> u32 {
        let Self { bytes, ends, table } = self;
        let hash = hash(state);
        if let Some(&number) = table.find(hash, |&number| slice(bytes, ends, number) == state) {
            return number;
        }
        let number = u32::try_from(ends.len()).expect("fewer states than 2^32");
        bytes.extend_from_slice(state);
        ends.push(bytes.len() as u64);
        table.insert_unique(hash, number, |&number| self::hash(slice(bytes, ends, number)));
        number
    }
}

fn slice<'a>(bytes: &'a [u8], ends: &[u64], number: u32) -> &'a [u8] {
    let start = number.checked_sub(1).map_or(0, |before| ends[before as usize]);
    &bytes[start as usize..ends[number as usize] as usize]
}

fn hash(state: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(state);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_new_once() {
        let mut states = States::default();
        let bytes = |number: u32| number.to_le_bytes()[..1 + number as usize % 4].to_vec();
        let all: Vec<Vec<u8>> = (0..1000).map(bytes).collect();
        for (number, state) in all.iter().enumerate() {
            assert_eq!(states.insert(state), !all[..number].contains(state));
        }
        assert!(states.insert(&[]));
        assert!(!states.insert(&[]));
        assert_eq!(states.get(1), [1, 0]);
    }
}
