//! Prints what this CPU offers, and which instructions each operation is on it:
//! `cargo run -p interlocked --example cpu`.

#![allow(clippy::print_stdout, reason = "that is its purpose")]

fn main() {
    print!("{}", interlocked::cpu::report());
}
