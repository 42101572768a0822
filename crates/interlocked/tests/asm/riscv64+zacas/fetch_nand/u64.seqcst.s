# fetch_nand, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst: 7 instructions, core 9, portable-atomic 9
  L0:                              |   mv a2, a0
    lr.d.aqrl a2, (a0)             |   ld a0, 0x0(a0)
    and a3, a2, a1                 | L0:
    not a3, a3                     |   mv a3, a0
    sc.d.rl a3, a3, (a0)           |   and a4, a0, a1
    bnez a3, L0                    |   not a4, a4
    mv a0, a2                      |   fence rw, rw
    ret                            |   amocas.d.aqrl a0, a4, (a2)
                                   |   bne a0, a3, L0
                                   |   ret

full: 8 instructions
  L0:                              |
    lr.d a2, (a0)                  |
    and a3, a2, a1                 |
    not a3, a3                     |
    sc.d.rl a3, a3, (a0)           |
    bnez a3, L0                    |
    fence rw, rw                   |
    mv a0, a2                      |
    ret                            |
