# sub_and_test, u16, riscv64 (RV64GC) | core

acquire: 18 instructions, core 18, portable-atomic 18
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    addi a3, a3, -0x1              |   lui a3, 0x10
    sllw a6, a3, a2                |   addi a3, a3, -0x1
    sllw a7, a1, a2                |   sllw a7, a3, a0
    andi a0, a0, -0x3              |   sllw a5, a1, a0
  L0:                              | L0:
    lr.w.aq a4, (a0)               |   lr.w.aq a2, (a6)
    sub a5, a4, a7                 |   sub a4, a2, a5
    xor a5, a5, a4                 |   xor a4, a4, a2
    and a5, a5, a6                 |   and a4, a4, a7
    xor a5, a5, a4                 |   xor a4, a4, a2
    sc.w a5, a5, (a0)              |   sc.w a4, a4, (a6)
    bnez a5, L0                    |   bnez a4, L0
    srlw a0, a4, a2                |   srlw a0, a2, a0
    and a0, a0, a3                 |   and a0, a0, a3
    xor a0, a0, a1                 |   xor a0, a0, a1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
