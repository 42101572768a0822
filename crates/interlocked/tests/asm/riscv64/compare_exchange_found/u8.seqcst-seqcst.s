# compare_exchange_found, u8, riscv64 (RV64GC) | core

seqcst/seqcst: 14 instructions, core 17, portable-atomic 17
    slli a3, a0, 0x3               |   andi a6, a0, -0x4
    xor a2, a2, a1                 |   slli a0, a0, 0x3
    sllw a6, a2, a3                |   li a4, 0xff
    andi a0, a0, -0x4              |   sllw a4, a4, a0
  L0:                              |   sllw a1, a1, a0
    lr.w.aqrl a4, (a0)             |   sllw a2, a2, a0
    srlw a2, a4, a3                | L0:
    xor a5, a2, a1                 |   lr.w.aqrl a5, (a6)
    slli a5, a5, 0x38              |   and a3, a5, a4
    bnez a5, L1                    |   bne a3, a1, L1
    xor a5, a4, a6                 |   xor a3, a5, a2
    sc.w.rl a5, a5, (a0)           |   and a3, a3, a4
    bnez a5, L0                    |   xor a3, a3, a5
  L1:                              |   sc.w.rl a3, a3, (a6)
    zext.b a0, a2                  |   bnez a3, L0
    ret                            | L1:
                                   |   srlw a0, a5, a0
                                   |   zext.b a0, a0
                                   |   ret
