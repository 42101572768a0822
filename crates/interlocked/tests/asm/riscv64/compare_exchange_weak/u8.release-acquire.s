# compare_exchange_weak, u8, riscv64 (RV64GC) | core

release/acquire acqrel/relaxed,acquire: 14 instructions, core 20, portable-atomic 20
    slli a4, a0, 0x3               |   andi a6, a0, -0x4
    xor a2, a2, a1                 |   slli a0, a0, 0x3
    sllw a6, a2, a4                |   li a5, 0xff
    andi a0, a0, -0x4              |   sllw a5, a5, a0
    lr.w.aq a5, (a0)               |   sllw a7, a1, a0
    srlw a7, a5, a4                |   sllw a2, a2, a0
    xor a2, a7, a1                 | L0:
    slli a2, a2, 0x38              |   lr.w.aq a4, (a6)
    bnez a2, L0                    |   and a1, a4, a5
    xor a2, a5, a6                 |   bne a1, a7, L1
    sc.w.rl a2, a2, (a0)           |   xor a1, a4, a2
  L0:                              |   and a1, a1, a5
    seqz a0, a2                    |   xor a1, a1, a4
    sb a7, 0x0(a3)                 |   sc.w.rl a1, a1, (a6)
    ret                            |   bnez a1, L0
                                   | L1:
                                   |   srlw a1, a4, a0
                                   |   and a4, a4, a5
                                   |   xor a0, a7, a4
                                   |   seqz a0, a0
                                   |   sb a1, 0x0(a3)
                                   |   ret
