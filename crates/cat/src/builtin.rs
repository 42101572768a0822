//! The names that a model finds defined: sets, relations, and functions that cat cannot express.
//!
//! Names are those of herd (7.57 and of 2026). Sets of other architectures, and those of features
//! that event structures do not have (translation tables, memory tags, faults, register events),
//! are known and empty, so that one file can serve several architectures.

use interlocked_exec::Tags;

use crate::term::{BaseRelation, BaseSet, Sort, TermId, Terms};

/// A function that cat cannot express.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Primitive {
    /// The set of a relation's first events.
    Domain,
    /// The set of a relation's second events.
    Range,
    /// The set of a set's parts by location.
    ClassesLoc,
    /// The set of the classes of an equivalence.
    Classes,
    /// The set of the total orders of a set that hold a relation.
    Linearisations,
    /// The set of the events with a tag.
    TagToEvents,
    /// Of no effect on event structures without scopes and translation tables: empty on what is
    /// empty, and refused on anything else.
    Unsupported(&'static str),
}

impl Primitive {
    /// How many arguments it takes.
    pub(crate) const fn arity(self) -> usize {
        match self {
            Self::Linearisations => 2,
            _ => 1,
        }
    }
}

/// What a predefined name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Builtin {
    Term(TermId),
    Primitive(Primitive),
}

/// What `name` stands for where the model does not define it.
pub(crate) fn lookup(name: &str, terms: &mut Terms) -> Option<Builtin> {
    if let Some(primitive) = primitive(name) {
        return Some(Builtin::Primitive(primitive));
    }
    set(name, terms).or_else(|| relation(name, terms)).map(Builtin::Term)
}

fn primitive(name: &str) -> Option<Primitive> {
    Some(match name {
        "domain" => Primitive::Domain,
        "range" => Primitive::Range,
        "classes-loc" => Primitive::ClassesLoc,
        "classes" => Primitive::Classes,
        "linearisations" => Primitive::Linearisations,
        "tag2events" => Primitive::TagToEvents,
        "same-oa" => Primitive::Unsupported("same-oa"),
        "oa-changes" => Primitive::Unsupported("oa-changes"),
        "at-least-one-writable" => Primitive::Unsupported("at-least-one-writable"),
        "different-values" => Primitive::Unsupported("different-values"),
        "tag2scope" => Primitive::Unsupported("tag2scope"),
        "tag2level" => Primitive::Unsupported("tag2level"),
        "tag2fenced" => Primitive::Unsupported("tag2fenced"),
        "fromto" => Primitive::Unsupported("fromto"),
        "lift" => Primitive::Unsupported("lift"),
        "delift" => Primitive::Unsupported("delift"),
        "deliftinter" => Primitive::Unsupported("deliftinter"),
        "bisimulation" => Primitive::Unsupported("bisimulation"),
        _ => return None,
    })
}

fn set(name: &str, terms: &mut Terms) -> Option<TermId> {
    let base = match name {
        "M" => BaseSet::Memory,
        "R" => BaseSet::Read,
        "W" => BaseSet::Write,
        "F" => BaseSet::Fence,
        "IW" | "I" => BaseSet::Initial,
        // Every event is explicit: there are none of translation-table walks.
        "Exp" | "EXEC" => return Some(terms.full(Sort::Set)),
        "FW" => return Some(final_writes(terms)),
        // Atomic instructions; in C, read-modify-writes.
        "X" => {
            let tagged = |tag: Tags| Tags::ALL.iter().position(|(_, known)| *known == tag);
            let sets = [Tags::X, Tags::RMW].map(|tag| tagged(tag).map(BaseSet::Tag));
            let sets: Vec<TermId> = sets.into_iter().flatten().map(|set| terms.set(set)).collect();
            let id = terms.union(&sets);
            terms.name(id, "X", None);
            return Some(id);
        }
        _ => {
            if let Some(index) = Tags::ALL.iter().position(|(text, _)| *text == name) {
                return Some(terms.set(BaseSet::Tag(index)));
            }
            let known = EMPTY_SETS.iter().any(|group| group.split(' ').any(|n| n == name));
            return known.then(|| terms.empty(Sort::Set));
        }
    };
    Some(terms.set(base))
}

/// The writes that no write is coherence-after.
fn final_writes(terms: &mut Terms) -> TermId {
    let writes = terms.set(BaseSet::Write);
    let co = terms.relation(BaseRelation::Co);
    let overwritten = terms.domain(co);
    terms.diff(writes, overwritten)
}

/// Sets that are known and empty, by where they come from.
const EMPTY_SETS: &[&str] = &[
    // Register and branching events, speculation.
    "NExp B BCC PRED SPEC SPURIOUS Rreg Wreg ADDR DATA NDATA PoD T Tag TagCheck UB B.cond",
    // AArch64: faults, translation tables, cache maintenance, instruction fetch.
    "FAULT MMU D-MMU I-MMU TLBI TLBIIS TLBInXS TLBI-after IC-after DC-after IC.IALLU IC.IALLUIS \
     IC.IVAU DC.CVAU DC.CVAC DC.CIVAC EXC-ENTRY EXC-RET SVC Instr Restricted-CMODX Translation \
     AccessFlag Permission AF DB PTE PTEV PTEINV PTEAF0 PTEMemAttr PTEXS GCS HU HLVL LS64 EIS EOS \
     PTEDevice PTEDevice-GRE PTEDevice-nGRE PTEDevice-nGnRE PTEDevice-nGnRnE PTENormal \
     PTETaggedNormal PTEISH PTEOSH PTENSH PTEiWB PTEiWT PTEiNC PTEoWB PTEoWT PTEoNC PTEtoPA \
     I-PTE D-PTE PA VA LIMIT FaultR FaultW AArch64.B AL TLBIS ICALL IMPLICIT",
    // Arm (32 bits).
    "DMB DSB",
    // x86.
    "ClFlushOpt Opt",
    // Power.
    "SYNC LWSYNC ISYNC EIEIO",
    // RISC-V.
    "Acq Rel AcqRel Sc Fence.r.r Fence.r.w Fence.r.rw Fence.w.r Fence.w.w Fence.w.rw Fence.rw.r \
     Fence.rw.w Fence.rw.rw Fence.tso Fence.i",
    // C and the Linux kernel: locks, RCU, fences.
    "LK UL LS LKR LKW LF RL RU Once Acquire Release Noreturn Mb Rmb Wmb Barrier Rcu-lock \
     Rcu-unlock Sync-rcu Srcu-lock Srcu-unlock Sync-srcu Before-atomic After-atomic \
     After-spinlock After-unlock-lock After-srcu-read-unlock MB STRONG",
];

fn relation(name: &str, terms: &mut Terms) -> Option<TermId> {
    use BaseRelation as B;
    let base = match name {
        "id" => B::Id,
        "po" => B::Po,
        "addr" => B::Addr,
        "data" => B::Data,
        "ctrl" => B::Ctrl,
        "pick-addr-dep" => B::PickAddr,
        "pick-data-dep" => B::PickData,
        "pick-ctrl-dep" => B::PickCtrl,
        "rmw" => B::Rmw,
        "amo" => B::Amo,
        "loc" => B::Loc,
        "int" => B::Int,
        "ext" => B::Ext,
        "same-instance" | "same-instr" | "si" => B::SameInstance,
        "rf" => B::Rf,
        "co" => B::Co,
        "fr" => B::Fr,
        _ => return derived(name, terms),
    };
    Some(terms.relation(base))
}

/// Relations that are made of others.
fn derived(name: &str, terms: &mut Terms) -> Option<TermId> {
    use BaseRelation as B;
    let (base, frame) = match name {
        "rfe" => (B::Rf, B::Ext),
        "rfi" => (B::Rf, B::Int),
        "coe" => (B::Co, B::Ext),
        "coi" => (B::Co, B::Int),
        "fre" => (B::Fr, B::Ext),
        "fri" => (B::Fr, B::Int),
        "po-loc" => (B::Po, B::Loc),
        "lxsx" => {
            let (rmw, amo) = (terms.relation(B::Rmw), terms.relation(B::Amo));
            return Some(terms.diff(rmw, amo));
        }
        "depend" => {
            let parts = [B::Addr, B::Data, B::Ctrl].map(|base| terms.relation(base));
            return Some(terms.union(&parts));
        }
        // A read-modify-write's read gives its write the value.
        "iico_data" => return Some(terms.relation(B::Amo)),
        // One access of memory is one event.
        "sm" | "same-static" => return Some(terms.relation(B::Id)),
        // What must be in every coherence order: the initial write comes first.
        "pco" => return Some(initial_first(terms)),
        "rf-reg"
        | "iico_ctrl"
        | "iico_order"
        | "same-low-order-bits"
        | "same-tag-loc"
        | "inv-domain"
        | "partial_po"
        | "control"
        | "success"
        | "instr"
        | "tst"
        | "aligned"
        | "toPA"
        | "rcu"
        | "fault" => {
            return Some(terms.empty(Sort::Relation));
        }
        _ => return None,
    };
    let (base, frame) = (terms.relation(base), terms.relation(frame));
    let id = terms.inter(&[base, frame]);
    terms.name(id, name, None);
    Some(id)
}

fn initial_first(terms: &mut Terms) -> TermId {
    let writes = terms.set(BaseSet::Write);
    let initial = terms.set(BaseSet::Initial);
    let others = terms.diff(writes, initial);
    let pairs = terms.cartesian(initial, others);
    let loc = terms.relation(BaseRelation::Loc);
    terms.inter(&[loc, pairs])
}

/// The name of the set of a tag: the tag's with a capital letter.
pub(crate) fn capitalized(tag: &str) -> String {
    let mut letters = tag.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// A known name that `name` may be a misspelling of.
pub(crate) fn similar<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let builtin = ["po", "addr", "data", "ctrl", "rmw", "amo", "loc", "int", "ext", "rf", "co"]
        .into_iter()
        .chain(["fr", "rfe", "rfi", "coe", "coi", "fre", "fri", "po-loc", "lxsx", "domain"])
        .chain(["range", "partition", "linearisations"])
        .chain(Tags::ALL.iter().map(|&(text, _)| text));
    let limit = if name.len() <= 3 { 1 } else { 2 };
    known
        .chain(builtin)
        .map(|candidate| (distance(name, candidate), !same_case(name, candidate), candidate))
        .filter(|&(distance, _, candidate)| distance <= limit && distance < candidate.len())
        .min()
        .map(|(_, _, candidate)| candidate.to_owned())
}

/// Whether both begin with a capital letter, or neither.
fn same_case(a: &str, b: &str) -> bool {
    let capital = |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase());
    capital(a) == capital(b)
}

/// The number of letters to change, add or drop, without regard to case.
fn distance(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > 2 || a.len() > 40 {
        return usize::MAX;
    }
    let b: Vec<u8> = b.bytes().map(|c| c.to_ascii_lowercase()).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().map(|c| c.to_ascii_lowercase()).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
