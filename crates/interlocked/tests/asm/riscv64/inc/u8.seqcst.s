# inc, u8, riscv64 (RV64GC) | core

seqcst: 14 instructions, core 14, portable-atomic 14
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    li a2, 0xff                    |   slli a0, a0, 0x3
    sllw a2, a2, a1                |   li a2, 0xff
    li a3, 0x1                     |   li a3, 0x1
    sllw a1, a3, a1                |   sllw a2, a2, a0
    andi a0, a0, -0x4              |   sllw a0, a3, a0
  L0:                              | L0:
    lr.w.aqrl a3, (a0)             |   lr.w.aqrl a3, (a1)
    add a4, a3, a1                 |   add a4, a3, a0
    xor a4, a4, a3                 |   xor a4, a4, a3
    and a4, a4, a2                 |   and a4, a4, a2
    xor a4, a4, a3                 |   xor a4, a4, a3
    sc.w.rl a4, a4, (a0)           |   sc.w.rl a4, a4, (a1)
    bnez a4, L0                    |   bnez a4, L0
    ret                            |   ret
