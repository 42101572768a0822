# fetch_neg, u8, riscv64 (RV64GC) | core

full: 16 instructions
    slli a1, a0, 0x3               |
    li a2, 0xff                    |
    sllw a2, a2, a1                |
    andi a0, a0, -0x4              |
  L0:                              |
    lr.w a4, (a0)                  |
    and a3, a4, a2                 |
    neg a3, a3                     |
    xor a3, a3, a4                 |
    and a3, a3, a2                 |
    xor a3, a3, a4                 |
    sc.w.rl a3, a3, (a0)           |
    bnez a3, L0                    |
    fence rw, rw                   |
    srlw a0, a4, a1                |
    zext.b a0, a0                  |
    ret                            |
