# fetch_update, u8, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

acqrel/acquire: 10 instructions, core 10, portable-atomic 10
    ldaprb w8, [x0]                |   ldaprb w8, [x0]
  L0:                              | L0:
    and w9, w8, #0xff              |   and w9, w8, #0xff
    cmp w9, w1, uxtb               |   cmp w9, w1, uxtb
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casalb w9, w2, [x0]            |   casalb w9, w2, [x0]
    cmp w9, w8, uxtb               |   cmp w9, w8, uxtb
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret

seqcst/seqcst: 10 instructions, core 10, portable-atomic 10
    ldarb w8, [x0]                 |   ldarb w8, [x0]
  L0:                              | L0:
    and w9, w8, #0xff              |   and w9, w8, #0xff
    cmp w9, w1, uxtb               |   cmp w9, w1, uxtb
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casalb w9, w2, [x0]            |   casalb w9, w2, [x0]
    cmp w9, w8, uxtb               |   cmp w9, w8, uxtb
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret
