# fetch_update, u32, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

acqrel/acquire: 9 instructions, core 9, portable-atomic 9
    ldapr w8, [x0]                 |   ldapr w8, [x0]
  L0:                              | L0:
    cmp w8, w1                     |   cmp w8, w1
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casal w9, w2, [x0]             |   casal w9, w2, [x0]
    cmp w9, w8                     |   cmp w9, w8
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret

seqcst/seqcst: 9 instructions, core 9, portable-atomic 9
    ldar w8, [x0]                  |   ldar w8, [x0]
  L0:                              | L0:
    cmp w8, w1                     |   cmp w8, w1
    b.eq L1                        |   b.eq L1
    mov w9, w8                     |   mov w9, w8
    casal w9, w2, [x0]             |   casal w9, w2, [x0]
    cmp w9, w8                     |   cmp w9, w8
    mov w8, w9                     |   mov w8, w9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret
