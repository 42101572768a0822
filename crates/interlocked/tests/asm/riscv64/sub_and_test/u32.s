# sub_and_test, u32, riscv64 (RV64GC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    negw a2, a1                    |   neg a2, a1
    amoadd.w a0, a2, (a0)          |   amoadd.w a0, a2, (a0)
    xor a0, a0, a1                 |   xor a0, a0, a1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    negw a2, a1                    |   neg a2, a1
    amoadd.w.aq a0, a2, (a0)       |   amoadd.w.aq a0, a2, (a0)
    xor a0, a0, a1                 |   xor a0, a0, a1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    negw a2, a1                    |   neg a2, a1
    amoadd.w.rl a0, a2, (a0)       |   amoadd.w.rl a0, a2, (a0)
    xor a0, a0, a1                 |   xor a0, a0, a1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    negw a2, a1                    |   neg a2, a1
    amoadd.w.aqrl a0, a2, (a0)     |   amoadd.w.aqrl a0, a2, (a0)
    xor a0, a0, a1                 |   xor a0, a0, a1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
