# fetch_update, u32, riscv64 (RV64GC) | core

acqrel/acquire: 9 instructions, core 9, portable-atomic 9
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    sext.w a4, a3                  |   sext.w a4, a3
    beq a4, a1, L2                 |   beq a4, a1, L2
  L1:                              | L1:
    lr.w.aq a3, (a0)               |   lr.w.aq a3, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
    sc.w.rl a5, a2, (a0)           |   sc.w.rl a5, a2, (a0)
    bnez a5, L1                    |   bnez a5, L1
  L2:                              | L2:
    ret                            |   ret

seqcst/seqcst: 10 instructions, core 10, portable-atomic 10
    fence rw, rw                   |   fence rw, rw
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    sext.w a4, a3                  |   sext.w a4, a3
    beq a4, a1, L2                 |   beq a4, a1, L2
  L1:                              | L1:
    lr.w.aqrl a3, (a0)             |   lr.w.aqrl a3, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
    sc.w.rl a5, a2, (a0)           |   sc.w.rl a5, a2, (a0)
    bnez a5, L1                    |   bnez a5, L1
  L2:                              | L2:
    ret                            |   ret
