//! A map as a sorted list: its memory is used again, since executions are short and there are many
//! of them.
//!
//! Limits: to insert takes time linear in what comes after the new key. Values are to be small.

/// Values by key, in ascending order.
#[derive(Debug)]
pub(super) struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + Ord, V> Sorted<K, V> {
    fn place(&self, key: K) -> Result<usize, usize> {
        self.0.binary_search_by_key(&key, |&(key, _)| key)
    }

    pub(super) fn get(&self, key: K) -> Option<&V> {
        Some(&self.0[self.place(key).ok()?].1)
    }

    pub(super) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let place = self.place(key).ok()?;
        Some(&mut self.0[place].1)
    }

    /// Puts a value in; whatever the key had is dropped.
    pub(super) fn insert(&mut self, key: K, value: V) {
        match self.place(key) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    pub(super) fn remove(&mut self, key: K) -> Option<V> {
        Some(self.0.remove(self.place(key).ok()?).1)
    }

    /// The value of the greatest key that is not above this one.
    pub(super) fn up_to(&self, key: K) -> Option<&(K, V)> {
        self.0[..self.0.partition_point(|&(other, _)| other <= key)].last()
    }

    /// The keys from one on, with their values.
    pub(super) fn from(&self, key: K) -> impl Iterator<Item = &(K, V)> {
        self.0[self.0.partition_point(|&(other, _)| other < key)..].iter()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.0.iter()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Sorted;

    #[test]
    fn it_is_a_map() {
        let (mut sorted, mut map) = (Sorted::default(), BTreeMap::new());
        let mut random = 1_u32;
        for step in 0..2_000 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = random >> 24;
            if random >> 16 & 3 == 0 {
                assert_eq!(sorted.remove(key), map.remove(&key));
            } else {
                sorted.insert(key, step);
                map.insert(key, step);
            }
            let key = random >> 8 & 0xff;
            assert_eq!(sorted.get(key), map.get(&key));
            assert_eq!(sorted.get_mut(key), map.get_mut(&key));
            let below = map.range(..=key).next_back();
            assert_eq!(sorted.up_to(key).map(|(key, value)| (key, value)), below);
            assert!(sorted.from(key).map(|(key, value)| (key, value)).eq(map.range(key..)));
            assert!(sorted.iter().map(|(key, value)| (key, value)).eq(&map));
        }
        sorted.clear();
        assert_eq!(sorted.iter().count(), 0);
    }
}
