# compare_exchange, u8, riscv64 (RV64GC) | core

full/relaxed: 19 instructions
    slli a4, a0, 0x3               |
    sllw a1, a1, a4                |
    sllw a2, a2, a4                |
    li a5, 0xff                    |
    sllw a6, a5, a4                |
    andi a7, a0, -0x4              |
    xor a2, a2, a1                 |
  L0:                              |
    lr.w a0, (a7)                  |
    xor a5, a0, a1                 |
    and a5, a5, a6                 |
    bnez a5, L1                    |
    xor a5, a0, a2                 |
    sc.w.rl a5, a5, (a7)           |
    bnez a5, L0                    |
    fence rw, rw                   |
  L1:                              |
    srlw a1, a0, a4                |
    seqz a0, a5                    |
    sb a1, 0x0(a3)                 |
    ret                            |
