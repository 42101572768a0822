# add_negative, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    ldadd x1, x8, [x0]             |   ldadd x1, x8, [x0]
    add x8, x8, x1                 |   add x8, x8, x1
    lsr x0, x8, #63                |   lsr x0, x8, #63
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    ldadda x1, x8, [x0]            |   ldadda x1, x8, [x0]
    add x8, x8, x1                 |   add x8, x8, x1
    lsr x0, x8, #63                |   lsr x0, x8, #63
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    ldaddl x1, x8, [x0]            |   ldaddl x1, x8, [x0]
    add x8, x8, x1                 |   add x8, x8, x1
    lsr x0, x8, #63                |   lsr x0, x8, #63
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    ldaddal x1, x8, [x0]           |   ldaddal x1, x8, [x0]
    add x8, x8, x1                 |   add x8, x8, x1
    lsr x0, x8, #63                |   lsr x0, x8, #63
    ret                            |   ret
