# compare_exchange_until, u16, riscv64 (RV64GC) | core

acquire/relaxed: 13 instructions, core 16, portable-atomic 16
    andi a6, a0, -0x3              |   andi a3, a0, -0x4
    xor a7, a2, a1                 |   slli a4, a0, 0x3
  L0:                              |   lui a0, 0x10
    slli t0, a0, 0x3               |   addi a5, a0, -0x1
    sllw a5, a7, t0                |   sllw a0, a1, a4
    lr.w.aq a3, (a6)               |   sllw a1, a5, a4
    srlw a4, a3, t0                |   sllw a2, a2, a4
    xor a2, a4, a1                 | L0:
    slli a2, a2, 0x30              |   lr.w.aq a4, (a3)
    bnez a2, L1                    |   and a5, a4, a1
    xor a2, a3, a5                 |   bne a5, a0, L0
    sc.w a2, a2, (a6)              |   xor a5, a4, a2
  L1:                              |   and a5, a5, a1
    bnez a2, L0                    |   xor a5, a5, a4
    ret                            |   sc.w a5, a5, (a3)
                                   |   bnez a5, L0
                                   |   ret
