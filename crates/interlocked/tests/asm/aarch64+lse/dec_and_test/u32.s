# dec_and_test, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    mov w8, #-0x1                  |   mov w8, #-0x1
    ldadd w8, w8, [x0]             |   ldadd w8, w8, [x0]
    cmp w8, #0x1                   |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    mov w8, #-0x1                  |   mov w8, #-0x1
    ldadda w8, w8, [x0]            |   ldadda w8, w8, [x0]
    cmp w8, #0x1                   |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    mov w8, #-0x1                  |   mov w8, #-0x1
    ldaddl w8, w8, [x0]            |   ldaddl w8, w8, [x0]
    cmp w8, #0x1                   |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    mov w8, #-0x1                  |   mov w8, #-0x1
    ldaddal w8, w8, [x0]           |   ldaddal w8, w8, [x0]
    cmp w8, #0x1                   |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
