# fetch_nand, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 9 instructions, core 10, portable-atomic 10
    lh a2, 0x0(a0)                 |   lhu a2, 0x0(a0)
  L0:                              | L0:
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   not a3, a3
    mv a4, a2                      |   slli a4, a2, 0x30
    amocas.h a2, a3, (a0)          |   amocas.h a2, a3, (a0)
    bne a2, a4, L0                 |   srai a4, a4, 0x30
    slli a0, a2, 0x30              |   bne a2, a4, L0
    srli a0, a0, 0x30              |   slli a0, a2, 0x30
    ret                            |   srli a0, a0, 0x30
                                   |   ret

acquire: 9 instructions, core 10, portable-atomic 10
    lh a2, 0x0(a0)                 |   lhu a2, 0x0(a0)
  L0:                              | L0:
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   not a3, a3
    mv a4, a2                      |   slli a4, a2, 0x30
    amocas.h.aq a2, a3, (a0)       |   amocas.h.aq a2, a3, (a0)
    bne a2, a4, L0                 |   srai a4, a4, 0x30
    slli a0, a2, 0x30              |   bne a2, a4, L0
    srli a0, a0, 0x30              |   slli a0, a2, 0x30
    ret                            |   srli a0, a0, 0x30
                                   |   ret
