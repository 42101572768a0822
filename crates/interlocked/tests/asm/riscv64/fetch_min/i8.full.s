# fetch_min, i8, riscv64 (RV64GC) | core

full: 23 instructions
    slli a2, a0, 0x3               |
    li a3, 0xff                    |
    xori a1, a1, 0x80              |
    zext.b a1, a1                  |
    sllw a6, a3, a2                |
    sllw a7, a1, a2                |
    li a4, 0x80                    |
    sllw a4, a4, a2                |
    andi a0, a0, -0x4              |
  L0:                              |
    lr.w a5, (a0)                  |
    and a1, a5, a6                 |
    xor a1, a1, a4                 |
    xor a3, a1, a7                 |
    bltu a7, a1, L1                |
    li a3, 0x0                     |
  L1:                              |
    xor a3, a3, a5                 |
    sc.w.rl a3, a3, (a0)           |
    bnez a3, L0                    |
    fence rw, rw                   |
    srlw a0, a5, a2                |
    slli a0, a0, 0x38              |
    srai a0, a0, 0x38              |
    ret                            |
