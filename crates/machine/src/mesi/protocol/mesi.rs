//! MESI: Papamarcos and Patel, *A low-overhead coherence solution for multiprocessors with private
//! cache memories*, ISCA 1984; the messages are McKenney's (section 2.3 of his paper).
//!
//! Memory answers for a line that is shared. A modified line that another cache reads is written
//! back.

use super::Action::{Go, Never};
use super::Event::{
    Evict, FillAlone, FillShared, Invalidate, Load, Own, Read, ReadInvalidate, Store,
};
use super::LineState::{E, I, M, S};
use super::{Kind, Protocol, Row};

/// The MESI protocol.
pub const MESI: Protocol = Protocol { name: "MESI", states: &[I, S, E, M], rows: ROWS, base: &[] };

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
    (M, Read,           Go(S, &[Kind::ReadResponse, Kind::Writeback])),
    (M, Invalidate,     Never),
    (M, ReadInvalidate, Go(I, &[Kind::ReadResponse])),
    (M, FillShared,     Never),
    (M, FillAlone,      Never),
    (M, Own,            Never),
];
