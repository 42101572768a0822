# dec_and_test, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldadd x8, x8, [x0]             |   ldadd x8, x8, [x0]
    cmp x8, #0x1                   |   cmp x8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldadda x8, x8, [x0]            |   ldadda x8, x8, [x0]
    cmp x8, #0x1                   |   cmp x8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldaddl x8, x8, [x0]            |   ldaddl x8, x8, [x0]
    cmp x8, #0x1                   |   cmp x8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldaddal x8, x8, [x0]           |   ldaddal x8, x8, [x0]
    cmp x8, #0x1                   |   cmp x8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
