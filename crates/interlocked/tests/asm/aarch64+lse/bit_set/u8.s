# bit_set, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 7 instructions, core 7, portable-atomic 7
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0x7               |   and x9, x1, #0x7
    lsl w8, w8, w9                 |   lsl w8, w8, w9
    ldsetb w8, w9, [x0]            |   ldsetb w8, w9, [x0]
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0x7               |   and x9, x1, #0x7
    lsl w8, w8, w9                 |   lsl w8, w8, w9
    ldsetab w8, w9, [x0]           |   ldsetab w8, w9, [x0]
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

release: 7 instructions, core 7, portable-atomic 7
    mov w8, #0x1                   |   mov w8, #0x1
    and x9, x1, #0x7               |   and x9, x1, #0x7
    lsl w8, w8, w9                 |   lsl w8, w8, w9
    ldsetlb w8, w9, [x0]           |   ldsetlb w8, w9, [x0]
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
