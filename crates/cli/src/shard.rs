//! A part of a suite, so that many machines can share it: `3/8` is the third of eight.

use core::str::FromStr;

/// Which tests of a list belong to a part: every n-th, beginning with the k-th.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    /// Which part, from 1 to `count`.
    index: usize,
    count: usize,
}

impl Shard {
    /// Whether the test at `position` of the whole list belongs to this part.
    pub(crate) fn contains(self, position: usize) -> bool {
        position % self.count == self.index - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('/').and_then(|(index, count)| {
            Some(Self { index: index.parse().ok()?, count: count.parse().ok()? })
        });
        match parts {
            Some(shard) if (1..=shard.count).contains(&shard.index) => Ok(shard),
            _ => Err("expected K/N with 1 ≤ K ≤ N, such as 3/8".into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn the_parts_are_a_partition() {
        for count in 1..9 {
            for position in 0..100 {
                let owners = (1..=count)
                    .filter(|index| {
                        let shard: Shard = format!("{index}/{count}").parse().expect("valid");
                        shard.contains(position)
                    })
                    .count();
                assert_eq!(owners, 1);
            }
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "1", "0/2", "3/2", "a/b", "1/0", "1/2/3", "-1/2"] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }
}
