//! The suites: which crates, and how their tests for loom are switched on.

/// A published crate with tests for loom.
pub(super) struct Suite {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    pub(super) about: &'static str,
    /// What is set by `--cfg` to switch them on.
    pub(super) cfgs: &'static [&'static str],
    /// Cargo's arguments that name the tests.
    pub(super) target: &'static str,
    pub(super) features: &'static str,
    /// The dependencies of its tests that these tests need.
    pub(super) needs: &'static [&'static str],
    /// What the crate's own continuous integration sets for these tests, unless that bounds what can
    /// be looked at as a whole here: `parking` and `left-right` set `LOOM_MAX_PREEMPTIONS`. It is 2
    /// for `concurrent-queue`, `crossbeam-epoch`, `cordyceps` and `sharded-slab`, as it is there.
    pub(super) environment: &'static [(&'static str, &'static str)],
}

/// loom itself.
pub(super) const LOOM: Suite = Suite {
    name: "loom",
    version: "0.7.3",
    about: "its own tests",
    cfgs: &["loom"],
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
        cfgs: &["loom"],
        target: "--test loom",
        features: "loom",
        needs: &[],
        environment: &[],
    },
    Suite {
        name: "left-right",
        version: "0.11.8",
        about: "reads without waiting from one of two copies",
        cfgs: &["loom"],
        target: "--test loom",
        features: "",
        needs: &[],
        environment: &[],
    },
    Suite {
        name: "bytes",
        version: "1.12.2",
        about: "buffers that are shared by counting",
        cfgs: &["loom"],
        target: "--lib",
        features: "",
        needs: &["loom"],
        environment: &[],
    },
    Suite {
        name: "event-listener",
        version: "5.4.2",
        about: "notifications, without a lock or with one",
        cfgs: &["loom"],
        target: "--test loom",
        features: "loom",
        needs: &["waker-fn"],
        environment: &[],
    },
    Suite {
        name: "concurrent-queue",
        version: "2.5.0",
        about: "queues of one, of some and of any number of slots",
        cfgs: &["loom"],
        target: "--test loom",
        features: "loom",
        needs: &[],
        environment: &[("LOOM_MAX_PREEMPTIONS", "2")],
    },
    Suite {
        name: "crossbeam-epoch",
        version: "0.9.18",
        about: "memory that is freed once nobody can read it",
        cfgs: &["crossbeam_loom", "crossbeam_sanitize"],
        target: "--test loom",
        features: "loom",
        needs: &[],
        environment: &[("LOOM_MAX_PREEMPTIONS", "2")],
    },
    Suite {
        name: "oneshot",
        version: "0.2.1",
        about: "channels for one message",
        cfgs: &["oneshot_loom"],
        target: "--test loom",
        features: "async,loom,std",
        needs: &[],
        environment: &[("LOOM_MAX_BRANCHES", "100000")],
    },
    Suite {
        name: "cordyceps",
        version: "0.3.5",
        about: "queues and stacks whose links are in what they hold",
        cfgs: &["loom"],
        target: "--lib",
        features: "alloc",
        needs: &["pin-project", "tracing", "proptest"],
        environment: &[("LOOM_MAX_PREEMPTIONS", "2")],
    },
    Suite {
        name: "sharded-slab",
        version: "0.1.7",
        about: "values by index, with a part for each thread",
        cfgs: &["loom"],
        target: "--lib",
        features: "loom",
        needs: &["loom", "indexmap", "proptest"],
        environment: &[("LOOM_MAX_PREEMPTIONS", "2")],
    },
];

/// What the suites depend on, by name and version, that itself uses loom if it is tested with loom.
pub(super) const BELOW: &[(&str, &str)] = &[("crossbeam-utils", "0.8.21")];
