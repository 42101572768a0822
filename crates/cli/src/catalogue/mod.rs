//! The tests that are part of the program.

mod texts;

use interlocked_diag::Source;

use texts::FILES;

/// A file's name without its ending: the test's name.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The names of all tests, in order.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(file, _)| stem(file))
}

/// The test of that name.
pub(crate) fn find(name: &str) -> Option<Source> {
    let (file, text) = FILES.iter().find(|(file, _)| stem(file) == name)?;
    Some(Source::new(*file, *text))
}

/// The variations of a shape: the tests whose name is `name` and more after a `+`.
pub(crate) fn variations(name: &str) -> Vec<&'static str> {
    let of = |other: &&str| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('+'));
    names().filter(of).collect()
}

/// Names like the one that was typed, at most four.
pub(crate) fn near(name: &str) -> Vec<&'static str> {
    let lower = name.to_lowercase();
    let like = |other: &&str| other.to_lowercase().starts_with(&lower);
    let mut near: Vec<&str> = names().filter(like).collect();
    near.sort_by_key(|name| name.len());
    near.truncate(4);
    near
}

#[cfg(test)]
mod tests {
    use core::fmt::Write as _;
    use std::path::Path;

    use super::*;

    /// `texts.rs` as it should be.
    fn listed(files: &[String]) -> String {
        let mut text = String::from(
            "//! The catalogue's files, each with its text. Written by `cargo xtask bless`.\n\n\
             // A table: its length is that of what it lists.\n\
             #[rustfmt::skip]\n\
             pub(super) const FILES: &[(&str, &str)] = &[\n",
        );
        for file in files {
            let _ =
                writeln!(text, "    (\"{file}\", include_str!(\"../../../../catalogue/{file}\")),");
        }
        text.push_str("];\n");
        text
    }

    #[test]
    fn every_file_of_the_catalogue_is_embedded() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = here.join("../../catalogue");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the catalogue is a folder of the workspace")
            .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
            .filter(|file| file.ends_with(".rs") || file.ends_with(".litmus"))
            .collect();
        files.sort_by(|a, b| (stem(a), a).cmp(&(stem(b), b)));
        let expected = listed(&files);
        let path = here.join("src/catalogue/texts.rs");
        if std::env::var_os("INTERLOCKED_BLESS").is_some() {
            std::fs::write(&path, &expected).expect("the table can be written");
        }
        let found = std::fs::read_to_string(&path).expect("the table can be read");
        assert!(found == expected, "{}: run `cargo xtask bless`", path.display());
    }

    #[test]
    fn names_are_unique_and_near_ones_are_found() {
        let mut all: Vec<&str> = names().collect();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_eq!(near("sb")[0], "SB");
        assert!(variations("SB").contains(&"SB+sc"));
        assert!(!variations("SB").contains(&"SB"));
    }
}
