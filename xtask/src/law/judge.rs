//! One test in Rust and in instructions: the second may have no outcome that the first has not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use interlocked_cat::{CatModel, EMBEDDED};
use interlocked_diag::Source;
use interlocked_exec::{LimitHit, Limits, Outcome, Value, outcomes};
use interlocked_litmus::Test;
use interlocked_litmus::condition::Observed;

use super::isa::{Isa, Thread};
use super::subject::{Call, INITIAL};

/// A program: the calls of each thread.
pub(crate) type Program = Vec<Vec<Call>>;

type States = BTreeSet<Outcome>;

/// The models, and what is known already of tests in Rust.
pub(crate) struct Judge {
    language: [CatModel; 2],
    machine: BTreeMap<&'static str, CatModel>,
    known: Mutex<BTreeMap<String, [States; 2]>>,
}

/// The name of C20's model, whose rules for `SeqCst` are the weaker ones.
const C20: &str = "c20";

/// RC11 without the axiom that keeps values from coming out of thin air.
///
/// The axiom forbids load buffering altogether, which costs a dependency or a fence at each relaxed
/// load on Arm (Lahav et al., PLDI 2017, section 5). No compiler pays that.
fn rc11() -> CatModel {
    let text = EMBEDDED.iter().find(|model| model.name == "rc11").expect("it is embedded").text;
    let axiom = "acyclic sb | rf as no-thin-air";
    assert!(text.contains(axiom), "RC11 has the axiom");
    let text = text.replace(axiom, "");
    CatModel::load(Source::new("rc11-buffering", text), &mut |_| None).expect("it is RC11")
}

fn model(name: &str) -> CatModel {
    CatModel::embedded(name).unwrap_or_else(|| panic!("there is no model `{name}`"))
}

impl Judge {
    pub(crate) fn new() -> Self {
        Self {
            language: [model(C20), rc11()],
            machine: ["x86-tso", "aarch64"].map(|name| (name, model(name))).into(),
            known: Mutex::default(),
        }
    }

    /// Whether the instructions stay within what the language allows, under both of its models.
    ///
    /// # Errors
    /// An instruction that the lab does not know.
    pub(crate) fn within(&self, isa: Isa, ty: &str, program: &Program) -> Result<bool, String> {
        let text = rust(in_rust(ty), program);
        let allowed = {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.get(&text).cloned()
        };
        let allowed = allowed.unwrap_or_else(|| {
            let test = parse("t.rs", &text).unwrap_or_else(|error| panic!("{text}\n{error}"));
            let states = self.language.each_ref().map(|model| {
                states(&test, model, u128::MAX).unwrap_or_else(|error| panic!("{text}\n{error}"))
            });
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(text, states.clone());
            states
        });
        let (text, observing) = machine(isa, ty, program);
        let mut test = parse("t.litmus", &text)?;
        test.observing = Some(observing);
        let mask = if ty == "u128" { u128::from(u64::MAX) } else { u128::MAX };
        let found = states(&test, &self.machine[isa.model()], mask)?;
        Ok(allowed.iter().all(|allowed| found.is_subset(allowed)))
    }
}

pub(crate) fn parse(name: &str, text: &str) -> Result<Test, String> {
    let source = Source::new(name, text.to_owned());
    let (test, diagnostics) = Test::parse(&source);
    let errors: String = diagnostics.iter().map(|diagnostic| source.render(diagnostic)).collect();
    test.filter(|_| errors.is_empty()).ok_or(errors)
}

/// The type that stands for it in Rust, whose tests have no 128 bits: of the values, the low halves
/// are compared.
fn in_rust(ty: &str) -> &str {
    if ty == "u128" { "u64" } else { ty }
}

/// The outcomes of a test, of each value the bits in `mask`.
///
/// A loop is not repeated: what an attempt that failed has read is not used, and an execution
/// without it is allowed as well, since a model only gets weaker where events are taken away.
fn states(test: &Test, model: &CatModel, mask: u128) -> Result<States, String> {
    let program = test.lower().map_err(|errors| format!("{errors:?}"))?;
    let limits = Limits { unroll: 0, ..Limits::default() };
    let found = outcomes(&program, model, &limits).map_err(|error| error.to_string())?;
    if let Some(limit) = found.limits.iter().find(|limit| !matches!(limit, LimitHit::Unroll(_))) {
        return Err(limit.to_string());
    }
    let masked = |value: &Value| match value {
        Value::Int(number) => Value::Int(number & mask),
        other => *other,
    };
    Ok(found.states.into_keys().map(|state| state.iter().map(masked).collect()).collect())
}

fn locations(program: &Program) -> Vec<char> {
    let all = program.iter().flatten().map(|call| call.location).filter(|&name| name != ' ');
    all.collect::<BTreeSet<char>>().into_iter().collect()
}

/// The test in Rust.
fn rust(ty: &str, program: &Program) -> String {
    let mut statics = String::new();
    let mut conditions = Vec::new();
    for location in locations(program) {
        let name = location.to_ascii_uppercase();
        let atomic = ty.to_uppercase();
        statics += &format!("static {name}: Atomic{atomic} = Atomic{atomic}::new({INITIAL});\n");
        conditions.push(format!("{name} == 0"));
    }
    let mut functions = String::new();
    let mut returned = Vec::new();
    for (index, calls) in program.iter().enumerate() {
        let mut names = Vec::new();
        let mut body = String::new();
        for call in calls {
            let first = names.len();
            names.extend((first..first + call.results()).map(|number| format!("r{number}")));
            body += &format!("    {}\n", call.rust(&names[first..], ty));
        }
        let values: Vec<String> = names.iter().map(|name| format!("{name} as u64")).collect();
        let types = vec!["u64"; names.len()].join(", ");
        let (types, values) = match names.len() {
            0 => (String::new(), String::new()),
            1 => (format!("-> {types} "), format!("    {}\n", values[0])),
            _ => (format!("-> ({types}) "), format!("    ({})\n", values.join(", "))),
        };
        functions += &format!("fn p{index}() {types}{{\n{body}{values}}}\n");
        returned.extend(match names.len() {
            0 => vec![],
            1 => vec![format!("p{index} == 0")],
            count => (0..count).map(|number| format!("p{index}.{number} == 0")).collect(),
        });
    }
    returned.extend(conditions);
    let question = returned.join(" && ");
    format!(
        "//! exists {question}\nuse std::sync::atomic::{{*, Ordering::*}};\n{statics}{functions}"
    )
}

/// The test in instructions, and what is observed in the order of the one in Rust.
fn machine(isa: Isa, ty: &str, program: &Program) -> (String, Vec<Observed>) {
    let width: u32 = ty[1..].parse().expect("a type ends in its width");
    let locations = locations(program);
    let mut initial: Vec<String> =
        locations.iter().map(|name| format!("uint{width}_t {name}={INITIAL}")).collect();
    let mut observing = Vec::new();
    let mut columns = Vec::new();
    for (index, calls) in program.iter().enumerate() {
        let mut thread = Thread::new(isa, index, width);
        calls.iter().for_each(|call| thread.call(call));
        let private = |name: &String| {
            let width = if name.starts_with("stack") { 32 } else { width };
            format!("uint{width}_t {name}")
        };
        initial.extend(thread.private.iter().map(private));
        initial.extend(thread.initial(&locations));
        observing.extend(thread.observed.iter().map(|name| {
            if thread.private.contains(name) {
                Observed::Memory { name: name.clone(), element: None }
            } else {
                Observed::Register { thread: index, name: name.clone() }
            }
        }));
        columns.push(thread.lines);
    }
    let shared = |name: &char| Observed::Memory { name: name.to_string(), element: None };
    observing.extend(locations.iter().map(shared));
    let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
    let mut table = String::new();
    let head: Vec<String> = (0..columns.len()).map(|index| format!("P{index}")).collect();
    table += &format!(" {} ;\n", head.join(" | "));
    for row in 0..rows {
        let cell = |column: &Vec<String>| column.get(row).cloned().unwrap_or_default();
        let cells: Vec<String> = columns.iter().map(cell).collect();
        table += &format!(" {} ;\n", cells.join(" | "));
    }
    let text = format!("{}{{ {}; }}\n{table}exists (true)\n", isa.header(), initial.join("; "));
    (text, observing)
}
