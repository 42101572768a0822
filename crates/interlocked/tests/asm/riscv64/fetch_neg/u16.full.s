# fetch_neg, u16, riscv64 (RV64GC) | core

full: 17 instructions
    slli a1, a0, 0x3               |
    lui a2, 0x10                   |
    addi a2, a2, -0x1              |
    sllw a3, a2, a1                |
    andi a0, a0, -0x3              |
  L0:                              |
    lr.w a5, (a0)                  |
    and a4, a5, a3                 |
    neg a4, a4                     |
    xor a4, a4, a5                 |
    and a4, a4, a3                 |
    xor a4, a4, a5                 |
    sc.w.rl a4, a4, (a0)           |
    bnez a4, L0                    |
    fence rw, rw                   |
    srlw a0, a5, a1                |
    and a0, a0, a2                 |
    ret                            |
