# neg, u16, riscv64 (RV64GC) | core

acqrel: 14 instructions, core 23, portable-atomic 23
    slli a1, a0, 0x3               |   lh a4, 0x0(a0)
    lui a2, 0x10                   |   andi a6, a0, -0x4
    addi a2, a2, -0x1              |   slli a0, a0, 0x3
    sllw a1, a2, a1                |   lui a2, 0x10
    andi a0, a0, -0x3              |   addi a7, a2, -0x1
  L0:                              |   sllw a3, a7, a0
    lr.w.aq a2, (a0)               | L0:
    and a3, a2, a1                 |   neg a5, a4
    neg a3, a3                     |   and a4, a4, a7
    xor a3, a3, a2                 |   sllw a1, a4, a0
    and a3, a3, a1                 |   and a5, a5, a7
    xor a3, a3, a2                 |   sllw a4, a5, a0
    sc.w.rl a3, a3, (a0)           | L1:
    bnez a3, L0                    |   lr.w.aq a5, (a6)
    ret                            |   and a2, a5, a3
                                   |   bne a2, a1, L2
                                   |   xor a2, a5, a4
                                   |   and a2, a2, a3
                                   |   xor a2, a2, a5
                                   |   sc.w.rl a2, a2, (a6)
                                   |   bnez a2, L1
                                   | L2:
                                   |   and a2, a5, a3
                                   |   srlw a4, a5, a0
                                   |   bne a1, a2, L0
                                   |   ret
