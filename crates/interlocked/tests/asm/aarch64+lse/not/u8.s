# not, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xff                  |   mov w8, #-0x1
    steorb w8, [x0]                |   ldeorb w8, w8, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xff                  |   mov w8, #-0x1
    ldeorab w8, w8, [x0]           |   ldeorab w8, w8, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xff                  |   mov w8, #-0x1
    steorlb w8, [x0]               |   ldeorlb w8, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xff                  |   mov w8, #-0x1
    ldeoralb w8, w8, [x0]          |   ldeoralb w8, w8, [x0]
    ret                            |   ret
