# sub_and_test, u16, riscv64 (RV64GC) | core

full: 19 instructions
    slli a2, a0, 0x3               |
    lui a3, 0x10                   |
    addi a3, a3, -0x1              |
    sllw a6, a3, a2                |
    sllw a7, a1, a2                |
    andi a0, a0, -0x3              |
  L0:                              |
    lr.w a4, (a0)                  |
    sub a5, a4, a7                 |
    xor a5, a5, a4                 |
    and a5, a5, a6                 |
    xor a5, a5, a4                 |
    sc.w.rl a5, a5, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
    srlw a0, a4, a2                |
    and a0, a0, a3                 |
    xor a0, a0, a1                 |
    seqz a0, a0                    |
    ret                            |
