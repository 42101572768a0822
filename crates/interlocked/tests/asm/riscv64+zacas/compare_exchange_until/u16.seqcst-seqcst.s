# compare_exchange_until, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: 7 instructions, core 7, portable-atomic 7
  L0:                              |   slli a3, a1, 0x30
    fence rw, rw                   |   srai a3, a3, 0x30
    mv a3, a1                      | L0:
    amocas.h.aqrl a3, a2, (a0)     |   fence rw, rw
    slli a3, a3, 0x30              |   mv a4, a1
    srli a3, a3, 0x30              |   amocas.h.aqrl a4, a2, (a0)
    bne a1, a3, L0                 |   bne a4, a3, L0
    ret                            |   ret
