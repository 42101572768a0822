//! Set-up: what some tests need beyond Rust, installed where that is possible without asking.
//!
//! Nothing here is needed to build or use the tool. A test that lacks its program skips itself and
//! says so.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::say;

/// A program that some tests use.
pub(crate) struct Program {
    /// Any of these on the path, or where it says, will do.
    pub(crate) names: &'static [&'static str],
    /// Debian's packages of it.
    pub(crate) packages: &'static [&'static str],
    /// What is skipped without it.
    pub(crate) serves: &'static str,
}

/// What the tests of the whole workspace use.
pub(crate) const OF_THE_WORKSPACE: &[Program] = &[
    Program {
        names: &["chromium", "chromium-browser", "google-chrome"],
        packages: &["chromium"],
        serves: "rendering the HTML page in a real browser",
    },
    Program { names: &["dot"], packages: &["graphviz"], serves: "checking DOT with Graphviz" },
];

impl Program {
    fn present(&self) -> bool {
        self.names.iter().any(|name| on_path(name))
    }
}

/// Whether a program can be found on the path, or a file at its absolute path.
pub(crate) fn on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).any(|folder| folder.join(&file).is_file())
}

/// Installs what is missing where Debian's package manager may be used; elsewhere says in one line
/// what will be skipped and how to get it.
pub(crate) fn prepare(programs: &[Program]) {
    let missing: Vec<&Program> = programs.iter().filter(|program| !program.present()).collect();
    if !missing.is_empty() {
        install(&missing);
    }
    for program in missing.iter().filter(|program| !program.present()) {
        say(&format!("will skip {}: install {}", program.serves, program.packages.join(" ")));
    }
}

/// Whether cargo has the subcommand `name`; where rustup is at hand it is fetched.
pub(crate) fn cargo_component(name: &str, component: &str) -> bool {
    let present = || output(Command::new(env!("CARGO")).args([name, "--version"])).is_some();
    present() || (rustup(&["component", "add", component]) && present())
}

/// Whether the nightly toolchain has a component; where rustup is at hand it is fetched.
pub(crate) fn nightly_component(name: &str) -> bool {
    rustup(&["component", "add", "--toolchain", "nightly", name])
        || rustup(&["toolchain", "install", "nightly", "--profile", "minimal", "--component", name])
}

/// Whether rustup is at hand and does what it is told.
pub(crate) fn rustup(arguments: &[&str]) -> bool {
    output(Command::new("rustup").args(arguments)).is_some()
}

/// What a program that succeeds prints.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// How packages are installed here without asking: as root, and on a machine that builds for
/// others (`CI`) with sudo.
fn apt_get() -> Option<Command> {
    if !Path::new("/etc/debian_version").exists() || !on_path("apt-get") {
        return None;
    }
    if output(Command::new("id").arg("-u"))?.trim() == "0" {
        return Some(Command::new("apt-get"));
    }
    std::env::var_os("CI")?;
    let mut command = Command::new("sudo");
    command.args(["--non-interactive", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
    Some(command)
}

fn install(programs: &[&Program]) {
    let apt = |arguments: &[&str]| {
        let Some(mut command) = apt_get() else { return false };
        command.args(["-qq", "-y"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        output(&mut command).is_some()
    };
    if apt_get().is_none() {
        return;
    }
    let packages: Vec<&str> =
        programs.iter().flat_map(|program| program.packages).copied().collect();
    say(&format!("installing {}", packages.join(", ")));
    let mut arguments = vec!["install", "--no-install-recommends"];
    arguments.extend(&packages);
    // The package lists of a fresh container are empty, those of a machine mostly good enough.
    let _ = apt(&arguments) || (apt(&["update"]) && apt(&arguments));
}
