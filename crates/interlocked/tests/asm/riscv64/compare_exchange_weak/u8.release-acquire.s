# compare_exchange_weak, u8, riscv64 (RV64GC) | core

release/acquire acqrel/relaxed,acquire: 17 instructions, core 20, portable-atomic 20
    slli a4, a0, 0x3               |   andi a6, a0, -0x4
    li a5, 0xff                    |   slli a0, a0, 0x3
    sllw a1, a1, a4                |   li a5, 0xff
    sllw a2, a2, a4                |   sllw a5, a5, a0
    sllw a6, a5, a4                |   sllw a7, a1, a0
    andi a7, a0, -0x4              |   sllw a2, a2, a0
    xor a2, a2, a1                 | L0:
    lr.w.aq a5, (a7)               |   lr.w.aq a4, (a6)
    xor a0, a5, a1                 |   and a1, a4, a5
    and a0, a0, a6                 |   bne a1, a7, L1
    bnez a0, L0                    |   xor a1, a4, a2
    xor a0, a5, a2                 |   and a1, a1, a5
    sc.w.rl a0, a0, (a7)           |   xor a1, a1, a4
  L0:                              |   sc.w.rl a1, a1, (a6)
    srlw a1, a5, a4                |   bnez a1, L0
    seqz a0, a0                    | L1:
    sb a1, 0x0(a3)                 |   srlw a1, a4, a0
    ret                            |   and a4, a4, a5
                                   |   xor a0, a7, a4
                                   |   seqz a0, a0
                                   |   sb a1, 0x0(a3)
                                   |   ret
