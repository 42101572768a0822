# fetch_update, u16, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

acqrel/acquire: 10 instructions, core 10, portable-atomic 10
    ldaprh w8, [x0]                |   ldaprh w8, [x0]
  L0:                              | L0:
    and w9, w8, #0xffff            |   and w9, w8, #0xffff
    cmp w9, w1, uxth               |   cmp w9, w1, uxth
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casalh w9, w2, [x0]            |   casalh w9, w2, [x0]
    cmp w9, w8, uxth               |   cmp w9, w8, uxth
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret

seqcst/seqcst: 10 instructions, core 10, portable-atomic 10
    ldarh w8, [x0]                 |   ldarh w8, [x0]
  L0:                              | L0:
    and w9, w8, #0xffff            |   and w9, w8, #0xffff
    cmp w9, w1, uxth               |   cmp w9, w1, uxth
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casalh w9, w2, [x0]            |   casalh w9, w2, [x0]
    cmp w9, w8, uxth               |   cmp w9, w8, uxth
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret
