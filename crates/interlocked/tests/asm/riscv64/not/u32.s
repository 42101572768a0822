# not, u32, riscv64 (RV64GC) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.w zero, a1, (a0)        |   amoxor.w zero, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.w.aq zero, a1, (a0)     |   amoxor.w.aq zero, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.w.rl zero, a1, (a0)     |   amoxor.w.rl zero, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.w.aqrl zero, a1, (a0)   |   amoxor.w.aqrl zero, a1, (a0)
    ret                            |   ret
