# compare_exchange_until, u8, riscv64 (RV64GC) | core

acqrel/acquire: 13 instructions, core 15, portable-atomic 15
    andi a6, a0, -0x4              |   andi a3, a0, -0x4
    xor a7, a2, a1                 |   slli a4, a0, 0x3
  L0:                              |   li a0, 0xff
    slli t0, a0, 0x3               |   sllw a0, a0, a4
    sllw a5, a7, t0                |   sllw a1, a1, a4
    lr.w.aq a3, (a6)               |   sllw a2, a2, a4
    srlw a4, a3, t0                | L0:
    xor a2, a4, a1                 |   lr.w.aq a4, (a3)
    slli a2, a2, 0x38              |   and a5, a4, a0
    bnez a2, L1                    |   bne a5, a1, L0
    xor a2, a3, a5                 |   xor a5, a4, a2
    sc.w.rl a2, a2, (a6)           |   and a5, a5, a0
  L1:                              |   xor a5, a5, a4
    bnez a2, L0                    |   sc.w.rl a5, a5, (a3)
    ret                            |   bnez a5, L0
                                   |   ret
