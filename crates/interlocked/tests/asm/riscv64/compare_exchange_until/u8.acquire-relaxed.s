# compare_exchange_until, u8, riscv64 (RV64GC) | core

acquire/relaxed: 15 instructions, core 15, portable-atomic 15
    andi a7, a0, -0x4              |   andi a3, a0, -0x4
    li a6, 0xff                    |   slli a4, a0, 0x3
  L0:                              |   li a0, 0xff
    slli a5, a0, 0x3               |   sllw a0, a0, a4
    sllw t1, a1, a5                |   sllw a1, a1, a4
    sllw a3, a2, a5                |   sllw a2, a2, a4
    sllw t0, a6, a5                | L0:
    xor a3, a3, t1                 |   lr.w.aq a4, (a3)
    lr.w.aq a5, (a7)               |   and a5, a4, a0
    xor a4, a5, t1                 |   bne a5, a1, L0
    and a4, a4, t0                 |   xor a5, a4, a2
    bnez a4, L1                    |   and a5, a5, a0
    xor a4, a5, a3                 |   xor a5, a5, a4
    sc.w a4, a4, (a7)              |   sc.w a5, a5, (a3)
  L1:                              |   bnez a5, L0
    bnez a4, L0                    |   ret
    ret                            |
