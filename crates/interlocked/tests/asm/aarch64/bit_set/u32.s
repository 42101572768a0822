# bit_set, u32, aarch64 (Armv8.0: LL/SC) | core

relaxed: 9 instructions, core 9, portable-atomic 9
    mov w8, #0x1                   |   mov w8, #0x1
    lsl w8, w8, w1                 |   lsl w8, w8, w1
  L0:                              | L0:
    ldxr w9, [x0]                  |   ldxr w9, [x0]
    orr w10, w9, w8                |   orr w10, w9, w8
    stxr w11, w10, [x0]            |   stxr w11, w10, [x0]
    cbnz w11, L0                   |   cbnz w11, L0
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

acquire: 9 instructions, core 9, portable-atomic 9
    mov w8, #0x1                   |   mov w8, #0x1
    lsl w8, w8, w1                 |   lsl w8, w8, w1
  L0:                              | L0:
    ldaxr w9, [x0]                 |   ldaxr w9, [x0]
    orr w10, w9, w8                |   orr w10, w9, w8
    stxr w11, w10, [x0]            |   stxr w11, w10, [x0]
    cbnz w11, L0                   |   cbnz w11, L0
    tst w9, w8                     |   tst w9, w8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
