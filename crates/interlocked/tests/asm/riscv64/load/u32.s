# load, u32, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    lw a0, 0x0(a0)                 |   lw a0, 0x0(a0)
    ret                            |   ret

acquire: 3 instructions, core 3, portable-atomic 3
    lw a0, 0x0(a0)                 |   lw a0, 0x0(a0)
    fence r, rw                    |   fence r, rw
    ret                            |   ret

seqcst: 4 instructions, core 4, portable-atomic 4
    fence rw, rw                   |   fence rw, rw
    lw a0, 0x0(a0)                 |   lw a0, 0x0(a0)
    fence r, rw                    |   fence r, rw
    ret                            |   ret
