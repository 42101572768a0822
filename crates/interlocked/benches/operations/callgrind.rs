//! Executed instructions, by running this program under valgrind's callgrind.
//!
//! Its output has for each function a line `fn=(number) name`, the name only at the first mention,
//! then lines `line cost` of its own and, after a line `calls=`, one with the cost of a function
//! that it called (valgrind manual, "Callgrind Format Specification").

use std::collections::HashMap;
use std::process::Command;

use crate::WATCHED;
use crate::cases::CALLS;

/// The instructions of one call of each function, by its path; none without valgrind.
pub(crate) fn instructions() -> HashMap<String, u64> {
    let output = std::env::temp_dir().join(format!("callgrind.{}", std::process::id()));
    let Ok(this) = std::env::current_exe() else { return HashMap::new() };
    let mut command = Command::new("valgrind");
    command.args(["--quiet", "--tool=callgrind"]);
    command.arg(format!("--callgrind-out-file={}", output.display())).arg(this).arg(WATCHED);
    let _ = command.status();
    let text = std::fs::read_to_string(&output).unwrap_or_default();
    let _ = std::fs::remove_file(output);
    costs(&text).into_iter().map(|(name, cost)| (name, cost / CALLS)).collect()
}

/// The cost of each function with all that it called.
fn costs(text: &str) -> HashMap<String, u64> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let mut costs: HashMap<String, u64> = HashMap::new();
    let mut function = "";
    for line in text.lines() {
        let number_and_name = line.strip_prefix("fn=").or_else(|| line.strip_prefix("cfn="));
        if let Some(text) = number_and_name {
            let (number, name) = text.split_once(' ').unwrap_or((text, ""));
            let name = *names.entry(number).or_insert(name);
            if line.starts_with("fn=") {
                function = name;
            }
        } else if line.starts_with(['+', '-', '*'])
            || line.starts_with(|c: char| c.is_ascii_digit())
        {
            let cost = line.split(' ').nth(1).and_then(|cost| cost.parse().ok());
            *costs.entry(without_hash(function).to_owned()).or_default() += cost.unwrap_or(0);
        }
    }
    costs
}

/// A function's path without the hash that some manglings end with.
fn without_hash(path: &str) -> &str {
    path.split_once("::h").filter(|(_, hash)| hash.len() == 16).map_or(path, |(path, _)| path)
}
