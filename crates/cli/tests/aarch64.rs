//! What AArch64 instructions do under the Arm model, through all layers: text, micro-ops,
//! enumeration, model.
//!
//! Each case is a condition that some outcome satisfies, or none, for a reason that the manual
//! gives (Arm ARM, DDI 0487, B2.3).

mod observation;

use interlocked_exec::Observation::{self, Always, Never, Sometimes};

/// `init` is the inside of the braces, `code` the table without its head.
#[track_caller]
fn check(init: &str, code: &[&str], condition: &str, expected: Observation) {
    observation::check(("AArch64", "aarch64"), init, code, condition, expected);
}

const TWO: &str = "0:X1=x; 0:X3=y; 1:X1=x; 1:X3=y";

/// Message passing: P0 writes x, then y behind a barrier; P1 reads y with `first`, does `between`,
/// and reads x. Asks whether P1 sees the write of y (by `seen`) and not that of x.
#[track_caller]
fn message_passing(first: &str, between: &str, seen: &str, expected: Observation) {
    let code = [
        "MOV W0,#1   | MOV W0,#2",
        "STR W0,[X1] | NOP",
        &format!("DMB ISH | {first}"),
        &format!("STR W0,[X3] | {between}"),
        "NOP | LDR W4,[X1]",
    ];
    check(TWO, &code, &format!(r"{seen} /\ 1:X4=0"), expected);
}

/// Old value 1 or what is written over it.
const ADDED: &str = "y=3";
const SWAPPED: &str = "y=2";

#[test]
fn a_zero_destination_drops_the_acquire() {
    message_passing("SWP W0,W6,[X3]", "DMB ISHLD", "1:X6=1", Never);
    message_passing("SWP W0,WZR,[X3]", "DMB ISHLD", SWAPPED, Sometimes);
    message_passing("SWP W0,WZR,[X3]", "DMB ISH", SWAPPED, Never);
    message_passing("SWPA W0,W6,[X3]", "NOP", "1:X6=1", Never);
    message_passing("LDADD W0,W6,[X3]", "DMB ISHLD", "1:X6=1", Never);
    message_passing("LDADD W0,WZR,[X3]", "DMB ISHLD", ADDED, Sometimes);
    message_passing("STADD W0,[X3]", "DMB ISHLD", ADDED, Sometimes);
    message_passing("STADD W0,[X3]", "DMB ISH", ADDED, Never);
    message_passing("LDADDA W0,W6,[X3]", "NOP", "1:X6=1", Never);
    message_passing("LDADDA W0,WZR,[X3]", "NOP", ADDED, Sometimes);
}

/// Store buffering with these stores and loads.
#[track_caller]
fn store_buffering(store: &str, between: &str, load: &str, expected: Observation) {
    let code = [
        "MOV W0,#1 | MOV W0,#1",
        &format!("{store} W0,[X1] | {store} W0,[X3]"),
        &format!("{between} | {between}"),
        &format!("{load} W2,[X3] | {load} W2,[X1]"),
    ];
    check(TWO, &code, r"0:X2=0 /\ 1:X2=0", expected);
}

#[test]
fn releases_and_acquires_in_store_buffering() {
    store_buffering("STR", "NOP", "LDR", Sometimes);
    store_buffering("STLR", "NOP", "LDAR", Never);
    store_buffering("STLLR", "NOP", "LDLAR", Never);
    store_buffering("STLR", "NOP", "LDAPR", Sometimes);
    store_buffering("STLUR", "NOP", "LDAR", Never);
    store_buffering("STLR", "NOP", "LDAPUR", Sometimes);
    for full in ["SY", "ISH", "OSH"] {
        store_buffering("STR", &format!("DMB {full}"), "LDR", Never);
        store_buffering("STR", &format!("DSB {full}"), "LDR", Never);
    }
    for weak in ["DMB LD", "DMB ISHST", "DSB ISHLD", "DSB ST", "DMB NSH", "ISB", "CLREX", "YIELD"] {
        store_buffering("STR", weak, "LDR", Sometimes);
    }
}

/// `LDAR WZR` orders what comes after it, as an acquire into a register does.
#[test]
fn a_load_acquire_keeps_its_order_with_a_zero_destination() {
    let code = |load| {
        ["MOV W0,#1 | MOV W0,#1", "STLR W0,[X1] | STLR W0,[X3]", load, "LDR W2,[X3] | LDR W2,[X1]"]
    };
    let init = format!("{TWO}; 0:X5=z; 1:X5=z");
    let weak = r"0:X2=0 /\ 1:X2=0";
    check(&init, &code("LDAR WZR,[X5] | LDAR WZR,[X5]"), weak, Never);
    check(&init, &code("LDR WZR,[X5] | LDR WZR,[X5]"), weak, Sometimes);
}

/// Two threads in columns, the shorter one filled up.
fn table(left: &[&str], right: &[&str]) -> Vec<String> {
    let cell = |column: &[&str], row: usize| column.get(row).copied().unwrap_or("").to_owned();
    (0..left.len().max(right.len()))
        .map(|row| format!("{} | {}", cell(left, row), cell(right, row)))
        .collect()
}

#[track_caller]
fn check_table(code: &[String], condition: &str, expected: Observation) {
    let code: Vec<&str> = code.iter().map(String::as_str).collect();
    let init = format!("{TWO}; 0:X5=z; 0:X8=y; 1:X8=x; 0:X0=1; 1:X0=1");
    check(&init, &code, condition, expected);
}

/// P0 writes x, then y; P1 reads y, then x in `reads`, which end with a read into `W4`.
#[track_caller]
fn reads(reads: &[&str], expected: Observation) {
    let reader = [&["LDR W2,[X3]"], reads].concat();
    let code = table(&["STR W0,[X1]", "DMB ST", "STR W0,[X3]"], &reader);
    check_table(&code, r"1:X2=1 /\ 1:X4=0", expected);
}

#[test]
fn what_orders_two_reads() {
    reads(&["LDR W4,[X1]"], Sometimes);
    reads(&["DMB LD", "LDR W4,[X1]"], Never);
    reads(&["ISB", "LDR W4,[X1]"], Sometimes);
    for zero in
        ["EOR W6,W2,W2", "AND W6,W2,WZR", "LSR W6,W2,#1", "UBFX W6,W2,#1,#8", "MUL W6,W2,WZR"]
    {
        reads(&[zero, "LDR W4,[X1,W6,SXTW]"], Never);
        reads(&[zero, "LDR W4,[X1,W6,UXTW #2]"], Never);
        reads(&[zero, "ADD X7,X1,W6,SXTW", "LDUR W4,[X7]"], Never);
        reads(&[zero, "LDR W4,[X1]"], Sometimes);
    }
    reads(&["MVN W2,WZR", "EOR W6,W2,W2", "LDR W4,[X1,W6,SXTW]", "LDR W2,[X3]"], Sometimes);
    reads(&["CBNZ W2,L", "L: LDR W4,[X1]"], Sometimes);
    reads(&["CBNZ W2,L", "L: ISB", "LDR W4,[X1]"], Never);
    reads(&["TBZ W2,#3,L", "L: ISB", "LDR W4,[X1]"], Never);
    reads(&["CMP W2,#7", "B.HI L", "L: ISB", "LDR W4,[X1]"], Never);
    // What a condition picks is ordered before writes and after ISB, not before reads.
    reads(&["CMP W2,#1", "CSEL X7,X1,X8,EQ", "LDR W4,[X7]"], Sometimes);
    reads(&["CMP W2,#1", "CSEL X7,X1,X8,EQ", "LDR W9,[X7]", "ISB", "LDR W4,[X1]"], Never);
}

/// Load buffering: P0 reads x, then writes 1 to y in `writes`; P1 does the same, in order.
#[track_caller]
fn writes(writes: &[&str], expected: Observation) {
    let writer = [&["LDR W2,[X1]"], writes].concat();
    let code = table(&writer, &["LDR W2,[X3]", "DMB SY", "STR W0,[X1]"]);
    check_table(&code, r"0:X2=1 /\ 1:X2=1", expected);
}

#[test]
fn what_orders_a_write_after_a_read() {
    writes(&["STR W0,[X3]"], Sometimes);
    writes(&["STLR W0,[X3]"], Never);
    writes(&["EOR W6,W2,W2", "ADD W6,W6,#1", "STR W6,[X3]"], Never);
    writes(&["STR W2,[X3]"], Never);
    writes(&["EOR X6,X2,X2", "STR W0,[X3,X6]"], Never);
    writes(&["CBZ W2,L", "L: STR W0,[X3]"], Never);
    writes(&["CMP W2,#1", "CSEL W6,W0,W0,EQ", "STR W6,[X3]"], Never);
    writes(&["CMP W2,#1", "CSET W6,EQ", "STR W6,[X3]"], Never);
    writes(&["CMP WZR,#1", "CSEL W6,W2,W0,EQ", "STR W6,[X3]"], Sometimes);
    writes(&["CMP WZR,WZR", "CCMP W2,#1,#0,EQ", "CINC W6,WZR,EQ", "STR W6,[X3]"], Never);
    writes(&["CMP W2,#1", "CSEL X7,X3,X8,EQ", "STR W0,[X7]"], Never);
    // Only the register that is chosen is data: here not the one that depends on the read of x.
    let chosen = ["LDR W9,[X5]", "CMP W9,#1", "CSEL W6,W2,W0,EQ", "STR W6,[X3]"];
    writes(&chosen, Sometimes);
    writes(
        &chosen.map(|line| line.replace("EQ", "NE")).each_ref().map(|line| line.as_str()),
        Never,
    );
}

#[test]
fn what_orders_the_write_of_an_atomic_instruction() {
    writes(&["SWP W0,W6,[X3]"], Sometimes);
    writes(&["SWP W2,W6,[X3]"], Never);
    for operation in ["LDADD", "LDSET", "LDEOR", "LDSMAX", "LDUMAX"] {
        writes(&[&format!("{operation} W0,W6,[X3]")], Sometimes);
        writes(&[&format!("{operation} W2,W6,[X3]")], Never);
    }
    writes(&["MOV W6,#0", "CAS W6,W0,[X3]"], Sometimes);
    writes(&["MOV W6,#0", "CAS W6,W2,[X3]"], Never);
    // The write waits for what was expected: the comparison picks whether there is one.
    writes(&["SUB W6,W2,#1", "CAS W6,W0,[X3]"], Never);
    writes(&["LDXR W6,[X3]", "STXR W7,W0,[X3]"], Sometimes);
    writes(&["LDXR W6,[X3]", "STXR W7,W2,[X3]"], Never);
    writes(&["LDXR W6,[X3]", "STLXR W7,W0,[X3]"], Never);
    // A status depends on nothing.
    writes(&["LDXR W6,[X5]", "STXR W7,W2,[X5]", "CINC W7,W7,NE", "STR W7,[X3]"], Sometimes);
}

#[test]
fn one_of_two_wins() {
    let cas = ["MOV W4,#1        | MOV W4,#2", "CAS W2,W4,[X1] | CAS W2,W4,[X1]"];
    check(TWO, &cas, r"0:X2=0 /\ 1:X2=1 /\ x=1 \/ 1:X2=0 /\ 0:X2=2 /\ x=2", Always);
    let casp =
        ["MOV X4,#1               | MOV X5,#1", "CASP X6,X7,X4,X5,[X1]   | CASP X6,X7,X4,X5,[X1]"];
    let init = format!("uint128_t x; {TWO}");
    check(
        &init,
        &casp,
        r"0:X6=0 /\ 0:X7=1 /\ 1:X6=0 /\ 1:X7=0 \/ 1:X6=1 /\ 1:X7=0 /\ 0:X6=0 /\ 0:X7=0",
        Always,
    );
    let exclusive = [
        "LDXR W2,[X1]    | LDXR W2,[X1]",
        "ADD W2,W2,#1    | ADD W2,W2,#1",
        "STXR W4,W2,[X1] | STXR W4,W2,[X1]",
    ];
    check(TWO, &exclusive, r"0:X4=0 /\ 1:X4=0 /\ x=1", Never);
    check(TWO, &exclusive, r"0:X4=0 /\ 1:X4=0 /\ x=2", Sometimes);
    check(TWO, &exclusive, r"0:X4=1 /\ 1:X4=1 /\ x=0", Sometimes);
    check(TWO, &exclusive, r"0:X4=1 /\ ~(0:X4=1)", Never);
}

#[test]
fn an_exclusive_store_needs_its_load() {
    check("0:X1=x", &["STXR W4,W0,[X1]"], "0:X4=1", Always);
    let two = "0:X1=x; 0:X3=y";
    check(two, &["LDXR W2,[X1]", "STXR W4,W0,[X3]"], "0:X4=1", Always);
    check(two, &["LDXR W2,[X1]", "CLREX", "STXR W4,W0,[X1]"], "0:X4=1", Always);
    check(two, &["LDXR W2,[X1]", "STXR W4,W0,[X1]", "STXR W5,W0,[X1]"], "0:X5=1", Always);
    check(two, &["LDXR W2,[X1]", "STXR W4,W0,[X1]"], "0:X4=0", Sometimes);
}
