//! Files to one syntax tree: inclusions are read where they stand.

use std::sync::Arc;

use interlocked_diag::Source;

use crate::ast::{Condition, File, Instruction, InstructionKind, Pattern};
use crate::library;
use crate::location::{Files, Loc};
use crate::parser;
use crate::symbol::{Symbol, Symbols};

/// How many inclusions a model may have, counted with repetition.
const MAX_INCLUDES: usize = 500;

/// Finds the text of an included file.
pub(crate) type Resolver<'a> = dyn FnMut(&str) -> Option<Source> + 'a;

/// The standard library and a model, with all that they include.
pub(crate) fn load(
    files: &mut Files,
    symbols: &mut Symbols,
    model: Source,
    resolve: &mut Resolver<'_>,
) -> (File, File) {
    let mut loader = Loader { files, symbols, resolve, open: Vec::new(), included: 0 };
    // The model is file 0, so that it is named first.
    let number = loader.files.add(model);
    let mut model = parser::parse(loader.files, number, loader.symbols);
    let library = (loader.resolve)("stdlib.cat")
        .unwrap_or_else(|| Source::new("stdlib.cat", library::STDLIB));
    let number = loader.files.add(library);
    let mut library = parser::parse(loader.files, number, loader.symbols);
    loader.includes(&mut library.body);
    loader.includes(&mut model.body);
    (library, model)
}

struct Loader<'a, 'r> {
    files: &'a mut Files,
    symbols: &'a mut Symbols,
    resolve: &'a mut Resolver<'r>,
    /// The files that are being read, from the outside in.
    open: Vec<Symbol>,
    included: usize,
}

impl Loader<'_, '_> {
    /// Reads what the instructions that can run include.
    fn includes(&mut self, body: &mut [Instruction]) {
        for instruction in body {
            match &mut instruction.kind {
                InstructionKind::Include { name, body } => {
                    *body = self.include(*name, instruction.loc);
                }
                InstructionKind::If { condition, then, otherwise } => match constant(condition) {
                    Some(true) => self.includes(then),
                    Some(false) => self.includes(otherwise),
                    None => {
                        self.includes(then);
                        self.includes(otherwise);
                    }
                },
                InstructionKind::ForAll { body, .. } => self.includes(body),
                InstructionKind::Match { clauses, default, .. } => {
                    for (_, body) in clauses {
                        self.includes(body);
                    }
                    self.includes(default);
                }
                InstructionKind::Procedure(procedure) => {
                    if let Some(procedure) = Arc::get_mut(procedure) {
                        self.includes(&mut procedure.body);
                    }
                }
                _ => {}
            }
        }
    }

    /// Leaves out the definitions of `names`.
    fn disown(&self, body: &mut [Instruction], names: &[&str]) {
        for instruction in body {
            if let InstructionKind::Let(bindings) = &mut instruction.kind {
                bindings.bindings.retain(|binding| match &binding.pattern {
                    Pattern::Name(Some(name)) => !names.contains(&self.symbols.name(*name)),
                    _ => true,
                });
            }
        }
    }

    fn include(&mut self, name: Symbol, loc: Loc) -> Option<Arc<File>> {
        let text = self.symbols.name(name).to_owned();
        if self.open.contains(&name) {
            let chain: Vec<&str> = self.open.iter().map(|&open| self.symbols.name(open)).collect();
            let chain = format!("`{}` → `{text}`", chain.join("` → `"));
            self.files.error(loc, format!("`{text}` includes itself")).label = chain;
            return None;
        }
        self.included += 1;
        if self.included > MAX_INCLUDES {
            self.files.error(loc, format!("more than {MAX_INCLUDES} inclusions"));
            return None;
        }
        let own = || library::include(&text).map(|own| Source::new(text.clone(), own));
        let owned = library::owned_names(&text);
        let found = (self.resolve)(&text);
        let mut files: Vec<Source> = found.into_iter().collect();
        if files.is_empty() || !owned.is_empty() {
            files.extend(own());
        }
        if files.is_empty() {
            let diagnostic = self.files.error(loc, format!("there is no file `{text}`"));
            diagnostic.hint = Some("name the folders of included files with --include.".to_owned());
            return None;
        }
        let last = files.len() - 1;
        let mut file = File::default();
        for (index, source) in files.into_iter().enumerate() {
            let number = self.files.add(source);
            let mut part = parser::parse(self.files, number, self.symbols);
            if index < last {
                self.disown(&mut part.body, owned);
            }
            file.body.append(&mut part.body);
        }
        self.open.push(name);
        self.includes(&mut file.body);
        self.open.pop();
        Some(Arc::new(file))
    }
}

/// The answer of a condition on variants alone: none is on.
fn constant(condition: &Condition) -> Option<bool> {
    match condition {
        Condition::Variant => Some(false),
        Condition::Not(inner) => constant(inner).map(|answer| !answer),
        Condition::And(a, b) => Some(constant(a)? && constant(b)?),
        Condition::Or(a, b) => Some(constant(a)? || constant(b)?),
        Condition::Equal(..) | Condition::Subset(..) | Condition::In(..) => None,
    }
}
