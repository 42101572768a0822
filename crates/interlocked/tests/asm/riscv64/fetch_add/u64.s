# fetch_add, u64, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amoadd.d a0, a1, (a0)          |   amoadd.d a0, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amoadd.d.aq a0, a1, (a0)       |   amoadd.d.aq a0, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amoadd.d.rl a0, a1, (a0)       |   amoadd.d.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amoadd.d.aqrl a0, a1, (a0)     |   amoadd.d.aqrl a0, a1, (a0)
    ret                            |   ret
