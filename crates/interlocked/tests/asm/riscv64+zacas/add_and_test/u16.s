# add_and_test, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 7 instructions, core 9, portable-atomic 9
    amoadd.h a0, a1, (a0)          |   amoadd.h a0, a1, (a0)
    neg a0, a0                     |   lui a2, 0x10
    slli a0, a0, 0x30              |   neg a1, a1
    srli a0, a0, 0x30              |   addi a2, a2, -0x1
    xor a0, a0, a1                 |   and a0, a0, a2
    seqz a0, a0                    |   and a1, a1, a2
    ret                            |   xor a0, a0, a1
                                   |   seqz a0, a0
                                   |   ret

acquire: 7 instructions, core 9, portable-atomic 9
    amoadd.h.aq a0, a1, (a0)       |   amoadd.h.aq a0, a1, (a0)
    neg a0, a0                     |   lui a2, 0x10
    slli a0, a0, 0x30              |   neg a1, a1
    srli a0, a0, 0x30              |   addi a2, a2, -0x1
    xor a0, a0, a1                 |   and a0, a0, a2
    seqz a0, a0                    |   and a1, a1, a2
    ret                            |   xor a0, a0, a1
                                   |   seqz a0, a0
                                   |   ret
