//! Rules that the sources keep, as tests: layout, words, layers, documentation.

mod documents;
mod files;
mod layers;
mod source;
mod workflow;
