//! What `cfg` does not say: whether a 32-bit Arm is an ARMv7-A or -R, or a newer one.
//!
//! Stable Rust keeps the features of 32-bit Arm to itself, but the names of its targets tell. The
//! M profile is not meant: it has no `ldrexd`, and barriers of its own. A target of a name that is
//! not known here uses what the compiler has for `core::sync::atomic`.
//!
//! Source: The rustc book, "Platform Support".

/// How the names of the targets begin. Big-endian ones begin with `armeb`.
const NAMES: [&str; 4] = ["armv7", "armv8r", "thumbv7a", "thumbv7neon"];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = std::env::var("TARGET").unwrap_or_default();
    if NAMES.iter().any(|name| target.starts_with(name)) {
        println!("cargo:rustc-cfg=interlocked_armv7");
    }
}
