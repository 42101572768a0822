# fetch_nand, u64, aarch64+lse (Armv8.1: LSE) | core

release: 7 instructions, core 10, portable-atomic 10
  L0:                              |   ldr x8, [x0]
    ldxr x8, [x0]                  |   mov x9, x8
    and x9, x8, x1                 | L0:
    mvn x9, x9                     |   and x10, x8, x1
    stlxr w10, x9, [x0]            |   mvn x10, x10
    cbnz w10, L0                   |   casl x9, x10, [x0]
    mov x0, x8                     |   cmp x9, x8
    ret                            |   mov x8, x9
                                   |   b.ne L0
                                   |   mov x0, x8
                                   |   ret

acqrel seqcst: 7 instructions, core 10, portable-atomic 10
  L0:                              |   ldr x8, [x0]
    ldaxr x8, [x0]                 |   mov x9, x8
    and x9, x8, x1                 | L0:
    mvn x9, x9                     |   and x10, x8, x1
    stlxr w10, x9, [x0]            |   mvn x10, x10
    cbnz w10, L0                   |   casal x9, x10, [x0]
    mov x0, x8                     |   cmp x9, x8
    ret                            |   mov x8, x9
                                   |   b.ne L0
                                   |   mov x0, x8
                                   |   ret
