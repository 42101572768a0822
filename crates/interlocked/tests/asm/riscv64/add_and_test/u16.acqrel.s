# add_and_test, u16, riscv64 (RV64GC) | core

acqrel: 19 instructions, core 20, portable-atomic 20
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    addi a3, a3, -0x1              |   lui a3, 0x10
    sllw a6, a3, a2                |   addi a3, a3, -0x1
    sllw a7, a1, a2                |   sllw a4, a1, a0
    andi a0, a0, -0x3              |   sllw a5, a3, a0
  L0:                              | L0:
    lr.w.aq a4, (a0)               |   lr.w.aq a7, (a6)
    add a5, a4, a7                 |   add a2, a7, a4
    xor a5, a5, a4                 |   xor a2, a7, a2
    and a5, a5, a6                 |   and a2, a2, a5
    xor a5, a5, a4                 |   xor a2, a7, a2
    sc.w.rl a5, a5, (a0)           |   sc.w.rl a2, a2, (a6)
    bnez a5, L0                    |   bnez a2, L0
    srlw a0, a4, a2                |   neg a1, a1
    neg a0, a0                     |   srlw a0, a7, a0
    and a0, a0, a3                 |   and a0, a0, a3
    xor a0, a0, a1                 |   and a1, a1, a3
    seqz a0, a0                    |   xor a0, a0, a1
    ret                            |   seqz a0, a0
                                   |   ret
