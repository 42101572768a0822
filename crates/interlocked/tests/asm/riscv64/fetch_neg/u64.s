# fetch_neg, u64, riscv64 (RV64GC) | core

relaxed: 6 instructions, core 9, portable-atomic 9
  L0:                              |   ld a1, 0x0(a0)
    lr.d a1, (a0)                  | L0:
    neg a2, a1                     |   mv a2, a1
    sc.d a2, a2, (a0)              |   neg a3, a1
    bnez a2, L0                    | L1:
    mv a0, a1                      |   lr.d a1, (a0)
    ret                            |   bne a1, a2, L0
                                   |   sc.d a4, a3, (a0)
                                   |   bnez a4, L1
                                   |   mv a0, a1
                                   |   ret

acquire: 6 instructions, core 9, portable-atomic 9
  L0:                              |   ld a1, 0x0(a0)
    lr.d.aq a1, (a0)               | L0:
    neg a2, a1                     |   mv a2, a1
    sc.d a2, a2, (a0)              |   neg a3, a1
    bnez a2, L0                    | L1:
    mv a0, a1                      |   lr.d.aq a1, (a0)
    ret                            |   bne a1, a2, L0
                                   |   sc.d a4, a3, (a0)
                                   |   bnez a4, L1
                                   |   mv a0, a1
                                   |   ret
