# swap, u16, riscv64 (RV64GC) | core

seqcst: 15 instructions, core 16, portable-atomic 16
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    addi a3, a3, -0x1              |   lui a3, 0x10
    sllw a4, a3, a2                |   addi a3, a3, -0x1
    sllw a6, a1, a2                |   sllw a4, a3, a0
    andi a0, a0, -0x3              |   sllw a1, a1, a0
    not a4, a4                     | L0:
  L0:                              |   lr.w.aqrl a5, (a6)
    lr.w.aqrl a5, (a0)             |   mv a2, a1
    and a1, a5, a4                 |   xor a2, a2, a5
    or a1, a1, a6                  |   and a2, a2, a4
    sc.w.rl a1, a1, (a0)           |   xor a2, a2, a5
    bnez a1, L0                    |   sc.w.rl a2, a2, (a6)
    srlw a0, a5, a2                |   bnez a2, L0
    and a0, a0, a3                 |   srlw a0, a5, a0
    ret                            |   and a0, a0, a3
                                   |   ret
