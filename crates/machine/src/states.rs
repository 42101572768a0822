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

    /// Adds a state; `Some` with its number if it is new.
    pub(crate) fn insert(&mut self, state: &[u8]) -> Option<u32> {
        let Self { bytes, ends, table } = self;
        let hash = hash(state);
        if table.find(hash, |&number| slice(bytes, ends, number) == state).is_some() {
            return None;
        }
        let number = u32::try_from(ends.len()).expect("fewer states than 2^32");
        bytes.extend_from_slice(state);
        ends.push(bytes.len() as u64);
        table.insert_unique(hash, number, |&number| self::hash(slice(bytes, ends, number)));
        Some(number)
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
        for number in 0..1000_u32 {
            assert_eq!(
                states.insert(&number.to_le_bytes()[..1 + number as usize % 4]).is_some(),
                {
                    let bytes = &number.to_le_bytes()[..1 + number as usize % 4];
                    !(0..number)
                        .any(|other| other.to_le_bytes()[..1 + other as usize % 4] == *bytes)
                }
            );
        }
        assert!(states.insert(&[]).is_some());
        assert!(states.insert(&[]).is_none());
        assert_eq!(states.get(1), [1, 0]);
    }
}
