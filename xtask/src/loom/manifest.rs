//! Manifests of published crates, with the checker for the dependency `loom`.
//!
//! Cargo writes the manifests of published crates in one form, a table for each dependency, so that
//! they are edited as text, table by table.

/// The lines of a manifest that say where a dependency comes from. All have the same features, so
/// that the library is built once for all of them.
pub(super) fn replacement(library: &str) -> String {
    format!(
        "package = \"interlocked-check\"\npath = {library:?}\n\
         features = [\"checkpoint\", \"futures\"]\n"
    )
}

/// The manifest with the library in loom's place if there is one, and without the dependencies of
/// tests and benchmarks that are not needed.
pub(super) fn rewrite(manifest: &str, library: Option<&str>, needs: &[&str]) -> String {
    tables(manifest)
        .filter(|table| {
            let of_tests = dependency(table).filter(|(kind, _)| kind.ends_with("dev-dependencies"));
            of_tests.is_none_or(|(_, name)| needs.contains(&name))
        })
        .map(|table| match library {
            Some(library) if is_loom(table) => substitute(table, library),
            _ => table.to_owned(),
        })
        .collect()
}

/// The text from each header of a table to the next.
fn tables(manifest: &str) -> impl Iterator<Item = &str> {
    let mut starts: Vec<usize> = manifest.match_indices("\n[").map(|(at, _)| at + 1).collect();
    starts.insert(0, 0);
    starts.push(manifest.len());
    let table = move |at: usize| &manifest[starts[at]..starts[at + 1]];
    (0..manifest.match_indices("\n[").count() + 1).map(table)
}

/// What kind of dependency a table is of, and its name: `[target."cfg(loom)".dependencies.loom]`.
fn dependency(table: &str) -> Option<(&str, &str)> {
    let (header, _) = table.strip_prefix('[')?.split_once("]\n")?;
    let (kind, name) = header.rsplit_once('.')?;
    kind.ends_with("dependencies").then_some((kind, name))
}

fn is_loom(table: &str) -> bool {
    let renamed = table.lines().find_map(|line| line.strip_prefix("package = "));
    dependency(table).is_some_and(|(_, name)| match renamed {
        Some(package) => package == "\"loom\"",
        None => name == "loom",
    })
}

fn substitute(table: &str, library: &str) -> String {
    let ours = ["version = ", "package = ", "features = ", "    ", "]"];
    let is_ours = |line: &&str| ours.iter().any(|start| line.starts_with(start));
    let kept: String = table.split_inclusive('\n').filter(|line| !is_ours(line)).collect();
    format!("{}\n{}\n", kept.trim_end(), replacement(library).trim_end())
}

#[cfg(test)]
mod tests {
    use super::rewrite;

    const PUBLISHED: &str = r#"[package]
name = "queue"
version = "1.0.0"

[dev-dependencies.criterion]
version = "0.7"

[dev-dependencies.waker-fn]
version = "1"

[target."cfg(loom)".dependencies.loom]
version = "0.7"
features = [
    "futures",
]
optional = true

[target."cfg(their_loom)".dependencies.loom-crate]
version = "0.7.1"
package = "loom"
"#;

    #[test]
    fn loom_is_replaced_whatever_it_is_called_and_what_is_not_needed_goes() {
        let expected = r#"[package]
name = "queue"
version = "1.0.0"

[dev-dependencies.waker-fn]
version = "1"

[target."cfg(loom)".dependencies.loom]
optional = true
package = "interlocked-check"
path = "/check"
features = ["checkpoint", "futures"]
[target."cfg(their_loom)".dependencies.loom-crate]
package = "interlocked-check"
path = "/check"
features = ["checkpoint", "futures"]
"#;
        assert_eq!(rewrite(PUBLISHED, Some("/check"), &["waker-fn"]), expected);
    }

    #[test]
    fn without_a_library_only_what_is_not_needed_goes() {
        let kept = rewrite(PUBLISHED, None, &["waker-fn", "criterion"]);
        assert_eq!(kept, PUBLISHED);
        assert!(!rewrite(PUBLISHED, None, &[]).contains("waker-fn"));
    }
}
