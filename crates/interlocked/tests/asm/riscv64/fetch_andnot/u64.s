# fetch_andnot, u64, riscv64 (RV64GC) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.d a0, a1, (a0)          |   amoand.d a0, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.d.aq a0, a1, (a0)       |   amoand.d.aq a0, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.d.rl a0, a1, (a0)       |   amoand.d.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    not a1, a1                     |   not a1, a1
    amoand.d.aqrl a0, a1, (a0)     |   amoand.d.aqrl a0, a1, (a0)
    ret                            |   ret
