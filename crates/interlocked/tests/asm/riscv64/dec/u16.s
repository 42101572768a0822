# dec, u16, riscv64 (RV64GC) | core

relaxed: 15 instructions, core 15, portable-atomic 15
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    lui a2, 0x10                   |   slli a0, a0, 0x3
    addi a2, a2, -0x1              |   lui a2, 0x10
    sllw a2, a2, a1                |   li a3, 0x1
    li a3, 0x1                     |   addi a2, a2, -0x1
    sllw a1, a3, a1                |   sllw a2, a2, a0
    andi a0, a0, -0x3              |   sllw a0, a3, a0
  L0:                              | L0:
    lr.w a3, (a0)                  |   lr.w a3, (a1)
    sub a4, a3, a1                 |   sub a4, a3, a0
    xor a4, a4, a3                 |   xor a4, a4, a3
    and a4, a4, a2                 |   and a4, a4, a2
    xor a4, a4, a3                 |   xor a4, a4, a3
    sc.w a4, a4, (a0)              |   sc.w a4, a4, (a1)
    bnez a4, L0                    |   bnez a4, L0
    ret                            |   ret
