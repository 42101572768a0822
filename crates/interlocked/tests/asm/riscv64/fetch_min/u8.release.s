# fetch_min, u8, riscv64 (RV64GC) | core

release: 16 instructions, core 17, portable-atomic 17
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    li a3, 0xff                    |   slli a0, a0, 0x3
    sllw a6, a3, a2                |   li a3, 0xff
    sllw a1, a1, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   sllw a1, a1, a0
  L0:                              | L0:
    lr.w a4, (a0)                  |   lr.w a4, (a6)
    and a3, a4, a6                 |   and a2, a4, a3
    xor a5, a3, a1                 |   mv a5, a4
    bltu a1, a3, L1                |   bgeu a1, a2, L1
    li a5, 0x0                     |   xor a5, a4, a1
  L1:                              |   and a5, a5, a3
    xor a5, a5, a4                 |   xor a5, a5, a4
    sc.w.rl a5, a5, (a0)           | L1:
    bnez a5, L0                    |   sc.w.rl a5, a5, (a6)
    srlw a0, a4, a2                |   bnez a5, L0
    zext.b a0, a0                  |   srlw a0, a4, a0
    ret                            |   zext.b a0, a0
                                   |   ret
