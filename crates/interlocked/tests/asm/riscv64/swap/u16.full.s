# swap, u16, riscv64 (RV64GC) | core

full: 16 instructions
    slli a2, a0, 0x3               |
    lui a3, 0x10                   |
    addi a3, a3, -0x1              |
    sllw a4, a3, a2                |
    sllw a6, a1, a2                |
    andi a0, a0, -0x3              |
    not a4, a4                     |
  L0:                              |
    lr.w a5, (a0)                  |
    and a1, a5, a4                 |
    or a1, a1, a6                  |
    sc.w.rl a1, a1, (a0)           |
    bnez a1, L0                    |
    fence rw, rw                   |
    srlw a0, a5, a2                |
    and a0, a0, a3                 |
    ret                            |
