# sub_and_test, u8, riscv64 (RV64GC) | core

full: 18 instructions
    slli a2, a0, 0x3               |
    li a3, 0xff                    |
    sllw a6, a3, a2                |
    sllw a4, a1, a2                |
    andi a0, a0, -0x4              |
  L0:                              |
    lr.w a3, (a0)                  |
    sub a5, a3, a4                 |
    xor a5, a5, a3                 |
    and a5, a5, a6                 |
    xor a5, a5, a3                 |
    sc.w.rl a5, a5, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
    srlw a0, a3, a2                |
    zext.b a0, a0                  |
    xor a0, a0, a1                 |
    seqz a0, a0                    |
    ret                            |
