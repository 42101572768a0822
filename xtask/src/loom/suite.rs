//! The suites: which crates, and how their tests for loom are switched on.

/// A published crate with tests for loom, which are switched on by `--cfg loom`.
pub(super) struct Suite {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    pub(super) about: &'static str,
    /// Cargo's arguments that name the tests.
    pub(super) target: &'static str,
    pub(super) features: &'static str,
    /// The dependencies of its tests that these tests need.
    pub(super) needs: &'static [&'static str],
    /// What the crate's own continuous integration sets for these tests, unless that bounds what can
    /// be looked at as a whole here: `parking` and `left-right` set `LOOM_MAX_PREEMPTIONS`.
    pub(super) environment: &'static [(&'static str, &'static str)],
}

/// loom itself.
pub(super) const LOOM: Suite = Suite {
    name: "loom",
    version: "0.7.3",
    about: "its own tests",
    target: "--tests",
    features: "",
    needs: &["futures-util"],
    environment: &[],
};

/// All suites.
pub(super) const ALL: &[Suite] = &[
    LOOM,
    Suite {
        name: "parking",
        version: "2.2.1",
        about: "threads that wait for each other",
        target: "--test loom",
        features: "loom",
        needs: &[],
        environment: &[],
    },
    Suite {
        name: "left-right",
        version: "0.11.8",
        about: "reads without waiting from one of two copies",
        target: "--test loom",
        features: "",
        needs: &[],
        environment: &[],
    },
    Suite {
        name: "bytes",
        version: "1.12.2",
        about: "buffers that are shared by counting",
        target: "--lib",
        features: "",
        needs: &["loom"],
        environment: &[],
    },
    Suite {
        name: "event-listener",
        version: "5.4.2",
        about: "notifications, without a lock or with one",
        target: "--test loom",
        features: "loom",
        needs: &["waker-fn"],
        environment: &[],
    },
];
