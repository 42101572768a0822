# fetch_update, u16, riscv64 (RV64GC) | core

relaxed/relaxed: 21 instructions, core 24, portable-atomic 24
    lhu a5, 0x0(a0)                |   lh a5, 0x0(a0)
    andi a6, a0, -0x3              |   andi a6, a0, -0x4
    lui a4, 0x10                   |   slli a0, a0, 0x3
    addi a7, a4, -0x1              |   lui a4, 0x10
  L0:                              |   addi a7, a4, -0x1
    beq a5, a1, L2                 |   sllw a4, a7, a0
    slli a3, a0, 0x3               |   sllw t0, a2, a0
    and a5, a5, a7                 | L0:
    sllw t1, a5, a3                |   slli a3, a5, 0x30
    sllw a4, a2, a3                |   srli a3, a3, 0x30
    sllw t0, a7, a3                |   beq a3, a1, L3
    xor a4, a4, t1                 |   and a3, a5, a7
    lr.w a5, (a6)                  |   sllw a3, a3, a0
    xor t2, a5, t1                 | L1:
    and t2, t2, t0                 |   lr.w a5, (a6)
    bnez t2, L1                    |   and a2, a5, a4
    xor t2, a5, a4                 |   bne a2, a3, L2
    sc.w t2, t2, (a6)              |   xor a2, a5, t0
  L1:                              |   and a2, a2, a4
    srlw a3, a5, a3                |   xor a2, a2, a5
    and a5, a3, a7                 |   sc.w a2, a2, (a6)
    bnez t2, L0                    |   bnez a2, L1
  L2:                              | L2:
    ret                            |   and a2, a5, a4
                                   |   srlw a5, a5, a0
                                   |   bne a3, a2, L0
                                   |   (1 more)
