# compare_exchange, u16, riscv64 (RV64GC) | core

release/acquire acqrel/relaxed,acquire: 15 instructions, core 21, portable-atomic 21
    slli a4, a0, 0x3               |   andi a6, a0, -0x4
    xor a2, a2, a1                 |   slli a0, a0, 0x3
    sllw a6, a2, a4                |   lui a5, 0x10
    andi a0, a0, -0x3              |   addi a5, a5, -0x1
  L0:                              |   sllw a1, a1, a0
    lr.w.aq a5, (a0)               |   sllw a7, a2, a0
    srlw a7, a5, a4                |   sllw a5, a5, a0
    xor a2, a7, a1                 | L0:
    slli a2, a2, 0x30              |   lr.w.aq a4, (a6)
    bnez a2, L1                    |   and a2, a4, a5
    xor a2, a5, a6                 |   bne a2, a1, L1
    sc.w.rl a2, a2, (a0)           |   xor a2, a4, a7
    bnez a2, L0                    |   and a2, a2, a5
  L1:                              |   xor a2, a2, a4
    seqz a0, a2                    |   sc.w.rl a2, a2, (a6)
    sh a7, 0x0(a3)                 |   bnez a2, L0
    ret                            | L1:
                                   |   srlw a2, a4, a0
                                   |   and a4, a4, a5
                                   |   xor a1, a1, a4
                                   |   seqz a0, a1
                                   |   sh a2, 0x0(a3)
                                   |   ret
