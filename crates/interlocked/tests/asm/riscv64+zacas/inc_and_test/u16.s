# inc_and_test, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    li a1, 0x1                     |   li a1, 0x1
    amoadd.h a0, a1, (a0)          |   amoadd.h a0, a1, (a0)
    addi a0, a0, 0x1               |   addi a0, a0, 0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    li a1, 0x1                     |   li a1, 0x1
    amoadd.h.aq a0, a1, (a0)       |   amoadd.h.aq a0, a1, (a0)
    addi a0, a0, 0x1               |   addi a0, a0, 0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    li a1, 0x1                     |   li a1, 0x1
    amoadd.h.rl a0, a1, (a0)       |   amoadd.h.rl a0, a1, (a0)
    addi a0, a0, 0x1               |   addi a0, a0, 0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    li a1, 0x1                     |   li a1, 0x1
    amoadd.h.aqrl a0, a1, (a0)     |   amoadd.h.aqrl a0, a1, (a0)
    addi a0, a0, 0x1               |   addi a0, a0, 0x1
    seqz a0, a0                    |   seqz a0, a0
    ret                            |   ret
