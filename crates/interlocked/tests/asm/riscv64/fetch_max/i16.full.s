# fetch_max, i16, riscv64 (RV64GC) | core

full: 24 instructions
    slli a2, a0, 0x3               |
    lui a3, 0x10                   |
    lui a4, 0x8                    |
    addi a3, a3, -0x1              |
    xor a1, a1, a4                 |
    sllw a6, a3, a2                |
    and a1, a1, a3                 |
    sllw a7, a1, a2                |
    sllw a3, a4, a2                |
    andi a0, a0, -0x3              |
  L0:                              |
    lr.w a4, (a0)                  |
    and a1, a4, a6                 |
    xor a1, a1, a3                 |
    xor a5, a1, a7                 |
    bltu a1, a7, L1                |
    li a5, 0x0                     |
  L1:                              |
    xor a5, a5, a4                 |
    sc.w.rl a5, a5, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
    srlw a0, a4, a2                |
    slli a0, a0, 0x30              |
    srai a0, a0, 0x30              |
    ret                            |
