# fetch_nand, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst: 9 instructions, core 11, portable-atomic 11
    lh a2, 0x0(a0)                 |   lhu a2, 0x0(a0)
  L0:                              | L0:
    and a3, a2, a1                 |   and a3, a2, a1
    not a3, a3                     |   fence rw, rw
    mv a4, a2                      |   not a3, a3
    amocas.h.aqrl a2, a3, (a0)     |   slli a4, a2, 0x30
    bne a2, a4, L0                 |   amocas.h.aqrl a2, a3, (a0)
    slli a0, a2, 0x30              |   srai a4, a4, 0x30
    srli a0, a0, 0x30              |   bne a2, a4, L0
    ret                            |   slli a0, a2, 0x30
                                   |   srli a0, a0, 0x30
                                   |   ret
