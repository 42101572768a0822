# fetch_update, u8, riscv64 (RV64GC) | core

relaxed/relaxed: 18 instructions, core 21, portable-atomic 21
    lbu a3, 0x0(a0)                |   lb a5, 0x0(a0)
    andi a6, a0, -0x4              |   andi a6, a0, -0x4
  L0:                              |   slli a0, a0, 0x3
    beq a3, a1, L2                 |   li a4, 0xff
    slli t1, a0, 0x3               |   sllw a4, a4, a0
    xor a4, a3, a2                 |   sllw a7, a2, a0
    zext.b a4, a4                  | L0:
    sllw a7, a4, t1                |   zext.b a5, a5
    zext.b a3, a3                  |   beq a5, a1, L3
    lr.w a4, (a6)                  |   sllw a3, a5, a0
    srlw a5, a4, t1                | L1:
    xor t0, a5, a3                 |   lr.w a5, (a6)
    slli t0, t0, 0x38              |   and a2, a5, a4
    bnez t0, L1                    |   bne a2, a3, L2
    xor t0, a4, a7                 |   xor a2, a5, a7
    sc.w t0, t0, (a6)              |   and a2, a2, a4
  L1:                              |   xor a2, a2, a5
    zext.b a3, a5                  |   sc.w a2, a2, (a6)
    bnez t0, L0                    |   bnez a2, L1
  L2:                              | L2:
    ret                            |   and a2, a5, a4
                                   |   srlw a5, a5, a0
                                   |   bne a3, a2, L0
                                   | L3:
                                   |   ret
