# fetch_update, u16, riscv64 (RV64GC) | core

seqcst/seqcst: 23 instructions, core 26, portable-atomic 26
    fence rw, rw                   |   fence rw, rw
    lhu a5, 0x0(a0)                |   lh a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
    andi a6, a0, -0x3              |   andi a6, a0, -0x4
    lui a4, 0x10                   |   slli a0, a0, 0x3
    addi a7, a4, -0x1              |   lui a4, 0x10
  L0:                              |   addi a7, a4, -0x1
    beq a5, a1, L2                 |   sllw a4, a7, a0
    slli a3, a0, 0x3               |   sllw t0, a2, a0
    and a5, a5, a7                 | L0:
    sllw t1, a5, a3                |   slli a5, a3, 0x30
    sllw a4, a2, a3                |   srli a5, a5, 0x30
    sllw t0, a7, a3                |   beq a5, a1, L3
    xor a4, a4, t1                 |   and a3, a3, a7
    lr.w.aqrl a5, (a6)             |   sllw a5, a3, a0
    xor t2, a5, t1                 | L1:
    and t2, t2, t0                 |   lr.w.aqrl a3, (a6)
    bnez t2, L1                    |   and a2, a3, a4
    xor t2, a5, a4                 |   bne a2, a5, L2
    sc.w.rl t2, t2, (a6)           |   xor a2, a3, t0
  L1:                              |   and a2, a2, a4
    srlw a3, a5, a3                |   xor a2, a2, a3
    and a5, a3, a7                 |   sc.w.rl a2, a2, (a6)
    bnez t2, L0                    |   bnez a2, L1
  L2:                              | L2:
    ret                            |   and a2, a3, a4
                                   |   (3 more)
