# neg, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, core 6, portable-atomic 6
  L0:                              |   ld a1, 0x0(a0)
    lr.d a1, (a0)                  | L0:
    neg a2, a1                     |   mv a2, a1
    sc.d a2, a2, (a0)              |   neg a3, a1
    bnez a2, L0                    |   amocas.d a1, a3, (a0)
    ret                            |   bne a1, a2, L0
                                   |   ret

acquire: 5 instructions, core 6, portable-atomic 6
  L0:                              |   ld a1, 0x0(a0)
    lr.d.aq a1, (a0)               | L0:
    neg a2, a1                     |   mv a2, a1
    sc.d a2, a2, (a0)              |   neg a3, a1
    bnez a2, L0                    |   amocas.d.aq a1, a3, (a0)
    ret                            |   bne a1, a2, L0
                                   |   ret

release: 5 instructions, core 6, portable-atomic 6
  L0:                              |   ld a1, 0x0(a0)
    lr.d a1, (a0)                  | L0:
    neg a2, a1                     |   mv a2, a1
    sc.d.rl a2, a2, (a0)           |   neg a3, a1
    bnez a2, L0                    |   amocas.d.rl a1, a3, (a0)
    ret                            |   bne a1, a2, L0
                                   |   ret
