# fetch_update, u8, riscv64 (RV64GC) | core

acquire/relaxed: 20 instructions, core 21, portable-atomic 21
    lbu a5, 0x0(a0)                |   lb a5, 0x0(a0)
    andi a7, a0, -0x4              |   andi a6, a0, -0x4
    li a6, 0xff                    |   slli a0, a0, 0x3
  L0:                              |   li a4, 0xff
    beq a5, a1, L2                 |   sllw a4, a4, a0
    slli a4, a0, 0x3               |   sllw a7, a2, a0
    zext.b a5, a5                  | L0:
    sllw t1, a5, a4                |   zext.b a5, a5
    sllw a3, a2, a4                |   beq a5, a1, L3
    sllw t0, a6, a4                |   sllw a3, a5, a0
    xor a3, a3, t1                 | L1:
    lr.w.aq a5, (a7)               |   lr.w.aq a5, (a6)
    xor t2, a5, t1                 |   and a2, a5, a4
    and t2, t2, t0                 |   bne a2, a3, L2
    bnez t2, L1                    |   xor a2, a5, a7
    xor t2, a5, a3                 |   and a2, a2, a4
    sc.w t2, t2, (a7)              |   xor a2, a2, a5
  L1:                              |   sc.w a2, a2, (a6)
    srlw a3, a5, a4                |   bnez a2, L1
    zext.b a5, a3                  | L2:
    bnez t2, L0                    |   and a2, a5, a4
  L2:                              |   srlw a5, a5, a0
    ret                            |   bne a3, a2, L0
                                   | L3:
                                   |   ret
