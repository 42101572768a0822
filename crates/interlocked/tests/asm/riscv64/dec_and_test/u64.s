# dec_and_test, u64, riscv64 (RV64GC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoadd.d a0, a1, (a0)          |   amoadd.d a0, a1, (a0)
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoadd.d.aq a0, a1, (a0)       |   amoadd.d.aq a0, a1, (a0)
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoadd.d.rl a0, a1, (a0)       |   amoadd.d.rl a0, a1, (a0)
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    li a1, -0x1                    |   li a1, -0x1
    amoadd.d.aqrl a0, a1, (a0)     |   amoadd.d.aqrl a0, a1, (a0)
    addi a0, a0, -0x1              |   addi a0, a0, -0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
