//! From options to a machine, and what it reaches.
//!
//! `sc` and `tso` are the machines of the same models; `mesi` and `weak` have caches, and options
//! for nearly everything in them.

use clap::{Args, ValueEnum};
use interlocked_exec::{Architecture, LimitHit, LocationId, Outcome, Outcomes, Program};
use interlocked_machine::mesi::protocol::{MESI, MESIF, MOESI, Protocol};
use interlocked_machine::mesi::{Atomics, Buffer, Cache, Config, Exclusives, WriteBarrier};
use interlocked_machine::{
    self as machine, Exploration, Limits, Livelock, Machine, Mesi, Placement, Refused, Trace, Tso,
    Violation,
};

/// Which machine, and what it is like.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Machine")]
pub(crate) struct MachineOptions {
    /// The machine: `sc`, `tso` (FIFO store buffers), `mesi` (the same over caches), `weak`
    /// (unordered store buffers, invalidate queues, caches) [default: mesi for x86, else weak]
    #[arg(long, value_enum, value_name = "NAME", hide_possible_values = true)]
    machine: Option<Name>,
    /// Stores that a store buffer holds; 0 for no store buffer [default: 8]
    #[arg(long, value_name = "N")]
    buffer: Option<usize>,
    /// Whether stores leave the store buffer in their order, or in any
    #[arg(long, value_enum, value_name = "fifo|any", hide_possible_values = true)]
    drain: Option<Drain>,
    /// Loads take nothing from the core's own store buffer
    #[arg(long)]
    no_forwarding: bool,
    /// Invalidations that an invalidate queue holds; 0 for no queue [default: 0, weak: 8]
    #[arg(long, value_name = "N")]
    queue: Option<usize>,
    /// What a write barrier does to the store buffer
    #[arg(long, value_enum, value_name = "mark|drain", hide_possible_values = true)]
    write_barrier: Option<Barrier>,
    /// A load whose address depends on a load drains the invalidate queue, or may see what is stale
    /// (as on Alpha) [default: drain]
    #[arg(long, value_enum, value_name = "drain|stale", hide_possible_values = true)]
    dependent_loads: Option<Dependent>,
    /// The cache protocol [default: mesi]
    #[arg(long, value_enum, value_name = "mesi|moesi|mesif", hide_possible_values = true)]
    protocol: Option<ProtocolName>,
    /// Sets of a cache [default: 1]
    #[arg(long, value_name = "N")]
    sets: Option<usize>,
    /// Lines in a set; such caches start empty [default: no limit]
    #[arg(long, value_name = "N", conflicts_with = "warm")]
    ways: Option<usize>,
    /// Caches are empty at the start
    #[arg(long, conflicts_with = "warm")]
    cold: bool,
    /// Every cache has every line at the start, shared
    #[arg(long)]
    warm: bool,
    /// How a line comes in that no other cache has: exclusive or shared [default: E]
    #[arg(long, value_enum, value_name = "E|S", hide_possible_values = true, ignore_case = true)]
    read_miss: Option<ReadMiss>,
    /// Variables that lie in one line, as in `x,y`; may be given several times
    #[arg(long, value_name = "NAMES")]
    together: Vec<String>,
    /// Bytes in a cache line [default: 64]
    #[arg(long, value_name = "BYTES")]
    line: Option<u32>,
    /// Where atomic instructions are done: in the cache, or at memory [default: near]
    #[arg(long, value_enum, value_name = "near|far", hide_possible_values = true)]
    atomics: Option<Place>,
    /// A store-exclusive whose monitor is set never fails
    #[arg(long)]
    no_spurious: bool,
    /// A load-exclusive takes the line from all other caches
    #[arg(long)]
    exclusive_loads_own: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Name {
    Sc,
    Tso,
    Mesi,
    Weak,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Drain {
    Fifo,
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Barrier {
    Mark,
    Drain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Dependent {
    Drain,
    Stale,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ProtocolName {
    Mesi,
    Moesi,
    Mesif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReadMiss {
    E,
    S,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Place {
    Near,
    Far,
}

/// A machine that is ready to run.
pub(crate) enum Built {
    /// `sc` and `tso`.
    Tso(Box<Tso>),
    /// `mesi` and `weak`.
    Mesi(Box<Mesi>),
}

/// What was found.
pub(crate) struct Found {
    pub(crate) outcomes: Outcomes,
    /// States visited.
    pub(crate) states: usize,
    /// A shortest run that ends as wanted.
    pub(crate) run: Option<(Outcome, Trace)>,
    /// A rule of the machine that is broken: a bug.
    pub(crate) violation: Option<Violation>,
}

/// A run that never ends, and how many of its steps come before those that are repeated; an error
/// is the limit that was hit before it was known whether there is one.
pub(crate) type Endless = Result<Option<(Trace, usize)>, LimitHit>;

impl MachineOptions {
    /// The machine for a program, with its description.
    ///
    /// # Errors
    /// Options that do not fit together, or a program that the machine does not run; in words.
    pub(crate) fn build(&self, program: &Program) -> Result<(Built, String), String> {
        let name = self.machine.unwrap_or(match program.architecture {
            Architecture::X86_64 | Architecture::X86 => Name::Mesi,
            _ => Name::Weak,
        });
        let refused = |refused: Refused| refused.to_string();
        let simple = |capacity| {
            self.refuse_cache_options(name)?;
            Tso::new(program, capacity).map(|tso| Built::Tso(Box::new(tso))).map_err(refused)
        };
        match name {
            Name::Sc if self.buffer.is_some() => {
                Err("`--buffer` is for machines with store buffers: tso, mesi, weak".to_owned())
            }
            Name::Sc => Ok((simple(0)?, "sc: one access after the other".to_owned())),
            Name::Tso => {
                let capacity = self.buffer.unwrap_or(Config::default().buffer.capacity);
                Ok((simple(capacity)?, format!("tso: FIFO store buffers of {capacity}")))
            }
            Name::Mesi | Name::Weak => {
                let config = self.config(name, program)?;
                let words = format!("{}: {}", word(name), words(&config));
                let machine = Mesi::new(program, config).map_err(refused)?;
                Ok((Built::Mesi(Box::new(machine)), words))
            }
        }
    }

    /// `sc` and `tso` have no caches.
    fn refuse_cache_options(&self, name: Name) -> Result<(), String> {
        let given = [
            ("--drain", self.drain.is_some()),
            ("--no-forwarding", self.no_forwarding),
            ("--queue", self.queue.is_some()),
            ("--write-barrier", self.write_barrier.is_some()),
            ("--dependent-loads", self.dependent_loads.is_some()),
            ("--protocol", self.protocol.is_some()),
            ("--sets", self.sets.is_some()),
            ("--ways", self.ways.is_some()),
            ("--cold", self.cold),
            ("--warm", self.warm),
            ("--read-miss", self.read_miss.is_some()),
            ("--together", !self.together.is_empty()),
            ("--line", self.line.is_some()),
            ("--atomics", self.atomics.is_some()),
            ("--no-spurious", self.no_spurious),
            ("--exclusive-loads-own", self.exclusive_loads_own),
        ];
        match given.iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => Err(format!(
                "`{option}` is for the machines with caches, mesi and weak; this is {}",
                word(name)
            )),
            None => Ok(()),
        }
    }

    fn config(&self, name: Name, program: &Program) -> Result<Config, String> {
        let base = if name == Name::Weak { Config::weak() } else { Config::default() };
        let ways = self.ways.unwrap_or(base.cache.ways);
        let is_cold = self.cold || self.ways.is_some();
        Ok(Config {
            protocol: self.protocol.map_or(base.protocol, ProtocolName::table),
            buffer: Buffer {
                capacity: self.buffer.unwrap_or(base.buffer.capacity),
                fifo: self.drain.map_or(base.buffer.fifo, |drain| drain == Drain::Fifo),
                forwarding: !self.no_forwarding,
            },
            queue: self.queue.unwrap_or(base.queue),
            cache: Cache {
                sets: self.sets.unwrap_or(base.cache.sets),
                ways,
                exclusive: self.read_miss != Some(ReadMiss::S),
                warm: self.warm || (base.cache.warm && !is_cold),
            },
            placement: Placement {
                line: self.line.unwrap_or(base.placement.line),
                together: self.groups(program)?,
            },
            write_barrier: match self.write_barrier {
                Some(Barrier::Drain) => WriteBarrier::Drain,
                Some(Barrier::Mark) => WriteBarrier::Mark,
                None => base.write_barrier,
            },
            dependent_loads_drain: self.dependent_loads != Some(Dependent::Stale),
            atomics: if self.atomics == Some(Place::Far) { Atomics::Far } else { base.atomics },
            exclusives: Exclusives { spurious: !self.no_spurious, own: self.exclusive_loads_own },
            fault: None,
        })
    }

    /// The variables that share lines.
    fn groups(&self, program: &Program) -> Result<Vec<Vec<LocationId>>, String> {
        let mut seen = Vec::new();
        let mut find = |name: &str| {
            let name = name.trim();
            let at = program.locations.iter().position(|location| location.name == name);
            let Some(at) = at else {
                let names: Vec<&str> = program.locations.iter().map(|l| l.name.as_str()).collect();
                return Err(format!(
                    "`--together`: there is no variable `{name}`; the test has {}",
                    names.join(", ")
                ));
            };
            if seen.contains(&at) {
                return Err(format!("`--together`: `{name}` is named twice"));
            }
            seen.push(at);
            Ok(LocationId(u16::try_from(at).map_err(|_| "too many variables".to_owned())?))
        };
        let group = |names: &String| names.split(',').map(&mut find).collect();
        self.together.iter().map(group).collect()
    }
}

impl ProtocolName {
    const fn table(self) -> Protocol {
        match self {
            Self::Mesi => MESI,
            Self::Moesi => MOESI,
            Self::Mesif => MESIF,
        }
    }
}

/// The name as it is typed.
const fn word(name: Name) -> &'static str {
    match name {
        Name::Sc => "sc",
        Name::Tso => "tso",
        Name::Mesi => "mesi",
        Name::Weak => "weak",
    }
}

/// What distinguishes a machine with caches, in words.
fn words(config: &Config) -> String {
    let mut parts = vec![match config.buffer {
        Buffer { capacity: 0, .. } => "no store buffers".to_owned(),
        Buffer { capacity, fifo: true, .. } => format!("FIFO store buffers of {capacity}"),
        Buffer { capacity, .. } => format!("unordered store buffers of {capacity}"),
    }];
    if config.buffer.capacity > 0 && !config.buffer.forwarding {
        parts.push("no forwarding".to_owned());
    }
    parts.push(match config.queue {
        0 => "no invalidate queues".to_owned(),
        entries => format!("invalidate queues of {entries}"),
    });
    parts.push(format!("{} caches", config.protocol.name));
    if config.cache.ways != usize::MAX {
        let Cache { sets, ways, .. } = config.cache;
        parts.push(format!("{sets} × {ways} lines"));
    }
    parts.push(if config.cache.warm { "warm" } else { "cold" }.to_owned());
    let options = [
        (!config.cache.exclusive, "read misses shared"),
        (config.queue > 0 && !config.dependent_loads_drain, "dependent loads may be stale"),
        (config.write_barrier == WriteBarrier::Drain, "write barriers drain"),
        (config.atomics == Atomics::Far, "far atomics"),
        (!config.exclusives.spurious, "no spurious failures"),
        (config.exclusives.own, "load-exclusives own"),
        (!config.placement.together.is_empty(), "variables in one line"),
    ];
    parts.extend(options.iter().filter(|(on, _)| *on).map(|(_, words)| (*words).to_owned()));
    parts.join(", ")
}

impl Built {
    /// Explores until a run is found that ends as wanted; it is a shortest one.
    pub(crate) fn find(&self, wanted: &dyn Fn(&Outcome) -> bool, limits: &Limits) -> Found {
        match self {
            Self::Tso(machine) => find(&**machine, wanted, limits),
            Self::Mesi(machine) => find(&**machine, wanted, limits),
        }
    }

    /// Looks for a run that never ends.
    pub(crate) fn endless(&self, limits: &Limits) -> Endless {
        match self {
            Self::Tso(machine) => endless(&**machine, limits),
            Self::Mesi(machine) => endless(&**machine, limits),
        }
    }
}

fn endless<M: Machine>(machine: &M, limits: &Limits) -> Endless {
    let found = machine::livelock(machine, limits)?;
    Ok(found.map(|Livelock { lead, cycle }| {
        let once = lead.len();
        (Trace::new(machine, &[lead, cycle].concat()), once)
    }))
}

fn find<M: Machine>(machine: &M, wanted: &dyn Fn(&Outcome) -> bool, limits: &Limits) -> Found {
    let Exploration { outcomes, states, runs, violation, .. } =
        machine::shortest(machine, machine.start(), limits, wanted);
    let run = runs.into_iter().find(|(outcome, _)| wanted(outcome));
    let run = run.map(|(outcome, steps)| (outcome, Trace::new(machine, &steps)));
    Found { outcomes, states, run, violation: violation.map(|(violation, _)| violation) }
}
