//! The command from outside: what it prints where, and how it ends.

mod transcript;

use std::process::Stdio;

use transcript::{interlocked, run, transcript};

#[track_caller]
fn check_exit(arguments: &[&str], code: i32) {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?} said: {said}");
}

#[test]
fn check_prints_a_line_a_test_and_a_sum() {
    insta::assert_snapshot!(transcript(&["check", "suite/SB.litmus", "suite/MP.litmus"]), @r"
    exit 0
    ── stdout
    Sometimes  suite/SB.litmus  (x86-tso, 4 states)
    Never      suite/MP.litmus  (aarch64, 3 states)
    2 tests
    ");
}

#[test]
fn check_reports_a_limit_and_never_says_never() {
    insta::assert_snapshot!(transcript(&["check", "suite/LOOP.litmus"]), @r"
    exit 3
    ── stdout
    not seen   suite/LOOP.litmus  (x86-tso, 0 states, a loop runs for more than 2 rounds (--limit-unroll))
    1 test, 1 incomplete
    ");
}

#[test]
fn check_compares_with_what_is_expected() {
    let arguments = ["check", "suite", "--expect", "expected.jsonl", "--quiet"];
    insta::assert_snapshot!(transcript(&arguments), @r"
    exit 3
    ── stdout
    3 tests: 3 as expected, 0 differ, 1 incomplete
    ");
}

#[test]
fn check_lists_each_difference() {
    let arguments = ["check", "suite", "--expect", "wrong.jsonl", "--quiet"];
    insta::assert_snapshot!(transcript(&arguments), @r"
    exit 1
    ── stdout
    Never      MP.litmus  (aarch64, 3 states)
      differs: Never, expected Always
    Sometimes  SB.litmus  (x86-tso, 4 states)
      differs: missing states: `0:rax=2; 1:rax=1;`
      differs: surplus states: `0:rax=1; 1:rax=1;`
    3 tests: 1 as expected, 2 differ, 1 incomplete
    ");
}

#[test]
fn check_writes_logs_for_herds_tools() {
    let output = run(&["check", "suite/SB.litmus", "--format", "herd"]);
    let text = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("Time ")).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    Test SB Allowed
    States 4
    0:rax=0; 1:rax=0;
    0:rax=0; 1:rax=1;
    0:rax=1; 1:rax=0;
    0:rax=1; 1:rax=1;
    Ok
    Witnesses
    Positive: 1 Negative: 3
    Condition exists (0:rax=0 /\ 1:rax=0)
    Observation SB Sometimes 1 3
    ");
}

#[test]
fn shards_merge_to_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut parts = Vec::new();
    for shard in ["1/2", "2/2"] {
        let output = run(&["check", "suite", "--shard", shard, "--format", "jsonl"]);
        let path = folder.path().join(shard.replace('/', "-"));
        std::fs::write(&path, output.stdout).expect("the part is written");
        parts.push(path.to_str().expect("a UTF-8 path").to_owned());
    }
    let merged = run(&["merge", &parts[0], &parts[1]]);
    let whole = run(&["check", "suite"]);
    assert_eq!(String::from_utf8_lossy(&merged.stdout), String::from_utf8_lossy(&whole.stdout));
    assert_eq!(merged.status.code(), Some(3), "the loop is incomplete in the parts, too");
}

#[test]
fn jobs_do_not_change_the_output() {
    let one = run(&["check", "suite", "--jobs", "1"]);
    let four = run(&["check", "suite", "--jobs", "4"]);
    assert_eq!(one.stdout, four.stdout);
}

#[test]
fn explain_shows_the_graph_of_an_allowed_outcome() {
    insta::assert_snapshot!(transcript(&["explain", "suite/SB.litmus", "--no-run"]), @r"
    exit 0
    ── stdout
    SB · store buffering: can both threads read 0?

                      law      mechanism                test
    x86-64  mov, mov  allowed  store buffer, 6 steps    SB

    x86-64 mov, mov: allowed by x86-tso
      In one order of all events it would be a cycle, a -po→ b -fr→ c -po→ d -fr→ a; but `x86-tso`
      does not keep all of this order: P0's write of x=1 before its read of y=0; P1's write of y=1
      before its read of x=0. A store waits in its processor's store buffer while the load after it
      reads memory.
      On the machine `tso` in 6 steps, by its store buffer: core 0 puts x = 1 into its store buffer,
      reads y = 0 from memory, while its store buffer is not empty; core 1 puts y = 1 into its store
      buffer, reads x = 0 from memory, while its store buffer is not empty.
      Forbidden with P0: `movq $1,(x)` → `movq $1,%rdi; xchgq %rdi,(x)`; P1: `movq $1,(y)` → `movq
      $1,%rdi; xchgq %rdi,(y)`.
      No run of the machine ends so with these changes.

        P0                         P1
        a: W x=1  movq $1,(x)      c: W y=1  movq $1,(y)
        b: R y=0  movq (y),%rax    d: R x=0  movq (x),%rax

        rf  ix → d, iy → b
        fr  b → c, d → a
    ");
}

#[test]
fn explain_names_the_axiom_of_a_forbidden_one() {
    let arguments = ["explain", "suite/MP.litmus", "--no-run", "--model", "order.cat"];
    insta::assert_snapshot!(transcript(&arguments), @r"
    exit 0
    ── stdout
    MP+dmb.sy+addr · message passing: can the flag arrive before the data?

                                          law                mechanism      test
    AArch64  str, dmb sy, str | ldr, ldr  forbidden (order)  unreachable    MP+dmb.sy+addr

    AArch64 str, dmb sy, str | ldr, ldr: forbidden by ORDER
      P0 wrote x=1; program order keeps that before its write of y=1 (po); P1's read of y=1 takes
      that value (rf); program order keeps that before its read of x=0 (po); P0's write of x=1
      overtakes that read (fr): a cycle, which `order` forbids.
      Forbidden all the same with P0: no `DMB SY`.

        P0                          P1
        a: W x=1     STR W0,[X1]    d: R y=1  LDR W0,[X1]
        b: F.DMB.SY  DMB SY         e: R x=0  LDR W3,[X4,W2,SXTW]
        c: W y=1     STR W2,[X3]

        rf    c → d (cycle), ix → e
        fr    e → a (cycle)
        addr  d → e (cycle)
    ");
}

#[test]
fn broken_input_is_explained() {
    let cases: &[&[&str]] = &[
        &["check", "nowhere.litmus"],
        &["check", "broken/register.litmus"],
        &["check", "broken/bytes.litmus"],
        &["check", "broken/cut.litmus"],
        &["check", "suite/SB.litmus", "--model", "nothing"],
        &["check", "suite/SB.litmus", "--model", "broken/unbound.cat"],
        &["check", "suite", "--expect", "suite/SB.litmus"],
        &["explain", "no-such-test"],
        &["run", "suite/MP.litmus"],
        &["run", "suite/SB.litmus", "--affinity", "x"],
        &["merge", "suite/SB.litmus"],
    ];
    let told: Vec<String> = cases
        .iter()
        .map(|case| format!("$ interlocked {}\n{}", case.join(" "), transcript(case)))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_folder_without_tests_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    check_exit(&["check", folder.path().to_str().expect("a UTF-8 path")], 2);
}

#[test]
fn nonsensical_arguments_are_bad_input() {
    check_exit(&["check", "suite", "--shard", "9/8"], 2);
    check_exit(&["check"], 2);
    check_exit(&["frobnicate"], 2);
    check_exit(&["check", "suite", "--jobs", "-1"], 2);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = interlocked(&["man"]).stdout(Stdio::piped()).spawn().expect("the command runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn color_is_for_those_who_ask() {
    let plain = run(&["explain", "suite/SB.litmus", "--no-run"]);
    assert!(!plain.stdout.contains(&0x1b));
    let colored = run(&["explain", "suite/SB.litmus", "--no-run", "--color", "always"]);
    assert!(colored.stdout.contains(&0x1b));
}

#[test]
fn help_teaches_and_every_command_has_examples_or_options() {
    insta::assert_snapshot!(transcript(&["--help"]));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        check_exit(&["completions", shell], 0);
    }
}

/// Stdout of a run that succeeds.
#[track_caller]
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("results are UTF-8")
}

#[test]
fn models_are_listed_printed_and_compared() {
    let list = printed(&["models"]);
    for name in ["sc", "x86-tso", "aarch64", "rc11", "c20"] {
        assert!(list.lines().any(|line| line.starts_with(name)), "{name} is not listed");
    }
    assert!(printed(&["models", "sc"]).contains("acyclic"));
    let difference = printed(&["models", "--diff", "sc", "x86-tso", "suite/SB.litmus"]);
    assert!(difference.contains("0 executions allowed by sc and forbidden by x86-tso"));
    assert!(difference.contains("1 execution allowed by x86-tso and forbidden by sc"));
    assert!(difference.contains("0:rax=0; 1:rax=0;"));
    check_exit(&["models", "nothing"], 2);
    check_exit(&["models", "--diff", "sc", "nothing", "SB"], 2);
}

#[test]
fn compile_prints_tests_that_check_reads() {
    let text = printed(&["compile", "SB+sc", "--target", "aarch64"]);
    assert!(text.contains("STLR") && text.contains("LDAR"), "{text}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("SB.litmus");
    std::fs::write(&path, text).expect("the test is written");
    let verdict = printed(&["check", path.to_str().expect("a UTF-8 path")]);
    assert!(verdict.starts_with("Never"), "{verdict}");
    check_exit(&["compile", "SB+sc", "--target", "z80"], 2);
    check_exit(&["compile", "SB+mov"], 2);
}

#[test]
fn the_catalogue_is_listed_and_there_from_any_folder() {
    assert!(printed(&["list", "SB"]).lines().count() > 10);
    check_exit(&["list", "nothing"], 2);
    let folder = tempfile::tempdir().expect("a folder");
    let output = interlocked(&["explain", "MP", "--no-run"])
        .current_dir(folder.path())
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn json_is_one_document_with_a_schema() {
    let results = printed(&["check", "suite/SB.litmus", "--format", "json"]);
    let results: serde_json::Value = serde_json::from_str(&results).expect("JSON");
    assert_eq!(results["schema"], 1);
    assert_eq!(results["results"][0]["observation"], "Sometimes");
    let page = printed(&["explain", "suite/SB.litmus", "--no-run", "--format", "json"]);
    let page: serde_json::Value = serde_json::from_str(&page).expect("JSON");
    assert_eq!(page["rows"][0]["law"][0]["verdict"], "allowed");
}
