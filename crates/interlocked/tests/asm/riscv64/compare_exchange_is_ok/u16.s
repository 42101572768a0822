# compare_exchange_is_ok, u16, riscv64 (RV64GC) | core

relaxed/relaxed: 17 instructions, core 19, portable-atomic 19
    slli a3, a0, 0x3               |   andi a3, a0, -0x4
    lui a4, 0x10                   |   slli a0, a0, 0x3
    sllw a1, a1, a3                |   lui a4, 0x10
    sllw a2, a2, a3                |   addi a4, a4, -0x1
    addi a4, a4, -0x1              |   sllw a1, a1, a0
    sllw a3, a4, a3                |   sllw a4, a4, a0
    andi a0, a0, -0x3              |   sllw a0, a2, a0
    xor a2, a2, a1                 | L0:
  L0:                              |   lr.w a2, (a3)
    lr.w a4, (a0)                  |   and a5, a2, a4
    xor a5, a4, a1                 |   bne a5, a1, L1
    and a5, a5, a3                 |   xor a5, a2, a0
    bnez a5, L1                    |   and a5, a5, a4
    xor a5, a4, a2                 |   xor a5, a5, a2
    sc.w a5, a5, (a0)              |   sc.w a5, a5, (a3)
    bnez a5, L0                    |   bnez a5, L0
  L1:                              | L1:
    seqz a0, a5                    |   and a2, a2, a4
    ret                            |   xor a1, a1, a2
                                   |   seqz a0, a1
                                   |   ret
