//! 128-bit loads and stores of LSE2, which the lab knows as two accesses: judged by what one of their
//! two registers has.
//!
//! With LSE2 a pair in sixteen aligned bytes is one access (Arm ARM DDI 0487 B2.2.1) without an order
//! of its own, as `ldr` and `str` are. So the lower half of the value is put into the test, with all
//! that stands around the access; a half can do no more than the whole.
//!
//! One location has 64 bits and the other 128, since that is where an order between the two forms of
//! access can be missing.

use super::isa::Isa;
use super::judge::{Judge, Program};
use super::subject::Call;
use crate::goldens::book::{Page, pages};
use crate::goldens::listing::Listing;
use crate::goldens::operation;
use crate::goldens::target;

/// The target whose code is asked.
const TARGET: &str = "aarch64+lse2";

/// Whose code it is.
#[derive(Clone, Copy)]
enum Library {
    Ours,
    Core,
}

/// The instructions with the lower half of each pair.
fn halved(code: &Listing) -> Listing {
    let half = |line: &String| match line.as_str() {
        "ldp x0, x1, [x0]" => "ldr x0, [x0]".to_owned(),
        "stp x2, x3, [x0]" => "str x1, [x0]".to_owned(),
        line => {
            assert!(!line.starts_with("ldp") && !line.starts_with("stp"), "another pair: {line}");
            line.to_owned()
        }
    };
    code.iter().map(half).collect()
}

/// A call of a library's code for an operation of a type.
fn call(pages: &[Page], library: Library, name: &str, ty: &str, order: &str, at: char) -> Call {
    let page = pages.iter().find(|page| page.operation.name == name && page.ty == ty);
    let groups = &page.expect("a page of the goldens").groups;
    let group = groups.iter().find(|group| group.orders.iter().any(|name| name == order));
    let group = group.expect("an ordering of the operation");
    let code = match library {
        Library::Ours => &group.ours,
        Library::Core => &group.core,
    };
    let operation = operation::ALL.iter().find(|operation| operation.name == name);
    let operation = operation.expect("an operation of the goldens");
    Call { operation, order: order.to_owned(), location: at, operand: 1, code: halved(code) }
}

/// Whether a library's code keeps to Rust where two threads each store to one location and load the
/// other, all of one ordering: `x` has 64 bits and `y` has 128.
fn store_buffering_is_within(library: Library, store: &str, load: &str) -> bool {
    let pages = pages(target::named(TARGET).expect("a target of the goldens"));
    let call = |name, ty, order, at| call(&pages, library, name, ty, order, at);
    let program = vec![
        vec![call("store", "u64", store, 'x'), call("load", "u128", load, 'y')],
        vec![call("store", "u128", store, 'y'), call("load", "u64", load, 'x')],
    ];
    within(&program)
}

/// Whether a library's code keeps to Rust where one thread stores to two locations and another one loads
/// them the other way round: once the second one has 128 bits, once the first.
fn message_passing_is_within(library: Library, store: &str, load: &str) -> bool {
    let pages = pages(target::named(TARGET).expect("a target of the goldens"));
    let call = |name, ty, order, at| call(&pages, library, name, ty, order, at);
    [("u64", "u128"), ("u128", "u64")].into_iter().all(|(x, y)| {
        within(&vec![
            vec![call("store", x, store, 'x'), call("store", y, store, 'y')],
            vec![call("load", y, load, 'y'), call("load", x, load, 'x')],
        ])
    })
}

fn within(program: &Program) -> bool {
    Judge::new().within(Isa::AArch64, "u64", program).expect("the lab knows the instructions")
}

#[test]
fn what_is_ours_does_no_more_than_rust_allows() {
    for (store, load) in [("relaxed", "relaxed"), ("release", "acquire"), ("seqcst", "seqcst")] {
        assert!(store_buffering_is_within(Library::Ours, store, load), "SB {store} {load}");
        assert!(message_passing_is_within(Library::Ours, store, load), "MP {store} {load}");
    }
}

/// What `goldens::counts` says of it: `ldp; dmb ish` may pass an earlier `stlr`, so that both loads
/// find what was there at first. Rust forbids that.
#[test]
fn core_s_seqcst_load_is_none() {
    assert!(!store_buffering_is_within(Library::Core, "seqcst", "seqcst"));
    // It acquires, and its store is right.
    assert!(message_passing_is_within(Library::Core, "seqcst", "seqcst"));
}
