# fetch_min, u8, riscv64 (RV64GC) | core

full: 17 instructions
    slli a2, a0, 0x3               |
    li a3, 0xff                    |
    sllw a6, a3, a2                |
    sllw a1, a1, a2                |
    andi a0, a0, -0x4              |
  L0:                              |
    lr.w a4, (a0)                  |
    and a3, a4, a6                 |
    xor a5, a3, a1                 |
    bltu a1, a3, L1                |
    li a5, 0x0                     |
  L1:                              |
    xor a5, a5, a4                 |
    sc.w.rl a5, a5, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
    srlw a0, a4, a2                |
    zext.b a0, a0                  |
    ret                            |
