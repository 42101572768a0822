# fetch_inc, u64, riscv64 (RV64GC) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    li a1, 0x1                     |   li a1, 0x1
    amoadd.d a0, a1, (a0)          |   amoadd.d a0, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    li a1, 0x1                     |   li a1, 0x1
    amoadd.d.aq a0, a1, (a0)       |   amoadd.d.aq a0, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    li a1, 0x1                     |   li a1, 0x1
    amoadd.d.rl a0, a1, (a0)       |   amoadd.d.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    li a1, 0x1                     |   li a1, 0x1
    amoadd.d.aqrl a0, a1, (a0)     |   amoadd.d.aqrl a0, a1, (a0)
    ret                            |   ret
