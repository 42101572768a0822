# fetch_dec, u128, aarch64+lse (Armv8.1: LSE) | core

release: 7 instructions, core 14, portable-atomic 14
  L0:                              |   ldp x2, x3, [x0]
    ldxp x8, x1, [x0]              |   mov x8, #-0x1
    subs x9, x8, #0x1              | L0:
    sbc x10, x1, xzr               |   mov x5, x3
    stlxp w11, x9, x10, [x0]       |   subs x6, x2, #0x1
    cbnz w11, L0                   |   mov x4, x2
    mov x0, x8                     |   adc x7, x5, x8
    ret                            |   mov x3, x5
                                   |   caspl x2, x3, x6, x7, [x0]
                                   |   cmp x3, x5
                                   |   ccmp x2, x4, #0x0, eq
                                   |   b.ne L0
                                   |   mov x0, x2
                                   |   mov x1, x3
                                   |   ret
