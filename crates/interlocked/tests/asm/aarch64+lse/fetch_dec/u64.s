# fetch_dec, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldadd x8, x0, [x0]             |   ldadd x8, x0, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldadda x8, x0, [x0]            |   ldadda x8, x0, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldaddl x8, x0, [x0]            |   ldaddl x8, x0, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldaddal x8, x0, [x0]           |   ldaddal x8, x0, [x0]
    ret                            |   ret
