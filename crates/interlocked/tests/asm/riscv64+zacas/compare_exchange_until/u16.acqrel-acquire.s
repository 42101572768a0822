# compare_exchange_until, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 7 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x30
    mv a3, a1                      |   srai a3, a3, 0x30
    mv a4, a3                      | L0:
    amocas.h.aqrl a3, a2, (a0)     |   mv a4, a1
    xor a4, a4, a3                 |   amocas.h.aqrl a4, a2, (a0)
    slli a4, a4, 0x30              |   bne a4, a3, L0
    bnez a4, L0                    |   ret
    ret                            |

seqcst/seqcst: 8 instructions, core 7, portable-atomic 7
  L0:                              |   slli a3, a1, 0x30
    fence rw, rw                   |   srai a3, a3, 0x30
    mv a3, a1                      | L0:
    mv a4, a3                      |   fence rw, rw
    amocas.h.aqrl a3, a2, (a0)     |   mv a4, a1
    xor a4, a4, a3                 |   amocas.h.aqrl a4, a2, (a0)
    slli a4, a4, 0x30              |   bne a4, a3, L0
    bnez a4, L0                    |   ret
    ret                            |
