# not, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mov x8, #-0x1                  |   mov x8, #-0x1
    steor x8, [x0]                 |   ldeor x8, x8, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldeora x8, x8, [x0]            |   ldeora x8, x8, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mov x8, #-0x1                  |   mov x8, #-0x1
    steorl x8, [x0]                |   ldeorl x8, x8, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mov x8, #-0x1                  |   mov x8, #-0x1
    ldeoral x8, x8, [x0]           |   ldeoral x8, x8, [x0]
    ret                            |   ret
