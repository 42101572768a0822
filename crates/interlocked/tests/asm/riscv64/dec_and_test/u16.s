# dec_and_test, u16, riscv64 (RV64GC) | core

relaxed: 19 instructions, core 19, portable-atomic 19
    slli a1, a0, 0x3               |   andi a6, a0, -0x4
    lui a2, 0x10                   |   slli a0, a0, 0x3
    addi a2, a2, -0x1              |   lui a2, 0x10
    sllw a6, a2, a1                |   li a3, 0x1
    li a4, 0x1                     |   addi a2, a2, -0x1
    sllw a4, a4, a1                |   sllw a4, a2, a0
    andi a0, a0, -0x3              |   sllw a3, a3, a0
  L0:                              | L0:
    lr.w a5, (a0)                  |   lr.w a5, (a6)
    sub a3, a5, a4                 |   sub a1, a5, a3
    xor a3, a3, a5                 |   xor a1, a1, a5
    and a3, a3, a6                 |   and a1, a1, a4
    xor a3, a3, a5                 |   xor a1, a1, a5
    sc.w a3, a3, (a0)              |   sc.w a1, a1, (a6)
    bnez a3, L0                    |   bnez a1, L0
    srlw a0, a5, a1                |   srlw a0, a5, a0
    and a0, a0, a2                 |   and a0, a0, a2
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
