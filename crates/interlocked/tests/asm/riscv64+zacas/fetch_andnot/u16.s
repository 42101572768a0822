# fetch_andnot, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    not a1, a1                     |   not a1, a1
    amoand.h a0, a1, (a0)          |   amoand.h a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    not a1, a1                     |   not a1, a1
    amoand.h.aq a0, a1, (a0)       |   amoand.h.aq a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    not a1, a1                     |   not a1, a1
    amoand.h.rl a0, a1, (a0)       |   amoand.h.rl a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    not a1, a1                     |   not a1, a1
    amoand.h.aqrl a0, a1, (a0)     |   amoand.h.aqrl a0, a1, (a0)
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret
