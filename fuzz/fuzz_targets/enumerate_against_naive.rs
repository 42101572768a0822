//! The enumerator and its naive twin find the same outcomes, under every model, for small tests
//! made of real instructions.
#![no_main]

use arbitrary::Arbitrary;
use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::naive::naive_outcomes;
use interlocked_exec::{Limits, outcomes};
use interlocked_litmus::Test;

const X86: [&str; 14] = [
    "movq (x),%rax",
    "movq (y),%rbx",
    "movq $1,(x)",
    "movq $2,(y)",
    "movq %rax,(y)",
    "movq %rbx,(x)",
    "lock addq $1,(x)",
    "addq $1,(y)",
    "xchgq %rax,(x)",
    "lock cmpxchgq %rbx,(y)",
    "mfence",
    "sfence",
    "movntiq %rax,(x)",
    "xorq %rax,%rbx",
];

const AARCH64: [&str; 18] = [
    "LDR W0,[X8]",
    "LDR W1,[X9]",
    "LDAR W0,[X9]",
    "LDAPR W1,[X8]",
    "STR W0,[X9]",
    "STR W1,[X8]",
    "STLR W2,[X8]",
    "STLR W2,[X9]",
    "LDADD W2,W0,[X8]",
    "STADDL W2,[X9]",
    "CASA W0,W2,[X8]",
    "LDXR W0,[X8]",
    "STXR W3,W2,[X8]",
    "DMB SY",
    "DMB LD",
    "DMB ST",
    "EOR W1,W0,W0",
    "CSEL W2,W0,W1,EQ",
];

#[derive(Arbitrary, Debug)]
struct Input {
    aarch64: bool,
    threads: [Vec<u8>; 3],
}

/// The code of the threads, cut to what the twin can do: it enumerates products, and an
/// instruction that reads and writes counts for both.
fn columns(threads: &[Vec<u8>; 3], table: &[&'static str]) -> Vec<Vec<&'static str>> {
    let mut accesses = 0;
    let mut code = |&byte: &u8| {
        let instruction = table[byte as usize % table.len()];
        let twice = ["lock", "addq", "xchg", "LDADD", "STADD", "CAS"];
        accesses += 1 + usize::from(twice.iter().any(|start| instruction.starts_with(start)));
        (accesses <= 7).then_some(instruction)
    };
    threads.iter().map(|bytes| bytes.iter().take(3).map_while(&mut code).collect()).collect()
}

/// The `.litmus` text of an input.
fn text(input: &Input) -> String {
    let (header, table) = if input.aarch64 {
        let init: String =
            (0..3).map(|thread| format!("{thread}:X8=x; {thread}:X9=y; {thread}:X2=1; ")).collect();
        (format!("AArch64 fuzz\n{{ int x=0; int y=0; {init}}}"), &AARCH64[..])
    } else {
        ("X86_64 fuzz\n{ uint64_t x=0; uint64_t y=0; }".to_owned(), &X86[..])
    };
    let columns = columns(&input.threads, table);
    let mut text = format!("{header}\n P0 | P1 | P2 ;\n");
    for row in 0..3 {
        let cell = |column: &Vec<&'static str>| column.get(row).copied().unwrap_or("");
        let cells: Vec<&str> = columns.iter().map(cell).collect();
        text.push_str(&format!(" {} ;\n", cells.join(" | ")));
    }
    let registers = if input.aarch64 { ["X0", "X1", "X2"] } else { ["rax", "rbx", "rcx"] };
    let listed = (0..3).flat_map(|thread| registers.map(|register| format!("{thread}:{register}; ")));
    let listed: String = listed.collect();
    text + &format!("locations [x; y; {listed}]\nforall (true)\n")
}

libfuzzer_sys::fuzz_target!(|input: Input| {
    let source = Source::new("fuzz.litmus", text(&input));
    let (test, errors) = Test::parse(&source);
    let test = test.unwrap_or_else(|| panic!("{errors:?}\n{}", source.text));
    let program = test.lower().unwrap_or_else(|errors| panic!("{errors:?}\n{}", source.text));
    let limits = Limits::default();
    for name in ["sc", if input.aarch64 { "aarch64" } else { "x86-tso" }] {
        let model = CatModel::embedded(name).expect("the model is embedded");
        let (Ok(fast), Ok(slow)) =
            (outcomes(&program, &model, &limits), naive_outcomes(&program, &model, &limits))
        else {
            return;
        };
        assert_eq!(fast.states, slow.states, "{name}\n{}", source.text);
        assert_eq!(fast.flags, slow.flags, "{name}\n{}", source.text);
        assert_eq!(fast.limits, slow.limits, "{name}\n{}", source.text);
    }
});
