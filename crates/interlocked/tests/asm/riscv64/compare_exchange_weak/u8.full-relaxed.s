# compare_exchange_weak, u8, riscv64 (RV64GC) | core

full/relaxed: 18 instructions
    slli a4, a0, 0x3               |
    li a5, 0xff                    |
    sllw a1, a1, a4                |
    sllw a2, a2, a4                |
    sllw a6, a5, a4                |
    andi a7, a0, -0x4              |
    xor a2, a2, a1                 |
    lr.w a5, (a7)                  |
    xor a0, a5, a1                 |
    and a0, a0, a6                 |
    bnez a0, L0                    |
    xor a0, a5, a2                 |
    sc.w.rl a0, a0, (a7)           |
    fence rw, rw                   |
  L0:                              |
    srlw a1, a5, a4                |
    seqz a0, a0                    |
    sb a1, 0x0(a3)                 |
    ret                            |
