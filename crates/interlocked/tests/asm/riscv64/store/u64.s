# store, u64, riscv64 (RV64GC) | core

relaxed: 2 instructions, core 2, portable-atomic 2
    sd a1, 0x0(a0)                 |   sd a1, 0x0(a0)
    ret                            |   ret

release: 3 instructions, core 3, portable-atomic 3
    fence rw, w                    |   fence rw, w
    sd a1, 0x0(a0)                 |   sd a1, 0x0(a0)
    ret                            |   ret

seqcst: 2 instructions, core 4, portable-atomic 4
    amoswap.d.rl zero, a1, (a0)    |   fence rw, w
    ret                            |   sd a1, 0x0(a0)
                                   |   fence rw, rw
                                   |   ret
