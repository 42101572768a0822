# fetch_inc, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mov w8, #0x1                   |   mov w8, #0x1
    ldadd w8, w0, [x0]             |   ldadd w8, w0, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mov w8, #0x1                   |   mov w8, #0x1
    ldadda w8, w0, [x0]            |   ldadda w8, w0, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mov w8, #0x1                   |   mov w8, #0x1
    ldaddl w8, w0, [x0]            |   ldaddl w8, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mov w8, #0x1                   |   mov w8, #0x1
    ldaddal w8, w0, [x0]           |   ldaddal w8, w0, [x0]
    ret                            |   ret
