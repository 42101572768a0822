# fetch_add, u64, aarch64 (Armv8.0: LL/SC) | core

acqrel seqcst: 6 instructions, core 6, portable-atomic 6
  L0:                              |   mov x8, x0
    ldaxr x8, [x0]                 | L0:
    add x9, x8, x1                 |   ldaxr x0, [x8]
    stlxr w10, x9, [x0]            |   add x9, x0, x1
    cbnz w10, L0                   |   stlxr w10, x9, [x8]
    mov x0, x8                     |   cbnz w10, L0
    ret                            |   ret

full: 7 instructions
  L0:                              |
    ldxr x8, [x0]                  |
    add x9, x8, x1                 |
    stlxr w10, x9, [x0]            |
    cbnz w10, L0                   |
    dmb ish                        |
    mov x0, x8                     |
    ret                            |
