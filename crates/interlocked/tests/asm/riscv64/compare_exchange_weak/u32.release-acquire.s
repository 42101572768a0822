# compare_exchange_weak, u32, riscv64 (RV64GC) | core

release/acquire acqrel/relaxed,acquire: 8 instructions, core 8, portable-atomic 8
  L0:                              | L0:
    lr.w.aq a4, (a0)               |   lr.w.aq a4, (a0)
    bne a4, a1, L1                 |   bne a4, a1, L1
    sc.w.rl a5, a2, (a0)           |   sc.w.rl a5, a2, (a0)
    bnez a5, L0                    |   bnez a5, L0
  L1:                              | L1:
    xor a1, a1, a4                 |   xor a1, a1, a4
    seqz a0, a1                    |   seqz a0, a1
    sw a4, 0x0(a3)                 |   sw a4, 0x0(a3)
    ret                            |   ret

full/relaxed: 8 instructions
    lr.w a4, (a0)                  |
    xor a5, a4, a1                 |
    bnez a5, L0                    |
    sc.w.rl a5, a2, (a0)           |
    fence rw, rw                   |
  L0:                              |
    seqz a0, a5                    |
    sw a4, 0x0(a3)                 |
    ret                            |
