# fetch_min, u16, riscv64 (RV64GC) | core

acquire: 17 instructions, core 18, portable-atomic 18
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    addi a3, a3, -0x1              |   lui a3, 0x10
    sllw a6, a3, a2                |   addi a3, a3, -0x1
    sllw a7, a1, a2                |   sllw a7, a3, a0
    andi a0, a0, -0x3              |   sllw a1, a1, a0
  L0:                              | L0:
    lr.w.aq a5, (a0)               |   lr.w.aq a5, (a6)
    and a1, a5, a6                 |   and a4, a5, a7
    xor a4, a1, a7                 |   mv a2, a5
    bltu a7, a1, L1                |   bgeu a1, a4, L1
    li a4, 0x0                     |   xor a2, a5, a1
  L1:                              |   and a2, a2, a7
    xor a4, a4, a5                 |   xor a2, a2, a5
    sc.w a4, a4, (a0)              | L1:
    bnez a4, L0                    |   sc.w a2, a2, (a6)
    srlw a0, a5, a2                |   bnez a2, L0
    and a0, a0, a3                 |   srlw a0, a5, a0
    ret                            |   and a0, a0, a3
                                   |   ret
