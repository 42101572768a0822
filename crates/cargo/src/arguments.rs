//! The arguments: what is ours, and what is passed on to cargo.

use std::ffi::{OsStr, OsString};

/// What the user asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Help,
    Version,
    Run(Invocation),
    Wrong(String),
}

/// A run of cargo.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Invocation {
    /// `test`.
    pub(crate) command: OsString,
    /// What follows it.
    pub(crate) arguments: Vec<OsString>,
    /// What is set.
    pub(crate) cfgs: Vec<&'static str>,
    /// Whether the arguments say where to build.
    pub(crate) has_target_folder: bool,
    /// The value of `--manifest-path`.
    pub(crate) manifest: Option<OsString>,
    /// Whether advice is asked for, and in which form.
    pub(crate) advice: Option<Format>,
}

/// The form of advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let mut arguments = arguments.into_iter().peekable();
    // Cargo passes on the name of the subcommand.
    arguments.next_if(|argument| argument == "interlocked");
    let Some(command) = arguments.next() else { return Asked::Help };
    match command.to_str() {
        Some("-h" | "--help" | "help") => return Asked::Help,
        Some("-V" | "--version") => return Asked::Version,
        Some(option) if option.starts_with('-') => {
            return Asked::Wrong(format!("`{option}` stands before the command, such as `test`"));
        }
        _ => {}
    }
    let advice = (command == "advise").then_some(Format::Text);
    let mut invocation = Invocation {
        command: if advice.is_some() { "test".into() } else { command },
        arguments: Vec::new(),
        cfgs: vec!["interlocked_check"],
        has_target_folder: false,
        manifest: None,
        advice,
    };
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--loom") => {
                invocation.cfgs.push("loom");
                continue;
            }
            Some("-h" | "--help") => return Asked::Help,
            // What follows is the test program's.
            Some("--") => {
                invocation.arguments.push(argument);
                invocation.arguments.extend(arguments);
                break;
            }
            _ => {}
        }
        if advice.is_some()
            && let Some(format) = value(&argument, "--format", arguments.peek())
        {
            if argument == "--format" {
                arguments.next();
            }
            invocation.advice = Some(match format.to_str() {
                Some("text") => Format::Text,
                Some("json") => Format::Json,
                _ => return Asked::Wrong("`--format` is `text` or `json`".to_owned()),
            });
            continue;
        }
        invocation.has_target_folder |= value(&argument, "--target-dir", None).is_some();
        if let Some(manifest) = value(&argument, "--manifest-path", arguments.peek()) {
            invocation.manifest = Some(manifest);
        }
        invocation.arguments.push(argument);
    }
    Asked::Run(invocation)
}

/// The value of an option, if an argument is that: after `=`, or else the next argument.
fn value(argument: &OsStr, option: &str, next: Option<&OsString>) -> Option<OsString> {
    let text = argument.to_str()?;
    let rest = text.strip_prefix(option)?;
    match rest.strip_prefix('=') {
        Some(value) => Some(value.into()),
        None if rest.is_empty() => Some(next.cloned().unwrap_or_default()),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Format, Invocation, parse};

    fn parsed(line: &str) -> Asked {
        parse(line.split_whitespace().map(Into::into))
    }

    fn run(line: &str) -> Invocation {
        match parsed(line) {
            Asked::Run(invocation) => invocation,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn what_is_not_ours_is_passed_on() {
        let found = run("interlocked test --release -p mine --loom name -- --loom --help");
        assert_eq!(found.command, "test");
        let passed = ["--release", "-p", "mine", "name", "--", "--loom", "--help"];
        assert_eq!(found.arguments, passed);
        assert_eq!(found.cfgs, ["interlocked_check", "loom"]);
        assert_eq!(run("nextest run").arguments, ["run"]);
        assert_eq!(run("interlocked test").cfgs, ["interlocked_check"]);
    }

    #[test]
    fn advice_is_given_on_tests() {
        let found = run("interlocked advise --release --format json --test queue -- pop");
        assert_eq!(found.command, "test");
        assert_eq!(found.arguments, ["--release", "--test", "queue", "--", "pop"]);
        assert_eq!(found.advice, Some(Format::Json));
        assert_eq!(run("advise").advice, Some(Format::Text));
        assert_eq!(run("advise --format=text").arguments.len(), 0);
        assert_eq!(run("test --format json").advice, None);
        assert!(matches!(parsed("advise --format xml"), Asked::Wrong(_)));
    }

    #[test]
    fn folders_are_noticed() {
        assert!(run("test --target-dir there").has_target_folder);
        assert!(run("test --target-dir=there").has_target_folder);
        assert!(!run("test --target x -- --target-dir there").has_target_folder);
        assert_eq!(run("test --manifest-path a/Cargo.toml").manifest, Some("a/Cargo.toml".into()));
        assert_eq!(run("test --manifest-path=b").manifest, Some("b".into()));
        assert_eq!(run("test --manifest-path a").arguments, ["--manifest-path", "a"]);
    }

    #[test]
    fn help_teaches() {
        for line in ["", "interlocked", "interlocked --help", "test -h", "interlocked help"] {
            assert_eq!(parsed(line), Asked::Help, "{line}");
        }
        assert_eq!(parsed("interlocked --version"), Asked::Version);
        assert!(matches!(parsed("interlocked --release test"), Asked::Wrong(_)));
    }
}
