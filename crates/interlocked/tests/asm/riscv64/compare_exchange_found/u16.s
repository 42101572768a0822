# compare_exchange_found, u16, riscv64 (RV64GC) | core

relaxed/relaxed: 15 instructions, core 18, portable-atomic 18
    slli a3, a0, 0x3               |   andi a6, a0, -0x4
    xor a2, a2, a1                 |   slli a0, a0, 0x3
    sllw a6, a2, a3                |   lui a4, 0x10
    andi a0, a0, -0x3              |   addi a4, a4, -0x1
  L0:                              |   sllw a7, a1, a0
    lr.w a4, (a0)                  |   sllw a5, a4, a0
    srlw a2, a4, a3                |   sllw a2, a2, a0
    xor a5, a2, a1                 | L0:
    slli a5, a5, 0x30              |   lr.w a3, (a6)
    bnez a5, L1                    |   and a1, a3, a5
    xor a5, a4, a6                 |   bne a1, a7, L1
    sc.w a5, a5, (a0)              |   xor a1, a3, a2
    bnez a5, L0                    |   and a1, a1, a5
  L1:                              |   xor a1, a1, a3
    slli a0, a2, 0x30              |   sc.w a1, a1, (a6)
    srli a0, a0, 0x30              |   bnez a1, L0
    ret                            | L1:
                                   |   srlw a0, a3, a0
                                   |   and a0, a0, a4
                                   |   ret
