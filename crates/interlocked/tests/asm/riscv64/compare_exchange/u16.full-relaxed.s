# compare_exchange, u16, riscv64 (RV64GC) | core

full/relaxed: 16 instructions
    slli a4, a0, 0x3               |
    xor a2, a2, a1                 |
    sllw a6, a2, a4                |
    andi a0, a0, -0x3              |
  L0:                              |
    lr.w a5, (a0)                  |
    srlw a7, a5, a4                |
    xor a2, a7, a1                 |
    slli a2, a2, 0x30              |
    bnez a2, L1                    |
    xor a2, a5, a6                 |
    sc.w.rl a2, a2, (a0)           |
    bnez a2, L0                    |
    fence rw, rw                   |
  L1:                              |
    seqz a0, a2                    |
    sh a7, 0x0(a3)                 |
    ret                            |
