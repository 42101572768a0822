# sub_and_test, u128, aarch64+lse (Armv8.1: LSE) | core

release: 9 instructions, core 14, portable-atomic 13
  L0:                              |   ldp x4, x5, [x0]
    ldxp x8, x9, [x0]              | L0:
    subs x10, x8, x2               |   mov x7, x5
    sbc x11, x9, x3                |   subs x8, x4, x2
    stlxp w12, x10, x11, [x0]      |   mov x6, x4
    cbnz w12, L0                   |   sbc x9, x7, x3
    orr x8, x11, x10               |   mov x5, x7
    cmp x8, #0x0                   |   caspl x4, x5, x8, x9, [x0]
    cset w0, eq                    |   cmp x5, x7
    ret                            |   ccmp x4, x6, #0x0, eq
                                   |   b.ne L0
                                   |   cmp x4, x2
                                   |   ccmp x5, x3, #0x0, eq
                                   |   cset w0, eq
                                   |   ret
