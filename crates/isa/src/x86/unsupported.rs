//! Instructions that exist and that a test cannot use, so that they are refused by name.

/// Groups of mnemonics without suffixes, each with what there is to say about it.
#[rustfmt::skip]
const GROUPS: &[(&[&str], &str)] = &[
    (&["call", "enter", "leave", "pop", "popf", "push", "pushf"], "a test has no stack"),
    (&["cmps", "lods", "movs", "rep", "repe", "repne", "repnz", "repz", "scas", "stos"],
     "string instructions access memory any number of times"),
    (&["xabort", "xacquire", "xbegin", "xend", "xrelease", "xtest"],
     "there is no model of transactions"),
    (&["clwb", "cldemote", "wbinvd", "invd", "invlpg", "prefetch", "prefetchnta", "prefetcht0",
       "prefetcht1", "prefetcht2", "prefetchw"],
     "only `clflush` and `clflushopt` act on caches here"),
    (&["fld", "fst", "fstp", "fild", "fistp", "movaps", "movapd", "movups", "movupd", "movd",
       "movdqa", "movdqu", "movntdq", "movntdqa", "movntpd", "movntps", "movsd", "movss", "vmovaps",
       "vmovdqa", "vmovdqu", "vmovups"],
     "there are general-purpose registers only"),
    (&["cli", "cpuid", "hlt", "in", "int", "iret", "monitor", "mwait", "out", "rdmsr", "rdtsc",
       "rdtscp", "serialize", "sti", "syscall", "sysenter", "tpause", "ud2", "umonitor", "umwait",
       "wrmsr"],
     "a test computes and accesses memory, and does nothing else"),
    (&["bsf", "bsr", "bswap", "cbw", "cdq", "cdqe", "clc", "cltq", "cltd", "cmc", "cqo", "cqto",
       "cwd", "cwde", "cwtl", "div", "idiv", "jcxz", "jecxz", "jrcxz", "lahf", "loop",
       "lzcnt", "mul", "popcnt", "rcl", "rcr", "rol", "ror", "sahf", "shld", "shrd", "stc", "tzcnt",
       "xlat"],
     "`docs/x86.md` lists the instructions that there are"),
];

/// What to say about a mnemonic in small letters, if it is one of these, with a suffix or without.
pub(crate) fn reason(word: &str) -> Option<&'static str> {
    let stem = word.strip_suffix(['b', 'w', 'l', 'q']).unwrap_or(word);
    GROUPS
        .iter()
        .find(|(names, _)| names.contains(&word) || names.contains(&stem))
        .map(|&(_, reason)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::x86::table;

    #[test]
    fn no_instruction_is_both_there_and_not() {
        for name in table::names() {
            assert_eq!(reason(&name), None, "{name}");
        }
        for (names, _) in GROUPS {
            for name in *names {
                assert_eq!(table::find(name), None, "{name}");
            }
        }
    }

    #[test]
    fn suffixes_do_not_matter() {
        assert_eq!(reason("pushq"), Some("a test has no stack"));
        assert_eq!(reason("divl"), reason("div"));
        assert_eq!(reason("frob"), None);
    }
}
