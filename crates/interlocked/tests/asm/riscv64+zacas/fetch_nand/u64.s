# fetch_nand, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 7 instructions, core 8, portable-atomic 8
  L0:                              |   mv a2, a0
    lr.d a2, (a0)                  |   ld a0, 0x0(a0)
    and a3, a2, a1                 | L0:
    not a3, a3                     |   mv a3, a0
    sc.d a3, a3, (a0)              |   and a4, a0, a1
    bnez a3, L0                    |   not a4, a4
    mv a0, a2                      |   amocas.d a0, a4, (a2)
    ret                            |   bne a0, a3, L0
                                   |   ret

acquire: 7 instructions, core 8, portable-atomic 8
  L0:                              |   mv a2, a0
    lr.d.aq a2, (a0)               |   ld a0, 0x0(a0)
    and a3, a2, a1                 | L0:
    not a3, a3                     |   mv a3, a0
    sc.d a3, a3, (a0)              |   and a4, a0, a1
    bnez a3, L0                    |   not a4, a4
    mv a0, a2                      |   amocas.d.aq a0, a4, (a2)
    ret                            |   bne a0, a3, L0
                                   |   ret
