//! Negative controls: bugs that compilers and libraries have had are put back into the sequences,
//! and the law has to find each of them. A check that finds nothing in wrong code says nothing of
//! right code.

use super::isa::Isa;
use super::judge::Judge;
use super::{Code, Group, Question, contexts};

/// A bug: what is changed in the code of an operation.
struct Bug {
    about: &'static str,
    target: &'static str,
    operation: &'static str,
    order: &'static str,
    /// What stands in a line, and what takes its place; an empty line goes away.
    changes: &'static [(&'static str, &'static str)],
}

#[rustfmt::skip] // One bug a row.
const BUGS: &[Bug] = &[
    // x86-64.
    Bug { about: "a SeqCst store without a lock", target: "x86-64", operation: "store", order: "seqcst", changes: &[("xchg", "mov")] },
    Bug { about: "an exchange without its lock", target: "x86-64", operation: "compare_exchange", order: "seqcst/seqcst", changes: &[("lock cmpxchg", "cmpxchg")] },
    Bug { about: "an addition without its lock", target: "x86-64", operation: "add", order: "relaxed", changes: &[("lock add", "add")] },
    // The acquire load of LRCPC in the place of a SeqCst one.
    Bug { about: "ldapr for SeqCst", target: "aarch64", operation: "load", order: "seqcst", changes: &[("ldar", "ldapr")] },
    Bug { about: "a SeqCst store without release", target: "aarch64", operation: "store", order: "seqcst", changes: &[("stlr", "str")] },
    Bug { about: "no release in the store of an LL/SC pair", target: "aarch64", operation: "fetch_add", order: "release", changes: &[("stlxr", "stxr")] },
    Bug { about: "no acquire in the load of an LL/SC pair", target: "aarch64", operation: "fetch_add", order: "acquire", changes: &[("ldaxr", "ldxr")] },
    // LLVM 3.x and rust-lang/rust#68464: the failure ordering was forgotten.
    Bug { about: "a failure that does not acquire", target: "aarch64", operation: "compare_exchange", order: "relaxed/acquire", changes: &[("ldaxr", "ldxr")] },
    // llvm#150988: the status of the exclusive store goes nowhere.
    Bug { about: "an exclusive store that may fail unseen", target: "aarch64", operation: "fetch_add", order: "seqcst", changes: &[("cbnz", "")] },
    // Go's 32-bit Arm: a barrier for stores alone before the exchange.
    Bug { about: "a store barrier as release", target: "aarch64", operation: "fetch_add", order: "release", changes: &[("ldxr", "dmb ishst; ldxr"), ("stlxr", "stxr")] },
    // Linux, atomic_ll_sc.h: what the barrier at the end is for.
    Bug { about: "full without its barrier", target: "aarch64", operation: "fetch_add", order: "full", changes: &[("dmb ish", "")] },
    Bug { about: "full as SeqCst is", target: "aarch64", operation: "fetch_add", order: "full", changes: &[("dmb ish", ""), ("ldxr", "ldaxr")] },
    // llvm#68428: with a zero destination the acquire is dropped, and later barriers for loads do not see the read.
    Bug { about: "a zero destination drops the acquire", target: "aarch64+lse", operation: "add", order: "acquire", changes: &[("ldadda w1, w8", "ldadda w1, wzr"), ("ldadda w1, w1", "ldadda w1, wzr")] },
    Bug { about: "no acquire in a swap", target: "aarch64+lse", operation: "swap", order: "acqrel", changes: &[("swpal", "swpl")] },
    Bug { about: "no release in a swap", target: "aarch64+lse", operation: "swap", order: "acqrel", changes: &[("swpal", "swpa")] },
    Bug { about: "a comparison without acquire", target: "aarch64+lse", operation: "compare_exchange", order: "seqcst/seqcst", changes: &[("casal", "casl")] },
    // Fences: the operation around them is any.
    Bug { about: "no fence on x86", target: "x86-64", operation: "fence", order: "seqcst", changes: &[("lock or", "")] },
    Bug { about: "no acquire fence", target: "aarch64", operation: "fence", order: "acquire", changes: &[("dmb ishld", "")] },
    Bug { about: "a release fence for stores alone", target: "aarch64", operation: "fence", order: "release", changes: &[("dmb ish", "dmb ishst")] },
    Bug { about: "a SeqCst fence for loads alone", target: "aarch64", operation: "fence", order: "seqcst", changes: &[("dmb ish", "dmb ishld")] },
];

/// The bugs as rows of a table.
pub(super) fn table() -> String {
    let row = |bug: &Bug| {
        format!("| {} | {} | `{}` | {} |\n", bug.about, bug.target, bug.operation, bug.order)
    };
    BUGS.iter().map(row).collect()
}

/// Code with the bug in it.
fn broken(code: &[String], bug: &Bug) -> Vec<String> {
    let mut lines = Vec::new();
    for line in code {
        let change = bug.changes.iter().find(|(from, _)| line.starts_with(from));
        let line = change.map_or(line.clone(), |(from, to)| match *to {
            "" => String::new(),
            to => line.replacen(from, to, 1),
        });
        lines.extend(line.split("; ").filter(|line| !line.is_empty()).map(str::to_owned));
    }
    assert!(lines != code, "{}: there is nothing to change in {code:?}", bug.about);
    lines
}

fn isa(target: &str) -> Isa {
    if target.starts_with("x86") { Isa::X86_64 } else { Isa::AArch64 }
}

/// The code of a target with one group changed.
fn changed(bug: &Bug) -> Code {
    let codes = Code::of(bug.target, isa(bug.target));
    let mut code = codes.into_iter().find(|code| code.ty == "u32").expect("there are 32 bits");
    let page = code.pages.iter_mut().find(|page| page.operation.name == bug.operation);
    let groups = &mut page.expect("an operation of the goldens").groups;
    let has = |order: &String| order == bug.order;
    let group = groups.iter_mut().find(|group| group.orders.iter().any(has));
    let group = group.expect("an ordering of the operation");
    group.orders.retain(|order| !has(order));
    let ours = broken(&group.ours, bug);
    let orders = vec![bug.order.to_owned()];
    let changed = Group { orders, ours, ..group.clone() };
    groups.push(changed);
    code
}

/// Whether some context tells the operation from what Rust has.
fn is_found(judge: &Judge, bug: &Bug) -> bool {
    let code = changed(bug);
    let is_fence = bug.operation == "fence";
    let operations: &[(&str, &str)] = match bug.operation {
        "fence" => &[("store", "relaxed"), ("load", "relaxed")],
        name => &[(name, bug.order)],
    };
    operations.iter().any(|(name, order)| {
        let page = code.page(name);
        let of_order = |group: &&Group| group.orders.iter().any(|name| name == order);
        let group = page.groups.iter().find(of_order).expect("an ordering of the operation");
        let question = Question { code: &code, page, group, order };
        question.kinds().iter().flat_map(|kind| contexts(*kind)).any(|context| {
            let beside = !is_fence || context.fence == Some(bug.order);
            beside && !question.is_within(judge, &context).expect("the lab knows the instructions")
        })
    })
}

#[test]
fn every_known_bug_is_found() {
    let judge = Judge::new();
    let missed: Vec<&str> = super::each(BUGS, |bug| (!is_found(&judge, bug)).then_some(bug.about))
        .into_iter()
        .flatten()
        .collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
}

/// What the documentation of `Atomic::add` says: the read of an operation without a result is not
/// ordered by a later `fence(Acquire)`. If it ever were, the exemption could go.
#[test]
fn an_operation_without_a_result_is_the_weaker_one() {
    let judge = Judge::new();
    let codes = Code::of("aarch64+lse", Isa::AArch64);
    let code = codes.iter().find(|code| code.ty == "u32").expect("there are 32 bits");
    let page = code.page("add");
    let group = page.groups.iter().find(|group| group.orders.contains(&"relaxed".to_owned()));
    let group = group.expect("a relaxed addition");
    let question = Question { code, page, group, order: "relaxed" };
    let all = question.kinds().iter().flat_map(|kind| contexts(*kind));
    let mut exempt = all.filter(|context| question.is_exempt(context));
    let is_beyond = |context| !question.is_within(&judge, &context).expect("the lab knows it");
    assert!(exempt.any(is_beyond));
}
