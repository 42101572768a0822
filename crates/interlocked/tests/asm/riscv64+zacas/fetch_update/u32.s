# fetch_update, u32, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 8 instructions, core 6, portable-atomic 6
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
  L0:                              | L0:
    mv a4, a3                      |   beq a3, a1, L1
    sext.w a3, a3                  |   mv a4, a3
    beq a1, a3, L1                 |   amocas.w a3, a2, (a0)
    mv a3, a4                      |   bne a3, a4, L0
    amocas.w a3, a2, (a0)          | L1:
    bne a3, a4, L0                 |   ret
  L1:                              |
    ret                            |

acquire/relaxed: 8 instructions, core 6, portable-atomic 6
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
  L0:                              | L0:
    mv a4, a3                      |   beq a3, a1, L1
    sext.w a3, a3                  |   mv a4, a3
    beq a1, a3, L1                 |   amocas.w.aq a3, a2, (a0)
    mv a3, a4                      |   bne a3, a4, L0
    amocas.w.aq a3, a2, (a0)       | L1:
    bne a3, a4, L0                 |   ret
  L1:                              |
    ret                            |
