# fetch_add, u16, riscv64 (RV64GC) | core

acquire: 16 instructions, core 16, portable-atomic 16
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    addi a3, a3, -0x1              |   lui a3, 0x10
    sllw a6, a3, a2                |   addi a3, a3, -0x1
    sllw a1, a1, a2                |   sllw a4, a3, a0
    andi a0, a0, -0x3              |   sllw a1, a1, a0
  L0:                              | L0:
    lr.w.aq a5, (a0)               |   lr.w.aq a5, (a6)
    add a4, a5, a1                 |   add a2, a5, a1
    xor a4, a4, a5                 |   xor a2, a2, a5
    and a4, a4, a6                 |   and a2, a2, a4
    xor a4, a4, a5                 |   xor a2, a2, a5
    sc.w a4, a4, (a0)              |   sc.w a2, a2, (a6)
    bnez a4, L0                    |   bnez a2, L0
    srlw a0, a5, a2                |   srlw a0, a5, a0
    and a0, a0, a3                 |   and a0, a0, a3
    ret                            |   ret
