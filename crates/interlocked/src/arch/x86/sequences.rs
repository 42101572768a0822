//! The sequences of 32-bit x86, and those that it has in common with x86-64.
//!
//! Sources: Intel 64 and IA-32 Architectures Software Developer's Manual (SDM); AMD64 Architecture
//! Programmer's Manual (APM).

use super::table;

table! {
    /// Widths up to a register: each operation is a load, a store or one locked instruction.
    LOCKED {
        "load", "8 16", "Relaxed Acquire SeqCst", "": "movzx r32, [m]"
            "An aligned load is atomic. Loads are not reordered with later loads and stores."
            ("Intel SDM Vol. 3A 9.1.1, 9.2.3.2, 9.2.3.3; AMD APM Vol. 2 7.1.1, 7.3.2");
    }
}

table! {
    /// 64 bits.
    SEQUENCES {
        "compare_exchange compare_exchange_weak", "64", "Relaxed Acquire Release AcqRel SeqCst Full", "":
            "lock cmpxchg8b [m]; sete r8"
            "A locked instruction is atomic, and no load or store passes it."
            ("Intel SDM Vol. 3A 9.1.2.2, 9.2.3.9; Vol. 2A CMPXCHG8B/CMPXCHG16B");
    }
}
