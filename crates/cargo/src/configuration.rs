//! Where cargo's configuration has flags for rustc and rustdoc.
//!
//! Source: The Cargo Book, "Configuration": "Hierarchical structure", `build.rustflags`.
//!
//! Limits: files that a file includes, and those that `--config` names, are not read; flags of
//! `--config` itself are cargo's to join with ours.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Key, TableLike};

/// Flags at a place of the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Configured {
    /// `build.rustflags`, `target."cfg(unix)".rustdocflags`.
    pub(crate) key: String,
    /// If they are one text, that; else they are a list, which cargo joins with others.
    pub(crate) text: Option<String>,
}

/// The flags of every file that cargo reads here, the first of those of one key being the one that
/// counts.
pub(crate) fn read() -> Result<Vec<Configured>, String> {
    let here = env::current_dir().map_err(|error| format!("no current folder: {error}"))?;
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let mut configured: Vec<Configured> = Vec::new();
    for file in files(&here, home.as_deref()) {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let found = flags(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        for new in found {
            if configured.iter().all(|old| old.key != new.key) {
                configured.push(new);
            }
        }
    }
    Ok(configured)
}

/// The files of the configuration, the one that counts most first.
fn files(here: &Path, home: Option<&Path>) -> Vec<PathBuf> {
    let folders = here.ancestors().map(|folder| folder.join(".cargo"));
    let mut folders: Vec<PathBuf> = folders.collect();
    if let Some(home) = home.filter(|home| folders.iter().all(|folder| folder != home)) {
        folders.push(home.to_owned());
    }
    let file = |folder: PathBuf| {
        let names = ["config", "config.toml"];
        names.map(|name| folder.join(name)).into_iter().find(|file| file.is_file())
    };
    folders.into_iter().filter_map(file).collect()
}

/// The flags in a file.
fn flags(text: &str) -> Result<Vec<Configured>, String> {
    let document: DocumentMut = text.parse().map_err(|error| format!("{error}"))?;
    let mut found = Vec::new();
    let build = document.get("build").and_then(Item::as_table_like);
    found.extend(build.into_iter().flat_map(|build| of_table("build", build)));
    let targets = document.get("target").and_then(Item::as_table_like);
    for (name, target) in targets.into_iter().flat_map(TableLike::iter) {
        let Some(target) = target.as_table_like() else { continue };
        found.extend(of_table(&format!("target.{}", quoted(name)), target));
    }
    Ok(found)
}

/// A key as it is written if it has more than letters.
fn quoted(key: &str) -> String {
    Key::new(key).display_repr().into_owned()
}

fn of_table(path: &str, table: &dyn TableLike) -> Vec<Configured> {
    let flags = |name: &str| {
        let item = table.get(name)?;
        let text = item.as_str().map(ToOwned::to_owned);
        (text.is_some() || item.is_array())
            .then(|| Configured { key: format!("{path}.{name}"), text })
    };
    ["rustflags", "rustdocflags"].into_iter().filter_map(flags).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Configured, files, flags};

    #[test]
    fn flags_are_found_wherever_they_are() {
        let text = "
            [build]
            jobs = 2
            rustflags = ['-Cdebuginfo=1']
            [target.x86_64-unknown-linux-gnu]
            linker = 'cc'
            rustflags = '-C opt-level=1'
            [target.'cfg(unix)']
            rustdocflags = []
        ";
        let of = |key: &str, text: Option<&str>| Configured {
            key: key.to_owned(),
            text: text.map(ToOwned::to_owned),
        };
        let expected = [
            of("build.rustflags", None),
            of("target.x86_64-unknown-linux-gnu.rustflags", Some("-C opt-level=1")),
            of("target.\"cfg(unix)\".rustdocflags", None),
        ];
        assert_eq!(flags(text).unwrap(), expected);
        assert_eq!(flags("").unwrap(), []);
        assert!(flags("[build").is_err());
    }

    #[test]
    fn nearer_files_come_first_and_home_last() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, "").unwrap();
            path
        };
        let inner = file("a/b/.cargo/config.toml");
        let outer = file("a/.cargo/config");
        let home = file("home/config.toml");
        let found = files(&folder.path().join("a/b"), Some(&folder.path().join("home")));
        let found: Vec<_> = found.iter().filter(|file| file.starts_with(folder.path())).collect();
        assert_eq!(found, [&inner, &outer, &home]);
        let twice = files(&folder.path().join("a/b"), Some(&folder.path().join("a/.cargo")));
        assert_eq!(twice.iter().filter(|file| **file == outer).count(), 1);
        assert_eq!(
            files(Path::new("/"), None).len(),
            usize::from(Path::new("/.cargo/config.toml").is_file())
        );
    }
}
