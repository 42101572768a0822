//! `interlocked list`: the tests of the catalogue.

use interlocked_report::table::Table;

use crate::args::List;
use crate::catalogue;
use crate::console::Console;
use crate::exit::Exit;
use crate::load;

/// Runs the command.
pub(crate) fn run(options: &List, console: &mut Console) -> Exit {
    let prefix = options.prefix.as_deref().unwrap_or_default();
    let mut table = Table::new();
    let mut found = 0;
    for name in catalogue::names().filter(|name| name.starts_with(prefix)) {
        found += 1;
        if let Ok(loaded) = load::by_name(name) {
            let architecture = loaded.program.architecture.to_string();
            table.row([name, &architecture, loaded.test.description().unwrap_or_default()]);
        }
    }
    if found == 0 {
        console.error(&format!("no test of the catalogue starts with `{prefix}`"));
        return Exit::BadInput;
    }
    console.result(&table.render());
    Exit::Success
}
