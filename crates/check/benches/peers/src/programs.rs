//! The programs, written once: a module of each checker, whose parent has its `api`.

use std::sync::Arc;

use super::api::sync::atomic::{AtomicU64, Ordering, fence};
use super::api::thread;
use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

type Cells = Arc<Vec<AtomicU64>>;

/// Threads that share cells; the first thread waits for none of them.
fn run(cells: Vec<u64>, threads: Vec<Box<dyn FnOnce(Cells) + Send>>) {
    let cells: Cells = Arc::new(cells.into_iter().map(AtomicU64::new).collect());
    for thread in threads {
        let cells = Arc::clone(&cells);
        thread::spawn(move || thread(cells));
    }
}

fn of(body: impl FnOnce(Cells) + Send + 'static) -> Box<dyn FnOnce(Cells) + Send> {
    Box::new(body)
}

fn each(count: u64, body: fn(Cells, u64)) -> Vec<Box<dyn FnOnce(Cells) + Send>> {
    (0..count).map(|i| of(move |cells| body(cells, i))).collect()
}

/// A name, and what is checked.
type Program = (&'static str, fn());

/// All of them.
pub(crate) fn all() -> Vec<Program> {
    [two_threads(), message_passing(), counters(), readers(), loops()].concat()
}

fn two_threads() -> Vec<Program> {
    vec![
        ("SB", || {
            run(
                vec![0; 2],
                each(2, |v, i| {
                    v[i as usize].store(1, Release);
                    v[1 - i as usize].load(Acquire);
                }),
            )
        }),
        ("MP, release and acquire", || {
            run(
                vec![0; 2],
                vec![
                    of(|v| {
                        v[0].store(1, Relaxed);
                        v[1].store(1, Release);
                    }),
                    of(|v| {
                        v[1].load(Acquire);
                        v[0].load(Relaxed);
                    }),
                ],
            )
        }),
        ("LB", || {
            run(
                vec![0; 2],
                each(2, |v, i| {
                    v[i as usize].load(Acquire);
                    v[1 - i as usize].store(1, Release);
                }),
            )
        }),
        ("2+2W", || {
            run(
                vec![0; 2],
                each(2, |v, i| {
                    v[i as usize].store(1, Release);
                    v[1 - i as usize].store(2, Release);
                }),
            )
        }),
        ("CoRR", || {
            run(
                vec![0; 1],
                vec![
                    of(|v| {
                        v[0].store(1, Release);
                        v[0].store(2, Release);
                    }),
                    of(|v| {
                        v[0].load(Acquire);
                        v[0].load(Acquire);
                    }),
                ],
            )
        }),
    ]
}

fn message_passing() -> Vec<Program> {
    vec![
        ("MP2", || {
            run(
                vec![0; 4],
                vec![
                    of(|v| {
                        v[0].store(1, Relaxed);
                        v[2].store(1, Relaxed);
                        fence(AcqRel);
                        v[1].store(1, Relaxed);
                        v[3].store(1, Relaxed);
                    }),
                    of(|v| {
                        v[1].load(Relaxed);
                        fence(AcqRel);
                        v[0].load(Relaxed);
                    }),
                    of(|v| {
                        v[3].load(Relaxed);
                        fence(AcqRel);
                        v[2].load(Relaxed);
                    }),
                ],
            )
        }),
        ("IRIW, acquire then SeqCst", || {
            run(
                vec![0; 2],
                each(4, |v, i| {
                    let x = (i % 2) as usize;
                    if i < 2 {
                        v[x].store(1, SeqCst);
                    } else {
                        v[x].load(Acquire);
                        v[1 - x].load(SeqCst);
                    }
                }),
            )
        }),
        ("IRIW through a store", || {
            run(
                vec![0; 2],
                vec![
                    of(|v| v[0].store(1, Relaxed)),
                    of(|v| v[1].store(v[0].load(Relaxed), Release)),
                    of(|v| {
                        v[0].load(Relaxed);
                        fence(AcqRel);
                        v[1].load(Relaxed);
                    }),
                    of(|v| {
                        v[1].load(Relaxed);
                        fence(AcqRel);
                        v[0].load(Relaxed);
                    }),
                ],
            )
        }),
        ("LB with counters", || {
            run(
                vec![0; 4],
                vec![
                    of(|v| {
                        v[0].load(Acquire);
                        v[3].fetch_add(1, AcqRel);
                    }),
                    of(|v| {
                        v[3].fetch_add(1, AcqRel);
                        v[1].store(1, Release);
                    }),
                    of(|v| {
                        v[1].load(Acquire);
                        v[2].fetch_add(1, AcqRel);
                    }),
                    of(|v| {
                        v[2].fetch_add(1, AcqRel);
                        v[0].store(1, Release);
                    }),
                ],
            )
        }),
    ]
}

fn counters() -> Vec<Program> {
    vec![
        ("fetch_add, 3 threads", || {
            run(
                vec![0],
                each(3, |v, _| {
                    v[0].fetch_add(1, Relaxed);
                }),
            )
        }),
        ("fetch_add, 4 threads", || {
            run(
                vec![0],
                each(4, |v, _| {
                    v[0].fetch_add(1, Relaxed);
                }),
            )
        }),
        ("two fetch_adds, 3 threads", || {
            run(
                vec![0; 2],
                each(3, |v, _| {
                    v[0].fetch_add(1, Relaxed);
                    v[1].fetch_add(1, Relaxed);
                }),
            )
        }),
        ("load and store, 3 threads", || {
            run(vec![0], each(3, |v, i| v[0].store(v[0].load(Relaxed) + (1 << i), Release)))
        }),
        ("load and store, 4 threads", || {
            run(vec![0], each(4, |v, i| v[0].store(v[0].load(Relaxed) + (1 << i), Release)))
        }),
        ("compare-exchange in turn, 3 threads", || {
            run(
                vec![0],
                each(3, |v, i| {
                    let _ = v[0].compare_exchange(i, i + 1, Relaxed, Relaxed);
                }),
            )
        }),
        ("compare-exchange in turn, 4 threads", || {
            run(
                vec![0],
                each(4, |v, i| {
                    let _ = v[0].compare_exchange(i, i + 1, Relaxed, Relaxed);
                }),
            )
        }),
    ]
}

fn readers() -> Vec<Program> {
    vec![
        ("a writer and 2 readers", || {
            run(
                vec![0],
                each(3, |v, i| match i {
                    0 => v[0].store(42, Release),
                    _ => {
                        v[0].load(Acquire);
                    }
                }),
            )
        }),
        ("a writer and 3 readers", || {
            run(
                vec![0],
                each(4, |v, i| match i {
                    0 => v[0].store(42, Release),
                    _ => {
                        v[0].load(Acquire);
                    }
                }),
            )
        }),
        ("3 writers and a reader", || {
            run(
                vec![0],
                each(4, |v, i| match i {
                    0 => {
                        v[0].load(Acquire);
                    }
                    _ => v[0].store(i, Release),
                }),
            )
        }),
        ("last zero of 3", || {
            run(
                vec![0; 4],
                each(4, |v, i| {
                    let i = i as usize;
                    if i > 0 {
                        v[i].store(v[i - 1].load(Acquire) + 1, Release);
                        return;
                    }
                    let mut at = 3;
                    while v[at].load(Acquire) != 0 {
                        at -= 1;
                    }
                }),
            )
        }),
    ]
}

fn loops() -> Vec<Program> {
    vec![
        ("Fibonacci, 1 round", || fibonacci(1)),
        ("Fibonacci, 2 rounds", || fibonacci(2)),
        ("Fibonacci, 3 rounds", || fibonacci(3)),
        ("Dekker, fences", || {
            run(
                vec![0; 3],
                each(2, |v, i| {
                    let i = i as usize;
                    v[1 - i].store(1, Relaxed);
                    fence(SeqCst);
                    if v[i].load(Relaxed) == 0 {
                        v[2].store(i as u64, Relaxed);
                        assert_eq!(v[2].load(Relaxed), i as u64);
                    }
                }),
            )
        }),
        ("ticket lock, 2 threads", || tickets(2)),
        ("ticket lock, 3 threads", || tickets(3)),
    ]
}

fn fibonacci(rounds: u64) {
    let adds = move |own: usize| {
        of(move |v: Cells| {
            for _ in 0..rounds {
                let sum = v[0].load(Acquire) + v[1].load(Acquire);
                v[own].store(sum, Release);
            }
        })
    };
    let reads = of(|v: Cells| {
        v[0].load(Acquire);
        v[1].load(Acquire);
    });
    run(vec![1, 1], vec![adds(0), adds(1), reads]);
}

fn tickets(threads: u64) {
    run(
        vec![0; 2],
        each(threads, |v, _| {
            let ticket = v[0].fetch_add(1, Relaxed);
            while v[1].load(Acquire) != ticket {
                thread::yield_now();
            }
            v[1].store(v[1].load(Relaxed) + 1, Release);
        }),
    );
}
