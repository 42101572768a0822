//! Store-to-load forwarding: what a store buffer has for a load.

use crate::layout::Place;

/// What a store buffer has for a load.
pub(crate) enum Forward {
    /// Nothing.
    None,
    /// The value.
    Value(u128),
    /// A part of it only: the load waits.
    Part,
}

/// What `stores`, the newest first, have for a load of `place`.
pub(crate) fn forward(mut stores: impl Iterator<Item = (Place, u128)>, place: Place) -> Forward {
    match stores.find(|(other, _)| other.overlaps(place)) {
        None => Forward::None,
        Some((other, bits)) if other.covers(place) => Forward::Value(place.part_of(other, bits)),
        Some(_) => Forward::Part,
    }
}
