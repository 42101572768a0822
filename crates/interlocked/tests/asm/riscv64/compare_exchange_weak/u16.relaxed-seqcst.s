# compare_exchange_weak, u16, riscv64 (RV64GC) | core

relaxed/seqcst acquire/seqcst release/seqcst acqrel/seqcst seqcst/any: 14 instructions, core 21, portable-atomic 21
    slli a4, a0, 0x3               |   andi a6, a0, -0x4
    xor a2, a2, a1                 |   slli a0, a0, 0x3
    sllw a6, a2, a4                |   lui a5, 0x10
    andi a0, a0, -0x3              |   addi a5, a5, -0x1
    lr.w.aqrl a5, (a0)             |   sllw a1, a1, a0
    srlw a7, a5, a4                |   sllw a7, a2, a0
    xor a2, a7, a1                 |   sllw a5, a5, a0
    slli a2, a2, 0x30              | L0:
    bnez a2, L0                    |   lr.w.aqrl a4, (a6)
    xor a2, a5, a6                 |   and a2, a4, a5
    sc.w.rl a2, a2, (a0)           |   bne a2, a1, L1
  L0:                              |   xor a2, a4, a7
    seqz a0, a2                    |   and a2, a2, a5
    sh a7, 0x0(a3)                 |   xor a2, a2, a4
    ret                            |   sc.w.rl a2, a2, (a6)
                                   |   bnez a2, L0
                                   | L1:
                                   |   srlw a2, a4, a0
                                   |   and a4, a4, a5
                                   |   xor a1, a1, a4
                                   |   seqz a0, a1
                                   |   sh a2, 0x0(a3)
                                   |   ret
