//! `trace` from outside: what it prints, and how it ends.

mod transcript;

use transcript::{interlocked, run, transcript, without_states};

/// The answer: the exit code and the head of the table, without how many states were visited, which
/// depends on how the exploration is done.
fn answer(arguments: &[&str]) -> String {
    let output = run(arguments);
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let head: Vec<&str> = stdout.lines().take(2).collect();
    let code = output.status.code().expect("it ends by itself");
    format!("exit {code}\n{}", without_states(&head.join("\n")))
}

#[test]
fn the_shortest_run_is_a_table() {
    let told = transcript(&["trace", "suite/SB.litmus", "--machine", "tso"]);
    insta::assert_snapshot!(without_states(&told));
}

#[test]
fn what_cannot_be_is_said_with_the_states() {
    let told = transcript(&["trace", "suite/SB.litmus", "--machine", "sc"]);
    insta::assert_snapshot!(without_states(&told), @r"
    exit 1
    ── stdout
    SB on sc: one access after the other
    0:rax=0 /\ 1:rax=0: unreachable, N states
    It ends with one of:
      0:rax=0; 1:rax=1;
      0:rax=1; 1:rax=0;
      0:rax=1; 1:rax=1;
    ");
}

#[test]
fn a_limit_is_never_an_answer() {
    let arguments = ["trace", "SB+mfences", "--limit-states", "10"];
    insta::assert_snapshot!(transcript(&arguments), @r"
    exit 3
    ── stdout
    SB+mfences on mesi: FIFO store buffers of 8, no invalidate queues, MESI caches, cold
    0:rax=0 /\ 1:rax=0: not reached in 10 states, but not all was explored: 10 states explored (--limit-states)
    No final state was reached.
    ");
    for limit in [["--timeout", "0"], ["--limit-memory", "0"]] {
        let output = run(&[&["trace", "IRIW"][..], &limit].concat());
        assert_eq!(output.status.code(), Some(3), "{limit:?}");
        assert!(!String::from_utf8_lossy(&output.stdout).contains("unreachable"));
    }
}

/// The options that make a machine, each with what it does to an outcome: without the structure it
/// is gone, or takes other steps.
#[test]
fn options_make_the_machine() {
    let machines: [&[&str]; 14] = [
        &["MP+str+ldr"],
        &["MP+str+ldr", "--queue", "0"],
        &["MP+str+ldr", "--queue", "0", "--drain", "fifo"],
        &["MP+dmb.st+dmb.ld"],
        &["MP+po+addr", "--drain", "fifo"],
        &["MP+po+addr", "--drain", "fifo", "--dependent-loads", "stale"],
        &["SB+mov", "--buffer", "0"],
        &["SB+mov", "--warm"],
        &["SB+mov", "--read-miss", "s"],
        &["SB+mov", "--together", "x,y"],
        &["SB+mov", "--protocol", "moesi", "--ways", "1", "--sets", "2"],
        &["INC+lock", "--outcome", "x=1", "--atomics", "far"],
        &["INC+inc", "--outcome", "x=1"],
        &["n4", "--outcome", "0:rax=2", "--no-forwarding"],
    ];
    let told: Vec<String> = machines
        .iter()
        .map(|options| {
            let arguments = [&["trace"][..], options].concat();
            format!("$ {}\n{}\n", arguments.join(" "), answer(&arguments))
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_cannot_be_used_is_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let many = folder.path().join("many.litmus");
    let columns = |cell: &dyn Fn(usize) -> String| (0..9).map(cell).collect::<Vec<_>>().join(" | ");
    let text = format!(
        "X86_64 many\n{{ }}\n {} ;\n {} ;\nexists (x=1)\n",
        columns(&|thread| format!("P{thread}")),
        columns(&|_| "movl $1,(x)".to_owned()),
    );
    std::fs::write(&many, text).expect("the test is written");
    let many = many.to_str().expect("a UTF-8 path");
    let wrong: [&[&str]; 12] = [
        &["no-such-test"],
        &["SB+mov", "--outcome", "0:rax=0 /\\ 2:rax=0"],
        &["SB+mov", "--outcome", "0:rxx=0"],
        &["SB+mov", "--outcome", "z=1"],
        &["SB", "--outcome", "p0 = 0"],
        &["SB+mov", "--machine", "tso", "--queue", "1"],
        &["SB+mov", "--machine", "sc", "--buffer", "1"],
        &["SB+mov", "--together", "x,z"],
        &["SB+mov", "--together", "x,x"],
        &["SB+mov", "--line", "48"],
        &["SB+mov", "--sets", "0"],
        &[many],
    ];
    let told: Vec<String> = wrong
        .iter()
        .map(|options| {
            let arguments = [&["trace"][..], options].concat();
            let typed = arguments.join(" ").replace(many, "many.litmus");
            format!("$ {typed}\n{}", transcript(&arguments))
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn json_has_a_schema_and_every_step() {
    let output = run(&["trace", "SB+mov", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&read["schema"], &read["answer"]), (&1.into(), &"reachable".into()));
    let steps = read["steps"].as_array().expect("steps");
    assert_eq!(steps.len(), 14);
    let last = &steps[13]["after"]["cores"][1]["lines"][0];
    assert_eq!((&last["state"], &last["cells"][0]["value"]), (&"M".into(), &"1".into()));
    assert!(steps.iter().all(|step| step["choice"].as_u64() < step["choices"].as_u64()));
}

#[test]
fn a_run_without_end_says_what_is_repeated() {
    let test = "../../../docs/tours/add+exclusives.litmus";
    let arguments = ["trace", test, "--endless", "--format", "json"];
    let output = run(&arguments);
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let count = read["steps"].as_array().expect("steps").len() as u64;
    let before = read["cycle_after"].as_u64().expect("a number of steps");
    let state = |steps: u64| &read["steps"][(steps - 1) as usize]["after"];
    assert!(before < count && state(before) == state(count), "{before} of {count}");
    let limited = run(&[&arguments[..], &["--limit-states", "10"]].concat());
    assert_eq!((limited.status.code(), limited.stdout.len()), (Some(3), 0));
    let both = run(&[&arguments[..], &["--outcome", "x=2"]].concat());
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn without_a_run_other_formats_say_so_too() {
    for format in ["json", "svg", "html"] {
        let output = run(&["trace", "SB+mov", "--machine", "sc", "--format", format]);
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stdout).contains("unreachable"), "{format}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = interlocked(&["trace", "SB+mov"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

/// Four threads with so many accesses that no machine explores them in the time of a test.
#[cfg(unix)]
fn endless(folder: &std::path::Path) -> String {
    let cell = |row: usize, thread: usize| {
        let variable = ["x", "y", "z", "w"][(row + thread) % 4];
        if row.is_multiple_of(2) {
            format!("movl $1,({variable})")
        } else {
            format!("movl ({variable}),%eax")
        }
    };
    let row = |row: usize| {
        (0..4).map(|thread| cell(row, thread)).collect::<Vec<_>>().join(" | ") + " ;\n"
    };
    let code: String = (0..12).map(row).collect();
    let text = format!("X86_64 endless\n{{ }}\nP0 | P1 | P2 | P3 ;\n{code}exists (0:rax=7)\n");
    let path = folder.join("endless.litmus");
    std::fs::write(&path, text).expect("the test is written");
    path.to_str().expect("a UTF-8 path").to_owned()
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_with_what_is_known() {
    use std::os::unix::process::ExitStatusExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let test = endless(folder.path());
    // An interrupt that comes before the command listens to it kills it.
    for patience in [1, 2, 4, 8] {
        let child = interlocked(&["trace", &test])
            .stdout(std::process::Stdio::piped())
            .spawn()
            .expect("the command runs");
        std::thread::sleep(std::time::Duration::from_secs(patience));
        let process = child.id().to_string();
        let sent = std::process::Command::new("kill").args(["-INT", &process]).status();
        assert!(sent.expect("kill runs").success());
        let output = child.wait_with_output().expect("it ends");
        if output.status.signal().is_none() {
            assert_eq!(output.status.code(), Some(3));
            let told = String::from_utf8_lossy(&output.stdout);
            assert!(told.contains("not all was explored: interrupted"), "{told}");
            return;
        }
    }
    panic!("the command never listened");
}
