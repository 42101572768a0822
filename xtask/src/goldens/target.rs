//! The targets whose code is looked at: one row each.
//!
//! A row is a target of rustc and the features that it is compiled for. Where one row builds on
//! another, only what differs from it is kept.

/// The compiler of all goldens: what `core`'s column shows depends on it.
pub(crate) const RUST: &str = "1.95.0";

/// A target.
pub(crate) struct Target {
    /// The name of its folder.
    pub(crate) name: &'static str,
    /// The target of rustc.
    pub(crate) triple: &'static str,
    /// What `-C target-feature` is given.
    pub(crate) features: &'static str,
    /// What the disassembler is told besides.
    pub(crate) decode: &'static str,
    /// The type that is probed, for values of type `$t`.
    pub(crate) atomic: &'static str,
    /// The target that this one adds features to.
    pub(crate) base: Option<&'static str>,
    /// The widths whose operations are instructions.
    pub(crate) widths: &'static [u32],
    /// What this is, for the first line of each file.
    pub(crate) about: &'static str,
}

const UP_TO_64: &[u32] = &[8, 16, 32, 64];
const UP_TO_128: &[u32] = &[8, 16, 32, 64, 128];

const NATIVE: Target = Target {
    name: "x86-64",
    triple: "x86_64-unknown-linux-gnu",
    features: "",
    decode: "--x86-asm-syntax=intel",
    atomic: "interlocked::Atomic<$t, interlocked::level::Baseline>",
    base: None,
    widths: UP_TO_64,
    about: "every x86-64 CPU",
};

const AARCH64: Target = Target {
    name: "aarch64",
    triple: "aarch64-unknown-linux-gnu",
    features: "-outline-atomics",
    decode: "--mattr=+all",
    atomic: "interlocked::Atomic<$t, interlocked::level::Baseline>",
    base: None,
    widths: UP_TO_128,
    about: "Armv8.0: LL/SC",
};

const RISCV64: Target = Target {
    name: "riscv64",
    triple: "riscv64gc-unknown-linux-gnu",
    features: "",
    decode: "--mattr=+a,+c,+m,+d,+zacas,+zabha",
    atomic: "interlocked::Atomic<$t, interlocked::level::Baseline>",
    base: None,
    widths: UP_TO_64,
    about: "RV64GC",
};

/// Every target.
pub(crate) const ALL: &[Target] = &[
    NATIVE,
    Target {
        name: "x86-64+cmpxchg16b",
        features: "+cmpxchg16b",
        base: Some("x86-64"),
        widths: UP_TO_128,
        about: "x86-64 with CMPXCHG16B",
        ..NATIVE
    },
    Target {
        name: "x86-64+avx",
        features: "+cmpxchg16b,+avx",
        base: Some("x86-64+cmpxchg16b"),
        widths: UP_TO_128,
        about: "x86-64 with CMPXCHG16B and AVX",
        ..NATIVE
    },
    Target {
        name: "i686",
        triple: "i686-unknown-linux-gnu",
        about: "32-bit x86 with SSE2",
        ..NATIVE
    },
    AARCH64,
    Target {
        name: "aarch64+lse",
        features: "+lse",
        base: Some("aarch64"),
        about: "Armv8.1: LSE",
        ..AARCH64
    },
    Target {
        name: "aarch64+lse2",
        features: "+lse,+lse2,+rcpc",
        atomic: "interlocked::Atomic<$t, interlocked::level::Lse2>",
        base: Some("aarch64+lse"),
        about: "Armv8.4: LSE, LSE2, LRCPC",
        ..AARCH64
    },
    Target {
        name: "aarch64+lse128",
        features: "+lse,+lse2,+rcpc,+rcpc2,+rcpc3,+lse128",
        atomic: "interlocked::Atomic<$t, interlocked::level::Lse128>",
        base: Some("aarch64+lse2"),
        about: "Armv9.4: LSE, LSE2, LSE128, LRCPC3",
        ..AARCH64
    },
    Target {
        name: "armv7",
        triple: "armv7-unknown-linux-gnueabihf",
        decode: "",
        about: "Armv7-A",
        ..NATIVE
    },
    RISCV64,
    Target {
        name: "riscv64+zacas",
        features: "+zacas,+zabha",
        atomic: "interlocked::Atomic<$t, interlocked::level::ZabhaZacas>",
        base: Some("riscv64"),
        widths: UP_TO_128,
        about: "RV64GC with Zacas and Zabha",
        ..RISCV64
    },
    Target {
        name: "wasm32",
        triple: "wasm32-wasip1",
        decode: "",
        about: "WebAssembly, one thread",
        ..NATIVE
    },
];

/// The target of that name.
#[cfg(test)]
pub(crate) fn named(name: &str) -> Option<&'static Target> {
    ALL.iter().find(|target| target.name == name)
}
