# compare_exchange, u16, riscv64 (RV64GC) | core

full/seqcst: 20 instructions
    slli a4, a0, 0x3               |
    lui a5, 0x10                   |
    sllw a1, a1, a4                |
    sllw a2, a2, a4                |
    addi a5, a5, -0x1              |
    sllw a6, a5, a4                |
    andi a7, a0, -0x3              |
    xor a2, a2, a1                 |
  L0:                              |
    lr.w.aqrl a0, (a7)             |
    xor a5, a0, a1                 |
    and a5, a5, a6                 |
    bnez a5, L1                    |
    xor a5, a0, a2                 |
    sc.w.rl a5, a5, (a7)           |
    bnez a5, L0                    |
    fence rw, rw                   |
  L1:                              |
    srlw a1, a0, a4                |
    seqz a0, a5                    |
    sh a1, 0x0(a3)                 |
    ret                            |
