//! The library's tests on CPUs that this machine does not have, or not in every form.
//!
//! QEMU's user mode runs one program of another architecture. On an x86-64 machine it shows what
//! the instructions compute, and not what the architecture's memory model allows: nearly all that
//! it reorders is what the machine under it reorders, and LL/SC is a compare-exchange there. It even
//! gives `stlr` and `ldar` too little order, since x86-64's store buffer lies under both, so that no
//! test may ask for sequential consistency of these under it.
//!
//! The compiler is the oldest that the library supports.

mod debian;
pub(crate) mod toolchain;

use std::path::Path;
use std::process::Command;

use crate::cargo::{cargo, count};
use crate::library::{quick, tests};
use crate::setup::{self, Program, on_path, output};
use crate::stage::skip;
use crate::tally::Tally;
use crate::{root, say};
use toolchain::Toolchain;

/// A target of rustc, and its name as GNU's tools and their folders have it.
struct Target {
    triple: &'static str,
    gnu: &'static str,
}

const AARCH64: Target = Target { triple: "aarch64-unknown-linux-gnu", gnu: "aarch64-linux-gnu" };
const ARMV7: Target =
    Target { triple: "armv7-unknown-linux-gnueabihf", gnu: "arm-linux-gnueabihf" };
const I686: Target = Target { triple: "i686-unknown-linux-gnu", gnu: "i686-linux-gnu" };
const RISCV64: Target = Target { triple: "riscv64gc-unknown-linux-gnu", gnu: "riscv64-linux-gnu" };
const WASM: Target = Target { triple: "wasm32-wasip1", gnu: "" };

/// What runs a program of another architecture.
enum Machine {
    /// QEMU's emulator of an architecture, and the CPU that it plays.
    Qemu(&'static str, &'static str),
    /// The CPU of this machine, with the loader and libraries of the target.
    This,
    /// The JavaScript engine that has WASI.
    Node,
}
use Machine::{Node, Qemu, This};

/// The tests for one target on one machine.
struct Run {
    target: &'static Target,
    machine: Machine,
    /// Flags for rustc.
    flags: &'static [&'static str],
    about: &'static str,
}

#[rustfmt::skip] // One run a line.
const RUNS: &[Run] = &[
    Run { target: &AARCH64, machine: Qemu("aarch64", "cortex-a53"), flags: &[], about: "LL/SC alone" },
    Run { target: &AARCH64, machine: Qemu("aarch64", "max"), flags: &[], about: "LSE, LSE2, LSE128 and LRCPC, found at run time" },
    Run { target: &AARCH64, machine: Qemu("aarch64", "max"), flags: &["-Ctarget-feature=+lse"], about: "LSE, known at compile time" },
    Run { target: &ARMV7, machine: Qemu("arm", "cortex-a7"), flags: &[], about: "LDREX and STREX, 64 bits by pairs" },
    Run { target: &I686, machine: Qemu("i386", "coreduo"), flags: &[], about: "64 bits with SSE2 and no more" },
    Run { target: &I686, machine: This, flags: &[], about: "64 bits on a real CPU" },
    Run { target: &RISCV64, machine: Qemu("riscv64", "rv64"), flags: &[], about: "LR/SC and AMO of 32 and 64 bits" },
    Run { target: &RISCV64, machine: Qemu("riscv64", "max"), flags: &[], about: "Zacas and Zabha, found at run time" },
    Run { target: &WASM, machine: Node, flags: &[], about: "the portable back end without threads" },
];

#[rustfmt::skip] // One program a line.
const PROGRAMS: &[Program] = &[
    Program { names: &["aarch64-linux-gnu-gcc"], packages: &["gcc-aarch64-linux-gnu", "libc6-dev-arm64-cross"], serves: "AArch64" },
    Program { names: &["arm-linux-gnueabihf-gcc"], packages: &["gcc-arm-linux-gnueabihf", "libc6-dev-armhf-cross"], serves: "Armv7" },
    Program { names: &["i686-linux-gnu-gcc"], packages: &["gcc-i686-linux-gnu", "libc6-dev-i386-cross"], serves: "32-bit x86" },
    Program { names: &["riscv64-linux-gnu-gcc"], packages: &["gcc-riscv64-linux-gnu", "libc6-dev-riscv64-cross"], serves: "RISC-V" },
    Program { names: &["node"], packages: &["nodejs"], serves: "WASI" },
];

/// Every run of the table.
pub(crate) fn test() -> Tally {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return skip("other CPUs are emulated on x86-64 Linux");
    }
    setup::prepare(PROGRAMS);
    let mut triples: Vec<&str> = RUNS.iter().map(|run| run.target.triple).collect();
    triples.dedup();
    let rust = match Toolchain::oldest(&triples) {
        Ok(rust) => rust,
        Err(reason) => return skip(&reason),
    };
    let emulators = debian::qemu();
    let run = |run: &Run| {
        say(&format!("─ {} on {}: {}", run.target.triple, run.machine.name(), run.about));
        match run.configuration(emulators.as_deref()) {
            Ok(configuration) => count(rust.apply(&mut run.command(&configuration))),
            Err(reason) => skip(&reason),
        }
    };
    RUNS.iter().map(run).sum()
}

impl Machine {
    fn name(&self) -> &'static str {
        match self {
            Qemu(_, cpu) => cpu,
            This => "this CPU",
            Node => "Node",
        }
    }

    /// The words before a test program's own.
    fn runner(&self, target: &Target, emulators: Option<&Path>) -> Result<Vec<String>, String> {
        let libraries = format!("/usr/{}", target.gnu);
        match self {
            Qemu(architecture, cpu) => {
                let emulators = emulators.ok_or("no QEMU (Debian's qemu-user, by apt-get)")?;
                let emulator = emulators.join(format!("qemu-{architecture}"));
                let emulator = emulator.display().to_string();
                Ok([&emulator, "-L", &libraries, "-cpu", cpu].map(str::to_owned).into())
            }
            This => {
                let libraries = format!("{libraries}/lib");
                let loader = format!("{libraries}/ld-linux.so.2");
                let runs = output(Command::new(&loader).arg("--version")).is_some();
                runs.then(|| vec![loader, "--library-path".to_owned(), libraries])
                    .ok_or_else(|| "this system does not run 32-bit programs".to_owned())
            }
            Node if on_path("node") => {
                let script = root().join("xtask/src/cross/wasi.mjs").display().to_string();
                Ok(vec!["node".to_owned(), "--no-warnings".to_owned(), script])
            }
            Node => Err("no Node (apt-get install nodejs)".to_owned()),
        }
    }
}

impl Target {
    fn linker(&self) -> Result<String, String> {
        if self.gnu.is_empty() {
            return rust_lld()
                .ok_or_else(|| "cargo came without rust-lld (rustup has it)".to_owned());
        }
        let gcc = format!("{}-gcc", self.gnu);
        if on_path(&gcc) {
            Ok(gcc)
        } else {
            Err(format!("no {gcc} (apt-get install gcc-{})", self.gnu))
        }
    }
}

/// The linker for WebAssembly that comes with the cargo that builds this program.
fn rust_lld() -> Option<String> {
    let toolchain = Path::new(env!("CARGO")).parent()?.parent()?;
    let linker = toolchain.join("lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld");
    linker.is_file().then(|| linker.display().to_string())
}

impl Run {
    /// What cargo is told of the target, as assignments in TOML.
    fn configuration(&self, emulators: Option<&Path>) -> Result<[String; 3], String> {
        let linker = self.target.linker()?;
        let runner = self.machine.runner(self.target, emulators)?;
        let of_target =
            |key: &str, value: String| format!("target.{}.{key}={value}", self.target.triple);
        Ok([
            of_target("linker", format!("{linker:?}")),
            of_target("runner", format!("{runner:?}")),
            of_target("rustflags", format!("{:?}", self.flags)),
        ])
    }

    fn command(&self, configuration: &[String]) -> Command {
        let mut command = cargo(tests());
        quick(&mut command).args(["--target", self.target.triple]);
        if matches!(self.machine, Qemu(..)) {
            command.env("INTERLOCKED_EMULATED", "1");
        }
        command.args(configuration.iter().flat_map(|value| ["--config", value]));
        if matches!(self.machine, Qemu(..)) {
            command.env("INTERLOCKED_EMULATED", "1");
        }
        command
    }
}
