# fetch_nand, u8, riscv64 (RV64GC) | core

seqcst: 14 instructions, core 16, portable-atomic 16
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    li a3, 0xff                    |   slli a0, a0, 0x3
    sllw a3, a3, a2                |   li a3, 0xff
    xori a1, a1, 0xff              |   sllw a3, a3, a0
    sllw a1, a1, a2                |   sllw a1, a1, a0
    andi a0, a0, -0x4              | L0:
  L0:                              |   lr.w.aqrl a4, (a2)
    lr.w.aqrl a4, (a0)             |   and a5, a4, a1
    xor a5, a4, a3                 |   not a5, a5
    or a5, a5, a1                  |   xor a5, a5, a4
    sc.w.rl a5, a5, (a0)           |   and a5, a5, a3
    bnez a5, L0                    |   xor a5, a5, a4
    srlw a0, a4, a2                |   sc.w.rl a5, a5, (a2)
    zext.b a0, a0                  |   bnez a5, L0
    ret                            |   srlw a0, a4, a0
                                   |   zext.b a0, a0
                                   |   ret
