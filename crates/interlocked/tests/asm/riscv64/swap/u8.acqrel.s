# swap, u8, riscv64 (RV64GC) | core

acqrel: 14 instructions, core 15, portable-atomic 15
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    li a3, 0xff                    |   slli a0, a0, 0x3
    sllw a3, a3, a2                |   li a3, 0xff
    sllw a1, a1, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   sllw a1, a1, a0
    not a3, a3                     | L0:
  L0:                              |   lr.w.aq a4, (a2)
    lr.w.aq a4, (a0)               |   mv a5, a1
    and a5, a4, a3                 |   xor a5, a5, a4
    or a5, a5, a1                  |   and a5, a5, a3
    sc.w.rl a5, a5, (a0)           |   xor a5, a5, a4
    bnez a5, L0                    |   sc.w.rl a5, a5, (a2)
    srlw a0, a4, a2                |   bnez a5, L0
    zext.b a0, a0                  |   srlw a0, a4, a0
    ret                            |   zext.b a0, a0
                                   |   ret
