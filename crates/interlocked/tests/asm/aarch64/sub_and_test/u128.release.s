# sub_and_test, u128, aarch64 (Armv8.0: LL/SC) | core

release: 9 instructions, core 8, portable-atomic 9
  L0:                              | L0:
    ldxp x8, x9, [x0]              |   ldxp x9, x8, [x0]
    subs x10, x8, x2               |   subs x9, x9, x2
    sbc x11, x9, x3                |   sbc x10, x8, x3
    stlxp w12, x10, x11, [x0]      |   stlxp w11, x9, x10, [x0]
    cbnz w12, L0                   |   cbnz w11, L0
    orr x8, x11, x10               |   ccmp x8, x3, #0x0, eq
    cmp x8, #0x0                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

acqrel seqcst: 9 instructions, core 8, portable-atomic 9
  L0:                              | L0:
    ldaxp x8, x9, [x0]             |   ldaxp x9, x8, [x0]
    subs x10, x8, x2               |   subs x9, x9, x2
    sbc x11, x9, x3                |   sbc x10, x8, x3
    stlxp w12, x10, x11, [x0]      |   stlxp w11, x9, x10, [x0]
    cbnz w12, L0                   |   cbnz w11, L0
    orr x8, x11, x10               |   ccmp x8, x3, #0x0, eq
    cmp x8, #0x0                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
