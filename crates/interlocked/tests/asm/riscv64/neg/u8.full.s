# neg, u8, riscv64 (RV64GC) | core

full: 14 instructions
    slli a1, a0, 0x3               |
    li a2, 0xff                    |
    sllw a1, a2, a1                |
    andi a0, a0, -0x4              |
  L0:                              |
    lr.w a2, (a0)                  |
    and a3, a2, a1                 |
    neg a3, a3                     |
    xor a3, a3, a2                 |
    and a3, a3, a1                 |
    xor a3, a3, a2                 |
    sc.w.rl a3, a3, (a0)           |
    bnez a3, L0                    |
    fence rw, rw                   |
    ret                            |
