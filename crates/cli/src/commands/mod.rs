//! One file a command.

pub(crate) mod advise;
pub(crate) mod check;
pub(crate) mod compile;
pub(crate) mod explain;
pub(crate) mod list;
pub(crate) mod manual;
pub(crate) mod merge;
pub(crate) mod models;
pub(crate) mod run;
pub(crate) mod step;
pub(crate) mod trace;
