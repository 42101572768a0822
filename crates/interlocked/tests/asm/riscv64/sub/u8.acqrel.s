# sub, u8, riscv64 (RV64GC) | core

acqrel: 13 instructions, core 13, portable-atomic 13
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    li a3, 0xff                    |   slli a0, a0, 0x3
    sllw a3, a3, a2                |   li a3, 0xff
    sllw a1, a1, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   sllw a0, a1, a0
  L0:                              | L0:
    lr.w.aq a2, (a0)               |   lr.w.aq a1, (a2)
    sub a4, a2, a1                 |   sub a4, a1, a0
    xor a4, a4, a2                 |   xor a4, a4, a1
    and a4, a4, a3                 |   and a4, a4, a3
    xor a4, a4, a2                 |   xor a4, a4, a1
    sc.w.rl a4, a4, (a0)           |   sc.w.rl a4, a4, (a2)
    bnez a4, L0                    |   bnez a4, L0
    ret                            |   ret
