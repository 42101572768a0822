//! The sequences that x86-64 has beyond those in common with 32-bit x86: 128 bits.
//!
//! Sources: Intel 64 and IA-32 Architectures Software Developer's Manual (SDM); AMD64 Architecture
//! Programmer's Manual (APM).

use super::table;

table! {
    /// 128 bits.
    SEQUENCES {
        "compare_exchange compare_exchange_weak", "128", "Relaxed Acquire Release AcqRel SeqCst Full", "Cx16":
            "lock cmpxchg16b [m]; sete r8"
            "A locked instruction is atomic, and no load or store passes it."
            ("Intel SDM Vol. 3A 9.1.2.2, 9.2.3.9; Vol. 2A CMPXCHG8B/CMPXCHG16B");
    }
}
