# fetch_update, u32, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 9 instructions, core 7, portable-atomic 7
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    mv a4, a3                      |   beq a3, a1, L1
    sext.w a3, a3                  |   mv a4, a3
    beq a1, a3, L1                 |   amocas.w.aqrl a3, a2, (a0)
    mv a3, a4                      |   bne a3, a4, L0
    amocas.w.aqrl a3, a2, (a0)     | L1:
    bne a3, a4, L0                 |   ret
  L1:                              |
    ret                            |

seqcst/seqcst: 11 instructions, core 9, portable-atomic 9
    fence rw, rw                   |   fence rw, rw
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    mv a4, a3                      |   beq a3, a1, L1
    sext.w a3, a3                  |   mv a4, a3
    beq a1, a3, L1                 |   fence rw, rw
    fence rw, rw                   |   amocas.w.aqrl a3, a2, (a0)
    mv a3, a4                      |   bne a3, a4, L0
    amocas.w.aqrl a3, a2, (a0)     | L1:
    bne a3, a4, L0                 |   ret
  L1:                              |
    ret                            |
