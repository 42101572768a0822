# fetch_nand, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 7 instructions, core 8, portable-atomic 8
  L0:                              |   mv a2, a0
    lr.d a2, (a0)                  |   ld a0, 0x0(a0)
    and a3, a2, a1                 | L0:
    not a3, a3                     |   mv a3, a0
    sc.d.rl a3, a3, (a0)           |   and a4, a0, a1
    bnez a3, L0                    |   not a4, a4
    mv a0, a2                      |   amocas.d.rl a0, a4, (a2)
    ret                            |   bne a0, a3, L0
                                   |   ret

acqrel: 7 instructions, core 8, portable-atomic 8
  L0:                              |   mv a2, a0
    lr.d.aq a2, (a0)               |   ld a0, 0x0(a0)
    and a3, a2, a1                 | L0:
    not a3, a3                     |   mv a3, a0
    sc.d.rl a3, a3, (a0)           |   and a4, a0, a1
    bnez a3, L0                    |   not a4, a4
    mv a0, a2                      |   amocas.d.aqrl a0, a4, (a2)
    ret                            |   bne a0, a3, L0
                                   |   ret
