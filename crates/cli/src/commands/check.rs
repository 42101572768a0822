//! `interlocked check`: the verdicts of many tests.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use interlocked_diag::Color;
use interlocked_exec::Model as _;
use interlocked_report::herd;
use interlocked_report::view::Verdict;
use rayon::prelude::*;

use crate::args::{Check, CheckFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::load;
use crate::model::{self, Library};
use crate::record::{Record, Refused, Summary};
use crate::suite::{self, Entry, Expectations};
use crate::{interrupt, law};

/// Runs the command.
pub(crate) fn run(options: &Check, console: &mut Console) -> Exit {
    let read = || {
        let entries = suite::collect(&options.paths, options.shard)?;
        let expectations = options.expect.as_deref().map(Expectations::read).transpose()?;
        Ok((entries, expectations))
    };
    let (entries, expectations) = match read() {
        Ok(both) => both,
        Err(message) => {
            let message: String = message;
            console.error(&message);
            return Exit::BadInput;
        }
    };
    let job = Job {
        options,
        library: Library::new(&options.include, console.diagnostic_color()),
        cancel: interrupt::flag(),
        color: console.diagnostic_color(),
        inner: if entries.len() == 1 { options.limits.jobs() } else { 1 },
    };
    if let Some(Err(message)) = options.model.as_ref().map(|name| job.library.get(name)) {
        console.remark(&message);
        return Exit::BadInput;
    }
    let mut summary = Summary::new(entries.len());
    let bar = progress(entries.len() as u64);
    let mut all = Vec::new();
    job.run(&entries, |done| {
        let expectation = expectations.as_ref().map(|all| all.of(done.record.file()));
        let differences = summary.add(&done.record, expectation);
        bar.suspend(|| {
            done.print(options, &differences, console);
        });
        bar.inc(1);
        if options.format == CheckFormat::Json {
            all.push(done.record);
        }
        !console.closed()
    });
    bar.finish_and_clear();
    if console.closed() {
        return Exit::Success;
    }
    match options.format {
        CheckFormat::Json => console.result(&crate::record::array(&all)),
        CheckFormat::Text => console.result(&summary.to_string()),
        CheckFormat::Jsonl | CheckFormat::Herd => console.remark(&summary.to_string()),
    }
    summary.exit()
}

/// A bar on stderr, where that is a terminal.
fn progress(length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} tests, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}

/// What is the same for all tests.
struct Job<'a> {
    options: &'a Check,
    library: Library,
    cancel: Arc<AtomicBool>,
    color: Color,
    /// Threads inside one test.
    inner: usize,
}

/// A test that is done.
struct Done {
    record: Record,
    /// Its entry in a log, if one is wanted.
    log: String,
    /// Messages for a person.
    messages: String,
}

impl Job<'_> {
    /// Judges all tests in parallel and hands them to `take` in their order, until it returns
    /// `false` or Ctrl-C comes.
    fn run(&self, entries: &[Entry], mut take: impl FnMut(Done) -> bool) {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.options.limits.jobs())
            .stack_size(16 << 20)
            .build();
        let (sender, receiver) = mpsc::channel();
        let work = || {
            entries.par_iter().enumerate().for_each_with(sender, |sender, (index, entry)| {
                if !self.cancel.load(Ordering::Relaxed) {
                    // A closed channel means that nobody wants to know any more.
                    let _ = sender.send((index, self.test(entry)));
                }
            });
        };
        std::thread::scope(|scope| {
            scope.spawn(|| match pool {
                Ok(pool) => pool.install(work),
                Err(_) => work(),
            });
            let mut waiting = BTreeMap::new();
            let mut next = 0;
            for (index, done) in receiver {
                waiting.insert(index, done);
                while let Some(done) = waiting.remove(&next) {
                    next += 1;
                    if !take(done) {
                        self.cancel.store(true, Ordering::Relaxed);
                        return;
                    }
                }
            }
            // After Ctrl-C there are gaps; what is behind them is known all the same.
            for done in waiting.into_values() {
                take(done);
            }
        });
    }

    fn test(&self, entry: &Entry) -> Done {
        let refused = |error: String, messages: String| Done {
            record: Record::Refused(Refused::new(&entry.name, error)),
            log: String::new(),
            messages,
        };
        let loaded = match load::read(&entry.path).and_then(load::from_source) {
            Ok(loaded) => loaded,
            Err(refusal) => return refused(refusal.line(), refusal.text(self.color)),
        };
        let begin = Instant::now();
        let program = &loaded.program;
        let name = match &self.options.model {
            Some(name) => name.as_str(),
            None => model::applicable(program.architecture)[0],
        };
        let model = match self.library.get(name) {
            Ok(model) => model,
            Err(message) => return refused(format!("model {name}"), message),
        };
        let limits = self.options.limits.begin(self.inner, &self.cancel);
        let outcomes = match law::judge(program, &model, &limits) {
            Ok(outcomes) => outcomes,
            Err(error) => {
                let message = format!("error: {}: {error}\n", entry.path.display());
                return refused(error, message);
            }
        };
        let question = loaded.test.question(program);
        let seconds = begin.elapsed().as_secs_f64();
        let outcomes = &outcomes;
        let verdict =
            Verdict::new(&entry.name, model.name(), program, &question, outcomes, seconds);
        let log = if self.options.format == CheckFormat::Herd {
            let name = loaded.test.name();
            let hash = loaded.hash();
            let (question, condition) = (&question, None);
            herd::Entry { name, program, question, condition, outcomes, seconds, hash }.to_string()
        } else {
            String::new()
        };
        let messages = loaded.source.render_all(&loaded.warnings, self.color);
        Done { record: Record::Verdict(Box::new(verdict)), log, messages }
    }
}

impl Done {
    fn print(&self, options: &Check, differences: &[String], console: &mut Console) {
        let plain = differences.is_empty() && matches!(self.record, Record::Verdict(_));
        let silent = options.quiet && plain;
        if !silent && !self.messages.is_empty() {
            console.remark(&self.messages);
        }
        match options.format {
            CheckFormat::Text if silent => {}
            CheckFormat::Text => console.result(&self.record.line(differences, console.paint())),
            CheckFormat::Jsonl => console.result(&self.record.json_line()),
            CheckFormat::Herd => console.result(&self.log),
            CheckFormat::Json => {}
        }
        if options.format != CheckFormat::Text && !differences.is_empty() {
            let differences = differences.join("; ");
            console.remark(&format!("differs: {}: {differences}", self.record.file()));
        }
    }
}
