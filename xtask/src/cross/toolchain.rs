//! The oldest Rust that the library supports, from rustup or from Debian.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use std::process::Command;

use super::debian;
use crate::cargo::target_folder;
use crate::setup::{output, rustup};

/// The oldest Rust that the library supports.
pub(crate) const OLDEST: &str = "1.85.1";

/// A compiler that cargo is told to use.
pub(crate) struct Toolchain {
    rustc: PathBuf,
    rustdoc: PathBuf,
}

impl Toolchain {
    /// The oldest supported Rust with the standard library of `targets`: from rustup, and where that
    /// cannot get it, from Debian.
    pub(crate) fn oldest(targets: &[&str]) -> Result<Self, String> {
        let rustc = from_rustup(targets).or_else(debian::rustc).ok_or_else(|| {
            format!("no Rust {OLDEST} with all targets (rustup toolchain install {OLDEST})")
        })?;
        let rustdoc = rustc.with_file_name(format!("rustdoc{EXE_SUFFIX}"));
        Ok(Self { rustc, rustdoc })
    }

    /// Makes cargo use this compiler, and build apart from others.
    pub(crate) fn apply<'a>(&self, cargo: &'a mut Command) -> &'a mut Command {
        let folder = target_folder().join("oldest");
        cargo
            .env("RUSTC", &self.rustc)
            .env("RUSTDOC", &self.rustdoc)
            .env("CARGO_TARGET_DIR", folder)
    }
}

/// Rustup's compiler.
fn from_rustup(targets: &[&str]) -> Option<PathBuf> {
    let complete = || {
        let which = ["which", "--toolchain", OLDEST, "rustc"];
        let rustc = PathBuf::from(output(Command::new("rustup").args(which))?.trim());
        let libraries = rustc.parent()?.parent()?.join("lib/rustlib");
        targets.iter().all(|target| libraries.join(target).is_dir()).then_some(rustc)
    };
    let install = || {
        let mut arguments = vec!["toolchain", "install", OLDEST, "--profile", "minimal"];
        arguments.extend(targets.iter().flat_map(|target| ["--target", target]));
        rustup(&arguments)
    };
    complete().or_else(|| install().then(complete)?)
}
