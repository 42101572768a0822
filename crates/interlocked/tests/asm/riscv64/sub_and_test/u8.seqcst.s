# sub_and_test, u8, riscv64 (RV64GC) | core

seqcst: 17 instructions, core 17, portable-atomic 17
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    li a3, 0xff                    |   slli a0, a0, 0x3
    sllw a6, a3, a2                |   li a3, 0xff
    sllw a4, a1, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   sllw a4, a1, a0
  L0:                              | L0:
    lr.w.aqrl a5, (a0)             |   lr.w.aqrl a5, (a6)
    sub a3, a5, a4                 |   sub a2, a5, a4
    xor a3, a3, a5                 |   xor a2, a2, a5
    and a3, a3, a6                 |   and a2, a2, a3
    xor a3, a3, a5                 |   xor a2, a2, a5
    sc.w.rl a3, a3, (a0)           |   sc.w.rl a2, a2, (a6)
    bnez a3, L0                    |   bnez a2, L0
    srlw a0, a5, a2                |   srlw a0, a5, a0
    zext.b a0, a0                  |   zext.b a0, a0
    xor a0, a0, a1                 |   xor a0, a0, a1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
