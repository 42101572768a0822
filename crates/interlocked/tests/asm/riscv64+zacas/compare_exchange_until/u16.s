# compare_exchange_until, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x30
    mv a3, a1                      |   srai a3, a3, 0x30
    amocas.h a3, a2, (a0)          | L0:
    slli a3, a3, 0x30              |   mv a4, a1
    srli a3, a3, 0x30              |   amocas.h a4, a2, (a0)
    bne a1, a3, L0                 |   bne a4, a3, L0
    ret                            |   ret

acquire/relaxed: 6 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x30
    mv a3, a1                      |   srai a3, a3, 0x30
    amocas.h.aq a3, a2, (a0)       | L0:
    slli a3, a3, 0x30              |   mv a4, a1
    srli a3, a3, 0x30              |   amocas.h.aq a4, a2, (a0)
    bne a1, a3, L0                 |   bne a4, a3, L0
    ret                            |   ret

acqrel/acquire: 6 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x30
    mv a3, a1                      |   srai a3, a3, 0x30
    amocas.h.aqrl a3, a2, (a0)     | L0:
    slli a3, a3, 0x30              |   mv a4, a1
    srli a3, a3, 0x30              |   amocas.h.aqrl a4, a2, (a0)
    bne a1, a3, L0                 |   bne a4, a3, L0
    ret                            |   ret
