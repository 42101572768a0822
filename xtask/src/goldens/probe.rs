//! The probe: a crate with one function for each (library, operation, type, ordering), compiled for
//! a target and disassembled.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::listing::{Listing, listings};
use super::operation::{self, Operation, Order, Shape};
use super::target::{RUST, Target};
use crate::cargo::target_folder;
use crate::root;
use crate::setup::{output, rustup};

/// The peer that is counted besides `core`; the version is fixed since its code is its own.
const PORTABLE_ATOMIC: &str = "=1.15.0";

/// The libraries, by the names of their modules in the probe.
const OURS: &str = "interlocked";
const CORE: &str = "core";
const PORTABLE: &str = "portable_atomic";

/// The code of one operation at one type and ordering.
pub(crate) struct Probed {
    pub(crate) order: Order,
    pub(crate) ours: Listing,
    pub(crate) core: Option<Listing>,
    pub(crate) portable: Option<Listing>,
}

/// Compiled probes of a target.
pub(crate) struct Probe {
    functions: std::collections::BTreeMap<String, Listing>,
}

impl Probe {
    /// Writes, compiles and disassembles.
    ///
    /// # Errors
    /// What is missing on this machine, or what the compiler said.
    pub(crate) fn build(target: &Target) -> Result<Self, String> {
        let folder = target_folder().join("goldens").join(target.name);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        write(&folder.join("Cargo.toml"), &manifest())?;
        write(&folder.join("lib.rs"), &source(target))?;
        let object = compile(target, &folder)?;
        let text = disassemble(target, &object)?;
        Ok(Self { functions: listings(&text) })
    }

    /// What an operation of a type became, ordering by ordering.
    pub(crate) fn of(&self, operation: &Operation, ty: &str) -> Vec<Probed> {
        let find = |library: &str, order: &Order| {
            self.functions.get(&symbol(library, operation, ty, order)).cloned()
        };
        let probed = |order: Order| {
            let ours = find(OURS, &order)?;
            let core = find(CORE, &order);
            let portable = find(PORTABLE, &order);
            Some(Probed { order, ours, core, portable })
        };
        operation.orders.all().into_iter().filter_map(probed).collect()
    }
}

/// Whether the compiler and the disassembler are here or rustup can get them.
pub(crate) fn toolchain(targets: &[Target]) -> bool {
    let mut arguments =
        vec!["toolchain", "install", RUST, "--profile", "minimal", "--component", "llvm-tools"];
    for target in targets {
        arguments.extend(["--target", target.triple]);
    }
    let present = targets.iter().all(|target| library(target.triple).is_some_and(|l| l.is_dir()));
    (present && objdump().is_some_and(|program| program.is_file())) || rustup(&arguments)
}

/// The folder of a target's library.
fn library(triple: &str) -> Option<PathBuf> {
    let which = output(Command::new("rustup").args(["which", "--toolchain", RUST, "rustc"]))?;
    Some(Path::new(which.trim()).parent()?.parent()?.join("lib/rustlib").join(triple))
}

/// LLVM's disassembler, of the compiler's own version.
fn objdump() -> Option<PathBuf> {
    let version = output(Command::new("rustup").args(["run", RUST, "rustc", "-vV"]))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "))?;
    let name = format!("llvm-objdump{}", std::env::consts::EXE_SUFFIX);
    Some(library(host)?.join("bin").join(name))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn manifest() -> String {
    let interlocked = root().join("crates/interlocked");
    format!(
        "[package]\nname = \"probe\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n\
         [dependencies]\ninterlocked = {{ path = {interlocked:?} }}\n\
         portable-atomic = \"{PORTABLE_ATOMIC}\"\n\n\
         [profile.release]\ncodegen-units = 1\npanic = \"abort\"\n\n[workspace]\n"
    )
}

/// What each module has before its functions. What a compare-exchange found is written to memory,
/// so that all of its result is asked for and none of it has to be packed.
const PRELUDE: &str = "    fn whole<T>(result: Result<T, T>, found: &mut T) -> u8 {
        let done = u8::from(result.is_ok());
        let (Ok(value) | Err(value)) = result;
        *found = value;
        done
    }
";

fn source(target: &Target) -> String {
    let mut text = String::from(
        "#![no_std]\n#![cfg_attr(target_has_atomic = \"128\", feature(integer_atomics))]\n\
         #![allow(improper_ctypes_definitions, non_snake_case, unused_imports, dead_code)]\n",
    );
    let libraries = [
        (OURS, "use interlocked::*;"),
        (CORE, "use core::sync::atomic::*;\n    use Ordering::*;"),
        (PORTABLE, "use portable_atomic::*;\n    use Ordering::*;"),
    ];
    let atomic = |library: &str, ty: &str| match library {
        OURS => target.atomic.replace("$t", ty),
        _ => format!("Atomic{}", ty.to_uppercase()),
    };
    for (library, imports) in libraries {
        let _ = writeln!(text, "pub mod m_{library} {{\n    {imports}\n{PRELUDE}");
        for operation in operation::ALL {
            for ty in operation.types(target.widths) {
                for order in operation.orders.all() {
                    if library == OURS || order.of_core() {
                        function(&mut text, library, operation, &ty, &order, &atomic(library, &ty));
                    }
                }
            }
        }
        text.push_str("}\n");
    }
    text
}

fn symbol(library: &str, operation: &Operation, ty: &str, order: &Order) -> String {
    let order = order.name.replace('/', "_");
    format!("{library}__{}__{ty}__{order}", operation.name)
}

fn function(
    text: &mut String,
    library: &str,
    operation: &Operation,
    ty: &str,
    order: &Order,
    atomic: &str,
) {
    let expression = match library {
        OURS => operation.ours,
        CORE => operation.core,
        _ => operation.portable,
    };
    let expression =
        expression.replace("$o", &order.arguments.join(", ")).replace("T::", &format!("{ty}::"));
    let signature = match operation.shape {
        Shape::Read => format!("(a: &{atomic}) -> {ty}"),
        Shape::Write => format!("(a: &{atomic}, v: {ty})"),
        Shape::Fetch => format!("(a: &{atomic}, v: {ty}) -> {ty}"),
        Shape::Touch => format!("(a: &{atomic})"),
        Shape::Test => format!("(a: &{atomic}, v: {ty}) -> bool"),
        Shape::TestOnly => format!("(a: &{atomic}) -> bool"),
        Shape::Bit => format!("(a: &{atomic}, bit: u32) -> bool"),
        Shape::Exchange => {
            format!("(a: &{atomic}, old: {ty}, new: {ty}, found: &mut {ty}) -> u8")
        }
        Shape::Answer => format!("(a: &{atomic}, old: {ty}, new: {ty}) -> bool"),
        Shape::Found => format!("(a: &{atomic}, old: {ty}, new: {ty}) -> {ty}"),
        Shape::Until => format!("(a: &{atomic}, old: {ty}, new: {ty})"),
        Shape::Fence => "()".to_owned(),
    };
    let wide = library == CORE && ty.ends_with("128");
    let only = if wide { "#[cfg(target_has_atomic = \"128\")] " } else { "" };
    let symbol = symbol(library, operation, ty, order);
    let _ = writeln!(
        text,
        "    {only}#[unsafe(no_mangle)] pub extern \"C\" fn {symbol}{signature} {{ {expression} }}"
    );
}

/// Gives the object file.
fn compile(target: &Target, folder: &Path) -> Result<PathBuf, String> {
    let object = folder.join("probe.o");
    let flags =
        format!("target.{}.rustflags=[\"-Ctarget-feature={}\"]", target.triple, target.features);
    let mut command = Command::new("rustup");
    command
        .args(["run", RUST, "cargo", "rustc", "--quiet", "--release", "--target", target.triple])
        .args(["--config", &flags, "--"])
        // Each function is to be found under its own name.
        .args(["-Zmerge-functions=disabled", "--emit"])
        .arg(format!("obj={}", object.display()))
        .current_dir(folder)
        // The compiler of this program is not that of the probe.
        .env_remove("RUSTC")
        .env_remove("RUSTFLAGS")
        .env("CARGO_TARGET_DIR", folder.join("build"))
        // `core` has 128-bit atomics behind a feature gate.
        .env("RUSTC_BOOTSTRAP", "probe");
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(object)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn disassemble(target: &Target, object: &Path) -> Result<String, String> {
    let program = objdump().ok_or("no llvm-objdump")?;
    let mut command = Command::new(program);
    command.args(["--disassemble", "--reloc", "--demangle", "--no-show-raw-insn"]);
    command.args(target.decode.split_whitespace()).arg(object);
    output(&mut command).ok_or_else(|| "llvm-objdump failed".to_owned())
}
