# fetch_nand, u64, riscv64 (RV64GC) | core

release: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    lr.d a2, (a0)                  |   lr.d a2, (a0)
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   not a3, a3
    sc.d.rl a3, a3, (a0)           |   sc.d.rl a3, a3, (a0)
    bnez a3, L0                    |   bnez a3, L0
    mv a0, a2                      |   mv a0, a2
    ret                            |   ret

acqrel: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    lr.d.aq a2, (a0)               |   lr.d.aq a2, (a0)
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   not a3, a3
    sc.d.rl a3, a3, (a0)           |   sc.d.rl a3, a3, (a0)
    bnez a3, L0                    |   bnez a3, L0
    mv a0, a2                      |   mv a0, a2
    ret                            |   ret
