//! What `cfg` does not say.
//!
//! `interlocked_armv7`: whether a 32-bit Arm is an ARMv7-A or -R, or a newer one. Stable Rust keeps the
//! features of 32-bit Arm to itself, but the names of its targets tell. The M profile is not meant: it
//! has no `ldrexd`, and barriers of its own. A target of a name that is not known here uses what the
//! compiler has for `core::sync::atomic`.
//!
//! `interlocked_jumps`: whether a block of assembly may jump to Rust code, which it may since Rust 1.87
//! (`label` operands). A compiler that does not tell its version has none.
//!
//! Sources: The rustc book, "Platform Support"; the release notes of Rust 1.87.

/// How the names of the targets begin. Big-endian ones begin with `armeb`.
const NAMES: [&str; 4] = ["armv7", "armv8r", "thumbv7a", "thumbv7neon"];

/// The first Rust with `label` operands, as the second number of its version.
const JUMPS: u32 = 87;

/// The second number of the compiler's version: `rustc 1.87.0 (17067e9ac 2025-05-09)`.
fn version() -> Option<u32> {
    let rustc = std::env::var_os("RUSTC")?;
    let output = std::process::Command::new(rustc).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.strip_prefix("rustc 1.")?.split('.').next()?.parse().ok()
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = std::env::var("TARGET").unwrap_or_default();
    if NAMES.iter().any(|name| target.starts_with(name)) {
        println!("cargo:rustc-cfg=interlocked_armv7");
    }
    if version().is_some_and(|version| version >= JUMPS) {
        println!("cargo:rustc-cfg=interlocked_jumps");
    }
}
