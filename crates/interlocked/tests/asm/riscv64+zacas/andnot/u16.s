# andnot, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.h zero, a1, (a0)        |   amoand.h zero, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.h.aq zero, a1, (a0)     |   amoand.h.aq zero, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.h.rl zero, a1, (a0)     |   amoand.h.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.h.aqrl zero, a1, (a0)   |   amoand.h.aqrl zero, a1, (a0)
    ret                            |   ret
