# fetch_neg, u8, riscv64 (RV64GC) | core

release: 15 instructions, core 23, portable-atomic 23
    slli a1, a0, 0x3               |   lb a3, 0x0(a0)
    li a2, 0xff                    |   andi a6, a0, -0x4
    sllw a2, a2, a1                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   li a2, 0xff
  L0:                              |   sllw a2, a2, a0
    lr.w a3, (a0)                  | L0:
    and a4, a3, a2                 |   neg a4, a3
    neg a4, a4                     |   zext.b a3, a3
    xor a4, a4, a3                 |   sllw a5, a3, a0
    and a4, a4, a2                 |   zext.b a3, a4
    xor a4, a4, a3                 |   sllw a3, a3, a0
    sc.w.rl a4, a4, (a0)           | L1:
    bnez a4, L0                    |   lr.w a4, (a6)
    srlw a0, a3, a1                |   and a1, a4, a2
    zext.b a0, a0                  |   bne a1, a5, L2
    ret                            |   xor a1, a4, a3
                                   |   and a1, a1, a2
                                   |   xor a1, a1, a4
                                   |   sc.w.rl a1, a1, (a6)
                                   |   bnez a1, L1
                                   | L2:
                                   |   and a1, a4, a2
                                   |   srlw a3, a4, a0
                                   |   bne a5, a1, L0
                                   |   zext.b a0, a3
                                   |   ret
