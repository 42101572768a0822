# sub, u16, riscv64 (RV64GC) | core

seqcst: 14 instructions, core 14, portable-atomic 14
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    addi a3, a3, -0x1              |   lui a3, 0x10
    sllw a3, a3, a2                |   addi a3, a3, -0x1
    sllw a1, a1, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x3              |   sllw a0, a1, a0
  L0:                              | L0:
    lr.w.aqrl a2, (a0)             |   lr.w.aqrl a1, (a2)
    sub a4, a2, a1                 |   sub a4, a1, a0
    xor a4, a4, a2                 |   xor a4, a4, a1
    and a4, a4, a3                 |   and a4, a4, a3
    xor a4, a4, a2                 |   xor a4, a4, a1
    sc.w.rl a4, a4, (a0)           |   sc.w.rl a4, a4, (a2)
    bnez a4, L0                    |   bnez a4, L0
    ret                            |   ret
