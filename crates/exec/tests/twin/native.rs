//! Models written down by hand, each judged by its definition alone.

use interlocked_exec::*;

/// Models small enough to be seen right, each judged by its definition alone.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Native {
    /// Every candidate is consistent.
    Any,
    /// Per-location coherence.
    Coherent,
    /// Per-location coherence and atomicity of read-modify-writes.
    Atomic,
    /// Sequential consistency with atomicity.
    Sc,
    /// x86-TSO without fences.
    Tso,
}

struct NativeJudge<'a>(Native, &'a EventStructure);

impl Native {
    /// Whether the lower bounds in `witness` break the model.
    fn broken(self, structure: &EventStructure, witness: &Witness) -> bool {
        let n = structure.len();
        let event = |index: usize| &structure.events[index];
        let external = |a: usize, b: usize| event(a).thread != event(b).thread;
        let mut com = Relation::new(n);
        for relation in [&witness.rf, &witness.co, &witness.fr] {
            relation.iter().for_each(|(a, b)| com.insert(a, b));
        }
        let with_po = |keep: &dyn Fn(usize, usize) -> bool| {
            let mut all = com.clone();
            structure.po.iter().filter(|&(a, b)| keep(a, b)).for_each(|(a, b)| all.insert(a, b));
            cyclic(&all)
        };
        let same_cell =
            |a: usize, b: usize| event(a).cell.is_some() && event(a).cell == event(b).cell;
        let torn = || {
            structure.rmw.iter().any(|(read, write)| {
                witness.fr.successors(read).any(|between| {
                    external(read, between)
                        && external(between, write)
                        && witness.co.contains(between, write)
                })
            })
        };
        match self {
            Self::Any => false,
            Self::Coherent => with_po(&same_cell),
            Self::Atomic => with_po(&same_cell) || torn(),
            Self::Sc => with_po(&|_, _| true) || torn(),
            Self::Tso => {
                let mut order = Relation::new(n);
                for (a, b) in structure.po.iter() {
                    let kinds = (event(a).kind, event(b).kind);
                    let locked = |index| event(index).tags.contains(Tags::X);
                    if kinds != (EventKind::Write, EventKind::Read) || locked(a) || locked(b) {
                        order.insert(a, b);
                    }
                }
                witness.co.iter().chain(witness.fr.iter()).for_each(|(a, b)| order.insert(a, b));
                witness
                    .rf
                    .iter()
                    .filter(|&(a, b)| external(a, b))
                    .for_each(|(a, b)| order.insert(a, b));
                with_po(&same_cell) || torn() || cyclic(&order)
            }
        }
    }
}

fn cyclic(relation: &Relation) -> bool {
    let mut closure = relation.clone();
    for middle in 0..relation.universe() {
        for from in 0..relation.universe() {
            if closure.contains(from, middle) {
                let row = closure.row(middle).to_vec();
                closure.union_row(from, &row);
            }
        }
    }
    (0..relation.universe()).any(|event| closure.contains(event, event))
}

impl Model for Native {
    fn name(&self) -> &str {
        "native"
    }

    fn assumptions(&self) -> Assumptions {
        Assumptions {
            coherence: !matches!(self, Self::Any),
            atomicity: !matches!(self, Self::Any | Self::Coherent),
        }
    }

    fn flags(&self) -> &[String] {
        &[]
    }

    fn judge<'a>(&'a self, structure: &'a EventStructure) -> Box<dyn Judge + 'a> {
        Box::new(NativeJudge(*self, structure))
    }

    fn explain(&self, _: &EventStructure, _: &Witness) -> Vec<FailedCheck> {
        Vec::new()
    }

    fn show(&self, _: &EventStructure, _: &Witness) -> Vec<(String, Relation)> {
        Vec::new()
    }
}

impl Judge for NativeJudge<'_> {
    fn viable(&mut self, partial: &Witness) -> bool {
        !self.0.broken(self.1, partial)
    }

    fn judge(&mut self, complete: &Witness) -> Judgement {
        Judgement { executions: u64::from(!self.0.broken(self.1, complete)), flags: 0 }
    }
}
