# fetch_add, u16, riscv64 (RV64GC) | core

full: 17 instructions
    slli a2, a0, 0x3               |
    lui a3, 0x10                   |
    addi a3, a3, -0x1              |
    sllw a6, a3, a2                |
    sllw a1, a1, a2                |
    andi a0, a0, -0x3              |
  L0:                              |
    lr.w a5, (a0)                  |
    add a4, a5, a1                 |
    xor a4, a4, a5                 |
    and a4, a4, a6                 |
    xor a4, a4, a5                 |
    sc.w.rl a4, a4, (a0)           |
    bnez a4, L0                    |
    fence rw, rw                   |
    srlw a0, a5, a2                |
    and a0, a0, a3                 |
    ret                            |
