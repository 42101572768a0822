# fetch_neg, u16, riscv64 (RV64GC) | core

seqcst: 16 instructions, core 25, portable-atomic 25
    slli a1, a0, 0x3               |   lh a3, 0x0(a0)
    lui a2, 0x10                   |   andi a6, a0, -0x4
    addi a2, a2, -0x1              |   slli a0, a0, 0x3
    sllw a3, a2, a1                |   lui a2, 0x10
    andi a0, a0, -0x3              |   addi a7, a2, -0x1
  L0:                              |   sllw a4, a7, a0
    lr.w.aqrl a4, (a0)             | L0:
    and a5, a4, a3                 |   neg a5, a3
    neg a5, a5                     |   and a3, a3, a7
    xor a5, a5, a4                 |   sllw a1, a3, a0
    and a5, a5, a3                 |   and a5, a5, a7
    xor a5, a5, a4                 |   sllw a3, a5, a0
    sc.w.rl a5, a5, (a0)           | L1:
    bnez a5, L0                    |   lr.w.aqrl a5, (a6)
    srlw a0, a4, a1                |   and a2, a5, a4
    and a0, a0, a2                 |   bne a2, a1, L2
    ret                            |   xor a2, a5, a3
                                   |   and a2, a2, a4
                                   |   xor a2, a2, a5
                                   |   sc.w.rl a2, a2, (a6)
                                   |   bnez a2, L1
                                   | L2:
                                   |   and a2, a5, a4
                                   |   srlw a3, a5, a0
                                   |   bne a1, a2, L0
                                   |   slli a0, a3, 0x30
                                   |   (2 more)
