# dec_and_test, u32, riscv64 (RV64GC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoadd.w a0, a1, (a0)          |   amoadd.w a0, a1, (a0)
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoadd.w.aq a0, a1, (a0)       |   amoadd.w.aq a0, a1, (a0)
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoadd.w.rl a0, a1, (a0)       |   amoadd.w.rl a0, a1, (a0)
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoadd.w.aqrl a0, a1, (a0)     |   amoadd.w.aqrl a0, a1, (a0)
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
