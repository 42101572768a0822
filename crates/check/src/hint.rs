//! Hints, as in [`std::hint`].

/// Tells the CPU that the program waits.
pub fn spin_loop() {
    core::hint::spin_loop();
}
