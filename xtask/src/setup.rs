//! Set-up: what some tests need beyond Rust, installed where that is possible without asking.
//!
//! Nothing here is needed to build or use the tool. A test that lacks its program skips itself and
//! says so.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::say;

/// A program that some tests use.
struct Program {
    /// Any of these on the path will do.
    names: &'static [&'static str],
    /// Debian's package of it.
    package: &'static str,
    /// What is skipped without it.
    serves: &'static str,
}

const PROGRAMS: &[Program] = &[
    Program {
        names: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
        serves: "rendering the HTML page in a real browser",
    },
    Program { names: &["dot"], package: "graphviz", serves: "checking DOT output with Graphviz" },
];

impl Program {
    fn present(&self) -> bool {
        self.names.iter().any(|name| on_path(name))
    }
}

/// Whether a program can be found.
pub(crate) fn on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// Installs what is missing on Debian as root; elsewhere says in one line what will be skipped and
/// how to get it.
pub(crate) fn prepare() {
    let missing: Vec<&Program> = PROGRAMS.iter().filter(|program| !program.present()).collect();
    if !missing.is_empty() && can_install() {
        install(&missing);
    }
    for program in missing.iter().filter(|program| !program.present()) {
        say(&format!("will skip {}: install {}", program.serves, program.package));
    }
}

/// Whether cargo has the subcommand `name`; where rustup is at hand it is fetched.
pub(crate) fn cargo_component(name: &str, component: &str) -> bool {
    let present = || {
        Command::new(env!("CARGO"))
            .args([name, "--version"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    present()
        || (on_path("rustup")
            && Command::new("rustup").args(["component", "add", component]).status().is_ok()
            && present())
}

/// Whether this is Debian (or made from it) and we are root.
fn can_install() -> bool {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    root && Path::new("/etc/debian_version").exists() && on_path("apt-get")
}

fn install(programs: &[&Program]) {
    let apt = |arguments: &[&str]| {
        Command::new("apt-get")
            .args(["-qq", "-y"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let packages: Vec<&str> = programs.iter().map(|program| program.package).collect();
    say(&format!("installing {}", packages.join(", ")));
    let mut arguments = vec!["install", "--no-install-recommends"];
    arguments.extend(&packages);
    // The package lists of a fresh container are empty, those of a machine mostly good enough.
    let _ = apt(&arguments) || (apt(&["update"]) && apt(&arguments));
}
