# compare_exchange_is_ok, u16, riscv64 (RV64GC) | core

acqrel/acquire: 14 instructions, core 19, portable-atomic 19
    slli a3, a0, 0x3               |   andi a3, a0, -0x4
    xor a2, a2, a1                 |   slli a0, a0, 0x3
    sllw a6, a2, a3                |   lui a4, 0x10
    andi a0, a0, -0x3              |   addi a4, a4, -0x1
  L0:                              |   sllw a1, a1, a0
    lr.w.aq a4, (a0)               |   sllw a4, a4, a0
    srlw a2, a4, a3                |   sllw a0, a2, a0
    xor a5, a2, a1                 | L0:
    slli a5, a5, 0x30              |   lr.w.aq a2, (a3)
    bnez a5, L1                    |   and a5, a2, a4
    xor a5, a4, a6                 |   bne a5, a1, L1
    sc.w.rl a5, a5, (a0)           |   xor a5, a2, a0
    bnez a5, L0                    |   and a5, a5, a4
  L1:                              |   xor a5, a5, a2
    seqz a0, a5                    |   sc.w.rl a5, a5, (a3)
    ret                            |   bnez a5, L0
                                   | L1:
                                   |   and a2, a2, a4
                                   |   xor a1, a1, a2
                                   |   seqz a0, a1
                                   |   ret
