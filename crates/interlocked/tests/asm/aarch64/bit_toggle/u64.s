# bit_toggle, u64, aarch64 (Armv8.0: LL/SC) | core

relaxed: 9 instructions, core 9, portable-atomic 9
    mov w8, #0x1                   |   mov w8, #0x1
    lsl x8, x8, x1                 |   lsl x8, x8, x1
  L0:                              | L0:
    ldxr x9, [x0]                  |   ldxr x9, [x0]
    eor x10, x9, x8                |   eor x10, x9, x8
    stxr w11, x10, [x0]            |   stxr w11, x10, [x0]
    cbnz w11, L0                   |   cbnz w11, L0
    tst x9, x8                     |   tst x9, x8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret

acquire: 9 instructions, core 9, portable-atomic 9
    mov w8, #0x1                   |   mov w8, #0x1
    lsl x8, x8, x1                 |   lsl x8, x8, x1
  L0:                              | L0:
    ldaxr x9, [x0]                 |   ldaxr x9, [x0]
    eor x10, x9, x8                |   eor x10, x9, x8
    stxr w11, x10, [x0]            |   stxr w11, x10, [x0]
    cbnz w11, L0                   |   cbnz w11, L0
    tst x9, x8                     |   tst x9, x8
    cset w0, ne                    |   cset w0, ne
    ret                            |   ret
