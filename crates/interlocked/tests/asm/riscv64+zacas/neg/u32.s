# neg, u32, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, core 6, portable-atomic 6
  L0:                              |   lw a1, 0x0(a0)
    lr.w a1, (a0)                  | L0:
    neg a2, a1                     |   mv a2, a1
    sc.w a2, a2, (a0)              |   negw a3, a1
    bnez a2, L0                    |   amocas.w a1, a3, (a0)
    ret                            |   bne a1, a2, L0
                                   |   ret

acquire: 5 instructions, core 6, portable-atomic 6
  L0:                              |   lw a1, 0x0(a0)
    lr.w.aq a1, (a0)               | L0:
    neg a2, a1                     |   mv a2, a1
    sc.w a2, a2, (a0)              |   negw a3, a1
    bnez a2, L0                    |   amocas.w.aq a1, a3, (a0)
    ret                            |   bne a1, a2, L0
                                   |   ret

release: 5 instructions, core 6, portable-atomic 6
  L0:                              |   lw a1, 0x0(a0)
    lr.w a1, (a0)                  | L0:
    neg a2, a1                     |   mv a2, a1
    sc.w.rl a2, a2, (a0)           |   negw a3, a1
    bnez a2, L0                    |   amocas.w.rl a1, a3, (a0)
    ret                            |   bne a1, a2, L0
                                   |   ret
