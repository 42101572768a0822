# inc_and_test, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    mov w8, #0x1                   |   mov w8, #0x1
    ldaddb w8, w8, [x0]            |   ldaddb w8, w8, [x0]
    cmp w8, #0xff                  |   cmp w8, #0xff
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    mov w8, #0x1                   |   mov w8, #0x1
    ldaddab w8, w8, [x0]           |   ldaddab w8, w8, [x0]
    cmp w8, #0xff                  |   cmp w8, #0xff
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    mov w8, #0x1                   |   mov w8, #0x1
    ldaddlb w8, w8, [x0]           |   ldaddlb w8, w8, [x0]
    cmp w8, #0xff                  |   cmp w8, #0xff
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    mov w8, #0x1                   |   mov w8, #0x1
    ldaddalb w8, w8, [x0]          |   ldaddalb w8, w8, [x0]
    cmp w8, #0xff                  |   cmp w8, #0xff
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
