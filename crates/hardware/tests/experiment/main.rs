//! The experiment on the CPU that the tests run on.

#![cfg(all(target_arch = "x86_64", target_os = "linux"))]

mod alone;
mod observed;
mod pointers;
mod refused;
mod threads;
