# compare_exchange_until, u16, riscv64 (RV64GC) | core

seqcst/seqcst: 16 instructions, core 16, portable-atomic 16
    andi a6, a0, -0x3              |   andi a3, a0, -0x4
    lui a4, 0x10                   |   slli a4, a0, 0x3
    addi a7, a4, -0x1              |   lui a0, 0x10
  L0:                              |   addi a5, a0, -0x1
    slli a5, a0, 0x3               |   sllw a0, a1, a4
    sllw t1, a1, a5                |   sllw a1, a5, a4
    sllw a4, a2, a5                |   sllw a2, a2, a4
    sllw t0, a7, a5                | L0:
    xor a4, a4, t1                 |   lr.w.aqrl a4, (a3)
    lr.w.aqrl a5, (a6)             |   and a5, a4, a1
    xor a3, a5, t1                 |   bne a5, a0, L0
    and a3, a3, t0                 |   xor a5, a4, a2
    bnez a3, L1                    |   and a5, a5, a1
    xor a3, a5, a4                 |   xor a5, a5, a4
    sc.w.rl a3, a3, (a6)           |   sc.w.rl a5, a5, (a3)
  L1:                              |   bnez a5, L0
    bnez a3, L0                    |   ret
    ret                            |
