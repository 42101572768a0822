# bit_clear, u64, aarch64+lse (Armv8.1: LSE) | core

relaxed: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    lsl x8, x8, x1                 |   lsl x8, x8, x1
    ldclr x8, x9, [x0]             |   ldclr x8, x9, [x0]
    tst x9, x8                     |   tst x9, x8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    lsl x8, x8, x1                 |   lsl x8, x8, x1
    ldclra x8, x9, [x0]            |   ldclra x8, x9, [x0]
    tst x9, x8                     |   tst x9, x8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    lsl x8, x8, x1                 |   lsl x8, x8, x1
    ldclrl x8, x9, [x0]            |   ldclrl x8, x9, [x0]
    tst x9, x8                     |   tst x9, x8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
