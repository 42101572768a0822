# not, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.h zero, a1, (a0)        |   amoxor.h zero, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.h.aq zero, a1, (a0)     |   amoxor.h.aq zero, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.h.rl zero, a1, (a0)     |   amoxor.h.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.h.aqrl zero, a1, (a0)   |   amoxor.h.aqrl zero, a1, (a0)
    ret                            |   ret
