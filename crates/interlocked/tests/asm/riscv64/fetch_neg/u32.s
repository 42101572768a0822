# fetch_neg, u32, riscv64 (RV64GC) | core

relaxed: 6 instructions, core 9, portable-atomic 9
  L0:                              |   lw a1, 0x0(a0)
    lr.w a1, (a0)                  | L0:
    neg a2, a1                     |   negw a2, a1
    sc.w a2, a2, (a0)              |   sext.w a3, a1
    bnez a2, L0                    | L1:
    mv a0, a1                      |   lr.w a1, (a0)
    ret                            |   bne a1, a3, L0
                                   |   sc.w a4, a2, (a0)
                                   |   bnez a4, L1
                                   |   mv a0, a1
                                   |   ret

acquire: 6 instructions, core 9, portable-atomic 9
  L0:                              |   lw a1, 0x0(a0)
    lr.w.aq a1, (a0)               | L0:
    neg a2, a1                     |   negw a2, a1
    sc.w a2, a2, (a0)              |   sext.w a3, a1
    bnez a2, L0                    | L1:
    mv a0, a1                      |   lr.w.aq a1, (a0)
    ret                            |   bne a1, a3, L0
                                   |   sc.w a4, a2, (a0)
                                   |   bnez a4, L1
                                   |   mv a0, a1
                                   |   ret
