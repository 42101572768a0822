# swap, u16, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 5 instructions, core 5, portable-atomic 5
  L0:                              |   mov x8, x0
    ldaxrh w8, [x0]                | L0:
    stlxrh w9, w1, [x0]            |   ldaxrh w0, [x8]
    cbnz w9, L0                    |   stlxrh w9, w1, [x8]
    mov w0, w8                     |   cbnz w9, L0
    ret                            |   ret

full: 6 instructions
  L0:                              |
    ldxrh w8, [x0]                 |
    stlxrh w9, w1, [x0]            |
    cbnz w9, L0                    |
    dmb ish                        |
    mov w0, w8                     |
    ret                            |
