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

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Says past the capture of test output that something was not tested.
fn skip(reason: &str) {
    let _ = writeln!(std::io::stderr().lock(), "skipped: {reason}");
}

fn explain(arguments: &[&str]) -> String {
    interlocked(&[&["explain", "--no-run"], arguments].concat())
}

fn interlocked(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_interlocked"))
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
    let Some(browser) = program(&BROWSERS) else {
        return skip("the page in a browser: Chromium is not installed (apt-get install chromium)");
    };
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("SB.html");
    explain(&["SB", "--html", page.to_str().expect("a UTF-8 path")]);
    let url = format!("file://{}", page.display());
    let dom = browse(&browser, folder.path(), &url, &["--dump-dom"]);
    for piece in ["<h1>SB</h1>", "<svg", "class=\"forbidden\"", "id=\"pages\""] {
        assert!(dom.contains(piece), "{piece} is not in the page as rendered");
    }
    let picture = folder.path().join("SB.png");
    let option = format!("--screenshot={}", picture.display());
    browse(&browser, folder.path(), &url, &[&option, "--window-size=1200,2000"]);
    let size = std::fs::metadata(&picture).expect("a picture was taken").len();
    assert!(size > 20_000, "the page is all but empty: {size} bytes of PNG");
}

/// A person at the page of `trace`: what the page says after each thing done is noted in an element
/// of its own. Timers run in the browser's virtual time.
const PERSON: &str = r##"<script>
const said = document.createElement("pre");
said.id = "said";
document.body.append(said);
const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const click = (id) => document.getElementById(id).click();
const note = (what) => {
  const at = `${document.body.dataset.step} ${location.hash}`;
  const arrows = document.querySelectorAll("#bus path").length;
  const changed = document.querySelectorAll(".changed").length;
  said.append(`${what}: ${at}, ${arrows} arrows, ${changed} changed
`);
};
note("opened");
press("ArrowRight"); note("right");
press("ArrowLeft"); press("ArrowLeft"); note("left twice");
press("End"); note("end"); press("ArrowRight"); note("right at the end");
press("Home"); note("home"); press("ArrowLeft"); note("left at the start");
click("forward"); note("forward");
click("last"); click("back"); note("back");
const jump = document.getElementById("jump");
jump.value = 4; jump.dispatchEvent(new Event("input")); note("jump");
document.querySelector("#steps li:nth-child(7) button").click(); note("a step of the list");
press("Home"); press("+"); press("+"); press(" ");
setTimeout(() => { note("played"); press(" "); }, 60000);
setTimeout(() => { press(" "); note("paused"); }, 60100);
setTimeout(() => { note("still paused"); location.hash = "#step=3"; }, 120000);
setTimeout(() => note("sent there"), 121000);
</script>"##;

#[test]
fn a_person_watches_a_run() {
    let Some(browser) = program(&BROWSERS) else {
        return skip("the player in a browser: Chromium is not installed");
    };
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("MP.html");
    let document = interlocked(&["trace", "MP+str+ldr", "--format", "html"]);
    let document = document.replace("</body>", &format!("{PERSON}</body>"));
    std::fs::write(&page, document).expect("the page is written");
    let url = format!("file://{}#step=2", page.display());
    let options = ["--dump-dom", "--virtual-time-budget=200000"];
    let dom = browse(&browser, folder.path(), &url, &options);
    let start = dom.find("id=\"said\">").expect("what the page says") + "id=\"said\">".len();
    let said = &dom[start..start + dom[start..].find("</pre>").expect("its end")];
    insta::assert_snapshot!(said.trim_end());
}

fn browse(browser: &Path, home: &Path, url: &str, options: &[&str]) -> String {
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        .arg(format!("--user-data-dir={}", home.join("profile").display()))
        .args(options)
        .arg(url)
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
