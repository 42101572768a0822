# swap, u8, riscv64 (RV64GC) | core

full: 15 instructions
    slli a2, a0, 0x3               |
    li a3, 0xff                    |
    sllw a3, a3, a2                |
    sllw a1, a1, a2                |
    andi a0, a0, -0x4              |
    not a3, a3                     |
  L0:                              |
    lr.w a4, (a0)                  |
    and a5, a4, a3                 |
    or a5, a5, a1                  |
    sc.w.rl a5, a5, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
    srlw a0, a4, a2                |
    zext.b a0, a0                  |
    ret                            |
