//! `interlocked advise`: which orderings real code needs. The work is done where the code is built and
//! its tests run, by `cargo interlocked advise`; this finds it and passes the arguments on.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::args::Advise;
use crate::console::Console;
use crate::exit::Exit;

/// The subcommand of cargo.
const NAME: &str = "cargo-interlocked";

/// Runs the tests of the crate in this folder and prints their advice.
pub(crate) fn run(options: &Advise, console: &mut Console) -> Exit {
    // What was installed with this command goes before what cargo finds.
    let cargo = || std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(beside_this().map_or_else(cargo, OsString::from));
    command.arg("interlocked");
    match command.arg("advise").args(&options.arguments).status() {
        Ok(status) => match status.code() {
            Some(0) => Exit::Success,
            Some(2) => Exit::BadInput,
            _ => Exit::Differs,
        },
        Err(error) => {
            console.error(&format!("cannot run cargo: {error}"));
            console.remark("help: cargo install cargo-interlocked");
            Exit::BadInput
        }
    }
}

/// The subcommand, if it lies in the same folder as this program.
fn beside_this() -> Option<PathBuf> {
    let name = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
    let program = std::env::current_exe().ok()?.with_file_name(name);
    program.is_file().then_some(program)
}
