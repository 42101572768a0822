//! What an exploration takes: time, and memory as the system counts it.
//!
//! Each exploration is a process of its own, so that the largest resident set is its own. It counts
//! what that grows by while the states are explored. Time is that of the CPU, of all threads, over
//! as many explorations as take half a second.

use std::process::Command;

/// The system counts CPU time in hundredths of a second (`man 5 proc_pid_stat`, `sysconf(3)`).
const TICKS: f64 = 100.0;

/// The least CPU time, in seconds, over which a time is taken.
const LONG: f64 = 0.5;

/// What an exploration took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) states: usize,
    pub(crate) steps: usize,
    pub(crate) seconds: f64,
    pub(crate) bytes: usize,
}

/// Explores again and again; prints the cost of one exploration, for [`in_a_process`] to read.
/// `explore` gives states and steps, or nothing if it was not complete: then nothing is printed.
pub(crate) fn print(explore: impl Fn() -> Option<(usize, usize)>) {
    let before = memory("VmRSS:");
    let Some((states, steps)) = explore() else { return };
    let bytes = memory("VmHWM:").saturating_sub(before);
    let start = seconds();
    let mut times = 0.0;
    while times == 0.0 || seconds() - start < LONG {
        explore();
        times += 1.0;
    }
    println!("{states} {steps} {} {bytes}", (seconds() - start) / times);
}

/// Starts this program again with arguments, so many times, and reads the cost that it prints: the
/// one with the least time. Nothing if the exploration is not complete.
pub(crate) fn in_a_process(arguments: &[&str], times: usize) -> Option<Cost> {
    let once = |_| {
        let program = std::env::current_exe().expect("this program has a path");
        let output = Command::new(program).args(arguments).output().expect("it starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8_lossy(&output.stdout);
        let [states, steps, seconds, bytes] = text.split_whitespace().collect::<Vec<_>>()[..]
        else {
            return None;
        };
        let number = |field: &str| field.parse().expect("a number");
        let seconds = seconds.parse().expect("a time");
        Some(Cost { states: number(states), steps: number(steps), seconds, bytes: number(bytes) })
    };
    let all: Option<Vec<Cost>> = (0..times).map(once).collect();
    all?.into_iter().min_by(|a, b| a.seconds.total_cmp(&b.seconds))
}

/// A field of `/proc/self/status`, which counts in kB, in bytes.
fn memory(field: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux has it");
    let line = status.lines().find(|line| line.starts_with(field)).expect("the field is there");
    let kilobytes = line.split_whitespace().nth(1).and_then(|number| number.parse().ok());
    1024 * kilobytes.unwrap_or(0_usize)
}

/// The CPU time of this process, those of its threads that have ended included.
fn seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux has it");
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    // Fields 14 and 15, where the first after the name is field 3.
    let ticks = after_name.split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS
}
