# fetch_min, i16, riscv64 (RV64GC) | core

acquire: 23 instructions, core 24, portable-atomic 24
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    lui a4, 0x8                    |   lui a3, 0x10
    addi a3, a3, -0x1              |   li a4, 0x30
    xor a1, a1, a4                 |   andi a5, a0, 0x18
    sllw a6, a3, a2                |   addi a3, a3, -0x1
    and a1, a1, a3                 |   sllw a7, a1, a0
    sllw a7, a1, a2                |   sllw a3, a3, a0
    sllw a3, a4, a2                |   sub a4, a4, a5
    andi a0, a0, -0x3              | L0:
  L0:                              |   lr.w.aq a5, (a6)
    lr.w.aq a4, (a0)               |   and a1, a5, a3
    and a1, a4, a6                 |   mv a2, a5
    xor a1, a1, a3                 |   sll a1, a1, a4
    xor a5, a1, a7                 |   sra a1, a1, a4
    bltu a7, a1, L1                |   bge a7, a1, L1
    li a5, 0x0                     |   xor a2, a5, a7
  L1:                              |   and a2, a2, a3
    xor a5, a5, a4                 |   xor a2, a2, a5
    sc.w a5, a5, (a0)              | L1:
    bnez a5, L0                    |   sc.w a2, a2, (a6)
    srlw a0, a4, a2                |   bnez a2, L0
    slli a0, a0, 0x30              |   srlw a0, a5, a0
    srai a0, a0, 0x30              |   slli a0, a0, 0x30
    ret                            |   srai a0, a0, 0x30
                                   |   ret
