//! `interlocked completions` and `interlocked man`: derived from the definitions in `args`.

use clap::CommandFactory as _;

use crate::args::{Arguments, Completions};
use crate::console::Console;
use crate::exit::Exit;

/// Prints a completion script.
pub(crate) fn completions(options: &Completions, console: &mut Console) -> Exit {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(options.shell, &mut command, "interlocked", &mut script);
    console.result(&String::from_utf8_lossy(&script));
    Exit::Success
}

/// Prints the manual page: the command's, then each subcommand's, in roff.
pub(crate) fn man(console: &mut Console) -> Exit {
    let mut page = Vec::new();
    let mut command = Arguments::command();
    command.build();
    let mut ok = clap_mangen::Man::new(command.clone()).render(&mut page).is_ok();
    for subcommand in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let subcommand = subcommand.clone().disable_help_flag(true);
        ok &= clap_mangen::Man::new(subcommand).render(&mut page).is_ok();
    }
    debug_assert!(ok, "writing to memory does not fail");
    console.result(&String::from_utf8_lossy(&page));
    Exit::Success
}
