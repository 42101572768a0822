# bit_set, u32, aarch64+lse (Armv8.1: LSE) | core

relaxed: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    lsl w8, w8, w1                 |   lsl w8, w8, w1
    ldset w8, w9, [x0]             |   ldset w8, w9, [x0]
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    lsl w8, w8, w1                 |   lsl w8, w8, w1
    ldseta w8, w9, [x0]            |   ldseta w8, w9, [x0]
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    lsl w8, w8, w1                 |   lsl w8, w8, w1
    ldsetl w8, w9, [x0]            |   ldsetl w8, w9, [x0]
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
