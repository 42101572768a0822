# fetch_min, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    amominu.h a0, a1, (a0)         |   amominu.h a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    amominu.h.aq a0, a1, (a0)      |   amominu.h.aq a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    amominu.h.rl a0, a1, (a0)      |   amominu.h.rl a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    amominu.h.aqrl a0, a1, (a0)    |   amominu.h.aqrl a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret
