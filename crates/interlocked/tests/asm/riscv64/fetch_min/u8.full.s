# fetch_min, u8, riscv64 (RV64GC) | core

full: 17 instructions
    slli a2, a0, 0x3               |
    li a3, 0xff                    |
    sllw a6, a3, a2                |
    sllw a1, a1, a2                |
    andi a0, a0, -0x4              |
  L0:                              |
    lr.w a3, (a0)                  |
    and a5, a3, a6                 |
    xor a4, a5, a1                 |
    bltu a1, a5, L1                |
    li a4, 0x0                     |
  L1:                              |
    xor a4, a4, a3                 |
    sc.w.rl a4, a4, (a0)           |
    bnez a4, L0                    |
    fence rw, rw                   |
    srlw a0, a3, a2                |
    zext.b a0, a0                  |
    ret                            |
