//! The law on the sequences: what the compiler emitted for each operation is put into litmus tests
//! and judged by the model of its architecture. No test may have an outcome that the same test in
//! Rust has not.
//!
//! ```text
//! outcomes(instructions, x86-tso or aarch64) ⊆ outcomes(Rust, c20), and ⊆ outcomes(Rust, rc11)
//! ```
//!
//! RC11 forbids load buffering altogether and no compiler keeps to that (Lahav et al., PLDI 2017,
//! §5), so tests of that shape are held against C20 alone. `Full` is written in Rust as a
//! `SeqCst` operation between two `fence(SeqCst)`. An operation without a result is held against
//! the one with a result, except before a `fence(Acquire)`, which does not order its read.
//!
//! Limits: the claim is bounded: these shapes with one operation in question, these neighbors, these
//! models. It is no proof of all programs, and none of a CPU.

mod controls;
mod documents;
mod isa;
mod judge;
mod pair;
mod shape;
mod subject;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::goldens::book::{Page, pages};
use crate::goldens::documents::hold;
use crate::goldens::operation::{Orders, Shape};
use crate::goldens::sheet::Group;
use crate::goldens::target;
use isa::Isa;
use judge::Judge;
use shape::{Context, Filler, Kind, contexts};
use subject::{Call, INITIAL};

/// The targets whose sequences are judged.
const TARGETS: &[(&str, Isa)] = &[
    ("x86-64", Isa::X86_64),
    ("x86-64+cmpxchg16b", Isa::X86_64),
    ("aarch64", Isa::AArch64),
    ("aarch64+lse", Isa::AArch64),
    ("aarch64+lse2", Isa::AArch64),
];

/// What a store around the operation in question writes: one more for each thread.
const STORED: u32 = 8;

/// One operation of each family that is made in its own way.
const REPRESENTATIVES: &[&str] = &[
    "load",
    "store",
    "swap",
    "compare_exchange",
    "compare_exchange_weak",
    "fetch_add",
    "fetch_nand",
    "fetch_max",
    "add",
    "bit_set",
];

/// All code of a target for values of one type.
struct Code {
    isa: Isa,
    target: &'static str,
    ty: String,
    pages: Vec<Page>,
}

impl Code {
    /// The code of a target, type by type.
    fn of(name: &'static str, isa: Isa) -> Vec<Self> {
        let target = target::named(name).expect("a target of the goldens");
        let widths = target.widths.iter();
        widths
            .map(|width| {
                let unsigned = format!("u{width}");
                let of_type = |page: &Page| {
                    // The uses of an operation have no sequence of their own.
                    page.operation.sequence() == page.operation.name
                        && (page.ty == unsigned || page.ty == "all")
                };
                let pages = pages(target).into_iter().filter(of_type).collect();
                Self { isa, target: name, ty: unsigned, pages }
            })
            .collect()
    }

    fn page(&self, name: &str) -> &Page {
        let page = self.pages.iter().find(|page| page.operation.name == name);
        page.unwrap_or_else(|| panic!("{} has no {name} of {}", self.target, self.ty))
    }

    /// A call of an operation of the surroundings.
    fn call(&self, name: &str, order: &str, location: char, operand: u32) -> Call {
        let page = self.page(name);
        let of_order = |group: &&Group| group.orders.iter().any(|name| name == order);
        let group = page.groups.iter().find(of_order);
        let group = group.unwrap_or_else(|| panic!("{name} has no code for {order}"));
        let code = group.ours.clone();
        let order = order.to_owned();
        Call { operation: page.operation, order, location, operand, code }
    }

    /// A context with the operation in question in its place, expecting or adding `operand`.
    fn program(&self, context: &Context, subject: &Call) -> judge::Program {
        let mut program = Vec::new();
        for (thread, accesses) in context.shape.threads.iter().enumerate() {
            let own = thread == context.place.0;
            let mut calls = Vec::new();
            for (index, &(kind, location)) in accesses.iter().enumerate() {
                if index > 0 {
                    let fenced = context.filler == Filler::Fenced;
                    let fence = if own { context.fence } else { fenced.then_some("seqcst") };
                    calls.extend(fence.map(|order| self.call("fence", order, ' ', 0)));
                }
                let order = context.filler.order(kind);
                let written = STORED + u32::try_from(thread).expect("a few threads");
                calls.push(match kind {
                    _ if (thread, index) == context.place => Call { location, ..subject.clone() },
                    Kind::Read => self.call("load", order, location, 0),
                    Kind::Write => self.call("store", order, location, written),
                });
            }
            program.push(calls);
        }
        program
    }
}

/// The operation in question: the code of a group under the strongest of its orderings.
struct Question<'a> {
    code: &'a Code,
    page: &'a Page,
    group: &'a Group,
    order: &'a str,
}

/// What came of a question.
#[derive(Default)]
struct Verdict {
    /// How many tests were asked.
    asked: usize,
    /// The contexts in which the instructions do more than Rust allows.
    beyond: Vec<String>,
}

/// Whether the first ordering asks for all that the second one asks for.
fn covers(strong: &str, weak: &str) -> bool {
    let rank = |order: &str| match order {
        "relaxed" => 0b000,
        "acquire" => 0b001,
        "release" => 0b010,
        "acqrel" => 0b011,
        "seqcst" => 0b111,
        _ => 0b1111,
    };
    let split = |order: &str| {
        let (success, failure) = order.split_once('/').unwrap_or((order, "relaxed"));
        (rank(success), rank(failure))
    };
    let (strong, weak) = (split(strong), split(weak));
    strong.0 & weak.0 == weak.0 && strong.1 & weak.1 == weak.1
}

impl Question<'_> {
    /// Every question about some code.
    fn of(code: &Code) -> Vec<Question<'_>> {
        let mut questions = Vec::new();
        for page in
            code.pages.iter().filter(|page| page.own && page.operation.orders != Orders::Fence)
        {
            for group in &page.groups {
                let weaker = |order: &&String| {
                    group.orders.iter().any(|other| other != *order && covers(other, order))
                };
                let strongest = group.orders.iter().filter(|order| !weaker(order));
                questions.extend(strongest.map(|order| Question { code, page, group, order }));
            }
        }
        questions
    }

    /// What it can do for a test: read, write or both.
    fn kinds(&self) -> &'static [Kind] {
        match self.page.operation.orders {
            Orders::Load => &[Kind::Read],
            Orders::Store => &[Kind::Write],
            _ => &[Kind::Read, Kind::Write],
        }
    }

    /// Whether its read is given to nobody.
    fn is_without_result(&self) -> bool {
        let shape = self.page.operation.shape;
        self.page.operation.orders == Orders::Rmw && matches!(shape, Shape::Write | Shape::Touch)
    }

    /// Whether the fence of a context is one that the operation is not held to.
    fn is_exempt(&self, context: &Context) -> bool {
        let acquires = matches!(self.order, "acquire" | "acqrel" | "seqcst" | "full");
        self.is_without_result() && !acquires && context.fence == Some("acquire")
    }

    /// The operands to ask with: where something is expected, what was there and what comes.
    fn operands(&self, context: &Context) -> Vec<u32> {
        match self.page.operation.shape {
            Shape::Exchange => {
                let location = context.location();
                let writes =
                    |accesses: &Vec<(Kind, char)>| accesses.contains(&(Kind::Write, location));
                let others = context.shape.threads.iter().enumerate();
                let writer = others
                    .filter(|(thread, accesses)| *thread != context.place.0 && writes(accesses))
                    .map(|(thread, _)| STORED + u32::try_from(thread).expect("a few threads"));
                [INITIAL].into_iter().chain(writer.take(1)).collect()
            }
            Shape::Bit => vec![2],
            _ => vec![1],
        }
    }

    /// Whether a context has no outcome with the instructions that it has not in Rust.
    fn is_within(&self, judge: &Judge, context: &Context) -> Result<bool, String> {
        for operand in self.operands(context) {
            let program = self.code.program(context, &self.subject(operand));
            if !judge.within(self.code.isa, &self.code.ty, &program)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The contexts in which the instructions do more than Rust allows, and how many were asked.
    fn beyond(&self, judge: &Judge) -> Result<Verdict, String> {
        let all = self.kinds().iter().flat_map(|kind| contexts(*kind));
        let mut verdict = Verdict::default();
        for context in all.filter(|context| !self.is_exempt(context) && self.is_asked(context)) {
            verdict.asked += self.operands(&context).len();
            if !self.is_within(judge, &context)? {
                verdict.beyond.push(context.name());
            }
        }
        Ok(verdict)
    }

    /// Whether a context is worth its time here: all of them for the operations that stand for
    /// their families, with 32 bits; for the others those in which a missing order shows first.
    fn is_asked(&self, context: &Context) -> bool {
        let name = self.page.operation.name;
        let whole = self.code.ty == "u32" && REPRESENTATIVES.contains(&name);
        let few = context.shape.threads.len() == 2
            && matches!(context.filler, Filler::Fenced | Filler::SeqCst)
            && matches!(context.fence, None | Some("acquire"));
        whole || few
    }

    fn subject(&self, operand: u32) -> Call {
        let order = self.order.to_owned();
        let code = self.group.ours.clone();
        Call { operation: self.page.operation, order, location: ' ', operand, code }
    }

    fn name(&self) -> String {
        let code = self.code;
        format!("{} {} {} {}", code.target, self.page.operation.name, code.ty, self.order)
    }
}

/// Runs `action` for each item on all processors and gives what comes back, in order.
fn each<T: Sync, R: Send>(items: &[T], action: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    let worker = || {
        while let Some((index, item)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            items.get(index).map(|item| (index, item))
        } {
            let result = action(item);
            results.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..processors {
            scope.spawn(worker);
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// What the lab cannot judge: accesses of different sizes, which the loops of `cmpxchg16b` begin
/// with, and arithmetic that it does not know, all with 128 bits but for one rotation.
fn is_out_of_reach(question: &Question<'_>) -> bool {
    let (ty, name) = (question.code.ty.as_str(), question.page.operation.name);
    ty == "u128" || (ty == "u8" && name.starts_with("bit_"))
}

#[test]
fn no_sequence_does_more_than_rust_allows() {
    let judge = Judge::new();
    let mut wrong = Vec::new();
    let mut table = String::new();
    for &(name, isa) in TARGETS {
        let codes = Code::of(name, isa);
        let questions: Vec<Question<'_>> = codes.iter().flat_map(Question::of).collect();
        let verdicts = each(&questions, |question| question.beyond(&judge));
        let (mut sequences, mut asked) = (0, 0);
        let mut unknown = BTreeMap::<&str, BTreeSet<&str>>::new();
        for (question, verdict) in questions.iter().zip(verdicts) {
            match verdict {
                Ok(verdict) => {
                    sequences += 1;
                    asked += verdict.asked;
                    if !verdict.beyond.is_empty() {
                        wrong.push(format!("{}: {}", question.name(), verdict.beyond.join(", ")));
                    }
                }
                Err(_) if is_out_of_reach(question) => {
                    let ty = unknown.entry(&question.code.ty).or_default();
                    ty.insert(question.page.operation.name);
                }
                Err(error) => wrong.push(format!("{}: {error}", question.name())),
            }
        }
        let unknown = unknown.into_iter().map(|(ty, names)| {
            format!("{ty}: {}", names.into_iter().collect::<Vec<_>>().join(" "))
        });
        let unknown = unknown.collect::<Vec<_>>().join("; ");
        let model = isa.model();
        table += &format!("| {name} | {model} | {sequences} | {asked} | {unknown} |\n");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    hold("docs/instructions/law.md", &document(&table));
}

/// The page that says what was judged.
fn document(table: &str) -> String {
    let shapes: Vec<String> =
        shape::all().iter().map(|shape| format!("`{}`", shape.name)).collect();
    format!(
        "# The sequences before the law\n\n\
         Made by `cargo xtask bless`.\n\n\
         What the compiler emitted for an operation is put into litmus tests, and `x86-tso.cat` or \
         `aarch64.cat` gives every outcome.\n\
         None may be an outcome that the same test in Rust has not, under `c20.cat` and under \
         `rc11.cat` without the axiom that forbids load buffering.\n\n\
         The operation stands at each access of the shapes {}; the other accesses are relaxed, \
         relaxed with `fence(SeqCst)` in the other threads, acquire and release, or `SeqCst`; \
         beside it stands no fence or one of each ordering.\n\
         A compare-exchange is asked with an expectation that is met at once and with one that \
         another thread has to meet.\n\
         One operation of each family is asked everything with 32 bits, the others and the other \
         widths in the contexts where a missing order shows first.\n\
         Orderings that share their code are judged by the strongest.\n\n\
         | target | model | sequences | tests | not judged |\n|---|---|---|---|---|\n{table}\n\
         None is beyond.\n\n\
         Not judged is what the lab does not know: accesses of different sizes to one location, \
         with which the loops of `cmpxchg16b` begin, and a few instructions of arithmetic.\n\
         Of the 128-bit loads and stores of LSE2, which are pairs, one half is judged, in `SB` and \
         `MP` beside a location of 64 bits (`xtask/src/law/pair.rs`).\n\n\
         ## Bugs that are found\n\n\
         To show that the check can fail, bugs are put into the sequences; each is found.\n\n\
         | bug | target | operation | ordering |\n|---|---|---|---|\n{}\n\
         ## Limits\n\n\
         The claim is bounded: these shapes, one operation in question at a time, these models.\n\
         It is no proof of every program and says nothing of a CPU that departs from its manual.\n\
         A loop is followed through the attempt that succeeds: an attempt that fails has effects on \
         nobody, and taking its reads away only weakens a model.\n",
        shapes.join(", "),
        controls::table(),
    )
}
