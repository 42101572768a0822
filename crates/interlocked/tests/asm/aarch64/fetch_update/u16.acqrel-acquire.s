# fetch_update, u16, aarch64 (Armv8.0: LL/SC) | core

acqrel/acquire seqcst/seqcst: 11 instructions, core 15, portable-atomic 15
    ldarh w8, [x0]                 |   ldarh w9, [x0]
  L0:                              |   and w8, w1, #0xffff
    and w9, w8, #0xffff            | L0:
    cmp w9, w1, uxth               |   cmp w9, w8
    b.eq L2                        |   b.eq L2
    ldaxrh w9, [x0]                |   ldaxrh w10, [x0]
    sub w10, w9, w8, uxth          |   cmp w10, w9
    cbnz x10, L1                   |   b.ne L1
    stlxrh w10, w2, [x0]           |   stlxrh w11, w2, [x0]
  L1:                              |   mov w9, w10
    mov w8, w9                     |   cbz w11, L2
    cbnz x10, L0                   |   b L0
  L2:                              | L1:
    ret                            |   clrex
                                   |   mov w9, w10
                                   |   b L0
                                   | L2:
                                   |   ret
