//! The tests that a sequence is put into: the classic shapes, with the operation in question at one
//! access, others around it, and a fence beside it or none.

/// What an access does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Read,
    Write,
}

/// An access of a shape: its kind and its location.
pub(crate) type Access = (Kind, char);

/// A shape: the accesses of each thread.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) threads: Vec<Vec<Access>>,
}

/// The shapes by the names that the literature has for them (Alglave, Maranget and Tautschnig,
/// TOPLAS 36(2), 2014, table III).
#[rustfmt::skip] // One shape a line.
const SHAPES: &[(&str, &str)] = &[
    ("MP",    "Wx Wy | Ry Rx"),
    ("SB",    "Wx Ry | Wy Rx"),
    ("LB",    "Rx Wy | Ry Wx"),
    ("S",     "Wx Wy | Ry Wx"),
    ("R",     "Wx Wy | Wy Rx"),
    ("2+2W",  "Wx Wy | Wy Wx"),
    ("WRC",   "Wx | Rx Wy | Ry Rx"),
    ("RWC",   "Wx | Rx Ry | Wy Rx"),
    ("ISA2",  "Wx Wy | Ry Wz | Rz Rx"),
    ("IRIW",  "Wx | Rx Ry | Wy | Ry Rx"),
];

/// Every shape.
pub(crate) fn all() -> Vec<Shape> {
    let access = |word: &str| {
        let mut letters = word.chars();
        let kind = if letters.next() == Some('R') { Kind::Read } else { Kind::Write };
        (kind, letters.next().expect("an access has a location"))
    };
    let thread = |text: &str| text.split_whitespace().map(access).collect();
    let shape = |&(name, text): &(&'static str, &str)| Shape {
        name,
        threads: text.split('|').map(thread).collect(),
    };
    SHAPES.iter().map(shape).collect()
}

/// The orderings of the accesses around the one in question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Filler {
    Relaxed,
    /// Relaxed, and `fence(SeqCst)` between the accesses of the other threads.
    Fenced,
    AcquireRelease,
    SeqCst,
}

impl Filler {
    pub(crate) const ALL: [Self; 4] =
        [Self::Relaxed, Self::Fenced, Self::AcquireRelease, Self::SeqCst];

    /// The ordering of such an access.
    pub(crate) const fn order(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Relaxed | Self::Fenced, _) => "relaxed",
            (Self::AcquireRelease, Kind::Read) => "acquire",
            (Self::AcquireRelease, Kind::Write) => "release",
            (Self::SeqCst, _) => "seqcst",
        }
    }
}

/// A shape with a place in it: what is around the operation in question.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) shape: Shape,
    /// The thread and the access that the operation takes the place of.
    pub(crate) place: (usize, usize),
    pub(crate) filler: Filler,
    /// The fence between the accesses of that thread.
    pub(crate) fence: Option<&'static str>,
}

impl Context {
    /// Its location.
    pub(crate) fn location(&self) -> char {
        self.shape.threads[self.place.0][self.place.1].1
    }

    /// What it is, for a person.
    pub(crate) fn name(&self) -> String {
        let (thread, access) = self.place;
        let fence = self.fence.map_or(String::new(), |order| format!(" fence {order}"));
        format!("{} P{thread}.{access} {:?}{fence}", self.shape.name, self.filler)
    }
}

/// Every context in which an access of this kind has a place.
pub(crate) fn contexts(kind: Kind) -> Vec<Context> {
    let mut contexts = Vec::new();
    for shape in all() {
        for (thread, accesses) in shape.threads.iter().enumerate() {
            for access in (0..accesses.len()).filter(|&access| accesses[access].0 == kind) {
                let alone = accesses.len() == 1;
                for filler in Filler::ALL {
                    for fence in [None, Some("acquire"), Some("release"), Some("seqcst")] {
                        if alone && fence.is_some() {
                            continue;
                        }
                        let (shape, place) = (shape.clone(), (thread, access));
                        contexts.push(Context { shape, place, filler, fence });
                    }
                }
            }
        }
    }
    contexts
}
