# fence, all, riscv64 (RV64GC) | core

acquire: 2 instructions, core 2, portable-atomic 2
    fence r, rw                    |   fence r, rw
    ret                            |   ret

release: 2 instructions, core 2, portable-atomic 2
    fence rw, w                    |   fence rw, w
    ret                            |   ret

acqrel: 2 instructions, core 2, portable-atomic 2
    fence.tso                      |   fence.tso
    ret                            |   ret

seqcst full: 2 instructions, core 2, portable-atomic 2
    fence rw, rw                   |   fence rw, rw
    ret                            |   ret
