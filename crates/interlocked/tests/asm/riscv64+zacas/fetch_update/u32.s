# fetch_update, u32, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
  L0:                              | L0:
    sext.w a4, a3                  |   beq a3, a1, L1
    beq a4, a1, L1                 |   mv a4, a3
    amocas.w a3, a2, (a0)          |   amocas.w a3, a2, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
  L1:                              | L1:
    ret                            |   ret

acquire/relaxed: 6 instructions, core 6, portable-atomic 6
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
  L0:                              | L0:
    sext.w a4, a3                  |   beq a3, a1, L1
    beq a4, a1, L1                 |   mv a4, a3
    amocas.w.aq a3, a2, (a0)       |   amocas.w.aq a3, a2, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
  L1:                              | L1:
    ret                            |   ret
