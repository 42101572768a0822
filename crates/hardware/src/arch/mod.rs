//! What differs from one CPU and operating system to the next, behind one set of names.
//!
//! The only place that asks what the target is.

#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod x86_64;
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
pub(crate) use x86_64::{Arena, Bodies, cpu_model, pin, processors, ticks};

#[cfg(not(all(target_arch = "x86_64", target_os = "linux")))]
mod unsupported;
#[cfg(not(all(target_arch = "x86_64", target_os = "linux")))]
pub(crate) use unsupported::{Arena, Bodies, cpu_model, pin, processors, ticks};
