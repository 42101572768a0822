# compare_exchange_until, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 7 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x38
    mv a3, a1                      |   srai a3, a3, 0x38
    mv a4, a3                      | L0:
    amocas.b a3, a2, (a0)          |   mv a4, a1
    xor a4, a4, a3                 |   amocas.b a4, a2, (a0)
    slli a4, a4, 0x38              |   bne a4, a3, L0
    bnez a4, L0                    |   ret
    ret                            |

acquire/relaxed: 7 instructions, core 6, portable-atomic 6
  L0:                              |   slli a3, a1, 0x38
    mv a3, a1                      |   srai a3, a3, 0x38
    mv a4, a3                      | L0:
    amocas.b.aq a3, a2, (a0)       |   mv a4, a1
    xor a4, a4, a3                 |   amocas.b.aq a4, a2, (a0)
    slli a4, a4, 0x38              |   bne a4, a3, L0
    bnez a4, L0                    |   ret
    ret                            |
