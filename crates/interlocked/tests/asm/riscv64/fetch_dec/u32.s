# fetch_dec, u32, riscv64 (RV64GC) | core

relaxed: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoadd.w a0, a1, (a0)          |   amoadd.w a0, a1, (a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoadd.w.aq a0, a1, (a0)       |   amoadd.w.aq a0, a1, (a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoadd.w.rl a0, a1, (a0)       |   amoadd.w.rl a0, a1, (a0)
    ret                            |   ret

acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
    li a1, -0x1                    |   li a1, -0x1
    amoadd.w.aqrl a0, a1, (a0)     |   amoadd.w.aqrl a0, a1, (a0)
    ret                            |   ret
