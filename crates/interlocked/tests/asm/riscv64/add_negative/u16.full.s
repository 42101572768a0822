# add_negative, u16, riscv64 (RV64GC) | core

full: 19 instructions
    slli a2, a0, 0x3               |
    lui a3, 0x10                   |
    addi a3, a3, -0x1              |
    sllw a6, a3, a2                |
    sllw a4, a1, a2                |
    andi a0, a0, -0x3              |
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
    add a0, a0, a1                 |
    slli a0, a0, 0x30              |
    srli a0, a0, 0x3f              |
    ret                            |
