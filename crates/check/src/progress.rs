//! How far a check has come, on standard error.
//!
//! It is told from the second second on, and only on a terminal unless it is asked for. What is
//! written goes past what test harnesses keep: it is for who waits.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::explore::{Progress, Watch};

/// Where there is no terminal, a line is written every so many seconds.
const SELDOM: u64 = 10;

/// Tells how far a check is.
#[derive(Clone, Debug)]
pub(crate) struct Teller {
    is_terminal: bool,
    /// Whether a line stands on the terminal.
    has_line: Arc<AtomicBool>,
    /// The second in which a line was last written.
    last: Arc<AtomicU64>,
}

impl Teller {
    /// One that tells if `wanted`, or if that is not said and there is a terminal.
    pub(crate) fn new(wanted: Option<bool>) -> Option<Self> {
        let is_terminal = std::io::stderr().is_terminal();
        let (has_line, last) = (Arc::default(), Arc::default());
        wanted.unwrap_or(is_terminal).then_some(Self { is_terminal, has_line, last })
    }

    /// What is told.
    pub(crate) fn watch(&self) -> Watch {
        let teller = self.clone();
        let name = std::thread::current().name().unwrap_or("check").to_owned();
        Watch(Arc::new(move |progress: &Progress| teller.tell(&line(&name, progress), progress)))
    }

    fn tell(&self, line: &str, progress: &Progress) {
        let seconds = progress.time.as_secs();
        if self.is_terminal {
            self.has_line.store(true, Ordering::Relaxed);
            write(&format!("\r\x1b[K{line}"));
        } else if seconds >= self.last.load(Ordering::Relaxed) + SELDOM {
            self.last.store(seconds, Ordering::Relaxed);
            write(&format!("{line}\n"));
        }
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        if self.has_line.swap(false, Ordering::Relaxed) {
            write("\r\x1b[K");
        }
    }
}

/// Who waits may have closed it: that is no error.
fn write(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// `name: 12,000 executions and 30 blocked, 6,000 a second, about 5 % of 240,000`.
fn line(name: &str, progress: &Progress) -> String {
    let Progress { complete, blocked, estimate, time, .. } = *progress;
    let done = complete + blocked;
    let rate = done as f64 / time.as_secs_f64().max(0.001);
    let blocked = match blocked {
        0 => String::new(),
        blocked => format!(" and {} blocked", grouped(blocked as f64)),
    };
    let complete = grouped(complete as f64);
    format!(
        "{name}: {complete} executions{blocked}, {} a second{}",
        grouped(rate),
        part(done, estimate)
    )
}

/// `, about 5 % of 240,000`, if that can be said.
pub(crate) fn part(done: u64, estimate: f64) -> String {
    if !estimate.is_finite() || estimate < done as f64 {
        return String::new();
    }
    let percent = 100.0 * done as f64 / estimate;
    let percent =
        if percent < 1.0 { "less than 1".to_owned() } else { format!("about {percent:.0}") };
    format!(", {percent} % of an estimated {}", grouped(estimate))
}

/// A number as it is read: `240,000`, or `3e15` where it is large.
fn grouped(number: f64) -> String {
    if number >= 1e12 {
        return format!("{number:.0e}");
    }
    let digits = format!("{number:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What Ctrl-C sets; the first call takes the signal. A second Ctrl-C ends the process, with the code
/// that shells give for it.
#[cfg(feature = "ctrlc")]
pub(crate) fn interrupted() -> Arc<AtomicBool> {
    static STOP: std::sync::OnceLock<Arc<AtomicBool>> = std::sync::OnceLock::new();
    let stop = STOP.get_or_init(|| {
        let stop = Arc::new(AtomicBool::new(false));
        let own = Arc::clone(&stop);
        let handler = move || {
            if own.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        };
        ctrlc::set_handler(handler).expect("nobody else has taken the signal");
        stop
    });
    Arc::clone(stop)
}

#[cfg(test)]
mod tests {
    use core::time::Duration;

    use super::*;

    #[test]
    fn a_line_says_how_far_it_is() {
        let (complete, blocked, estimate) = (12_000, 30, 240_000.0);
        let progress = Progress { complete, blocked, estimate, time: Duration::from_secs(2) };
        assert_eq!(
            line("queue", &progress),
            "queue: 12,000 executions and 30 blocked, 6,015 a second, about 5 % of an estimated \
             240,000"
        );
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        assert_eq!(part(10, f64::INFINITY), "");
        assert_eq!(part(10, 5.0), "");
        assert_eq!(part(10, 1e15), ", less than 1 % of an estimated 1e15");
    }
}
