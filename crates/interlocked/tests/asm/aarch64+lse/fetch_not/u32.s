# fetch_not, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mov w8, #-0x1                  |   mov w8, #-0x1
    ldeor w8, w0, [x0]             |   ldeor w8, w0, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mov w8, #-0x1                  |   mov w8, #-0x1
    ldeora w8, w0, [x0]            |   ldeora w8, w0, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mov w8, #-0x1                  |   mov w8, #-0x1
    ldeorl w8, w0, [x0]            |   ldeorl w8, w0, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mov w8, #-0x1                  |   mov w8, #-0x1
    ldeoral w8, w0, [x0]           |   ldeoral w8, w0, [x0]
    ret                            |   ret
