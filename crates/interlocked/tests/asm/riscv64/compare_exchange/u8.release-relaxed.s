# compare_exchange, u8, riscv64 (RV64GC) | core

release/relaxed: 18 instructions, core 20, portable-atomic 20
    slli a4, a0, 0x3               |   andi a6, a0, -0x4
    li a5, 0xff                    |   slli a0, a0, 0x3
    sllw a1, a1, a4                |   li a5, 0xff
    sllw a2, a2, a4                |   sllw a5, a5, a0
    sllw a6, a5, a4                |   sllw a7, a1, a0
    andi a7, a0, -0x4              |   sllw a2, a2, a0
    xor a2, a2, a1                 | L0:
  L0:                              |   lr.w a4, (a6)
    lr.w a5, (a7)                  |   and a1, a4, a5
    xor a0, a5, a1                 |   bne a1, a7, L1
    and a0, a0, a6                 |   xor a1, a4, a2
    bnez a0, L1                    |   and a1, a1, a5
    xor a0, a5, a2                 |   xor a1, a1, a4
    sc.w.rl a0, a0, (a7)           |   sc.w.rl a1, a1, (a6)
    bnez a0, L0                    |   bnez a1, L0
  L1:                              | L1:
    srlw a1, a5, a4                |   srlw a1, a4, a0
    seqz a0, a0                    |   and a4, a4, a5
    sb a1, 0x0(a3)                 |   xor a0, a7, a4
    ret                            |   seqz a0, a0
                                   |   sb a1, 0x0(a3)
                                   |   ret
