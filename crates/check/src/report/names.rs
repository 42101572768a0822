//! What threads, places in memory and values are called in a report.
//!
//! A place is called by the expression that it was first accessed with, as far as the source text can
//! be read, and by a number if two places were accessed with the same.

use std::collections::BTreeMap;

use super::order::Row;
use super::source::Sources;
use crate::graph::{EventId, Graph, Label, Location};
use crate::program::{Place, Site};

/// Names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By address.
    places: BTreeMap<u64, String>,
    /// What values point to, in the order in which they come.
    pointers: Vec<u64>,
    /// The locations that hold pointers.
    holders: Vec<Location>,
    /// Values of 16 bytes, by what graphs have for them.
    wide: BTreeMap<u64, u128>,
}

/// The files of this crate's own types, whose names for things say nothing to users.
pub(crate) fn is_own(site: Site) -> bool {
    let own = file!().split("report").next().unwrap_or_default();
    site.file().starts_with(own)
}

impl Names {
    /// The names of an execution.
    pub(crate) fn new(
        graph: &Graph,
        rows: &[Row],
        sources: &mut Sources,
        wide: &BTreeMap<u64, u128>,
    ) -> Self {
        let mut names = Self { wide: wide.clone(), ..Self::default() };
        let events: Vec<EventId> = rows.iter().flat_map(|row| row.events()).collect();
        for &id in &events {
            if let Label::Write { location, value, .. } = graph.event(id).label {
                names.meet(location, value);
            }
        }
        // For each place, in the order in which they come, what it was accessed with.
        let mut called: Vec<(u64, Option<String>)> = Vec::new();
        for event in events.iter().map(|&id| graph.event(id)) {
            let Some(address) = event.label.address() else { continue };
            let site = event.site.filter(|&site| !is_own(site));
            let call = site.and_then(|site| sources.call(&Place::of(site)));
            let receiver = call.map(|call| call.receiver).filter(|it| !it.is_empty());
            match (called.iter_mut().find(|(other, _)| *other == address), receiver) {
                (None, receiver) => called.push((address, receiver)),
                (Some((_, first)), Some(receiver)) => {
                    *first =
                        Some(first.as_ref().map_or(receiver.clone(), |f| shared(f, &receiver)));
                }
                (Some(_), None) => {}
            }
        }
        let mut uses: BTreeMap<String, u32> = BTreeMap::new();
        for (address, receiver) in called {
            let pointer = names.pointers.iter().position(|&base| base == address);
            let target = pointer.map(|index| format!("*ptr{}", index + 1));
            let name = receiver.or(target).unwrap_or_else(|| "memory".to_owned());
            let count = uses.entry(name.clone()).or_default();
            *count += 1;
            let number = if *count > 1 { format!("#{count}") } else { String::new() };
            names.places.insert(address, name + &number);
        }
        names
    }

    /// Notes what a value points to.
    fn meet(&mut self, location: Location, value: u64) {
        let [low, high] = self.halves(location, value);
        for half in [low, high].into_iter().filter(|&half| is_pointer(location, half)) {
            let base = half & !15;
            self.holders.push(location);
            if !self.pointers.contains(&base) {
                self.pointers.push(base);
            }
        }
    }

    /// The lower and the upper eight bytes of a location's value.
    fn halves(&self, location: Location, value: u64) -> [u64; 2] {
        match self.wide.get(&value) {
            Some(&whole) if location & 7 == 4 => [whole as u64, (whole >> 64) as u64],
            _ => [value, 0],
        }
    }

    /// What a pointer is called.
    fn pointer(&self, value: u64) -> String {
        let known = self.pointers.iter().position(|&base| base == value & !15);
        let offset = match value & 15 {
            0 => String::new(),
            offset => format!("+{offset}"),
        };
        match known {
            Some(index) => format!("ptr{}{offset}", index + 1),
            None => format!("{value:#x}"),
        }
    }

    /// A place in memory.
    pub(crate) fn place(&self, address: u64) -> &str {
        self.places.get(&address).map_or("memory", String::as_str)
    }

    /// The value of a location.
    pub(crate) fn value(&self, location: Location, value: u64) -> String {
        let halves @ [low, high] = self.halves(location, value);
        if location & 7 == 4 && halves.iter().any(|&half| is_pointer(location, half)) {
            let name = |half| match is_pointer(location, half) {
                true => self.pointer(half),
                false => number(half),
            };
            return format!("({}, {})", name(low), name(high));
        }
        if high > 0 {
            return format!("{:#x}", u128::from(high) << 64 | u128::from(low));
        }
        let value = low;
        if is_pointer(location, value) {
            return self.pointer(value);
        }
        if value == 0 && self.holders.contains(&location) {
            return "null".to_owned();
        }
        let bits = 8_u32 << (location & 7).min(3);
        let signed = (value << (64 - bits)) as i64 >> (64 - bits);
        match value {
            _ if (-9999..0).contains(&signed) && bits > 8 => signed.to_string(),
            _ => number(value),
        }
    }
}

fn number(value: u64) -> String {
    if value <= u32::MAX.into() { value.to_string() } else { format!("{value:#x}") }
}

/// What two expressions for one place end with: `data` of `mail.data` and `other.data`, `slots[…]` of
/// `slots[i]` and `slots[j]`.
fn shared(first: &str, second: &str) -> String {
    let pairs = first.rsplit('.').zip(second.rsplit('.'));
    let same = pairs.map_while(|(a, b)| match (a == b, a.split_once('['), b.split_once('[')) {
        (true, ..) => Some(a.to_owned()),
        (false, Some((a, _)), Some((b, _))) if a == b => Some(format!("{a}[…]")),
        _ => None,
    });
    let mut same: Vec<String> = same.collect();
    same.reverse();
    let is_number = |name: &String| name.bytes().all(|c| c.is_ascii_digit());
    if same.first().is_none_or(is_number) { first.to_owned() } else { same.join(".") }
}

fn is_pointer(location: Location, value: u64) -> bool {
    location & 7 >= 3 && crate::native::NAMES.contains(&value)
}

/// A thread.
pub(crate) fn thread(thread: u32) -> String {
    match thread {
        0 => "main".to_owned(),
        _ => format!("thread {thread}"),
    }
}

/// A place in the source text, without the folders.
pub(crate) fn short(place: &Place) -> String {
    let file = place.file.rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{file}:{}", place.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_expressions_share() {
        for (first, second, expected) in [
            ("mail.data", "other.data", "data"),
            ("slots[i]", "slots[j]", "slots[…]"),
            ("a.slots[i].flag", "b.slots[j].flag", "slots[…].flag"),
            ("first", "second", "first"),
            ("pair.0", "other.0", "pair.0"),
        ] {
            assert_eq!(shared(first, second), expected);
        }
    }
}
