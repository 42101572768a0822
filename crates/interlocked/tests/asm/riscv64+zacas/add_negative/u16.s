# add_negative, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    amoadd.h a0, a1, (a0)          |   amoadd.h a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    amoadd.h.aq a0, a1, (a0)       |   amoadd.h.aq a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    amoadd.h.rl a0, a1, (a0)       |   amoadd.h.rl a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    amoadd.h.aqrl a0, a1, (a0)     |   amoadd.h.aqrl a0, a1, (a0)
    add a0, a0, a1                 |   add a0, a0, a1
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x3f              |   srli a0, a0, 0x3f
    ret                            |   ret
