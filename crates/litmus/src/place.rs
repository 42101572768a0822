//! Where something stands, kept out of comparisons.

use interlocked_diag::Span;

/// Where a piece of a test stands in its text. All places are equal, so that tests and programs
/// compare by what they say.
#[derive(Clone, Debug, Default)]
pub struct Place(pub Span);

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Place {}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self(span)
    }
}
