# fetch_update, u32, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel/acquire: 7 instructions, core 7, portable-atomic 7
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    sext.w a4, a3                  |   beq a3, a1, L1
    beq a4, a1, L1                 |   mv a4, a3
    amocas.w.aqrl a3, a2, (a0)     |   amocas.w.aqrl a3, a2, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
  L1:                              | L1:
    ret                            |   ret

seqcst/seqcst: 9 instructions, core 9, portable-atomic 9
    fence rw, rw                   |   fence rw, rw
    lw a3, 0x0(a0)                 |   lw a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    sext.w a4, a3                  |   beq a3, a1, L1
    beq a4, a1, L1                 |   mv a4, a3
    fence rw, rw                   |   fence rw, rw
    amocas.w.aqrl a3, a2, (a0)     |   amocas.w.aqrl a3, a2, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
  L1:                              | L1:
    ret                            |   ret
