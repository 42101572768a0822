# compare_exchange_found, u8, riscv64 (RV64GC) | core

seqcst/seqcst: 17 instructions, core 17, portable-atomic 17
    slli a3, a0, 0x3               |   andi a6, a0, -0x4
    sllw a1, a1, a3                |   slli a0, a0, 0x3
    sllw a2, a2, a3                |   li a4, 0xff
    li a4, 0xff                    |   sllw a4, a4, a0
    sllw a6, a4, a3                |   sllw a1, a1, a0
    andi a0, a0, -0x4              |   sllw a2, a2, a0
    xor a2, a2, a1                 | L0:
  L0:                              |   lr.w.aqrl a5, (a6)
    lr.w.aqrl a5, (a0)             |   and a3, a5, a4
    xor a4, a5, a1                 |   bne a3, a1, L1
    and a4, a4, a6                 |   xor a3, a5, a2
    bnez a4, L1                    |   and a3, a3, a4
    xor a4, a5, a2                 |   xor a3, a3, a5
    sc.w.rl a4, a4, (a0)           |   sc.w.rl a3, a3, (a6)
    bnez a4, L0                    |   bnez a3, L0
  L1:                              | L1:
    srlw a0, a5, a3                |   srlw a0, a5, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
