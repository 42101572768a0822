# compare_exchange_is_ok, u8, riscv64 (RV64GC) | core

acquire/relaxed: 14 instructions, core 18, portable-atomic 18
    slli a3, a0, 0x3               |   andi a3, a0, -0x4
    xor a2, a2, a1                 |   slli a0, a0, 0x3
    sllw a6, a2, a3                |   li a4, 0xff
    andi a0, a0, -0x4              |   sllw a4, a4, a0
  L0:                              |   sllw a1, a1, a0
    lr.w.aq a4, (a0)               |   sllw a0, a2, a0
    srlw a2, a4, a3                | L0:
    xor a5, a2, a1                 |   lr.w.aq a2, (a3)
    slli a5, a5, 0x38              |   and a5, a2, a4
    bnez a5, L1                    |   bne a5, a1, L1
    xor a5, a4, a6                 |   xor a5, a2, a0
    sc.w a5, a5, (a0)              |   and a5, a5, a4
    bnez a5, L0                    |   xor a5, a5, a2
  L1:                              |   sc.w a5, a5, (a3)
    seqz a0, a5                    |   bnez a5, L0
    ret                            | L1:
                                   |   and a2, a2, a4
                                   |   xor a1, a1, a2
                                   |   seqz a0, a1
                                   |   ret
