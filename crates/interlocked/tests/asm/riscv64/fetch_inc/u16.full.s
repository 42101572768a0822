# fetch_inc, u16, riscv64 (RV64GC) | core

full: 18 instructions
    slli a1, a0, 0x3               |
    lui a2, 0x10                   |
    addi a2, a2, -0x1              |
    sllw a6, a2, a1                |
    li a4, 0x1                     |
    sllw a4, a4, a1                |
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
    srlw a0, a5, a1                |
    and a0, a0, a2                 |
    ret                            |
