//! Published crates as cargo fetches them: the sources of each in a folder, below the target folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cargo::cargo;

/// The beginning of the manifest of a package that requires them all.
const REQUIRING: &str = r#"[package]
name = "published"
edition = "2024"

[workspace]

[dependencies]
"#;

/// Gets the sources of crates, given by name and version, below a folder, and says whether they
/// could be had.
pub(crate) fn fetch(folder: &Path, crates: &[(&str, &str)]) -> io::Result<bool> {
    let require = |(name, version): &(&str, &str)| format!("{name} = \"={version}\"\n");
    let requirements: String = crates.iter().map(require).collect();
    let manifest = format!("{REQUIRING}{requirements}");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let vendor = |more: &[&str]| {
        let mut command = cargo(["vendor", "--quiet", "--versioned-dirs", "vendor"]);
        // The printed configuration is for those who build from the folder.
        let output = command.args(more).current_dir(folder).output();
        output.is_ok_and(|output| output.status.success())
    };
    Ok(vendor(&[]) || vendor(&["--offline"]))
}

/// Where the sources of a crate lie once they are fetched.
pub(crate) fn sources(folder: &Path, name: &str, version: &str) -> PathBuf {
    folder.join("vendor").join(format!("{name}-{version}"))
}
