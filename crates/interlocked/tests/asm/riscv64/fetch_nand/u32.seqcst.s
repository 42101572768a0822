# fetch_nand, u32, riscv64 (RV64GC) | core

seqcst: 7 instructions, core 7, portable-atomic 7
  L0:                              | L0:
    lr.w.aqrl a2, (a0)             |   lr.w.aqrl a2, (a0)
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   not a3, a3
    sc.w.rl a3, a3, (a0)           |   sc.w.rl a3, a3, (a0)
    bnez a3, L0                    |   bnez a3, L0
    mv a0, a2                      |   mv a0, a2
    ret                            |   ret

full: 8 instructions
  L0:                              |
    lr.w a2, (a0)                  |
    and a3, a2, a1                 |
    not a3, a3                     |
    sc.w.rl a3, a3, (a0)           |
    bnez a3, L0                    |
    fence rw, rw                   |
    mv a0, a2                      |
    ret                            |
