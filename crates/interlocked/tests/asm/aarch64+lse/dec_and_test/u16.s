# dec_and_test, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    mov w8, #0xffff                |   mov w8, #-0x1
    ldaddh w8, w8, [x0]            |   ldaddh w8, w8, [x0]
    cmp w8, #0x1                   |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    mov w8, #0xffff                |   mov w8, #-0x1
    ldaddah w8, w8, [x0]           |   ldaddah w8, w8, [x0]
    cmp w8, #0x1                   |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    mov w8, #0xffff                |   mov w8, #-0x1
    ldaddlh w8, w8, [x0]           |   ldaddlh w8, w8, [x0]
    cmp w8, #0x1                   |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    mov w8, #0xffff                |   mov w8, #-0x1
    ldaddalh w8, w8, [x0]          |   ldaddalh w8, w8, [x0]
    cmp w8, #0x1                   |   cmp w8, #0x1
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
