# fetch_add, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    ldadd x1, x0, [x0]             |   ldadd x1, x0, [x0]
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    ldadda x1, x0, [x0]            |   ldadda x1, x0, [x0]
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    ldaddl x1, x0, [x0]            |   ldaddl x1, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    ldaddal x1, x0, [x0]           |   ldaddal x1, x0, [x0]
    ret                            |   ret
