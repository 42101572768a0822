# inc_and_test, u8, riscv64 (RV64GC) | core

full: 19 instructions
    slli a1, a0, 0x3               |
    li a2, 0xff                    |
    sllw a2, a2, a1                |
    li a3, 0x1                     |
    sllw a3, a3, a1                |
    andi a0, a0, -0x4              |
  L0:                              |
    lr.w a4, (a0)                  |
    add a5, a4, a3                 |
    xor a5, a5, a4                 |
    and a5, a5, a2                 |
    xor a5, a5, a4                 |
    sc.w.rl a5, a5, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
    srlw a0, a4, a1                |
    zext.b a0, a0                  |
    addi a0, a0, -0xff             |
    seqz a0, a0                    |
    ret                            |
