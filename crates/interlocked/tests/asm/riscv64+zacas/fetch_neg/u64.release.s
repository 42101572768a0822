# fetch_neg, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 6 instructions, core 7, portable-atomic 7
  L0:                              |   mv a1, a0
    lr.d a1, (a0)                  |   ld a0, 0x0(a0)
    neg a2, a1                     | L0:
    sc.d.rl a2, a2, (a0)           |   mv a2, a0
    bnez a2, L0                    |   neg a3, a0
    mv a0, a1                      |   amocas.d.rl a0, a3, (a1)
    ret                            |   bne a0, a2, L0
                                   |   ret

acqrel: 6 instructions, core 7, portable-atomic 7
  L0:                              |   mv a1, a0
    lr.d.aq a1, (a0)               |   ld a0, 0x0(a0)
    neg a2, a1                     | L0:
    sc.d.rl a2, a2, (a0)           |   mv a2, a0
    bnez a2, L0                    |   neg a3, a0
    mv a0, a1                      |   amocas.d.aqrl a0, a3, (a1)
    ret                            |   bne a0, a2, L0
                                   |   ret
