# fetch_min, u16, riscv64 (RV64GC) | core

full: 18 instructions
    slli a2, a0, 0x3               |
    lui a3, 0x10                   |
    addi a3, a3, -0x1              |
    sllw a6, a3, a2                |
    sllw a7, a1, a2                |
    andi a0, a0, -0x3              |
  L0:                              |
    lr.w a5, (a0)                  |
    and a1, a5, a6                 |
    xor a4, a1, a7                 |
    bltu a7, a1, L1                |
    li a4, 0x0                     |
  L1:                              |
    xor a4, a4, a5                 |
    sc.w.rl a4, a4, (a0)           |
    bnez a4, L0                    |
    fence rw, rw                   |
    srlw a0, a5, a2                |
    and a0, a0, a3                 |
    ret                            |
