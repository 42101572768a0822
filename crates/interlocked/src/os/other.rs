//! An operating system that is asked nothing, or none at all.

/// Nothing is known.
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn hardware_capabilities() -> [usize; 2] {
    [0; 2]
}

/// Nothing is known.
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn processor_feature(_: u32) -> bool {
    false
}

/// Nothing is known.
#[allow(dead_code, reason = "not every instruction set is asked for this way")]
pub(crate) fn riscv_extensions() -> u64 {
    0
}

/// There is none.
pub(crate) fn register_barrier() -> bool {
    false
}

/// There is none.
pub(crate) fn run_barrier() -> bool {
    false
}
