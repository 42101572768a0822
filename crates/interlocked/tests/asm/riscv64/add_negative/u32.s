# add_negative, u32, riscv64 (RV64GC) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    amoadd.w a0, a1, (a0)          |   amoadd.w a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    srliw a0, a0, 0x1f             |   srliw a0, a0, 0x1f
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    amoadd.w.aq a0, a1, (a0)       |   amoadd.w.aq a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    srliw a0, a0, 0x1f             |   srliw a0, a0, 0x1f
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    amoadd.w.rl a0, a1, (a0)       |   amoadd.w.rl a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    srliw a0, a0, 0x1f             |   srliw a0, a0, 0x1f
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    amoadd.w.aqrl a0, a1, (a0)     |   amoadd.w.aqrl a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    srliw a0, a0, 0x1f             |   srliw a0, a0, 0x1f
    ret                            |   ret
