# bit_clear, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 9 instructions, core 10, portable-atomic 10
    mov w8, #0x1                   |   mov w8, #0x1
    lsl x8, x8, x1                 |   lsl x8, x8, x1
  L0:                              |   mvn x9, x8
    ldxr x9, [x0]                  | L0:
    bic x10, x9, x8                |   ldxr x10, [x0]
    stxr w11, x10, [x0]            |   and x11, x10, x9
    cbnz w11, L0                   |   stxr w12, x11, [x0]
    tst x9, x8                     |   cbnz w12, L0
    cset w0, ne                    |   tst x10, x8
    ret                            |   cset w0, ne
                                   |   ret

acquire: 9 instructions, core 10, portable-atomic 10
    mov w8, #0x1                   |   mov w8, #0x1
    lsl x8, x8, x1                 |   lsl x8, x8, x1
  L0:                              |   mvn x9, x8
    ldaxr x9, [x0]                 | L0:
    bic x10, x9, x8                |   ldaxr x10, [x0]
    stxr w11, x10, [x0]            |   and x11, x10, x9
    cbnz w11, L0                   |   stxr w12, x11, [x0]
    tst x9, x8                     |   cbnz w12, L0
    cset w0, ne                    |   tst x10, x8
    ret                            |   cset w0, ne
                                   |   ret
