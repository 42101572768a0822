# sub, u16, riscv64 (RV64GC) | core

full: 15 instructions
    slli a2, a0, 0x3               |
    lui a3, 0x10                   |
    addi a3, a3, -0x1              |
    sllw a3, a3, a2                |
    sllw a1, a1, a2                |
    andi a0, a0, -0x3              |
  L0:                              |
    lr.w a2, (a0)                  |
    sub a4, a2, a1                 |
    xor a4, a4, a2                 |
    and a4, a4, a3                 |
    xor a4, a4, a2                 |
    sc.w.rl a4, a4, (a0)           |
    bnez a4, L0                    |
    fence rw, rw                   |
    ret                            |
