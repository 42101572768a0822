//! From a model's name, or a `.cat` file, to the model; each is loaded once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use interlocked_cat::{CatModel, EMBEDDED};
use interlocked_diag::{Color, Diagnostic, Source};
use interlocked_exec::Architecture;

use crate::load::{self, Refusal};

/// A model that several threads use.
pub(crate) type Shared = Arc<CatModel>;

/// The embedded models that say something about an architecture, its own first.
pub(crate) fn applicable(architecture: Architecture) -> &'static [&'static str] {
    match architecture {
        Architecture::X86_64 | Architecture::X86 => &["x86-tso"],
        Architecture::AArch64 => &["aarch64"],
        Architecture::C => &["rc11", "c20"],
        Architecture::Rust => &["c20", "rc11"],
    }
}

/// Models by name.
pub(crate) struct Library {
    includes: Vec<PathBuf>,
    color: Color,
    loaded: Mutex<BTreeMap<String, Result<Shared, String>>>,
}

impl Library {
    /// A library whose models look for what they include in these folders first.
    pub(crate) fn new(includes: &[PathBuf], color: Color) -> Self {
        Self { includes: includes.to_vec(), color, loaded: Mutex::default() }
    }

    /// The model of that name, or in that file.
    ///
    /// # Errors
    /// The message for a person.
    pub(crate) fn get(&self, name: &str) -> Result<Shared, String> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.entry(name.to_owned()).or_insert_with(|| self.load(name)).clone()
    }

    fn load(&self, name: &str) -> Result<Shared, String> {
        if let Some(model) = CatModel::embedded(name) {
            return Ok(Arc::new(model));
        }
        let path = Path::new(name);
        if path.extension().is_none_or(|extension| extension != "cat") && !path.exists() {
            return Err(format!("error: {}\n", unknown(name)));
        }
        let refused = |refusal: Refusal| refusal.text(self.color);
        let source = load::read(path).map_err(refused)?;
        let beside = path.parent().unwrap_or(Path::new(""));
        let mut include = |wanted: &str| self.include(beside, wanted);
        match CatModel::load(source, &mut include) {
            Ok(model) => Ok(Arc::new(model)),
            Err(errors) => Err(render(&errors, self.color)),
        }
    }

    /// The file that a model includes: in the folders that were named, then beside the model.
    fn include(&self, beside: &Path, wanted: &str) -> Option<Source> {
        let folders = self.includes.iter().map(PathBuf::as_path).chain([beside]);
        let mut paths = folders.map(|folder| folder.join(wanted));
        paths.find_map(|path| load::read(&path).ok())
    }
}

/// That there is no such model, and which there are.
pub(crate) fn unknown(name: &str) -> String {
    let known: Vec<&str> = EMBEDDED.iter().map(|model| model.name).collect();
    format!("there is no model `{name}`; there are {}, and .cat files", known.join(", "))
}

/// Errors in several files.
fn render(errors: &[(Source, Diagnostic)], color: Color) -> String {
    let mut texts: Vec<(&Source, Vec<Diagnostic>)> = Vec::new();
    for (source, diagnostic) in errors {
        match texts.iter_mut().find(|(known, _)| *known == source) {
            Some((_, diagnostics)) => diagnostics.push(diagnostic.clone()),
            None => texts.push((source, vec![diagnostic.clone()])),
        }
    }
    texts.iter().map(|(source, all)| source.render_all(all, color)).collect::<Vec<_>>().join("\n")
}
