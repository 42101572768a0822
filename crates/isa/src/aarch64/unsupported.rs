//! Instructions that exist and are refused, by the group that they belong to.
//!
//! A litmus test may hold any instruction; one that is not in the mnemonic table is never guessed.
//! Source of the groups: Arm ARM (DDI 0487) C6.2, C7.2, C8.2.

/// Mnemonics and beginnings of mnemonics (`…*`) with their group.
#[rustfmt::skip]
const GROUPS: &[(&str, &[&str])] = &[
    ("memory tagging (MTE)", &[
        "STG", "STZG", "ST2G", "STZ2G", "STGP", "STGM", "STZGM", "LDG", "LDGM", "IRG", "ADDG",
        "SUBG", "GMI", "SUBP", "SUBPS",
    ]),
    ("pointer authentication (PAC)", &["PAC*", "AUT*", "XPAC*", "BRA*", "BLRA*", "RETA*", "LDRA*", "ERETA*"]),
    ("guarded control stacks (GCS)", &["GCS*", "CHKFEAT"]),
    ("virtual memory and system control", &[
        "TLBI", "TLBIP", "AT", "MSR", "MRS", "MRRS", "MSRR", "SYS", "SYSL", "SYSP", "ERET", "HINT",
        "BTI", "ESB", "PSB", "TSB", "CSDB", "SB", "SSBB", "PSSBB", "DGH", "WFI", "WFET", "WFIT",
    ]),
    ("cache maintenance", &["DC", "IC", "CFP", "CPP", "DVP", "COSP"]),
    ("calls and code addresses", &["BL", "BR", "BLR", "ADR", "ADRP"]),
    ("exceptions", &["SVC", "HVC", "SMC", "BRK", "HLT", "UDF", "DCPS*"]),
    ("unprivileged accesses", &["LDTR*", "STTR*", "LDTXR", "LDATXR", "STTXR", "STLTXR"]),
    ("128-bit atomics (LSE128)", &["SWPP*", "LDCLRP*", "LDSETP*"]),
    ("ordered pairs (RCPC3)", &["LDIAPP", "STILP", "LDAP", "STLP"]),
    ("64-byte accesses (LS64)", &["LD64B", "ST64B*"]),
    ("arithmetic that litmus tests rarely need", &[
        "ADC", "ADCS", "SBC", "SBCS", "NGC", "NGCS", "CLS", "CLZ", "CNT", "CTZ", "ABS", "EXTR",
        "SMADDL", "SMSUBL", "SMNEGL", "SMULH", "UMADDL", "UMSUBL", "UMNEGL", "UMULH", "SMAX",
        "SMIN", "UMAX", "UMIN", "CRC32*", "RMIF", "SETF*", "CFINV", "AXFLAG", "XAFLAG", "REV64",
    ]),
    ("memory copy and set (MOPS)", &["CPY*", "SET*"]),
    ("vectors and floating point (Neon, SVE, SME)", &[
        "FMOV", "FADD", "FSUB", "FMUL", "FDIV", "FABS", "FNEG", "FSQRT", "FM*", "FC*", "FRINT*", "LD1*", "LD2*", "LD3*", "LD4*", "ST1*", "ST2*", "ST3*", "ST4*", "LDAP1", "STL1",
        "MOVI", "MVNI", "DUP", "INS", "UMOV", "SMOV", "MOVPRFX", "INDEX", "PTRUE*", "PFALSE",
        "WHILE*", "CNTB", "CNTH", "CNTW", "CNTD", "INC*", "DEC*", "RDVL", "ADDVL", "UADDV",
        "SADDV", "CTERM*", "SMSTART", "SMSTOP", "SCVTF", "UCVTF", "ADDA", "ADDHA", "ADDVA",
        "ZERO", "SEL", "ZIP*", "UZP*", "TRN*", "EXT", "TBL", "TBX", "PSEL",
    ]),
];

/// The group of a known instruction that is not supported.
pub(crate) fn group(mnemonic: &str) -> Option<&'static str> {
    let upper = mnemonic.to_ascii_uppercase();
    let names = |pattern: &&str| match pattern.strip_suffix('*') {
        Some(beginning) => upper.starts_with(beginning),
        None => upper == *pattern,
    };
    GROUPS.iter().find(|(_, patterns)| patterns.iter().any(names)).map(|&(group, _)| group)
}

/// Whether `name` is a vector, predicate or matrix register.
pub(crate) fn is_vector_register(name: &str) -> bool {
    let Some((first, rest)) = name.as_bytes().split_first() else { return false };
    let letter =
        matches!(first.to_ascii_uppercase(), b'V' | b'Z' | b'P' | b'Q' | b'D' | b'S' | b'H' | b'B');
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    letter && digits > 0 && (digits == rest.len() || rest[digits] == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aarch64::table;

    #[test]
    fn no_instruction_is_both_there_and_not() {
        for (name, _) in table::mnemonics() {
            assert_eq!(group(&name), None, "{name}");
        }
        for pattern in GROUPS.iter().flat_map(|(_, patterns)| *patterns) {
            assert_eq!(table::operation(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn vector_registers() {
        for name in ["v0", "V31.16b", "z0.d", "p15", "q0", "d7", "s3", "h0", "b1"] {
            assert!(is_vector_register(name), "{name}");
        }
        for name in ["", "x0", "v", "vx", "v0x", "s", "é0"] {
            assert!(!is_vector_register(name), "{name}");
        }
    }
}
