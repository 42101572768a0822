# inc, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mov w8, #0x1                   |   mov w8, #0x1
    staddh w8, [x0]                |   ldaddh w8, w8, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mov w8, #0x1                   |   mov w8, #0x1
    ldaddah w8, w8, [x0]           |   ldaddah w8, w8, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mov w8, #0x1                   |   mov w8, #0x1
    staddlh w8, [x0]               |   ldaddlh w8, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mov w8, #0x1                   |   mov w8, #0x1
    ldaddalh w8, w8, [x0]          |   ldaddalh w8, w8, [x0]
    ret                            |   ret
