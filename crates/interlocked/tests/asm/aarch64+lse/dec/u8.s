# dec, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xff                  |   mov w8, #-0x1
    staddb w8, [x0]                |   ldaddb w8, w8, [x0]
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xff                  |   mov w8, #-0x1
    ldaddab w8, w8, [x0]           |   ldaddab w8, w8, [x0]
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xff                  |   mov w8, #-0x1
    staddlb w8, [x0]               |   ldaddlb w8, w8, [x0]
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    mov w8, #0xff                  |   mov w8, #-0x1
    ldaddalb w8, w8, [x0]          |   ldaddalb w8, w8, [x0]
    ret                            |   ret
