# fetch_not, u64, riscv64 (RV64GC) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.d a0, a1, (a0)          |   amoxor.d a0, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.d.aq a0, a1, (a0)       |   amoxor.d.aq a0, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.d.rl a0, a1, (a0)       |   amoxor.d.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoxor.d.aqrl a0, a1, (a0)     |   amoxor.d.aqrl a0, a1, (a0)
    ret                            |   ret
