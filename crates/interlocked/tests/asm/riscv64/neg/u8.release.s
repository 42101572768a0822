# neg, u8, riscv64 (RV64GC) | core

release: 13 instructions, core 22, portable-atomic 22
    slli a1, a0, 0x3               |   lb a3, 0x0(a0)
    li a2, 0xff                    |   andi a6, a0, -0x4
    sllw a1, a2, a1                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   li a2, 0xff
  L0:                              |   sllw a2, a2, a0
    lr.w a2, (a0)                  | L0:
    and a3, a2, a1                 |   neg a4, a3
    neg a3, a3                     |   zext.b a3, a3
    xor a3, a3, a2                 |   sllw a5, a3, a0
    and a3, a3, a1                 |   zext.b a3, a4
    xor a3, a3, a2                 |   sllw a3, a3, a0
    sc.w.rl a3, a3, (a0)           | L1:
    bnez a3, L0                    |   lr.w a4, (a6)
    ret                            |   and a1, a4, a2
                                   |   bne a1, a5, L2
                                   |   xor a1, a4, a3
                                   |   and a1, a1, a2
                                   |   xor a1, a1, a4
                                   |   sc.w.rl a1, a1, (a6)
                                   |   bnez a1, L1
                                   | L2:
                                   |   and a1, a4, a2
                                   |   srlw a3, a4, a0
                                   |   bne a5, a1, L0
                                   |   ret
