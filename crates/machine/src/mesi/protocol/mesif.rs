//! MESIF: Goodman and Hum, *MESIF: a two-hop cache coherency protocol for point-to-point
//! interconnects*, University of Auckland, 2009.
//!
//! Of the caches that share a line, the one that read it last forwards it, so that memory is asked
//! only when no cache has the line.

use super::Action::{Go, Never};
use super::Event::{
    Evict, FillAlone, FillShared, Invalidate, Load, Own, Read, ReadInvalidate, Store,
};
use super::LineState::{E, F, I, M, S};
use super::{Kind, Protocol, Row};

/// The MESIF protocol.
pub const MESIF: Protocol = Protocol { name: "MESIF", states: &[I, S, E, M, F], rows: ROWS };

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (I, Load,           Go(I, &[Kind::Read])),
    (I, Store,          Go(I, &[Kind::ReadInvalidate])),
    (I, Evict,          Never),
    (I, Read,           Never),
    (I, Invalidate,     Never),
    (I, ReadInvalidate, Never),
    (I, FillShared,     Go(F, &[])),
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
    (M, Read,           Go(S, &[Kind::ReadResponse, Kind::Writeback])),
    (M, Invalidate,     Never),
    (M, ReadInvalidate, Go(I, &[Kind::ReadResponse])),
    (M, FillShared,     Never),
    (M, FillAlone,      Never),
    (M, Own,            Never),

    (F, Load,           Go(F, &[])),
    (F, Store,          Go(F, &[Kind::Invalidate])),
    (F, Evict,          Go(I, &[])),
    (F, Read,           Go(S, &[Kind::ReadResponse])),
    (F, Invalidate,     Go(I, &[Kind::InvalidateAck])),
    (F, ReadInvalidate, Go(I, &[Kind::ReadResponse])),
    (F, FillShared,     Never),
    (F, FillAlone,      Never),
    (F, Own,            Go(M, &[])),
];
