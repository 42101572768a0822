//! The instructions for each operation and ordering: one row, one fact.
//!
//! x86-64: LLVM's X86 back end, as core and portable-atomic compile with it; proved against
//! x86-TSO by Batty et al., POPL 2011. AArch64: *C/C++ Atomics Application Binary Interface Standard
//! for the Arm 64-bit Architecture* (Arm atomicsabi64, 2024), which LLVM and GCC follow; proved
//! against the Armv8 model by Podkopaev et al., POPL 2019.

use crate::lang::{Order, RmwOp, Type};

/// AArch64 loads, and what they become where FEAT_LRCPC has `LDAPR`. A SeqCst load may not become
/// one: behind a `STLR` it would be early. Compilers treat `consume` as `acquire`.
const A64_LOADS: [(Order, &str, &str); 4] = [
    (Order::Relaxed, "LDR", "LDR"),
    (Order::Consume, "LDAR", "LDAPR"),
    (Order::Acquire, "LDAR", "LDAPR"),
    (Order::SeqCst, "LDAR", "LDAR"),
];

/// AArch64 stores.
const A64_STORES: [(Order, &str); 3] =
    [(Order::Relaxed, "STR"), (Order::Release, "STLR"), (Order::SeqCst, "STLR")];

/// AArch64 read-modify-writes: the exclusives, and the letters of an LSE instruction.
const A64_RMWS: [(Order, A64Rmw); 6] = [
    (Order::Relaxed, A64Rmw { load: "LDXR", store: "STXR", lse: "" }),
    (Order::Consume, A64Rmw { load: "LDAXR", store: "STXR", lse: "A" }),
    (Order::Acquire, A64Rmw { load: "LDAXR", store: "STXR", lse: "A" }),
    (Order::Release, A64Rmw { load: "LDXR", store: "STLXR", lse: "L" }),
    (Order::AcqRel, A64Rmw { load: "LDAXR", store: "STLXR", lse: "AL" }),
    (Order::SeqCst, A64Rmw { load: "LDAXR", store: "STLXR", lse: "AL" }),
];

/// AArch64 fences; a relaxed one (C has it) is nothing.
const A64_FENCES: [(Order, &str); 5] = [
    (Order::Consume, "DMB ISHLD"),
    (Order::Acquire, "DMB ISHLD"),
    (Order::Release, "DMB ISH"),
    (Order::AcqRel, "DMB ISH"),
    (Order::SeqCst, "DMB ISH"),
];

/// LSE instructions. `LDCLR` takes the complement of its operand and `LDADD` the negative for a
/// difference. The result is always kept in a register: with the zero register as destination the
/// read would not be ordered by a later `DMB ISHLD`, nor by `A` (atomicsabi64; llvm#68428).
const A64_LSE: [(RmwOp, &str, &str); 8] = [
    (RmwOp::Exchange, "SWP", "SWP"),
    (RmwOp::Add, "LDADD", "LDADD"),
    (RmwOp::Sub, "LDADD", "LDADD"),
    (RmwOp::And, "LDCLR", "LDCLR"),
    (RmwOp::Or, "LDSET", "LDSET"),
    (RmwOp::Xor, "LDEOR", "LDEOR"),
    (RmwOp::Max, "LDUMAX", "LDSMAX"),
    (RmwOp::Min, "LDUMIN", "LDSMIN"),
];

/// An AArch64 read-modify-write of some ordering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct A64Rmw {
    pub(super) load: &'static str,
    pub(super) store: &'static str,
    pub(super) lse: &'static str,
}

fn row<T: Copy>(rows: &[(Order, T)], order: Order) -> Option<T> {
    rows.iter().find(|(of, _)| *of == order).map(|&(_, value)| value)
}

pub(super) fn a64_load(order: Order, rcpc: bool) -> &'static str {
    let row = A64_LOADS.iter().find(|(of, ..)| *of == order);
    row.map_or("LDAR", |&(_, plain, with_rcpc)| if rcpc { with_rcpc } else { plain })
}

pub(super) fn a64_store(order: Order) -> &'static str {
    row(&A64_STORES, order).unwrap_or("STLR")
}

pub(super) fn a64_rmw(order: Order) -> A64Rmw {
    row(&A64_RMWS, order).unwrap_or(A64Rmw { load: "LDAXR", store: "STLXR", lse: "AL" })
}

pub(super) fn a64_fence(order: Order) -> Option<&'static str> {
    row(&A64_FENCES, order)
}

pub(super) fn a64_lse(op: RmwOp, signed: bool) -> Option<&'static str> {
    let row = A64_LSE.iter().find(|(of, ..)| *of == op)?;
    Some(if signed { row.2 } else { row.1 })
}

/// The ordering of a compare-exchange as a whole: one instruction serves success and failure, so
/// it is as strong as both. With SeqCst on either side it acquires and releases.
pub(super) fn both_orders(success: Order, failure: Order) -> Order {
    use Order::{AcqRel, Acquire, Consume, Relaxed, Release, SeqCst};
    match (success, failure) {
        (SeqCst, _) | (_, SeqCst) => SeqCst,
        (order, Relaxed) => order,
        (Relaxed | Consume | Acquire, _) => Acquire,
        (Release | AcqRel, _) => AcqRel,
    }
}

/// x86-64: a SeqCst store is an `xchg`, which is locked; every other access is a `mov`.
pub(super) const fn x86_store_is_exchange(order: Order) -> bool {
    matches!(order, Order::SeqCst)
}

/// x86-64: only a SeqCst fence is an instruction; the others bind the compiler alone.
pub(super) const fn x86_fence(order: Order) -> Option<&'static str> {
    if matches!(order, Order::SeqCst) { Some("mfence") } else { None }
}

/// A number of type `from` converted to type `to`.
pub(super) fn converted(bits: u64, from: Type, to: Type) -> u64 {
    let wide = if from.signed() { from.width().signed(bits.into()) as u128 } else { bits.into() };
    if to == Type::Bool && from != Type::Bool {
        return u64::from(from.width().wrap(wide) != 0);
    }
    to.width().wrap(wide) as u64
}
