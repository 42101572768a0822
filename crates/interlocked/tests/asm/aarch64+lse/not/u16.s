# not, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xffff                |   mov w8, #-0x1
    steorh w8, [x0]                |   ldeorh w8, w8, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xffff                |   mov w8, #-0x1
    ldeorah w8, w8, [x0]           |   ldeorah w8, w8, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xffff                |   mov w8, #-0x1
    steorlh w8, [x0]               |   ldeorlh w8, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xffff                |   mov w8, #-0x1
    ldeoralh w8, w8, [x0]          |   ldeoralh w8, w8, [x0]
    ret                            |   ret
