//! The target folder: beside the user's own, so that a build for the checker and an ordinary one do not
//! undo each other.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::arguments::Invocation;

/// The folder to build in.
pub(crate) fn folder(cargo: &OsStr, invocation: &Invocation) -> Result<PathBuf, String> {
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version", "1", "--no-deps"]);
    if let Some(manifest) = &invocation.manifest {
        command.args([&OsString::from("--manifest-path"), manifest]);
    }
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("cannot run cargo: {error}"))?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| "cargo says nothing of this package (cargo metadata)".to_owned())?;
    let folder = metadata["target_directory"].as_str().unwrap_or("target");
    let own = if invocation.cfgs.contains(&"loom") { "interlocked-loom" } else { "interlocked" };
    Ok(Path::new(folder).join(own))
}
