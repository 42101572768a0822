//! A report as one page that needs nothing else: style, picture, data and a little script are inside.

use super::svg::{self, escape};
use super::view::{Mark, Origin, Step, View};
use super::{json, names};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page; ends with a line break.
pub(super) fn document(view: &View) -> String {
    let first = view.headline.lines().next().unwrap_or_default();
    let mut out = String::new();
    out.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(&format!("<title>{} · interlocked</title>\n", escape(first)));
    out.push_str(&format!("<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n"));
    out.push_str(&format!("<p class=\"kind\">{}</p>\n", escape(&view.kind)));
    out.push_str(&format!("<h1>{}</h1>\n</header>\n", prose(&view.headline)));
    section("Where", &view.marks.iter().map(excerpt).collect::<String>(), &mut out);
    section("Why it can be so", &why(view), &mut out);
    let both = format!(
        "<div class=\"both\">\n<div class=\"scroll\">{}</div>\n<div class=\"scroll\">\n{}</div>\n</div>\n{}",
        table(view),
        svg::draw(view),
        legend()
    );
    section("The execution, in an order that its values allow", &both, &mut out);
    section("The writes to each place, in modification order", &locations(view), &mut out);
    section("This execution alone, again", &replay(view), &mut out);
    let data = json::document(view);
    out.push_str(&format!("<script type=\"application/json\" id=\"report\">\n{data}</script>\n"));
    out.push_str(&format!("<script>\n{SCRIPT}</script>\n</body>\n</html>\n"));
    out
}

fn section(title: &str, content: &str, out: &mut String) {
    if !content.is_empty() {
        out.push_str(&format!("<section>\n<h2>{title}</h2>\n{content}</section>\n"));
    }
}

/// A sentence, with what stands between backquotes as code and with steps that can be pointed at.
fn prose(text: &str) -> String {
    let mut out = String::new();
    for (index, piece) in escape(text).split('`').enumerate() {
        if index > 0 {
            out.push_str(if index % 2 == 1 { "<code>" } else { "</code>" });
        }
        out.push_str(&pointed(piece));
    }
    if text.matches('`').count() % 2 == 1 {
        out.push_str("</code>");
    }
    out
}

/// A text in which `(5)` points to step 5.
fn pointed(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        out.push_str(before);
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (number, end) = after.split_at(digits);
        rest = match end.strip_prefix(')') {
            Some(end) if digits > 0 => {
                out.push_str(&format!("<b class=\"to\" data-step=\"{number}\">({number})</b>"));
                end
            }
            _ => {
                out.push('(');
                after
            }
        };
    }
    out + rest
}

fn excerpt(mark: &Mark) -> String {
    let (place, label) = (escape(&mark.place.to_string()), pointed(&escape(&mark.label)));
    let Some(code) = &mark.code else {
        return format!("<p class=\"mark\"><code>{place}</code> {label}</p>\n");
    };
    let column = (mark.place.column as usize).saturating_sub(1);
    let is_word = |c: &char| c.is_alphanumeric() || *c == '_';
    let before: String = code.chars().take(column).collect();
    let word: String = code.chars().skip(column).take_while(is_word).collect();
    let after: String = code.chars().skip(column + word.chars().count()).collect();
    let [before, word, after] = [before.trim_start(), &word, &after].map(escape);
    format!(
        "<figure class=\"mark\"><figcaption>{label} <span>{place}</span></figcaption>\
         <pre>{before}<mark>{word}</mark>{after}</pre></figure>\n"
    )
}

fn why(view: &View) -> String {
    let sentences = view.why.iter().map(|sentence| format!("<li>{}</li>\n", prose(sentence)));
    let sentences: String = sentences.collect();
    if sentences.is_empty() { sentences } else { format!("<ul>\n{sentences}</ul>\n") }
}

fn table(view: &View) -> String {
    let has_steps = |thread: &usize| view.steps.iter().any(|step| step.thread == *thread);
    let threads: Vec<usize> = (0..view.threads.len()).filter(has_steps).collect();
    let mut out = String::from("<table>\n<thead><tr><th>#</th>");
    for &thread in &threads {
        out.push_str(&format!("<th>{}</th>", escape(&view.threads[thread])));
    }
    out.push_str("<th>reads</th><th>at</th></tr></thead>\n<tbody>\n");
    for (step, number) in view.steps.iter().zip(1..) {
        row(step, number, &threads, &mut out);
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

fn row(step: &Step, number: usize, threads: &[usize], out: &mut String) {
    let fault = if step.is_fault { " class=\"fault\"" } else { "" };
    out.push_str(&format!("<tr{fault} data-step=\"{number}\"><th>{number}</th>"));
    for &thread in threads {
        match thread == step.thread {
            true => out.push_str(&format!(
                "<td class=\"code\">{} <i>{}</i></td>",
                escape(&step.action),
                escape(&step.order)
            )),
            false => out.push_str("<td></td>"),
        }
    }
    let from = match step.from {
        None => String::new(),
        Some(Origin::Start) => "start".to_owned(),
        Some(Origin::Step(from)) => pointed(&format!("({from})")),
    };
    let missed = step.missed.map_or(String::new(), |newer| {
        format!(", <em>not {}</em>", pointed(&format!("({newer})")))
    });
    let place = step.place.as_ref().map_or(String::new(), names::short);
    let code = step.code.as_deref().unwrap_or_default();
    out.push_str(&format!(
        "<td>{from}{missed}</td><td class=\"at\" title=\"{}\">{}</td></tr>\n",
        escape(code),
        escape(&place)
    ));
}

fn legend() -> String {
    "<p class=\"legend\"><span class=\"rf\">rf</span> a read from its write · \
     <span class=\"fr\">fr</span> a read and the next write in modification order · \
     <span class=\"mo\">mo</span> modification order · \
     <span class=\"sw\">sw</span> synchronizes-with</p>\n"
        .to_owned()
}

fn locations(view: &View) -> String {
    let line = |at: &super::view::Memory| {
        let writes = at.writes.iter().map(|(number, value)| {
            format!(" → {} {}", escape(value), pointed(&format!("({number})")))
        });
        let writes: String = writes.collect();
        format!("<tr><th>{}</th><td>{}{writes}</td></tr>\n", escape(&at.name), escape(&at.initial))
    };
    let lines: String = view.locations.iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("<table class=\"values\">\n{lines}</table>\n") }
}

fn replay(view: &View) -> String {
    let plural = if view.executions == 1 { "" } else { "s" };
    let found = format!(
        "<p class=\"found\">Found after {} complete execution{plural}, under {}.</p>\n",
        view.executions,
        escape(&view.model)
    );
    if view.token.is_empty() {
        return found;
    }
    format!("<pre>{}</pre>\n{found}", escape(&super::text::command(view)))
}
