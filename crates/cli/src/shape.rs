//! What distinguishes one program of a shape from another, in a few words: its orderings, or its
//! instructions.

use interlocked_exec::{Architecture, Expr, Link, MicroOp, Program, Tags, Thread};

/// What an instruction or statement does to memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Read,
    Write,
    Update,
    Fence,
}

/// An instruction or statement that does something to memory.
struct Access {
    /// Its index in the thread.
    instruction: u32,
    action: Action,
    tags: Tags,
}

/// A thread's accesses and fences in the order of its text.
fn accesses(thread: &Thread) -> Vec<Access> {
    let mut found: Vec<Access> = Vec::new();
    for op in &thread.ops {
        let (action, tags) = match op.op {
            MicroOp::Load { tags, .. } => (Action::Read, tags),
            MicroOp::Store { tags, .. } => (Action::Write, tags),
            MicroOp::Fence { tags } => (Action::Fence, tags),
            _ => continue,
        };
        match found.last_mut() {
            Some(last) if last.instruction == op.instruction => {
                last.tags |= tags;
                if last.action != action {
                    last.action = Action::Update;
                }
            }
            _ => found.push(Access { instruction: op.instruction, action, tags }),
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

/// Whether two programs do the same reads and writes in each thread, and `program` has no fences:
/// the same shape with other orderings.
pub(crate) fn same(program: &Program, other: &Program) -> bool {
    let actions = |program: &Program| -> Vec<Vec<Action>> {
        let of = |thread| accesses(thread).iter().map(|access| access.action).collect();
        program.threads.iter().map(of).collect()
    };
    actions(program) == actions(other)
        && actions(program).iter().flatten().all(|action| *action != Action::Fence)
}

/// How much is asked of the program's orderings: a page goes from weak to strong. For a language the
/// first rows are those that everybody knows (all relaxed, release and acquire, all sequentially
/// consistent), mixtures come last.
pub(crate) fn rank(program: &Program) -> usize {
    let tags = program.threads.iter().flat_map(accesses).map(|access| access.tags);
    if !matches!(program.architecture, Architecture::C | Architecture::Rust) {
        let weights = [(Tags::A, 3), (Tags::Q, 2), (Tags::L, 2), (Tags::X, 4), (Tags::EX, 4)];
        let weight = |tags: Tags| -> usize {
            weights.iter().filter(|(tag, _)| tags.contains(*tag)).map(|(_, weight)| weight).sum()
        };
        return tags.map(weight).sum();
    }
    let usual = ["Relaxed", "Release", "Acquire", "AcqRel", "SeqCst"];
    let mut orderings: Vec<usize> = tags
        .map(|tags| usual.iter().position(|name| *name == ordering(tags)).unwrap_or(usual.len()))
        .collect();
    orderings.sort_unstable();
    orderings.dedup();
    match orderings.as_slice() {
        [] => 0,
        [only] => *only,
        [1, 2] | [0, 1, 2] => 3,
        _ => usual.len() + 1,
    }
}

/// Whether a program is one that people ask about first: all threads do with the same orderings or
/// instructions what they do, or, where they do different things, all of them ask for order or none
/// does (a release and the acquire that reads it, and not one without the other).
pub(crate) fn usual(program: &Program) -> bool {
    let asks = [Tags::ACQ, Tags::REL, Tags::ACQ_REL, Tags::SC, Tags::L, Tags::Q, Tags::X, Tags::EX];
    let language = matches!(program.architecture, Architecture::C | Architecture::Rust);
    // In a language, `A` is any atomic access.
    let ordered = |access: &Access| {
        asks.iter().any(|tag| access.tags.contains(*tag))
            || (!language && access.tags.contains(Tags::A))
    };
    let threads: Vec<Vec<Access>> = program.threads.iter().map(accesses).collect();
    let actions = |thread: &Vec<Access>| -> Vec<Action> {
        thread.iter().map(|access| access.action).collect()
    };
    let alike = threads.windows(2).all(|pair| actions(&pair[0]) == actions(&pair[1]));
    let asking = threads.iter().filter(|thread| thread.iter().any(ordered)).count();
    !words(program).contains(" | ") || (!alike && [0, threads.len()].contains(&asking))
}

/// Whether no address, no value written and no branch depends on a value read: what distinguishes
/// the program is then in its [`words`].
pub(crate) fn plain(program: &Program) -> bool {
    program.threads.iter().all(|thread| {
        let mut tainted = vec![false; thread.registers.len()];
        thread.ops.iter().all(|op| match &op.op {
            MicroOp::Assign { dst, value } => {
                tainted[dst.0 as usize] = reads(value, &tainted);
                true
            }
            MicroOp::Load { dst, address, .. } => {
                let is_plain = !reads(address, &tainted);
                tainted[dst.0 as usize] = true;
                is_plain
            }
            MicroOp::Store { address, value, link, .. } => {
                let is_update = *link == Link::Atomic;
                !reads(address, &tainted) && (is_update || !reads(value, &tainted))
            }
            MicroOp::Branch { condition, .. } => !reads(condition, &tainted),
            _ => true,
        })
    })
}

/// Whether an expression reads one of the registers.
fn reads(expr: &Expr, registers: &[bool]) -> bool {
    match expr {
        Expr::Const(_) => false,
        Expr::Reg(register) => registers[register.0 as usize],
        Expr::Unary(_, _, operand) => reads(operand, registers),
        Expr::Binary(_, _, left, right) => reads(left, registers) || reads(right, registers),
        Expr::Select(condition, then, otherwise) => {
            [condition, then, otherwise].into_iter().any(|part| reads(part, registers))
        }
    }
}

fn orderings(thread: &Thread) -> Vec<String> {
    accesses(thread)
        .into_iter()
        .map(|access| {
            let name = ordering(access.tags);
            match access.action {
                Action::Read | Action::Write => name.to_owned(),
                Action::Update => format!("{name} update"),
                Action::Fence => format!("fence({name})"),
            }
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
    let text = |access: Access| {
        let text = thread.instructions.get(access.instruction as usize)?;
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
