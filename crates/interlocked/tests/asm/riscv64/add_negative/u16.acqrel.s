# add_negative, u16, riscv64 (RV64GC) | core

acqrel: 18 instructions, core 18, portable-atomic 18
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    addi a3, a3, -0x1              |   lui a3, 0x10
    sllw a6, a3, a2                |   addi a3, a3, -0x1
    sllw a4, a1, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x3              |   sllw a4, a1, a0
  L0:                              | L0:
    lr.w.aq a5, (a0)               |   lr.w.aq a5, (a6)
    add a3, a5, a4                 |   add a2, a5, a4
    xor a3, a3, a5                 |   xor a2, a2, a5
    and a3, a3, a6                 |   and a2, a2, a3
    xor a3, a3, a5                 |   xor a2, a2, a5
    sc.w.rl a3, a3, (a0)           |   sc.w.rl a2, a2, (a6)
    bnez a3, L0                    |   bnez a2, L0
    srlw a0, a5, a2                |   srlw a0, a5, a0
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret
