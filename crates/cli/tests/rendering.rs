//! What other programs make of our pictures and pages. Skipped where they are not installed.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program on the path, by any of its names.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let candidates = names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}

/// Says past the capture of test output that something was not tested.
fn skip(reason: &str) {
    let _ = writeln!(std::io::stderr().lock(), "skipped: {reason}");
}

fn explain(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_interlocked"))
        .args(["explain", "--no-run"])
        .args(arguments)
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("results are UTF-8")
}

#[test]
fn graphviz_accepts_the_graphs() {
    let Some(dot) = program(&["dot"]) else {
        return skip("DOT by Graphviz: `dot` is not installed (apt-get install graphviz)");
    };
    let graphs = explain(&["SB", "IRIW", "2+2W", "--format", "dot"]);
    // One at a time: Graphviz 2.43 crashes on a stream of many graphs.
    let graphs: Vec<&str> = graphs.split_inclusive("\n}\n").collect();
    assert!(graphs.len() >= 10);
    for graph in graphs {
        let drawn = pipe(&dot, graph);
        let edges = |text: &str, mark: &str| text.matches(mark).count();
        assert_eq!(edges(&drawn, "\nedge "), edges(graph, " -> "), "{graph}");
    }
}

/// What Graphviz prints for a graph.
fn pipe(dot: &Path, graph: &str) -> String {
    let mut child = Command::new(dot)
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("dot runs");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    stdin.write_all(graph.as_bytes()).expect("dot reads all of it");
    drop(stdin);
    let output = child.wait_with_output().expect("dot ends");
    assert!(output.status.success(), "{}\n{graph}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_browser_renders_the_page() {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let Some(browser) = program(&names) else {
        return skip("the page in a browser: Chromium is not installed (apt-get install chromium)");
    };
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("SB.html");
    explain(&["SB", "--html", page.to_str().expect("a UTF-8 path")]);
    let dom = browse(&browser, folder.path(), &page, &["--dump-dom"]);
    for piece in ["<h1>SB</h1>", "<svg", "class=\"forbidden\"", "id=\"pages\""] {
        assert!(dom.contains(piece), "{piece} is not in the page as rendered");
    }
    let picture = folder.path().join("SB.png");
    let option = format!("--screenshot={}", picture.display());
    browse(&browser, folder.path(), &page, &[&option, "--window-size=1200,2000"]);
    let size = std::fs::metadata(&picture).expect("a picture was taken").len();
    assert!(size > 20_000, "the page is all but empty: {size} bytes of PNG");
}

fn browse(browser: &Path, home: &Path, page: &Path, options: &[&str]) -> String {
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        .arg(format!("--user-data-dir={}", home.join("profile").display()))
        .args(options)
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn pictures_are_well_formed() {
    let pictures = explain(&["SB", "IRIW", "--format", "svg"]);
    let mut open: Vec<&str> = Vec::new();
    for tag in pictures.split('<').skip(1) {
        let tag = tag.split('>').next().expect("a tag has an end");
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "tags nest");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty());
}
