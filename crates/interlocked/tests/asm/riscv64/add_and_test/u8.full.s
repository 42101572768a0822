# add_and_test, u8, riscv64 (RV64GC) | core

full: 19 instructions
    slli a2, a0, 0x3               |
    li a3, 0xff                    |
    sllw a6, a3, a2                |
    sllw a4, a1, a2                |
    andi a0, a0, -0x4              |
  L0:                              |
    lr.w a5, (a0)                  |
    add a3, a5, a4                 |
    xor a3, a3, a5                 |
    and a3, a3, a6                 |
    xor a3, a3, a5                 |
    sc.w.rl a3, a3, (a0)           |
    bnez a3, L0                    |
    fence rw, rw                   |
    srlw a0, a5, a2                |
    neg a0, a0                     |
    zext.b a0, a0                  |
    xor a0, a0, a1                 |
    seqz a0, a0                    |
    ret                            |
