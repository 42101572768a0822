//! The registers that a call leaves as they are. What a function does not use any more stays in them,
//! and those that it calls save it on the stack, where states would differ in it.

#[cfg_attr(target_arch = "x86_64", path = "x86_64.rs")]
#[cfg_attr(target_arch = "aarch64", path = "aarch64.rs")]
#[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), path = "other.rs")]
mod here;

pub(crate) use here::clear_registers;
