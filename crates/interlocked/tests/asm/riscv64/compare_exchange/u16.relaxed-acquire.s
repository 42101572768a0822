# compare_exchange, u16, riscv64 (RV64GC) | core

relaxed/acquire acquire/relaxed,acquire: 19 instructions, core 21, portable-atomic 21
    slli a4, a0, 0x3               |   andi a6, a0, -0x4
    lui a5, 0x10                   |   slli a0, a0, 0x3
    addi a5, a5, -0x1              |   lui a5, 0x10
    sllw a1, a1, a4                |   addi a5, a5, -0x1
    sllw a2, a2, a4                |   sllw a1, a1, a0
    sllw a6, a5, a4                |   sllw a7, a2, a0
    andi a7, a0, -0x3              |   sllw a5, a5, a0
    xor a2, a2, a1                 | L0:
  L0:                              |   lr.w.aq a4, (a6)
    lr.w.aq a5, (a7)               |   and a2, a4, a5
    xor a0, a5, a1                 |   bne a2, a1, L1
    and a0, a0, a6                 |   xor a2, a4, a7
    bnez a0, L1                    |   and a2, a2, a5
    xor a0, a5, a2                 |   xor a2, a2, a4
    sc.w a0, a0, (a7)              |   sc.w a2, a2, (a6)
    bnez a0, L0                    |   bnez a2, L0
  L1:                              | L1:
    srlw a1, a5, a4                |   srlw a2, a4, a0
    seqz a0, a0                    |   and a4, a4, a5
    sh a1, 0x0(a3)                 |   xor a1, a1, a4
    ret                            |   seqz a0, a1
                                   |   sh a2, 0x0(a3)
                                   |   ret
