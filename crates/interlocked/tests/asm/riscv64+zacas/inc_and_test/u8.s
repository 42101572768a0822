# inc_and_test, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    li a1, 0x1                     |   li a1, 0x1
    amoadd.b a0, a1, (a0)          |   amoadd.b a0, a1, (a0)
    addi a0, a0, 0x1               |   addi a0, a0, 0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    li a1, 0x1                     |   li a1, 0x1
    amoadd.b.aq a0, a1, (a0)       |   amoadd.b.aq a0, a1, (a0)
    addi a0, a0, 0x1               |   addi a0, a0, 0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    li a1, 0x1                     |   li a1, 0x1
    amoadd.b.rl a0, a1, (a0)       |   amoadd.b.rl a0, a1, (a0)
    addi a0, a0, 0x1               |   addi a0, a0, 0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    li a1, 0x1                     |   li a1, 0x1
    amoadd.b.aqrl a0, a1, (a0)     |   amoadd.b.aqrl a0, a1, (a0)
    addi a0, a0, 0x1               |   addi a0, a0, 0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
