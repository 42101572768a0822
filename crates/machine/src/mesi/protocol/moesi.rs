//! MOESI: Sweazey and Smith, *A class of compatible cache consistency protocols and their support
//! by the IEEE Futurebus*, ISCA 1986; AMD64 APM volume 2, section 7.3.
//!
//! A modified line that another cache reads is not written back: it becomes owned, and its cache
//! answers for it from then on.

use super::Action::{Go, Never};
use super::Event::{
    Evict, FillAlone, FillShared, Invalidate, Load, Own, Read, ReadInvalidate, Store,
};
use super::LineState::{E, I, M, O, S};
use super::{Kind, Protocol, Row};

/// The MOESI protocol.
pub const MOESI: Protocol = Protocol { name: "MOESI", states: &[I, S, E, M, O], rows: ROWS };

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (I, Load,           Go(I, &[Kind::Read])),
    (I, Store,          Go(I, &[Kind::ReadInvalidate])),
    (I, Evict,          Never),
    (I, Read,           Never),
    (I, Invalidate,     Never),
    (I, ReadInvalidate, Never),
    (I, FillShared,     Go(S, &[])),
    (I, FillAlone,      Go(E, &[])),
    (I, Own,            Go(M, &[])),

    (S, Load,           Go(S, &[])),
    (S, Store,          Go(S, &[Kind::Invalidate])),
    (S, Evict,          Go(I, &[])),
    (S, Read,           Never),
    (S, Invalidate,     Go(I, &[Kind::InvalidateAck])),
    (S, ReadInvalidate, Go(I, &[Kind::InvalidateAck])),
    (S, FillShared,     Never),
    (S, FillAlone,      Never),
    (S, Own,            Go(M, &[])),

    (E, Load,           Go(E, &[])),
    (E, Store,          Go(M, &[])),
    (E, Evict,          Go(I, &[])),
    (E, Read,           Go(S, &[Kind::ReadResponse])),
    (E, Invalidate,     Never),
    (E, ReadInvalidate, Go(I, &[Kind::ReadResponse])),
    (E, FillShared,     Never),
    (E, FillAlone,      Never),
    (E, Own,            Never),

    (M, Load,           Go(M, &[])),
    (M, Store,          Go(M, &[])),
    (M, Evict,          Go(I, &[Kind::Writeback])),
    (M, Read,           Go(O, &[Kind::ReadResponse])),
    (M, Invalidate,     Never),
    (M, ReadInvalidate, Go(I, &[Kind::ReadResponse])),
    (M, FillShared,     Never),
    (M, FillAlone,      Never),
    (M, Own,            Never),

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
