//! Operations on rows of bits: `n` rows of `words` words, one after the other.
//!
//! Up to 64 events a row is one word; those paths come first in every function.

/// The set bits of a row, in order.
fn ones(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
    row.iter().enumerate().flat_map(|(word, &bits)| Bits(bits).map(move |bit| word * 64 + bit))
}

struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

pub(super) fn or_into(out: &mut [u64], other: &[u64]) {
    for (out, other) in out.iter_mut().zip(other) {
        *out |= other;
    }
}

pub(super) fn and_into(out: &mut [u64], other: &[u64]) {
    for (out, other) in out.iter_mut().zip(other) {
        *out &= other;
    }
}

pub(super) fn and_not(out: &mut [u64], left: &[u64], right: &[u64]) {
    for ((out, left), right) in out.iter_mut().zip(left).zip(right) {
        *out = left & !right;
    }
}

/// The complement within rows of `n` bits.
pub(super) fn not(out: &mut [u64], inner: &[u64], n: usize, words: usize) {
    for (index, (out, inner)) in out.iter_mut().zip(inner).enumerate() {
        *out = !inner & valid(n, index % words);
    }
}

/// Every bit of rows of `n` bits.
pub(super) fn full(out: &mut [u64], n: usize, words: usize) {
    for (index, out) in out.iter_mut().enumerate() {
        *out = valid(n, index % words);
    }
}

/// The bits of a word that stand for events.
fn valid(n: usize, word: usize) -> u64 {
    match n.saturating_sub(word * 64) {
        0 => 0,
        rest if rest >= 64 => u64::MAX,
        rest => (1 << rest) - 1,
    }
}

/// `out = left ; right`
pub(super) fn seq(out: &mut [u64], left: &[u64], right: &[u64], words: usize) {
    if words == 1 {
        for (out, &row) in out.iter_mut().zip(left) {
            *out = Bits(row).fold(0, |bits, middle| bits | right[middle]);
        }
        return;
    }
    for (out, row) in out.chunks_exact_mut(words).zip(left.chunks_exact(words)) {
        out.fill(0);
        for middle in ones(row) {
            or_into(out, &right[middle * words..][..words]);
        }
    }
}

/// `out = guard & (left ; right)`
pub(super) fn seq_within(
    out: &mut [u64],
    left: &[u64],
    right: &[u64],
    guard: &[u64],
    words: usize,
) {
    if words == 1 {
        for ((out, &row), &guard) in out.iter_mut().zip(left).zip(guard) {
            *out = 0;
            if guard != 0 {
                *out = guard & Bits(row).fold(0, |bits, middle| bits | right[middle]);
            }
        }
        return;
    }
    let rows = out.chunks_exact_mut(words).zip(left.chunks_exact(words));
    for ((out, row), guard) in rows.zip(guard.chunks_exact(words)) {
        out.fill(0);
        if guard.iter().any(|&word| word != 0) {
            for middle in ones(row) {
                or_into(out, &right[middle * words..][..words]);
            }
            and_into(out, guard);
        }
    }
}

/// `out = [set] ; relation`
pub(super) fn rows(out: &mut [u64], set: &[u64], relation: &[u64], words: usize) {
    if words == 1 {
        let set = set.first().copied().unwrap_or(0);
        for (event, (out, row)) in out.iter_mut().zip(relation).enumerate() {
            *out = row & (set >> event & 1).wrapping_neg();
        }
        return;
    }
    let pairs = out.chunks_exact_mut(words).zip(relation.chunks_exact(words));
    for (event, (out, row)) in pairs.enumerate() {
        if contains(set, event) {
            out.copy_from_slice(row);
        } else {
            out.fill(0);
        }
    }
}

/// `out = relation ; [set]`
pub(super) fn columns(out: &mut [u64], relation: &[u64], set: &[u64], words: usize) {
    for (out, row) in out.chunks_exact_mut(words).zip(relation.chunks_exact(words)) {
        for ((out, row), set) in out.iter_mut().zip(row).zip(set) {
            *out = row & set;
        }
    }
}

fn contains(set: &[u64], event: usize) -> bool {
    set[event / 64] >> (event % 64) & 1 == 1
}

pub(super) fn cartesian(out: &mut [u64], left: &[u64], right: &[u64], words: usize) {
    for (event, out) in out.chunks_exact_mut(words).enumerate() {
        if contains(left, event) {
            out.copy_from_slice(right);
        } else {
            out.fill(0);
        }
    }
}

pub(super) fn identity(out: &mut [u64], set: &[u64], words: usize) {
    out.fill(0);
    for event in ones(set) {
        out[event * words + event / 64] |= 1 << (event % 64);
    }
}

/// Adds the identity.
pub(super) fn add_identity(out: &mut [u64], words: usize) {
    for (event, row) in out.chunks_exact_mut(words).enumerate() {
        row[event / 64] |= 1 << (event % 64);
    }
}

pub(super) fn inverse(out: &mut [u64], relation: &[u64], words: usize) {
    out.fill(0);
    for (from, row) in relation.chunks_exact(words).enumerate() {
        for to in ones(row) {
            out[to * words + from / 64] |= 1 << (from % 64);
        }
    }
}

/// Transitive closure in place (Warshall).
pub(super) fn plus(out: &mut [u64], n: usize, words: usize) {
    if words == 1 {
        for middle in 0..n {
            let through = out[middle];
            if through != 0 {
                for row in out.iter_mut() {
                    *row |= through & (*row >> middle & 1).wrapping_neg();
                }
            }
        }
        return;
    }
    for middle in 0..n {
        for from in (0..n).filter(|&from| from != middle) {
            if out[from * words + middle / 64] >> (middle % 64) & 1 == 1 {
                let (low, high) = out.split_at_mut(from.max(middle) * words);
                let (from, middle) = if from < middle {
                    (&mut low[from * words..][..words], &high[..words])
                } else {
                    (&mut high[..words], &low[middle * words..][..words])
                };
                or_into(from, middle);
            }
        }
    }
}

pub(super) fn domain(out: &mut [u64], relation: &[u64], words: usize) {
    out.fill(0);
    for (event, row) in relation.chunks_exact(words).enumerate() {
        if row.iter().any(|&word| word != 0) {
            out[event / 64] |= 1 << (event % 64);
        }
    }
}

pub(super) fn range(out: &mut [u64], relation: &[u64], words: usize) {
    out.fill(0);
    for row in relation.chunks_exact(words) {
        or_into(out, row);
    }
}

pub(super) fn is_irreflexive(relation: &[u64], words: usize) -> bool {
    !relation.chunks_exact(words).enumerate().any(|(event, row)| contains(row, event))
}

/// Whether `left ; right` relates no event to itself.
pub(super) fn is_irreflexive_seq(left: &[u64], right: &[u64], words: usize) -> bool {
    !left.chunks_exact(words).enumerate().any(|(event, row)| {
        ones(row).any(|middle| contains(&right[middle * words..][..words], event))
    })
}

/// Whether the relation has no cycle; `scratch` holds at least `n + 2 * words` words.
pub(super) fn is_acyclic(relation: &[u64], n: usize, words: usize, scratch: &mut [u64]) -> bool {
    if words == 1 {
        is_acyclic_one(relation, scratch)
    } else {
        is_acyclic_many(relation, n, words, scratch)
    }
}

/// Depth first: a bit for each event on the path and for each that no cycle goes through.
fn is_acyclic_one(relation: &[u64], path: &mut [u64]) -> bool {
    let mut open = 0_u64;
    for (event, &row) in relation.iter().enumerate() {
        open |= u64::from(row != 0) << event;
    }
    // Events without successors are done from the start.
    while open != 0 {
        let root = open.trailing_zeros() as usize;
        let mut on_path = 1_u64 << root;
        let mut length = 1;
        path[0] = root as u64;
        while length != 0 {
            let event = path[length - 1] as usize;
            let next = relation[event] & open;
            if next & on_path != 0 {
                return false;
            }
            if next == 0 {
                open &= !(1 << event);
                on_path &= !(1 << event);
                length -= 1;
            } else {
                let child = next.trailing_zeros() as usize;
                on_path |= 1 << child;
                path[length] = child as u64;
                length += 1;
            }
        }
    }
    true
}

fn is_acyclic_many(relation: &[u64], n: usize, words: usize, scratch: &mut [u64]) -> bool {
    let (path, sets) = scratch.split_at_mut(n);
    let (open, on_path) = sets[..2 * words].split_at_mut(words);
    full(open, n, words);
    on_path.fill(0);
    for root in 0..n {
        if !contains(open, root) {
            continue;
        }
        on_path[root / 64] |= 1 << (root % 64);
        path[0] = root as u64;
        let mut length = 1;
        while length != 0 {
            let event = path[length - 1] as usize;
            let row = &relation[event * words..][..words];
            if row.iter().zip(on_path.iter()).any(|(row, on)| row & on != 0) {
                return false;
            }
            let child = row
                .iter()
                .zip(open.iter())
                .enumerate()
                .find(|(_, (row, open))| *row & *open != 0)
                .map(|(word, (row, open))| word * 64 + (row & open).trailing_zeros() as usize);
            match child {
                None => {
                    open[event / 64] &= !(1 << (event % 64));
                    on_path[event / 64] &= !(1 << (event % 64));
                    length -= 1;
                }
                Some(child) => {
                    on_path[child / 64] |= 1 << (child % 64);
                    path[length] = child as u64;
                    length += 1;
                }
            }
        }
    }
    true
}
