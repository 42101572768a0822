# compare_exchange, u8, riscv64 (RV64GC) | core

release/acquire acqrel/relaxed,acquire: 15 instructions, core 20, portable-atomic 20
    slli a4, a0, 0x3               |   andi a6, a0, -0x4
    xor a2, a2, a1                 |   slli a0, a0, 0x3
    sllw a6, a2, a4                |   li a5, 0xff
    andi a0, a0, -0x4              |   sllw a5, a5, a0
  L0:                              |   sllw a7, a1, a0
    lr.w.aq a5, (a0)               |   sllw a2, a2, a0
    srlw a7, a5, a4                | L0:
    xor a2, a7, a1                 |   lr.w.aq a4, (a6)
    slli a2, a2, 0x38              |   and a1, a4, a5
    bnez a2, L1                    |   bne a1, a7, L1
    xor a2, a5, a6                 |   xor a1, a4, a2
    sc.w.rl a2, a2, (a0)           |   and a1, a1, a5
    bnez a2, L0                    |   xor a1, a1, a4
  L1:                              |   sc.w.rl a1, a1, (a6)
    seqz a0, a2                    |   bnez a1, L0
    sb a7, 0x0(a3)                 | L1:
    ret                            |   srlw a1, a4, a0
                                   |   and a4, a4, a5
                                   |   xor a0, a7, a4
                                   |   seqz a0, a0
                                   |   sb a1, 0x0(a3)
                                   |   ret
