# fetch_inc, u128, aarch64+lse (Armv8.1: LSE) | core

relaxed: 7 instructions, core 13, portable-atomic 14
  L0:                              |   ldp x2, x3, [x0]
    ldxp x8, x1, [x0]              | L0:
    adds x9, x8, #0x1              |   mov x5, x3
    adc x10, x1, xzr               |   adds x6, x2, #0x1
    stxp w11, x9, x10, [x0]        |   mov x4, x2
    cbnz w11, L0                   |   cinc x7, x5, hs
    mov x0, x8                     |   mov x3, x5
    ret                            |   casp x2, x3, x6, x7, [x0]
                                   |   cmp x3, x5
                                   |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret
