# fetch_update, u32, riscv64 (RV64GC) | core

acquire/relaxed: 10 instructions, core 8, portable-atomic 8
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
  L0:                              | L0:
    sext.w a4, a3                  |   sext.w a4, a3
    beq a1, a4, L2                 |   beq a4, a1, L2
    lr.w.aq a4, (a0)               | L1:
    xor a5, a4, a3                 |   lr.w.aq a3, (a0)
    bnez a5, L1                    |   bne a3, a4, L0
    sc.w a5, a2, (a0)              |   sc.w a5, a2, (a0)
  L1:                              |   bnez a5, L1
    mv a3, a4                      | L2:
    bnez a5, L0                    |   ret
  L2:                              |
    ret                            |
