# compare_exchange_until, u8, riscv64 (RV64GC) | core

seqcst/seqcst: 16 instructions, core 15, portable-atomic 15
    andi a7, a0, -0x4              |   andi a3, a0, -0x4
    slli a0, a0, 0x3               |   slli a4, a0, 0x3
    li a6, 0xff                    |   li a0, 0xff
  L0:                              |   sllw a0, a0, a4
    sllw a5, a1, a0                |   sllw a1, a1, a4
    sllw a4, a2, a0                |   sllw a2, a2, a4
    sllw t0, a6, a0                | L0:
    xor a4, a4, a5                 |   lr.w.aqrl a4, (a3)
    lr.w.aqrl a3, (a7)             |   and a5, a4, a0
    xor t1, a3, a5                 |   bne a5, a1, L0
    and t1, t1, t0                 |   xor a5, a4, a2
    bnez t1, L1                    |   and a5, a5, a0
    xor t1, a3, a4                 |   xor a5, a5, a4
    sc.w.rl t1, t1, (a7)           |   sc.w.rl a5, a5, (a3)
  L1:                              |   bnez a5, L0
    srlw a3, a3, a0                |   ret
    bnez t1, L0                    |
    ret                            |
