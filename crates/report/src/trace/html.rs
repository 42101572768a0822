//! A run as one HTML file that plays it: cores side by side, the interconnect with its messages
//! below them, and memory below that.
//!
//! Style, script and data are inside and nothing is loaded. The data is the run's JSON
//! (`<script type="application/json" id="run">`); without scripts the page shows the table.

use super::run::{Answer, Run};
use super::text::{self, Detail};
use crate::html::{data, escape};
use crate::page::Paint;

const STYLE: &str = include_str!("../assets/trace.css");
const SCRIPT: &str = include_str!("../assets/trace.js");
const CONTROLS: &str = include_str!("../assets/trace.html");

/// The page. Of no run, the answer and the final states that there are.
#[must_use]
pub fn document(run: &Run) -> String {
    let (test, machine) = (escape(&run.test), escape(&run.machine));
    let (asked, answer) = (escape(&run.asked), escape(&run.answer_words()));
    let mut out = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    out.push_str("<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(&format!("<title>{test} · interlocked</title>\n<style>\n{STYLE}</style>\n"));
    out.push_str(&format!(
        "</head>\n<body>\n<header>\n<h1>{test}</h1>\n<p><code>{asked}</code> {answer}</p>\n\
         <p class=\"soft\">{machine}</p>\n</header>\n"
    ));
    let table = escape(&text::body(run, Paint::Plain, Detail::Changes));
    if run.answer == Answer::Reachable {
        out.push_str(CONTROLS);
        out.push_str(&format!("<noscript><pre>{table}</pre></noscript>\n"));
        let data = data(run);
        out.push_str(&format!("<script type=\"application/json\" id=\"run\">{data}</script>\n"));
        out.push_str(&format!("<script>\n{SCRIPT}</script>\n"));
    } else {
        out.push_str(&format!("<pre>{table}</pre>\n"));
    }
    out.push_str("</body>\n</html>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::fixture;

    #[test]
    fn the_page_loads_nothing() {
        let document = document(&fixture::message_passing());
        for loading in ["src=", "<link", "@import", "url(", "fetch(", "import("] {
            assert!(!document.contains(loading), "`{loading}` loads something");
        }
    }

    #[test]
    fn the_data_reads_back_and_cannot_break_out() {
        let mut run = fixture::store_buffering();
        run.test = "</script><script>alert(1)</script>".to_owned();
        let document = document(&run);
        assert_eq!(document.matches("<script").count(), 2);
        let start = document.find("id=\"run\">").expect("the data") + "id=\"run\">".len();
        let end = start + document[start..].find("</script>").expect("its end");
        let read: Run = serde_json::from_str(&document[start..end]).expect("JSON");
        assert_eq!(read, run);
    }

    #[test]
    fn without_a_run_the_page_says_so() {
        let document = document(&fixture::unreachable());
        assert!(document.contains("unreachable, 100 states"));
        assert!(!document.contains("<script"));
    }
}
