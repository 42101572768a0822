//! How the law's cost grows: shapes of growing size under x86-TSO, with the number of consistent
//! executions and the time for each of them.
//!
//! `cargo bench -p interlocked-cli --bench scaling [-- SECONDS]` prints the table; a size is left
//! out when its predecessor took more than SECONDS (default 2).

#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, outcomes};
use interlocked_litmus::Test;

/// A family of tests: the code of each thread for a size.
struct Shape {
    name: &'static str,
    sizes: &'static [usize],
    threads: fn(usize) -> Vec<Vec<String>>,
}

const SHAPES: [Shape; 8] = [
    Shape { name: "SB ring, n threads", sizes: &[4, 6, 8, 9, 10, 12, 14, 16], threads: ring },
    Shape { name: "n × lock add", sizes: &[4, 5, 6, 7, 8, 9], threads: |n| increments(n, 1) },
    Shape {
        name: "2 threads × n lock add",
        sizes: &[2, 3, 4, 6, 8],
        threads: |n| increments(2, n),
    },
    Shape { name: "n writers", sizes: &[4, 6, 8, 9], threads: |n| writers(n, 1) },
    Shape { name: "2 threads × n writes", sizes: &[4, 5, 6, 8, 10], threads: |n| writers(2, n) },
    Shape { name: "3 threads × n writes", sizes: &[2, 3, 4, 5], threads: |n| writers(3, n) },
    Shape { name: "n writes, 1 × n reads", sizes: &[4, 5, 6, 8, 10], threads: |n| readers(n, 1) },
    Shape { name: "3 writes, n × 3 reads", sizes: &[1, 2, 3, 4], threads: |n| readers(3, n) },
];

fn ring(n: usize) -> Vec<Vec<String>> {
    (0..n)
        .map(|i| vec![format!("movq $1,(x{i})"), format!("movq (x{}),%rax", (i + 1) % n)])
        .collect()
}

fn increments(threads: usize, each: usize) -> Vec<Vec<String>> {
    vec![vec!["lock addq $1,(x)".to_owned(); each]; threads]
}

fn writers(threads: usize, each: usize) -> Vec<Vec<String>> {
    let write = |thread, number| format!("movq ${},(x)", thread * each + number + 1);
    (0..threads).map(|thread| (0..each).map(|number| write(thread, number)).collect()).collect()
}

/// One writer of `each` writes and `n` readers of as many reads.
fn readers(each: usize, n: usize) -> Vec<Vec<String>> {
    let registers = ["rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11"];
    let reader: Vec<String> =
        registers[..each].iter().map(|register| format!("movq (x),%{register}")).collect();
    let mut threads = writers(1, each);
    threads.extend(vec![reader; n]);
    threads
}

/// The `.litmus` text of a test.
fn text(threads: &[Vec<String>]) -> String {
    let rows = threads.iter().map(Vec::len).max().unwrap_or(0);
    let header: Vec<String> = (0..threads.len()).map(|number| format!("P{number}")).collect();
    let mut text = format!("X86_64 scaling\n{{ }}\n {} ;\n", header.join(" | "));
    for row in 0..rows {
        let cells: Vec<&str> =
            threads.iter().map(|code| code.get(row).map_or("", String::as_str)).collect();
        text.push_str(&format!(" {} ;\n", cells.join(" | ")));
    }
    text.push_str("exists (0:rbp=1)\n");
    text
}

fn main() {
    let budget = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(2.0);
    let model = CatModel::embedded("x86-tso").expect("the model is embedded");
    println!("{:24} {:>4} {:>12} {:>10} {:>9}", "shape", "n", "executions", "ms", "ns each");
    for shape in &SHAPES {
        for &size in shape.sizes {
            let source = Source::new("scaling.litmus", text(&(shape.threads)(size)));
            let (test, errors) = Test::parse(&source);
            let test = test.unwrap_or_else(|| panic!("{errors:?} in {}", source.text));
            let program = test.lower().expect("the shape lowers");
            let start = Instant::now();
            let found = outcomes(&program, &model, &Limits::default()).expect("it unfolds");
            let time = start.elapsed();
            let executions = found.executions();
            let each = time.as_nanos() / u128::from(executions.max(1));
            let ms = time.as_secs_f64() * 1e3;
            println!("{:24} {size:>4} {executions:>12} {ms:>10.2} {each:>9}", shape.name);
            if time > Duration::from_secs_f64(budget) {
                break;
            }
        }
    }
}
