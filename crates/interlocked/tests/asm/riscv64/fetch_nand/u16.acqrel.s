# fetch_nand, u16, riscv64 (RV64GC) | core

acqrel: 15 instructions, core 17, portable-atomic 17
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    addi a3, a3, -0x1              |   lui a3, 0x10
    sllw a6, a3, a2                |   addi a3, a3, -0x1
    xor a1, a1, a3                 |   sllw a4, a3, a0
    sllw a1, a1, a2                |   sllw a1, a1, a0
    andi a0, a0, -0x3              | L0:
  L0:                              |   lr.w.aq a5, (a6)
    lr.w.aq a5, (a0)               |   and a2, a5, a1
    xor a4, a5, a6                 |   not a2, a2
    or a4, a4, a1                  |   xor a2, a2, a5
    sc.w.rl a4, a4, (a0)           |   and a2, a2, a4
    bnez a4, L0                    |   xor a2, a2, a5
    srlw a0, a5, a2                |   sc.w.rl a2, a2, (a6)
    and a0, a0, a3                 |   bnez a2, L0
    ret                            |   srlw a0, a5, a0
                                   |   and a0, a0, a3
                                   |   ret
