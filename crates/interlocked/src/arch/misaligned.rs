//! What hardware does with an atomic access that is not aligned to its width, as a table.
//!
//! The rows of every instruction set are compiled on every host. They are about cacheable memory
//! ("write-back", "Normal"); device memory is stricter everywhere.
//!
//! Sources: in the rows, with the sections of the Intel SDM's edition of December 2022 and of issue
//! K.a of the Arm ARM.
//!
//! Limits: the rows say what the manuals promise; a CPU may do better. An operating system can make
//! each of these accesses fault (x86: `EFLAGS.AC`, split-lock detection; Arm: `SCTLR_ELx.A`).

use core::fmt;

use crate::order::Order;

/// How an operation reaches memory, as far as alignment matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// A relaxed load.
    Load,
    /// A load that acquires.
    LoadAcquire,
    /// A relaxed store.
    Store,
    /// A store that releases.
    StoreRelease,
    /// A store that is sequentially consistent.
    StoreSeqCst,
    /// A read-modify-write.
    ReadModifyWrite,
}

impl Access {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Load,
        Self::LoadAcquire,
        Self::Store,
        Self::StoreRelease,
        Self::StoreSeqCst,
        Self::ReadModifyWrite,
    ];

    pub(crate) fn load(order: Order) -> Self {
        if order.acquires() { Self::LoadAcquire } else { Self::Load }
    }

    pub(crate) fn store(order: Order) -> Self {
        match order {
            Order::Relaxed => Self::Store,
            Order::SeqCst => Self::StoreSeqCst,
            _ => Self::StoreRelease,
        }
    }
}

/// What becomes of an access that is not aligned to its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is atomic all the same.
    Whole,
    /// It is made of several, and another thread sees it in part.
    Tears,
    /// It is an exception.
    Faults,
    /// It is atomic, and all other memory traffic of the machine waits for it.
    LocksBus,
    /// There is no saying: the compiler takes an aligned pointer for granted.
    Undefined,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Whole => "be atomic all the same",
            Self::Tears => "tear",
            Self::Faults => "fault",
            Self::LocksBus => "lock the bus",
            Self::Undefined => "be undefined",
        })
    }
}

/// One row: what an instruction set does with an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The instruction sets, by the names that [`sequences`](super::sequences) knows.
    pub sets: &'static [&'static str],
    /// The accesses.
    pub accesses: &'static [Access],
    /// The widths in bytes.
    pub widths: &'static [usize],
    /// The access lies within a block of so many bytes that is aligned to its size.
    pub within: usize,
    /// The feature that the CPU has; empty if it needs none.
    pub feature: &'static str,
    /// What comes of it.
    pub outcome: Outcome,
    /// Why.
    pub why: &'static str,
    /// The manual and the section that says so.
    pub source: &'static str,
}

/// A block that contains every access.
const ANY: usize = 0;
/// The block that FEAT_LSE2 is about.
const SIXTEEN: usize = 16;
/// A cache line of x86.
const LINE: usize = 64;

const ALL: &[Access] = &Access::ALL;
const RMW: &[Access] = &[Access::ReadModifyWrite];
/// All but the read-modify-writes.
const ONE_WAY: &[Access] =
    &[Access::Load, Access::LoadAcquire, Access::Store, Access::StoreRelease, Access::StoreSeqCst];
/// What RISC-V does by an AMO without a result.
const SEQ_CST: &[Access] = &[Access::StoreSeqCst];
/// What x86 does by MOV, and what by a locked instruction.
const MOVES: &[Access] = &[Access::Load, Access::LoadAcquire, Access::Store, Access::StoreRelease];
const LOCKED: &[Access] = &[Access::StoreSeqCst, Access::ReadModifyWrite];
/// What AArch64 does by LDR and STR, and what by LDAR, LDAPR and STLR.
const PLAIN: &[Access] = &[Access::Load, Access::Store];
const ORDERED: &[Access] = &[Access::LoadAcquire, Access::StoreRelease, Access::StoreSeqCst];

/// A row each: sets, accesses, widths, block, feature: outcome, why, (source).
macro_rules! rules {
    ($(
        $sets:tt $accesses:ident $widths:tt $within:ident $feature:literal: $outcome:ident
        $why:literal ($source:literal);
    )+) => {
        &[$(Rule {
            sets: &$sets,
            accesses: $accesses,
            widths: &$widths,
            within: $within,
            feature: $feature,
            outcome: Outcome::$outcome,
            why: $why,
            source: $source,
        }),+]
    };
}

/// The rows; the first that fits counts.
static RULES: &[Rule] = rules! {
    ["x86-64"] ALL [16] ANY "": Faults
        "CMPXCHG16B and VMOVDQA raise a general-protection exception unless the address is a \
         multiple of 16"
        ("Intel SDM Vol. 2A CMPXCHG8B/CMPXCHG16B, Vol. 2B MOVDQA");
    ["x86-64", "x86"] MOVES [2, 4, 8] LINE "": Whole
        "a MOV that stays within a cache line is atomic on Intel's CPUs; AMD promises it within \
         eight aligned bytes only"
        ("Intel SDM Vol. 3A 9.1.1; AMD64 APM Vol. 2 7.3.2");
    ["x86-64", "x86"] MOVES [2, 4, 8] ANY "": Tears
        "a MOV that crosses a cache line is two accesses"
        ("Intel SDM Vol. 3A 9.1.1");
    ["x86-64", "x86"] LOCKED [2, 4, 8] LINE "": Whole
        "a locked instruction within a cache line locks the line, aligned or not"
        ("Intel SDM Vol. 3A 9.1.2.2, 9.1.4; AMD64 APM Vol. 2 7.3.3");
    ["x86-64", "x86"] LOCKED [2, 4, 8] ANY "": LocksBus
        "a locked instruction that crosses a cache line is a split lock: no core reaches memory \
         meanwhile; where the system detects split locks it is an alignment check instead"
        ("Intel SDM Vol. 3A 9.1.2.2, \"Features to Disable Bus Locks\"; AMD64 APM Vol. 2 7.3.3");

    ["aarch64"] RMW [2, 4, 8] SIXTEEN "LSE2": Whole
        "with FEAT_LSE2 an access within sixteen aligned bytes is atomic"
        ("Arm ARM DDI 0487 B2.2.1.1");
    ["aarch64"] RMW [2, 4, 8, 16] ANY "": Faults
        "exclusive and atomic instructions check their alignment; FEAT_LSE2 exempts those that stay \
         within sixteen aligned bytes, and allows a CPU to exempt the rest"
        ("Arm ARM DDI 0487, \"Alignment of data accesses\"");
    ["aarch64"] ORDERED [2, 4, 8] SIXTEEN "LSE2": Whole
        "with FEAT_LSE2 an access within sixteen aligned bytes is atomic"
        ("Arm ARM DDI 0487 B2.2.1.1");
    ["aarch64"] ORDERED [2, 4, 8] ANY "": Faults
        "LDAR, LDAPR and STLR check their alignment; FEAT_LSE2 exempts those that stay within \
         sixteen aligned bytes, and SCTLR_EL1.nAA the rest, which then tear"
        ("Arm ARM DDI 0487, \"Alignment of data accesses\"");
    ["aarch64"] ONE_WAY [16] ANY "LSE2": Tears
        "LDP and STP are one access only if all sixteen bytes are in one aligned block; what stands \
         in their place for the ordering (LDAR, LDIAPP, STILP, SWPP) faults"
        ("Arm ARM DDI 0487 B2.2.1.1");
    ["aarch64"] ONE_WAY [16] ANY "": Faults
        "LDXP, STXP and CASP check their alignment"
        ("Arm ARM DDI 0487, \"Alignment of data accesses\"");
    ["aarch64"] PLAIN [2, 4, 8] SIXTEEN "LSE2": Whole
        "with FEAT_LSE2 an access within sixteen aligned bytes is atomic"
        ("Arm ARM DDI 0487 B2.2.1.1");
    ["aarch64"] PLAIN [2, 4, 8] ANY "": Tears
        "LDR and STR that are not aligned are accesses of single bytes; FEAT_LSE2 exempts those \
         that stay within sixteen aligned bytes"
        ("Arm ARM DDI 0487 B2.2.1");

    ["armv7"] ALL [8] ANY "": Faults
        "LDREXD and STREXD check their alignment"
        ("Arm ARM DDI 0406C A3.2.1");
    ["armv7"] RMW [2, 4] ANY "": Faults
        "LDREX and STREX check their alignment"
        ("Arm ARM DDI 0406C A3.2.1");
    ["armv7"] ONE_WAY [2, 4] ANY "": Tears
        "LDR and STR are atomic only if they are aligned"
        ("Arm ARM DDI 0406C A3.5.3");

    ["riscv64", "riscv32"] RMW [2, 4, 8, 16] ANY "": Faults
        "AMO, LR and SC raise an exception unless they are aligned; Zama16b exempts AMOs within \
         sixteen aligned bytes"
        ("RISC-V Unprivileged ISA, chapters \"A\" and \"Zama16b\"");
    ["riscv64", "riscv32"] ONE_WAY [16] ANY "": Faults
        "AMOCAS.Q raises an exception unless it is aligned"
        ("RISC-V Unprivileged ISA, chapter \"Zacas\"");
    ["riscv64", "riscv32"] SEQ_CST [4, 8] ANY "": Faults
        "the store is an AMO"
        ("RISC-V Unprivileged ISA, chapter \"A\"");
    ["riscv64", "riscv32"] ONE_WAY [2, 4, 8] ANY "": Tears
        "loads and stores that are not aligned are atomic nowhere but, with Zama16b, within sixteen \
         aligned bytes; elsewhere they are split, emulated, or an exception"
        ("RISC-V Unprivileged ISA, section \"Load and Store Instructions\"");

    ["portable"] ALL [2, 4, 8, 16] ANY "": Undefined
        "the operations are those of core::sync::atomic, which take an aligned pointer for granted"
        ("core::sync::atomic, \"from_ptr\"");
};

/// The row of an access of `width` bytes at `address`, on a CPU that `has` features.
///
/// There is one for every access that is not aligned to its width, on every instruction set that
/// has sequences; any other set is taken as `portable`.
#[must_use]
pub fn misaligned(
    set: &str,
    access: Access,
    address: usize,
    width: usize,
    has: impl Fn(&str) -> bool,
) -> &'static Rule {
    let fits = |rule: &&Rule| {
        rule.sets.contains(&set)
            && rule.accesses.contains(&access)
            && rule.widths.contains(&width)
            && (rule.within == ANY || address % rule.within + width <= rule.within)
            && (rule.feature.is_empty() || has(rule.feature))
    };
    RULES.iter().find(fits).unwrap_or(&RULES[RULES.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::{Access, LINE, Outcome, RULES, misaligned};
    use crate::arch::instruction_sets;

    /// The widest access of a set, in bytes.
    fn widest(set: &str) -> usize {
        if matches!(set, "x86" | "armv7" | "riscv32") { 8 } else { 16 }
    }

    #[test]
    #[cfg_attr(miri, ignore = "a table of constants, in which Miri has nothing to see")]
    fn there_is_one_row_for_every_access_and_one_access_for_every_row() {
        let mut used = [false; RULES.len()];
        let named = RULES.iter().flat_map(|rule| rule.sets.iter().copied());
        for set in named.chain(instruction_sets()) {
            for access in Access::ALL {
                for width in [2, 4, 8, 16].into_iter().filter(|width| *width <= widest(set)) {
                    for address in (0..LINE).filter(|address| address % width != 0) {
                        for every in [false, true] {
                            let rule = misaligned(set, access, address, width, |_| every);
                            let i = RULES.iter().position(|other| core::ptr::eq(other, rule));
                            used[i.expect("it is in the table")] = true;
                            assert!(rule.sets.contains(&set), "{set} {access:?} {width}");
                        }
                    }
                }
            }
        }
        for (rule, used) in RULES.iter().zip(used) {
            assert!(used, "{rule:?}");
        }
    }

    #[test]
    fn what_the_manuals_say() {
        use Access::{Load, LoadAcquire, ReadModifyWrite, Store, StoreRelease, StoreSeqCst};
        use Outcome::{Faults, LocksBus, Tears, Undefined, Whole};
        for (set, access, address, width, features, outcome) in [
            // 0x3c is four bytes before the end of a line, and crosses 16 bytes as well.
            ("x86-64", Load, 0x3c, 8, "", Tears),
            ("x86-64", StoreRelease, 0x3c, 8, "", Tears),
            ("x86-64", StoreSeqCst, 0x3c, 8, "", LocksBus),
            ("x86-64", ReadModifyWrite, 0x3f, 2, "", LocksBus),
            ("x86-64", ReadModifyWrite, 0x0c, 8, "", Whole),
            ("x86-64", Store, 0x0c, 8, "", Whole),
            ("x86-64", Load, 0x08, 16, "", Faults),
            ("x86", Load, 0x3c, 8, "", Tears),
            ("aarch64", Load, 0x04, 8, "", Tears),
            ("aarch64", Load, 0x04, 8, "LSE2", Whole),
            ("aarch64", Store, 0x0c, 8, "LSE2", Tears),
            ("aarch64", LoadAcquire, 0x04, 8, "", Faults),
            ("aarch64", LoadAcquire, 0x04, 8, "LSE2", Whole),
            ("aarch64", StoreSeqCst, 0x0c, 8, "LSE2", Faults),
            ("aarch64", ReadModifyWrite, 0x01, 2, "LSE", Faults),
            ("aarch64", ReadModifyWrite, 0x01, 2, "LSE2", Whole),
            ("aarch64", Load, 0x08, 16, "", Faults),
            ("aarch64", Load, 0x08, 16, "LSE2", Tears),
            ("aarch64", ReadModifyWrite, 0x08, 16, "LSE2", Faults),
            ("armv7", LoadAcquire, 0x02, 4, "", Tears),
            ("armv7", Load, 0x04, 8, "", Faults),
            ("riscv64", Load, 0x04, 8, "", Tears),
            ("riscv64", StoreSeqCst, 0x04, 8, "", Faults),
            ("riscv64", ReadModifyWrite, 0x04, 8, "", Faults),
            ("portable", Load, 0x04, 8, "", Undefined),
            ("PDP-11", Load, 0x01, 2, "", Undefined),
        ] {
            let rule = misaligned(set, access, address, width, |feature| feature == features);
            assert_eq!(rule.outcome, outcome, "{set} {access:?} {address:#x} {width} {features}");
        }
    }
}
