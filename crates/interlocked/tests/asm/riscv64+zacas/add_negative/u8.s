# add_negative, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    amoadd.b a0, a1, (a0)          |   amoadd.b a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x38              |   slli a0, a0, 0x38
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    amoadd.b.aq a0, a1, (a0)       |   amoadd.b.aq a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x38              |   slli a0, a0, 0x38
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    amoadd.b.rl a0, a1, (a0)       |   amoadd.b.rl a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x38              |   slli a0, a0, 0x38
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    amoadd.b.aqrl a0, a1, (a0)     |   amoadd.b.aqrl a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x38              |   slli a0, a0, 0x38
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret
