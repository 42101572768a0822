//! Flags for rustc and rustdoc after those that the user has.
//!
//! Cargo takes them from one of four places, the first that has any: `CARGO_ENCODED_RUSTFLAGS`,
//! `RUSTFLAGS`, `target.*.rustflags` of the targets that match, `build.rustflags`. What we add has to go
//! to the place that is taken. Which targets match need not be known: it goes to all that have flags,
//! and to `build`.
//!
//! Source: The Cargo Book, "Configuration", `build.rustflags`.

use std::ffi::{OsStr, OsString};

use crate::configuration::Configured;

/// For which program flags are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Rustc,
    Rustdoc,
}

impl Kind {
    const fn key(self) -> &'static str {
        match self {
            Self::Rustc => "rustflags",
            Self::Rustdoc => "rustdocflags",
        }
    }
}

/// What cargo is told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    /// In its environment.
    pub(crate) variables: Vec<(OsString, OsString)>,
    /// With its option `--config`.
    pub(crate) options: Vec<String>,
}

/// Adds `--cfg` for each of `cfgs` to the flags of the environment or of the configuration.
pub(crate) fn add(
    kind: Kind,
    cfgs: &[&str],
    environment: &[(OsString, OsString)],
    configuration: &[Configured],
) -> Flags {
    let mut flags = Flags::default();
    let key = kind.key();
    let variable = key.to_uppercase();
    let encoded = format!("CARGO_ENCODED_{variable}");
    for (name, separator) in [(&encoded, "\x1f"), (&variable, " ")] {
        if let Some((name, value)) = environment.iter().find(|(other, _)| other == name.as_str()) {
            flags.variables.push((name.clone(), extended(value, cfgs, separator)));
            return flags;
        }
    }
    // The configuration of the environment: it is joined with that of files and of options.
    let list: Vec<String> =
        cfgs.iter().flat_map(|cfg| ["\"--cfg\"".to_owned(), format!("\"{cfg}\"")]).collect();
    let list = format!("[{}]", list.join(", "));
    let suffix = format!(".{key}");
    let has_flags = |configured: &&Configured| configured.key.ends_with(&suffix);
    let mut has_build = false;
    for Configured { key, text } in configuration.iter().filter(has_flags) {
        has_build |= key.starts_with("build.");
        flags.options.push(match text {
            Some(text) => {
                let text = extended(OsStr::new(text), cfgs, " ");
                format!("{key} = {}", toml_edit::Value::from(text.to_string_lossy().as_ref()))
            }
            None => format!("{key} = {list}"),
        });
    }
    if !has_build {
        flags.options.push(format!("build.{key} = {list}"));
    }
    let of_target = format!("_{variable}");
    for (name, value) in environment {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_TARGET_") && text.ends_with(&of_target) {
            flags.variables.push((name.clone(), extended(value, cfgs, " ")));
        }
    }
    flags
}

/// Flags and, after them, ours.
fn extended(flags: &OsStr, cfgs: &[&str], separator: &str) -> OsString {
    let mut flags = flags.to_owned();
    for word in cfgs.iter().flat_map(|cfg| ["--cfg", cfg]) {
        if !flags.is_empty() {
            flags.push(separator);
        }
        flags.push(word);
    }
    flags
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{Flags, Kind, add};
    use crate::configuration::Configured;

    fn environment(variables: &[(&str, &str)]) -> Vec<(OsString, OsString)> {
        variables.iter().map(|&(name, value)| (name.into(), value.into())).collect()
    }

    fn configured(key: &str, text: Option<&str>) -> Configured {
        Configured { key: key.to_owned(), text: text.map(ToOwned::to_owned) }
    }

    fn added(variables: &[(&str, &str)], configuration: &[Configured]) -> Flags {
        add(Kind::Rustc, &["a", "b"], &environment(variables), configuration)
    }

    #[test]
    fn the_environment_comes_first() {
        let configuration = [configured("build.rustflags", None)];
        let found = added(&[("RUSTFLAGS", "-O")], &configuration);
        assert_eq!(found.variables, environment(&[("RUSTFLAGS", "-O --cfg a --cfg b")]));
        assert_eq!(found.options, [""; 0]);
        let found = added(&[("RUSTFLAGS", "-O"), ("CARGO_ENCODED_RUSTFLAGS", "")], &configuration);
        let encoded = [("CARGO_ENCODED_RUSTFLAGS", "--cfg\x1fa\x1f--cfg\x1fb")];
        assert_eq!(found.variables, environment(&encoded));
    }

    #[test]
    fn the_configuration_is_added_to_where_it_has_flags() {
        let list = "[\"--cfg\", \"a\", \"--cfg\", \"b\"]";
        assert_eq!(added(&[], &[]).options, [format!("build.rustflags = {list}")]);
        let configuration = [
            configured("target.\"cfg(unix)\".rustflags", Some("-O")),
            configured("build.rustdocflags", Some("--x")),
        ];
        let found = added(&[], &configuration);
        let of_target = "target.\"cfg(unix)\".rustflags = \"-O --cfg a --cfg b\"".to_owned();
        assert_eq!(found.options, [of_target, format!("build.rustflags = {list}")]);
        let found = add(Kind::Rustdoc, &["a"], &[], &configuration);
        assert_eq!(found.options, ["build.rustdocflags = \"--x --cfg a\""]);
    }
}
