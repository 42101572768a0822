//! The command line as it is typed. Help, man page and completions derive from it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::machine::MachineOptions;
use crate::shard::Shard;

const EXAMPLES: &str = "\
Examples:
  interlocked explain SB                     the whole story of store buffering
  interlocked explain my_lock.rs --html lock.html
  interlocked check tests/ --expect tests/expected.jsonl
  interlocked run SB+mov --seconds 5         what this CPU does
  interlocked trace MP+str+ldr               how the caches get there, step by step
  interlocked compile SB+sc --target aarch64
  interlocked models --diff rc11 c20 LB

Exit codes: 0 as expected · 1 a verdict differs, or the CPU showed what the law forbids ·
2 arguments or files that cannot be used · 3 incomplete (a limit was hit, or Ctrl-C)";

/// What a small concurrent program may do: by the law of its language and of each architecture, and
/// on this CPU
#[derive(Debug, Parser)]
#[command(name = "interlocked", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Arguments {
    /// When to color the output; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value_t, hide_possible_values = true)]
    #[arg(value_name = "auto|always|never")]
    pub(crate) color: ColorChoice,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Tell everything about a test: what each model allows, why, and what this CPU does
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Give the verdicts of many tests, and compare them with expected ones
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Join the results of the shards of one check
    Merge(Merge),
    /// Run a test on this CPU and count the outcomes
    #[command(after_help = RUN_EXAMPLES)]
    Run(Run),
    /// Show the shortest run of a machine with store buffers and caches that ends as asked
    #[command(after_help = TRACE_EXAMPLES)]
    Trace(Trace),
    /// Run a machine step by step, as you choose
    #[command(after_help = STEP_EXAMPLES)]
    Step(Step),
    /// Print the test that a compiler makes of a C or Rust test
    Compile(Compile),
    /// Tell which orderings the crate in this folder needs: the weakest with which its checked tests
    /// still find no bug
    #[command(after_help = ADVISE_EXAMPLES)]
    Advise(Advise),
    /// List the models, print one, or show where two disagree
    Models(Models),
    /// List the tests of the catalogue
    List(List),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  interlocked explain SB              the shape with its usual orderings, from the catalogue
  interlocked explain SB+sc MP        two tests
  interlocked explain lock.rs         your own: a Rust file with the question in its //! lines
  interlocked explain lock.rs --html lock.html";

const CHECK_EXAMPLES: &str = "\
Examples:
  interlocked check tests/                                  every .litmus and .rs file below it
  interlocked check tests/ --format jsonl > expected.jsonl  keep the verdicts
  interlocked check tests/ --expect expected.jsonl          compare with them
  interlocked check tests/ --shard 3/8 --format jsonl > 3   one eighth of them; see `merge`
  interlocked check SB.litmus --model my.cat --include herd/libdir";

const RUN_EXAMPLES: &str = "\
Examples:
  interlocked run SB+mov
  interlocked run SB+mov --runs 100000000 --affinity 0,1
  interlocked run mine.litmus --seconds 60 --seed 7";

const TRACE_EXAMPLES: &str = "\
Examples:
  interlocked trace SB+mov                            how can both threads read 0?
  interlocked trace SB+mov --machine sc               without store buffers they cannot
  interlocked trace MP+str+ldr --outcome '1:X0=1 /\\ 1:X2=0'
  interlocked trace MP --outcome 'p1.0 == 1 && p1.1 == 0' --format html > MP.html

Exit codes: 0 there is such a run · 1 there is none · 2 and 3 as for all commands";

const STEP_EXAMPLES: &str = "\
Examples:
  interlocked step SB+mov
  interlocked step MP+str+ldr --replay mine.path    go on where `save mine.path` was said
  echo run | interlocked step SB --machine weak     all steps to the test's own outcome";

const ADVISE_EXAMPLES: &str = "\
Examples:
  interlocked advise --release                    every test of the crate
  interlocked advise --release --test lock        those of one file
  interlocked advise --format json > advice.jsonl

It is `cargo interlocked advise`, whose --help tells how a test is made one that is checked.

Exit codes: 0 the tests passed · 1 one did not, or did not compile · 2 as for all commands";

/// A test: the name of one in the catalogue, or a .litmus or .rs file.
pub(crate) type TestName = String;

#[derive(Debug, Args)]
pub(crate) struct Advise {
    /// The options of `cargo interlocked advise`, and of `cargo test`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENTS")]
    pub(crate) arguments: Vec<OsString>,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// Tests: names from the catalogue, or .litmus and .rs files
    #[arg(required = true)]
    pub(crate) tests: Vec<TestName>,
    /// Judge by these models alone: names or .cat files
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) model: Vec<String>,
    /// Folders in which models look for what they include
    #[arg(long, value_name = "DIR")]
    pub(crate) include: Vec<PathBuf>,
    /// Write the page, with its graphs, to one HTML file
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// Print the page as text or JSON, or the graphs alone as SVG or DOT
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: PageFormat,
    /// Show every variation of a shape, not only the usual ones
    #[arg(long)]
    pub(crate) all: bool,
    /// Leave the experiment out
    #[arg(long, conflicts_with_all = ["runs", "seconds"])]
    pub(crate) no_run: bool,
    #[command(flatten)]
    pub(crate) experiment: ExperimentOptions,
    #[command(flatten)]
    pub(crate) limits: LimitOptions,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    #[default]
    Text,
    Json,
    Svg,
    Dot,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// .litmus and .rs files, and folders of them
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Judge by this model instead of the architecture's own: a name or a .cat file
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) model: Option<String>,
    /// Folders in which the model looks for what it includes
    #[arg(long, value_name = "DIR")]
    pub(crate) include: Vec<PathBuf>,
    /// Verdicts to compare with, one JSON object a line; `--format jsonl` writes such a file
    #[arg(long, value_name = "FILE")]
    pub(crate) expect: Option<PathBuf>,
    /// How to print the results; `herd` is what herd's comparison tools read
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: CheckFormat,
    /// Take only the K-th of N equal parts of the tests
    #[arg(long, value_name = "K/N")]
    pub(crate) shard: Option<Shard>,
    /// Print only what is not as expected
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) limits: LimitOptions,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    #[default]
    Text,
    Json,
    Jsonl,
    Herd,
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// What `check --shard … --format jsonl` printed
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Verdicts to compare with
    #[arg(long, value_name = "FILE")]
    pub(crate) expect: Option<PathBuf>,
    /// How to print the joined results
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: MergeFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MergeFormat {
    #[default]
    Text,
    Json,
    Jsonl,
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Tests: names from the catalogue, or .litmus and .rs files
    #[arg(required = true)]
    pub(crate) tests: Vec<TestName>,
    #[command(flatten)]
    pub(crate) experiment: ExperimentOptions,
    #[command(flatten)]
    pub(crate) limits: LimitOptions,
}

/// How long and where an experiment runs.
#[derive(Clone, Debug, Args)]
pub(crate) struct ExperimentOptions {
    /// How many runs to make
    #[arg(long, value_name = "N", help_heading = "Experiment")]
    pub(crate) runs: Option<u64>,
    /// How long to run, in seconds [default: 1, unless --runs is given]
    #[arg(long, value_name = "S", help_heading = "Experiment")]
    pub(crate) seconds: Option<f64>,
    /// Bytes between the cells of successive runs
    #[arg(long, value_name = "BYTES", help_heading = "Experiment")]
    pub(crate) stride: Option<usize>,
    /// Processors for the threads: `spread`, `system`, or numbers as in `0,1`
    #[arg(long, value_name = "CPUS", default_value = "spread", help_heading = "Experiment")]
    pub(crate) affinity: String,
    /// The seed of all that is chosen at random
    #[arg(long, value_name = "N", default_value_t = 0, help_heading = "Experiment")]
    pub(crate) seed: u64,
}

/// The bounds of the law's engine. Hitting one is reported, never passed over.
#[derive(Clone, Debug, Args)]
pub(crate) struct LimitOptions {
    /// Threads to work with [default: one a processor]
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) jobs: Option<usize>,
    /// Seconds for one test under one model
    #[arg(long, value_name = "S", help_heading = "Limits")]
    pub(crate) timeout: Option<f64>,
    /// Rounds of a loop
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) limit_unroll: Option<u32>,
    /// Events of one execution
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) limit_events: Option<usize>,
    /// Steps of one path
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) limit_steps: Option<usize>,
    /// Control-flow paths of one thread
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) limit_paths: Option<usize>,
    /// Candidate executions
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) limit_candidates: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct Trace {
    /// A test: a name from the catalogue, or a .litmus or .rs file
    pub(crate) test: TestName,
    /// How the run ends, written as the test's own question [default: what that asks about]
    #[arg(long, value_name = "CONDITION")]
    pub(crate) outcome: Option<String>,
    /// A run that never ends although every core that has not ended takes steps again and again
    #[arg(long, conflicts_with = "outcome")]
    pub(crate) endless: bool,
    /// Print a table, JSON, a sequence diagram, or a page that plays the run
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TraceFormat,
    /// Show all of each state, not only what a step changed
    #[arg(long)]
    pub(crate) full: bool,
    #[command(flatten)]
    pub(crate) machine: MachineOptions,
    #[command(flatten)]
    pub(crate) limits: ExplorationOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Step {
    /// A test: a name from the catalogue, or a .litmus or .rs file
    pub(crate) test: TestName,
    /// What `run` runs to, written as the test's own question [default: what that asks about]
    #[arg(long, value_name = "CONDITION")]
    pub(crate) outcome: Option<String>,
    /// Take the steps of a file that `save` wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) replay: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) machine: MachineOptions,
    #[command(flatten)]
    pub(crate) limits: ExplorationOptions,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TraceFormat {
    #[default]
    Text,
    Json,
    Svg,
    Html,
}

/// The bounds of an exploration. Hitting one is reported, never passed over.
#[derive(Clone, Debug, Args)]
pub(crate) struct ExplorationOptions {
    /// States to visit
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub(crate) limit_states: Option<usize>,
    /// MiB that the visited states may take
    #[arg(long, value_name = "MIB", help_heading = "Limits")]
    pub(crate) limit_memory: Option<usize>,
    /// Seconds to explore for
    #[arg(long, value_name = "S", help_heading = "Limits")]
    pub(crate) timeout: Option<f64>,
}

#[derive(Debug, Args)]
pub(crate) struct Compile {
    /// A C or Rust test: a name from the catalogue, or a file
    pub(crate) test: TestName,
    /// What to compile for; all targets if absent
    #[arg(long, value_name = "TARGET")]
    pub(crate) target: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Models {
    /// The model to print
    #[arg(conflicts_with = "diff")]
    pub(crate) name: Option<String>,
    /// Show the executions of a test that one of two models allows and the other does not
    #[arg(long, num_args = 3, value_names = ["A", "B", "TEST"])]
    pub(crate) diff: Vec<String>,
    /// Folders in which models look for what they include
    #[arg(long, value_name = "DIR")]
    pub(crate) include: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) limits: LimitOptions,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only tests whose name starts with this
    pub(crate) prefix: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Arguments;

    #[test]
    fn the_definitions_are_consistent() {
        Arguments::command().debug_assert();
    }
}
