# add_and_test, u8, riscv64 (RV64GC) | core

release: 18 instructions, core 19, portable-atomic 19
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    li a3, 0xff                    |   slli a0, a0, 0x3
    sllw a6, a3, a2                |   li a3, 0xff
    sllw a4, a1, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   sllw a4, a1, a0
  L0:                              | L0:
    lr.w a5, (a0)                  |   lr.w a6, (a2)
    add a3, a5, a4                 |   add a5, a6, a4
    xor a3, a3, a5                 |   xor a5, a6, a5
    and a3, a3, a6                 |   and a5, a5, a3
    xor a3, a3, a5                 |   xor a5, a6, a5
    sc.w.rl a3, a3, (a0)           |   sc.w.rl a5, a5, (a2)
    bnez a3, L0                    |   bnez a5, L0
    srlw a0, a5, a2                |   neg a1, a1
    neg a0, a0                     |   srlw a0, a6, a0
    zext.b a0, a0                  |   zext.b a0, a0
    xor a0, a0, a1                 |   zext.b a1, a1
    seqz a0, a0                    |   xor a0, a0, a1
    ret                            |   seqz a0, a0
                                   |   ret
