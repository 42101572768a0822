# fetch_update, u64, riscv64 (RV64GC) | core

relaxed/relaxed: 8 instructions, core 8, portable-atomic 8
    ld a3, 0x0(a0)                 |   ld a3, 0x0(a0)
  L0:                              | L0:
    beq a3, a1, L2                 |   beq a3, a1, L2
    mv a4, a3                      |   mv a4, a3
  L1:                              | L1:
    lr.d a3, (a0)                  |   lr.d a3, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
    sc.d a5, a2, (a0)              |   sc.d a5, a2, (a0)
    bnez a5, L1                    |   bnez a5, L1
  L2:                              | L2:
    ret                            |   ret

acquire/relaxed: 8 instructions, core 8, portable-atomic 8
    ld a3, 0x0(a0)                 |   ld a3, 0x0(a0)
  L0:                              | L0:
    beq a3, a1, L2                 |   beq a3, a1, L2
    mv a4, a3                      |   mv a4, a3
  L1:                              | L1:
    lr.d.aq a3, (a0)               |   lr.d.aq a3, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
    sc.d a5, a2, (a0)              |   sc.d a5, a2, (a0)
    bnez a5, L1                    |   bnez a5, L1
  L2:                              | L2:
    ret                            |   ret
