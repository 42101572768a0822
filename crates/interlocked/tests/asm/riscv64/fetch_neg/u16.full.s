# fetch_neg, u16, riscv64 (RV64GC) | core

full: 17 instructions
    slli a1, a0, 0x3               |
    lui a2, 0x10                   |
    addi a2, a2, -0x1              |
    sllw a3, a2, a1                |
    andi a0, a0, -0x3              |
  L0:                              |
    lr.w a4, (a0)                  |
    and a5, a4, a3                 |
    neg a5, a5                     |
    xor a5, a5, a4                 |
    and a5, a5, a3                 |
    xor a5, a5, a4                 |
    sc.w.rl a5, a5, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
    srlw a0, a4, a1                |
    and a0, a0, a2                 |
    ret                            |
