# compare_exchange_weak, u16, riscv64 (RV64GC) | core

full/seqcst: 19 instructions
    slli a4, a0, 0x3               |
    lui a5, 0x10                   |
    addi a5, a5, -0x1              |
    sllw a1, a1, a4                |
    sllw a2, a2, a4                |
    sllw a6, a5, a4                |
    andi a7, a0, -0x3              |
    xor a2, a2, a1                 |
    lr.w.aqrl a5, (a7)             |
    xor a0, a5, a1                 |
    and a0, a0, a6                 |
    bnez a0, L0                    |
    xor a0, a5, a2                 |
    sc.w.rl a0, a0, (a7)           |
    fence rw, rw                   |
  L0:                              |
    srlw a1, a5, a4                |
    seqz a0, a0                    |
    sh a1, 0x0(a3)                 |
    ret                            |
