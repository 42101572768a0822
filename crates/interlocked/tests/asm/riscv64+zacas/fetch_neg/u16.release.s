# fetch_neg, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 8 instructions, core 9, portable-atomic 9
    lh a1, 0x0(a0)                 |   lh a1, 0x0(a0)
  L0:                              | L0:
    neg a2, a1                     |   neg a2, a1
    mv a3, a1                      |   slli a3, a1, 0x30
    amocas.h.rl a1, a2, (a0)       |   amocas.h.rl a1, a2, (a0)
    bne a1, a3, L0                 |   srai a3, a3, 0x30
    slli a0, a1, 0x30              |   bne a1, a3, L0
    srli a0, a0, 0x30              |   slli a0, a1, 0x30
    ret                            |   srli a0, a0, 0x30
                                   |   ret

acqrel seqcst full: 8 instructions, core 9, portable-atomic 9
    lh a1, 0x0(a0)                 |   lh a1, 0x0(a0)
  L0:                              | L0:
    neg a2, a1                     |   neg a2, a1
    mv a3, a1                      |   slli a3, a1, 0x30
    amocas.h.aqrl a1, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    bne a1, a3, L0                 |   srai a3, a3, 0x30
    slli a0, a1, 0x30              |   bne a1, a3, L0
    srli a0, a0, 0x30              |   slli a0, a1, 0x30
    ret                            |   srli a0, a0, 0x30
                                   |   ret
