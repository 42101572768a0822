# compare_exchange, u64, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release/relaxed: 6 instructions, core 6, portable-atomic 6
    mv a4, a1                      |   mv a4, a1
    amocas.d.rl a4, a2, (a0)       |   amocas.d.rl a4, a2, (a0)
    xor a1, a1, a4                 |   xor a1, a1, a4
    seqz a0, a1                    |   seqz a0, a1
    sd a4, 0x0(a3)                 |   sd a4, 0x0(a3)
    ret                            |   ret

release/acquire acqrel/relaxed,acquire seqcst/relaxed,acquire full/relaxed,acquire: 6 instructions, core 6, portable-atomic 6
    mv a4, a1                      |   mv a4, a1
    amocas.d.aqrl a4, a2, (a0)     |   amocas.d.aqrl a4, a2, (a0)
    xor a1, a1, a4                 |   xor a1, a1, a4
    seqz a0, a1                    |   seqz a0, a1
    sd a4, 0x0(a3)                 |   sd a4, 0x0(a3)
    ret                            |   ret
