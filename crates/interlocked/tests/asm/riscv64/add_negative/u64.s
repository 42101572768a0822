# add_negative, u64, riscv64 (RV64GC) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    amoadd.d a0, a1, (a0)          |   amoadd.d a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    amoadd.d.aq a0, a1, (a0)       |   amoadd.d.aq a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    amoadd.d.rl a0, a1, (a0)       |   amoadd.d.rl a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    amoadd.d.aqrl a0, a1, (a0)     |   amoadd.d.aqrl a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret
