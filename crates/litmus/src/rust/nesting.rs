//! Bounds on a Rust file, checked on its tokens before `syn` sees them.
//!
//! `syn` and every walk over its tree recurse as deep as the text nests: by brackets, but also by
//! chains such as `!!!!x`, `a + b + c` or `if … else if …`. The tokens since the last `;` or `,`,
//! added up over the enclosing brackets, bound all of these.

use interlocked_diag::{Diagnostic, Span};
use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream};

/// The longest file, in bytes.
const MAX_BYTES: usize = 1 << 16;

/// The longest chain of tokens, over all enclosing brackets.
const MAX_CHAIN: usize = 400;

/// Refuses a text that is too long to be a litmus test.
pub(super) fn check_length(text: &str) -> Result<(), Diagnostic> {
    if text.len() <= MAX_BYTES {
        return Ok(());
    }
    let message =
        format!("a Rust test has at most {MAX_BYTES} bytes, this file has {}", text.len());
    Err(Diagnostic::error(0..0, message))
}

/// Refuses tokens that nest too deep or form too long a chain.
pub(super) fn check_nesting(tokens: &TokenStream) -> Result<(), Diagnostic> {
    let mut stack: Vec<(token_stream::IntoIter, usize, usize)> =
        vec![(tokens.clone().into_iter(), 0, 0)];
    while let Some((iterator, base, chain)) = stack.last_mut() {
        let Some(token) = iterator.next() else {
            stack.pop();
            continue;
        };
        *chain += 1;
        let total = *base + *chain;
        if total > MAX_CHAIN {
            let message = "this nests too deep or is too long";
            let hint = format!(
                "a statement with all that encloses it has at most {MAX_CHAIN} tokens: split it up"
            );
            return Err(Diagnostic::error(span(token.span()), message).hint(hint));
        }
        let is_outermost = stack.len() == 1;
        let (_, _, chain) = stack.last_mut().expect("the stack was not empty above");
        match token {
            TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | ',') => *chain = 0,
            TokenTree::Group(group) => {
                // An item ends with its braces.
                if is_outermost && group.delimiter() == Delimiter::Brace {
                    *chain = 0;
                }
                stack.push((group.stream().into_iter(), total, 0));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The bytes of the text that a token stands at.
pub(super) fn span(span: proc_macro2::Span) -> Span {
    span.byte_range()
}
