//! MESIF: Goodman and Hum, *MESIF: a two-hop cache coherency protocol for point-to-point
//! interconnects*, University of Auckland, 2009.
//!
//! Of the caches that share a line, the one that read it last forwards it, so that memory is asked
//! only when no cache has the line. All else is MESI.

use super::Action::{Go, Never};
use super::Event::{
    Evict, FillAlone, FillShared, Invalidate, Load, Own, Read, ReadInvalidate, Store,
};
use super::LineState::{E, F, I, M, S};
use super::{Kind, MESI, Protocol, Row};

/// The MESIF protocol.
pub const MESIF: Protocol =
    Protocol { name: "MESIF", states: &[I, S, E, M, F], rows: ROWS, base: MESI.rows };

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (I, FillShared,     Go(F, &[])),

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
