//! The goldens as the tests read them: from the checked-in files, without any compiler.

use std::collections::{BTreeMap, BTreeSet};

use super::operation::{self, Operation};
use super::sheet::{self, Group};
use super::target::{self, Target};
use super::{Files, folder, page, read};

/// The code of one operation for one type on one target.
pub(crate) struct Page {
    pub(crate) operation: &'static Operation,
    pub(crate) ty: String,
    pub(crate) groups: Vec<Group>,
    /// Whether the target has this code of its own, and not from the one that it builds on.
    pub(crate) own: bool,
}

/// Every page of a target, what it has from the target that it builds on included.
pub(crate) fn pages(target: &Target) -> Vec<Page> {
    let files = files(target);
    let own = read(&folder().join(target.name));
    let mut pages = Vec::new();
    for operation in operation::ALL {
        for ty in operation.types(target.widths) {
            let groups = sheet::parse(texts(&files, operation, &ty), operation.orders);
            if !groups.is_empty() {
                let name = format!("{}/{ty}", operation.name);
                let own = own.keys().any(|path| page(path) == name);
                pages.push(Page { operation, ty, groups, own });
            }
        }
    }
    pages
}

/// A target's files; its own replace all files of the same operation and type that it has from the
/// target that it builds on.
pub(crate) fn files(target: &Target) -> Files {
    let own = read(&folder().join(target.name));
    let Some(base) = target.base.and_then(target::named) else { return own };
    let replaced: BTreeSet<&str> = own.keys().map(|path| page(path)).collect();
    let mut all = files(base);
    all.retain(|path, _| !replaced.contains(page(path)));
    all.extend(own);
    all
}

/// The texts of one operation for one type, in the order in which they were written.
fn texts<'a>(files: &'a Files, operation: &Operation, ty: &str) -> impl Iterator<Item = &'a str> {
    let whole = format!("{}/{ty}.s", operation.name);
    let start = format!("{}/{ty}.", operation.name);
    let all: Vec<String> = operation.orders.all().into_iter().map(|order| order.name).collect();
    let place = move |path: &str| {
        let suffix = path.strip_prefix(&start).and_then(|rest| rest.strip_suffix(".s"))?;
        let (order, part) = suffix.split_once('.').unwrap_or((suffix, "1"));
        let order = all.iter().position(|name| name.replace('/', "-") == order)?;
        Some((order + 1, part.parse::<usize>().ok()?))
    };
    let of = |(path, text): (&'a String, &'a String)| {
        let place = if *path == whole { Some((0, 0)) } else { place(path) };
        place.map(|place| (place, text.as_str()))
    };
    let ordered: BTreeMap<(usize, usize), &str> = files.iter().filter_map(of).collect();
    ordered.into_values()
}
