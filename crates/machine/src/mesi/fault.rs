//! Defects that can be built into the machine, to show that its rules find them.

/// A defect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A store goes on after the first acknowledgement, before the others have given the line up.
    EarlyAck,
    /// A modified line is not written back when it has to be.
    LostWriteback,
    /// A line comes in exclusive state although other caches have it.
    ExclusiveBesideShared,
    /// An invalidation leaves the queue without being applied.
    MissedInvalidation,
    /// Memory answers although a cache has the line modified.
    MemoryAnswers,
    /// A modified line stays modified when another cache has read it.
    KeptModified,
    /// An acknowledgement is lost.
    LostAck,
    /// An acknowledgement is sent twice.
    DoubleAck,
    /// A shared line is written without asking.
    SilentUpgrade,
    /// A line is asked for although its own invalidation still waits in the queue.
    StaleUpgrade,
}

impl Fault {
    /// All defects.
    pub const ALL: [Self; 10] = [
        Self::EarlyAck,
        Self::LostWriteback,
        Self::ExclusiveBesideShared,
        Self::MissedInvalidation,
        Self::MemoryAnswers,
        Self::KeptModified,
        Self::LostAck,
        Self::DoubleAck,
        Self::SilentUpgrade,
        Self::StaleUpgrade,
    ];
}
