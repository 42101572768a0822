# store, u16, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    sh a1, 0x0(a0)                 |   sh a1, 0x0(a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    fence rw, w                    |   fence rw, w
    sh a1, 0x0(a0)                 |   sh a1, 0x0(a0)
    ret                            |   ret

seqcst: 4 instructions, core 4, portable-atomic 4
    fence rw, w                    |   fence rw, w
    sh a1, 0x0(a0)                 |   sh a1, 0x0(a0)
    fence rw, rw                   |   fence rw, rw
    ret                            |   ret
