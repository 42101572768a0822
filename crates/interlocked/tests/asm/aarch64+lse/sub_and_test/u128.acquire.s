# sub_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

acquire: 8 instructions, core 14, portable-atomic 13
  L0:                              |   ldp x4, x5, [x0]
    ldaxp x8, x9, [x0]             | L0:
    subs x8, x8, x2                |   mov x7, x5
    sbc x9, x9, x3                 |   subs x8, x4, x2
    stxp w10, x8, x9, [x0]         |   mov x6, x4
    cbnz w10, L0                   |   sbc x9, x7, x3
    ccmp x9, #0x0, #0x0, eq        |   mov x5, x7
    cset w0, eq                    |   caspa x4, x5, x8, x9, [x0]
    ret                            |   cmp x5, x7
                                   |   ccmp x4, x6, #0x0, eq
                                   |   b.ne L0
                                   |   cmp x4, x2
                                   |   ccmp x5, x3, #0x0, eq
                                   |   cset w0, eq
                                   |   ret
