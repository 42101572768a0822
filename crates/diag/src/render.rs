//! Drawing diagnostics as text: message, place, the line with the piece underlined, label, hint.
//!
//! The drawing is `annotate-snippets`', which is rustc's. What is ours is the excerpt: a text may
//! be megabytes on one line, so only a window around the span ever reaches the renderer.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::source::Source;

/// Whether the text carries terminal escapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Color {
    /// Plain text.
    Never,
    /// With ANSI escapes.
    Always,
}

/// Lines longer than this are cut to a window around the span before they reach the renderer, which
/// itself trims what a terminal cannot show. In bytes.
const LONGEST_LINE: usize = 4096;
/// How much of a cut line is shown before the span and after its start. In bytes.
const WINDOW: usize = 100;
/// A span over more lines than this is shown by its first line alone.
const MOST_LINES: usize = 8;
/// How many diagnostics of one text are drawn; the rest are counted.
const MOST_DIAGNOSTICS: usize = 50;

/// The piece of a text that is shown for one diagnostic.
#[derive(Debug, PartialEq, Eq)]
struct Excerpt {
    text: String,
    /// Where the diagnostic's span lies in `text`.
    span: Span,
    /// The line number of its first line, from 1.
    line: usize,
    /// Whether `text` is whole lines; if not, columns in it are not those of the source.
    whole: bool,
}

impl Excerpt {
    fn new(source: &Source, span: &Span) -> Self {
        let text = source.text.as_str();
        let start = text.floor_char_boundary(span.start);
        let end = text.ceil_char_boundary(span.end.max(start)).min(text.len());
        let (line, _) = source.position(start);
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = |at: usize| text[at..].find('\n').map_or(text.len(), |n| at + n);
        let mut end = end;
        if text[start..end].matches('\n').count() >= MOST_LINES {
            end = line_end(start);
        }
        let to = line_end(end);
        if text[from..to].split('\n').all(|line| line.len() <= LONGEST_LINE) {
            return Self {
                text: text[from..to].to_owned(),
                span: start - from..end - from,
                line,
                whole: true,
            };
        }
        let end = end.min(line_end(start));
        let from = text.ceil_char_boundary(from.max(start.saturating_sub(WINDOW)));
        let to = text.floor_char_boundary(line_end(start).min(start + WINDOW)).max(start);
        let cut = &text[from..to];
        Self {
            text: format!("…{cut}…"),
            span: start - from + '…'.len_utf8()..end.min(to) - from + '…'.len_utf8(),
            line,
            whole: false,
        }
    }
}

impl Source {
    /// One diagnostic as text without color: the message, the place, the line with the piece
    /// underlined, the hint.
    #[must_use]
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        self.render_in(diagnostic, Color::Never)
    }

    /// One diagnostic as text; ends with a line break.
    #[must_use]
    pub fn render_in(&self, diagnostic: &Diagnostic, color: Color) -> String {
        let renderer = match color {
            Color::Never => Renderer::plain(),
            Color::Always => Renderer::styled(),
        };
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let excerpt = Excerpt::new(self, &diagnostic.span);
        let label = (!diagnostic.label.is_empty()).then_some(diagnostic.label.as_str());
        let annotation = AnnotationKind::Primary.span(excerpt.span.clone()).label(label);
        let snippet =
            Snippet::source(&excerpt.text).line_start(excerpt.line).annotation(annotation);
        let title = level.primary_title(&diagnostic.message);
        let mut group = if excerpt.whole {
            title.element(snippet.path(&self.name))
        } else {
            let (line, column) = self.position(diagnostic.span.start);
            title.element(Origin::path(&self.name).line(line).char_column(column)).element(snippet)
        };
        if let Some(hint) = &diagnostic.hint {
            group = group.element(Level::HELP.message(hint));
        }
        let mut text = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
        text.push('\n');
        text
    }

    /// All diagnostics in the order of the text, with an empty line between two.
    ///
    /// At equal places errors come before warnings; exact repetitions are dropped, and beyond the
    /// fiftieth the rest are only counted.
    #[must_use]
    pub fn render_all(&self, diagnostics: &[Diagnostic], color: Color) -> String {
        let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
        sorted.sort_by_key(|d| (d.span.start, d.severity, d.span.end, d.message.clone()));
        sorted.dedup();
        let shown = sorted.iter().take(MOST_DIAGNOSTICS);
        let mut text = shown.map(|d| self.render_in(d, color)).collect::<Vec<_>>().join("\n");
        if sorted.len() > MOST_DIAGNOSTICS {
            text.push_str(&format!("\n… and {} more\n", sorted.len() - MOST_DIAGNOSTICS));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, piece: &str, message: &str) -> Diagnostic {
        let start = text.find(piece).expect("the piece stands in the text");
        Diagnostic::error(start..start + piece.len(), message)
    }

    #[test]
    fn message_place_underline_label_and_hint() {
        let text = "X86_64 SB\n{ x=0; }\n movq $1,(%rxx) ;\n";
        let diagnostic =
            at(text, "%rxx", "unknown register `%rxx`").label("not a register").hint("try `%rax`");
        insta::assert_snapshot!(Source::new("SB.litmus", text).render(&diagnostic), @r"
        error: unknown register `%rxx`
         --> SB.litmus:3:11
          |
        3 |  movq $1,(%rxx) ;
          |           ^^^^ not a register
          |
          = help: try `%rax`
        ");
    }

    #[test]
    fn an_empty_span_at_the_end_of_the_text_has_a_caret() {
        let text = "exists (0:rax=0";
        let diagnostic = Diagnostic::error(text.len()..text.len(), "unclosed `(`");
        insta::assert_snapshot!(Source::new("t", text).render(&diagnostic), @r"
        error: unclosed `(`
         --> t:1:16
          |
        1 | exists (0:rax=0
          |                ^
        ");
    }

    #[test]
    fn a_span_over_two_lines() {
        let text = "a (b\nc) d\n";
        let diagnostic = at(text, "(b\nc)", "not here");
        insta::assert_snapshot!(Source::new("t", text).render(&diagnostic), @r"
        error: not here
         --> t:1:3
          |
        1 |   a (b
          |  ___^
        2 | | c) d
          | |__^
        ");
    }

    #[test]
    fn a_long_line_is_cut_around_the_span_and_keeps_its_column() {
        let text = format!("{}!{}", "ä".repeat(3000), "b".repeat(10_000_000));
        let diagnostic = at(&text, "!", "unexpected `!`");
        insta::assert_snapshot!(Source::new("t", text).render(&diagnostic), @r"
        error: unexpected `!`
         --> t:1:3001
          |
         ::: 
        1 | …ääääääääääääääääääääääääääääääääääääääääääääääääää!bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...
          |                                                    ^
        ");
    }

    #[test]
    fn all_come_sorted_once_and_errors_first() {
        let text = "one two";
        let second = at(text, "two", "second");
        let diagnostics = [
            second.clone(),
            Diagnostic::warning(0..3, "also first"),
            Diagnostic::error(0..3, "first"),
            second,
        ];
        insta::assert_snapshot!(Source::new("t", text).render_all(&diagnostics, Color::Never), @r"
        error: first
         --> t:1:1
          |
        1 | one two
          | ^^^

        warning: also first
         --> t:1:1
          |
        1 | one two
          | ^^^

        error: second
         --> t:1:5
          |
        1 | one two
          |     ^^^
        ");
    }

    #[test]
    fn no_span_makes_it_panic() {
        for text in ["", "\n", "é", "a\r\nb", "\t\0\u{1b}[31m", &"x\n".repeat(99)] {
            let source = Source::new("t", text);
            for start in 0..text.len() + 3 {
                for end in 0..text.len() + 3 {
                    let text = source.render(&Diagnostic::error(start..end, "m"));
                    assert!(text.starts_with("error: m\n"));
                }
            }
        }
    }

    #[test]
    fn a_flood_is_counted() {
        let diagnostics: Vec<_> =
            (0..80).map(|n| Diagnostic::error(0..1, format!("{n}"))).collect();
        assert!(
            Source::new("t", "x")
                .render_all(&diagnostics, Color::Never)
                .ends_with("… and 30 more\n")
        );
    }

    #[test]
    fn color_is_escapes_around_the_same_text() {
        let source = Source::new("t", "x");
        let diagnostic = Diagnostic::error(0..1, "m").label("l");
        let colored = source.render_in(&diagnostic, Color::Always);
        assert!(colored.contains("\u{1b}["));
        assert!(!source.render(&diagnostic).contains('\u{1b}'));
    }
}
