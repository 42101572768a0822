//! What distinguishes one program of a shape from another, in a few words: its orderings, or its
//! instructions.

use interlocked_exec::{Architecture, EventKind, MicroOp, Program, Tags, Thread};

/// A thread's accesses and fences in the order of its text.
fn accesses(thread: &Thread) -> Vec<(u32, EventKind, Tags)> {
    let mut found: Vec<(u32, EventKind, Tags)> = Vec::new();
    for op in &thread.ops {
        let (kind, tags) = match op.op {
            MicroOp::Load { tags, .. } => (EventKind::Read, tags),
            MicroOp::Store { tags, .. } => (EventKind::Write, tags),
            MicroOp::Fence { tags } => (EventKind::Fence, tags),
            _ => continue,
        };
        match found.last_mut() {
            // The read and the write of one instruction are one entry.
            Some(last) if last.0 == op.instruction => last.2 |= tags,
            _ => found.push((op.instruction, kind, tags)),
        }
    }
    found
}

/// The words for a program: one a thread if they differ.
pub(crate) fn words(program: &Program) -> String {
    let language = matches!(program.architecture, Architecture::C | Architecture::Rust);
    let of = |thread| if language { orderings(thread) } else { mnemonics(thread) };
    let mut threads: Vec<Vec<String>> = program.threads.iter().map(of).collect();
    threads.retain(|words| !words.is_empty());
    if language {
        let mut all = threads.iter().flatten();
        if let Some(first) = all.next()
            && all.all(|word| word == first)
        {
            return first.clone();
        }
    }
    let mut lists: Vec<String> = threads.iter().map(|words| words.join(", ")).collect();
    if lists.windows(2).all(|pair| pair[0] == pair[1]) {
        lists.truncate(1);
    }
    lists.join(" | ")
}

/// Whether the program has no fences and as many accesses in each thread as `other`: the same shape
/// with other orderings.
pub(crate) fn same(program: &Program, other: &Program) -> bool {
    let counts = |program: &Program| -> Vec<usize> {
        program.threads.iter().map(|thread| accesses(thread).len()).collect()
    };
    let fences = |program: &Program| {
        let ops = program.threads.iter().flat_map(|thread| &thread.ops);
        ops.filter(|op| matches!(op.op, MicroOp::Fence { .. })).count()
    };
    fences(program) == 0 && counts(program) == counts(other)
}

/// Whether all threads do with the same orderings or instructions what they do.
pub(crate) fn uniform(program: &Program) -> bool {
    !words(program).contains(" | ")
}

fn orderings(thread: &Thread) -> Vec<String> {
    accesses(thread)
        .into_iter()
        .map(|(_, kind, tags)| {
            let name = ordering(tags);
            if kind == EventKind::Fence { format!("fence({name})") } else { name.to_owned() }
        })
        .collect()
}

fn ordering(tags: Tags) -> &'static str {
    let named = [
        (Tags::SC, "SeqCst"),
        (Tags::ACQ_REL, "AcqRel"),
        (Tags::ACQ, "Acquire"),
        (Tags::REL, "Release"),
        (Tags::CON, "Consume"),
        (Tags::RLX, "Relaxed"),
    ];
    let acquire_release = tags.contains(Tags::ACQ) && tags.contains(Tags::REL);
    if acquire_release && !tags.contains(Tags::SC) {
        return "AcqRel";
    }
    named.iter().find(|(tag, _)| tags.contains(*tag)).map_or("plain", |(_, name)| name)
}

fn mnemonics(thread: &Thread) -> Vec<String> {
    let text = |(instruction, ..): (u32, EventKind, Tags)| {
        let text = thread.instructions.get(instruction as usize)?;
        Some(mnemonic(text))
    };
    accesses(thread).into_iter().filter_map(text).collect()
}

/// The operation that an instruction's text names: without its operands, without the size suffix
/// of x86 (`movq` is `mov`), with its prefix.
fn mnemonic(text: &str) -> String {
    let text = text.trim().to_ascii_lowercase();
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    if first == "lock" {
        return format!("lock {}", unsuffixed(words.next().unwrap_or_default()));
    }
    if matches!(first, "dmb" | "dsb") {
        return text;
    }
    unsuffixed(first).to_owned()
}

fn unsuffixed(word: &str) -> &str {
    let sized = ["mov", "xchg", "xadd", "cmpxchg", "add", "sub", "and", "or", "xor", "inc", "dec"];
    let stem = word.strip_suffix(['b', 'w', 'l', 'q']).unwrap_or(word);
    if sized.contains(&stem) { stem } else { word }
}

#[cfg(test)]
mod tests {
    use super::mnemonic;

    #[test]
    fn a_mnemonic_has_no_operands_and_no_size() {
        assert_eq!(mnemonic("movq $1,(x)"), "mov");
        assert_eq!(mnemonic("lock addl $1,(x)"), "lock add");
        assert_eq!(mnemonic("LDAR W0,[X1]"), "ldar");
        assert_eq!(mnemonic("DMB SY"), "dmb sy");
        assert_eq!(mnemonic("mfence"), "mfence");
    }
}
