# compare_exchange_found, u16, riscv64 (RV64GC) | core

acqrel/acquire: 18 instructions, core 18, portable-atomic 18
    slli a3, a0, 0x3               |   andi a6, a0, -0x4
    lui a4, 0x10                   |   slli a0, a0, 0x3
    sllw a1, a1, a3                |   lui a4, 0x10
    sllw a2, a2, a3                |   addi a4, a4, -0x1
    addi a4, a4, -0x1              |   sllw a7, a1, a0
    sllw a6, a4, a3                |   sllw a5, a4, a0
    andi a7, a0, -0x3              |   sllw a2, a2, a0
    xor a2, a2, a1                 | L0:
  L0:                              |   lr.w.aq a3, (a6)
    lr.w.aq a5, (a7)               |   and a1, a3, a5
    xor a0, a5, a1                 |   bne a1, a7, L1
    and a0, a0, a6                 |   xor a1, a3, a2
    bnez a0, L1                    |   and a1, a1, a5
    xor a0, a5, a2                 |   xor a1, a1, a3
    sc.w.rl a0, a0, (a7)           |   sc.w.rl a1, a1, (a6)
    bnez a0, L0                    |   bnez a1, L0
  L1:                              | L1:
    srlw a0, a5, a3                |   srlw a0, a3, a0
    and a0, a0, a4                 |   and a0, a0, a4
    ret                            |   ret
