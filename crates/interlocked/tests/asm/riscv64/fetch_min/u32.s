# fetch_min, u32, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    amominu.w a0, a1, (a0)         |   amominu.w a0, a1, (a0)
    ret                            |   ret

acquire: 2 instructions, core 2, portable-atomic 2
    amominu.w.aq a0, a1, (a0)      |   amominu.w.aq a0, a1, (a0)
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    amominu.w.rl a0, a1, (a0)      |   amominu.w.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 2 instructions, core 2, portable-atomic 2
    amominu.w.aqrl a0, a1, (a0)    |   amominu.w.aqrl a0, a1, (a0)
    ret                            |   ret
