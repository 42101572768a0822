# fetch_nand, u32, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 7 instructions, core 8, portable-atomic 8
  L0:                              |   mv a2, a0
    lr.w a2, (a0)                  |   lw a0, 0x0(a0)
    and a3, a2, a1                 | L0:
    not a3, a3                     |   mv a3, a0
    sc.w.rl a3, a3, (a0)           |   and a4, a0, a1
    bnez a3, L0                    |   not a4, a4
    mv a0, a2                      |   amocas.w.rl a0, a4, (a2)
    ret                            |   bne a0, a3, L0
                                   |   ret

acqrel: 7 instructions, core 8, portable-atomic 8
  L0:                              |   mv a2, a0
    lr.w.aq a2, (a0)               |   lw a0, 0x0(a0)
    and a3, a2, a1                 | L0:
    not a3, a3                     |   mv a3, a0
    sc.w.rl a3, a3, (a0)           |   and a4, a0, a1
    bnez a3, L0                    |   not a4, a4
    mv a0, a2                      |   amocas.w.aqrl a0, a4, (a2)
    ret                            |   bne a0, a3, L0
                                   |   ret
