//! What the annotations of accesses and fences mean to a core.
//!
//! A core executes in program order. What is left to order is when a store leaves the store buffer
//! and which invalidations are applied before a load: P. E. McKenney, *Memory Barriers: a Hardware
//! View for Software Hackers*, 2010, sections 3 to 5.

use interlocked_exec::{Architecture, Tags};

/// What an access waits for, and what it lets wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Order {
    /// Later loads see what was invalidated before this load.
    pub(crate) acquire: bool,
    /// The load waits for earlier releasing stores (Arm `LDAR` after `STLR`, C++ `seq_cst`).
    pub(crate) after_release: bool,
    /// The store is seen after all earlier ones.
    pub(crate) release: bool,
    /// The access is a full barrier (x86 `lock`).
    pub(crate) full: bool,
}

impl Order {
    pub(crate) fn of(architecture: Architecture, tags: Tags) -> Self {
        let any = |names: &[Tags]| names.iter().any(|&tag| tags.contains(tag));
        match architecture {
            Architecture::X86_64 | Architecture::X86 => {
                Self { full: tags.contains(Tags::X), ..Self::default() }
            }
            // An acquire whose destination is the zero register is void (Arm ARM, LD<op>A).
            Architecture::AArch64 => {
                let counts = !tags.contains(Tags::NO_RET);
                Self {
                    acquire: counts && any(&[Tags::A, Tags::Q]),
                    after_release: counts && tags.contains(Tags::A),
                    release: tags.contains(Tags::L),
                    full: false,
                }
            }
            Architecture::C | Architecture::Rust => Self {
                acquire: any(&[Tags::ACQ, Tags::ACQ_REL, Tags::CON, Tags::SC]),
                after_release: tags.contains(Tags::SC),
                release: any(&[Tags::REL, Tags::ACQ_REL, Tags::SC]),
                full: false,
            },
        }
    }
}

/// What a fence does to a core's buffer and queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Barrier {
    /// Marks the store buffer: later stores leave it after earlier ones (`smp_wmb`).
    pub(crate) write: bool,
    /// Drains the invalidate queue (`smp_rmb`).
    pub(crate) read: bool,
    /// Drains both (`smp_mb`).
    pub(crate) full: bool,
}

impl Barrier {
    pub(crate) fn of(architecture: Architecture, tags: Tags) -> Self {
        let any = |names: &[Tags]| names.iter().any(|&tag| tags.contains(tag));
        match architecture {
            Architecture::X86_64 | Architecture::X86 => Self {
                write: tags.contains(Tags::SFENCE),
                read: tags.contains(Tags::LFENCE),
                full: tags.contains(Tags::MFENCE),
            },
            Architecture::AArch64 => Self {
                write: any(&[
                    Tags::DMB_ST,
                    Tags::DMB_ISHST,
                    Tags::DMB_OSHST,
                    Tags::DMB_NSHST,
                    Tags::DSB_ST,
                    Tags::DSB_ISHST,
                    Tags::DSB_OSHST,
                    Tags::DSB_NSHST,
                ]),
                // ISB throws away what was fetched or executed early (Arm ARM, ISB).
                read: any(&[
                    Tags::DMB_LD,
                    Tags::DMB_ISHLD,
                    Tags::DMB_OSHLD,
                    Tags::DMB_NSHLD,
                    Tags::DSB_LD,
                    Tags::DSB_ISHLD,
                    Tags::DSB_OSHLD,
                    Tags::DSB_NSHLD,
                    Tags::ISB,
                ]),
                full: any(&[
                    Tags::DMB_SY,
                    Tags::DMB_ISH,
                    Tags::DMB_OSH,
                    Tags::DMB_NSH,
                    Tags::DSB_SY,
                    Tags::DSB_ISH,
                    Tags::DSB_OSH,
                    Tags::DSB_NSH,
                ]),
            },
            Architecture::C | Architecture::Rust => Self {
                write: any(&[Tags::REL, Tags::ACQ_REL]),
                read: any(&[Tags::ACQ, Tags::ACQ_REL, Tags::CON]),
                full: tags.contains(Tags::SC),
            },
        }
    }
}
