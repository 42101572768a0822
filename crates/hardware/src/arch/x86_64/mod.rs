//! x86-64 under Linux.

mod body;
mod pages;
#[cfg(test)]
mod tests;
mod writer;

use core::arch::x86_64::{__cpuid, _rdtsc};

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

use crate::error::Error;

pub(crate) use body::Bodies;
pub(crate) use pages::Arena;

/// The time-stamp counter: it grows at a constant rate, equal on all processors of the CPUs of the
/// last fifteen years (SDM volume 3, §18.17.1 "Invariant TSC").
///
/// Nothing but the rate of interesting outcomes depends on that.
pub(crate) fn ticks() -> u64 {
    // SAFETY: `rdtsc` is in every x86-64 CPU (SDM volume 2, "RDTSC"); it faults only where the
    // system sets CR4.TSD, which Linux does for a process that asks for it (prctl PR_SET_TSC).
    unsafe { _rdtsc() }
}

/// The processors that this process may use, in order.
pub(crate) fn processors() -> Result<Vec<usize>, Error> {
    let set = sched_getaffinity(None)
        .map_err(|errno| Error::System { what: "sched_getaffinity", source: errno.into() })?;
    Ok((0..CpuSet::MAX_CPU).filter(|&processor| set.is_set(processor)).collect())
}

/// Keeps the calling thread on a processor, if the system lets it.
pub(crate) fn pin(processor: usize) {
    let mut set = CpuSet::new();
    set.set(processor);
    // A thread elsewhere than planned makes weak outcomes rarer, never wrong.
    let _ = sched_setaffinity(None, &set);
}

/// The CPU's name for itself: SDM volume 2, "CPUID", leaves 8000_0002H to 8000_0004H.
pub(crate) fn cpu_model() -> String {
    if __cpuid(0x8000_0000).eax < 0x8000_0004 {
        return String::from("unnamed x86-64");
    }
    let mut name = Vec::with_capacity(48);
    for leaf in 0x8000_0002..=0x8000_0004 {
        let part = __cpuid(leaf);
        for register in [part.eax, part.ebx, part.ecx, part.edx] {
            name.extend(register.to_le_bytes());
        }
    }
    let name = String::from_utf8_lossy(&name);
    name.trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned()
}
