# fetch_dec, u8, riscv64 (RV64GC) | core

release: 16 instructions, core 16, portable-atomic 16
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    li a2, 0xff                    |   slli a0, a0, 0x3
    sllw a2, a2, a1                |   li a2, 0xff
    li a3, 0x1                     |   li a3, 0x1
    sllw a3, a3, a1                |   sllw a2, a2, a0
    andi a0, a0, -0x4              |   sllw a3, a3, a0
  L0:                              | L0:
    lr.w a4, (a0)                  |   lr.w a4, (a1)
    sub a5, a4, a3                 |   sub a5, a4, a3
    xor a5, a5, a4                 |   xor a5, a5, a4
    and a5, a5, a2                 |   and a5, a5, a2
    xor a5, a5, a4                 |   xor a5, a5, a4
    sc.w.rl a5, a5, (a0)           |   sc.w.rl a5, a5, (a1)
    bnez a5, L0                    |   bnez a5, L0
    srlw a0, a4, a1                |   srlw a0, a4, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
