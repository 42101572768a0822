# neg, u32, riscv64 (RV64GC) | core

relaxed: 5 instructions, core 8, portable-atomic 8
  L0:                              |   lw a1, 0x0(a0)
    lr.w a1, (a0)                  | L0:
    neg a2, a1                     |   negw a2, a1
    sc.w a2, a2, (a0)              |   sext.w a3, a1
    bnez a2, L0                    | L1:
    ret                            |   lr.w a1, (a0)
                                   |   bne a1, a3, L0
                                   |   sc.w a4, a2, (a0)
                                   |   bnez a4, L1
                                   |   ret

acquire: 5 instructions, core 8, portable-atomic 8
  L0:                              |   lw a1, 0x0(a0)
    lr.w.aq a1, (a0)               | L0:
    neg a2, a1                     |   negw a2, a1
    sc.w a2, a2, (a0)              |   sext.w a3, a1
    bnez a2, L0                    | L1:
    ret                            |   lr.w.aq a1, (a0)
                                   |   bne a1, a3, L0
                                   |   sc.w a4, a2, (a0)
                                   |   bnez a4, L1
                                   |   ret
