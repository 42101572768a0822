# fetch_update, u16, riscv64 (RV64GC) | core

acquire/relaxed: 20 instructions, core 24, portable-atomic 24
    lhu a3, 0x0(a0)                |   lh a5, 0x0(a0)
    andi a6, a0, -0x3              |   andi a6, a0, -0x4
    lui a5, 0x10                   |   slli a0, a0, 0x3
    addi a7, a5, -0x1              |   lui a4, 0x10
  L0:                              |   addi a7, a4, -0x1
    beq a3, a1, L2                 |   sllw a4, a7, a0
    slli t2, a0, 0x3               |   sllw t0, a2, a0
    xor a4, a3, a2                 | L0:
    and a4, a4, a7                 |   slli a3, a5, 0x30
    sllw t0, a4, t2                |   srli a3, a3, 0x30
    and a3, a3, a7                 |   beq a3, a1, L3
    lr.w.aq a4, (a6)               |   and a3, a5, a7
    srlw a5, a4, t2                |   sllw a3, a3, a0
    xor t1, a5, a3                 | L1:
    slli t1, t1, 0x30              |   lr.w.aq a5, (a6)
    bnez t1, L1                    |   and a2, a5, a4
    xor t1, a4, t0                 |   bne a2, a3, L2
    sc.w t1, t1, (a6)              |   xor a2, a5, t0
  L1:                              |   and a2, a2, a4
    and a3, a5, a7                 |   xor a2, a2, a5
    bnez t1, L0                    |   sc.w a2, a2, (a6)
  L2:                              |   bnez a2, L1
    ret                            | L2:
                                   |   and a2, a5, a4
                                   |   srlw a5, a5, a0
                                   |   bne a3, a2, L0
                                   |   (1 more)
