//! Programs of a newer Debian in a private folder, beside the system and without changing it.
//!
//! apt is given lists, a cache and an empty database of its own; packages are unpacked, not
//! installed. That works on any system that has apt, dpkg and Debian's keys, for any user. Packages
//! stay where they were downloaded to, and a marker file says that they are unpacked, so that a
//! second call does nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::toolchain::OLDEST;
use crate::cargo::target_folder;
use crate::say;
use crate::setup::{self, Program, on_path, output};

/// What Debian signs its releases with.
const KEYS: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

const FOR_ANY: &[Program] =
    &[Program { names: &[KEYS], packages: &["debian-archive-keyring"], serves: "newer Debian" }];
const FOR_RUST: &[Program] =
    &[Program { names: &["patchelf"], packages: &["patchelf"], serves: "Debian's Rust" }];

/// The folder of QEMU's user-mode emulators, which are static programs.
///
/// From backports, because the emulation of LSE2, LSE128, Zacas and Zabha is young; the release
/// itself lacks LSE128 alone.
pub(super) fn qemu() -> Option<PathBuf> {
    ["trixie-backports", "trixie"].into_iter().find_map(|suite| {
        let root = Root::new("qemu", suite, &["amd64"])?;
        root.unpack(|_| Some(vec!["qemu-user".to_owned()]))?;
        Some(root.folder.join("root/usr/bin"))
    })
}

/// Debian's rustc with the standard library of every target of the runs.
pub(super) fn rustc() -> Option<PathBuf> {
    let root = Root::new("rust", "trixie", &["amd64", "arm64", "armhf", "i386", "riscv64"])?;
    root.unpack(rust_packages)?;
    let usr = root.folder.join("root/usr");
    root.once("patched", || patch(&usr))?;
    Some(usr.join("bin/rustc"))
}

/// The compiler, what it loads, and the libraries for each architecture, all of one version.
fn rust_packages(root: &Root) -> Option<Vec<String>> {
    let shown = root.apt("apt-cache", &["show", "rustc"])?;
    let version = shown.lines().find_map(|line| line.strip_prefix("Version: "))?;
    let minor = OLDEST.rsplit_once('.').map_or(OLDEST, |(minor, _)| minor);
    if !version.starts_with(OLDEST) {
        return None;
    }
    let library = format!("libstd-rust-{minor}:amd64");
    let depends = root.apt("apt-cache", &["depends", "--recurse", "--important", &library])?;
    let needed = depends.lines().filter(|line| {
        line.starts_with("lib") && !line.contains(':') && !line.starts_with("libstd-rust")
    });
    let mut of_rust: Vec<String> =
        ["rustc", &format!("libstd-rust-{minor}"), "libstd-rust-dev-wasm32"]
            .map(str::to_owned)
            .into();
    of_rust.extend(root.architectures.iter().map(|name| format!("libstd-rust-dev:{name}")));
    let mut packages: Vec<String> = needed.map(str::to_owned).collect();
    packages.extend(of_rust.iter().map(|package| format!("{package}={version}")));
    packages.sort();
    packages.dedup();
    Some(packages)
}

/// Makes rustc use the C library that came with it.
///
/// LLVM's own search path would take precedence over rustc's; and only the older form of a search
/// path, `DT_RPATH`, is passed on to libraries of libraries (ld.so(8)).
fn patch(usr: &Path) -> Option<()> {
    setup::prepare(FOR_RUST);
    let libraries = usr.join("lib/x86_64-linux-gnu");
    let patchelf = |arguments: &[&Path]| output(Command::new("patchelf").args(arguments)).map(drop);
    for entry in fs::read_dir(&libraries).ok()?.flatten() {
        if entry.file_name().to_string_lossy().starts_with("libLLVM") {
            patchelf(&[Path::new("--remove-rpath"), &entry.path()])?;
        }
    }
    for program in ["rustc", "rustdoc"] {
        let loader = libraries.join("ld-linux-x86-64.so.2");
        let program = usr.join("bin").join(program);
        patchelf(&[Path::new("--set-interpreter"), &loader, &program])?;
        patchelf(&[Path::new("--force-rpath"), Path::new("--set-rpath"), &libraries, &program])?;
    }
    Some(())
}

/// A private folder, for packages of one suite.
struct Root {
    folder: PathBuf,
    suite: &'static str,
    architectures: &'static [&'static str],
}

impl Root {
    fn new(
        name: &str,
        suite: &'static str,
        architectures: &'static [&'static str],
    ) -> Option<Self> {
        let tools = ["apt-get", "dpkg-deb"].iter().all(|name| on_path(name));
        let folder = target_folder().join("cross").join(name);
        tools.then_some(Self { folder, suite, architectures })
    }

    /// Downloads and unpacks packages, if that has not been done.
    fn unpack(&self, packages: fn(&Self) -> Option<Vec<String>>) -> Option<()> {
        self.once("unpacked", || {
            say(&format!("unpacking Debian {} into {}", self.suite, self.folder.display()));
            setup::prepare(FOR_ANY);
            self.update()?;
            let downloads = self.folder.join("packages");
            fs::create_dir_all(&downloads).ok()?;
            let mut download = self.command("apt-get");
            download.args(["-qq", "download"]).args(packages(self)?).current_dir(&downloads);
            output(&mut download)?;
            for entry in fs::read_dir(&downloads).ok()?.flatten() {
                let root = self.folder.join("root");
                output(Command::new("dpkg-deb").arg("--extract").args([entry.path(), root]))?;
            }
            Some(())
        })
    }

    /// Does something unless its marker says that it is done.
    fn once(&self, marker: &str, action: impl FnOnce() -> Option<()>) -> Option<()> {
        let marker = self.folder.join(marker);
        if !marker.exists() {
            action()?;
            fs::write(marker, "").ok()?;
        }
        Some(())
    }

    /// Writes apt's configuration and gets the lists of packages.
    fn update(&self) -> Option<()> {
        let apt = self.folder.join("apt");
        for folder in ["lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(apt.join(folder)).ok()?;
        }
        let source = format!("deb [signed-by={KEYS}] {} {} main\n", mirror(), self.suite);
        let at = |path: &str| apt.join(path).display().to_string();
        let architectures = self.architectures.join("\"; \"");
        let configuration = format!(
            "Dir::State::Lists \"{}\";\nDir::State::status \"{}\";\nDir::Cache \"{}\";\n\
             Dir::Etc::SourceList \"{}\";\nDir::Etc::SourceParts \"/dev/null\";\n\
             Acquire::Languages \"none\";\nAcquire::IndexTargets::deb::DEP-11::DefaultEnabled \
             \"false\";\nAPT::Architecture \"amd64\";\nAPT::Architectures {{ \"{architectures}\"; \
             }};\n",
            at("lists"),
            at("status"),
            at("cache"),
            at("sources.list"),
        );
        fs::write(apt.join("status"), "").ok()?;
        fs::write(apt.join("sources.list"), source).ok()?;
        fs::write(apt.join("apt.conf"), configuration).ok()?;
        self.apt("apt-get", &["-qq", "update"]).map(drop)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("APT_CONFIG", self.folder.join("apt/apt.conf"));
        command
    }

    fn apt(&self, program: &str, arguments: &[&str]) -> Option<String> {
        output(self.command(program).args(arguments))
    }
}

/// The Debian mirror that this system uses, or the one for everybody.
fn mirror() -> String {
    let arguments = ["indextargets", "--format", "$(REPO_URI)", "Origin: Debian", "Label: Debian"];
    output(Command::new("apt-get").args(arguments))
        .and_then(|mirrors| mirrors.lines().next().map(str::to_owned))
        .unwrap_or_else(|| "http://deb.debian.org/debian".to_owned())
}
