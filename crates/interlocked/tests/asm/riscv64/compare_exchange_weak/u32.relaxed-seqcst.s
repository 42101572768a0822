# compare_exchange_weak, u32, riscv64 (RV64GC) | core

relaxed/seqcst acquire/seqcst release/seqcst acqrel/seqcst seqcst/any: 7 instructions, core 8, portable-atomic 8
    lr.w.aqrl a4, (a0)             | L0:
    xor a5, a4, a1                 |   lr.w.aqrl a4, (a0)
    bnez a5, L0                    |   bne a4, a1, L1
    sc.w.rl a5, a2, (a0)           |   sc.w.rl a5, a2, (a0)
  L0:                              |   bnez a5, L0
    seqz a0, a5                    | L1:
    sw a4, 0x0(a3)                 |   xor a1, a1, a4
    ret                            |   seqz a0, a1
                                   |   sw a4, 0x0(a3)
                                   |   ret

release/relaxed: 7 instructions, core 8, portable-atomic 8
    lr.w a4, (a0)                  | L0:
    xor a5, a4, a1                 |   lr.w a4, (a0)
    bnez a5, L0                    |   bne a4, a1, L1
    sc.w.rl a5, a2, (a0)           |   sc.w.rl a5, a2, (a0)
  L0:                              |   bnez a5, L0
    seqz a0, a5                    | L1:
    sw a4, 0x0(a3)                 |   xor a1, a1, a4
    ret                            |   seqz a0, a1
                                   |   sw a4, 0x0(a3)
                                   |   ret
