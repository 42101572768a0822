//! Building a suite, and running each of its tests as a process.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use super::exceptions;
use super::suite::{LOOM, Suite};
use crate::cargo::cargo;

/// After this long a test hangs. The slowest ends in a tenth of it.
const LIMIT: Duration = Duration::from_secs(180);

/// A test program, and the name of its file.
pub(super) struct Program {
    file: String,
    path: PathBuf,
}

/// How a test ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Passed,
    Ignored,
    NotRun,
    /// With what it wrote.
    Failed(String),
}

/// A test's name, below its file's, and how it ended.
pub(super) type Ended = (String, Verdict);

/// Compiles the tests; the compiler's report if that fails.
pub(super) fn build(suite: &Suite, folder: &Path) -> Result<Vec<Program>, String> {
    let package = if suite.name == LOOM.name { "loom-tests" } else { suite.name };
    let workspace = folder.join("workspace");
    let mut command = cargo(["test", "--no-run", "--package", package]);
    command.args(suite.target.split(' '));
    if !suite.features.is_empty() {
        command.args(["--features", suite.features]);
    }
    let cfgs: Vec<_> = suite.cfgs.iter().map(|cfg| format!("--cfg {cfg}")).collect();
    let output = command
        .current_dir(&workspace)
        .env("RUSTFLAGS", cfgs.join(" "))
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output();
    let output = output.map_err(|error| error.to_string())?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(programs(&report, &workspace)) } else { Err(report) }
}

/// The programs that cargo says it has built: `Executable tests/arc.rs (/target/debug/deps/arc-1)`.
fn programs(report: &str, workspace: &Path) -> Vec<Program> {
    let lines = report.lines().filter_map(|line| line.trim_start().strip_prefix("Executable "));
    let program = |line: &str| {
        let (source, path) = line.strip_suffix(')')?.rsplit_once(" (")?;
        let file = Path::new(source).file_stem()?.to_str()?.to_owned();
        Some(Program { file, path: workspace.join(path) })
    };
    lines.filter_map(program).collect()
}

/// Runs every test of the programs, as many at once as there are processors.
pub(super) fn run(suite: &Suite, programs: &[Program]) -> Vec<Ended> {
    let tests: Vec<_> = programs
        .iter()
        .flat_map(|program| list(program).into_iter().map(move |test| (program, test)))
        .collect();
    let queue = Mutex::new(tests.into_iter().enumerate());
    let ended = Mutex::new(Vec::new());
    let work = || {
        loop {
            let next = queue.lock().expect("no thread panicked").next();
            let Some((at, (program, test))) = next else { break };
            let name = format!("{}::{test}", program.file);
            let is_run = exceptions::is_run(suite.name, &name);
            let verdict = if is_run { one(suite, program, &test) } else { Verdict::NotRun };
            ended.lock().expect("no thread panicked").push((at, (name, verdict)));
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let mut ended = ended.into_inner().expect("no thread panicked");
    ended.sort_by_key(|(at, _)| *at);
    ended.into_iter().map(|(_, ended)| ended).collect()
}

/// The tests of a program.
fn list(program: &Program) -> Vec<String> {
    let output = Command::new(&program.path).arg("--list").output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let text = text.unwrap_or_default();
    text.lines().filter_map(|line| line.strip_suffix(": test").map(str::to_owned)).collect()
}

/// Runs one test.
fn one(suite: &Suite, program: &Program, test: &str) -> Verdict {
    let mut command = Command::new(&program.path);
    command.args(["--exact", test, "--test-threads=1"]);
    if suite.name == LOOM.name {
        command.arg("--include-ignored");
    }
    command.envs(suite.environment.iter().copied()).env("RUST_BACKTRACE", "0");
    match output(&mut command) {
        Ok((true, text)) if text.contains("; 1 ignored;") => Verdict::Ignored,
        Ok((true, text)) if text.contains("ok. 1 passed;") => Verdict::Passed,
        Ok((_, text)) => Verdict::Failed(text),
        Err(error) => Verdict::Failed(error.to_string()),
    }
}

/// Runs a command within the limit: whether it succeeded, and what it wrote.
fn output(command: &mut Command) -> io::Result<(bool, String)> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdout = child.stdout.take().expect("stdout is piped");
    let stderr = child.stderr.take().expect("stderr is piped");
    let read = |mut stream: Box<dyn io::Read + Send>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // What could be read is shown; that reading ended early is no verdict.
            let _ = stream.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let streams = [read(Box::new(stdout)), read(Box::new(stderr))];
    let success = wait(&mut child)?;
    let text: String = streams.map(|s| s.join().expect("reading does not panic")).concat();
    let note = if success.is_none() { "it did not end, and was stopped\n" } else { "" };
    Ok((success == Some(true), text + note))
}

/// Waits until a process has ended, and says whether it succeeded; ends it at the limit.
fn wait(child: &mut Child) -> io::Result<Option<bool>> {
    let start = Instant::now();
    while start.elapsed() < LIMIT {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        thread::sleep(Duration::from_millis(2));
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::programs;

    #[test]
    fn programs_are_read_from_what_cargo_says() {
        let report = "   Compiling queue v1.0.0\n  Executable unittests src/lib.rs (deps/queue-1)\n  \
                      Executable tests/arc.rs (/target/deps/arc-2)\n";
        let programs = programs(report, Path::new("/workspace"));
        let programs = programs.iter().map(|p| (p.file.as_str(), p.path.to_str().unwrap()));
        let expected = [("lib", "/workspace/deps/queue-1"), ("arc", "/target/deps/arc-2")];
        assert_eq!(programs.collect::<Vec<_>>(), expected);
    }
}
