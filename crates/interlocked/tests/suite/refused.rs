//! What there is not: orderings that an operation does not have, types that a level does not serve,
//! and what the panic or the compiler says about them.

use core::marker::PhantomData;
use core::sync::atomic::Ordering;
use std::process::Command;

use interlocked::level::Serves;
use interlocked::order::{
    FailureOrdering, FenceOrdering, LoadOrdering, Order, RmwOrdering, StoreOrdering,
};
use interlocked::{AcqRel, Acquire, Detect, Full, OrSeqlock, Relaxed, Release, SeqCst};

use crate::effort;

/// Whether a type implements a trait: the constant of the inherent block goes first if its bound
/// holds.
macro_rules! implements {
    ($type:ty: $bound:path) => {{
        #[allow(dead_code)]
        struct Question<T>(PhantomData<T>);
        #[allow(dead_code)]
        trait No {
            const ANSWER: bool = false;
        }
        impl<T> No for Question<T> {}
        #[allow(dead_code)]
        impl<T: $bound> Question<T> {
            const ANSWER: bool = true;
        }
        Question::<$type>::ANSWER
    }};
}

/// For each trait of orderings, which ordering types implement it.
macro_rules! taken {
    ($($bound:ident)+) => {
        [$([
            implements!(Relaxed: $bound),
            implements!(Acquire: $bound),
            implements!(Release: $bound),
            implements!(AcqRel: $bound),
            implements!(SeqCst: $bound),
            implements!(Full: $bound),
        ]),+]
    };
}

/// In the order of the columns: load, store, read-modify-write, failure, fence; of [`Order::ALL`].
const TAKEN: [[bool; 6]; 5] =
    taken! { LoadOrdering StoreOrdering RmwOrdering FailureOrdering FenceOrdering };

#[test]
fn orderings_of_each_operation() {
    const YES: bool = true;
    const NO: bool = false;
    // Relaxed, Acquire, Release, AcqRel, SeqCst, Full.
    let expected = [
        [YES, YES, NO, NO, YES, NO],
        [YES, NO, YES, NO, YES, NO],
        [YES, YES, YES, YES, YES, YES],
        [YES, YES, NO, NO, YES, NO],
        [NO, YES, YES, YES, YES, YES],
    ];
    assert_eq!(TAKEN, expected);
}

#[test]
fn types_of_each_level() {
    let every = [
        implements!(OrSeqlock: Serves<u8>),
        implements!(OrSeqlock: Serves<i16>),
        implements!(OrSeqlock: Serves<f32>),
        implements!(OrSeqlock: Serves<u64>),
        implements!(OrSeqlock: Serves<i128>),
        implements!(OrSeqlock: Serves<*mut ()>),
    ];
    assert_eq!(every, [true; 6]);
    // What the compiler has instructions for, we have; of what it says nothing, we may have more.
    let ours = [
        implements!(Detect: Serves<u8>),
        implements!(Detect: Serves<i16>),
        implements!(Detect: Serves<f32>),
        implements!(Detect: Serves<u64>),
        implements!(Detect: Serves<u128>),
        implements!(Detect: Serves<*mut ()>),
    ];
    let compiler = [
        cfg!(target_has_atomic = "8"),
        cfg!(target_has_atomic = "16"),
        cfg!(target_has_atomic = "32"),
        cfg!(target_has_atomic = "64"),
        cfg!(all(
            target_feature = "cmpxchg16b",
            not(any(miri, interlocked_portable, interlocked_check))
        )),
        cfg!(target_has_atomic = "ptr"),
    ];
    for (ours, compiler) in ours.into_iter().zip(compiler) {
        assert!(ours || !compiler);
    }
    if cfg!(all(target_arch = "x86_64", not(target_feature = "cmpxchg16b"))) {
        assert!(!ours[4], "the first x86-64 CPUs have no cmpxchg16b");
    }
}

#[cfg(panic = "unwind")]
mod panics {
    use super::*;
    use interlocked::{Atomic, compiler_fence, fence};
    use std::panic::{AssertUnwindSafe, catch_unwind};

    /// Runs an operation with every value of an ordering, and says which did not panic.
    fn accepted(operation: impl Fn(Order), of_core: impl Fn(Ordering)) -> [bool; 6] {
        let runs = |run: &dyn Fn()| catch_unwind(AssertUnwindSafe(run)).is_ok();
        use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
        let core =
            [Relaxed, Acquire, Release, AcqRel, SeqCst].map(|order| runs(&|| of_core(order)));
        let ours = Order::ALL.map(|order| runs(&|| operation(order)));
        assert_eq!(core, ours[..5], "both kinds of values are refused alike");
        ours
    }

    /// `values!(order => operation)`: an operation with both kinds of values.
    macro_rules! values {
        ($order:ident => $operation:expr) => {
            accepted(
                |$order| {
                    let _ = $operation;
                },
                |$order| {
                    let _ = $operation;
                },
            )
        };
    }

    #[test]
    fn a_value_is_refused_where_its_type_is() {
        let [load, store, rmw, failure, of_fence] = TAKEN;
        let x = Atomic::new(7_u32);
        assert_eq!(values!(order => x.load(order)), load);
        assert_eq!(values!(order => x.store(7, order)), store);
        assert_eq!(values!(order => x.swap(7, order)), rmw);
        assert_eq!(values!(order => x.fetch_add(0, order)), rmw);
        assert_eq!(values!(order => x.compare_exchange(7, 7, order, Relaxed)), rmw);
        assert_eq!(values!(order => x.compare_exchange(7, 7, SeqCst, order)), failure);
        assert_eq!(values!(order => x.compare_exchange_weak(7, 7, Relaxed, order)), failure);
        assert_eq!(values!(order => x.update(SeqCst, order, |x| x)), failure);
        assert_eq!(values!(order => x.try_update(SeqCst, order, |_| None)), failure);
        assert_eq!(values!(order => fence(order)), of_fence);
        assert_eq!(values!(order => compiler_fence(order)), of_fence);
        assert_eq!(x.into_inner(), 7);
    }

    #[test]
    fn what_panics_has_written_nothing() {
        let x = Atomic::new(7_u32);
        let panicked = [
            catch_unwind(|| x.store(8, Ordering::Acquire)).is_err(),
            catch_unwind(|| x.compare_exchange(7, 8, Ordering::AcqRel, Ordering::Release)).is_err(),
            catch_unwind(|| x.update(Ordering::AcqRel, Ordering::AcqRel, |_| 8)).is_err(),
            // A panic of the function's own leaves what is there.
            catch_unwind(|| x.update(SeqCst, Relaxed, |_| panic!("own"))).is_err(),
        ];
        assert_eq!(panicked, [true; 4]);
        assert_eq!(x.into_inner(), 7);
    }
}

/// A program that does not compile, and what the compiler says about it.
struct Refusal {
    code: &'static str,
    says: &'static [&'static str],
}

const REFUSALS: &[Refusal] = &[
    Refusal {
        code: "pub fn f(x: &Atomic<u32>) -> u32 { x.load(Release) }",
        says: &["is not an ordering of a load", "a load is Relaxed, Acquire or SeqCst"],
    },
    Refusal {
        code: "pub fn f(x: &Atomic<u32>) { x.store(1, AcqRel) }",
        says: &["is not an ordering of a store", "a store is Relaxed, Release or SeqCst"],
    },
    Refusal {
        code: "pub fn f(x: &Atomic<u32>) -> bool { x.compare_exchange(1, 2, AcqRel, Release).is_ok() }",
        says: &["is not an ordering of a compare-exchange that fails"],
    },
    Refusal { code: "pub fn f() { fence(Relaxed) }", says: &["is not an ordering of a fence"] },
    Refusal {
        code: "pub fn f(x: &Atomic<u128>) -> u128 { x.load(Relaxed) }",
        says: &["u128", "name the fallback", "OrSeqlock"],
    },
    Refusal {
        code: "pub fn f(x: &Atomic<i128>) -> i128 { x.fetch_add(1, Relaxed) }",
        says: &["i128", "name the fallback", "OrSeqlock"],
    },
];

/// By a compiler for this machine, with the back end that has no 128-bit instructions anywhere.
#[test]
fn the_compiler_says_why() {
    if cfg!(miri) {
        return effort::skip("Miri runs no compiler");
    }
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/refused");
    let library = format!("{folder}/libinterlocked.rmeta");
    let compile = |name: &str, source: &str, output: &str| {
        let mut command = Command::new(&rustc);
        command.args([
            "--edition=2024",
            "--crate-type=lib",
            "--emit=metadata",
            "--crate-name",
            name,
        ]);
        command.args(["--cfg=interlocked_portable", source, "-o", output]);
        command
    };
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs");
    let built = std::fs::create_dir_all(folder)
        .and_then(|()| compile("interlocked", source, &library).output());
    let Ok(built) = built else { return effort::skip("no compiler can be run here") };
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    for (n, refusal) in REFUSALS.iter().enumerate() {
        let source = format!("{folder}/refusal{n}.rs");
        let program = format!("#![no_std]\nuse interlocked::*;\n{}\n", refusal.code);
        std::fs::write(&source, program).expect("the target folder is writable");
        let mut command = compile("refusal", &source, &format!("{folder}/librefusal{n}.rmeta"));
        let output = command.args(["--extern", &format!("interlocked={library}")]).output();
        let output = output.expect("it ran before");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "it compiles: {}", refusal.code);
        for says in refusal.says {
            assert!(text.contains(says), "{}\nis refused without `{says}`:\n{text}", refusal.code);
        }
    }
}
