//! The page of `explain` as an HTML file.

use crate::page::{Answer, Law, Mechanism, Page, Paint, Reason};

/// Text for an element or an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in XML at all.
            c if c.is_control() && !matches!(c, '\n' | '\t' | '\r') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Pages as one HTML file that needs nothing else: style, pictures and data are inside, and no
/// script is. The same data stands in it as JSON (`<script type="application/json" id="pages">`)
/// for programs.
#[must_use]
pub fn document(pages: &[Page]) -> String {
    let names: Vec<&str> = pages.iter().map(|page| page.name.as_str()).collect();
    let title = escape(&names.join(", "));
    let mut out = String::new();
    out.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(&format!("<title>{title} · interlocked</title>\n<style>\n{STYLE}</style>\n"));
    out.push_str("</head>\n<body>\n");
    for page in pages {
        article(page, &mut out);
    }
    let data = data(pages);
    out.push_str(&format!("<script type=\"application/json\" id=\"pages\">{data}</script>\n"));
    out.push_str("<footer>Made by <code>interlocked explain</code>.</footer>\n</body>\n</html>\n");
    out
}

fn article(page: &Page, out: &mut String) {
    let (name, summary) = (escape(&page.name), escape(&page.summary));
    out.push_str(&format!("<article>\n<h1>{name}</h1>\n<p class=\"summary\">{summary}</p>\n"));
    table(page, out);
    for note in &page.notes {
        out.push_str(&format!("<p class=\"note\">{}</p>\n", prose(note)));
    }
    let leading: Vec<&Reason> = page.leading().collect();
    for reason in &leading {
        section(reason, out);
    }
    let further: Vec<&Reason> =
        page.reasons.iter().filter(|reason| !leading.contains(reason)).collect();
    if !further.is_empty() {
        out.push_str(&format!("<details><summary>{} more</summary>\n", further.len()));
        further.iter().for_each(|reason| section(reason, out));
        out.push_str("</details>\n");
    }
    out.push_str("</article>\n");
}

/// A sentence, with what stands between backquotes as code.
fn prose(text: &str) -> String {
    let mut out = String::new();
    for (index, piece) in escape(text).split('`').enumerate() {
        if index > 0 {
            out.push_str(if index % 2 == 1 { "<code>" } else { "</code>" });
        }
        out.push_str(piece);
    }
    if text.matches('`').count() % 2 == 1 {
        out.push_str("</code>");
    }
    out
}

const STYLE: &str = include_str!("assets/page.css");

fn table(page: &Page, out: &mut String) {
    out.push_str("<div class=\"scroll\"><table>\n<thead><tr><th></th><th></th><th>law</th>");
    if page.has_mechanism() {
        out.push_str("<th>mechanism</th>");
    }
    let experiment = !page.host.is_empty();
    if experiment {
        out.push_str(&format!("<th>this CPU ({})</th>", escape(&page.host)));
    }
    out.push_str("<th>test</th></tr></thead>\n<tbody>\n");
    let mut level = "";
    for row in &page.rows {
        let shown = if row.level == level { "" } else { &row.level };
        level = &row.level;
        let (shown, code) = (escape(shown), escape(&row.code));
        out.push_str(&format!("<tr><th>{shown}</th><td class=\"code\">{code}</td><td>"));
        let laws: Vec<String> = row.law.iter().map(law).collect();
        out.push_str(&laws.join("<br>"));
        out.push_str("</td>");
        if page.has_mechanism() {
            let words = row.mechanism.as_ref().map_or_else(String::new, Mechanism::words);
            out.push_str(&format!("<td>{}</td>", escape(&words)));
        }
        if experiment {
            out.push_str(&format!("<td>{}</td>", escape(&row.experiment)));
        }
        out.push_str(&format!("<td class=\"model\">{}</td></tr>\n", escape(&row.test)));
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn law(law: &Law) -> String {
    let class = match law.verdict {
        Answer::Allowed => "allowed",
        Answer::Forbidden => "forbidden",
        Answer::Undefined => "undefined",
        Answer::Incomplete => "incomplete",
    };
    let axiom = law.axiom.as_ref().map_or(String::new(), |axiom| {
        format!(" <span class=\"axiom\">({})</span>", escape(axiom))
    });
    format!(
        "<span class=\"{class}\">{}</span>{axiom} <span class=\"model\">{}</span>",
        law.verdict.word(),
        escape(&law.model)
    )
}

fn section(reason: &Reason, out: &mut String) {
    out.push_str(&format!("<section>\n<h2>{}</h2>\n", escape(&reason.title(Paint::Plain))));
    for sentence in &reason.sentences {
        out.push_str(&format!("<p>{}</p>\n", prose(sentence)));
    }
    if !reason.svg.is_empty() {
        out.push_str(&format!("<div class=\"scroll\">\n{}</div>\n", reason.svg));
    }
    if !reason.run.is_empty() {
        let run = &reason.run;
        out.push_str(&format!(
            "<details><summary>the machine's run</summary><div class=\"scroll\">\n{run}</div>\
             </details>\n"
        ));
    }
    for (title, text) in [("as text", &reason.graph), ("as DOT", &reason.dot)] {
        if !text.is_empty() {
            out.push_str(&format!(
                "<details><summary>{title}</summary><pre>{}</pre></details>\n",
                escape(text)
            ));
        }
    }
    out.push_str("</section>\n");
}

/// JSON that cannot end the script element it stands in.
pub(crate) fn data(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::page;

    #[test]
    fn a_document_holds_all_of_the_page() {
        let document = document(&[page()]);
        for piece in [
            "<h1>SB</h1>",
            "forbidden",
            "(psc)",
            "41.2 %",
            "store buffer, 6 steps",
            "A note.",
            "a: W x=1",
        ] {
            assert!(document.contains(piece), "{piece} is missing");
        }
        for loading in ["src=", "<link", "@import", "url(http"] {
            assert!(!document.contains(loading), "the page must not load anything");
        }
    }

    #[test]
    fn code_in_sentences_is_marked() {
        assert_eq!(prose("`a` < b"), "<code>a</code> &lt; b");
        assert_eq!(prose("one ` alone"), "one <code> alone</code>");
    }

    #[test]
    fn the_data_reads_back_and_cannot_break_out() {
        let mut page = page();
        page.name = "</script><script>alert(1)</script>".into();
        let document = document(std::slice::from_ref(&page));
        assert_eq!(document.matches("<script").count(), 1);
        let start = document.find("id=\"pages\">").expect("the data") + "id=\"pages\">".len();
        let end = start + document[start..].find("</script>").expect("its end");
        let read: Vec<Page> = serde_json::from_str(&document[start..end]).expect("JSON");
        assert_eq!(read, [page]);
    }
}
