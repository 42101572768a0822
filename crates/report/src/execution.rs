//! One execution, as all drawings and explanations see it: events with names, edges with meaning.
//!
//! The relations of an execution are transitive and many; what is drawn is their skeleton. po, co
//! and every acyclic relation of the model lose the pairs that follow from others, fr keeps the
//! step to the next write.

use interlocked_exec::{
    EventKind, EventStructure, FailedCheck, Program, Relation, Tags, Value, Witness,
};

/// A candidate execution with all that a reader needs to see it.
#[derive(Clone, Debug)]
pub struct Execution<'a> {
    /// What was run.
    pub program: &'a Program,
    /// Its events.
    pub structure: &'a EventStructure,
    /// rf, co and fr.
    pub witness: &'a Witness,
    /// The value that each event reads or writes; `None` for a fence.
    pub values: &'a [Option<Value>],
    /// Further relations by name: those that the model shows.
    pub shown: &'a [(String, Relation)],
    /// A violated axiom, whose cycle is drawn in bold.
    pub failed: Option<&'a FailedCheck>,
}

/// What an edge means; decides its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// Program order.
    Po,
    /// A read from its write.
    Rf,
    /// Coherence.
    Co,
    /// From a read to the next write.
    Fr,
    /// A dependency, or a read-modify-write.
    Dependency,
    /// A relation of the model.
    Model,
}

impl EdgeKind {
    /// The kind that a relation's name tells.
    #[must_use]
    pub fn of(name: &str) -> Self {
        match name {
            "po" | "po-loc" => Self::Po,
            "rf" | "rfe" | "rfi" => Self::Rf,
            "co" | "coe" | "coi" | "ws" => Self::Co,
            "fr" | "fre" | "fri" => Self::Fr,
            "addr" | "data" | "ctrl" | "rmw" | "amo" | "lxsx" => Self::Dependency,
            _ => Self::Model,
        }
    }

    /// The kind's name in style sheets.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Po => "po",
            Self::Rf => "rf",
            Self::Co => "co",
            Self::Fr => "fr",
            Self::Dependency => "dep",
            Self::Model => "model",
        }
    }
}

/// A drawn edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The event it leaves.
    pub from: usize,
    /// The event it reaches.
    pub to: usize,
    /// The names of the relations that hold, joined by commas.
    pub label: String,
    /// What it means.
    pub kind: EdgeKind,
    /// Whether it is part of the cycle by which an axiom fails.
    pub cycle: bool,
}

impl Execution<'_> {
    /// The name of a thread: `P0` where its own is a number.
    #[must_use]
    pub fn thread_name(&self, thread: usize) -> String {
        let name = &self.program.threads[thread].name;
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            format!("P{name}")
        } else {
            name.clone()
        }
    }

    /// The letter of an event: `a`, `b`, … in program order, thread by thread; `ix` for the
    /// initial write of x.
    #[must_use]
    pub fn letter(&self, event: usize) -> String {
        let initial = self.initial_writes();
        if event < initial {
            return format!("i{}", self.place(event));
        }
        let mut rest = event - initial;
        let mut letters = Vec::new();
        loop {
            letters.push(char::from(b'a' + (rest % 26) as u8));
            if rest < 26 {
                break;
            }
            rest = rest / 26 - 1;
        }
        letters.iter().rev().collect()
    }

    /// The number of initial writes, which come first among the events.
    #[must_use]
    pub fn initial_writes(&self) -> usize {
        self.structure.events.iter().take_while(|event| event.thread.is_none()).count()
    }

    /// The events of a thread, in program order.
    #[must_use]
    pub fn events_of(&self, thread: usize) -> Vec<usize> {
        let of = |event: &usize| {
            self.structure.events[*event].thread.is_some_and(|t| usize::from(t) == thread)
        };
        (0..self.structure.len()).filter(of).collect()
    }

    /// Where an access goes: `x`, `t[1]`, `x+4`; empty for a fence.
    #[must_use]
    pub fn place(&self, event: usize) -> String {
        let Some(cell) = self.structure.events[event].cell else { return String::new() };
        let cell = self.structure.cells[usize::from(cell)];
        let location = &self.program.locations[cell.location.0 as usize];
        let element = location.width.unwrap_or(cell.width).bytes();
        if location.init.len() > 1 && cell.offset.is_multiple_of(element) {
            format!("{}[{}]", location.name, cell.offset / element)
        } else if cell.offset > 0 {
            format!("{}+{}", location.name, cell.offset)
        } else {
            location.name.clone()
        }
    }

    /// The value of an access as a person writes it.
    #[must_use]
    pub fn value(&self, event: usize) -> String {
        let value = self.values.get(event).copied().flatten().unwrap_or(Value::ZERO);
        let signed = self.structure.events[event].cell.is_some_and(|cell| {
            let cell = self.structure.cells[usize::from(cell)];
            self.program.locations[cell.location.0 as usize].signed
        });
        match (value, self.structure.events[event].cell) {
            (Value::Int(bits), Some(cell)) if signed => {
                self.structure.cells[usize::from(cell)].width.signed(bits).to_string()
            }
            _ => self.program.display_value(value),
        }
    }

    /// What an event does, in short: `W x=1`, `R.acq y=0`, `mfence`. A star marks the accesses of a
    /// read-modify-write.
    #[must_use]
    pub fn action(&self, event: usize) -> String {
        let kind = match self.structure.events[event].kind {
            EventKind::Read => 'R',
            EventKind::Write => 'W',
            EventKind::Fence => 'F',
        };
        let tags = self.structure.events[event].tags;
        let star = [Tags::X, Tags::EX, Tags::RMW].iter().any(|&tag| tags.contains(tag));
        let star = if star && kind != 'F' { "*" } else { "" };
        let names: String = self.tag_names(tags).iter().map(|name| format!(".{name}")).collect();
        if kind == 'F' {
            return format!("F{names}");
        }
        format!("{kind}{star}{names} {}={}", self.place(event), self.value(event))
    }

    /// The tags worth reading, as the architecture's people write them.
    fn tag_names(&self, tags: Tags) -> Vec<String> {
        use interlocked_exec::Architecture::{C, Rust};
        let language = matches!(self.program.architecture, C | Rust);
        let silent: &[&str] = if language { &["A", "RMW"] } else { &["X", "EX"] };
        let spelled = tags.names().filter(|name| !silent.contains(name));
        if language {
            spelled.map(str::to_lowercase).collect()
        } else {
            spelled.map(str::to_owned).collect()
        }
    }

    /// The instruction or statement of an event; empty for an initial write.
    #[must_use]
    pub fn instruction(&self, event: usize) -> &str {
        let event = &self.structure.events[event];
        let Some(thread) = event.thread else { return "" };
        let instructions = &self.program.threads[usize::from(thread)].instructions;
        instructions.get(event.instruction as usize).map_or("", String::as_str)
    }

    /// The edges to draw, in a fixed order, none of them twice.
    #[must_use]
    pub fn edges(&self) -> Vec<Edge> {
        let structure = self.structure;
        let mut edges = Edges::default();
        if let Some(failed) = self.failed {
            for step in &failed.cycle {
                edges.add(step.from, step.to, &step.relation, true);
            }
        }
        let skeleton = [("po", &structure.po), ("co", &self.witness.co)];
        for (name, relation) in skeleton {
            edges.add_all(name, &reduced(relation));
        }
        edges.add_all("rf", &self.witness.rf);
        edges.add_all("fr", &self.next_writes());
        edges.add_all("addr", &structure.addr);
        edges.add_all("data", &structure.data);
        edges.add_all("ctrl", &first_targets(&structure.ctrl, &structure.po));
        edges.add_all("rmw", &structure.rmw);
        for (name, relation) in self.shown {
            edges.add_all(name, &reduced(relation));
        }
        edges.0
    }

    /// fr without what follows by coherence.
    fn next_writes(&self) -> Relation {
        let Witness { co, fr, .. } = self.witness;
        let mut next = fr.clone();
        for (read, write) in fr.iter() {
            if fr.successors(read).any(|earlier| co.contains(earlier, write)) {
                next.remove(read, write);
            }
        }
        next
    }
}

/// Edges under construction.
#[derive(Default)]
struct Edges(Vec<Edge>);

impl Edges {
    fn add_all(&mut self, name: &str, relation: &Relation) {
        for (from, to) in relation.iter() {
            self.add(from, to, name, false);
        }
    }

    /// Adds an edge; a relation of the model between events that already have an edge, and `rf`
    /// where `rfe` is drawn, only completes the label.
    fn add(&mut self, from: usize, to: usize, name: &str, cycle: bool) {
        let kind = EdgeKind::of(name);
        let same = |edge: &&mut Edge| edge.from == from && edge.to == to;
        for edge in self.0.iter_mut().filter(same) {
            if edge.kind == kind && kind != EdgeKind::Model && kind != EdgeKind::Dependency {
                return;
            }
            if kind == EdgeKind::Model || kind == EdgeKind::Dependency {
                if !edge.label.split(", ").any(|known| known == name) {
                    edge.label = format!("{}, {name}", edge.label);
                }
                return;
            }
        }
        self.0.push(Edge { from, to, label: name.to_owned(), kind, cycle });
    }
}

/// The relation without the pairs that follow by transitivity; unchanged where it has a cycle.
#[must_use]
pub fn reduced(relation: &Relation) -> Relation {
    let n = relation.universe();
    let reach = closure(relation);
    if (0..n).any(|event| reach.contains(event, event)) {
        return relation.clone();
    }
    let mut skeleton = relation.clone();
    for (from, to) in relation.iter() {
        if relation.successors(from).any(|middle| reach.contains(middle, to)) {
            skeleton.remove(from, to);
        }
    }
    skeleton
}

/// The transitive closure.
fn closure(relation: &Relation) -> Relation {
    let mut reach = relation.clone();
    let n = relation.universe();
    for middle in 0..n {
        for from in 0..n {
            if reach.contains(from, middle) {
                for to in reach.successors(middle).collect::<Vec<_>>() {
                    reach.insert(from, to);
                }
            }
        }
    }
    reach
}

/// A control dependency to its first target alone: all that is po-later follows by definition.
fn first_targets(relation: &Relation, po: &Relation) -> Relation {
    let mut first = relation.clone();
    for (from, to) in relation.iter() {
        if relation.successors(from).any(|earlier| po.contains(earlier, to)) {
            first.remove(from, to);
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn events_have_letters_actions_and_instructions() {
        let (program, structure, witness, values) = (
            fixture::store_buffering(),
            fixture::structure(),
            fixture::witness(),
            fixture::values(),
        );
        let execution = Execution {
            program: &program,
            structure: &structure,
            witness: &witness,
            values: &values,
            shown: &[],
            failed: None,
        };
        let line = |event| {
            let letter = execution.letter(event);
            format!("{letter}: {} {}", execution.action(event), execution.instruction(event))
        };
        assert_eq!(line(0), "ix: W x=0 ");
        assert_eq!(line(2), "a: W x=1 movq $1,(x)");
        assert_eq!(line(3), "b: F.MFENCE mfence");
        assert_eq!(line(7), "f: R x=0 movq (x),%rax");
        let edges: Vec<String> = execution
            .edges()
            .iter()
            .map(|e| format!("{}{} {}", execution.letter(e.from), execution.letter(e.to), e.label))
            .collect();
        let expected = [
            "ab po", "bc po", "de po", "ef po", "ixa co", "iyd co", "ixf rf", "iyc rf", "cd fr",
            "fa fr",
        ];
        assert_eq!(edges, expected);
    }

    #[test]
    fn letters_go_on_after_z() {
        let program = fixture::store_buffering();
        let mut structure = fixture::structure();
        let last = *structure.events.last().expect("there are events");
        structure.events.extend(std::iter::repeat_n(last, 800));
        let witness = fixture::witness();
        let execution = Execution {
            program: &program,
            structure: &structure,
            witness: &witness,
            values: &[],
            shown: &[],
            failed: None,
        };
        assert_eq!(execution.letter(2 + 25), "z");
        assert_eq!(execution.letter(2 + 26), "aa");
        assert_eq!(execution.letter(2 + 27), "ab");
        assert_eq!(execution.letter(2 + 26 + 26), "ba");
        assert_eq!(execution.letter(2 + 26 + 26 * 26), "aaa");
    }

    #[test]
    fn reduction_drops_what_follows_and_keeps_cycles() {
        let chain = fixture::relation(3, &[(0, 1), (1, 2), (0, 2)]);
        assert_eq!(reduced(&chain), fixture::relation(3, &[(0, 1), (1, 2)]));
        let cycle = fixture::relation(2, &[(0, 1), (1, 0)]);
        assert_eq!(reduced(&cycle), cycle);
    }
}
