//! The annotations of an event: orderings, fence kinds, instruction classes.
//!
//! A tag is known by the name that cat models use for its set. A name may serve more than one
//! architecture (`A` is an acquire access on AArch64 and an atomic one in C); the architecture of
//! the program says which is meant.

use core::fmt;
use core::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of annotations.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Tags(u128);

macro_rules! tags {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index { $($name,)* }

        impl Tags {
            $($(#[doc = $doc])* pub const $name: Self = Self(1 << Index::$name as u32);)*

            /// Every tag with its name in cat, in a fixed order.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($text, Self::$name),)*];
        }
    };
}

tags! {
    /// x86 `mfence`.
    MFENCE = "MFENCE",
    /// x86 `sfence`.
    SFENCE = "SFENCE",
    /// x86 `lfence`.
    LFENCE = "LFENCE",
    /// A non-temporal access (x86 `movnti`).
    NT = "NT",
    /// x86 `clflush`.
    CL_FLUSH = "ClFlush",
    /// x86 `clflushopt`.
    CL_FLUSH_OPT = "ClFlushOpt",
    /// An access of an atomic read-modify-write instruction (x86 `lock`, AArch64 LSE).
    X = "X",
    /// An access of a load/store-exclusive pair.
    EX = "EX",
    /// Acquire (AArch64 `LDAR`); in C, an atomic access.
    A = "A",
    /// Release (AArch64 `STLR`).
    L = "L",
    /// Acquire, processor-consistent (AArch64 `LDAPR`).
    Q = "Q",
    /// A read-modify-write whose loaded value is discarded (AArch64 `ST<op>` or a zero destination).
    NO_RET = "NoRet",
    /// AArch64 `DMB SY`.
    DMB_SY = "DMB.SY",
    /// AArch64 `DMB LD`.
    DMB_LD = "DMB.LD",
    /// AArch64 `DMB ST`.
    DMB_ST = "DMB.ST",
    /// AArch64 `DMB ISH`.
    DMB_ISH = "DMB.ISH",
    /// AArch64 `DMB ISHLD`.
    DMB_ISHLD = "DMB.ISHLD",
    /// AArch64 `DMB ISHST`.
    DMB_ISHST = "DMB.ISHST",
    /// AArch64 `DMB OSH`.
    DMB_OSH = "DMB.OSH",
    /// AArch64 `DMB OSHLD`.
    DMB_OSHLD = "DMB.OSHLD",
    /// AArch64 `DMB OSHST`.
    DMB_OSHST = "DMB.OSHST",
    /// AArch64 `DMB NSH`.
    DMB_NSH = "DMB.NSH",
    /// AArch64 `DMB NSHLD`.
    DMB_NSHLD = "DMB.NSHLD",
    /// AArch64 `DMB NSHST`.
    DMB_NSHST = "DMB.NSHST",
    /// AArch64 `DSB SY`.
    DSB_SY = "DSB.SY",
    /// AArch64 `DSB LD`.
    DSB_LD = "DSB.LD",
    /// AArch64 `DSB ST`.
    DSB_ST = "DSB.ST",
    /// AArch64 `DSB ISH`.
    DSB_ISH = "DSB.ISH",
    /// AArch64 `DSB ISHLD`.
    DSB_ISHLD = "DSB.ISHLD",
    /// AArch64 `DSB ISHST`.
    DSB_ISHST = "DSB.ISHST",
    /// AArch64 `DSB OSH`.
    DSB_OSH = "DSB.OSH",
    /// AArch64 `DSB OSHLD`.
    DSB_OSHLD = "DSB.OSHLD",
    /// AArch64 `DSB OSHST`.
    DSB_OSHST = "DSB.OSHST",
    /// AArch64 `DSB NSH`.
    DSB_NSH = "DSB.NSH",
    /// AArch64 `DSB NSHLD`.
    DSB_NSHLD = "DSB.NSHLD",
    /// AArch64 `DSB NSHST`.
    DSB_NSHST = "DSB.NSHST",
    /// AArch64 `ISB`.
    ISB = "ISB",
    /// C: a non-atomic access.
    NA = "NA",
    /// C: `memory_order_relaxed`.
    RLX = "RLX",
    /// C: `memory_order_consume`.
    CON = "CON",
    /// C: `memory_order_acquire`.
    ACQ = "ACQ",
    /// C: `memory_order_release`.
    REL = "REL",
    /// C: `memory_order_acq_rel`.
    ACQ_REL = "ACQ_REL",
    /// C: `memory_order_seq_cst`.
    SC = "SC",
    /// C: the read and the write of a read-modify-write.
    RMW = "RMW",
}

impl Tags {
    /// No tag.
    pub const NONE: Self = Self(0);

    /// Whether every tag of `other` is in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The tag that cat calls `name`.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(text, _)| *text == name).map(|&(_, tag)| tag)
    }

    /// The names of the tags in this set, in the order of [`Self::ALL`].
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().filter(move |(_, tag)| self.contains(*tag)).map(|&(text, _)| text)
    }

    /// This set with the tags of `other`, usable in constants.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Tags {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

impl BitOrAssign for Tags {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

impl BitAnd for Tags {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl fmt::Debug for Tags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}
