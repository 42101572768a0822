//! MOESI: Sweazey and Smith, *A class of compatible cache consistency protocols and their support
//! by the IEEE Futurebus*, ISCA 1986; AMD64 APM volume 2, section 7.3.
//!
//! A modified line that another cache reads is not written back: it becomes owned, and its cache
//! answers for it from then on. All else is MESI.

use super::Action::{Go, Never};
use super::Event::{
    Evict, FillAlone, FillShared, Invalidate, Load, Own, Read, ReadInvalidate, Store,
};
use super::LineState::{E, I, M, O, S};
use super::{Kind, MESI, Protocol, Row};

/// The MOESI protocol.
pub const MOESI: Protocol =
    Protocol { name: "MOESI", states: &[I, S, E, M, O], rows: ROWS, base: MESI.rows };

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (M, Read,           Go(O, &[Kind::ReadResponse])),

    (O, Load,           Go(O, &[])),
    (O, Store,          Go(O, &[Kind::Invalidate])),
    (O, Evict,          Go(I, &[Kind::Writeback])),
    (O, Read,           Go(O, &[Kind::ReadResponse])),
    (O, Invalidate,     Go(I, &[Kind::InvalidateAck])),
    (O, ReadInvalidate, Go(I, &[Kind::ReadResponse])),
    (O, FillShared,     Never),
    (O, FillAlone,      Never),
    (O, Own,            Go(M, &[])),
];
