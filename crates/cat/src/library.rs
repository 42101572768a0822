//! The files that are part of the program: the standard library, the usual inclusions, the models.

use interlocked_exec::Architecture;

/// cat's standard library, included before every model.
pub(crate) const STDLIB: &str = include_str!("../library/stdlib.cat");

/// Files that a model may include without having them in its folders.
const INCLUDES: [(&str, &str); 8] = [
    ("stdlib.cat", STDLIB),
    ("cos.cat", include_str!("../library/cos.cat")),
    ("cos-opt.cat", include_str!("../library/cos.cat")),
    ("cos-ok-opt.cat", include_str!("../library/cos.cat")),
    ("cos-no-opt.cat", include_str!("../library/cos.cat")),
    ("cross.cat", include_str!("../library/cross.cat")),
    ("x86fences.cat", include_str!("../library/x86fences.cat")),
    ("aarch64deps.cat", include_str!("../library/aarch64deps.cat")),
];

/// The text of a file that is part of the program.
pub(crate) fn include(name: &str) -> Option<&'static str> {
    INCLUDES.iter().find(|(file, _)| *file == name).map(|(_, text)| *text)
}

/// The names that the program's own file of that name defines, whatever a model's file of the same
/// name says of them.
///
/// Arm's `aarch64deps.cat` defines dependencies from register events and from the causality inside
/// an instruction. Event structures have neither; the dependencies are there from the start, found
/// by the same rules (Arm ARM B2.3). So a model's own `aarch64deps.cat` is read without its
/// definitions of these names, and then the program's.
pub(crate) fn owned_names(file: &str) -> &'static [&'static str] {
    if file != "aarch64deps.cat" {
        return &[];
    }
    &[
        "addr",
        "data",
        "ctrl",
        "basic-dep",
        "pick-basic-dep",
        "pick-addr-dep",
        "pick-data-dep",
        "pick-ctrl-dep",
        "pick-dep",
    ]
}

/// A model that is part of the program.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// What it is, in one line.
    pub description: &'static str,
    /// Its text.
    pub text: &'static str,
    architectures: &'static [Architecture],
}

impl Embedded {
    /// Whether the model says something about programs of this architecture.
    #[must_use]
    pub fn applies_to(&self, architecture: Architecture) -> bool {
        self.architectures.contains(&architecture)
    }
}

const ALL: &[Architecture] = &[
    Architecture::X86_64,
    Architecture::X86,
    Architecture::AArch64,
    Architecture::C,
    Architecture::Rust,
];

const LANGUAGES: &[Architecture] = &[Architecture::C, Architecture::Rust];

/// The models that are part of the program, in the order in which they are listed.
pub const EMBEDDED: &[Embedded] = &[
    Embedded {
        name: "sc",
        description: "sequential consistency: one order of all accesses (Lamport 1979)",
        text: include_str!("../../../models/sc.cat"),
        architectures: ALL,
    },
    Embedded {
        name: "x86-tso",
        description: "x86: total store order with store buffers and locked instructions",
        text: include_str!("../../../models/x86-tso.cat"),
        architectures: &[Architecture::X86_64, Architecture::X86],
    },
    Embedded {
        name: "aarch64",
        description: "Armv8-A: other-multi-copy atomic, as Arm ARM B2.3 has it",
        text: include_str!("../../../models/aarch64.cat"),
        architectures: &[Architecture::AArch64],
    },
    Embedded {
        name: "rc11",
        description: "C11 repaired: no load buffering (Lahav et al., PLDI 2017)",
        text: include_str!("../../../models/rc11.cat"),
        architectures: LANGUAGES,
    },
    Embedded {
        name: "c20",
        description: "C++20 as the standard says it, and Rust with it: load buffering allowed",
        text: include_str!("../../../models/c20.cat"),
        architectures: LANGUAGES,
    },
];
