# fetch_not, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoxor.h a0, a1, (a0)          |   amoxor.h a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoxor.h.aq a0, a1, (a0)       |   amoxor.h.aq a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoxor.h.rl a0, a1, (a0)       |   amoxor.h.rl a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoxor.h.aqrl a0, a1, (a0)     |   amoxor.h.aqrl a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret
