//! What the disassembler printed, as the instructions of each function, free of what changes from
//! build to build: addresses, hashes and padding.

use std::collections::BTreeMap;

/// The instructions of a function; a label stands on a line of its own and ends in `:`.
pub(crate) type Listing = Vec<String>;

/// Instructions that are there for alignment alone.
const PADDING: &[&str] = &["nop", "nopw", "nopl", "int3"];

/// How many instructions a listing has.
pub(crate) fn count(listing: &[String]) -> usize {
    listing.iter().filter(|line| !line.ends_with(':')).count()
}

/// Whether the work is done elsewhere: by a function that is called or jumped to.
pub(crate) fn leaves(listing: &[String]) -> bool {
    let calls =
        ["call ", "bl ", "blx ", "b <", "br ", "jmp qword", "jmp dword", "jmp <", "jmp r", "jr "];
    listing.iter().any(|line| calls.iter().any(|call| line.starts_with(call)))
}

/// An instruction as it was printed.
struct Printed {
    address: Option<u64>,
    text: String,
    /// What the linker puts there.
    symbols: Vec<String>,
}

/// The functions of `llvm-objdump --disassemble --reloc --no-show-raw-insn`, by name.
pub(crate) fn listings(text: &str) -> BTreeMap<String, Listing> {
    let mut functions = BTreeMap::new();
    let mut current: Option<(String, Vec<Printed>)> = None;
    for line in text.lines() {
        if let Some(name) = heading(line) {
            if let Some((name, printed)) = current.replace((name.to_owned(), Vec::new())) {
                functions.insert(name, listing(printed));
            }
        } else if let Some((_, printed)) = &mut current {
            take(line, printed);
        }
    }
    if let Some((name, printed)) = current {
        functions.insert(name, listing(printed));
    }
    functions
}

/// `0000 <name>:`
fn heading(line: &str) -> Option<&str> {
    line.strip_suffix(">:")?.split_once('<').map(|(_, name)| name)
}

/// Takes a line in: an instruction, what belongs to the one before, or nothing of interest.
fn take(line: &str, printed: &mut Vec<Printed>) {
    let trimmed = line.trim();
    let words: Vec<&str> = trimmed.split_whitespace().collect();
    if let Some(position) = words.iter().position(|word| word.starts_with("R_")) {
        if let (Some(last), Some(symbol)) = (printed.last_mut(), words.get(position + 1)) {
            last.symbols.push(short(symbol));
        }
        return;
    }
    let (address, rest) = match trimmed.split_once(':') {
        Some((address, rest)) if u64::from_str_radix(address, 16).is_ok() => {
            (u64::from_str_radix(address, 16).ok(), rest)
        }
        _ if line.starts_with([' ', '\t']) && !trimmed.starts_with(['#', '.']) => (None, trimmed),
        _ => return,
    };
    // A comment's sign is followed by a space, an immediate's is not.
    let comments = [" @ ", "# ", " // "];
    let text = comments.iter().fold(rest, |text, sign| text.split(sign).next().unwrap_or(text));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.starts_with('<') {
        return;
    }
    match printed.last_mut() {
        // The prefix is disassembled as an instruction of its own.
        Some(last) if last.text == "lock" => last.text = format!("lock {text}"),
        _ => printed.push(Printed { address, text, symbols: Vec::new() }),
    }
}

/// The name of a symbol without its path and its hash.
fn short(symbol: &str) -> String {
    let path = symbol.split(['+', '-', '(']).next().unwrap_or_default().trim();
    let mut parts: Vec<&str> = path.split("::").collect();
    if parts.len() > 1 && parts.last().is_some_and(|part| part.starts_with('h')) {
        parts.pop();
    }
    parts.last().copied().unwrap_or_default().trim_start_matches('.').to_owned()
}

/// Addresses become labels, symbols are named, padding is left out.
fn listing(printed: Vec<Printed>) -> Listing {
    let targets: Vec<Option<u64>> = printed.iter().map(|line| jump(&line.text)).collect();
    let mut wanted: Vec<u64> = targets.iter().flatten().copied().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let label = |address: u64| {
        wanted.iter().position(|&target| target == address).map(|index| format!("L{index}"))
    };
    let mut listing = Vec::new();
    for (line, target) in printed.into_iter().zip(targets) {
        if let Some(label) = line.address.and_then(label) {
            listing.push(format!("{label}:"));
        }
        let mnemonic = line.text.split(' ').next().unwrap_or_default();
        if PADDING.contains(&mnemonic) {
            continue;
        }
        let mut text = match target.and_then(label) {
            Some(label) => {
                let (before, _) = line.text.rsplit_once(" 0x").unwrap_or((&line.text, ""));
                format!("{before} {label}")
            }
            None => line.text.clone(),
        };
        if let Some(at) = text.find(" <") {
            text.truncate(at);
        }
        for symbol in &line.symbols {
            text.push_str(&format!(" <{symbol}>"));
        }
        listing.push(text);
    }
    listing
}

/// Where a jump inside the function goes: `jne 0x10 <name+0x10>`.
fn jump(text: &str) -> Option<u64> {
    let (before, name) = text.split_once(" <")?;
    let name = name.strip_suffix('>')?;
    let (_, address) = before.rsplit_once(" 0x")?;
    let is_jump =
        !before.contains('[') && !before.starts_with("adr") && !before.starts_with("auipc");
    let inside = name.contains("__");
    (is_jump && inside).then(|| u64::from_str_radix(address, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::{count, leaves, listings};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let functions = listings(&format!("0000000000000000 <core__f__u32>:\n{text}"));
        assert_eq!(functions["core__f__u32"], expected);
    }

    #[test]
    fn x86() {
        let text = "       0:\tmov\teax, dword ptr [rdi]\n       2:\tnop\tdword ptr [rax]\n\
                    \x20     10:\tlock\n      11:\tcmpxchg\tdword ptr [rdi], ecx\n\
                    \x20     15:\tjne\t0x10 <core__f__u32+0x10>\n      17:\tret\n";
        let expected = [
            "mov eax, dword ptr [rdi]",
            "L0:",
            "lock cmpxchg dword ptr [rdi], ecx",
            "jne L0",
            "ret",
        ];
        check(text, &expected);
    }

    #[test]
    fn comments_go_and_immediates_stay() {
        check("  0:\tmov\tw8, #0x1 // =1\n  4:\tret\n", &["mov w8, #0x1", "ret"]);
        check("  0:\tbne\t0x0 <core__f__u32> @ imm = #-0x1c\n", &["L0:", "bne L0"]);
    }

    #[test]
    fn symbols_are_named_without_their_hashes() {
        let text = "  0:\tadrp\tx8, 0x0 <core__f__u32>\n\
                    \t\t0000000000000000:  R_AARCH64_ADR_PREL_PG_HI21\tcrate::FLAG::h0123456789abcdef\n\
                    \x20 4:\tret\n";
        check(text, &["adrp x8, 0x0 <FLAG>", "ret"]);
    }

    #[test]
    fn who_calls_is_not_counted() {
        let lines =
            |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        assert!(leaves(&lines(&["mov rax, qword ptr [rip]", "jmp rax"])));
        assert!(leaves(&lines(&["bl <__aarch64_ldadd4_relax>", "ret"])));
        assert!(!leaves(&lines(&["L0:", "b L0"])));
        assert_eq!(count(&lines(&["L0:", "b L0"])), 1);
    }
}
