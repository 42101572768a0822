//! `step` with a script on stdin: what it prints, and how it ends.

mod transcript;

use std::io::Write as _;
use std::process::{Output, Stdio};

use transcript::{interlocked, run, without_states};

/// A run of `step` with that input.
fn step(arguments: &[&str], input: &str) -> Output {
    let mut child = interlocked(&[&["step"], arguments].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    // A command that ends early reads no more.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// What a run prints; it succeeds.
fn told(arguments: &[&str], input: &str) -> String {
    let output = step(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    without_states(&String::from_utf8_lossy(&output.stdout))
}

#[test]
fn steps_are_chosen_and_taken_back() {
    let input = "0\nundo\n1\n0\npath\nb\nundo 3\nq\n";
    insta::assert_snapshot!(told(&["SB+mov", "--machine", "tso"], input));
}

#[test]
fn run_goes_on_to_an_outcome() {
    let input = "0\nrun\npath\nb\nrun 0:rax=1 /\\ 1:rax=1\npath\nrun\n0\nb\n0\n1\nrun\n";
    insta::assert_snapshot!(told(&["SB+mov", "--machine", "tso"], input));
}

#[test]
fn what_cannot_be_done_is_said_and_the_session_goes_on() {
    let input = "9\nfly\nundo x\nsave\nreplay\nrun 0:rxx=1\nrun x=1\nrun 0:rax=7\nhelp\n";
    insta::assert_snapshot!(told(&["SB+mov", "--machine", "sc"], input));
    let missing = told(&["SB+mov"], "replay nowhere.path\nsave no/such/folder\n");
    assert!(missing.contains("\nnowhere.path: ") && missing.contains("\nno/such/folder: "));
    let limited = told(&["IRIW", "--limit-states", "10"], "run\n");
    assert!(limited.contains("not all was explored: N states explored"), "{limited}");
}

#[test]
fn a_path_is_saved_and_replayed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.path");
    let path = path.to_str().expect("a UTF-8 path");
    let test = ["MP+str+ldr", "--machine", "weak"];
    told(&test, &format!("run\nsave {path}\n"));
    let end = "The run has ended: 1:X2=1; 1:X4=0;";
    let saved = std::fs::read_to_string(path).expect("it was saved");
    assert!(saved.contains("# core 0 puts x = 1 into its store buffer"), "{saved}");
    assert!(told(&[&test[..], &["--replay", path]].concat(), "").contains(end));
    assert!(told(&test, &format!("1\nreplay {path}\n")).contains(end));
    for wrong in ["0 0 99", "zero"] {
        std::fs::write(path, wrong).expect("it can be written");
        let output = step(&[&test[..], &["--replay", path]].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn chosen_steps_are_a_page_to_watch() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.html");
    let shown = path.to_str().expect("a UTF-8 path");
    told(&["SB+mov", "--machine", "tso"], &format!("0\n1\nwatch {shown}\n"));
    let page = std::fs::read_to_string(&path).expect("it was written");
    assert!(page.contains("in 2 steps") && page.contains("drains x = 1 to memory"));
}

/// The way that `step` runs is the run that `trace` shows.
#[test]
fn step_and_trace_agree() {
    let trace = run(&["trace", "SB", "--format", "json"]);
    let trace: serde_json::Value = serde_json::from_slice(&trace.stdout).expect("JSON");
    let steps = trace["steps"].as_array().expect("steps");
    let path: Vec<String> = steps.iter().map(|step| step["choice"].to_string()).collect();
    let told = told(&["SB"], "run\npath\n");
    assert!(told.contains(&format!("> path\n{}\n", path.join(","))), "{told}");
}
