# fetch_update, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 9 instructions, core 9, portable-atomic 9
    lhu a3, 0x0(a0)                |   lh a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    slli a4, a3, 0x30              |   slli a4, a3, 0x30
    srli a5, a4, 0x30              |   srli a5, a4, 0x30
    beq a5, a1, L1                 |   beq a5, a1, L1
    amocas.h.aqrl a3, a2, (a0)     |   amocas.h.aqrl a3, a2, (a0)
    srai a4, a4, 0x30              |   srai a4, a4, 0x30
    bne a3, a4, L0                 |   bne a3, a4, L0
  L1:                              | L1:
    ret                            |   ret

seqcst/seqcst: 11 instructions, core 11, portable-atomic 11
    fence rw, rw                   |   fence rw, rw
    lhu a3, 0x0(a0)                |   lh a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    slli a4, a3, 0x30              |   slli a4, a3, 0x30
    srli a5, a4, 0x30              |   srli a5, a4, 0x30
    beq a5, a1, L1                 |   beq a5, a1, L1
    fence rw, rw                   |   fence rw, rw
    amocas.h.aqrl a3, a2, (a0)     |   amocas.h.aqrl a3, a2, (a0)
    srai a4, a4, 0x30              |   srai a4, a4, 0x30
    bne a3, a4, L0                 |   bne a3, a4, L0
  L1:                              | L1:
    ret                            |   ret
